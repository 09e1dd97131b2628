"""``argmap open``: the terminal on a map."""

from __future__ import annotations

import gc
import os

import click

from argmap.cli._help import examples
from argmap.cli._output import at_terminal
from argmap.cli._targets import refuse_path
from argmap.errors import InputError

SERVED = "TEXTUAL_DRIVER"
"""Set by `argmap serve`: the screen is then a browser's, and the streams lead there."""


@click.command(name="open", epilog=examples("argmap open deprecation"))
@click.argument("map", required=False)
@click.pass_context
def open_map(context: click.Context, map: str | None) -> None:
    """Open a map in the terminal.

    MAP is the name of a map in the library; without it the map that was open last is opened, on a first run the one
    that ships with argmap. `argmap` alone does the same.
    """
    if map is not None:
        refuse_path(map)
    if not at_terminal() and SERVED not in os.environ:
        raise InputError(
            "argmap opens on a terminal only, and this is none: input, output or error output is a file or a pipe",
            f"Use `argmap show{' ' + map if map else ''}` to print the map instead.",
        )
    gc.disable()  # what is made until the first screen stands stays
    from argmap_tui.app import run  # deferred: no other command needs the terminal toolkit

    context.exit(run(map))
