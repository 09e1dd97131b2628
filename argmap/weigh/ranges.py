"""Ranges: what a strength may be when beliefs are known only within bounds.

Beliefs are drawn together, each from its interval or its beta distribution, by Latin hypercube sampling (McKay, Beckman
and Conover, Technometrics 1979): every batch of draws takes one value from each of as many equal parts of every belief,
so that it is spread evenly however few draws there are. What comes out is a range over draws, no confidence interval.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from argmap.errors import InputError
from argmap.model import Perspective
from argmap.weigh.compiled import Compiled
from argmap.weigh.order import reached
from argmap.weigh.reasons import Reasons
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.standards import Verdict, judged
from argmap.weigh.sweep import Rules, Swept, sweep
from argmap.weigh.upstream import bearing_on

DRAWS = 500
"""Draws where nobody asks for more: the ends of ranges then lie within about .01 of where many draws put them."""
CHUNK = 256
"""Draws of one batch: enough to make the cost of a step small, few enough to stay in the cache."""
CORRELATED = 4
"""Batches from which correlations are computed: more would cost more than they tell."""
CHANCE = 4.0
"""Correlations of fewer standard errors than this (1 / sqrt(draws - 1) each) are not told: chance gives them too."""
STRENGTH_TIED = 1e-12
"""Options whose strengths differ by less lead together."""
HEAVIEST = 1e9
"""The greatest weight of a beta distribution; one of that weight is a point in all but name."""
SHAPE_LEAST = 1e-15
"""Shapes of beta distributions are no smaller: such a belief is 0 or 1 in all but name."""
TAILS = 40.0
"""Densities below exp(-40) of the greatest are left out."""
STEPS = 2_001
"""Points at which a beta distribution is tabled."""


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
    """A belief as a beta distribution: ``mean`` in (0, 1), ``weight`` as of so many observations, up to 1e9.

    Its shapes are mean * weight and (1 - mean) * weight.
    """

    mean: float
    weight: float

    def at(self, share: Numbers) -> Numbers:
        """The quantiles of the distribution at ``share``, shares from 0 to 1."""
        cumulated, logits = _beta_table(self.mean, self.weight)
        values: Numbers = np.exp(-np.logaddexp(0.0, -np.interp(share, cumulated, logits)))
        return values


@lru_cache(maxsize=256)
def _beta_table(mean: float, weight: float) -> tuple[Numbers, Numbers]:
    """Shares of a beta distribution and the logits below which they lie.

    Over the logit the density has one top and thin tails whatever its shapes are; over the belief itself it may be
    infinite at both ends, or narrower than any grid.
    """
    a, b = (max(part * weight, SHAPE_LEAST) for part in (mean, 1.0 - mean))
    width = math.sqrt(1.0 / a + 1.0 / b)
    reach = math.asinh(math.sqrt(2.0 * TAILS) + TAILS / (min(a, b) * width))
    logits = math.log(a / b) + width * np.sinh(np.linspace(-reach, reach, STEPS))
    heights = -a * np.logaddexp(0.0, -logits) - b * np.logaddexp(0.0, logits)
    density = np.exp(heights - heights.max())
    cumulated = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) * np.diff(logits))])
    return cumulated / cumulated[-1], logits


Belief = Interval | Beta


@dataclass(frozen=True)
class Range:
    """The strengths of one claim over all draws, each from 0 to 1."""

    id: str
    lowest: float
    low: float
    """A twentieth of the draws lie below."""
    median: float
    high: float
    """A twentieth of the draws lie above."""
    highest: float

    @property
    def quantiles(self) -> tuple[float, float, float, float, float]:
        """All five numbers, from the least up."""
        return self.lowest, self.low, self.median, self.high, self.highest


@dataclass(frozen=True)
class Front:
    """Which of several claims is ahead."""

    leader: str
    """The claim that leads in most draws."""
    shares: Mapping[str, float]
    """For each claim the share of draws in which no other of them is stronger; ties count in part. Adds up to 1."""
    overlapping: tuple[str, ...]
    """The others whose range (5 to 95 % of draws) reaches into the leader's, those that lead most often first."""

    @property
    def is_clear(self) -> bool:
        """Whether the leader's range lies above all others."""
        return not self.overlapping


