"""What is advised on an option, by a rule that the memo states."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt

from argmap.memo.basis import Basis
from argmap.memo.proof import stated_by
from argmap.memo.words import BARE, called, counted, cut, span, support
from argmap.model import LinkKind
from argmap.reading.degrees import decimal
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.ranges import DRAWS

MOST_TO_WEIGH = 2
"""Items that are named to be weighed next."""
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
ITS_STRENGTH = "its strength"
STEADY = 0.95
"""Share of the draws in which a verdict has to stand, below which nothing is advised."""
CLOSE = 0.02
"""How far others of the usual number of draws may move an end of a range, or a share of draws."""
LITTLE = 0.2
"""Share of a range that another may reach into and be said to just do so."""
FEWEST = 3
"""Weighed items that bear on an option, below which nothing is advised on it."""
ADVICE_RULE = (
    "Whether an option holds is a verdict on its reasons alone, by the proof standard. Advice asks for more, since "
    "strength also counts how far the option itself is believed: an option is acceptable when it holds, also in at "
    "least 95 % of the draws, and its range over beliefs lies above .50, and recommended when that range also lies "
    "above that of every other option. It is rejected when it does not hold, also in at least 95 % of the draws, and "
    "its range lies below .50. Otherwise it is undetermined, as it is while fewer "
    f"than {FEWEST} items that bear on it are weighed. An option is not recommended where that is so of its nearest "
    "rival, or where nothing believed bears on any other. What lies so near to one of these bounds that other draws "
    "may advise otherwise is said to be on the border."
)

ADVICE_SHORT = (
    "Acceptable is what holds, also in 95 % of the draws, with its range above .50; recommended, if its range also "
    "lies above all others; rejected, what does not hold, with its range below .50. The rest, and what fewer than "
    f"{FEWEST} weighed items bear on, is undetermined."
)
"""The same for a memo of two pages."""


def advice(basis: Basis, option: str) -> Advice:
    """What is advised on an option, by ``ADVICE_RULE``; of a thesis, what would be if it were one."""
    stated, found = basis.verdicts[option].stated, basis.ranges[option]
    if basis.strengths[option][0] is None or not stated.is_settled or basis.weighed_on(option) < FEWEST:
        return Advice.UNDETERMINED
    if steadiness(basis, option) < STEADY:
        return Advice.UNDETERMINED
    if stated.holds and _shown(found.low) > MIDDLE:
        is_first = bool(basis.question.options) and basis.is_clear and option == basis.leader and not withheld(basis)
        return Advice.RECOMMEND if is_first else Advice.ACCEPTABLE
    return Advice.REJECT if not stated.holds and _shown(found.high) < MIDDLE else Advice.UNDETERMINED


def _shown(strength: float) -> float:
    """A strength as it is told, so that nobody reads that .50 lies above .50."""
    return round(strength, 2)


def is_on_the_border(basis: Basis, option: str) -> bool:
    """Whether other draws may advise otherwise on an option."""
    return _is_near_a_bound(basis, option) or _is_nearly_caught(basis, option)


def _is_near_a_bound(basis: Basis, option: str) -> bool:
    """Whether other draws may put its range, or the share of draws in which its verdict stands, beyond a bound."""
    stated, found = basis.verdicts[option].stated, basis.ranges[option]
    if basis.strengths[option][0] is None or not stated.is_settled or basis.weighed_on(option) < FEWEST:
        return False
    if found.lowest == found.highest:
        return False  # whatever is drawn
    beyond = found.low - MIDDLE if stated.holds else MIDDLE - found.high
    share, close = steadiness(basis, option), _close(basis)
    if beyond < -close or share < STEADY - close:
        return False
    return beyond <= close or STEADY + close >= share < 1.0


def _is_nearly_caught(basis: Basis, option: str) -> bool:
    """Whether the leading option may be recommended, and its range just reaches, or just does not, that of the next."""
    found, others = basis.ranges[option], [basis.ranges[one] for one in basis.heard if one != option]
    if option != basis.leader or not others or withheld(basis) or found.low <= MIDDLE:
        return False
    if not basis.verdicts[option].stated.holds or found.lowest == found.highest:
        return False
    rival = max(others, key=lambda one: one.high)
    into = rival.high - found.low
    narrower = min(found.high - found.low, rival.high - rival.low)
    return -_close(basis) <= into <= min(_close(basis), LITTLE * narrower)


def _close(basis: Basis) -> float:
    """How far other draws of as many may move an end of a range, or a share of draws."""
    return CLOSE * sqrt(DRAWS / basis.recipe.draws)


def advised_on(basis: Basis, option: str) -> str:
    """What an option is by the advice on it, and whether only just."""
    advised = advice(basis, option)
    is_caught = advised is Advice.RECOMMEND and _is_nearly_caught(basis, option)
    is_just = is_caught or (advised is not Advice.UNDETERMINED and _is_near_a_bound(basis, option))
    return f"{'barely ' * is_just}{ADVISED[advised]}"


def steadiness(basis: Basis, claim: str) -> float:
    """In which share of the draws the verdict on a claim is the one that is stated, 0 to 1."""
    holding = basis.spread.holding[claim]
    return holding if basis.verdicts[claim].stated.holds else 1.0 - holding


def percent(share: float) -> str:
    """A share of draws, such as ``81 %``; never all or none of them by rounding."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def standing(basis: Basis, option: str) -> str:
    """How an option stands, within a sentence; a word for its strength only where the advice leaves no doubt."""
    if basis.strengths[option][0] is None:
        return BARE
    found, advised = basis.ranges[option], advice(basis, option)
    word = "" if advised is Advice.UNDETERMINED else f", {support(basis.weighing[option])}"
    number = f"at strength {decimal(basis.weighing[option])} (range over beliefs {span(found.low, found.high)})"
    return f"{advised_on(basis, option)}{word} {number}"


