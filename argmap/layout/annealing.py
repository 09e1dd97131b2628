"""Fewer crossings for drawings that are worth the time: exchanges that may also make the order worse for a while.

Simulated annealing (Kirkpatrick, Gelatt & Vecchi, Science 1983; for drawings Davidson & Harel, ACM Trans. Graphics
1996): two neighbours of a column are exchanged when lines then cross less often, and otherwise by a chance that falls
with what it costs and with time. It gets out of orders that no single exchange improves, such as a branch of a tree
that stands on the wrong side of another.
"""

from __future__ import annotations

import math
import random

from argmap.layout.order import Neighbours, Order, crossings, mark

HOT, COLD = 2.0, 0.2
"""At how many crossings more an exchange is made by a chance of one in *e*, first and last."""
ROUNDS = 2
"""How often it is heated up, each time from the best order so far."""
MOST = 80_000
"""Exchanges that are tried at most, however large the graph is."""


def annealed(order: Order, lefts: Neighbours, rights: Neighbours, steps: int) -> Order:
    """The best order found by about ``steps`` tries for each vertex, ``order`` itself where none is better.

    The same call always gives the same order.
    """
    steps = min(MOST, steps * len(lefts)) // ROUNDS
    for seed in range(ROUNDS):
        order = _cooled(order, (lefts, rights), steps, random.Random(seed))  # noqa: S311 - the same dice each time
    return order


def _cooled(first: Order, beside: tuple[Neighbours, Neighbours], steps: int, dice: random.Random) -> Order:
    """The best order met in one round."""
    order, place = [list(column) for column in first], [0] * len(beside[0])
    for column in order:
        mark(column, place)
    pairs = [(column, at) for column in order for at in range(len(column) - 1)]
    best, now = first, crossings(first, beside[1])
    fewest, heat, draw = now, HOT, dice.random
    cooling = (COLD / HOT) ** (1 / max(1, steps))
    for _ in range(steps if pairs else 0):
        if not fewest:
            break
        heat *= cooling
        column, at = pairs[int(draw() * len(pairs))]
        one, other = column[at], column[at + 1]
        cost = _cost(one, other, beside, place)
        if cost <= 0 or draw() < math.exp(-cost / heat):
            column[at], column[at + 1] = other, one
            place[one], place[other] = at + 1, at
            now += cost
        if now < fewest:
            best, fewest = [list(column) for column in order], now
    return best


def _cost(one: int, other: int, beside: tuple[Neighbours, Neighbours], place: list[int]) -> int:
    """How many crossings more there are once ``one``, which stands above ``other``, stands below it."""
    cost = 0
    for ends in beside:
        for end in ends[other]:
            at = place[end]
            for mine in ends[one]:
                cost += (place[mine] < at) - (place[mine] > at)
    return cost
