"""``argmap sources``: the works a map rests on, and copies of them in which its passages are found and checked."""

from __future__ import annotations

import click

from argmap.cli import sources_read, sources_write
from argmap.cli._help import OrderedGroup, examples

COMMANDS = (
    sources_read.list_sources,
    sources_write.attach,
    sources_write.detach,
    sources_read.verify,
    sources_read.show,
    sources_read.coverage,
    sources_write.anchor,
)


class SourcesGroup(OrderedGroup):
    """Commands after a MAP; the map may also follow the command, as in ``argmap sources anchor MAP``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put MAP first where the command was named first."""
        if args and args[0] in self.commands and (len(args) < 2 or args[1] not in self.commands):
            if len(args) == 2 and args[1] in ctx.help_option_names:
                args = ["MAP", *args]
            elif len(args) > 1 and not args[1].startswith("-"):
                args = [args[1], args[0], *args[2:]]
        return super().parse_args(ctx, args)


@click.group(
    cls=SourcesGroup,
    subcommand_metavar="COMMAND [ARGS]...",
    epilog=examples(
        "argmap sources deprecation list",
        "argmap sources deprecation attach on-deprecations.pdf",
        "argmap sources deprecation verify",
    ),
)
@click.argument("map")
@click.pass_context
def sources(context: click.Context, map: str) -> None:
    """List the works a map rests on; attach your copies of them and check that every passage is there.

    A map points at passages by position and hashes and need not hold the words of its sources. MAP is a name in the
    library or a path.
    """
    context.obj = map


for command in COMMANDS:
    sources.add_command(command)
