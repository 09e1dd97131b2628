"""How help is printed: examples after the options, and lists of commands in full."""

from __future__ import annotations

from collections.abc import Iterable

import click


def examples(*lines: str) -> str:
    """An epilogue that lists ``lines`` as they are; click would join them into a paragraph without the mark."""
    heading = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(("\b", heading, *(f"  {line}" for line in lines)))


def write_commands(formatter: click.HelpFormatter, summaries: Iterable[tuple[str, str]]) -> None:
    """The section of help that lists commands."""
    with formatter.section("Commands"):
        formatter.write_dl(list(summaries))


class OrderedGroup(click.Group):
    """A group whose help lists its commands in the order in which they were added, with whole sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with the first line of their help."""
        write_commands(formatter, ((name, _first_line(command)) for name, command in self.commands.items()))


def _first_line(command: click.Command) -> str:
    return (command.help or "").partition("\n")[0]
