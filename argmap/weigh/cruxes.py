"""Cruxes: the few beliefs on which a strength turns.

For every ancestor of a claim the exact strength of the claim is found with the ancestor's own weight at 0, at 1, and
with the ancestor taken out; where an end lies on the other side of a threshold, bisection finds the weight at which it
flips. Gradients are no substitute: in published examples the gradient is 0 where taking a reason out changes the
verdict (Kampik, Potyka, Yin, Cyras, Toni, arXiv 2401.08879).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from argmap.weigh.compiled import Weighing
from argmap.weigh.graph import Graph
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import MIDDLE, Rules, Swept, resume, sweep
from argmap.weigh.upstream import Upstream, upstream

WIDTH = 64
"""Scenarios weighed side by side."""
HALVINGS = 24
"""Steps of bisection: flip values are exact to 2^-24."""
GRID = 17
"""Weights tried for an ancestor that both lifts and lowers, whose ends may agree while the middle flips."""


@dataclass(frozen=True)
class Crux:
    """What one ancestor does to the strength of a claim."""

    id: str
    weight: float
    """Its weight now, 0 to 1: credence, force or certainty."""
    at_zero: float
    """The claim's strength if that weight were 0."""
    at_one: float
    """The claim's strength if it were 1."""
    removed: float
    """The claim's strength without it and without the arguments that rest on it."""
    flip: float | None
    """The weight nearest to the present one at which the claim crosses the threshold; None when none does."""

    @property
    def swing(self) -> float:
        """How far the claim's strength can be moved by it: the distance between the extremes."""
        return max(self.at_zero, self.at_one) - min(self.at_zero, self.at_one)

    @property
    def distance(self) -> float:
        """How far the weight is from flipping the claim; infinite when it cannot."""
        return abs(self.flip - self.weight) if self.flip is not None else float("inf")


def cruxes(weighing: Weighing, id: str, threshold: float = MIDDLE) -> list[Crux]:
    """Every ancestor of the claim ``id``, those nearest to flipping it first, then those that move it most."""
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(id))
    base = compiled.base(weighing.view)[part.whole]
    names = [compiled.names[at] for at in part.whole.tolist()]
    asked = np.array([at for at in range(part.graph.count) if at != part.target and _is_item(names[at], weighing)])
    if not len(asked):
        return []
    ends = _Scenarios(part, base, weighing.rules)
    at_zero, at_one, removed = ends.at(asked, 0.0), ends.at(asked, 1.0), ends.without(asked)
    flips = _flips(ends, asked, base, threshold, at_zero, at_one)
    found = [
        Crux(names[at], float(base[at]), float(at_zero[n]), float(at_one[n]), float(removed[n]), flips.get(n))
        for n, at in enumerate(asked.tolist())
    ]
    return sorted(found, key=lambda crux: (crux.distance, -crux.swing, crux.id))


def _is_item(name: str, weighing: Weighing) -> bool:
    return name in weighing.compiled.map


class _Scenarios:
    """The strength of the target under changes of one node each, many side by side."""

    def __init__(self, part: Upstream, base: Numbers, rules: Rules) -> None:
        self.part, self.base, self.rules = part, base, rules
        self.now = sweep(part.graph, base, rules)
        self._starts = _block_of(part.graph)
        self._resting = _resting_on(part.graph)

    def at(self, nodes: Indices, weight: float | Numbers) -> Numbers:
        """The target's strength with each of ``nodes`` in turn at ``weight``."""
        weights = np.broadcast_to(np.asarray(weight, dtype=np.float64), nodes.shape)
        result = np.empty(len(nodes))
        for chunk in self._chunks(nodes):
            base = np.repeat(self.base[:, None], len(chunk), axis=1)
            base[nodes[chunk], np.arange(len(chunk))] = weights[chunk]
            result[chunk] = self._target(nodes[chunk], base, None)
        return result

    def without(self, nodes: Indices) -> Numbers:
        """The target's strength with each of ``nodes`` in turn taken out."""
        result = np.empty(len(nodes))
        for chunk in self._chunks(nodes):
            base = np.repeat(self.base[:, None], len(chunk), axis=1)
            present = np.ones_like(base)
            for column, node in enumerate(nodes[chunk].tolist()):
                present[self._resting[node], column] = 0.0
                present[node, column] = 0.0
            result[chunk] = self._target(nodes[chunk], base, present)
        return result

    def _chunks(self, nodes: Indices) -> Iterator[Indices]:
        """Indices into ``nodes``, those that stand late in the sweep together: they need only the end of it."""
        order = np.argsort(-self._starts[nodes], kind="stable")
        return (order[at : at + WIDTH] for at in range(0, len(order), WIDTH))

    def _target(self, nodes: Indices, base: Numbers, present: Numbers | None) -> Numbers:
        first = int(self._starts[nodes].min())
        columns = base.shape[1]
        result = Swept(
            np.repeat(self.now.strength[:, None], columns, axis=1),
            np.repeat(self.now.act[:, None], columns, axis=1),
            present,
        )
        resume(self.part.graph.blocks[first:], base, result, self.rules)
        strengths: Numbers = result.strength[self.part.target]
        return strengths


def _block_of(graph: Graph) -> Indices:
    """For each node, the number of its block."""
    return np.repeat(np.arange(len(graph.blocks)), [block.stop - block.start for block in graph.blocks])


def _resting_on(graph: Graph) -> list[list[int]]:
    """For each node, the arguments that have it as a premise."""
    resting: list[list[int]] = [[] for _ in range(graph.count)]
    for block in graph.blocks:
        for part in block.parts:
            if part.premises is not None:
                targets = part.premises.rows[part.premises.segments]
                for source, target in zip(part.premises.sources.tolist(), targets.tolist(), strict=True):
                    resting[source].append(target)
    return resting


def _flips(  # noqa: PLR0913, PLR0917 - the ends are known already
    ends: _Scenarios, asked: Indices, base: Numbers, threshold: float, at_zero: Numbers, at_one: Numbers
) -> dict[int, float]:
    """For those of ``asked`` that can flip the target, by their number: the nearest weight at which it flips."""
    now = float(ends.now.strength[ends.part.target]) > threshold
    flips: dict[int, float] = {}
    for end, values in ((0.0, at_zero), (1.0, at_one)):
        crossing = np.flatnonzero((values > threshold) != now)
        if not len(crossing):
            continue
        kept, flipped = base[asked[crossing]].copy(), np.full(len(crossing), end)
        for _ in range(HALVINGS):
            middle = (kept + flipped) / 2
            turned = (ends.at(asked[crossing], middle) > threshold) != now
            flipped = np.where(turned, middle, flipped)
            kept = np.where(turned, kept, middle)
        for number, flip in zip(crossing.tolist(), flipped.tolist(), strict=True):
            nearer = flips.get(number)
            own = base[asked[number]]
            if nearer is None or abs(flip - own) < abs(nearer - own):
                flips[number] = flip
    return flips
