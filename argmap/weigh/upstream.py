"""The part of a graph that bears on one node, cut out so that questions about that node cost no more than they must."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Graph, Part, from_edges
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
    """What bears on the node at position ``target`` of ``graph``, directly or through others, and the node."""
    edges = [_edges(graph, side) for side in ("con", "pro", "premises")]
    inside = np.zeros(graph.count, dtype=np.bool_)
    inside[target] = True
    before: list[list[int]] = [[] for _ in range(graph.count)]
    for pairs in edges:
        for source, reached in pairs.tolist():
            before[reached].append(source)
    front = [target]
    while front:
        node = front.pop()
        for source in before[node]:
            if not inside[source]:
                inside[source] = True
                front.append(source)
    kept = np.flatnonzero(inside)
    number = np.full(graph.count, -1, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    con, pro, premises = (number[pairs[inside[pairs[:, 0]] & inside[pairs[:, 1]]]] for pairs in edges)
    arguments = np.flatnonzero(graph.is_argument[kept])
    made = from_edges(len(kept), con, pro, premises, arguments, _groups(graph)[kept].tolist())
    return Upstream(made, kept[made.node], int(made.position[number[target]]))


def _edges(graph: Graph, name: str) -> NDArray[np.int64]:
    """All edges of one sort as pairs of positions."""
    found = [np.empty((0, 2), dtype=np.int64)]
    for part in _parts(graph):
        side = getattr(part, name)
        if side is not None:
            found.append(np.stack([side.sources, side.rows[side.segments]], axis=1))
    return np.concatenate(found)


def _groups(graph: Graph) -> Indices:
    """For each node, the number it shares with the reasons it depends on."""
    group = np.arange(graph.count)
    for part in _parts(graph):
        for side in (part.con, part.pro):
            if side is not None and side.is_grouped:
                firsts = side.sources[side.group_starts]
                group[side.sources] = firsts[side.groups]
    return group


def _parts(graph: Graph) -> list[Part]:
    return [part for block in graph.blocks for part in block.parts]
