"""A server that speaks the Messages API as far as these tests need it: streams what it is told to, on the loopback."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 12
"""Characters of text in one event."""


@dataclass
class Reply:
    """What to answer to one request."""

    text: str = ""
    status: int = 200
    model: str = "a-model-1-answered"
    stop: str | None = "end_turn"
    details: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    """After how many events the connection is closed."""
    error_after: int | None = None
    """After how many events an error event is sent."""
    raw: str = ""
    """A body to send in place of all that."""

    def events(self) -> Iterator[tuple[str, dict[str, Any]]]:
        usage = {"input_tokens": 10, "output_tokens": 1}
        start = {"id": "msg_1", "type": "message", "role": "assistant", "model": self.model, "content": []}
        yield "message_start", {"message": {**start, "stop_reason": None, "stop_sequence": None, "usage": usage}}
        yield "ping", {}
        if self.text:
            yield "content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}
            for at in range(0, len(self.text), PIECE):
                delta = {"type": "text_delta", "text": self.text[at : at + PIECE]}
                yield "content_block_delta", {"index": 0, "delta": delta}
            yield "content_block_stop", {"index": 0}
        ended: dict[str, Any] = {"stop_reason": self.stop, "stop_sequence": None, "stop_details": self.details}
        yield "message_delta", {"delta": ended, "usage": {"output_tokens": 5}}
        yield "message_stop", {}


@dataclass
class Server:
    """The replies that wait, and the requests that came."""

    url: str = ""
    replies: deque[Reply] = field(default_factory=deque)
    requests: list[dict[str, Any]] = field(default_factory=list)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            server.requests.append({"path": self.path, "headers": dict(self.headers), "body": body})
            reply = (
                server.replies.popleft() if server.replies else Reply(status=500, headers={"x-should-retry": "false"})
            )
            self.send_response(reply.status)
            for name, value in {"request-id": "req_1", "connection": "close", **reply.headers}.items():
                self.send_header(name, value)
            if reply.raw or reply.status != 200:
                self.send_header("content-type", "application/json" if reply.status != 200 else "text/html")
                self.end_headers()
                error = {"type": "error", "error": {"type": f"error_{reply.status}", "message": "told by the server"}}
                self.wfile.write((reply.raw or json.dumps(error)).encode())
                return
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            for at, (name, data) in enumerate(reply.events()):
                if at == reply.cut:
                    return
                if at == reply.error_after:
                    error = {"type": "overloaded_error", "message": "too busy"}
                    self.send_event("error", {"error": error})
                    return
                self.send_event(name, data)

        def send_event(self, name: str, data: dict[str, Any]) -> None:
            self.wfile.write(f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode())

    return Handler


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of the loopback."""
    server = Server()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(server)) as http:
        server.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield server
        http.shutdown()
        thread.join()
