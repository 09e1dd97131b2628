"""What is advised on an option and how far that can be relied on, each by a rule that the memo states.

Confidence follows the IPCC's guidance note (2010): how robust the evidence is, times how far those who judge agree.
"""

from __future__ import annotations

from enum import StrEnum

from argmap.memo.basis import Basis
from argmap.memo.words import Level, confidence
from argmap.model import Certainty
from argmap.weigh.explain import NOTHING
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning

GRADED = frozenset({Certainty.HIGH, Certainty.MODERATE})
"""Certainty from which on evidence counts as good."""


class Advice(StrEnum):
    """What is advised on an option."""

    RECOMMEND = "recommend"
    ACCEPTABLE = "acceptable"
    REJECT = "reject"
    UNDETERMINED = "undetermined"


ADVICE_RULE = (
    "An option is acceptable when it holds by the proof standard and its range lies above .50, and recommended when "
    "its range also lies above that of every other option. It is rejected when it does not hold and its range lies "
    "below .50. Otherwise it is undetermined."
)
CONFIDENCE_RULE = (
    "Confidence joins evidence and agreement. Evidence is robust when half of the reasons with weight or more rest "
    "on evidence that the map grades as of moderate or high certainty, from two sources or more, medium when half rest "
    "on any evidence, else limited. Agreement is high when two perspectives or more speak on the option and they and "
    "all formulas place it on one side of .50. It is low when perspectives place it on both sides, or when one speaks "
    "and a formula turns it, else medium."
)


def advice(basis: Basis, option: str) -> Advice:
    """What is advised on an option, by ``ADVICE_RULE``."""
    stated, found = basis.verdicts[option].stated, basis.ranges[option]
    if option not in basis.heard or not stated.is_settled:
        return Advice.UNDETERMINED
    if stated.holds and found.low > MIDDLE:
        return Advice.RECOMMEND if basis.is_clear and option == basis.leader else Advice.ACCEPTABLE
    return Advice.REJECT if not stated.holds and found.high < MIDDLE else Advice.UNDETERMINED


def confidence_in(basis: Basis, option: str) -> str:
    """How far what is said of an option can be relied on, by ``CONFIDENCE_RULE``."""
    return confidence(evidence_for(basis, option), agreement_on(basis, option))


def evidence_for(basis: Basis, option: str) -> Level:
    """How robust the evidence is on which the reasons for and against an option rest."""
    why = basis.explanation(option)
    reasons = [push for push in (*why.raised, *why.lowered) if push.act > NOTHING]
    resting = [basis.evidence_below(one.id) for one in reasons]
    good = [[one for one in items if one.certainty in GRADED] for items in resting]
    sources = {place.source for items in good for one in items for place in one.anchors if place.source}
    if not reasons or 2 * sum(map(bool, resting)) < len(reasons):
        return Level.LOW
    return Level.HIGH if 2 * sum(map(bool, good)) >= len(reasons) and len(sources) > 1 else Level.MEDIUM


def agreement_on(basis: Basis, option: str) -> Level:
    """How far perspectives and formulas agree on which side of the middle an option lies."""
    sides = [leaning(one) for one in basis.strengths[option] if one is not None]
    if {Leaning.FOR, Leaning.AGAINST} <= set(sides):
        return Level.LOW
    is_robust = len(set(sides)) == 1 and not basis.standings[option].turned_by
    return Level(is_robust + (len(sides) > 1))