@dataclass(frozen=True)
class Spread:
    """What came of drawing."""

    draws: int
    seed: int
    ranges: tuple[Range, ...]
    drivers: Mapping[str, tuple[tuple[str, float], ...]]
    """For each claim, the beliefs whose draws its strength follows most, with Spearman's rank correlation, -1 to 1.

    Left out is what does not bear on the claim, and what is no clearer than chance."""
    unsettled: int
    """Draws in which a cycle that bears on the claims did not settle; strengths of those mean nothing."""
    strengths: Numbers = field(compare=False, repr=False)
    """Every strength drawn; shape (claims, draws)."""
    holding: Mapping[str, float] = field(default_factory=dict)
    """For the claims of the verdicts asked about, the share of draws in which each holds, 0 to 1."""

    def front(self, ids: Sequence[str]) -> Front:
        """Which of the claims ``ids``, one or more of those asked about, is ahead."""
        at = {one.id: (row, one) for row, one in enumerate(self.ranges)}
        leads = _leads(self.strengths[[at[id][0] for id in ids]]).tolist()
        shares = dict(zip(ids, leads, strict=True))
        leader, *others = sorted(ids, key=lambda one: (-shares[one], -at[one][1].median))
        reach = at[leader][1].low
        return Front(leader, shares, tuple(id for id in others if at[id][1].high >= reach - STRENGTH_TIED))


def within(compiled: Compiled, view: Perspective, off: float) -> dict[str, Belief]:
    """Every weight of ``view`` as an interval that reaches ``off`` (0 to 1) to both sides, cut at 0 and 1.

    Weights of what is not in the map are passed over. Raises ``InputError`` for another ``off``.
    """
    if not 0.0 <= off <= 1.0:
        raise InputError(f"beliefs cannot reach {off} to both sides", "Choose a number from 0 to 1, such as 0.1.")
    return {id: Interval(max(0.0, held - off), min(1.0, held + off)) for id, held in compiled.weights(view).items()}


def observed(compiled: Compiled, view: Perspective, weight: float) -> dict[str, Belief]:
    """Every weight of ``view`` as the mean of a beta distribution worth ``weight`` observations.

    Weights of what is not in the map are passed over. What is held at 0 or 1 is certain, and no number of observations
    makes it less so: it is left out.
    """
    return {id: Beta(mean, weight) for id, mean in compiled.weights(view).items() if 0.0 < mean < 1.0}


def spread(  # noqa: PLR0913 - one for each thing that can be chosen
    compiled: Compiled,
    ids: Sequence[str],
    beliefs: Mapping[str, Belief],
    view: Perspective,
    rules: Rules | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    with_drivers: bool = True,
    stated: Sequence[Verdict] = (),
) -> Spread:
    """The ranges of the claims ``ids`` when ``beliefs`` are drawn and all other weights are as ``view`` has them.

    Drivers are left out unless ``with_drivers``: finding them takes a quarter of the time. Claims of the verdicts
    ``stated``, which have to be among ``ids``, are judged anew in every draw; where a cycle does not settle none holds.
    The same seed gives the same result. Raises ``InputError`` for bounds outside [0, 1], and ``UnknownId`` for claims
    and beliefs that are not in the map.
    """
    _refuse_impossible(beliefs, draws)
    beliefs = dict(sorted(beliefs.items(), key=lambda one: repr(one[1])))  # like beside like, to be drawn together
    at = np.array([compiled.weight_at(id) for id in beliefs], dtype=np.int64)
    wanted = np.array([compiled.at(id) for id in ids], dtype=np.int64)
    part, whole = bearing_on(compiled.graph, wanted)
    place = np.full(compiled.graph.count, -1)
    place[whole] = np.arange(len(whole))
    is_heard = place[at] >= 0
    scenarios = np.repeat(compiled.base(view)[whole, None], min(CHUNK, draws), axis=1)
    strengths = np.empty((len(ids), draws))
    shares: list[NDArray[np.float32]] = []
    unsettled, holding = 0, dict.fromkeys((one.claim for one in stated), 0)
    reasons = [Reasons.on(part, int(place[compiled.at(one.claim)])) for one in stated]
    for columns, parts, order, values in _batches(list(beliefs.values()), draws, np.random.default_rng(seed)):
        scenarios[place[at[is_heard]], : values.shape[1]] = values[is_heard]
        swept = sweep(part, scenarios[:, : values.shape[1]], rules)
        strengths[:, columns] = swept.strength[place[wanted]]
        swinging = _unsettled(swept)
        unsettled += len(swinging)
        for one, sides in zip(stated, reasons, strict=True):
            holds = judged(one, *sides.acts(swept.act))
            holds[swinging] = False
            holding[one.claim] += int(holds.sum())
        if with_drivers and len(shares) < CORRELATED:
            shares.append(parts.astype(np.float32)[order])
    ranges = tuple(_range(id, row) for id, row in zip(ids, strengths, strict=True))
    drivers: dict[str, tuple[tuple[str, float], ...]] = {}
    if shares:
        following = _correlations(strengths, np.concatenate(shares, axis=1))
        following[
            ~_bearing(compiled, wanted)[:, at] | np.array([_is_point(one) for one in beliefs.values()], dtype=np.bool_)
        ] = 0.0
        drivers = {id: _drivers(list(beliefs), row) for id, row in zip(ids, following, strict=True)}
    return Spread(
        draws, seed, ranges, drivers, unsettled, strengths, {id: count / draws for id, count in holding.items()}
    )


