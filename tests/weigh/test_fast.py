"""The compiled kernels, where numba is installed: the same results as numpy alone; and the loops without it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings

from argmap.weigh import fast, kernels, spelled
from argmap.weigh.graph import from_edges
from argmap.weigh.rules import Rules
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.sweep import Gate, sweep
from tests.weigh.graphs import BOUNDED, Case, cases, rules


@pytest.fixture(scope="module")
def compiled() -> Iterator[None]:
    if not fast.available():
        pytest.skip("numba, the extra argmap[fast], is not installed")
    fast.use()
    yield
    fast.leave()


def both(case: Case, chosen: Rules) -> list[np.ndarray]:
    sweeps = [sweep(case.graph, case.base, chosen)]
    fast.leave()
    sweeps.append(sweep(case.graph, case.base, chosen))
    fast.use()
    return [np.concatenate([one.strength, one.act]) for one in sweeps if not one.unsettled]


@pytest.mark.usefixtures("compiled")
@given(cases(), rules)
@settings(deadline=None)
def test_compiled_sweeps_agree(case: Case, chosen: Rules) -> None:
    one, other = both(case, chosen)
    assert one == pytest.approx(other, abs=1e-12)


@pytest.mark.usefixtures("compiled")
@given(cases(cyclic=True, most=10), rules)
@settings(max_examples=40, deadline=None)
def test_compiled_cycles_agree(case: Case, chosen: Rules) -> None:
    settled = both(case, chosen)
    if len(settled) == 2:
        assert settled[0] == pytest.approx(settled[1], abs=1e-6)


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize("id", BOUNDED)
@pytest.mark.parametrize("own", [0.0, 0.3, 1.0])
def test_compiled_sweeps_agree_at_energies_beyond_all_bounds(id: str, own: float) -> None:
    many = np.arange(1, 2_001)
    pairs = np.stack([many, np.zeros_like(many)], axis=1)
    for attacks, supports in ((pairs, ()), ((), pairs), (pairs, pairs)):
        graph = from_edges(2_001, attacks, supports)
        base = np.where(graph.node == 0, own, 1.0)
        one, other = both(Case(graph, base), Rules(SEMANTICS[id], Gate.OPEN))
        assert one == pytest.approx(other, abs=1e-12)


@given(cases(), rules)
@settings(deadline=None)
def test_the_loops_agree_with_the_arrays(case: Case, chosen: Rules) -> None:
    expected = sweep(case.graph, case.base, chosen)
    formula = spelled.formula(chosen)
    assert formula is not None
    strengths, acts = np.zeros_like(case.base), np.zeros_like(case.base)
    kernels.walk(0, case.graph.count, spelled.arrays(case.graph, case.base), formula, strengths, acts, 0.0)
    assert strengths == pytest.approx(expected.strength, abs=1e-12)
    assert acts == pytest.approx(expected.act, abs=1e-12)


def test_stretches_of_a_chain_behind_a_graph_are_walked() -> None:
    dice = np.random.default_rng(2)
    pairs = np.sort(dice.integers(0, 60, (120, 2)), axis=1)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    links = np.stack([np.arange(59, 399), np.arange(60, 400)], axis=1)
    graph = from_edges(400, np.concatenate([pairs[:50], links]), pairs[50:])
    assert len(graph.plan) < len(graph.blocks)
    base = dice.random(400)
    chosen = Rules(gate=Gate.OPEN)
    wide = sweep(graph, np.repeat(base[:, None], 9, axis=1), chosen)
    assert sweep(graph, base, chosen).strength == pytest.approx(wide.strength[:, 4], abs=1e-12)


def test_weighing_does_not_load_numba() -> None:
    code = "import sys, argmap.weigh.cruxes, argmap.weigh.update; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
