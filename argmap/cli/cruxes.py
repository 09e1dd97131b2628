"""``argmap cruxes``: the few beliefs on which the strength of a claim turns, or the verdict on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import isnan
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import ABSENT, Span, decimal, hanging, number, signed
from argmap.cli._output import say_json, width
from argmap.cli._proof import BURDENS, proof_options
from argmap.cli._targets import reading
from argmap.cli._turning import (
    doubt,
    judged_as,
    named,
    turn,
    verdict_data,
    verdict_lines,
)
from argmap.cli._weighing import LEAST, head, is_empty, rules_data, spoken, weighed, weighing_options
from argmap.errors import InputError
from argmap.model import Map
from argmap.reading.bars import TORNADO_LEGEND, tornado_cells, tornado_scale
from argmap.reading.turning import some_weights_only
from argmap.weigh.attribution import MEANING, PAPER, PERMUTATIONS, Attribution, Share, attributed
from argmap.weigh.compare import first_thesis
from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux
from argmap.weigh.cruxes import cruxes as cruxes_of
from argmap.weigh.pairs import Pair, movers, pairs_that_flip
from argmap.weigh.standards import Standard

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
    turning: list[str]
    """The single items that turn the claim, shown or not; its own id for its own credence."""
    untold: int
    """How many items were tried at some weights only and turned it at none of these."""
    has_reasons: bool
    """Whether anything but its own credence bears on the claim."""
    tried: list[str]
    """The items whose pairs were tried."""
    pairs: list[Pair]
    how: Attribution | None
    shares: Mapping[str, Share]

    @property
    def is_spoken(self) -> bool:
        """Whether anything believed bears on the claim."""
        return self.id in spoken(self.weighing, [self.id])

    @property
    def moving(self) -> list[Crux]:
        """Those that are worth telling."""
        return _moving(self.top)


@click.command(
    epilog=examples(
        "argmap cruxes deprecation --for avoid-retirement --perspective on-deprecations",
        "argmap cruxes deprecation --for train-equanimity --perspective on-deprecations --by swing",
        "argmap cruxes deprecation --for train-equanimity --perspective on-deprecations --attribution shapley",
        "argmap cruxes deprecation --for direct-delivery-doubtful --perspective model-weight-preservation "
        "--standard preponderance",
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
    help="First those nearest to turning the claim, or those that move its strength furthest.",
)
@click.option(
    "--attribution",
    type=click.Choice([one.value for one in Attribution]),
    help="Say also how much of the strength is each one's doing, in this sense.",
)
@weighing_options
@click.option("--standard", type=click.Choice([one.value for one in Standard]), help="Ask what turns the verdict.")
@click.option("--burden", type=click.Choice(BURDENS), help="Who has to meet the standard.")
@proof_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cruxes(  # noqa: PLR0913 - one for each option
    map: str,
    id: str | None,
    top: int,
    *,
    order: str,
    attribution: str | None,
    standard: str | None,
    burden: str | None,
    preset: str,
    accrual: str,
    as_json: bool,
    **rules: str,
) -> None:
    """Show the few beliefs on which the strength of a claim turns, or the verdict on it.

    For every belief, argument and piece of evidence that bears on the claim, and for the claim's own credence: how
    strong the claim would be if it were denied (0), if it were certain (1), and without it (of its own credence: at
    .50); and, where that can turn the claim, at which value it does. The bar reaches from the one strength to the
    other. Where no other single belief turns the claim, pairs of those that move it most are tried.

    With `--standard` or `--burden`: on which single beliefs it turns whether the claim holds by that proof standard.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        chosen = id or first_thesis(target.map)
        if standard or burden:
            if attribution or order == "swing":
                raise InputError("a verdict has no strength to share out", "Leave out --attribution and --by swing.")
            stated = judged_as(weighing, chosen, standard, burden, preset=preset, accrual=accrual)
            if as_json:
                say_json(verdict_data(weighing, stated, top))
                return
            for line in verdict_lines(weighing, stated, top):
                click.echo(line)
            return
        report = _report(weighing, chosen, top, order, Attribution(attribution) if attribution else None)
        if as_json:
            say_json(_data(report))
            return
        for line in _lines(report):
            click.echo(line)


