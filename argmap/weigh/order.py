"""The order of a sweep: levels by what bears on what, and cycles as one. Nothing here recurses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.semantics.base import Indices

NARROW = 24
"""Nodes in a front from which on arrays are quicker than a loop."""
NARROW_FRONTS = 100
"""Narrow fronts after which the rest is walked by a loop: what is left is a chain."""
SHORT = 1 << 16
"""Keys below this are sorted in linear time, as 16-bit numbers."""


@dataclass(frozen=True)
class Order:
    """The nodes of a graph block after block, such that edges lead from earlier blocks to later ones or stay inside."""

    nodes: Indices
    bounds: Indices
    """Where each block begins in ``nodes``, and the end."""
    cyclic: NDArray[np.bool_]
    """For each block, whether it is a cycle; the others are whole levels."""


@dataclass(frozen=True)
class Links:
    """Neighbours of the nodes 0 … n - 1 in compressed rows: those of node i stand from ``pointers[i]`` on."""

    pointers: Indices
    ends: Indices

    @classmethod
    def of(cls, count: int, starts: Indices, ends: Indices) -> Links:
        """The links from ``starts`` to ``ends``, in their order."""
        pointers = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(starts, minlength=count), out=pointers[1:])
        return cls(pointers, ends[np.argsort(starts, kind="stable")])

    def spread(self, nodes: Indices) -> tuple[Indices, Indices]:
        """All ends of links from ``nodes``, and how many each of them has."""
        first = self.pointers[nodes]
        counts = self.pointers[nodes + 1] - first
        return self.ends[ranges(first, counts)], counts


def ranges(first: Indices, counts: Indices) -> Indices:
    """The numbers from ``first[i]`` on, ``counts[i]`` of them, for every i, one after another."""
    stops = counts.cumsum()
    total = int(stops[-1]) if len(stops) else 0
    numbers: Indices = np.arange(total) + (first - stops + counts).repeat(counts)
    return numbers


def distinct(numbers: Indices) -> tuple[Indices, Indices]:
    """The different ones among ``numbers``, in order, and how often each occurs.

    As `numpy.unique`, which takes its time for the first call, when it imports masked arrays.
    """
    found = np.sort(numbers)
    starts = np.flatnonzero(np.append(True, found[1:] != found[:-1])[: len(found)])
    return found[starts], np.diff(starts, append=len(found))


def reached(links: Links, node: int | Indices) -> NDArray[np.bool_]:
    """For each node, whether it is ``node``, or one of several, or linked to it, directly or through others."""
    inside = np.zeros(len(links.pointers) - 1, dtype=np.bool_)
    inside[node] = True
    front, narrow = np.atleast_1d(np.asarray(node, dtype=np.int64)), 0
    while len(front) and narrow < NARROW_FRONTS:
        narrow += len(front) < NARROW
        ends = links.spread(front)[0]
        front = distinct(ends[~inside[ends]])[0]
        inside[front] = True
    if len(front):
        _reach_on(links, front.tolist(), inside)
    return inside


def _reach_on(links: Links, front: list[int], inside: NDArray[np.bool_]) -> None:
    pointers, ends, seen = links.pointers.tolist(), links.ends.tolist(), inside.tolist()
    while front:
        node = front.pop()
        for end in ends[pointers[node] : pointers[node + 1]]:
            if not seen[end]:
                seen[end] = True
                front.append(end)
    inside[:] = seen


def ordered(count: int, sources: Indices, targets: Indices, is_argument: NDArray[np.bool_]) -> Order:
    """The nodes 0 … ``count`` - 1 in blocks; in each the arguments stand before the claims."""
    after = Links.of(count, sources, targets)
    level = _levels(count, targets, after)
    component = np.zeros(count, dtype=np.int64)
    left = np.flatnonzero(level < 0)
    if len(left):
        _place_rest(left, sources, targets, after, level, component)
    nodes = _sorted(level, component, is_argument)
    levels, components = level[nodes], component[nodes]
    begins = np.ones(count, dtype=np.bool_)
    begins[1:] = (levels[1:] != levels[:-1]) | (components[1:] != components[:-1])
    starts = np.flatnonzero(begins)
    return Order(nodes, np.append(starts, count), components[starts] > 0)


def _sorted(level: Indices, component: Indices, is_argument: NDArray[np.bool_]) -> Indices:
    """The nodes by level, component and kind, else in their own order."""
    if component.any():
        return np.lexsort((~is_argument, component, level))
    key = level * 2 + ~is_argument
    if len(key) and key.max() < SHORT:
        key = key.astype(np.uint16)
    return np.argsort(key, kind="stable")


def _levels(count: int, targets: Indices, after: Links) -> Indices:
    """The level of every node that no cycle bears on, -1 for the others."""
    waiting = np.bincount(targets, minlength=count)
    level = np.full(count, -1, dtype=np.int64)
    front = np.flatnonzero(waiting == 0)
    depth = narrow = 0
    while len(front) and narrow < NARROW_FRONTS:
        narrow += len(front) < NARROW
        level[front] = depth
        found, times = distinct(after.spread(front)[0])
        waiting[found] -= times
        front = found[waiting[found] == 0]
        depth += 1
    return _levels_on(front.tolist(), depth, after, waiting, level) if len(front) else level


def _levels_on(front: list[int], depth: int, after: Links, waiting: Indices, level: Indices) -> Indices:
    """The rest of the levels, node by node."""
    pointers, ends, left, found = after.pointers.tolist(), after.ends.tolist(), waiting.tolist(), level.tolist()
    while front:
        following: list[int] = []
        for node in front:
            found[node] = depth
            for target in ends[pointers[node] : pointers[node + 1]]:
                left[target] -= 1
                if not left[target]:
                    following.append(target)
        front, depth = following, depth + 1
    return np.array(found, dtype=np.int64)


def _place_rest(  # noqa: PLR0913, PLR0917 - fills what `ordered` is building
    left: Indices, sources: Indices, targets: Indices, after: Links, level: Indices, component: Indices
) -> None:
    """Put the components of what is ``left`` at the levels at which everything before them is known."""
    into = level[targets] < 0
    before: defaultdict[int, list[int]] = defaultdict(list)
    for source, target in zip(sources[into].tolist(), targets[into].tolist(), strict=True):
        before[target].append(source)
    levels, cycles = level.tolist(), 0
    components = list(_components(left.tolist(), after))
    components.reverse()  # Tarjan's gives those that others bear on last
    for members in components:
        inside = set(members)
        outside = [levels[source] for node in members for source in before[node] if source not in inside]
        is_cycle = len(members) > 1 or members[0] in before[members[0]]
        cycles += is_cycle
        for node in members:
            levels[node] = 1 + max(outside, default=-1)
            component[node] = cycles if is_cycle else 0
    level[:] = levels


def _components(nodes: list[int], links: Links) -> Iterator[list[int]]:
    """The strongly connected components among ``nodes`` (Tarjan 1972), each after those it leads to."""
    pointers, ends = links.pointers.tolist(), links.ends.tolist()
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in nodes:
        if root in index:
            continue
        work = [(root, iter(ends[pointers[root] : pointers[root + 1]]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for target in following:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(ends[pointers[target] : pointers[target + 1]])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    members: list[int] = []
                    while not members or members[-1] != node:
                        members.append(stack.pop())
                        on_stack.discard(members[-1])
                    yield members
