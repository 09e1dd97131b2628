"""``argmap cruxes``: the few beliefs on which the strength of a claim turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import isnan
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging, signed
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import LEAST, head, is_empty, rules_data, weighed, weighing_options
from argmap.model import Map
from argmap.reading.bars import TORNADO_LEGEND, tornado_cells, tornado_scale
from argmap.weigh.attribution import MEANING, PAPER, PERMUTATIONS, Attribution, Share, attributed
from argmap.weigh.compare import first_thesis
from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux
from argmap.weigh.cruxes import cruxes as cruxes_of
from argmap.weigh.pairs import Pair, movers, pairs_that_flip

PAIRS_SHOWN = 5
BAR = 21
"""Columns of a bar."""


@dataclass(frozen=True)
class _Report:
    """Everything the command tells."""

    map: Map
    weighing: Weighing
    id: str
    top: list[Crux]
    is_turned: bool
    """Whether any single item turns the claim, shown or not."""
    tried: list[str]
    """The items whose pairs were tried."""
    pairs: list[Pair]
    how: Attribution | None
    shares: Mapping[str, Share]

    @property
    def moving(self) -> list[Crux]:
        """Those that are worth telling."""
        return _moving(self.top)


@click.command(
    epilog=examples(
        "argmap cruxes deprecation --for avoid-retirement --perspective on-deprecations",
        "argmap cruxes deprecation --for train-equanimity --perspective on-deprecations --by swing",
        "argmap cruxes deprecation --for train-equanimity --perspective on-deprecations --attribution shapley",
    )
)
@click.argument("map")
@click.option("--for", "id", metavar="ID", help="The claim in question; without it the first thesis of the map.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show.")
@click.option(
    "--by",
    "order",
    type=click.Choice(["flip", "swing"]),
    default="flip",
    show_default=True,
    help="First those nearest to turning the claim, or those that move it furthest.",
)
@click.option(
    "--attribution",
    type=click.Choice([one.value for one in Attribution]),
    help="Say also how much of the strength is each one's doing, in this sense.",
)
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cruxes(  # noqa: PLR0913 - one for each option
    map: str, id: str | None, top: int, *, order: str, attribution: str | None, as_json: bool, **rules: str
) -> None:
    """Show the few beliefs on which the strength of a claim turns.

    For every belief, argument and piece of evidence that bears on the claim: how strong the claim would be if it were
    denied (0), if it were certain (1), and without it; and, where that can turn the claim, at which value it does. The
    bar reaches from the one strength to the other. Where no single belief turns the claim, pairs of those that move it
    most are tried.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        chosen = id or first_thesis(target.map)
        report = _report(weighing, chosen, top, order, Attribution(attribution) if attribution else None)
        if as_json:
            say_json(_data(report))
            return
        for line in _lines(report):
            click.echo(line)


def _report(weighing: Weighing, id: str, top: int, order: str, how: Attribution | None) -> _Report:
    found = cruxes_of(weighing, id)
    by_swing = sorted(found, key=lambda one: (-one.swing, one.id))
    is_turned = any(one.flip is not None for one in found)
    shown = (by_swing if order == "swing" else found)[:top]
    tried = [] if is_turned or is_empty(weighing) else movers(found, weighing[id])
    pairs = pairs_that_flip(weighing, id, tried)
    shares = attributed(weighing, id, [one.id for one in _moving(shown)], how) if how else {}
    return _Report(weighing.compiled.map, weighing, id, shown, is_turned, tried, pairs, how, shares)


def _moving(found: list[Crux]) -> list[Crux]:
    return [one for one in found if one.swing >= LEAST or one.flip is not None]


def _data(report: _Report) -> dict[str, Any]:
    return {
        **rules_data(report.weighing),
        "for": report.id,
        "strength": report.weighing[report.id],
        "cruxes": [{**asdict(one), "swing": one.swing} for one in report.top],
        "pairs": {
            "tried": _pair_count(report.tried),
            "of": report.tried,
            "found": [asdict(one) for one in report.pairs],
        },
        "attribution": _attribution_data(report),
    }


