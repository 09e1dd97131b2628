"""The terminal in a browser: each visitor gets a process of their own, drawn by textual-serve."""

from __future__ import annotations

import errno
import logging
import re
import shlex
import socket
import sys
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
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
      const waiting = setInterval(() => {{
        const keys = document.querySelector(".-connected .xterm-helper-textarea");
        if (keys) {{ keys.focus(); clearInterval(waiting); }}
      }}, 100);
    </script>"""
"""A title, the font from here, and keys that work without a click."""


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
        """The page, which comes back to the address that the browser came by."""
        self._refuse_strangers(request)
        self.public_url = f"{request.scheme}://{request.host}"
        page = await super().handle_index(request)
        if isinstance(page, web.Response) and page.text:
            page.text = with_own_head(page.text, str(request.app.router["static"].url_for(filename="fonts")))
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The keys and the screens, for pages that came from here."""
        self._refuse_strangers(request)
        if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden(text="This page may not use argmap.")
        return await super().handle_websocket(request)

    def _refuse_strangers(self, request: web.Request) -> None:
        """Refuse a name of somebody else's that was made to lead to this machine."""
        if is_loopback(self.host) and not is_loopback(urlsplit(f"//{request.host}").hostname or ""):
            raise web.HTTPForbidden(text="argmap is served to this machine only.")


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


def with_own_head(page: str, fonts: str) -> str:
    """The page with a title, and with the font that is served here in place of one from elsewhere."""
    return ELSEWHERE.sub("", page, count=1).replace("<head>", f"<head>{HEAD.format(fonts=fonts)}", 1)


def serve(map: str | None, host: str, port: int) -> None:
    """Serve ``map``, or the one opened last, until it is ended.

    Raises ``InputError`` where nothing can listen there.
    """
    refuse_deaf(host, port)
    command = [sys.executable, "-c", PROGRAM, "open", *([map] if map else [])]
    Serving(shlex.join(command), host=host, port=port, title="argmap").serve()
