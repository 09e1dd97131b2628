"""Graphs for tests: any mixture of claims, arguments, dependent reasons and, where asked for, cycles."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import Combination, Gate, Rules

WEIGHTS = [0.0, 0.2, 0.5, 0.7, 0.9, 1.0]
BOUNDED = sorted(set(SEMANTICS) - {"basic"})
rules = st.builds(
    Rules, st.sampled_from([SEMANTICS[id] for id in BOUNDED]), st.sampled_from(Gate), st.sampled_from(Combination)
)


@dataclass(frozen=True)
class Case:
    graph: Graph
    base: Numbers


@st.composite
def cases(draw: Callable[..., Any], *, cyclic: bool = False, most: int = 30) -> Case:
    """Sparse and dense graphs; without cycles edges lead from lower to higher numbers before they are renumbered."""
    count = draw(st.integers(1, most))
    dice = random.Random(draw(st.integers(0, 10**6)))
    share = dice.choice([0.5, 1.0, 3.0]) / count
    arguments = {node for node in range(count) if dice.random() < 0.5}
    attacks: list[tuple[int, int]] = []
    supports: list[tuple[int, int]] = []
    premises: list[tuple[int, int]] = []
    for target in range(count):
        for source in range(count if cyclic else target):
            if dice.random() < 2 * share:
                as_premise = target in arguments and source not in arguments
                (premises if as_premise else dice.choice([attacks, supports])).append((source, target))
    dependent = [dice.randrange(count) for _ in range(count)] if dice.random() < 0.5 else None
    graph = from_edges(count, attacks, supports, premises, sorted(arguments), dependent)
    base = np.array([dice.choice([*WEIGHTS, dice.random()]) for _ in range(count)])
    return Case(graph, base[graph.node])
