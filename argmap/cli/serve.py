"""``argmap serve``: the terminal in a browser."""

from __future__ import annotations

from importlib.util import find_spec

import click

from argmap.cli._help import examples
from argmap.cli._output import say
from argmap.cli._targets import editing
from argmap.errors import InputError
from argmap.hosts import is_loopback
from argmap.settings import author

EXTRA = "Install what serves it: `pip install 'argmap[serve]'`."


@click.command(epilog=examples("argmap serve deprecation", "argmap serve --port 9000"))
@click.argument("map", required=False)
@click.option("--host", default="localhost", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen at.")
def serve(map: str | None, host: str, port: int) -> None:
    """Offer the terminal in a browser.

    MAP is the name of a map in the library; without it the map that was open last. Only browsers of this machine reach
    it unless --host says otherwise; there is no password, and whoever reaches it reads your library and edits as you.
    """
    if map is not None:
        with editing(map):
            """There is such a map."""
    if find_spec("textual_serve") is None:
        raise InputError("argmap serve needs textual-serve, which is not installed", EXTRA)
    if not is_loopback(host):
        say(f"Warning: anybody who reaches {host}:{port} reads your library and edits as {author()}.", err=True)
    from argmap_tui.serving import serve as start  # deferred: no other command needs a web server

    start(map, host, port)