def _bearing(compiled: Compiled, wanted: Indices) -> NDArray[np.bool_]:
    """For each of the nodes ``wanted`` which nodes bear on it, itself among them; shape (wanted, n)."""
    before = compiled.graph.before
    return np.array([reached(before, node) for node in wanted.tolist()]).reshape(len(wanted), compiled.graph.count)


def _batches(
    beliefs: list[Belief], draws: int, dice: np.random.Generator
) -> Iterator[tuple[slice, Numbers, Indices, Numbers]]:
    """Batches of draws: which ones, the shares at which beliefs are cut, which each belief takes, its values."""
    runs = list(_runs(beliefs))
    for start in range(0, draws, CHUNK):
        count = min(CHUNK, draws - start)
        parts = (np.arange(count) + dice.random()) / count
        tickets = dice.integers(0, 2**16, (len(beliefs), count), dtype=np.uint16)
        order = np.argsort(tickets, axis=1, kind="stable")  # radix sort: the quickest way to so many permutations
        values = np.empty(order.shape)
        for belief, rows in runs:
            belief.at(parts).take(order[rows], out=values[rows], mode="clip")  # none is out of bounds; else it copies
        yield slice(start, start + count), parts, order, values


def _runs(beliefs: list[Belief]) -> Iterator[tuple[Belief, slice]]:
    """Each belief with the rows of those like it that follow one another."""
    row = 0
    for belief, alike in groupby(beliefs):
        rows = slice(row, row + sum(1 for _ in alike))
        yield belief, rows
        row = rows.stop


def _unsettled(swept: Swept) -> list[int]:
    """The draws in which a cycle did not settle."""
    found: set[int] = set()
    for one in swept.unsettled:
        if one.columns is not None:
            found.update(one.columns.tolist())
    return sorted(found)


def _refuse_impossible(beliefs: Mapping[str, Belief], draws: int) -> None:
    if draws < 1:
        raise InputError(f"{draws} draws say nothing", "Draw at least once; a thousand is usual.")
    for id, belief in beliefs.items():
        if isinstance(belief, Interval) and not 0.0 <= belief.low <= belief.high <= 1.0:
            raise InputError(
                f"the bounds {belief.low} to {belief.high} of '{id}' do not fit", "Choose 0 ≤ low ≤ high ≤ 1."
            )
        if isinstance(belief, Beta) and not (0.0 < belief.mean < 1.0 and 0.0 < belief.weight <= HEAVIEST):
            raise InputError(
                f"'{id}' has no beta distribution of mean {belief.mean} and weight {belief.weight}",
                f"Choose 0 < mean < 1 and 0 < weight ≤ {HEAVIEST:.0e}.",
            )


def _is_point(belief: Belief) -> bool:
    return isinstance(belief, Interval) and belief.low == belief.high


def _leads(strengths: Numbers) -> Numbers:
    best = strengths >= strengths.max(axis=0) - STRENGTH_TIED
    shares: Numbers = (best / best.sum(axis=0)).mean(axis=1)
    return shares


def _range(id: str, row: Numbers) -> Range:
    low, median, high = np.quantile(row, [0.05, 0.5, 0.95]).tolist()
    return Range(id, float(row.min()), low, median, high, float(row.max()))


def _drivers(beliefs: list[str], correlations: Numbers) -> tuple[tuple[str, float], ...]:
    found = [(id, value) for id, value in zip(beliefs, correlations.tolist(), strict=True) if value]
    return tuple(sorted(found, key=lambda one: (-abs(one[1]), one[0])))


def _correlations(strengths: Numbers, shares: NDArray[np.float32]) -> Numbers:
    """Spearman's correlation of the rows of ``strengths`` with those of ``shares``, which grow with their beliefs.

    0 where a strength never moves, and where the correlation is no clearer than chance.
    """
    draws = shares.shape[1]
    own = np.array([_ranks(row) for row in strengths[:, :draws]], dtype=np.float32).reshape(len(strengths), draws)
    own, ranks = (rows - rows.mean(axis=1, keepdims=True) for rows in (own, shares))
    sizes = np.outer(np.linalg.norm(own, axis=1), np.linalg.norm(ranks, axis=1)).astype(np.float64)
    correlations: Numbers = np.divide(own @ ranks.T, sizes, out=np.zeros_like(sizes), where=sizes > 0)
    correlations[np.abs(correlations) < CHANCE / math.sqrt(max(draws - 1, 1))] = 0.0
    return correlations


def _ranks(values: Numbers) -> Numbers:
    """Ranks, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Numbers = (ends - (counts - 1) / 2.0)[inverse]
    return ranks
