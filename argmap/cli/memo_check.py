"""``argmap memo check``: whether a memo still says what follows from its map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import Any

import click

from argmap.cli._failures import answer_no
from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import reading
from argmap.cli.memo import drafts_of
from argmap.errors import InputError, UnknownId
from argmap.memo import checking, files, visible
from argmap.memo.beside import beside_of
from argmap.memo.blocks import Hand
from argmap.memo.checking import Report, Stale
from argmap.memo.hand import is_hand
from argmap.memo.prints import snapshot
from argmap.memo.words import counted, listed
from argmap.memo.written import Written
from argmap.model import Map

MEANING = {
    Stale.CHANGED: "something else follows now",
    Stale.RESTED: "reads the same, but what it rests on has changed",
    Stale.GONE: "no longer follows",
    Stale.NEW: "new: the memo does not have it",
    Stale.ALTERED: "changed in the file, not in the map",
    Stale.MISSING: "taken out of the file",
    Stale.FOREIGN: "does not follow from the map",
    Stale.MOVED: "begins a passage that belongs elsewhere",
    Stale.UNDISCLOSED: "a model's words, marked as the author's",
    Stale.UNLIKE: "the pages are not what follows from the data in the file",
}
LACKING = frozenset({Stale.NEW, Stale.MISSING})
IN_FILE = (Stale.ALTERED, Stale.FOREIGN, Stale.MOVED, Stale.MISSING)
WORDS_OF = {
    Hand.AUTHOR: "author's words",
    Hand.MODEL: "model's words",
    Hand.EDITED: "model's words, rewritten",
}
SAYS = {Stale.UNLIKE: ("page", "data"), Stale.UNDISCLOSED: ("file", "queue"), **dict.fromkeys(IN_FILE, ("file", "map"))}
"""What is before both words of a report, where that is not what was and what is now."""


EXAMPLES = ("argmap memo check memo.md", "argmap memo check memo.pdf --map deprecation --json")
NOT_THE_MAP = "No item of the map has changed: what has is the file, its history, the attached copies or argmap itself."
UNSEALED = "something beside the findings, such as the status or a blank: the file's digest of itself does not fit it"
NO_PAGES = "the data in the file was checked, and not whether its pages show it"


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

    The memo is made again from the map as it is now, and all that is to be read is compared: findings whose words or
    numbers changed, whose items changed though they read the same, that are gone, that are new, and whatever else the
    file has that argmap did not write there. The pages of HTML and PDF have to show what the data in them says. Exits
    with 1 when there is anything, and with 2 when the file is cut off or is no memo.
    """
    found = _read(file)
    with reading(named or found.recipe.map) as target:
        if found.recipe.event is not None and target.live is None:
            say("the map is read from files, which do not have the history that the memo tells of", err=True)
        try:
            memo = checking.made_again(found, target.map, beside_of(target.map, target.history()))
            reports, why = checking.check(found, memo, target.map, drafts_of(target)), ""
        except (InputError, UnknownId) as error:
            reports, why = [], error.message
    reports += _unlike(file, found, target.map)
    is_same = snapshot(target.map) == found.recipe.snapshot
    if not (reports or why or files.is_as_written(file)):
        reports = [Report("", Stale.ALTERED, UNSEALED)]
    if as_json:
        say_json(_data(file, target.name, found, reports, why) | {"map_changed": not is_same})
    else:
        for line in (*_lines(found, reports, why, file, is_same=is_same), *_own_lines(found)):
            click.echo(line)
    if reports and is_same:
        say(f"  → {NOT_THE_MAP}", err=True)
    if reports or why:
        answer_no()


def _read(file: Path) -> Written:
    """What the memo says. Raises ``InputError`` as ``files.read`` does, and for a person's own words for one."""
    try:
        return files.read(file)
    except InputError as error:
        if not is_hand(file):
            raise
        how = f"Put it into one, which tells what is wrong with it: argmap memo MAP --hand {quote(str(file))} -o FILE."
        raise InputError(f"{file} is no memo but a hand file, your own words for one", how) from error


