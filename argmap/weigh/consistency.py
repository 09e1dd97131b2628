"""Beliefs that fight with each other: credences far from what their own reasons come to.

Each claim that somebody has weighed is started at the middle instead, .5, and moved by its reasons as that person
weighs them. Where it ends is what the person's own reasons give it; how far the stated credence lies from there is the
tension. Neither of the two is the right one: a credence may rest on what the map does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from argmap.errors import InputError
from argmap.model import Argument, Evidence, Map
from argmap.weigh.compiled import Weighing, bearing_of
from argmap.weigh.graph import Part
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import energy_of

LEAST = 0.25
"""Tensions below this are not told."""
SILENT = 1e-9
"""Reasons that give no more than this give nothing."""


@dataclass(frozen=True)
class Tension:
    """A credence and what the same person's reasons for and against the claim come to."""

    id: str
    credence: float
    """As stated, 0 to 1."""
    from_reasons: float
    """The strength, 0 to 1, to which the reasons move the claim from the middle."""
    strongest: tuple[str, ...]
    """The arguments and evidence items that give it anything, those that give most first."""

    @property
    def distance(self) -> float:
        """How far the two lie apart, 0 to 1."""
        return abs(self.credence - self.from_reasons)

    @property
    def are_opposed(self) -> bool:
        """Whether the credence lies on one side of the middle and the reasons lead to the other."""
        return {leaning(self.credence), leaning(self.from_reasons)} == {Leaning.FOR, Leaning.AGAINST}

    @property
    def words(self) -> str:
        """What fights with what, in a sentence."""
        stated, found = f"{self.credence:.2f}", f"{self.from_reasons:.2f}"
        reasons = f"its reasons, as weighed here, lead from the middle to {found}"
        match leaning(self.credence), leaning(self.from_reasons):
            case Leaning.FOR, Leaning.AGAINST:
                return f"Believed ({stated}), yet {reasons}, against it."
            case Leaning.AGAINST, Leaning.FOR:
                return f"Disbelieved ({stated}), yet {reasons}, for it."
            case Leaning.UNDECIDED, side:
                return f"Left open ({stated}), yet {reasons}, {side} it."
            case _, Leaning.UNDECIDED:
                return f"Held at {stated}, yet {reasons}: they give next to nothing, or for and against cancel out."
        firmer = abs(self.credence - MIDDLE) > abs(self.from_reasons - MIDDLE)
        how = "more" if firmer else "less"
        return f"Held {how} firmly ({stated}) than its reasons carry it: they lead from the middle to {found}."


def tensions(weighing: Weighing, least: float = LEAST) -> list[Tension]:
    """The claims whose credence lies ``least`` or further from what their reasons come to, the furthest first.

    Only claims that the perspective has weighed and that have a reason which gives something are looked at. In a cycle
    a claim's reasons are taken as they settled with its stated credence; claims of cycles that did not settle are left
    out. Costs one pass over the graph. Raises ``InputError`` for a ``least`` outside [0, 1].
    """
    if not 0.0 <= least <= 1.0:  # nor a number
        raise InputError(f"the least distance is {least}, which is no number from 0 to 1", "Give one from 0 to 1.")
    reached = _from_the_middle(weighing)
    unsettled = {name for members in weighing.unsettled for name in members}
    found = []
    for id, credence in weighing.view.credence.items():
        at = weighing.compiled.index.get(id)
        if at is None or id in unsettled or np.isnan(reached[at]):
            continue
        from_reasons = float(reached[at])
        if abs(credence - from_reasons) >= least:
            found.append(Tension(id, credence, from_reasons, tuple(_strongest(weighing, id))))
    return sorted(found, key=lambda tension: (-tension.distance, tension.id))


def _from_the_middle(weighing: Weighing) -> Numbers:
    """For each claim with a reason that gives something, its strength from the middle; NaN for all other nodes."""
    reached = np.full(weighing.compiled.graph.count, np.nan)
    for block in weighing.compiled.graph.blocks:
        for part in block.parts:
            if not part.are_arguments:
                here = slice(part.start, part.stop)
                reached[here] = np.where(_is_moved(weighing, part) > 0, _moved(weighing, part), np.nan)
    return reached


def _moved(weighing: Weighing, part: Part) -> Numbers:
    energy = energy_of(part, weighing.swept.act, weighing.rules)
    return weighing.rules.semantics.influence.moved(np.full(len(energy), MIDDLE), energy)


def _is_moved(weighing: Weighing, part: Part) -> Numbers:
    """For each node of ``part``, whether any reason gives it something (as 0 or 1)."""
    found = np.zeros(part.stop - part.start)
    for side in (part.pro, part.con):
        if side is not None:
            found[side.rows - part.start] += np.maximum.reduceat(weighing.swept.act[side.sources], side.starts) > SILENT
    return found


def _strongest(weighing: Weighing, id: str) -> Iterator[str]:
    acts = dict(_acts(weighing, weighing.compiled.map, id))
    yield from sorted((one for one in acts if acts[one] > SILENT), key=lambda one: (-acts[one], one))


def _acts(weighing: Weighing, map: Map, id: str) -> Iterator[tuple[str, float]]:
    """What each reason on the claim gives it."""
    for item in map.mentioned_by(id):
        if isinstance(item, Argument) and item.target == id:
            yield item.id, weighing.act(item.id)
        elif isinstance(item, Evidence) and id in item.bears_on:
            yield item.id, weighing.act(bearing_of(item.id, id))
