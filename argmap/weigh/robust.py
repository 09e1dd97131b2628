"""How far a verdict depends on what the reader did not choose: the formula, the encoding and the number of boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.model import Argument, Direction, Evidence
from argmap.weigh.compiled import Compiled, Weighing
from argmap.weigh.perspectives import MIDDLE, NEUTRAL
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.sweep import Combination, Rules, sweep

UNDECIDED = 0.005
"""Strengths nearer to the middle than this are on neither side: they print as .50."""
OFFERED = [one for one in SEMANTICS.values() if one.id != "basic"]
"""The semantics that stay in [0, 1]."""


class Leaning(StrEnum):
    """On which side of the middle a strength lies."""

    FOR = "for"
    AGAINST = "against"
    UNDECIDED = "undecided"


def leaning(strength: float) -> Leaning:
    """The side of the middle on which ``strength`` lies."""
    if abs(strength - MIDDLE) < UNDECIDED:
        return Leaning.UNDECIDED
    return Leaning.FOR if strength > MIDDLE else Leaning.AGAINST


@dataclass(frozen=True)
class Standing:
    """The strength of a claim and what it must be read with."""

    id: str
    strength: float
    leaning: Leaning
    lean: float
    """What a reader who believes nothing would get from the same map under the same rules."""
    reasons_for: int
    """Arguments and evidence items encoded directly for it."""
    reasons_against: int
    lowest: float
    """Least strength under any semantics and combination of premises offered, with the same beliefs and gate."""
    highest: float
    turned_by: tuple[str, ...]
    """Those under which it would lie on another side, in words."""
    unsettled: bool
    """Whether it hangs on a cycle that did not settle."""


def alternatives(weighing: Weighing) -> list[Weighing]:
    """The same beliefs weighed under every semantics and combination of premises offered, with the same gate."""
    rules = [Rules(one, weighing.rules.gate, combination) for one in OFFERED for combination in Combination]
    graph, base = weighing.compiled.graph, weighing.bases
    return [replace(weighing, rules=one, swept=sweep(graph, base, one)) for one in rules]


def standings(weighing: Weighing, ids: Sequence[str], others: Sequence[Weighing] | None = None) -> list[Standing]:
    """The standing of each of the claims ``ids``, among ``others``: the alternatives to it. Raises ``UnknownId``."""
    neutral = weighing.compiled.weigh(NEUTRAL, weighing.rules)
    among = alternatives(weighing) if others is None else others
    return [_standing(weighing, neutral, among, id) for id in ids]


def _standing(weighing: Weighing, neutral: Weighing, others: Sequence[Weighing], id: str) -> Standing:
    side = leaning(weighing[id])
    strengths = {_words(other.rules): other[id] for other in others}
    count_for, count_against = reasons_on(weighing.compiled, id)
    return Standing(
        id=id,
        strength=weighing[id],
        leaning=side,
        lean=neutral[id],
        reasons_for=count_for,
        reasons_against=count_against,
        lowest=min(strengths.values()),
        highest=max(strengths.values()),
        turned_by=tuple(words for words, strength in strengths.items() if leaning(strength) is not side),
        unsettled=not weighing.is_settled(id),
    )


def _words(rules: Rules) -> str:
    return f"{rules.semantics.title} ({rules.combination})"


def reasons_on(compiled: Compiled, id: str) -> tuple[int, int]:
    """How many arguments and evidence items are encoded directly for and against a claim."""
    count_for = count_against = 0
    for item in compiled.map.mentioned_by(id):
        if isinstance(item, Argument) and item.target == id:
            count_for += item.stance is Direction.PRO
            count_against += item.stance is Direction.CON
        elif isinstance(item, Evidence) and id in item.bears_on:
            count_for += item.bears_on[id] == "supports"
            count_against += item.bears_on[id] == "contradicts"
    return count_for, count_against
