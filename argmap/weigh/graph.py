"""A weighted bipolar graph in flat arrays, ordered so that one sweep from first to last weighs it.

Nodes are claims or arguments. A *con* or *pro* edge leads from a reason to what it attacks or supports; a *premise*
edge from a claim to the argument that rests on it. Nodes are renumbered by level: everything that bears on a node
stands in an earlier level, except within a cycle (a strongly connected component), which is a block of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from argmap.weigh.layers import Layers
from argmap.weigh.order import Links, ordered
from argmap.weigh.semantics.base import Indices

THIN = 6
"""Nodes of a block up to which a loop in Python weighs it quicker than arrays do."""
STRETCH = 16
"""Thin blocks in a row from which on they are walked by a loop."""
SHARE = 32
"""A stretch is walked when it is at least this part (one in …) of what stands before it, which is copied for it."""


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

    @cached_property
    def layers(self) -> Layers:
        """The sources of each row, for many scenarios side by side."""
        return Layers.of(self.sources, self.starts)

    @cached_property
    def group_layers(self) -> Layers:
        """The sources of each group."""
        return Layers.of(self.sources, self.group_starts)

    @cached_property
    def row_layers(self) -> Layers:
        """The groups of each row."""
        return Layers.of(np.arange(len(self.group_starts)), self.group_rows)


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
class Stretch:
    """A run of nodes in blocks so small that they are weighed one by one."""

    start: int
    stop: int


@dataclass(frozen=True)
class Edges:
    """All edges of one sort, by target, dependent reasons beside each other."""

    sources: Indices
    targets: Indices
    begins: NDArray[np.bool_]
    """For each edge, whether a group of dependent reasons begins with it."""
    count: int
    """How many nodes the graph has."""

    @cached_property
    def pointers(self) -> Indices:
        """For each node, where the edges into it begin; and the end."""
        return _pointers(np.bincount(self.targets, minlength=self.count))

    def side(self, start: int, stop: int) -> Side | None:
        """The edges into the nodes from ``start`` to before ``stop``."""
        first, last = int(self.pointers[start]), int(self.pointers[stop])
        if first == last:
            return None
        row, end = int(self._rows_before[start]), int(self._rows_before[stop])
        group, group_end = int(self._group[first]), int(self._group[last - 1]) + 1
        starts = self._starts[row:end] - first
        segments = self._segments[first:last] - row
        groups = self._group[first:last] - group
        group_starts = self._group_starts[group:group_end] - first
        return Side(
            sources=self.sources[first:last],
            rows=self._rows[row:end],
            starts=starts,
            segments=segments,
            counts=self._counts[row:end],
            group_starts=group_starts,
            group_rows=groups[starts],
            group_segments=segments[group_starts],
            groups=groups,
        )

    def into(self, nodes: NDArray[np.bool_]) -> Edges:
        """Those into some of the nodes."""
        kept = nodes[self.targets]
        return Edges(self.sources[kept], self.targets[kept], self.begins[kept], self.count)

    @cached_property
    def is_grouped(self) -> bool:
        """Whether any reasons depend on each other."""
        return not self.begins.all()

    @cached_property
    def _rows(self) -> Indices:
        return np.flatnonzero(np.diff(self.pointers))

    @cached_property
    def _starts(self) -> Indices:
        return self.pointers[self._rows]

    @cached_property
    def _counts(self) -> NDArray[np.float64]:
        return (self.pointers[self._rows + 1] - self._starts).astype(np.float64)

    @cached_property
    def _rows_before(self) -> Indices:
        return _pointers(np.diff(self.pointers) > 0)

    @cached_property
    def _segments(self) -> Indices:
        return self._rows_before[self.targets]

    @cached_property
    def _group(self) -> Indices:
        return np.cumsum(self.begins) - 1

    @cached_property
    def _group_starts(self) -> Indices:
        return np.flatnonzero(self.begins)


def _pointers(counts: NDArray[np.int64] | NDArray[np.bool_]) -> Indices:
    pointers = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=pointers[1:])
    return pointers


@dataclass(frozen=True)
class Graph:
    """The blocks in the order of a sweep, and how nodes were renumbered."""

    count: int
    position: Indices
    """For each node as it was numbered when the graph was built, its index here."""
    node: Indices
    """The other way round."""
    is_argument: NDArray[np.bool_] = field(repr=False)
    con: Edges = field(repr=False)
    pro: Edges = field(repr=False)
    premises: Edges = field(repr=False)
    bounds: Indices = field(repr=False)
    """Where each block begins, and the end."""
    cyclic: NDArray[np.bool_] = field(repr=False)
    """For each block, whether it is a cycle."""

    @property
    def edges(self) -> int:
        """How many edges there are in all, duplicates counted once."""
        return sum(len(sort.sources) for sort in (self.con, self.pro, self.premises))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, made when first asked for: a sweep of a long chain needs none of them."""
        return tuple(self.block(number) for number in range(len(self.cyclic)))

    @cached_property
    def cycles(self) -> tuple[Block, ...]:
        """The blocks in which nodes bear on themselves."""
        return tuple(self.block(number) for number in np.flatnonzero(self.cyclic).tolist())

    @cached_property
    def plan(self) -> tuple[Block | Stretch, ...]:
        """What a sweep goes through: blocks, and stretches of blocks so small that a loop is quicker."""
        return tuple(self._planned())

    def block(self, number: int) -> Block:
        """The block of that number, made when first asked for."""
        found = self._made.get(number)
        if found is None:
            start, stop = int(self.bounds[number]), int(self.bounds[number + 1])
            found = Block(start, stop, tuple(self._parts(start, stop)), bool(self.cyclic[number]))
            self._made[number] = found
        return found

    def within(self, stretch: Stretch) -> tuple[Block, ...]:
        """The blocks that a stretch is made of."""
        return tuple(self.block(at) for at in range(self.block_of[stretch.start], self.block_of[stretch.stop - 1] + 1))

    @cached_property
    def block_of(self) -> Indices:
        """For each node, the number of its block."""
        return np.repeat(np.arange(len(self.cyclic)), np.diff(self.bounds))

    @cached_property
    def after(self) -> Links:
        """What each node bears on, by edges of any sort."""
        return Links.of(self.count, *self._joined)

    @cached_property
    def before(self) -> Links:
        """What bears on each node, by edges of any sort."""
        sources, targets = self._joined
        return Links.of(self.count, targets, sources)

    @cached_property
    def _joined(self) -> tuple[Indices, Indices]:
        sorts = (self.con, self.pro, self.premises)
        return np.concatenate([sort.sources for sort in sorts]), np.concatenate([sort.targets for sort in sorts])

    @cached_property
    def _made(self) -> dict[int, Block]:
        return {}

    def _parts(self, start: int, stop: int) -> list[Part]:
        middle = start + int(np.count_nonzero(self.is_argument[start:stop]))
        return [
            Part(first, last, are_arguments, *(one.side(first, last) for one in (self.con, self.pro, self.premises)))
            for first, last, are_arguments in ((start, middle, True), (middle, stop, False))
            if first < last
        ]

    def _planned(self) -> list[Block | Stretch]:
        thin = (np.diff(self.bounds) <= THIN) & ~self.cyclic
        turns = np.flatnonzero(np.diff(thin, prepend=~thin[:1], append=~thin[-1:])).tolist()
        planned: list[Block | Stretch] = []
        for first, last in pairwise(turns):
            start, stop = int(self.bounds[first]), int(self.bounds[last])
            if thin[first] and last - first >= STRETCH and (stop - start) * SHARE >= stop:
                planned.append(Stretch(start, stop))
            else:
                planned.extend(self.block(number) for number in range(first, last))
        return planned


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
    node that share a number count once. Raises ``ValueError`` for a node that is not there or is no whole number.
    """
    sorts = [_pairs(pairs, count) for pairs in (attacks, supports, premises)]
    is_argument = np.zeros(count, dtype=np.bool_)
    is_argument[_nodes(arguments, count, "a list of arguments")] = True
    joined = np.concatenate(sorts)
    order = ordered(count, joined[:, 0], joined[:, 1], is_argument)
    position = np.empty(count, dtype=np.int64)
    position[order.nodes] = np.arange(count)
    group = None if dependent is None else np.asarray(dependent, dtype=np.int64)[order.nodes]
    con, pro, premise = (_edges(position[pairs[:, 0]], position[pairs[:, 1]], group, count) for pairs in sorts)
    return Graph(count, position, order.nodes, is_argument[order.nodes], con, pro, premise, order.bounds, order.cyclic)


def _pairs(pairs: Pairs, count: int) -> NDArray[np.int64]:
    return _nodes(pairs, count, "an edge").reshape(-1, 2)


def _nodes(named: ArrayLike, count: int, by: str) -> NDArray[np.int64]:
    given = np.asarray(named)
    if given.size and given.dtype.kind not in "iu":
        raise ValueError(f"{by} names a node by something else than a whole number")
    found = given.astype(np.int64)
    if found.size and (found.min() < 0 or found.max() >= count):
        raise ValueError(f"{by} names a node outside 0 … {count - 1}")
    return found


def _edges(sources: Indices, targets: Indices, group: Indices | None, count: int) -> Edges:
    """The edges sorted by target, group and source; duplicates, which are neighbours then, dropped."""
    bits = count.bit_length()
    keys = (targets << bits) | sources
    if group is None:
        keys.sort()
    else:
        keys = keys[np.lexsort((sources, group[sources], targets))]
    if len(keys):
        keys = keys[np.append(True, keys[1:] != keys[:-1])]
    sources, targets = keys & ((1 << bits) - 1), keys >> bits
    begins = np.ones(len(keys), dtype=np.bool_)
    if group is not None:
        groups = group[sources]
        begins[1:] = (targets[1:] != targets[:-1]) | (groups[1:] != groups[:-1])
    return Edges(sources, targets, begins, count)
