"""How far what is said of an option can be relied on, by a rule that the memo states.

Confidence follows the IPCC's guidance note (2010): how robust the evidence is, times how far those who judge agree.
"""

from __future__ import annotations

from argmap.memo.basis import Basis
from argmap.memo.judging import side_of
from argmap.memo.words import AGREEMENT_LEVELS, EVIDENCE_LEVELS, Level, confidence, counted
from argmap.model import Argument, Bearing, Certainty, Direction, Evidence, evidence_on
from argmap.weigh.explain import NOTHING
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning

GRADED = frozenset({Certainty.HIGH, Certainty.MODERATE})
"""Certainty from which on evidence counts as good."""
ENOUGH = 2
"""Reasons from which on evidence and agreement can be more than weak."""
CONFIDENCE_RULE = (
    "Confidence joins evidence and agreement. Evidence is judged by the reasons with weight on the side that "
    "prevails, for an option above .50 and against one below, and by those well evidenced on the other side, which "
    "count against it whatever weight they have here. It is robust when more than half of all these are well "
    "evidenced on the side that prevails, from two sources or more, medium when half of them are, else limited, as it "
    "always is for one reason alone. A reason is well evidenced when it is, or has a premise with, evidence in its "
    "favour, and none against it, that the map grades as of moderate or high certainty. Agreement is high when two "
    "perspectives or more speak on the option and they and all formulas place it on one side of .50, its verdict "
    "being the same by all formulas, and low when perspectives place it on both sides; else medium, and never more "
    "where one reason is all there is to agree on. One perspective alone can neither agree nor disagree: it counts as "
    "medium, or as low when a formula turns it. One that is read off a document may disagree and adds no agreement, "
    "for nobody has judged by it. Where too little is weighed for advice, no confidence is given."
)


def confidence_in(basis: Basis, option: str) -> str:
    """How far what is said of an option can be relied on, by ``CONFIDENCE_RULE``."""
    return confidence(evidence_for(basis, option), agreement_on(basis, option))


def grounds(basis: Basis, option: str, *, is_terse: bool = False) -> str:
    """The evidence and the agreement that the confidence in an option joins, each with what it is judged by.

    The latter is left out where ``is_terse``.
    """
    spoken = len(_sides(basis, option))
    turned = "; a formula turns it" if _turned(basis, option) else ""
    agreed = AGREEMENT_LEVELS[agreement_on(basis, option)]
    who = f"{agreed} ({spoken:,} perspectives)" if spoken > 1 else "one perspective"
    if is_terse:
        return f"{EVIDENCE_LEVELS[evidence_for(basis, option)]}; {agreed if spoken > 1 else who}"
    return f"{EVIDENCE_LEVELS[evidence_for(basis, option)]} ({_beneath(basis, option)}); {who}{turned}"


def evidence_for(basis: Basis, option: str) -> Level:
    """How robust the evidence is on which it rests where an option stands."""
    own, other = _prevailing(basis, option), _opposing(basis, option)
    good = [found for one in own if (found := _favouring(basis, one))]
    sources = {place.source for found in good for one in found for place in one.anchors if place.source}
    count = len(own) + len(other)
    if len(own) < ENOUGH or 2 * len(good) < count:
        return Level.LOW
    return Level.HIGH if 2 * len(good) > count and len(sources) > 1 else Level.MEDIUM


def agreement_on(basis: Basis, option: str) -> Level:
    """How far perspectives and formulas agree on which side of the middle an option lies."""
    sides = _sides(basis, option)
    if {Leaning.FOR, Leaning.AGAINST} <= set(sides):
        return Level.LOW
    is_robust = len(set(sides)) == 1 and not _turned(basis, option)
    found = Level(is_robust + (len(sides) > 1))
    why = basis.explanation(option)
    reasons = sum(push.act > NOTHING for push in (*why.raised, *why.lowered))
    return found if reasons >= ENOUGH else min(found, Level.MEDIUM)


def _sides(basis: Basis, option: str) -> list[Leaning]:
    """The sides of the people who speak on an option, and of documents that are read otherwise than these judge.

    Where nobody but documents speaks, the side of the one that is followed stands for itself.
    """
    own = leaning(basis.strengths[option][0] or 0.0)
    denied = Leaning.AGAINST if own is Leaning.FOR else Leaning.UNDECIDED
    people, documents = list[Leaning](), list[Leaning]()
    for at, (view, strength) in enumerate(zip(basis.views, basis.strengths[option], strict=True)):
        if strength is not None or basis.is_unconvinced(at, option):
            side = leaning(strength) if strength is not None else denied
            (people if view.source is None else documents).append(side)
    judged = people or [own]
    return [*judged, *(side for side in documents if {side} != set(judged))]


def _turned(basis: Basis, option: str) -> bool:
    """Whether a formula carries its strength across the middle or turns its verdict."""
    return bool(basis.standings[option].turned_by or basis.fragility(option).rules)


def _beneath(basis: Basis, option: str) -> str:
    """On how much good evidence it rests, in words."""
    own, other = _prevailing(basis, option), len(_opposing(basis, option))
    good = sum(bool(_favouring(basis, one)) for one in own)
    side = f"{side_of(basis, option)} it"
    verb = "is" if other == 1 else "are"
    if not own:
        return f"no reason {side} has weight" + (
            f"; {other:,} on the other side {verb} well evidenced" if other else ""
        )
    so = f"; so {verb} {other:,} on the other side" if good else f"; {other:,} on the other side {verb}"
    against = so if other else ""
    if len(own) == 1:
        return f"the one reason {side} is {'' if good else 'not '}well evidenced{against}"
    return f"{good or 'none'} of {counted(len(own), 'reason')} {side} well evidenced{against}"


def _prevailing(basis: Basis, option: str) -> list[str]:
    """The reasons with weight on the side on which an option lies."""
    why = basis.explanation(option)
    moving = why.raised if basis.weighing[option] > MIDDLE else why.lowered
    return [push.id for push in moving if push.act > NOTHING]


def _opposing(basis: Basis, option: str) -> list[str]:
    """The reasons on the other side that are well evidenced, whatever weight they have."""
    stance = Direction.CON if basis.weighing[option] > MIDDLE else Direction.PRO
    return [
        one.id for one in basis.reasons(option) if basis.stance(one.id, option) is stance and _favouring(basis, one.id)
    ]


def _favouring(basis: Basis, reason: str) -> list[Evidence]:
    """The good evidence that a reason is, or that supports its premises; none where there is some against these.

    What lies deeper proves less.
    """
    item = basis.map[reason]
    if isinstance(item, Evidence):
        return [item] if item.certainty in GRADED else []
    premises = item.premises if isinstance(item, Argument) else ()
    found = [
        (one, one.bears_on[id]) for id in premises for one in evidence_on(basis.map, id) if one.certainty in GRADED
    ]
    return [] if any(way is Bearing.CONTRADICTS for _, way in found) else [one for one, _ in found]
