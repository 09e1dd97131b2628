"""One base score changed: as after a fresh sweep."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.weigh import update as update_module
from argmap.weigh.graph import from_edges
from argmap.weigh.sweep import Gate, Rules, sweep
from argmap.weigh.update import update
from tests.weigh.graphs import Case, cases, rules

steps = st.lists(st.tuples(st.integers(0, 10**6), st.floats(0, 1)), min_size=1, max_size=4)


@given(cases(), steps, rules, st.sampled_from([0, 4, 100]))
@settings(max_examples=200, deadline=None)
def test_an_update_equals_a_fresh_sweep(case: Case, changes: list[tuple[int, float]], chosen: Rules, few: int) -> None:
    base = case.base.copy()
    swept = sweep(case.graph, base, chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(update_module, "FEW", few)
        for pick, weight in changes:
            update(case.graph, base, swept, pick % len(base), weight, chosen)
    fresh = sweep(case.graph, base, chosen)
    assert swept.strength == pytest.approx(fresh.strength, abs=1e-12)
    assert swept.act == pytest.approx(fresh.act, abs=1e-12)


@given(cases(), steps, rules, st.sampled_from([0, 4, 100]), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_what_is_absent_stays_so(
    case: Case, changes: list[tuple[int, float]], chosen: Rules, few: int, dice: Random
) -> None:
    base, present = case.base.copy(), np.array([float(dice.random() < 0.7) for _ in case.base])
    swept = sweep(case.graph, base, chosen, present)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(update_module, "FEW", few)
        for pick, weight in changes:
            update(case.graph, base, swept, pick % len(base), weight, chosen)
    fresh = sweep(case.graph, base, chosen, present)
    assert swept.strength == pytest.approx(fresh.strength, abs=1e-12)
    assert swept.act == pytest.approx(fresh.act, abs=1e-12)


@given(cases(cyclic=True, most=10), steps, rules)
@settings(max_examples=50, deadline=None)
def test_an_update_through_cycles(case: Case, changes: list[tuple[int, float]], chosen: Rules) -> None:
    base = case.base.copy()
    swept = sweep(case.graph, base, chosen)
    for pick, weight in changes:
        update(case.graph, base, swept, pick % len(base), weight, chosen)
    fresh = sweep(case.graph, base, chosen)
    assert {one.block.start for one in swept.unsettled} == {one.block.start for one in fresh.unsettled}
    if not fresh.unsettled:
        assert swept.strength == pytest.approx(fresh.strength, abs=1e-4)


def test_an_update_touches_only_what_lies_downstream() -> None:
    graph = from_edges(6, [(0, 1), (1, 2), (3, 4)], [(4, 5)])
    base = np.full(6, 0.5)
    swept = sweep(graph, base, Rules(gate=Gate.OPEN))
    changed = update(graph, base, swept, int(graph.position[1]), 0.9, Rules(gate=Gate.OPEN))
    assert sorted(graph.node[changed].tolist()) == [1, 2]
    assert update(graph, base, swept, int(graph.position[1]), 0.9, Rules(gate=Gate.OPEN)).size == 0
    with pytest.raises(ValueError, match="from 0 to 1"):
        update(graph, base, swept, 0, float("nan"))
