"""Pairs of beliefs that turn a claim only together: neither does by itself, whatever it is set to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux
from argmap.weigh.flips import TIE
from argmap.weigh.graph import Graph
from argmap.weigh.rules import Rules
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import MIDDLE, sweep
from argmap.weigh.upstream import changing, upstream

PAIRED = 30
"""Of how many items all pairs are tried."""
ENDS = (0.0, 1.0)
COLUMNS = 256
"""Scenarios weighed side by side."""


@dataclass(frozen=True)
class Pair:
    """Two items that turn a claim together."""

    ids: tuple[str, str]
    """Of claims, arguments or evidence; the claim's own id stands for its own credence."""
    ends: tuple[float, float]
    """To which weight each is set, 0 (denied) or 1 (certain); of several ways the one nearest to the weights now."""
    distance: float
    """How far the two weights lie from the present ones, added up, 0 to 2."""
    strength: float
    """What the claim's strength becomes."""


def movers(found: Iterable[Crux], now: float, count: int = PAIRED) -> list[str]:
    """The ``count`` of ``found`` that move a claim furthest from its strength ``now``: set to 0 or 1, or taken out."""
    furthest = sorted(found, key=lambda one: (-max(one.swing, abs(one.removed - now)), one.id))
    return [one.id for one in furthest[:count]]


def pairs_that_flip(weighing: Weighing, id: str, suspects: Sequence[str], threshold: float = MIDDLE) -> list[Pair]:
    """The pairs among ``suspects`` that turn the claim ``id`` when both are set to 0 or 1, though neither does alone.

    ``id`` may be among them, for its own credence. The nearest come first. Costs four scenarios for each pair. Weights
    between 0 and 1 are not tried. Raises ``UnknownId``.
    """
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(id))
    within = {one: node for one in suspects if (node := compiled.weight_at(one)) in part.whole}
    asked = np.searchsorted(part.whole, np.array(list(within.values()), dtype=np.int64))
    part, base = changing(part, weighing.bases[part.whole], part.share_of(weighing.swept), asked)
    case = _Case(part.graph, base, part.target, weighing.rules)
    at = {one: int(np.searchsorted(part.whole, node)) for one, node in within.items()}
    bar = threshold + TIE
    is_over = weighing[id] > bar
    alone = case.strengths([((node, end),) for node in at.values() for end in ENDS]).reshape(-1, len(ENDS))
    quiet = [one for one, turned in zip(at, ((alone > bar) != is_over).any(axis=1).tolist(), strict=True) if not turned]
    tried = [(pair, (one, other)) for pair in combinations(quiet, 2) for one, other in product(ENDS, repeat=2)]
    together = case.strengths([tuple((at[one], end) for one, end in zip(*way, strict=True)) for way in tried])
    turning = [
        Pair(pair, ends, _distance(case, [at[one] for one in pair], ends), strength)
        for (pair, ends), strength in zip(tried, together.tolist(), strict=True)
        if (strength > bar) is not is_over
    ]
    return list(_nearest(turning))


def _distance(case: _Case, nodes: list[int], ends: tuple[float, float]) -> float:
    return float(np.abs(case.base[nodes] - ends).sum())


def _nearest(found: Iterable[Pair]) -> Iterable[Pair]:
    """Each pair once, in the nearest of the ways in which it turns the claim."""
    kept: dict[tuple[str, str], Pair] = {}
    for one in sorted(found, key=lambda pair: (pair.distance, pair.ids, pair.ends)):
        kept.setdefault(one.ids, one)
    return kept.values()


@dataclass(frozen=True)
class _Case:
    """A graph whose node ``target`` is asked about."""

    graph: Graph
    base: Numbers
    target: int
    rules: Rules

    def strengths(self, settings: list[tuple[tuple[int, float], ...]]) -> Numbers:
        """The target's strength with the base scores of some nodes set, for each of ``settings``."""
        found = np.empty(len(settings))
        for start in range(0, len(settings), COLUMNS):
            chunk = settings[start : start + COLUMNS]
            scenarios = np.repeat(self.base[:, None], len(chunk), axis=1)
            for column, values in enumerate(chunk):
                for node, weight in values:
                    scenarios[node, column] = weight
            found[start : start + COLUMNS] = sweep(self.graph, scenarios, self.rules).strength[self.target]
        return found
