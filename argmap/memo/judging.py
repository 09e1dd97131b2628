"""What is advised on an option and how far that can be relied on, each by a rule that the memo states.

Confidence follows the IPCC's guidance note (2010): how robust the evidence is, times how far those who judge agree.
"""

from __future__ import annotations

from enum import StrEnum

from argmap.memo.basis import Basis
from argmap.memo.words import AGREEMENT_LEVELS, EVIDENCE_LEVELS, Level, confidence, counted
from argmap.model import Argument, Certainty, Evidence, evidence_on
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


FEWEST = 5
"""Weighed items that bear on the options, below which nothing is advised."""
ADVICE_RULE = (
    "Whether an option holds is a verdict on its reasons alone, by the proof standard. Advice asks for more, since "
    "strength also counts how far the option itself is believed: an option is acceptable when it holds and its range "
    "over beliefs lies above .50, and recommended when that range also lies above that of every other option. It is "
    "rejected when it does not hold and its range lies below .50. Otherwise it is undetermined, as all options are "
    f"while fewer than {FEWEST} items that bear on them are weighed. An option is not recommended where nothing "
    "believed bears on any other."
)
CONFIDENCE_RULE = (
    "Confidence joins evidence and agreement. Evidence is robust when more than half of the reasons with weight are, "
    "or have a premise with, evidence of their own that the map grades as of moderate or high certainty, from two "
    "sources or more. It is medium when half of them have any, else limited. Agreement is high when two perspectives "
    "or more speak on the option and they and all formulas place it on one side of .50. It is low when perspectives "
    "place it on both sides, or when one speaks and a formula turns it, else medium."
)


def advice(basis: Basis, option: str) -> Advice:
    """What is advised on an option, by ``ADVICE_RULE``."""
    stated, found = basis.verdicts[option].stated, basis.ranges[option]
    if option not in basis.heard or not stated.is_settled or len(basis.weighed) < FEWEST:
        return Advice.UNDETERMINED
    if stated.holds and found.low > MIDDLE:
        is_first = basis.is_clear and option == basis.leader and not withheld(basis)
        return Advice.RECOMMEND if is_first else Advice.ACCEPTABLE
    return Advice.REJECT if not stated.holds and found.high < MIDDLE else Advice.UNDETERMINED


def verdict_in_words(basis: Basis, option: str) -> str:
    """Whether an option holds by the proof standard, in the words that the terminal has for it, too."""
    stated = basis.verdicts[option].stated
    return "no verdict" if not stated.is_settled else "holds" if stated.holds else "does not hold"


def withheld(basis: Basis) -> str:
    """Why nothing is recommended whatever the strengths are, within a sentence; empty where something may be."""
    count, others = len(basis.weighed), len(basis.options) - 1
    if count < FEWEST:
        what = f"only {counted(count, 'item')} that {'bears' if count == 1 else 'bear'} on the options"
        return f"{what} {'is' if count == 1 else 'are'} weighed, and a recommendation takes {FEWEST}"
    if len(basis.heard) == 1 and others:
        return f"nothing believed bears on {'any of the other' if others > 1 else 'the other option'}" + (
            f" {others} options" if others > 1 else ""
        )
    return ""


def confidence_in(basis: Basis, option: str) -> str:
    """How far what is said of an option can be relied on, by ``CONFIDENCE_RULE``."""
    return confidence(evidence_for(basis, option), agreement_on(basis, option))


def grounds(basis: Basis, option: str) -> str:
    """The evidence and the agreement that the confidence in an option joins, each with what it is judged by."""
    reasons, spoken = _reasons(basis, option), [one for one in basis.strengths[option] if one is not None]
    resting = sum(any(_own_evidence(basis, one)) for one in reasons)
    beneath = f"for {resting} of {counted(len(reasons), 'reason')} with weight"
    counts = beneath if reasons else "no reason has weight"
    turned = "a formula turns it" if basis.standings[option].turned_by else "no formula turns it"
    who = f"{counted(len(spoken), 'perspective')}, {turned}"
    evidence, agreement = evidence_for(basis, option), agreement_on(basis, option)
    return f"{EVIDENCE_LEVELS[evidence]} ({counts}) and {AGREEMENT_LEVELS[agreement]} ({who})"


def _reasons(basis: Basis, option: str) -> list[str]:
    """The reasons for and against an option that give something."""
    why = basis.explanation(option)
    return [push.id for push in (*why.raised, *why.lowered) if push.act > NOTHING]


def _own_evidence(basis: Basis, reason: str) -> list[Evidence]:
    """The evidence that a reason is, or that bears on one of its premises; what lies deeper proves less."""
    item = basis.map[reason]
    if isinstance(item, Evidence):
        return [item]
    premises = item.premises if isinstance(item, Argument) else ()
    return [one for premise in premises for one in evidence_on(basis.map, premise)]


def evidence_for(basis: Basis, option: str) -> Level:
    """How robust the evidence is on which the reasons for and against an option rest."""
    reasons = _reasons(basis, option)
    resting = [_own_evidence(basis, one) for one in reasons]
    good = [[one for one in items if one.certainty in GRADED] for items in resting]
    sources = {place.source for items in good for one in items for place in one.anchors if place.source}
    if not reasons or 2 * sum(map(bool, resting)) < len(reasons):
        return Level.LOW
    return Level.HIGH if 2 * sum(map(bool, good)) > len(reasons) and len(sources) > 1 else Level.MEDIUM


def agreement_on(basis: Basis, option: str) -> Level:
    """How far perspectives and formulas agree on which side of the middle an option lies."""
    sides = [leaning(one) for one in basis.strengths[option] if one is not None]
    if {Leaning.FOR, Leaning.AGAINST} <= set(sides):
        return Level.LOW
    is_robust = len(set(sides)) == 1 and not basis.standings[option].turned_by
    return Level(is_robust + (len(sides) > 1))
