"""Exchanges that are made for fewer crossings where a drawing is worth the time."""

from __future__ import annotations

import random

from argmap.layout import Edge, Size, layered
from argmap.layout.annealing import annealed
from argmap.layout.order import Neighbours, Order, crossings, ordered
from argmap.layout.wires import wired

STEPS = 1000
Graph = tuple[Order, Neighbours, Neighbours]


def scattered(boxes: int, ties: int, seed: int) -> Graph:
    """A tree with a few lines more, in columns."""
    dice = random.Random(seed)
    pairs = [(number, dice.randrange(number)) for number in range(1, boxes)]
    pairs += [(dice.randrange(boxes), dice.randrange(boxes)) for _ in range(ties - len(pairs))]
    wiring = wired(boxes, pairs, [str(at) for at in range(len(pairs))])
    return (wiring.columns, *wiring.neighbours())


def test_it_finds_orders_that_single_exchanges_do_not() -> None:
    before = after = 0
    for seed in (4, 5, 6, 7):
        columns, lefts, rights = scattered(60, 70, seed)
        order = ordered(columns, lefts, rights)
        before += crossings(order, rights)
        after += crossings(annealed(order, lefts, rights, STEPS), rights)
    assert after < 0.7 * before


def test_it_gives_the_same_vertices_in_each_column_each_time_the_same_and_never_worse() -> None:
    for seed in range(6):
        columns, lefts, rights = scattered(24, 30, seed)
        order = ordered(columns, lefts, rights)
        found = annealed(order, lefts, rights, 50)
        assert [sorted(one) for one in found] == [sorted(one) for one in columns]
        assert crossings(found, rights) <= crossings(order, rights)
        assert annealed(order, lefts, rights, 50) == found


def test_what_does_not_cross_stays_as_it_is() -> None:
    columns, lefts, rights = scattered(12, 11, 0)
    order = ordered(columns, lefts, rights)
    assert crossings(order, rights) == 0
    assert annealed(order, lefts, rights, STEPS) is order


def test_a_drawing_is_annealed_when_it_is_asked_for() -> None:
    dice = random.Random(4)
    sizes = {f"n{at}": Size(20, 30) for at in range(60)}
    edges = [Edge(f"n{at}", f"n{dice.randrange(at)}", str(at)) for at in range(1, 60)]
    edges += [Edge(f"n{dice.randrange(60)}", f"n{dice.randrange(60)}", f"more {at}") for at in range(11)]
    assert layered(sizes, edges, steps=STEPS) != layered(sizes, edges)
    assert layered(sizes, edges, steps=STEPS) == layered(sizes, edges, steps=STEPS)
