"""One base score changed: strengths brought up to date by weighing only what lies downstream of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from argmap.weigh import kernels, spelled
from argmap.weigh.graph import Graph
from argmap.weigh.kernels import Formula
from argmap.weigh.rules import Rules
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import Swept, resume

FEW = 4
"""Nodes of a block up to which they are weighed one by one, in a loop."""


def update(  # noqa: PLR0913, PLR0917 - what was weighed, and the change
    graph: Graph, base: Numbers, swept: Swept, node: int, weight: float, rules: Rules | None = None
) -> Indices:
    """Set the base score of the node at position ``node`` to ``weight`` and bring ``swept`` up to date, both in place.

    ``swept`` is what `sweep` gave for ``base``, of shape (n,), under the same rules. Blocks downstream of the node are
    weighed in order, and a change that leaves a block as it was, to the last bit, goes no further. Gives the positions
    of the nodes whose strength or act changed. Raises ``ValueError`` for a weight that is not from 0 to 1.
    """
    if not 0.0 <= weight <= 1.0:
        raise ValueError(f"the base score of node {node} is {weight}, expected a number from 0 to 1")
    base[node] = weight
    wave = _Wave(graph, base, swept, rules or Rules())
    return wave.passed(node)


class _Wave:
    """A change on its way through a graph."""

    def __init__(self, graph: Graph, base: Numbers, swept: Swept, rules: Rules) -> None:
        self.graph, self.base, self.swept, self.rules = graph, base, swept, rules
        self.formula = spelled.formula(rules)
        self.nodes = spelled.arrays(graph, base)
        self.touched = np.zeros(graph.count, dtype=np.bool_)

    def passed(self, node: int) -> Indices:
        """Let the change spread from ``node``; the nodes that it changed."""
        self.touched[node] = True
        changed: list[Indices] = []
        at = node
        while self.touched[at]:
            number = int(self.graph.block_of[at])
            start, stop = int(self.graph.bounds[number]), int(self.graph.bounds[number + 1])
            changed.append(self._block(number, start, stop))
            if stop == self.graph.count:
                break
            self._mark(changed[-1])
            at = stop + int(np.argmax(self.touched[stop:]))
        return np.concatenate(changed)

    def _mark(self, changed: Indices) -> None:
        self.touched[self.graph.after.spread(changed)[0]] = True

    def _block(self, number: int, start: int, stop: int) -> Indices:
        """Weigh what is touched of a block, or all of it; the nodes that came out otherwise than before."""
        few = np.flatnonzero(self.touched[start:stop]) + start
        if self.formula and len(few) <= FEW and not self.graph.cyclic[number]:
            return np.array([node for node in few.tolist() if self._node(node, self.formula)], dtype=np.int64)
        strength, act = self.swept.strength[start:stop].copy(), self.swept.act[start:stop].copy()
        block = self.graph.block(number)
        if block.is_cycle:
            self.swept.unsettled[:] = [one for one in self.swept.unsettled if one.block.start != start]
        resume((block,), self.base, self.swept, self.rules)
        differs: NDArray[np.bool_] = (self.swept.strength[start:stop] != strength) | (self.swept.act[start:stop] != act)
        return np.flatnonzero(differs) + start

    def _node(self, node: int, formula: Formula) -> bool:
        """Weigh one node; whether it came out otherwise than before."""
        strength, act = self.swept.strength, self.swept.act
        before = strength[node], act[node]
        kernels.walk(node, node + 1, self.nodes, formula, strength, act, 0.0)
        if self.swept.present is not None:
            act[node] *= self.swept.present[node]
        return bool(strength[node] != before[0] or act[node] != before[1])
