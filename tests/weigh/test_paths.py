"""Changes along one path: equal to weighing everything anew, and quick where very many reasons bear on one claim."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.weigh.cruxes import turning
from argmap.weigh.graph import from_edges
from argmap.weigh.paths import NOTHING, without
from argmap.weigh.rules import Gate, Rules
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.sweep import sweep
from argmap.weigh.upstream import upstream
from tests.weigh.graphs import BOUNDED

values = st.sampled_from([0.0, 1e-16, 1e-5, 0.3, 0.5, 0.5, 1.0, 1e3])
segments = st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=4)


@given(segments, st.sampled_from(sorted(NOTHING, key=str)), st.booleans())
def test_each_left_out_in_turn(several: list[list[float]], operation: np.ufunc, is_endless: bool) -> None:  # noqa: FBT001
    if operation is np.multiply:
        several = [[min(value, 1.0) for value in one] for one in several]
    elif is_endless and operation is np.add:
        several = [[np.inf if value == 1e3 else value for value in one] for one in several]
    sizes = [len(one) for one in several]
    starts, owners = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    found = without(operation, np.concatenate([np.array(one) for one in several]), starts, owners)
    expected = [
        float(operation.reduce([*one[:at], *one[at + 1 :], NOTHING[operation]]))
        for one in several
        for at in range(len(one))
    ]
    assert found.tolist() == pytest.approx(expected, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("id", BOUNDED)
def test_the_only_way_of_many_reasons(id: str) -> None:
    dice, count = np.random.default_rng(5), 300
    numbers = np.arange(1, count)
    pairs = dice.permutation(np.stack([numbers, np.zeros_like(numbers)], axis=1))
    graph = from_edges(count, pairs[:140], pairs[140:], dependent=dice.integers(0, 60, count).tolist())
    base = dice.random(count) ** 3
    rules = Rules(SEMANTICS[id], Gate.OPEN)
    target = int(graph.position[0])
    scenarios = Scenarios(upstream(graph, target), base, rules)
    nodes = np.flatnonzero(np.arange(count) != target)
    for weight in (0.0, 0.4, 1.0):
        columns = np.repeat(base[:, None], len(nodes), axis=1)
        columns[nodes, np.arange(len(nodes))] = weight
        assert scenarios.at(nodes, weight) == pytest.approx(sweep(graph, columns, rules).strength[target], abs=1e-12)


@pytest.mark.parametrize("shape", ["star", "chain"])
def test_cost_does_not_grow_with_the_reasons_beside(shape: str) -> None:
    count = 20_000
    numbers = np.arange(1, count)
    pairs = np.stack([numbers, np.zeros_like(numbers) if shape == "star" else numbers - 1], axis=1)
    graph = from_edges(count, pairs[::2], pairs[1::2])
    part = upstream(graph, int(graph.position[0]))
    base = np.random.default_rng(1).random(count)[part.whole]
    begin = time.process_time()
    turning(Scenarios(part, base, Rules(gate=Gate.OPEN)), np.flatnonzero(np.arange(count) != part.target))
    assert time.process_time() - begin < 5  # one at a time it takes minutes