def stands(basis: Basis, claim: str) -> str:
    """How an option or a thesis stands, briefly, after its name: what is advised on the one, the other's verdict."""
    if basis.strengths[claim][0] is None:
        return "has no verdict"
    found, strength = basis.ranges[claim], f"at strength {decimal(basis.weighing[claim])}"
    if claim not in basis.question.options:
        why, verdict = doubt(basis, claim), f"{verdict_in_words(basis, claim)} by {basis.recipe.standard.phrase}"
        number = "" if why.startswith(ITS_STRENGTH) else f" {strength}"
        return f"{verdict}{number}{f', yet {why}' if why else ''}"
    reach = f" (range {span(found.low, found.high)})" if advice(basis, claim) is Advice.UNDETERMINED else ""
    return f"is {advised_on(basis, claim)} {strength}{reach}"


def side_of(basis: Basis, claim: str) -> str:
    """On which side of a claim the reasons speak that put it where it lies: ``for`` or ``against``."""
    return "for" if basis.weighing[claim] > MIDDLE else "against"


def verdict_in_words(basis: Basis, claim: str) -> str:
    """Whether an option or a thesis holds by the proof standard, in the words that the terminal has for it, too."""
    stated = basis.verdicts[claim].stated
    if basis.strengths[claim][0] is None or not stated.is_settled:
        return "no verdict"
    return "holds" if stated.holds else "does not hold"


def footing(basis: Basis, claim: str) -> str:
    """On how little a verdict rests, to stand behind it; empty where that is enough for advice."""
    count = basis.weighed_on(claim)
    return f", on only {counted(count, 'weighed item')}" if count < FEWEST else ""


def sums(basis: Basis, claim: str) -> str:
    """What the reasons for and against a claim come to that its verdict compares."""
    stated = basis.verdicts[claim].stated
    return f"{decimal(stated.pro)} for, {decimal(stated.con)} against"


