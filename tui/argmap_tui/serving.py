"""The terminal in a browser: each visitor gets a process of their own, drawn by textual-serve."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import re
import shlex
import socket
import sys
from collections.abc import AsyncIterator
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

from aiohttp import WSMessage, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from argmap.errors import InputError
from argmap.hosts import is_loopback

PROGRAM = "from argmap.cli import main; main()"
ELSEWHERE = re.compile(r"<link[^>]*https://[^>]*>")
"""A style sheet that the page of textual-serve asks another server for: argmap works offline, and tells nobody."""
HEAD = """
    <title>argmap</title>
    <link rel="icon" href="data:," />
    <style>@font-face {{ font-family: "Roboto Mono"; font-weight: 100 700;
      src: url("{fonts}/RobotoMono-VariableFont_wght.ttf"); }}</style>
    <script>
      addEventListener("DOMContentLoaded", () => {{
        document.getElementById("terminal").dataset.sessionWebsocketUrl =
          location.origin.replace("http", "ws") + "{websocket}";
      }});
      const waiting = setInterval(() => {{
        const keys = document.querySelector(".-connected .xterm-helper-textarea");
        if (keys) {{ keys.focus(); clearInterval(waiting); }}
      }}, 100);
    </script>"""
"""A title, the font from here, the way back to the address that the browser came by, keys that work without a click.

No word of a request is in the page, so that nobody can put anything there.
"""
LEFT_ASIDE = "Messages that no page of argmap sends are left aside."
LARGEST = 1_000
"""Columns or rows of a screen at most: a wall of screens has fewer, and each cell takes memory."""
ENDING = 30
"""Seconds that a visitor's process has for saving after the visitor has left."""


class Serving(Server):
    """Serves argmap to pages of its own and to no others.

    A browser lets any page open a websocket to this machine, so that a page from elsewhere could edit the map.
    """

    def initialize_logging(self) -> None:
        """Tell of errors only."""
        logging.basicConfig(level="WARNING", format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - aiohttp calls it
        """Say where it is."""
        sys.stderr.write(f"argmap is at {self.public_url}; Ctrl+C ends it.\n")

    async def handle_index(self, request: web.Request) -> Any:
        """The page."""
        self._refuse_strangers(request)
        page = await super().handle_index(request)
        if isinstance(page, web.Response) and page.text:
            router = request.app.router
            fonts, websocket = router["static"].url_for(filename="fonts"), router["websocket"].url_for()
            page.text = with_own_head(page.text.replace(self.public_url, ""), str(fonts), str(websocket))
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The keys and the screens, for pages that came from here."""
        self._refuse_strangers(request)
        if parted(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden(text="This page may not use argmap.")
        if not all(is_sized(request.query.get(name, "1")) for name in ("width", "height")):
            raise web.HTTPBadRequest(text="No screen is as large as that.")
        return await super().handle_websocket(request)

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        try:
            await super()._process_messages(cast("web.WebSocketResponse", Sound(websocket)), app_service)
        finally:
            ending = asyncio.ensure_future(ended(app_service))
            try:
                await asyncio.shield(ending)
            except asyncio.CancelledError:  # who leaves is waited for also while the server ends
                await ending
                raise

    def _refuse_strangers(self, request: web.Request) -> None:
        """Refuse a name of somebody else's that was made to lead to this machine."""
        if is_loopback(self.host) and not is_loopback(parted(f"//{request.host}").hostname or ""):
            raise web.HTTPForbidden(text="argmap is served to this machine only.")


async def ended(app_service: AppService) -> None:
    """Wait until a visitor's process has saved and is gone, for a while: ``stop`` waits until it draws no more."""
    process = app_service._process  # noqa: SLF001 - nothing public tells of it
    stopping = asyncio.ensure_future(app_service.stop())
    gone = [stopping, *([asyncio.ensure_future(process.wait())] if process else [])]
    _, waiting = await asyncio.wait(gone, timeout=ENDING)
    if waiting and process and process.returncode is None:
        process.kill()
    await asyncio.gather(*gone)


def is_sized(number: str) -> bool:
    """Whether a screen may have so many columns or rows."""
    return number.isascii() and number.isdecimal() and len(number) <= len(str(LARGEST)) and 0 < int(number) <= LARGEST


class Sound:
    """The messages of a websocket without those that no page of argmap sends, of which it tells once."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._is_told = False

    async def __aiter__(self) -> AsyncIterator[WSMessage]:
        """The messages that can be understood."""
        async for message in self._socket:
            if message.type != WSMsgType.TEXT or is_sound(message.data):
                yield message
            elif not self._is_told:
                self._is_told = True
                logging.getLogger(__name__).warning(LEFT_ASIDE)

    async def send_json(self, data: Any) -> None:
        """Answer."""
        await self._socket.send_json(data)


def is_sound(text: str) -> bool:
    """Whether ``text`` is a message that a page of argmap may send: a list of its kind and what belongs to it."""
    try:
        kind, *rest = json.loads(text)
        match kind, rest:
            case "stdin", [str() as typed]:
                typed.encode()
            case "resize", [{"width": int() as width, "height": int() as height}]:
                return is_sized(str(width)) and is_sized(str(height))
            case ("ping", [_]) | ("blur" | "focus", _):
                pass
            case _:
                return False
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def parted(address: str) -> SplitResult:
    """The parts of an address; none of one that cannot be told apart."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def refuse_deaf(host: str, port: int) -> None:
    """Raise ``InputError`` where no server can listen at ``host`` and ``port``."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except (socket.gaierror, UnicodeError) as error:
        raise InputError(f"this machine knows no address '{host}'", "Choose another with --host.") from error
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        why = "something else listens there already" if is_taken else (error.strerror or str(error)).lower()
        how = "Choose another port with --port." if is_taken else "Choose another address with --host, or --port."
        raise InputError(f"argmap cannot listen at {host}:{port}: {why}", how) from error


def with_own_head(page: str, fonts: str, websocket: str) -> str:
    """The page with a title, with the font that is served here in place of one from elsewhere, and its way back."""
    head = HEAD.format(fonts=fonts, websocket=websocket)
    return ELSEWHERE.sub("", page, count=1).replace("<head>", f"<head>{head}", 1)


def serve(map: str | None, host: str, port: int) -> None:
    """Serve ``map``, or the one opened last, until it is ended.

    Raises ``InputError`` where nothing can listen there.
    """
    refuse_deaf(host, port)
    command = [sys.executable, "-c", PROGRAM, "open", *([map] if map else [])]
    Serving(shlex.join(command), host=host, port=port, title="argmap").serve()
