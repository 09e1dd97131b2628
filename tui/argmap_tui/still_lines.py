"""Why weighing an item moves nothing else, in a sentence."""

from __future__ import annotations

from argmap.model import Argument, Claim
from argmap.model.moves import is_premise
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.scales import SEEN, Scales

NAME = 40
"""Most cells of a premise's name."""
STILL = "Nothing else moves by as much as .01."
MIDDLE = 0.5
"""Up to here a premise gives nothing."""
GATE = "a premise counts only above .50"
THERE = "Its card leads there: ↓ and Enter; w weighs."
NO_PREMISE = f"It gives nothing until you say how far you believe its premise. {THERE}"
NO_REACH = (
    "No thesis moves by as much as .01: “{target}”, which it speaks against, does little for them as you weigh now."
)


def why_still(scales: Scales, id: str, there: str = THERE, low: str = "") -> str:
    """What keeps everything else where it is; that nothing moves where there is no more to say.

    ``there`` says how to get to the premises of an argument, ``low`` what it means to believe a claim no further.
    """
    item = scales.map.get(id)
    if scales.is_silent:
        return STILL
    words = _unheard(scales, item, there) if isinstance(item, Argument) else ""
    return words or (_unused(scales, item, low) if isinstance(item, Claim) else "") or STILL


def why_counter_is_still(scales: Scales, counter: Argument) -> str:
    """Why a counter in the map moves no thesis."""
    if scales.is_silent:
        return NO_PREMISE
    why = why_still(scales, counter.id)
    weighed = [id for id in counter.premises if scales.stated(id) is not None]
    if why == STILL and weighed:
        why = why_still(scales, weighed[-1])
    return NO_REACH.format(target=_name(scales, counter.target)) if why == STILL else why


def _unheard(scales: Scales, argument: Argument, there: str) -> str:
    """That premises of the argument are not weighed, or not believed."""
    if scales.weighing.act(argument.id) >= SEEN:
        return ""
    unsaid = [premise for premise in argument.premises if not scales.speaks(premise)]
    if not unsaid:
        doubted = [one for one in argument.premises if scales.weighing[one] <= MIDDLE]
        return f"It gives nothing: {_which(scales, argument, doubted)} not believed, and {GATE}." if doubted else ""
    which = _which(scales, argument, unsaid)
    return f"It gives nothing yet: nobody has said how far {which} believed. {there}".strip()


def _which(scales: Scales, argument: Argument, some: list[str]) -> str:
    """Those of the argument's premises, with their verb."""
    if len(argument.premises) == 1:
        return f"its premise “{_name(scales, some[0])}” is"
    if len(some) == 1:
        return f"one of its {len(argument.premises)} premises, “{_name(scales, some[0])}”, is"
    return f"{len(some)} of its {len(argument.premises)} premises are"


def _name(scales: Scales, id: str) -> str:
    return cut(label(scales.map, scales.map[id]).rstrip("."), NAME)


def _unused(scales: Scales, claim: Claim, low: str) -> str:
    """That a premise believed no more than halfway gives its arguments nothing, or that they wait for others."""
    users = scales.map.mentioned_by(claim.id) if is_premise(scales.map, claim.id) else []
    resting = [one for one in users if isinstance(one, Argument) and claim.id in one.premises]
    if not resting or any(scales.weighing.act(one.id) >= SEEN for one in resting):
        return ""
    if scales.weighing[claim.id] <= MIDDLE:
        several = f"the {len(resting)} arguments that rest" if len(resting) > 1 else "the argument that rests"
        return f"Nothing else moves: a claim at .5 or below gives nothing to {several} on it. {low}".strip()
    return _waiting(scales, claim, resting)


def _waiting(scales: Scales, claim: Claim, resting: list[Argument]) -> str:
    """That the arguments that rest on the claim need other premises, too."""
    lacking = [
        [one for one in argument.premises if one != claim.id and scales.weighing[one] <= MIDDLE] for argument in resting
    ]
    if not all(lacking):
        return ""
    if len(resting) > 1:
        return f"Nothing else moves yet: the {len(resting)} arguments that rest on it need other premises, too; {GATE}."
    name, others = _name(scales, resting[0].id), lacking[0]
    what = f"“{_name(scales, others[0])}”" if len(others) == 1 else f"{len(others)} other premises"
    are = "is" if len(others) == 1 else "are"
    return f"Nothing else moves yet: “{name}” also needs {what}, which {are} not believed so far."
