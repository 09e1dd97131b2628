"""A weighted bipolar graph in flat arrays, ordered so that one sweep from first to last weighs it.

Nodes are claims or arguments. A *con* or *pro* edge leads from a reason to what it attacks or supports; a *premise*
edge from a claim to the argument that rests on it. Nodes are renumbered by level: everything that bears on a node
stands in an earlier level, except within a cycle (a strongly connected component), which is a block of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from argmap.weigh.order import ordered
from argmap.weigh.semantics.base import Indices


@dataclass(frozen=True)
class Side:
    """The edges of one sort into a run of nodes: contiguous, by target, dependent reasons beside each other."""

    sources: Indices
    """The node at the other end of each edge."""
    rows: Indices
    """The nodes, as indices of the whole graph, that have such an edge."""
    starts: Indices
    """For each of ``rows``, where its edges begin."""
    segments: Indices
    """For each edge, the index in ``rows`` of its target."""
    counts: NDArray[np.float64]
    """For each of ``rows``, the number of its edges."""
    group_starts: Indices
    """Where each group of dependent reasons begins."""
    group_rows: Indices
    """For each of ``rows``, where its groups begin among the groups."""
    group_segments: Indices
    """For each group, the index in ``rows`` of its target."""
    groups: Indices
    """For each edge, its group."""

    @property
    def is_grouped(self) -> bool:
        """Whether any group has more than one reason."""
        return len(self.group_starts) < len(self.sources)


@dataclass(frozen=True)
class Part:
    """A run of nodes of one kind with what leads into them; sides without edges are None."""

    start: int
    stop: int
    are_arguments: bool
    con: Side | None
    pro: Side | None
    premises: Side | None


@dataclass(frozen=True)
class Block:
    """Nodes that can be weighed together: those of one level, or one cycle. Arguments come before claims."""

    start: int
    stop: int
    parts: tuple[Part, ...]
    is_cycle: bool


@dataclass(frozen=True)
class Graph:
    """The blocks in the order of a sweep, and how nodes were renumbered."""

    count: int
    position: Indices
    """For each node as it was numbered when the graph was built, its index here."""
    node: Indices
    """The other way round."""
    blocks: tuple[Block, ...]
    edges: int
    """How many edges there are in all, duplicates counted once."""
    is_argument: NDArray[np.bool_] = field(repr=False)

    @property
    def cycles(self) -> tuple[Block, ...]:
        """The blocks in which nodes bear on themselves."""
        return tuple(block for block in self.blocks if block.is_cycle)


Pairs = Sequence[tuple[int, int]] | NDArray[np.int64]


def from_edges(  # noqa: PLR0913, PLR0917 - one argument for each sort of edge
    count: int,
    attacks: Pairs = (),
    supports: Pairs = (),
    premises: Pairs = (),
    arguments: ArrayLike = (),
    dependent: Sequence[int] | None = None,
) -> Graph:
    """A graph of the nodes 0 … ``count`` - 1.

    ``attacks`` and ``supports`` are pairs (reason, target), ``premises`` pairs (claim, argument); ``arguments`` lists
    the nodes that are arguments. A pair given twice counts once; a node may attack itself, and both attack and support
    another. ``dependent`` has a number for each node: in semantics that join dependent reasons, those on one side of a
    node that share a number count once. Raises ``ValueError`` for a node that is not there.
    """
    edges = [_pairs(pairs, count) for pairs in (attacks, supports, premises)]
    is_argument = np.zeros(count, dtype=np.bool_)
    is_argument[np.asarray(arguments, dtype=np.int64)] = True
    joined = np.concatenate(edges)
    runs = ordered(count, joined[:, 0].tolist(), joined[:, 1].tolist(), is_argument.tolist())
    node = np.array([one for run in runs for one in run.nodes], dtype=np.int64)
    position = np.empty(count, dtype=np.int64)
    position[node] = np.arange(count)
    group = np.arange(count) if dependent is None else np.asarray(dependent, dtype=np.int64)
    tables = [_Table(position[pairs], group[pairs[:, 0]], count) for pairs in edges]
    blocks, start = [], 0
    for run in runs:
        blocks.append(_block(tables, is_argument[node], start, start + len(run.nodes), is_cycle=run.is_cycle))
        start += len(run.nodes)
    return Graph(count, position, node, tuple(blocks), len(joined), is_argument[node])


def _pairs(pairs: Pairs, count: int) -> NDArray[np.int64]:
    found = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    if found.size and (found.min() < 0 or found.max() >= count):
        raise ValueError(f"an edge names a node outside 0 … {count - 1}")
    if not found.size:
        return found
    keys = np.unique(found[:, 1] * count + found[:, 0])
    return np.stack([keys % count, keys // count], axis=1)


class _Table:
    """All edges of one sort, by target and group."""

    def __init__(self, pairs: NDArray[np.int64], groups: NDArray[np.int64], count: int) -> None:
        order = np.lexsort((groups, pairs[:, 1]))
        self.sources = pairs[order, 0]
        self.targets = pairs[order, 1]
        self.groups = groups[order]
        self.pointers = np.searchsorted(self.targets, np.arange(count + 1))

    def side(self, start: int, stop: int) -> Side | None:
        """The edges into the nodes from ``start`` to before ``stop``."""
        first, last = int(self.pointers[start]), int(self.pointers[stop])
        if first == last:
            return None
        targets, groups = self.targets[first:last], self.groups[first:last]
        rows, starts, counts = np.unique(targets, return_index=True, return_counts=True)
        begins = np.ones(last - first, dtype=np.bool_)
        begins[1:] = (targets[1:] != targets[:-1]) | (groups[1:] != groups[:-1])
        numbers = np.cumsum(begins) - 1
        group_starts = np.flatnonzero(begins)
        segments = np.repeat(np.arange(len(rows)), counts)
        return Side(
            sources=self.sources[first:last],
            rows=rows,
            starts=starts,
            segments=segments,
            counts=counts.astype(np.float64),
            group_starts=group_starts,
            group_rows=numbers[starts],
            group_segments=segments[group_starts],
            groups=numbers,
        )


def _block(tables: list[_Table], is_argument: NDArray[np.bool_], start: int, stop: int, *, is_cycle: bool) -> Block:
    """The block of the nodes from ``start`` on; its arguments stand before its claims."""
    middle = start + int(is_argument[start:stop].sum())
    parts = []
    for first, last, are_arguments in ((start, middle, True), (middle, stop, False)):
        if first < last:
            con, pro, premises = (table.side(first, last) for table in tables)
            parts.append(Part(first, last, are_arguments, con, pro, premises))
    return Block(start, stop, tuple(parts), is_cycle)
