"""Whose doing a strength is: removal, intrinsic removal, Shapley values and gradients, by their published names.

All four are those of Kampik, Potyka, Yin, Cyras and Toni (arXiv 2401.08879), with the sign "with minus without". They
answer different questions and may disagree: only Shapley values add up to what the reasons did together, and only
removal says what would happen without one. Whatever rests on a claim goes with it: arguments of which it is a premise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.compiled import Weighing
from argmap.weigh.gradient import gradient
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.rules import Rules
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import sweep
from argmap.weigh.upstream import upstream

EXACT_UP_TO = 10
"""Players up to which Shapley values are computed over every coalition."""
PERMUTATIONS = 400
COLUMNS = 512
"""Scenarios weighed side by side."""


class Attribution(StrEnum):
    """Ways of saying whose doing a strength is, by their published names."""

    REMOVAL = "removal"
    INTRINSIC = "intrinsic"
    SHAPLEY = "shapley"
    GRADIENT = "gradient"


MEANING = {
    Attribution.REMOVAL: "the strength now, less what it would be without this item and what rests on it",
    Attribution.INTRINSIC: "as removal, but of the item by its own weight alone, without what bears on it; an argument "
    "keeps its premises, by their own credences",
    Attribution.SHAPLEY: "the item's part in what all items shown do together, averaged over the orders in which they "
    "can come in; all others stay as they are",
    Attribution.GRADIENT: "how much the strength changes for a small change of the item's weight, per unit of weight",
}
"""Each in words."""
PAPER = "Kampik, Potyka, Yin, Čyras and Toni, arXiv 2401.08879"
"""Where all four are defined."""


@dataclass(frozen=True)
class Share:
    """What one item is given of a strength."""

    value: float
    """With minus without, -1 to 1; a gradient has no bounds, and is NaN where that of a cycle does not settle."""
    error: float = 0.0
    """The standard error of a sampled value; 0 for an exact one."""


def attributed(weighing: Weighing, id: str, ids: Sequence[str], how: Attribution) -> dict[str, Share]:
    """What each of the items ``ids``, the claim ``id`` not among them, is given of the claim's strength.

    Shapley values are those of a game in which only ``ids`` play. Raises ``UnknownId``.
    """
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(id))
    place = {int(node): at for at, node in enumerate(part.whole)}
    found = dict.fromkeys(ids, Share(0.0))
    where = compiled.weight_at if how is Attribution.GRADIENT else compiled.at  # a slope is one by the weight given
    at = {one: place[where(one)] for one in ids if where(one) in place}
    case = (part.graph, compiled.base(weighing.view)[part.whole], part.target, list(at.values()), weighing.rules)
    if how is Attribution.SHAPLEY:
        shared = shapley(*case)
        return found | {one: Share(shared.values[node], shared.errors[node]) for one, node in at.items()}
    functions = {
        Attribution.REMOVAL: removals,
        Attribution.INTRINSIC: intrinsic_removals,
        Attribution.GRADIENT: gradients,
    }
    values = functions[how](*case)
    return found | {one: Share(values[node]) for one, node in at.items()}


@dataclass(frozen=True)
class Shapley:
    """The Shapley value of each player, and the standard error of the estimate (0 where it is exact)."""

    values: dict[int, float]
    errors: dict[int, float]
    permutations: int
    """How many orders were sampled; 0 where every coalition was weighed."""


def removals(graph: Graph, base: Numbers, target: int, nodes: Iterable[int], rules: Rules) -> dict[int, float]:
    """For each of ``nodes``: the target's strength minus its strength without that node and what rests on it."""
    players = list(nodes)
    whole = float(sweep(graph, base, rules).strength[target])
    present = np.ones((graph.count, len(players)))
    present[players, np.arange(len(players))] = 0.0
    without = _strengths(graph, base, _with_what_rests(graph, present, players), target, rules)
    return {node: whole - float(value) for node, value in zip(players, without, strict=True)}


def intrinsic_removals(
    graph: Graph, base: Numbers, target: int, nodes: Iterable[int], rules: Rules
) -> dict[int, float]:
    """As ``removals``, but what bears on the node is dropped first, so that only its own base score counts.

    The published graphs have no premises. What an argument rests on does not bear on it but is a part of it: it keeps
    its premises, and what bears on these is dropped as well. What bears on the target stays.
    """
    found: dict[int, float] = {}
    for node in nodes:
        premises = graph.premises.sources[graph.premises.targets == node]
        alone = _without_reasons_for(graph, np.setdiff1d(np.append(premises, node), target))
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
    worth = _strengths(graph, base, _with_what_rests(graph, present, players), target, rules)
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
        worth = _strengths(graph, base, _with_what_rests(graph, present, players), target, rules)
        marginal[row, order] = np.diff(worth)
    errors = marginal.std(axis=0, ddof=1) / math.sqrt(permutations) if permutations > 1 else np.full(count, np.inf)
    means = marginal.mean(axis=0)
    return Shapley(
        dict(zip(players, means.tolist(), strict=True)), dict(zip(players, errors.tolist(), strict=True)), permutations
    )


def _with_what_rests(graph: Graph, present: Numbers, players: list[int]) -> Numbers:
    """``present``, with the arguments of which an absent player is a premise absent as well."""
    edges = graph.premises
    for edge in np.flatnonzero(np.isin(edges.sources, players)).tolist():
        present[edges.targets[edge]] *= present[edges.sources[edge]]
    return present


def _strengths(graph: Graph, base: Numbers, present: Numbers, target: int, rules: Rules) -> Numbers:
    """The target's strength in each scenario of ``present``, shape (n, scenarios)."""
    found = np.empty(present.shape[1])
    for start in range(0, present.shape[1], COLUMNS):
        chunk = present[:, start : start + COLUMNS]
        scenarios = np.repeat(base[:, None], chunk.shape[1], axis=1)
        found[start : start + COLUMNS] = sweep(graph, scenarios, rules, chunk).strength[target]
    return found


def _without_reasons_for(graph: Graph, nodes: Indices) -> Graph:
    """``graph`` without the reasons for and against any of ``nodes``; premises stay."""
    group = np.arange(graph.count)
    pairs: list[NDArray[np.int64]] = []
    for edges in (graph.con, graph.pro, graph.premises):
        firsts = edges.sources[edges.begins]
        if len(firsts):
            group[edges.sources] = firsts[np.cumsum(edges.begins) - 1]
        kept = ~np.isin(edges.targets, nodes) | (edges is graph.premises)
        pairs.append(np.stack([edges.sources[kept], edges.targets[kept]], axis=1))
    con, pro, premises = pairs
    return from_edges(graph.count, con, pro, premises, np.flatnonzero(graph.is_argument), group.tolist())
