"""The part of a graph that bears on one node, cut out so that questions about that node cost no more than they must."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Edges, Graph
from argmap.weigh.order import distinct, reached
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import Swept


@dataclass(frozen=True)
class Upstream:
    """A graph of a node and everything that bears on it."""

    graph: Graph
    whole: Indices
    """For each position in ``graph``, the position in the graph it was cut from."""
    target: int
    """The position of the node itself in ``graph``."""

    def share_of(self, swept: Swept) -> Swept:
        """Strengths and acts in ``graph``, from those in the graph it was cut from."""
        return Swept(swept.strength[self.whole], swept.act[self.whole])


def upstream(graph: Graph, target: int) -> Upstream:
    """What bears on the node at position ``target`` of ``graph``, directly or through others, and the node.

    The order stays as it is, and so do the cycles: a cycle bears on the node as a whole or not at all.
    """
    made, whole = bearing_on(graph, np.array([target]))
    return Upstream(made, whole, int(np.searchsorted(whole, target)))


def bearing_on(graph: Graph, targets: Indices) -> tuple[Graph, Indices]:
    """What bears on any of the nodes ``targets``, and these; with the position of each in the graph it was cut from."""
    inside = reached(graph.before, targets)
    return _cut(graph, inside, inside)


def changing(part: Upstream, base: Numbers, now: Swept, nodes: Indices) -> tuple[Upstream, Numbers]:
    """What new weights of ``nodes`` can change on their way to the target, and the base scores of that.

    All else that bears on it is left out, or stands as a node that nothing bears on and that gives what it gives
    ``now``. The target has to be among what changes, as it is where each of ``nodes`` is in ``part``.
    """
    graph = part.graph
    moves = reached(graph.after, nodes)
    kept = moves.copy()
    kept[graph.before.spread(np.flatnonzero(moves))[0]] = True
    made, whole = _cut(graph, kept, moves)
    cut = Upstream(made, part.whole[whole], int(np.searchsorted(whole, part.target)))
    return cut, np.where(moves, base, now.act)[whole]


def _cut(graph: Graph, kept: NDArray[np.bool_], into: NDArray[np.bool_]) -> tuple[Graph, Indices]:
    """The nodes ``kept``, with the edges into those of ``into``, all of whose sources are kept."""
    whole, number = np.flatnonzero(kept), np.cumsum(kept) - 1
    blocks, sizes = distinct(graph.block_of[whole])
    itself = np.arange(len(whole))
    con, pro, premises = (_edges(edges, into, number) for edges in (graph.con, graph.pro, graph.premises))
    bounds = np.append(0, np.cumsum(sizes))
    cyclic = graph.cyclic[blocks]
    return Graph(len(whole), itself, itself, graph.is_argument[whole], con, pro, premises, bounds, cyclic), whole


def _edges(edges: Edges, into: NDArray[np.bool_], number: Indices) -> Edges:
    kept = into[edges.targets]
    sources, targets = number[edges.sources[kept]], number[edges.targets[kept]]
    return Edges(sources, targets, edges.begins[kept], int(number[-1]) + 1)
