"""Graphs cut down to what bears on a node, or to what some weights can change: the same strengths as in the whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.weigh.graph import from_edges
from argmap.weigh.rules import Rules
from argmap.weigh.sweep import sweep
from argmap.weigh.upstream import changing, upstream
from tests.weigh.graphs import Case, cases, rules

dice = st.integers(0, 10**6).map(np.random.default_rng)


@given(cases(), dice, rules)
def test_what_a_sweep_of_the_whole_found_holds_in_the_part(
    case: Case, some: np.random.Generator, chosen: Rules
) -> None:
    part = upstream(case.graph, int(some.integers(case.graph.count)))
    found = part.share_of(sweep(case.graph, case.base, chosen))
    alone = sweep(part.graph, case.base[part.whole], chosen)
    assert found.strength == pytest.approx(alone.strength, abs=1e-12)
    assert found.act == pytest.approx(alone.act, abs=1e-12)


@given(st.booleans().flatmap(lambda cyclic: cases(cyclic=cyclic)), dice, rules)
def test_new_weights_do_the_same_in_what_they_can_change(case: Case, some: np.random.Generator, chosen: Rules) -> None:
    part = upstream(case.graph, int(some.integers(case.graph.count)))
    base = case.base[part.whole]
    now = sweep(part.graph, base, chosen)
    nodes = some.choice(part.graph.count, size=int(some.integers(1, 1 + min(3, part.graph.count))), replace=False)
    cut, left = changing(part, base, now, nodes)
    after, inside = base.copy(), np.searchsorted(cut.whole, part.whole[nodes])
    after[nodes] = left[inside] = some.random(len(nodes))
    whole, less = sweep(part.graph, after, chosen), sweep(cut.graph, left, chosen)
    assume(not (now.unsettled or whole.unsettled or less.unsettled))
    assert less.strength[cut.target] == pytest.approx(whole.strength[part.target], abs=1e-6)
    moved = np.abs(whole.strength - now.strength) > 1e-6
    assert set(part.whole[moved].tolist()) <= set(cut.whole.tolist())


def test_what_cannot_change_is_left_out() -> None:
    graph = from_edges(60, supports=[(at, 0) for at in range(1, 20)] + [(at, 1) for at in range(20, 60)])
    part, base = upstream(graph, int(graph.position[0])), np.full(60, 0.5)
    now = sweep(part.graph, base)
    for node, left in ((7, 20), (30, 60), (0, 20)):  # the target, its reasons and, for 30, those of the reason it moves
        asked = np.searchsorted(part.whole, graph.position[[node]])
        assert changing(part, base, now, asked)[0].graph.count == left