def _unlike(file: Path, found: Written, map: Map) -> list[Report]:
    """Where the pages show something else than the data inside; nothing where they cannot be laid out here."""
    if found.memo is None:
        return []
    try:
        return visible.unlike(file, found.memo, map)
    except InputError as error:
        say(f"{NO_PAGES}: {error.message}. {error.next_step}", err=True)
        return []


def _data(file: Path, map: str, found: Written, reports: Sequence[Report], why: str) -> dict[str, Any]:
    return {
        "file": str(file),
        "map": map,
        "stale": bool(reports or why),
        "findings": len(found.said),
        "cannot_be_made_again": why,
        "reports": [asdict(one) for one in reports],
        "own_words": [one.text for one in found.own],
        "left_out": sorted(found.left_out),
    }


def _lines(found: Written, reports: Sequence[Report], why: str, file: Path, *, is_same: bool) -> Iterator[str]:
    """The answer, and each line of the memo with what it was and is."""
    if why:
        yield from hanging("", [Span(f"{file} is stale: it cannot be made again, for {why}.")], width())
    elif not reports:
        yield from hanging("", [Span(f"{file} holds: all {len(found.said)} findings follow from the map.")], width())
    else:
        what = _what_is_the_matter(file, reports) if is_same else "is stale"
        yield from hanging("", [Span(f"{file} {what}: {_counted(found, reports)}.", "heading")], width())
    for one in reports:
        yield ""
        yield from _report_lines(one)


def _what_is_the_matter(file: Path, reports: Sequence[Report]) -> str:
    """What became of a memo whose map is as it was; its layout may be that of another version of argmap."""
    if not files.is_as_written(file) or any(one.stale is Stale.UNLIKE and one.was != visible.LAYOUT for one in reports):
        return "was changed since argmap wrote it"
    return (
        "is laid out otherwise than argmap does it" if all(one.was == visible.LAYOUT for one in reports) else "is stale"
    )


def _counted(found: Written, reports: Sequence[Report]) -> str:
    """How many findings, how many that are lacking, how many other lines."""
    lacking = sum(one.stale in LACKING for one in reports)
    findings = len({one.key for one in reports if one.key and one.stale not in LACKING})
    others = sum(not one.key and one.stale not in LACKING for one in reports)
    parts = [f"{findings} of its {counted(len(found.said), 'finding')}"] * bool(findings or not (lacking or others))
    parts += [f"{counted(lacking, 'line')} that it lacks"] * bool(lacking)
    parts += [f"{counted(others, 'other line')}"] * bool(others)
    return listed(parts)


def _own_lines(found: Written) -> Iterator[str]:
    """What no map can vouch for."""
    own, gone = len(found.own), len(found.left_out)
    if own:
        words = f"{counted(own, 'line')} in it {'is' if own == 1 else 'are'} not in argmap's words, and marked so."
        yield from hanging("", [Span(words)], width())
    if gone:
        yield from hanging("", [Span(f"Its author left out {counted(gone, 'finding')}.")], width())


def _report_lines(one: Report) -> Iterator[str]:
    place = ", ".join([*[f"line {one.line}"] * bool(one.line), *[f"under “{one.under}”"] * bool(one.under)])
    where = [Span(f"[{one.key}]", "id")] if one.key else [Span(place)] if place else []
    yield from hanging("", [Span(f"{MEANING[one.stale]}:" if where else MEANING[one.stale]), *where], width())
    own = "" if one.hand is Hand.MAP else f" ({WORDS_OF[one.hand]})"
    before, after = SAYS.get(one.stale, ("was", "now"))
    wide = max(map(len, (before + own, after)))
    if one.was:
        yield from hanging(f"  {before + own:{wide}}  ", [Span(one.was)], width())
    if one.now and one.now != one.was:
        yield from hanging(f"  {after:{wide}}  ", [Span(one.now)], width())
    for word, ids in (("revised", one.revised), ("gone", one.vanished)):
        if ids:
            yield from hanging(f"  {word}: ", [Span(", ".join(ids))], width())
