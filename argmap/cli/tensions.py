"""``argmap tensions``: beliefs that fight with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import head, is_empty, rules_data, weighed, weighing_options
from argmap.model import Direction, Evidence, Map
from argmap.reading import label
from argmap.weigh.compiled import Weighing
from argmap.weigh.consistency import LEAST, Tension
from argmap.weigh.consistency import tensions as tensions_of

REASONS_SHOWN = 4
SIGNS = {"pro": "+", "con": "−"}


@click.command(
    epilog=examples(
        "argmap tensions deprecation --perspective on-deprecations",
        "argmap tensions deprecation --perspective model-weight-preservation --least 0.4",
    )
)
@click.argument("map")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=LEAST,
    show_default=True,
    help="Leave out credences nearer than this to what their reasons come to.",
)
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def tensions(map: str, least: float, *, as_json: bool, **rules: str) -> None:
    """Show which beliefs of a perspective fight with each other, the worst first.

    Each claim that somebody has weighed is started at the middle instead and moved by its reasons, as weighed by the
    same person. Told are the claims whose credence lies far from there, with the reasons that give most. Neither of the
    two is the right one: a credence may rest on what the map does not hold.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        found = tensions_of(weighing, least)
        if as_json:
            say_json({**rules_data(weighing), "least": least, "tensions": [_data(target.map, one) for one in found]})
            return
        for line in _lines(target.map, weighing, found, least):
            click.echo(line)


def _data(map: Map, one: Tension) -> dict[str, Any]:
    return {
        "id": one.id,
        "credence": one.credence,
        "from_reasons": one.from_reasons,
        "distance": one.distance,
        "opposed": one.are_opposed,
        "words": one.words,
        "reasons": [{"id": id, "stance": _stance(map, id, one.id)} for id in one.strongest],
    }


def _lines(map: Map, weighing: Weighing, found: list[Tension], least: float) -> Iterator[str]:
    yield from head(weighing)
    if is_empty(weighing):
        return
    yield ""
    if not found:
        words = f"No belief lies {decimal(least)} or further from what its own reasons come to."
        yield from hanging("", [Span(words)], width())
    for one in found:
        yield from hanging("  ", [Span(map[one.id].words()), Span(f"[{one.id}]", "id")], width())
        yield from hanging("      ", [Span(one.words, "against" if one.are_opposed else "dim")], width())
        for id in one.strongest[:REASONS_SHOWN]:
            sign = SIGNS[_stance(map, id, one.id)]
            yield from hanging(f"        {sign} ", [Span(label(map, map[id])), Span(f"[{id}]", "id")], width())
        if len(one.strongest) > REASONS_SHOWN:
            yield f"          and {len(one.strongest) - REASONS_SHOWN} more reasons"


def _stance(map: Map, reason: str, claim: str) -> str:
    """Whether a reason speaks for the claim (pro) or against it (con)."""
    item = map[reason]
    if isinstance(item, Evidence):
        return (Direction.PRO if item.bears_on[claim] == "supports" else Direction.CON).value
    return str(getattr(item, "stance", Direction.PRO))
