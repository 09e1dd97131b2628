"""The part of a graph that bears on one node, cut out so that questions about that node cost no more than they must."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Edges, Graph
from argmap.weigh.order import distinct, reached
from argmap.weigh.semantics.base import Indices


@dataclass(frozen=True)
class Upstream:
    """A graph of a node and everything that bears on it."""

    graph: Graph
    whole: Indices
    """For each position in ``graph``, the position in the graph it was cut from."""
    target: int
    """The position of the node itself in ``graph``."""


def upstream(graph: Graph, target: int) -> Upstream:
    """What bears on the node at position ``target`` of ``graph``, directly or through others, and the node.

    The order stays as it is, and so do the cycles: a cycle bears on the node as a whole or not at all.
    """
    made, whole = bearing_on(graph, np.array([target]))
    return Upstream(made, whole, int(np.searchsorted(whole, target)))


def bearing_on(graph: Graph, targets: Indices) -> tuple[Graph, Indices]:
    """What bears on any of the nodes ``targets``, and these; with the position of each in the graph it was cut from."""
    inside = reached(graph.before, targets)
    kept = np.flatnonzero(inside)
    number = np.cumsum(inside) - 1
    blocks, sizes = distinct(graph.block_of[kept])
    itself = np.arange(len(kept))
    con, pro, premises = (_cut(edges, inside, number) for edges in (graph.con, graph.pro, graph.premises))
    bounds = np.append(0, np.cumsum(sizes))
    made = Graph(len(kept), itself, itself, graph.is_argument[kept], con, pro, premises, bounds, graph.cyclic[blocks])
    return made, kept


def _cut(edges: Edges, inside: NDArray[np.bool_], number: Indices) -> Edges:
    """The edges into what is ``inside``; their sources are inside, too."""
    kept = inside[edges.targets]
    sources, targets = number[edges.sources[kept]], number[edges.targets[kept]]
    return Edges(sources, targets, edges.begins[kept], int(number[-1]) + 1)
