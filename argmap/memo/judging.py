"""What is advised on an option and how far that can be relied on, each by a rule that the memo states.

Confidence follows the IPCC's guidance note (2010): how robust the evidence is, times how far those who judge agree.
"""

from __future__ import annotations

from enum import StrEnum

from argmap.memo.basis import Basis
from argmap.memo.words import (
    AGREEMENT_LEVELS,
    BARE,
    EVIDENCE_LEVELS,
    Level,
    called,
    confidence,
    counted,
    cut,
    span,
    support,
)
from argmap.model import Argument, Certainty, Evidence, evidence_on
from argmap.reading.degrees import decimal
from argmap.weigh.explain import NOTHING
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning

GRADED = frozenset({Certainty.HIGH, Certainty.MODERATE})
"""Certainty from which on evidence counts as good."""
ENOUGH = 2
"""Reasons from which on evidence and agreement can be more than weak."""
NAMED = 30
"""Characters of an option's name within a reason."""


class Advice(StrEnum):
    """What is advised on an option."""

    RECOMMEND = "recommend"
    ACCEPTABLE = "acceptable"
    REJECT = "reject"
    UNDETERMINED = "undetermined"


ADVISED = {
    Advice.RECOMMEND: "recommended",
    Advice.ACCEPTABLE: "acceptable",
    Advice.REJECT: "rejected",
    Advice.UNDETERMINED: "undetermined",
}
"""The advice as what an option is."""
FEWEST = 3
"""Weighed items that bear on an option, below which nothing is advised on it."""
ADVICE_RULE = (
    "Whether an option holds is a verdict on its reasons alone, by the proof standard. Advice asks for more, since "
    "strength also counts how far the option itself is believed: an option is acceptable when it holds and its range "
    "over beliefs lies above .50, and recommended when that range also lies above that of every other option. It is "
    "rejected when it does not hold and its range lies below .50. Otherwise it is undetermined, as it is while fewer "
    f"than {FEWEST} items that bear on it are weighed. An option is not recommended where that is so of its nearest "
    "rival, or where nothing believed bears on any other."
)
CONFIDENCE_RULE = (
    "Confidence joins evidence and agreement. Evidence is as strong as it is graded: robust when more than half of the "
    "reasons with weight are well evidenced, from two sources or more: they are, or have a premise with, evidence of "
    "their own that the map grades as of moderate or high certainty. It is medium when half of them are, else limited, "
    "as it always is for one reason alone. Agreement is high when two perspectives or more speak on the option and "
    "they and all formulas place it on one side of .50, and low when perspectives place it on both sides; else medium, "
    "and never more where one reason is all there is to agree on. One perspective alone can neither agree nor "
    "disagree: it counts as medium, or as low when a formula turns it."
)


def advice(basis: Basis, option: str) -> Advice:
    """What is advised on an option, by ``ADVICE_RULE``; of a thesis, what would be if it were one."""
    stated, found = basis.verdicts[option].stated, basis.ranges[option]
    if basis.strengths[option][0] is None or not stated.is_settled or basis.weighed_on(option) < FEWEST:
        return Advice.UNDETERMINED
    if stated.holds and found.low > MIDDLE:
        is_first = basis.is_clear and option == basis.leader and not withheld(basis)
        return Advice.RECOMMEND if is_first else Advice.ACCEPTABLE
    return Advice.REJECT if not stated.holds and found.high < MIDDLE else Advice.UNDETERMINED


def standing(basis: Basis, option: str) -> str:
    """How an option stands, within a sentence; a word for its strength only where the advice leaves no doubt."""
    if basis.strengths[option][0] is None:
        return BARE
    found, advised = basis.ranges[option], advice(basis, option)
    word = "" if advised is Advice.UNDETERMINED else f", {support(basis.weighing[option])}"
    number = f"at strength {decimal(basis.weighing[option])} (range over beliefs {span(found.low, found.high)})"
    return f"{ADVISED[advised]}{word} {number}"


