"""Cycles: what a sweep tells of one is a balance indeed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings

from argmap.weigh.graph import from_edges
from argmap.weigh.rules import Rules
from argmap.weigh.sweep import FORCE, energy_of, held, sweep
from tests.weigh.graphs import Case, cases, rules

LATE = from_edges(3, [(1, 0), (0, 2), (1, 2)], premises=[(2, 1)], arguments=[0, 1], dependent=[0, 0, 2])
"""What argument 1 gives falls to nothing in a round that changes no strength: argument 0 follows in the next."""


@example(Case(LATE, np.array([0.704, 0.608, 0.682])[LATE.node]), Rules())
@given(cases(cyclic=True, most=12), rules)
@settings(deadline=None, max_examples=200)
def test_what_has_settled_answers_its_own_equations(case: Case, chosen: Rules) -> None:
    graph, found = case.graph, sweep(case.graph, case.base, chosen)
    for block in graph.blocks if not found.unsettled else ():
        for part in block.parts:
            here = slice(part.start, part.stop)
            expected = case.base[here]
            if part.pro is not None or part.con is not None:
                influence = FORCE if part.are_arguments else chosen.semantics.influence
                expected = influence.moved(expected, energy_of(part, found.act, chosen))
            assert found.strength[here] == pytest.approx(expected, abs=1e-8)
            holding = np.ones(part.stop - part.start)
            if part.premises is not None:
                holding[part.premises.rows - part.start] = held(part.premises, found.strength, chosen)
            assert found.act[here] == pytest.approx(found.strength[here] * holding, abs=1e-8)
