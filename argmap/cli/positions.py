"""``argmap positions``: which claims somebody can hold together without contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import eyes, eyes_option, whose
from argmap.model import Map, Perspective
from argmap.reading import label
from argmap.weigh.extensions import ExtensionKind, Rest
from argmap.weigh.positions import Position, Positions
from argmap.weigh.positions import positions as positions_of

OFFERED = ("grounded", "preferred", "stable")
SHOWN = 12
"""Claims of one list that are shown."""
CHOICES_SHOWN = 6
REASONS_SHOWN = 3


@click.command(
    epilog=examples(
        "argmap positions deprecation --perspective on-deprecations",
        "argmap positions deprecation --perspective on-deprecations --semantics grounded",
    )
)
@click.argument("map")
@eyes_option
@click.option("--semantics", "kind", type=click.Choice(OFFERED), default="preferred", help="What counts as acceptable.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def positions(map: str, view: str | None, kind: str, *, as_json: bool) -> None:
    """Show which sets of claims somebody can hold together without contradiction.

    The beliefs above and below the middle, and the reasons whose premises are believed, become an abstract framework of
    attacks (Dung 1995). A preferred position holds as much as can be defended together, a stable one leaves nothing
    open, the grounded one holds only what has to be held.
    """
    with reading(map) as target:
        chosen = eyes(target.map, view)
        found = positions_of(target.map, chosen, ExtensionKind(kind))
        if as_json:
            say_json({"perspective": chosen.id, "semantics": kind, **_data(found)})
            return
        for line in _lines(target.map, chosen, found):
            click.echo(line)


def _data(found: Positions) -> dict[str, Any]:
    return {
        "count": found.count,
        "complete": found.rest is Rest.NONE,
        "believed": sorted(found.believed),
        "held_in_every_position": sorted(found.everywhere),
        "given_up": {claim: list(found.against(claim)) for claim in sorted(found.given_up)},
        "choices": [
            [{"holds": sorted(one.holds), "denies": sorted(one.denies)} for one in choice] for choice in found.choices
        ],
    }


def _lines(map: Map, view: Perspective, found: Positions) -> Iterator[str]:
    yield from whose(map, view)
    yield from hanging("", [Span(found.words())], width())
    if found.given_up:
        yield ""
        yield from hanging("", [Span("BELIEVED, BUT GIVEN UP IN EVERY POSITION", "heading")], width())
    for claim in sorted(found.given_up)[:SHOWN]:
        yield from _claim_lines(map, claim, "  − ")
        reasons = ", ".join(found.against(claim))
        yield from hanging("      ", [Span(f"for: {reasons}" if reasons else "nothing defends it", "dim")], width())
    yield from _more(found.given_up)
    for number, choice in enumerate(found.choices[:CHOICES_SHOWN], 1):
        yield ""
        yield from hanging("", [Span(f"CHOICE {number}: ONE OF {len(choice)}", "heading")], width())
        yield from _choice_lines(found, choice)
    if len(found.choices) > CHOICES_SHOWN:
        yield f"  … and {len(found.choices) - CHOICES_SHOWN} more choices"


def _choice_lines(found: Positions, choice: Sequence[Position]) -> Iterator[str]:
    """The alternatives: what each holds, what it gives up that another holds, and which of its reasons forbid that."""
    map, held = found.map, frozenset[str]().union(*(way.holds for way in choice))
    for at, way in enumerate(choice[:SHOWN]):
        lead, own, lost = f"  {chr(97 + at)}) ", sorted(way.holds), sorted(held - way.holds)
        spans = [span for claim in own[:SHOWN] for span in _named(map, claim)] or [Span("none of these claims")]
        yield from hanging(lead, spans, width())
        if lost:
            against = dict.fromkeys(id for claim in lost for id in found.against(claim) if id in way.accepts)
            reasons = list(against) or sorted(way.accepts)
            words = f"gives up {', '.join(lost[:SHOWN])}"
            words += f", which conflicts with {', '.join(reasons[:REASONS_SHOWN])}" if reasons else ""
            yield from hanging("      ", [Span(words, "dim")], width())


def _named(map: Map, claim: str) -> list[Span]:
    return [Span(label(map, map[claim])), Span(f"[{claim}]", "id")]


def _claim_lines(map: Map, claim: str, lead: str) -> list[str]:
    return hanging(lead, [Span(map[claim].words()), Span(f"[{claim}]", "id")], width())


def _more(claims: Iterable[str]) -> Iterator[str]:
    left = len(list(claims)) - SHOWN
    if left > 0:
        yield f"  … and {left} more"