def thesis_words(basis: Basis, thesis: str) -> tuple[str, str]:
    """How a thesis stands, by the rule for options, after its name; and after the names of several."""
    if basis.strengths[thesis][0] is None:
        return "has no verdict", "have no verdict"
    return {
        Advice.REJECT: ("does not hold", "do not hold"),
        Advice.UNDETERMINED: ("is undetermined", "are undetermined"),
    }.get(advice(basis, thesis), ("holds", "hold"))


def stands(basis: Basis, claim: str) -> str:
    """How an option or a thesis stands, briefly, after its name."""
    if basis.strengths[claim][0] is None:
        return "has no verdict"
    is_option, found = claim in basis.options, basis.ranges[claim]
    said = f"is {ADVISED[advice(basis, claim)]}" if is_option else thesis_words(basis, claim)[0]
    reach = f" (range {span(found.low, found.high)})" if advice(basis, claim) is Advice.UNDETERMINED else ""
    return f"{said} at strength {decimal(basis.weighing[claim])}{reach}"


def verdict_in_words(basis: Basis, option: str) -> str:
    """Whether an option holds by the proof standard, in the words that the terminal has for it, too."""
    stated = basis.verdicts[option].stated
    return "no verdict" if not stated.is_settled else "holds" if stated.holds else "does not hold"


def withheld(basis: Basis) -> str:
    """Why nothing is recommended whatever the strengths are, within a sentence; empty where something may be."""
    for option in basis.ranked[:2]:
        if (count := basis.weighed_on(option)) < FEWEST:
            name = cut(called(basis.map, basis.map[option]), NAMED)
            what = f"of what bears on “{name}” only {counted(count, 'item')}"
            return f"{what} {'is' if count == 1 else 'are'} weighed, and it takes {FEWEST}"
    others = len(basis.options) - 1
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
    spoken = sum(one is not None for one in basis.strengths[option])
    turned = "; a formula turns it" if basis.standings[option].turned_by else ""
    agreed = AGREEMENT_LEVELS[agreement_on(basis, option)]
    who = f"{agreed} ({spoken:,} perspectives)" if spoken > 1 else "one perspective"
    return f"{EVIDENCE_LEVELS[evidence_for(basis, option)]} ({_beneath(basis, option)}); {who}{turned}"


def _beneath(basis: Basis, option: str) -> str:
    """On how much good evidence the reasons rest, in words."""
    reasons = _reasons(basis, option)
    good = sum(map(bool, _good(basis, reasons)))
    if not reasons:
        return "no reason has weight"
    if len(reasons) == 1:
        return f"its one reason is {'' if good else 'not '}well evidenced"
    return f"{good or 'none'} of {len(reasons):,} reasons {'are' if good > 1 else 'is'} well evidenced"


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


def _good(basis: Basis, reasons: list[str]) -> list[list[Evidence]]:
    """For each reason the evidence of its own that is graded as good."""
    return [[one for one in _own_evidence(basis, reason) if one.certainty in GRADED] for reason in reasons]


def evidence_for(basis: Basis, option: str) -> Level:
    """How robust the evidence is on which the reasons for and against an option rest."""
    reasons = _reasons(basis, option)
    good = _good(basis, reasons)
    sources = {place.source for items in good for one in items for place in one.anchors if place.source}
    resting = 2 * sum(map(bool, good))
    if len(reasons) < ENOUGH or resting < len(reasons):
        return Level.LOW
    return Level.HIGH if resting > len(reasons) and len(sources) > 1 else Level.MEDIUM


def agreement_on(basis: Basis, option: str) -> Level:
    """How far perspectives and formulas agree on which side of the middle an option lies."""
    sides = [leaning(one) for one in basis.strengths[option] if one is not None]
    if {Leaning.FOR, Leaning.AGAINST} <= set(sides):
        return Level.LOW
    is_robust = len(set(sides)) == 1 and not basis.standings[option].turned_by
    found = Level(is_robust + (len(sides) > 1))
    return found if len(_reasons(basis, option)) >= ENOUGH else min(found, Level.MEDIUM)
