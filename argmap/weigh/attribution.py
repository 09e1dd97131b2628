"""Whose doing a strength is: removal, intrinsic removal, Shapley values and gradients, by their published names.

All four are those of Kampik, Potyka, Yin, Cyras and Toni (arXiv 2401.08879), with the sign "with minus without". They
answer different questions and may disagree: only Shapley values add up to what the reasons did together, and only
removal says what would happen without one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.compiled import Weighing
from argmap.weigh.gradient import gradient
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.rules import Rules
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import sweep

EXACT_UP_TO = 10
"""Players up to which Shapley values are computed over every coalition."""
PERMUTATIONS = 400
COLUMNS = 512
"""Scenarios weighed side by side."""


@dataclass(frozen=True)
class Shapley:
    """The Shapley value of each player, and the standard error of the estimate (0 where it is exact)."""

    values: dict[int, float]
    errors: dict[int, float]
    permutations: int
    """How many orders were sampled; 0 where every coalition was weighed."""


def removals(graph: Graph, base: Numbers, target: int, nodes: Iterable[int], rules: Rules) -> dict[int, float]:
    """For each of ``nodes``: the target's strength minus its strength when that node gives nothing."""
    players = list(nodes)
    whole = float(sweep(graph, base, rules).strength[target])
    present = np.ones((graph.count, len(players)))
    present[players, np.arange(len(players))] = 0.0
    without = _strengths(graph, base, present, target, rules)
    return {node: whole - float(value) for node, value in zip(players, without, strict=True)}


def intrinsic_removals(
    graph: Graph, base: Numbers, target: int, nodes: Iterable[int], rules: Rules
) -> dict[int, float]:
    """As ``removals``, but what bears on the node is dropped first, so that only its own base score counts."""
    found: dict[int, float] = {}
    for node in nodes:
        alone = _without_edges_into(graph, node)
        moved = np.empty_like(base)
        moved[alone.position] = base
        at = int(alone.position[node])
        found[node] = removals(alone, moved, int(alone.position[target]), [at], rules)[at]
    return found


def gradients(graph: Graph, base: Numbers, target: int, nodes: Iterable[int], rules: Rules) -> dict[int, float]:
    """For each of ``nodes``: the derivative of the target's strength by the node's base score."""
    slopes = gradient(graph, base, sweep(graph, base, rules), target, rules)
    return {node: float(slopes[node]) for node in nodes}


def shapley(  # noqa: PLR0913, PLR0917 - one for each thing that can be chosen
    graph: Graph,
    base: Numbers,
    target: int,
    players: Sequence[int],
    rules: Rules,
    permutations: int = PERMUTATIONS,
    seed: int = 0,
) -> Shapley:
    """The Shapley value of each of ``players``: its marginal effect on the target, averaged over orders of joining.

    Up to ten players every coalition is weighed; with more, ``permutations`` orders are sampled (Castro, Gomez and
    Tejada, Computers and Operations Research 2009).
    """
    if len(players) <= EXACT_UP_TO:
        return _exact(graph, base, target, list(players), rules)
    return _sampled(graph, base, target, list(players), rules, permutations, np.random.default_rng(seed))


def _exact(graph: Graph, base: Numbers, target: int, players: list[int], rules: Rules) -> Shapley:
    count = len(players)
    masks = np.arange(2**count)
    inside = (masks[:, None] >> np.arange(count)) & 1
    present = np.ones((graph.count, len(masks)))
    present[players] = inside.T
    worth = _strengths(graph, base, present, target, rules)
    sizes = inside.sum(axis=1)
    weights = np.array(
        [math.factorial(k) * math.factorial(count - k - 1) / math.factorial(count) for k in range(count)]
    )
    values: dict[int, float] = {}
    for at, player in enumerate(players):
        outside = masks[inside[:, at] == 0]
        values[player] = float(np.sum(weights[sizes[outside]] * (worth[outside | (1 << at)] - worth[outside])))
    return Shapley(values, dict.fromkeys(players, 0.0), 0)


def _sampled(  # noqa: PLR0913, PLR0917 - as `shapley`
    graph: Graph,
    base: Numbers,
    target: int,
    players: list[int],
    rules: Rules,
    permutations: int,
    dice: np.random.Generator,
) -> Shapley:
    count = len(players)
    marginal = np.empty((permutations, count))
    for row in range(permutations):
        order = dice.permutation(count)
        present = np.ones((graph.count, count + 1))
        for joined, player in enumerate(order.tolist()):
            present[players[player], : joined + 1] = 0.0
        marginal[row, order] = np.diff(_strengths(graph, base, present, target, rules))
    errors = marginal.std(axis=0, ddof=1) / math.sqrt(permutations) if permutations > 1 else np.full(count, np.inf)
    means = marginal.mean(axis=0)
    return Shapley(
        dict(zip(players, means.tolist(), strict=True)), dict(zip(players, errors.tolist(), strict=True)), permutations
    )


def _strengths(graph: Graph, base: Numbers, present: Numbers, target: int, rules: Rules) -> Numbers:
    """The target's strength in each scenario of ``present``, shape (n, scenarios)."""
    found = np.empty(present.shape[1])
    for start in range(0, present.shape[1], COLUMNS):
        chunk = present[:, start : start + COLUMNS]
        scenarios = np.repeat(base[:, None], chunk.shape[1], axis=1)
        found[start : start + COLUMNS] = sweep(graph, scenarios, rules, chunk).strength[target]
    return found


def _without_edges_into(graph: Graph, node: int) -> Graph:
    """``graph`` without what bears on ``node``."""
    group = np.arange(graph.count)
    pairs: list[NDArray[np.int64]] = []
    for edges in (graph.con, graph.pro, graph.premises):
        firsts = edges.sources[edges.begins]
        if len(firsts):
            group[edges.sources] = firsts[np.cumsum(edges.begins) - 1]
        kept = edges.targets != node
        pairs.append(np.stack([edges.sources[kept], edges.targets[kept]], axis=1))
    con, pro, premises = pairs
    return from_edges(graph.count, con, pro, premises, np.flatnonzero(graph.is_argument), group.tolist())


def pairs_that_flip(weighing: Weighing, id: str, suspects: Sequence[str], threshold: float) -> list[tuple[str, str]]:
    """The pairs among ``suspects`` that turn the claim ``id`` when both are denied, though neither does alone."""
    compiled = weighing.compiled
    base, target = compiled.base(weighing.view), compiled.at(id)
    at = {suspect: compiled.at(suspect) for suspect in suspects}
    now = weighing[id] > threshold
    alone = _denied(weighing, base, target, [(position,) for position in at.values()])
    quiet = [suspect for suspect, strength in zip(at, alone.tolist(), strict=True) if (strength > threshold) is now]
    pairs = list(combinations(quiet, 2))
    together = _denied(weighing, base, target, [(at[one], at[other]) for one, other in pairs])
    return [pair for pair, strength in zip(pairs, together.tolist(), strict=True) if (strength > threshold) is not now]


def _denied(weighing: Weighing, base: Numbers, target: int, sets: list[tuple[int, ...]]) -> Numbers:
    """The target's strength with the base scores of each set of nodes at 0."""
    found = np.empty(len(sets))
    for start in range(0, len(sets), COLUMNS):
        chunk = sets[start : start + COLUMNS]
        scenarios = np.repeat(base[:, None], len(chunk), axis=1)
        for column, nodes in enumerate(chunk):
            scenarios[list(nodes), column] = 0.0
        found[start : start + COLUMNS] = sweep(weighing.compiled.graph, scenarios, weighing.rules).strength[target]
    return found
