"""``argmap edit``: every change to a map of the library."""

from __future__ import annotations

import click

from argmap.cli import edit_add, edit_change
from argmap.cli._help import OrderedGroup, examples

COMMANDS = (
    edit_add.add_claim,
    edit_add.add_argument,
    edit_add.add_evidence,
    edit_add.add_question,
    edit_add.add_source,
    edit_change.revise,
    edit_change.retire,
    edit_change.merge,
    edit_change.link,
    edit_change.weigh,
    edit_change.undo,
    edit_change.redo,
)


class EditGroup(OrderedGroup):
    """Commands after a MAP; help on one of them is given without naming a map."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take ``edit add-claim --help`` for ``edit MAP add-claim --help``."""
        if len(args) == 2 and args[0] in self.commands and args[1] in ctx.help_option_names:
            args = ["MAP", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=EditGroup,
    subcommand_metavar="COMMAND [ARGS]...",
    epilog=examples(
        'argmap edit my-map add-claim "The lease ends in May." --kind empirical',
        "argmap edit my-map add-argument --con stay --premise lease-ends",
        "argmap edit my-map undo",
    ),
)
@click.argument("map")
@click.pass_context
def edit(context: click.Context, map: str) -> None:
    """Change a map of the library. Every change is kept in its history and can be undone."""
    context.obj = map


for command in COMMANDS:
    edit.add_command(command)
