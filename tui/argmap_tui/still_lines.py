"""Why weighing an item moves nothing else, in a sentence."""

from __future__ import annotations

from argmap.model import Argument, Claim
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.scales import SEEN, Scales

NAME = 40
"""Most cells of a premise's name."""
STILL = "Nothing else moves by as much as .01."
MIDDLE = 0.5
"""Up to here a premise gives nothing."""
THERE = "Its card leads there: ↓ and Enter; w weighs."


def why_still(scales: Scales, id: str) -> str:
    """What keeps everything else where it is; that nothing moves where there is no more to say."""
    item = scales.map.get(id)
    if scales.is_silent:
        return STILL
    words = _unheard(scales, item) if isinstance(item, Argument) else ""
    return words or (_unused(scales, item) if isinstance(item, Claim) else "") or STILL


def _unheard(scales: Scales, argument: Argument) -> str:
    """That premises of the argument are not weighed."""
    unsaid = [premise for premise in argument.premises if not scales.speaks(premise)]
    if not unsaid or scales.weighing.act(argument.id) >= SEEN:
        return ""
    if len(argument.premises) == 1:
        which = f"its premise “{_name(scales, unsaid[0])}” is"
    elif len(unsaid) == 1:
        which = f"one of its {len(argument.premises)} premises, “{_name(scales, unsaid[0])}”, is"
    else:
        which = f"{len(unsaid)} of its {len(argument.premises)} premises are"
    return f"It gives nothing yet: nobody has said how far {which} believed. {THERE}"


def _name(scales: Scales, id: str) -> str:
    return cut(label(scales.map, scales.map[id]).rstrip("."), NAME)


def _unused(scales: Scales, claim: Claim) -> str:
    """That a premise believed no more than halfway gives its arguments nothing."""
    resting = [one for one in scales.map.of_kind(Argument) if claim.id in one.premises]
    if not resting or scales.weighing[claim.id] > MIDDLE or any(scales.weighing.act(one.id) >= SEEN for one in resting):
        return ""
    several = f"the {len(resting)} arguments that rest" if len(resting) > 1 else "the argument that rests"
    return f"Nothing else moves: a claim at .5 or below gives nothing to {several} on it."
