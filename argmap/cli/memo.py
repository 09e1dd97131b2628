"""``argmap memo``: the policy memo on a question of a map, and whether one that was written still holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli._help import examples
from argmap.cli._lazy import Lazy, LazyGroup
from argmap.cli._memo_recipe import other_recipe, recipe_of, recipe_options
from argmap.cli._output import say, say_utf8
from argmap.cli._targets import Target, author_of, open_library, reading
from argmap.errors import InputError
from argmap.formats import write_bytes
from argmap.memo.beside import beside_of
from argmap.memo.build import build, long_form
from argmap.memo.recipe import Front
from argmap.memo.saving import check_ending, contents, is_changed, is_foreign
from argmap.memo.write import WRITERS, markdown

if TYPE_CHECKING:
    from argmap.assist.queue import Queue
    from argmap.memo.blocks import Memo
    from argmap.memo.drafted import Drafts
    from argmap.memo.hand import Sidecar
    from argmap.memo.helped import Tally

NO_MAP = ""
"""What stands where MAP does when one of the other commands is called."""


COMMANDS = {
    "check": Lazy("argmap.cli.memo_check", "check", "Check whether a memo still says what follows from its map."),
    "polish": Lazy(
        "argmap.cli.memo_polish", "polish", "Ask a model to say the findings of a memo on MAP in plainer words."
    ),
}


class MemoGroup(LazyGroup):
    """``memo MAP`` writes a memo; the other commands take its place."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options follow MAP, and take a command's name for what it is."""
        if args and args[0] in self.table:
            return super().parse_args(ctx, [NO_MAP, *args])
        ctx.allow_interspersed_args = True
        return super().parse_args(ctx, args)


@click.group(
    cls=MemoGroup,
    table=COMMANDS,
    invoke_without_command=True,
    subcommand_metavar="",
    epilog=examples(
        "argmap memo deprecation --perspective on-deprecations -o memo.md -o memo.pdf",
        "argmap memo deprecation --perspective on-deprecations --write-hand mine.md",
        "argmap memo deprecation --perspective on-deprecations --hand mine.md --short -o memo.docx",
        "argmap memo deprecation --perspective on-deprecations --against burden=precaution -o burdens.html",
        "argmap memo polish deprecation --perspective on-deprecations --dry-run",
        "argmap memo check memo.md",
    ),
)
@click.argument("map")
@click.option(
    "-o",
    "outputs",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help=f"Where to write it, by its ending {', '.join(WRITERS)}. Repeat it. Without it Markdown is printed.",
)
@click.option("--hand", "rewritten", type=click.Path(path_type=Path), help="A file with your own words for its blocks.")
@click.option("--write-hand", type=click.Path(path_type=Path), help="Begin such a file, with the bottom line as it is.")
@click.option("--block", "blocks", multiple=True, help="With --write-hand: this block instead, such as cruxes. Repeat.")
@click.option("--against", multiple=True, metavar="NAME=VALUE", help="Compare with burden, semantics, perspective …")
@click.option(
    "--as", "author", metavar="NAME", help="Whose own perspective; without it ARGMAP_AUTHOR or your login name."
)
@click.option("--force", is_flag=True, help="Replace files that are no memos of argmap's, or were changed since.")
@recipe_options
@click.pass_context
def memo(  # noqa: PLR0913 - each is a choice to be stated
    context: click.Context,
    /,
    map: str,
    *,
    outputs: tuple[Path, ...],
    rewritten: Path | None,
    write_hand: Path | None,
    blocks: tuple[str, ...],
    against: tuple[str, ...],
    author: str | None,
    force: bool,
    **options: Any,
) -> None:
    """Write the policy memo on a question of MAP: what is recommended, how sure that is, what it turns on.

    Every sentence that states a finding names the items it rests on, and `argmap memo check` tells when it has gone
    stale. With --hand a person's words take the place of argmap's; with --against the same question is judged in two
    ways, side by side.
    """
    if context.invoked_subcommand is not None:
        return
    for path in (*outputs, *filter(None, [write_hand])):
        _refuse(path, force=force, is_memo=path != write_hand)
    sidecar = _read(rewritten) if rewritten is not None else None
    with reading(map) as target:
        made = _made(target, sidecar, author_of(author), against, options)
        of = target.map
    if write_hand is not None:
        from argmap.memo.starting import begun

        _write(write_hand, begun(made, blocks).encode())
    if not outputs and write_hand is None:
        say_utf8(markdown.text(made))
    for path, content in contents(made, of, outputs, lambda path: say(f"writing {path} …", err=True)).items():
        _write(path, content)


def _read(path: Path) -> Sidecar:
    from argmap.memo.hand import read  # reading Markdown takes a parser that writing has no use for

    return read(path)


def _made(
    target: Target, sidecar: Sidecar | None, author: str, against: tuple[str, ...], options: dict[str, Any]
) -> Memo:
    recipe = recipe_of(target, author, sidecar.front if sidecar is not None else Front(), options)
    if against:
        recipe = recipe.model_copy(update={"compared": other_recipe(recipe, target.map, against)})
    recipe = recipe.model_copy(update={"help": _help(target)})
    say(f"weighing '{target.name}' …", err=True)
    beside = beside_of(target.map, target.history())
    made, long = build(target.map, recipe, beside), long_form(target.map, recipe, beside)
    if sidecar is None:
        return made
    if aside := sidecar.left_aside(made, long):
        say(f"the short form has not all that {sidecar.path} is about; it leaves aside: {', '.join(aside)}", err=True)
    return sidecar.apply(made, drafts_of(target), long)


def _help(target: Target) -> tuple[Tally, ...]:
    """What models were asked for; a map on disk has no queue."""
    if target.live is None:
        return ()
    with _queue(target) as (queue, task):
        return tuple(queue.tallies(task))


def drafts_of(target: Target) -> Drafts:
    """What models have drafted; nothing for a map on disk."""
    from argmap.memo.drafted import Drafts  # as the queue, which brings it

    if target.live is None:
        return Drafts()
    with _queue(target) as (queue, task):
        return Drafts(queue.drafted(task))


@contextmanager
def _queue(target: Target) -> Iterator[tuple[Queue, str]]:
    """The queue of a map of the library, and what the task of polishing is called there."""
    from argmap.assist.queue import POLISHING, Queue  # takes the library with it, which a memo of files can do without

    with open_library() as library:
        yield Queue(library, target.name), POLISHING


def _refuse(path: Path, *, force: bool, is_memo: bool) -> None:
    """Raise ``InputError`` for an ending that there is not, and for a file of somebody else's that is there."""
    if is_memo:
        check_ending(path)
    if force:
        return
    what = "is already there" if not is_memo and path.exists() else ""
    if is_memo and is_foreign(path):
        what = "is there and is no memo that argmap wrote"
    elif is_memo and is_changed(path):
        what = "is a memo that somebody has changed since argmap wrote it"
    if what:
        raise InputError(f"{path} {what}", "Name another file, or replace it with --force.")


def _write(path: Path, content: bytes) -> None:
    write_bytes(path, content)
    say(f"wrote {path}")
