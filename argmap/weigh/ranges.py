"""Ranges: what a strength may be when beliefs are known only within bounds.

Beliefs are drawn together, each from its interval or its beta distribution, by Latin hypercube sampling (McKay, Beckman
and Conover, Technometrics 1979): every belief is spread evenly over its range however few draws there are. What comes
out is a range over draws, not a confidence interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from argmap.errors import InputError
from argmap.model import Perspective
from argmap.weigh.compiled import Compiled, own_words
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import Rules, sweep

DRAWS = 1_000
CHUNK = 512
"""Scenarios weighed side by side: enough to make the cost of a step small, few enough to stay in the cache."""
CORRELATED = 2_000
"""Draws from which correlations are computed: more would not change a printed digit."""
STRENGTH_TIED = 1e-12
"""Options whose strengths differ by less lead together."""


@dataclass(frozen=True)
class Interval:
    """A belief that lies anywhere between two values."""

    low: float
    high: float

    def at(self, share: Numbers) -> Numbers:
        """The values below which ``share`` of the belief lies."""
        values: Numbers = self.low + share * (self.high - self.low)
        return values


@dataclass(frozen=True)
class Beta:
    """A belief as a beta distribution: ``mean`` in (0, 1), ``weight`` as of so many observations."""

    mean: float
    weight: float

    def at(self, share: Numbers) -> Numbers:
        """The quantiles of the distribution at ``share``, read off its density on a grid."""
        grid = (np.arange(2_000) + 0.5) / 2_000
        a, b = self.mean * self.weight, (1.0 - self.mean) * self.weight
        density = np.exp((a - 1.0) * np.log(grid) + (b - 1.0) * np.log1p(-grid))
        cumulated = np.cumsum(density) / density.sum()
        return np.interp(share, cumulated, grid)


Belief = Interval | Beta


@dataclass(frozen=True)
class Range:
    """The strengths of one claim over all draws, and how often it leads."""

    id: str
    lowest: float
    low: float
    """A twentieth of the draws lie below."""
    median: float
    high: float
    """A twentieth of the draws lie above."""
    highest: float
    leads: float
    """Share of the draws in which no other of the claims asked about is stronger; ties count in part."""


@dataclass(frozen=True)
class Spread:
    """What came of drawing."""

    draws: int
    seed: int
    ranges: tuple[Range, ...]
    drivers: Mapping[str, tuple[tuple[str, float], ...]]
    """For each claim, the beliefs whose draws its strength follows most, with Spearman's rank correlation, -1 to 1."""


def within(view: Perspective, off: float) -> dict[str, Belief]:
    """Every weight of ``view`` as an interval that reaches ``off`` to both sides, within [0, 1]."""
    weights = {**view.credence, **view.force, **view.certainty}
    return {id: Interval(max(0.0, weight - off), min(1.0, weight + off)) for id, weight in weights.items()}


def spread(  # noqa: PLR0913 - one for each thing that can be chosen
    compiled: Compiled,
    ids: Sequence[str],
    beliefs: Mapping[str, Belief],
    view: Perspective,
    rules: Rules | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Spread:
    """The ranges of the claims ``ids`` when ``beliefs`` are drawn and all other weights are as ``view`` has them.

    The same seed gives the same result. Raises ``InputError`` for bounds outside [0, 1] and ``UnknownId``.
    """
    _refuse_impossible(beliefs, draws)
    dice = np.random.default_rng(seed)
    at = {id: _position(compiled, id) for id in beliefs}
    ranks = np.argsort(dice.random((len(beliefs), draws)), axis=1)
    shares = (ranks + dice.random(ranks.shape)) / draws
    drawn = {id: belief.at(share) for (id, belief), share in zip(beliefs.items(), shares, strict=True)}
    base = compiled.base(view)
    wanted = [compiled.at(id) for id in ids]
    strengths = np.empty((len(ids), draws))
    for start in range(0, draws, CHUNK):
        columns = slice(start, min(start + CHUNK, draws))
        scenarios = np.repeat(base[:, None], columns.stop - start, axis=1)
        for id, values in drawn.items():
            scenarios[at[id]] = values[columns]
        strengths[:, columns] = sweep(compiled.graph, scenarios, rules).strength[wanted]
    leads = _leads(strengths)
    ranges = tuple(_range(id, row, lead) for id, row, lead in zip(ids, strengths, leads, strict=True))
    following = _correlations(strengths[:, :CORRELATED], ranks[:, :CORRELATED].astype(np.float64))
    drivers = {id: _drivers(list(beliefs), row) for id, row in zip(ids, following, strict=True)}
    return Spread(draws, seed, ranges, drivers)


def _position(compiled: Compiled, id: str) -> int:
    """The node whose base score is the weight of the item ``id``."""
    own = compiled.index.get(own_words(id))
    return own if own is not None else compiled.at(id)


def _refuse_impossible(beliefs: Mapping[str, Belief], draws: int) -> None:
    if draws < 1:
        raise InputError(f"{draws} draws say nothing", "Draw at least once; a thousand is usual.")
    for id, belief in beliefs.items():
        if isinstance(belief, Interval) and not 0.0 <= belief.low <= belief.high <= 1.0:
            raise InputError(
                f"the bounds {belief.low} to {belief.high} of '{id}' do not fit", "Choose 0 ≤ low ≤ high ≤ 1."
            )
        if isinstance(belief, Beta) and not (0.0 < belief.mean < 1.0 and belief.weight > 0.0):
            raise InputError(
                f"'{id}' has no beta distribution of that mean and weight", "Choose 0 < mean < 1, weight > 0."
            )


def _leads(strengths: Numbers) -> Numbers:
    best = strengths >= strengths.max(axis=0) - STRENGTH_TIED
    shares: Numbers = (best / best.sum(axis=0)).mean(axis=1)
    return shares


def _range(id: str, row: Numbers, leads: float) -> Range:
    low, median, high = np.quantile(row, [0.05, 0.5, 0.95]).tolist()
    return Range(id, float(row.min()), low, median, high, float(row.max()), float(leads))


def _drivers(beliefs: list[str], correlations: Numbers) -> tuple[tuple[str, float], ...]:
    found = [(id, value) for id, value in zip(beliefs, correlations.tolist(), strict=True) if value]
    return tuple(sorted(found, key=lambda one: (-abs(one[1]), one[0])))


def _correlations(strengths: Numbers, ranks: Numbers) -> Numbers:
    """Spearman's correlation of the rows of ``strengths`` with those of ``ranks``; 0 where a strength never moves."""
    own = np.stack([_ranks(row) for row in strengths])
    own, ranks = (rows - rows.mean(axis=1, keepdims=True) for rows in (own, ranks))
    sizes = np.outer(np.linalg.norm(own, axis=1), np.linalg.norm(ranks, axis=1))
    correlations: Numbers = np.divide(own @ ranks.T, sizes, out=np.zeros_like(sizes), where=sizes > 0)
    return correlations


def _ranks(values: Numbers) -> Numbers:
    """Ranks, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Numbers = (ends - (counts - 1) / 2.0)[inverse]
    return ranks
