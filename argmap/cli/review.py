"""``argmap review``: deciding on what models have proposed."""

from __future__ import annotations

import contextlib
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.assist.differing import difference
from argmap.assist.queue import Draft, Queue, State
from argmap.cli._help import OrderedGroup, examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import author_of, open_library, refuse_path
from argmap.memo.words import counted

if TYPE_CHECKING:
    from argmap.assist.reviewing import Review

STYLES = {"same": "", "lost": "against", "added": "for"}
EMPTY = "Nothing waits. Drafts come from `argmap memo polish {}`, which asks a model for plainer words."


class ReviewGroup(OrderedGroup):
    """Commands after a MAP; help on one of them is given without naming a map."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take ``review accept --help`` for ``review MAP accept --help``; let options follow MAP in a list."""
        if len(args) == 2 and args[0] in self.commands and args[1] in ctx.help_option_names:
            args = ["MAP", *args]
        ctx.allow_interspersed_args = self.commands.keys().isdisjoint(args[1:])
        return super().parse_args(ctx, args)


@click.group(
    cls=ReviewGroup,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND [ARGS]...]",
    epilog=examples(
        "argmap review deprecation",
        "argmap review deprecation accept 3 4 --hand memo.hand.md",
        'argmap review deprecation edit 5 --words "Moving may be acceptable, at strength .62."',
        'argmap review deprecation reject 6 --reason "no plainer than it was"',
    ),
)
@click.argument("map")
@click.option("--all", "every", is_flag=True, help="List what was decided as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def review(context: click.Context, map: str, *, every: bool, as_json: bool) -> None:
    """List what models have proposed for MAP and nobody has decided on yet, or decide on it.

    What a proposal takes away stands in [-…-], what it adds in {+…+}.
    """
    refuse_path(map)
    context.obj = map
    if context.invoked_subcommand is not None:
        return
    with open_library() as library:
        queue = Queue(library, map)
        found = queue.drafts(*(() if every else (State.WAITING,)))
    if as_json:
        say_json([_data(one) for one in found])
        return
    for line in _lines(found, map):
        click.echo(line)


@contextlib.contextmanager
def _reviewing(map: str) -> Iterator[Review]:
    from argmap.assist.reviewing import Review  # builds memos, which a list does not wait for

    with open_library() as library:
        yield Review(Queue(library, map), library.open(map).map)


def _data(draft: Draft) -> dict[str, Any]:
    data = asdict(draft)
    del data["about"]
    return data


def _lines(found: Sequence[Draft], map: str) -> Iterator[str]:
    if not found:
        yield from hanging("", [Span(EMPTY.format(map))], width())
        return
    for at, draft in enumerate(found):
        if at:
            yield ""
        yield from _draft_lines(draft)


def _draft_lines(draft: Draft) -> Iterator[str]:
    state = "" if draft.state is State.WAITING else f"{draft.state} by {draft.decider}"
    head = [Span(str(draft.id), "heading"), Span(f"[{draft.subject}]", "id"), Span(draft.model, "dim"), Span(state)]
    yield from hanging("", head, width())
    for name, text in (("before", draft.before), ("after", draft.words), ("kept", draft.kept)):
        if name != "kept" or draft.state is State.EDITED:
            yield from hanging(f"  {name:<7} ", [Span(text)], width())
    pieces = [Span(one.marked, STYLES[one.kind]) for one in difference(draft.before, draft.words)]
    yield from hanging(f"  {'change':<7} ", pieces, width())
    for complaint in draft.complaints:
        yield from hanging("  ! ", [Span(complaint)], width())
    if draft.reason:
        yield from hanging("  reason  ", [Span(draft.reason)], width())


def deciding(function: Callable[..., None]) -> Callable[..., None]:
    """The option that says who decides."""
    return click.option(
        "--as", "--author", "author", metavar="NAME", help="Who decides; without it ARGMAP_AUTHOR or your login name."
    )(click.pass_obj(function))


to_hand = click.option(
    "--hand",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Put the words into this hand file, which `argmap memo MAP --hand FILE` reads; made if there is none.",
)


@review.command(epilog=examples("argmap review deprecation accept 3 4 --hand memo.hand.md"))
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
@to_hand
@deciding
def accept(map: str, ids: tuple[int, ...], path: Path | None, author: str | None) -> None:
    """Accept drafts as they are, all or none.

    Refused is a draft that fails the check, and one whose finding has changed since.
    """
    with _reviewing(map) as reviewing:
        decided = reviewing.accept(ids, name := author_of(author), path)
        _told(reviewing, decided, path, name)


@review.command(
    epilog=examples('argmap review deprecation edit 5 --words "Moving may be acceptable, at strength .62."')
)
@click.argument("id", type=int)
@click.option("--words", required=True, metavar="TEXT", help="The words to keep; they have to pass the same check.")
@to_hand
@deciding
def edit(map: str, id: int, *, words: str, path: Path | None, author: str | None) -> None:
    """Accept a draft in words that you changed."""
    with _reviewing(map) as reviewing:
        decided = reviewing.edit(id, words, name := author_of(author), path)
        _told(reviewing, [decided], path, name)


@review.command(epilog=examples('argmap review deprecation reject 6 --reason "no plainer than it was"'))
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is kept.")
@deciding
def reject(map: str, ids: tuple[int, ...], *, reason: str, author: str | None) -> None:
    """Reject drafts, all or none."""
    with _reviewing(map) as reviewing:
        decided = reviewing.reject(ids, author_of(author), reason)
    say(_decided(decided))


@review.command(epilog=examples("argmap review deprecation write memo.hand.md"))
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("ids", nargs=-1, type=int, metavar="[ID]...")
@click.pass_obj
def write(map: str, path: Path, ids: tuple[int, ...]) -> None:
    """Put everything that was accepted, or the drafts named, into the hand file FILE, made if there is none.

    Left out is what the memo no longer finds, what is for another memo than FILE, and what FILE says in words of your
    own: they are not replaced.
    """
    with _reviewing(map) as reviewing:
        put = reviewing.write(path, ids)
    _tell_left(reviewing.left)
    nothing = "nothing accepted still holds" if not reviewing.left else "nothing that was accepted has a place there"
    say(f"{counted(len(put), 'sentence')} put into {path}" if put else f"{nothing}; nothing written")


def _tell_left(left: Mapping[int, str]) -> None:
    for id, why in left.items():
        say(f"draft {id} is left out: {why}", err=True)


def _told(reviewing: Review, decided: Sequence[Draft], path: Path | None, author: str) -> None:
    say(_decided(decided))
    _tell_left(reviewing.left)
    if path is not None and len(reviewing.left) == len(decided):
        say(f"{path} is as it was")
        return
    for call, ids in _calls(reviewing, decided, author).items():
        if path is not None:
            say(f"wrote {path}: {call} --hand {shlex.quote(str(path))} -o MEMO puts the words in")
        else:
            write = f"argmap review {reviewing.queue.name} write FILE {' '.join(map(str, ids))}"
            say(f"In no memo yet. To put the words in: {write}; then {call} --hand FILE -o MEMO", err=True)


def _calls(reviewing: Review, decided: Sequence[Draft], author: str) -> dict[str, list[int]]:
    """The commands that make the memos which drafts were proposed for, each with those drafts."""
    from argmap.assist.calling import call
    from argmap.memo.recipe import Recipe

    calls = defaultdict[str, list[int]](list)
    for one in decided:
        calls[call(Recipe.model_validate_json(one.about), reviewing.map, author)].append(one.id)
    return calls


def _decided(decided: Sequence[Draft]) -> str:
    return f"{decided[0].state}: {', '.join(str(one.id) for one in decided)}"
