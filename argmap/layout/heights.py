"""How far down each vertex stands: near what it is joined to, in the order of its column, nothing overlapping.

Each column in turn is fitted to the places that its lines would like by isotonic regression (Dwyer, Koren & Marriott,
Graph Drawing 2005, solve the same problem), so that order and distances always hold.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from argmap.layout.order import Neighbours, Order

SWEEPS = 40
TWO_SIDED = 10
"""The last sweeps, which look at both sides."""
STRAIGHT = 4.0
"""How much more a line that passes wants to be straight than a box wants to be near."""


def tops(order: Order, heights: list[int], count: int, beside: tuple[Neighbours, Neighbours], gap: int) -> list[int]:
    """The upper edge of each vertex, in whole units from 0; the first ``count`` vertices are boxes, ``gap`` apart."""
    offsets = [_stacked(column, heights, count, gap) for column in order]
    middle = [0.0] * len(heights)
    for column, offset in zip(order, offsets, strict=True):
        for vertex, down in zip(column, offset, strict=True):
            middle[vertex] = down + heights[vertex] / 2
    for sweep in range(SWEEPS):
        forth, both = sweep % 2 == 0, sweep >= SWEEPS - TWO_SIDED
        numbers = range(len(order)) if forth else range(len(order) - 1, -1, -1)
        for number in numbers:
            column, offset = order[number], offsets[number]
            wanted = _wanted(column, middle, beside[0 if forth else 1], beside[1 if forth else 0], both=both)
            shifts = [heights[vertex] / 2 + down for vertex, down in zip(column, offset, strict=True)]
            weights = [1.0 if vertex < count else STRAIGHT for vertex in column]
            fitted = _fitted([wish - shift for wish, shift in zip(wanted, shifts, strict=True)], weights)
            for vertex, at, shift in zip(column, fitted, shifts, strict=True):
                middle[vertex] = at + shift
    found = [round(at - height / 2 - 0.25) for at, height in zip(middle, heights, strict=True)]
    return _spread(order, offsets, found)


def _stacked(column: list[int], heights: list[int], count: int, gap: int) -> list[int]:
    """The upper edges of a column whose vertices stand as near to each other as they may."""
    steps = [heights[one] + (gap if one < count and other < count else 0) for one, other in pairwise(column)]
    return list(accumulate(steps, initial=0))


def _wanted(
    column: list[int], middle: list[float], first: Neighbours, second: Neighbours, *, both: bool
) -> list[float]:
    found = []
    for vertex in column:
        ends = [*first[vertex], *second[vertex]] if both or not first[vertex] else first[vertex]
        found.append(sum(middle[end] for end in ends) / len(ends) if ends else middle[vertex])
    return found


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


def _spread(order: Order, offsets: list[list[int]], tops: list[int]) -> list[int]:
    """``tops`` moved so that the first is 0, and apart where rounding has brought two too near."""
    for column, offset in zip(order, offsets, strict=True):
        slack = accumulate((tops[vertex] - down for vertex, down in zip(column, offset, strict=True)), max)
        for vertex, down, moved in zip(column, offset, slack, strict=True):
            tops[vertex] = moved + down
    first = min(tops, default=0)
    return [top - first for top in tops]