def _report(weighing: Weighing, id: str, top: int, order: str, how: Attribution | None) -> _Report:
    found = cruxes_of(weighing, id)
    by_swing = sorted(found, key=lambda one: (-one.swing, one.id))
    turning = [one.id for one in found if one.flip is not None]
    untold = sum(one.flip is None and not one.is_certain for one in found)
    has_reasons = any(one.id != id for one in found)
    shown = (by_swing if order == "swing" else found)[:top]
    is_asked = has_reasons and not is_empty(weighing)
    tried = movers(found, weighing[id]) if is_asked and set(turning) <= {id} else []
    pairs = pairs_that_flip(weighing, id, tried)
    shares = attributed(weighing, id, [one.id for one in _moving(shown) if one.id != id], how) if how else {}
    return _Report(weighing.compiled.map, weighing, id, shown, turning, untold, has_reasons, tried, pairs, how, shares)


def _moving(found: list[Crux]) -> list[Crux]:
    return [one for one in found if one.swing >= LEAST or one.flip is not None]


def _data(report: _Report) -> dict[str, Any]:
    return {
        **rules_data(report.weighing),
        "for": report.id,
        "strength": report.weighing[report.id],
        "spoken": report.is_spoken,
        "cruxes": [{**asdict(one), "swing": one.swing, "own": one.id == report.id} for one in report.top],
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
    now = number(report.weighing[report.id]) if report.is_spoken else ABSENT
    yield from named(f" {now} ", report.map, report.id)
    if is_empty(report.weighing):
        return
    yield ""
    if not report.is_spoken:
        words = "Nothing that is believed bears on it, so it has no strength: what follows begins at .50."
        yield from hanging("", [Span(words)], width())
    yield from hanging("", [Span(_answer(report))], width())
    if report.moving:
        yield from _crux_lines(report)
    if report.tried:
        yield ""
        yield from _pair_lines(report)


def _answer(report: _Report) -> str:
    """Whether a single belief turns it, in words."""
    if not report.has_reasons:
        return "No reasons bear on it: it is as strong as it is believed, and only its own credence turns it."
    untold, count = some_weights_only(report.untold), len(report.turning)
    if not report.turning:
        more = "What moves it most:" if report.moving else "None moves it by itself."
        return " ".join(filter(None, ("No single belief turns it.", untold, more)))
    own = "Its own credence turns it, and no other single belief does."
    found = own if report.turning == [report.id] else f"{count} single belief{'s turn' if count > 1 else ' turns'} it."
    return f"{found} {untold}".strip()


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
        yield from named(f"  {bar} {_share(report, one.id)}", report.map, one.id, report.id)
        taken_out = "at .50" if one.id == report.id else "without it"
        facts = f"denied {decimal(one.at_zero)}, certain {decimal(one.at_one)}, {taken_out} {decimal(one.removed)}"
        words = "; ".join(part for part in (turn(one.weight, one.flip), facts, doubt(one.is_certain)) if part)
        yield from hanging(" " * (BAR + 3), [Span(words, "dim")], width())


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
    one = report.shares.get(id)
    if one is None or isnan(one.value):
        return "   –  "
    is_sampled = any(share.error for share in report.shares.values())
    error = "±" + f"{one.error:.3f} ".removeprefix("0") if is_sampled else ""
    return f"{signed(one.value)} {error}"


def _pair_lines(report: _Report) -> Iterator[str]:
    tried = f"the {_pair_count(report.tried)} pairs of the {len(report.tried)} items that move it most"
    if not report.pairs:
        others = "No pair of others turns it" if report.turning else "No pair turns it either"
        yield from hanging("", [Span(f"{others}: tried were {tried}, each denied or certain.")], width())
        return
    yield from hanging(
        "", [Span("TURN IT ONLY TOGETHER", "heading"), Span(f"{len(report.pairs)} of {tried}", "dim")], width()
    )
    for pair in report.pairs[:PAIRS_SHOWN]:
        for lead, id, end in zip(("  ", "  and "), pair.ids, pair.ends, strict=True):
            yield from named(f"{lead}{'certain' if end else 'denied'}: ", report.map, id, report.id)
        yield from hanging("      ", [Span(f"then {decimal(pair.strength)}", "dim")], width())
    if len(report.pairs) > PAIRS_SHOWN:
        yield f"  … and {len(report.pairs) - PAIRS_SHOWN} more pairs"
