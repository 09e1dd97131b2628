"""``argmap gaps``: what a map leaves open, nearest to its theses first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import reading
from argmap.model import Map, Source
from argmap.reading import label
from argmap.weigh.gaps import TITLES, WHY, Balance, Gap, GapKind, balances, distance_words
from argmap.weigh.gaps import gaps as gaps_of

LIMIT = 20
SOURCES_SHOWN = 5


@click.command(epilog=examples("argmap gaps deprecation", "argmap gaps deprecation --kind unanswered-counter"))
@click.argument("map")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in GapKind]),
    multiple=True,
    help="Only gaps of this kind.",
)
@click.option("--question", default="", help="Only what bears on this question, by its id.")
@click.option("--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="How many to show at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def gaps(map: str, kinds: tuple[str, ...], question: str, limit: int, *, as_json: bool) -> None:
    """List what a map leaves open, nearest to its theses and options first, and why each matters.

    Counters without an answer, premises that nothing tests, claims without support, claims that nothing challenges or
    that rest on a single source, support that runs in a circle, many more reasons on one side than on the other. The
    distance counts the arguments between a gap and the nearest thesis or option. A gap is a place to look, not a fault.
    """
    with reading(map) as target:
        chosen = [GapKind(kind) for kind in kinds] or list(GapKind)
        found = gaps_of(target.map, chosen, question)
        sides = [one for one in balances(target.map) if isinstance(target.map.get(one.id), Source)]
        if as_json:
            say_json(_data(target.map, found, limit))
            return
        for line in _lines(target.map, found[:limit]):
            click.echo(line)
        for line in _summary(target.map, found, sides):
            click.echo(line)
    if len(found) > limit:
        say(f"Shown are {limit} of {len(found)}: see --limit, --kind and --question.", err=True)


def _data(map: Map, found: list[Gap], limit: int) -> dict[str, Any]:
    return {
        "counts": {kind.value: count for kind, count in _counted(found).items()},
        "gaps": [_gap_data(gap) for gap in found[:limit]],
        "balances": [
            {"id": one.id, "kind": map[one.id].kind_name, "for": one.reasons_for, "against": one.reasons_against}
            for one in balances(map)
        ],
    }


def _gap_data(gap: Gap) -> dict[str, Any]:
    return {
        "kind": gap.kind.value,
        "id": gap.id,
        "distance": gap.distance,
        "what": gap.what,
        "why": gap.why,
        "others": gap.others,
    }


def _counted(found: list[Gap]) -> dict[GapKind, int]:
    counts = Counter(gap.kind for gap in found)
    return {kind: counts[kind] for kind in GapKind if counts[kind]}


def _lines(map: Map, shown: list[Gap]) -> Iterator[str]:
    heading: str | None = None
    for gap in shown:
        if (place := distance_words(gap.distance).upper()) != heading:
            yield from [""] if heading is not None else []
            yield from hanging("", [Span(place, "heading")], width())
            heading = place
        yield from hanging("  ", [Span(label(map, map[gap.id])), Span(f"[{gap.id}]", "id")], width())
        yield from hanging("      ", [Span(f"{TITLES[gap.kind]}."), Span(gap.what, "dim")], width())


def _summary(map: Map, found: list[Gap], sides: list[Balance]) -> Iterator[str]:
    counts = _counted(found)
    yield from [""] if counts else ["Nothing of this is open."]
    for kind, count in counts.items():
        yield from hanging(f"{count:>5}  ", [Span(f"{TITLES[kind]}.", "heading"), Span(WHY[kind])], width())
    yield from _source_lines(map, sorted(sides, key=lambda one: (-one.reasons_for - one.reasons_against, one.id)))


def _source_lines(map: Map, sides: list[Balance]) -> Iterator[str]:
    """The sources that give most reasons, with how many of these go each way."""
    if sides:
        yield ""
        yield from hanging(
            "", [Span("REASONS BY SOURCE", "heading"), Span("for and against what they bear on", "dim")], width()
        )
    for one in sides[:SOURCES_SHOWN]:
        yield from hanging(
            f"  {one.reasons_for:>4} {one.reasons_against:>4}  ", [Span(label(map, map[one.id]))], width()
        )
    if len(sides) > SOURCES_SHOWN:
        yield f"  … and {len(sides) - SOURCES_SHOWN} more"
