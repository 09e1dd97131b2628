"""A group of commands that imports only the one that is called, and the seam where every error becomes a message."""

from __future__ import annotations

import difflib
import importlib
import io
import os
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from argmap.cli._failures import INPUT_WRONG, INTERRUPTED, report
from argmap.cli._help import write_commands


class Lazy(NamedTuple):
    """Where a command is defined, and its line in the list of commands."""

    module: str
    attribute: str
    summary: str

    def load(self) -> click.Command:
        """The command itself."""
        command = getattr(importlib.import_module(self.module), self.attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.module}.{self.attribute} is no command")
        return command


class LazyGroup(click.Group):
    """Commands that are imported when they are called."""

    def __init__(self, *, table: Mapping[str, Lazy], **settings: Any) -> None:
        super().__init__(**settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; a name that is nearly right is named in the error."""
        if cmd_name in self.table:
            return self.table[cmd_name].load()
        close = difflib.get_close_matches(cmd_name, self.table, n=1)
        if close:
            ctx.fail(f"No such command '{cmd_name}'. Did you mean '{close[0]}'?")
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        write_commands(formatter, ((name, lazy.summary) for name, lazy in self.table.items()))


class CommandLine(LazyGroup):
    """The top of the command line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong in it ends as a message and an exit code."""
        _never_fail_to_encode()
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - the last seam: no traceback reaches a user
            report(error)
            ctx.exit(INPUT_WRONG)


def _never_fail_to_encode() -> None:
    """Let characters that the output cannot show become question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
