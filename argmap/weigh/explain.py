"""Why a strength is what it is: its base, what raised it, what lowered it, by how much, and through what.

The effect of a reason is exact for the node it bears on: the node's strength minus what it would be without that one
reason, all others as they are (removal, as in Kampik, Potyka, Yin, Cyras, Toni, arXiv 2401.08879). Effects of reasons
that rest on the same premises, or that saturate, need not add up to the whole: where others carry it already, a reason
that gives much may have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from argmap.model import Argument, Evidence, Map
from argmap.weigh.compiled import Weighing, bearing_of
from argmap.weigh.graph import Part, Side
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import FORCE, SILENCING

DEEPEST = 12
"""Longest path that is told."""
NOTHING = 1e-9
"""A reason that gives no more than this gives nothing."""


@dataclass(frozen=True)
class Push:
    """What one argument or evidence item does to the strength of what it bears on."""

    id: str
    act: float
    """What it gives, 0 to 1."""
    effect: float
    """The strength minus the strength without it, -1 to 1: not negative for what raises, not positive for what lowers.

    0 where the strength would be the same without it, however much it gives.
    """
    path: tuple[str, ...]
    """The claims through which it comes, each resting most on the next."""


@dataclass(frozen=True)
class Explanation:
    """A strength with its base and every reason that gives something, ordered by effect, then by act."""

    id: str
    base: float
    strength: float
    raised: tuple[Push, ...]
    """The reasons for it."""
    lowered: tuple[Push, ...]
    """The reasons against it."""
    silent: tuple[str, ...]
    """Reasons that give nothing: their premises are not believed, or they are undercut."""


def explain(weighing: Weighing, id: str) -> Explanation:
    """Why the claim or argument ``id`` has its strength. Raises ``UnknownId``."""
    at = weighing.compiled.at(id)
    graph = weighing.compiled.graph
    part = next(part for part in graph.block(int(graph.block_of[at])).parts if part.start <= at < part.stop)
    node = _Node(weighing, part, at)
    sides = node.pushes(node.pro), node.pushes(node.con)
    raised, lowered = (tuple(push for push in side if push.act > NOTHING) for side in sides)
    silent = tuple(push.id for side in sides for push in side if push.act <= NOTHING)
    return Explanation(id, node.base, float(weighing.swept.strength[at]), raised, lowered, silent)


class _Node:
    """One node with the reasons on its two sides."""

    def __init__(self, weighing: Weighing, part: Part, at: int) -> None:
        self.weighing = weighing
        self.are_arguments = part.are_arguments
        self.base = float(weighing.bases[at])
        self.pro, self.con = (list(_reasons(side, at)) for side in (part.pro, part.con))

    def pushes(self, side: list[tuple[int, int]]) -> list[Push]:
        """What each reason of one side does, the strongest effects first."""
        acts, names = self.weighing.swept.act, self.weighing.compiled.names
        found = [
            Push(name, float(acts[reason]), effect, tuple(_path(self.weighing, name)))
            for (reason, _), effect in zip(side, self._effects(side), strict=True)
            for name in [item_of(names[reason])]
        ]
        return sorted(found, key=lambda push: (-abs(push.effect), -push.act))

    def _effects(self, side: list[tuple[int, int]]) -> list[float]:
        """The strength minus the strength without each reason of ``side``."""
        if not side:
            return []
        without, other = self._without(side), self._whole(self.con if side is self.pro else self.pro)
        totals = np.append(without, self._whole(side))
        energy = totals - other if side is self.pro else other - totals
        influence = FORCE if self.are_arguments else self.weighing.rules.semantics.influence
        strengths = influence.moved(np.full(len(totals), self.base), energy)
        effects: list[float] = (strengths[-1] - strengths[:-1]).tolist()
        return effects

    def _groups(self, side: list[tuple[int, int]]) -> dict[int, list[float]]:
        """The acts of the reasons that count once together."""
        joins, found = self.weighing.rules.semantics.joins_dependent, dict[int, list[float]]()
        for reason, group in side:
            found.setdefault(group if joins else -1 - reason, []).append(float(self.weighing.swept.act[reason]))
        return found

    def _whole(self, side: list[tuple[int, int]]) -> float:
        """What the side comes to."""
        return self._total([max(acts) for acts in self._groups(side).values()])

    def _without(self, side: list[tuple[int, int]]) -> Numbers:
        """What the side comes to without each of its reasons.

        Totals of a part of a side can be totalled again, so each follows from those before and after it.
        """
        groups = {key: sorted(acts, reverse=True) for key, acts in self._groups(side).items()}
        values = [acts[0] for acts in groups.values()]
        before = list(accumulate(values, lambda *two: self._total(two), initial=0.0))
        after = list(accumulate(reversed(values), lambda *two: self._total(two), initial=0.0))[::-1]
        places, joins = {key: at for at, key in enumerate(groups)}, self.weighing.rules.semantics.joins_dependent
        found = []
        for reason, group in side:
            key, act = group if joins else -1 - reason, float(self.weighing.swept.act[reason])
            acts, at = groups[key], places[key]
            left = acts[0] if act < acts[0] else (acts[1] if len(acts) > 1 else 0.0)
            found.append(self._total([before[at], left, after[at + 1]]))
        return np.array(found)

    def _total(self, acts: Sequence[float]) -> float:
        aggregation = SILENCING if self.are_arguments else self.weighing.rules.semantics.aggregation
        return float(aggregation.total(np.array(acts), np.array([0]))[0]) if acts else 0.0


def _reasons(side: Side | None, at: int) -> Iterator[tuple[int, int]]:
    """The reasons on one side of the node ``at``, each with its group."""
    if side is None:
        return
    row = int(np.searchsorted(side.rows, at))
    if row < len(side.rows) and side.rows[row] == at:
        edges = np.flatnonzero(side.segments == row)
        yield from zip(side.sources[edges].tolist(), side.groups[edges].tolist(), strict=True)


def item_of(name: str) -> str:
    """The id of the item that a node stands for."""
    return name.partition(" ")[0]


def _path(weighing: Weighing, id: str) -> Iterator[str]:
    """From a reason down: the premise it owes most to, then the reason that premise owes most to, and so on."""
    map, seen = weighing.compiled.map, set[str]()
    while len(seen) < DEEPEST and (premise := _weakest_premise(weighing, map, id)) and premise not in seen:
        yield premise
        seen.add(premise)
        reasons = _reasons_for(map, premise)
        best = max(reasons, key=lambda reason: _act(weighing, reason, premise), default=None)
        if best is None or _act(weighing, best, premise) <= 0:
            return
        id = best


def _weakest_premise(weighing: Weighing, map: Map, id: str) -> str | None:
    """The premise that limits an argument most."""
    item = map.get(id)
    if not isinstance(item, Argument):
        return None
    needed = [premise for premise in item.premises if premise not in item.grants]
    return min(needed, key=lambda premise: weighing[premise], default=None)


def _reasons_for(map: Map, claim: str) -> list[str]:
    found = map.mentioned_by(claim)
    return [item.id for item in found if isinstance(item, Argument | Evidence) and _supports(item, claim)]


def _supports(item: Argument | Evidence, claim: str) -> bool:
    if isinstance(item, Argument):
        return item.target == claim and item.stance == "pro"
    return item.bears_on.get(claim) == "supports"


def _act(weighing: Weighing, id: str, claim: str) -> float:
    name = bearing_of(id, claim) if isinstance(weighing.compiled.map[id], Evidence) else id
    return float(weighing.swept.act[weighing.compiled.at(name)])
