"""Who turns a reason down: to have weighed it and found nothing in it is an answer, and no silence."""

from __future__ import annotations

from argmap.model import Argument, Direction, Evidence
from argmap.weigh.compiled import Weighing
from argmap.weigh.explain import NOTHING
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.silence import borne_on


def is_denied(weighing: Weighing, reason: str) -> bool:
    """Whether, through these eyes, a reason gives nothing because they deny it.

    They give it no weight itself, hold one of its premises, by what they believe, below .50, or believe what undercuts
    it. What they have not weighed, or are undecided on, is not denied.
    """
    item, weights = weighing.compiled.map[reason], weighing.compiled.weights(weighing.view)
    if weights.get(reason) == 0.0:
        return True
    if not isinstance(item, Argument):
        return isinstance(item, Evidence) and weights.get(reason, 1.0) <= NOTHING
    if bool((weighing.acts(reason, Direction.CON) > NOTHING).any()):
        return True
    acts = weighing.swept.act
    held = (one for one in item.premises if borne_on(weighing.compiled, weighing.view, acts, one))
    return any(weighing[one] < MIDDLE for one in held)