def _attribution_data(report: _Report) -> dict[str, Any] | None:
    if report.how is None:
        return None
    return {
        "kind": report.how.value,
        "meaning": MEANING[report.how],
        "paper": PAPER,
        "values": {id: None if isnan(one.value) else one.value for id, one in report.shares.items()},
        "errors": {id: one.error for id, one in report.shares.items()},
    }


def _pair_count(items: list[str]) -> int:
    return len(items) * (len(items) - 1) // 2


def _lines(report: _Report) -> Iterator[str]:
    yield from head(report.weighing)
    now = decimal(report.weighing[report.id])
    yield from _named(f"  {now} ", report.map, report.id)
    if is_empty(report.weighing):
        return
    yield ""
    if not report.is_turned:
        yield "No single belief turns it." + (" What moves it most:" if report.moving else " None moves it by itself.")
    if report.moving:
        yield from _crux_lines(report)
    if report.tried:
        yield ""
        yield from _pair_lines(report)


def _crux_lines(report: _Report) -> Iterator[str]:
    now = report.weighing[report.id]
    scale = tornado_scale([now, *(value for one in report.moving for value in (one.at_zero, one.at_one))])
    yield from hanging("  ", [Span(TORNADO_LEGEND, "dim")], width())
    if report.how is not None:
        yield from hanging("  ", [Span(_meaning(report), "dim")], width())
    low, high = (decimal(value) for value in scale)
    yield f"  {low}{high:>{BAR - len(low)}}"
    for one in report.moving:
        bar = tornado_cells(one.at_zero, now, one.at_one, scale, BAR)
        yield from _named(f"  {bar} {_share(report, one.id)}", report.map, one.id)
        facts = f"denied {decimal(one.at_zero)}, certain {decimal(one.at_one)}, without it {decimal(one.removed)}"
        words = "; ".join(part for part in (_turn(one), facts) if part)
        yield from hanging(" " * (BAR + 3), [Span(words, "dim")], width())


def _turn(one: Crux) -> str:
    """At which weight it turns the claim."""
    if one.flip is None:
        return ""
    if abs(one.flip - one.weight) < LEAST:
        way = "rise above" if one.flip > one.weight else "fall below"
        return f"any {way} {decimal(one.weight)} turns it"
    return f"turns it at {decimal(one.flip)} (now {decimal(one.weight)})"


def _meaning(report: _Report) -> str:
    how = report.how or Attribution.REMOVAL
    sampled = any(one.error for one in report.shares.values())
    words = f"Attribution ({how}): {MEANING[how]} ({PAPER})."
    if how is Attribution.SHAPLEY:
        words += f" The players are the {len(report.shares)} items listed."
        words += f" Sampled in {PERMUTATIONS} orders; ± is the standard error." if sampled else ""
    return words


def _share(report: _Report, id: str) -> str:
    """The column of the attribution, empty when none was asked for."""
    if report.how is None:
        return ""
    one = report.shares[id]
    if isnan(one.value):
        return "   –  "
    is_sampled = any(share.error for share in report.shares.values())
    error = "±" + f"{one.error:.3f} ".removeprefix("0") if is_sampled else ""
    return f"{signed(one.value)} {error}"


def _pair_lines(report: _Report) -> Iterator[str]:
    tried = f"the {_pair_count(report.tried)} pairs of the {len(report.tried)} items that move it most"
    if not report.pairs:
        yield from hanging("", [Span(f"No pair turns it either: tried were {tried}, each denied or certain.")], width())
        return
    yield from hanging(
        "", [Span("TURN IT ONLY TOGETHER", "heading"), Span(f"{len(report.pairs)} of {tried}", "dim")], width()
    )
    for pair in report.pairs[:PAIRS_SHOWN]:
        for lead, id, end in zip(("  ", "  and "), pair.ids, pair.ends, strict=True):
            yield from _named(f"{lead}{'certain' if end else 'denied'}: ", report.map, id)
        yield from hanging("      ", [Span(f"then {decimal(pair.strength)}", "dim")], width())
    if len(report.pairs) > PAIRS_SHOWN:
        yield f"  … and {len(report.pairs) - PAIRS_SHOWN} more pairs"


def _named(lead: str, map: Map, id: str) -> Iterator[str]:
    yield from hanging(lead, [Span(map[id].words() or id), Span(f"[{id}]", "id")], width())