def doubt(basis: Basis, claim: str) -> str:
    """Why a verdict is not advised on, within a sentence; empty where it is, and where there is none."""
    if verdict_in_words(basis, claim) == "no verdict" or advice(basis, claim) is not Advice.UNDETERMINED:
        return ""
    if (count := basis.weighed_on(claim)) < FEWEST:
        return f"only {counted(count, 'item')} that {'bears' if count == 1 else 'bear'} on it {_is(count)} weighed"
    found, holds = basis.ranges[claim], basis.verdicts[claim].stated.holds
    if _shown(found.low) <= MIDDLE <= _shown(found.high):
        return f"its range over beliefs, {span(found.low, found.high)}, reaches .50"
    if (_shown(found.low) > MIDDLE) is not holds:
        return f"{ITS_STRENGTH}, {decimal(basis.weighing[claim])}, lies {'below' if holds else 'above'} .50"
    return f"the verdict stands in only {percent(steadiness(basis, claim))} of draws"


def thesis_verdict(basis: Basis, thesis: str) -> str:
    """Whether a thesis holds by the stated standard and burden and how strong it is, after its name."""
    if verdict_in_words(basis, thesis) == "no verdict":
        return f"has no verdict, for {BARE if basis.strengths[thesis][0] is None else 'a circle does not settle'}"
    stated, found = basis.verdicts[thesis].stated, basis.ranges[thesis]
    verdict = f"{verdict_in_words(basis, thesis)} {stated_by(basis.recipe)}"
    reasons = f"reasons for it {decimal(stated.pro)}, against it {decimal(stated.con)}"
    number = f"strength {decimal(basis.weighing[thesis])} (range over beliefs {span(found.low, found.high)})"
    is_left = f", which leaves it undetermined{footing(basis, thesis)}" if doubt(basis, thesis) else ""
    return f"{verdict}: {reasons}; {number}{is_left}"


def opposing(basis: Basis, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of the claims ``ids`` of which the map says that who wants one turns the other down.

    They are what is opposed to an act that cannot be undone, with the act, and those that a link says to conflict.
    """
    links = [(one.start, one.end) for one in basis.excluding(ids) if one.kind is LinkKind.CONFLICTS_WITH]
    opposed = [pair for pair in basis.caution.opposed.items() if set(ids).issuperset(pair)]
    return list({frozenset(pair): pair for pair in (*opposed, *links)}.values())


def lacking(basis: Basis) -> str | None:
    """The option of which too little is weighed for anything to be recommended; None where something may be."""
    thin = (option for option in basis.ranked[:2] if basis.weighed_on(option) < FEWEST)
    rest = [one for one in basis.options if one not in basis.heard] if len(basis.heard) == 1 else []
    baseline = (one for one in rest if one == basis.question.baseline)
    return next((option for found in (thin, baseline, rest) for option in found), None)


def to_weigh(basis: Basis) -> list[str]:
    """The nearest items not yet weighed that bear on the option that is ``lacking``, as many as it lacks, two at most.

    Of those as near, first what moves the leading option most.
    """
    option = lacking(basis)
    if option is None or basis.leader is None:
        return []
    swings = {one.id: one.swing for one in basis.cruxes[basis.leader]}
    found: list[str] = []
    seen, near = {option}, [option]
    most = min(max(FEWEST - basis.weighed_on(option), 1), MOST_TO_WEIGH)
    while near and len(found) < most:
        near = list(dict.fromkeys(tie.source for id in near for tie in basis.onto(id) if tie.source not in seen))
        seen.update(near)
        near.sort(key=lambda one: -swings.get(one, 0.0))
        found += [id for id in near if id not in basis.weights[0]]
    return found[:most]


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def withheld(basis: Basis) -> str:
    """Why nothing is recommended whatever the strengths are, within a sentence; empty where something may be."""
    for option in basis.ranked[:2]:
        if (count := basis.weighed_on(option)) < FEWEST:
            name = cut(called(basis.map, basis.map[option]), NAMED)
            what = f"of what bears on “{name}” only {counted(count, 'item')}"
            return f"{what} {_is(count)} weighed, and it takes {FEWEST}"
    others = len(basis.options) - 1
    if len(basis.heard) == 1 and others:
        return f"nothing believed bears on {'any of the other' if others > 1 else 'the other option'}" + (
            f" {others} options" if others > 1 else ""
        )
    return ""
