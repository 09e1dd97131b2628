"""``argmap cruxes``: the few beliefs on which the strength of a claim turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import LEAST, head, is_empty, rules_data, weighed, weighing_options
from argmap.model import Map
from argmap.weigh.compare import first_thesis
from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux
from argmap.weigh.cruxes import cruxes as cruxes_of


@click.command(epilog=examples("argmap cruxes deprecation --for avoid-retirement --perspective on-deprecations"))
@click.argument("map")
@click.option("--for", "id", metavar="ID", help="The claim in question; without it the first thesis of the map.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show.")
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cruxes(map: str, id: str | None, top: int, *, as_json: bool, **rules: str) -> None:
    """Show the few beliefs on which the strength of a claim turns.

    For every belief, argument and piece of evidence that bears on the claim: how strong the claim would be if it were
    denied (0), if it were certain (1), and without it; and, where that can turn the claim, at which value it does.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        chosen = id or first_thesis(target.map)
        found = cruxes_of(weighing, chosen)[:top]
        if as_json:
            data = [{**asdict(one), "swing": one.swing} for one in found]
            say_json({**rules_data(weighing), "for": chosen, "strength": weighing[chosen], "cruxes": data})
            return
        for line in _crux_lines(target.map, weighing, chosen, found):
            click.echo(line)


def _crux_lines(map: Map, weighing: Weighing, id: str, found: list[Crux]) -> Iterator[str]:
    yield from head(weighing)
    yield from hanging(f"  {decimal(weighing[id])} ", [Span(map[id].words()), Span(f"[{id}]", "id")], width())
    yield ""
    if is_empty(weighing):
        return
    moving = [one for one in found if one.swing >= LEAST or one.flip is not None]
    if not any(one.flip is not None for one in found):
        yield "No single belief turns it." + (" What moves it most:" if moving else " None moves it by itself.")
    for one in moving:
        turn = f"turns it at {decimal(one.flip)} (now {decimal(one.weight)})" if one.flip is not None else ""
        yield from hanging("  ", [Span(map[one.id].words() or one.id), Span(f"[{one.id}]", "id")], width())
        facts = f"denied {decimal(one.at_zero)}, certain {decimal(one.at_one)}, without it {decimal(one.removed)}"
        yield from hanging("      ", [Span("; ".join(part for part in (turn, facts) if part), "dim")], width())
