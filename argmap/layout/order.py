"""The order of the vertices of each column, with few crossings.

Sweeps by the mean place of neighbours (Sugiyama, Tagawa & Toda, IEEE Trans. SMC 1981), with the median in every other
try (Eades & Wormald, Algorithmica 1994), then exchanges of neighbours, from several first orders; the best is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from itertools import pairwise

Order = list[list[int]]
Neighbours = list[list[int]]
SWEEPS = 14
"""Sweeps of a try, there and back."""
PATIENCE = 4
"""Sweeps without fewer crossings after which a try is over."""
EXCHANGES = 6
"""Passes of exchanging neighbours."""


def ordered(columns: Order, lefts: Neighbours, rights: Neighbours) -> Order:
    """The columns in the best order found."""
    best, fewest = columns, -1
    for middle, first in (
        (_mean, _visited(columns, rights)),
        (_median, columns),
        (_mean, [column[::-1] for column in columns]),
    ):
        found = _swept(first, lefts, rights, middle)
        _exchange(found, lefts, rights)
        count = crossings(found, rights)
        if fewest < 0 or count < fewest:
            best, fewest = found, count
    return best


def crossings(order: Order, rights: Neighbours) -> int:
    """How often lines between neighbouring columns cross when drawn straight."""
    total = 0
    for left, right in pairwise(order):
        place = {vertex: at for at, vertex in enumerate(right)}
        seen: list[int] = []
        for vertex in left:
            ends = sorted(place[other] for other in rights[vertex])
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _visited(columns: Order, rights: Neighbours) -> Order:
    """The columns in the order in which a walk from the left, deep before wide, comes upon their vertices."""
    column_of = {vertex: number for number, column in enumerate(columns) for vertex in column}
    found: Order = [[] for _ in columns]
    seen: set[int] = set()
    waiting = [vertex for column in reversed(columns) for vertex in reversed(column)]
    while waiting:
        vertex = waiting.pop()
        if vertex not in seen:
            seen.add(vertex)
            found[column_of[vertex]].append(vertex)
            waiting.extend(other for other in reversed(rights[vertex]) if other not in seen)
    return found


def _mean(places: list[int]) -> float:
    return sum(places) / len(places)


def _median(places: list[int]) -> float:
    places.sort()
    return (places[(len(places) - 1) // 2] + places[len(places) // 2]) / 2


def _swept(first: Order, lefts: Neighbours, rights: Neighbours, middle: Callable[[list[int]], float]) -> Order:
    order = [list(column) for column in first]
    place = [0] * len(lefts)
    for column in order:
        mark(column, place)
    best, fewest, stale = [list(column) for column in order], crossings(order, rights), 0
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        beside = lefts if forth else rights
        for column in order if forth else reversed(order):
            wanted = {v: middle([place[o] for o in beside[v]]) if beside[v] else float(place[v]) for v in column}
            column.sort(key=lambda vertex: (wanted[vertex], place[vertex]))
            mark(column, place)
        count = crossings(order, rights)
        stale += 1
        if count < fewest:
            best, fewest, stale = [list(column) for column in order], count, 0
        if stale == PATIENCE or not fewest:
            break
    return best


def mark(column: list[int], place: list[int]) -> None:
    """Write down where in its column each vertex stands."""
    for at, vertex in enumerate(column):
        place[vertex] = at


def _exchange(order: Order, lefts: Neighbours, rights: Neighbours) -> None:
    """Exchange neighbours as long as that takes crossings away."""
    place = [0] * len(lefts)
    for column in order:
        mark(column, place)
    for _ in range(EXCHANGES):
        changed = False
        for column in order:
            for at in range(len(column) - 1):
                one, other = column[at], column[at + 1]
                if _gain(one, other, lefts, place) + _gain(one, other, rights, place) > 0:
                    column[at], column[at + 1] = other, one
                    place[one], place[other] = at + 1, at
                    changed = True
        if not changed:
            return


def _gain(one: int, other: int, beside: Neighbours, place: list[int]) -> int:
    """How many crossings fewer there are once ``one``, which stands above ``other``, stands below it."""
    above, below = (sorted(place[end] for end in beside[vertex]) for vertex in (one, other))
    now = sum(bisect_left(below, end) for end in above)
    then = sum(bisect_left(above, end) for end in below)
    return now - then
