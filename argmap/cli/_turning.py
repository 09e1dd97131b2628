"""What turns a claim, in words: how a single item does, and what turns the verdict by a proof standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from argmap.cli._layout import ABSENT, Span, decimal, hanging
from argmap.cli._output import width
from argmap.cli._weighing import LEAST, head, rules_data, spoken
from argmap.model import Map
from argmap.reading.turning import OWN, edge, some_weights_only
from argmap.weigh.compiled import Weighing
from argmap.weigh.precaution import PRECAUTION, precaution
from argmap.weigh.standards import PRESETS, Accrual, Burden, Standard, Verdict, verdict
from argmap.weigh.verdict_cruxes import VerdictCrux, verdict_cruxes


def turn(weight: float, flip: float | None) -> str:
    """At which weight an item turns it; empty where it does at none."""
    if flip is None:
        return ""
    if abs(flip - weight) < LEAST:
        way = "rise above" if flip > weight else "fall below"
        return f"any {way} {decimal(weight)} turns it"
    return f"turns it at {decimal(edge(weight, flip))} (now {decimal(weight)})"


def doubt(is_certain: bool) -> str:  # noqa: FBT001 - the one thing it is about
    """What is not certain of an item that lifts and lowers it, or stands in a circle; empty where all is."""
    return "" if is_certain else "tried at some weights only"


def named(lead: str, map: Map, id: str, claim: str = "") -> Iterator[str]:
    """An item in its own words, with its id; what bears on ``claim`` and is that claim is its own credence."""
    words = OWN if id == claim else map[id].words() or id
    yield from hanging(lead, [Span(words), Span(f"[{id}]", "id")], width())


def judged_as(  # noqa: PLR0913 - each is a choice to be stated
    weighing: Weighing, claim: str, standard: str | None, burden: str | None, *, preset: str, accrual: str
) -> Verdict:
    """The verdict on ``claim`` as the options say: by preponderance, the burden on the asserter, where they do not."""
    if burden == PRECAUTION:
        burden = precaution(weighing.compiled.map).burden(claim)
    return verdict(
        weighing,
        claim,
        Standard(standard or Standard.PREPONDERANCE),
        preset=PRESETS[preset],
        accrual=Accrual(accrual),
        burden=Burden(burden or Burden.ASSERTER),
    )


def verdict_data(weighing: Weighing, stated: Verdict, top: int) -> dict[str, Any]:
    """What turns the verdict, for JSON."""
    found = verdict_cruxes(weighing, stated)
    return {
        **rules_data(weighing),
        "for": stated.claim,
        "standard": stated.standard.value,
        "burden": stated.burden.value,
        "preset": stated.preset.id,
        "accrual": stated.accrual.value,
        "pro": stated.pro,
        "con": stated.con,
        "holds": stated.holds,
        "spoken": stated.claim in spoken(weighing, [stated.claim]),
        "settled": stated.is_settled,
        "turning": sum(_turns(one, stated) for one in found),
        "cruxes": [{**asdict(one), "own": one.id == stated.claim} for one in found[:top]],
    }


def verdict_lines(weighing: Weighing, stated: Verdict, top: int) -> Iterator[str]:
    """What turns the verdict, in words."""
    yield from head(weighing)
    if stated.claim not in spoken(weighing, [stated.claim]):
        yield from named(f"  {ABSENT} ", weighing.compiled.map, stated.claim)
        yield from hanging("    ", [Span("No verdict: nothing that is believed bears on it.")], width())
        return
    yield from named("  ", weighing.compiled.map, stated.claim)
    yield from hanging("    ", [Span(stated.words())], width())
    if not stated.is_settled:
        return
    found = verdict_cruxes(weighing, stated)
    turning = [one for one in found if _turns(one, stated)]
    untold = some_weights_only(sum(not one.is_certain and one not in turning for one in found))
    yield ""
    count = f"{len(turning)} single belief{'s turn' if len(turning) > 1 else ' turns'} the verdict."
    answer = count if turning else "No single belief turns the verdict."
    yield from hanging("", [Span(f"{answer} {untold}".strip())], width())
    for one in turning[:top]:
        yield from named("  ", weighing.compiled.map, one.id, stated.claim)
        yield from hanging("      ", [Span(_facts(one), "dim")], width())
    if len(turning) > top:
        yield f"  … and {len(turning) - top} more"


def _turns(one: VerdictCrux, stated: Verdict) -> bool:
    return one.flip is not None or one.removed is not stated.holds


def _facts(one: VerdictCrux) -> str:
    ends = (("denied", one.at_zero), ("certain", one.at_one), ("without it", one.removed))
    facts = ", ".join(f"{end}: {'holds' if holds else 'does not hold'}" for end, holds in ends)
    return "; ".join(part for part in (turn(one.weight, one.flip), facts, doubt(one.is_certain)) if part)
