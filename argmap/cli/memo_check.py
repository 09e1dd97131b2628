"""``argmap memo check``: whether a memo still says what follows from its map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from argmap.cli._failures import answer_no
from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import reading
from argmap.errors import InputError, UnknownId
from argmap.memo import checking, files
from argmap.memo.basis import snapshot
from argmap.memo.beside import beside_of
from argmap.memo.blocks import Hand
from argmap.memo.checking import Report, Stale
from argmap.memo.written import Written

MEANING = {
    Stale.CHANGED: "something else follows now",
    Stale.RESTED: "reads the same, but what it rests on has changed",
    Stale.GONE: "no longer follows",
    Stale.NEW: "new: the memo does not have it",
    Stale.ALTERED: "changed in the file, not in the map",
    Stale.MISSING: "taken out of the file",
}


EXAMPLES = ("argmap memo check memo.md", "argmap memo check memo.pdf --map deprecation --json")
NOT_THE_MAP = "No item of the map has changed: what has is the file, its history, the attached copies or argmap itself."


class Check(click.Command):
    """Says how it is called without the MAP that the group above it takes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a MAP before FILE, as `argmap memo` takes one, with the words to write instead."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            how = "Write: argmap memo check FILE. Add --map MAP for another map than the one that the memo names."
            raise InputError(error.format_message().rstrip("."), how) from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Leave out MAP."""
        formatter.write_usage("argmap memo check", " ".join(self.collect_usage_pieces(ctx)))


@click.command(cls=Check, epilog=examples(*EXAMPLES))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "named", help="The map; without it the one that the memo names.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(file: Path, named: str | None, *, as_json: bool) -> None:
    """Check whether the memo FILE (Markdown, HTML or PDF) still says what follows from its map.

    The memo is made again from the map as it is now, and compared finding by finding: sentences whose words or numbers
    changed, whose items changed though they read the same, that are gone, that are new, and that somebody changed in
    the file without marking them as their own. Exits with 1 when there is any.
    """
    found = files.read(file)
    with reading(named or found.recipe.map) as target:
        if found.recipe.event is not None and target.live is None:
            say("the map is read from files, which do not have the history that the memo tells of", err=True)
        try:
            memo = checking.made_again(found, target.map, beside_of(target.map, target.history()))
            reports, why = checking.check(found, memo, target.map), ""
        except (InputError, UnknownId) as error:
            reports, why = [], error.message
    is_same = snapshot(target.map) == found.recipe.snapshot
    if as_json:
        data: dict[str, Any] = {
            "file": str(file),
            "map": target.name,
            "stale": bool(reports or why),
            "findings": len(found.said),
        }
        data["map_changed"] = not is_same
        say_json({**data, "cannot_be_made_again": why, "reports": [asdict(one) for one in reports]})
    else:
        for line in _lines(found, reports, why, file):
            click.echo(line)
    if reports and is_same:
        say(f"  → {NOT_THE_MAP}", err=True)
    if reports or why:
        answer_no()


def _lines(found: Written, reports: Sequence[Report], why: str, file: Path) -> Iterator[str]:
    """The answer, and each finding with what it was and is."""
    if why:
        yield from hanging("", [Span(f"{file} is stale: it cannot be made again, for {why}.")], width())
        return
    if not reports:
        yield from hanging("", [Span(f"{file} holds: all {len(found.said)} findings follow from the map.")], width())
        return
    stale = sum(one.stale not in {Stale.NEW, Stale.MISSING} for one in reports)
    words = f"{file} is stale: {stale} of its {len(found.said)} findings, and {len(reports) - stale} that it lacks."
    yield from hanging("", [Span(words, "heading")], width())
    for one in reports:
        yield ""
        yield from _report_lines(one)


def _report_lines(one: Report) -> Iterator[str]:
    yield from hanging("", [Span(f"{MEANING[one.stale]}:"), Span(f"[{one.key}]", "id")], width())
    own = "" if one.hand is Hand.MAP else f" ({one.hand}'s words)"
    if one.was:
        yield from hanging(f"  was{own}  ", [Span(one.was)], width())
    if one.now and one.stale is not Stale.RESTED:
        yield from hanging("  now  ", [Span(one.now)], width())
    for word, ids in (("revised", one.revised), ("gone", one.vanished)):
        if ids:
            yield from hanging(f"  {word}: ", [Span(", ".join(ids))], width())
