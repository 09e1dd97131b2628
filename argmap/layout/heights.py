"""How far down each vertex stands: near what it is joined to, in the order of its column, nothing overlapping.

Each column in turn is fitted to the places that its lines would like by isotonic regression (Dwyer, Koren & Marriott,
Graph Drawing 2005, solve the same problem), so that order and distances always hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from argmap.layout.order import Neighbours, Order

ONE_SIDED = 15
"""Rounds at most, there and back, in which a column looks at the one before it; most graphs settle in three."""
TWO_SIDED = 5
"""Rounds after them, in which it looks at both."""
STRAIGHT = 4.0
"""How much more a line that passes wants to be straight than a box wants to be near."""


def tops(order: Order, heights: list[int], count: int, beside: tuple[Neighbours, Neighbours], gap: int) -> list[int]:
    """The upper edge of each vertex, in whole units from 0; the first ``count`` vertices are boxes, ``gap`` apart."""
    columns = [_Column.of(vertices, heights, count, gap) for vertices in order]
    middle = [0.0] * len(heights)
    for column in columns:
        for vertex, shift in zip(column.vertices, column.shifts, strict=True):
            middle[vertex] = shift
    lefts, rights = beside
    both = [[*left, *right] for left, right in zip(lefts, rights, strict=True)]
    forth, back = ([one or other for one, other in zip(*pair, strict=True)] for pair in (beside, beside[::-1]))
    for _ in range(ONE_SIDED):
        before = middle[:]
        _round(columns, forth, back, middle)
        if middle == before:
            break
    for _ in range(TWO_SIDED):
        _round(columns, both, both, middle)
    found = [round(at - height / 2 - 0.25) for at, height in zip(middle, heights, strict=True)]
    return _spread(columns, found)


@dataclass(frozen=True)
class _Column:
    vertices: list[int]
    offsets: list[int]
    """The upper edges of vertices that stand as near to each other as they may."""
    shifts: list[float]
    """The same for their middles."""
    weights: list[float]

    @classmethod
    def of(cls, vertices: list[int], heights: list[int], count: int, gap: int) -> _Column:
        steps = [heights[one] + (gap if one < count and other < count else 0) for one, other in pairwise(vertices)]
        offsets = list(accumulate(steps, initial=0))
        shifts = [down + heights[vertex] / 2 for vertex, down in zip(vertices, offsets, strict=True)]
        return cls(vertices, offsets, shifts, [1.0 if vertex < count else STRAIGHT for vertex in vertices])


def _round(columns: list[_Column], forth: Neighbours, back: Neighbours, middle: list[float]) -> None:
    """Fit each column to the middles of the neighbours that it has on the way there, then on the way back."""
    for ends, way in ((forth, columns), (back, columns[::-1])):
        for column in way:
            wanted = (
                sum([middle[end] for end in ends[vertex]]) / len(ends[vertex]) if ends[vertex] else middle[vertex]
                for vertex in column.vertices
            )
            fitted = _fitted([wish - shift for wish, shift in zip(wanted, column.shifts, strict=True)], column.weights)
            for vertex, at, shift in zip(column.vertices, fitted, column.shifts, strict=True):
                middle[vertex] = at + shift


def _fitted(wishes: list[float], weights: list[float]) -> list[float]:
    """The numbers nearest to ``wishes`` that never fall: pools of neighbours that would get into each other's way."""
    pools: list[tuple[float, float, int]] = []  # sum of weighted wishes, sum of weights, how many share them
    for wish, weight in zip(wishes, weights, strict=True):
        pool = wish * weight, weight, 1
        while pools and pools[-1][0] / pools[-1][1] > pool[0] / pool[1]:
            last = pools.pop()
            pool = last[0] + pool[0], last[1] + pool[1], last[2] + pool[2]
        pools.append(pool)
    return [total / weight for total, weight, many in pools for _ in range(many)]


def _spread(columns: list[_Column], tops: list[int]) -> list[int]:
    """``tops`` moved so that the first is 0, and apart where rounding has brought two too near."""
    for column in columns:
        pairs = list(zip(column.vertices, column.offsets, strict=True))
        slack = accumulate((tops[vertex] - down for vertex, down in pairs), max)
        for (vertex, down), moved in zip(pairs, slack, strict=True):
            tops[vertex] = moved + down
    first = min(tops, default=0)
    return [top - first for top in tops]
