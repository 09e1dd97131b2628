"""Cruxes: the few beliefs on which a strength turns.

For every ancestor of a claim the exact strength of the claim is found with the ancestor's own weight at 0, at 1, and
with the ancestor taken out; where an end lies on the other side of a threshold, bisection finds the weight at which it
flips. Gradients are no substitute: in published examples the gradient is 0 where taking a reason out changes the
verdict (Kampik, Potyka, Yin, Cyras, Toni, arXiv 2401.08879).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.compiled import Weighing
from argmap.weigh.order import Links, reached
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import MIDDLE
from argmap.weigh.upstream import Upstream, upstream

TIE = 1e-12
"""What a strength must exceed a threshold by: less is rounding, and a tie does not meet it."""
HALVINGS = 24
"""Flip values are exact to 2^-24."""
ASKED = 640
"""About how many weights are tried in one step of a search for flip values."""
GRID = 17
"""Weights tried for an ancestor that both lifts and lowers, whose ends may agree while the middle flips."""
SCANS = 4096
"""Weights tried in all in such scans; ancestors beyond that, those that move the claim least, are not scanned."""


@dataclass(frozen=True)
class Crux:
    """What one ancestor does to the strength of a claim."""

    id: str
    weight: float
    """Its weight now, 0 to 1: credence, force or certainty."""
    at_zero: float
    """The claim's strength if that weight were 0."""
    at_one: float
    """The claim's strength if it were 1."""
    removed: float
    """The claim's strength without it and without the arguments that rest on it."""
    flip: float | None
    """The weight nearest to the present one at which the claim crosses the threshold; None when none does."""

    is_certain: bool = True
    """Whether ``flip`` is the whole answer: all paths to the claim have one sign, or the weights between were tried."""

    @property
    def swing(self) -> float:
        """How far the claim's strength can be moved by it: the distance between the extremes."""
        return max(self.at_zero, self.at_one) - min(self.at_zero, self.at_one)

    @property
    def distance(self) -> float:
        """How far the weight is from flipping the claim; infinite when it cannot."""
        return abs(self.flip - self.weight) if self.flip is not None else float("inf")


def cruxes(weighing: Weighing, id: str, threshold: float = MIDDLE) -> list[Crux]:
    """Every ancestor of the claim ``id``, those nearest to flipping it first, then those that move it most."""
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(id))
    base = compiled.base(weighing.view)[part.whole]
    names = [compiled.names[at] for at in part.whole.tolist()]
    items = weighing.compiled.map
    asked = np.array([at for at in range(part.graph.count) if at != part.target and names[at] in items], dtype=np.int64)
    found = turning(Scenarios(part, base, weighing.rules), asked, threshold)
    own = base[asked]
    away = np.where(np.isnan(found.flip), np.inf, np.abs(found.flip - own))
    swing = np.maximum(found.at_zero, found.at_one) - np.minimum(found.at_zero, found.at_one)
    columns = (own, found.at_zero, found.at_one, found.removed, found.flip, found.is_certain)
    ranked = sorted(
        zip(
            away.tolist(),
            (-swing).tolist(),
            [names[at] for at in asked.tolist()],
            *(one.tolist() for one in columns),
            strict=True,
        )
    )
    return [
        Crux(name, weight, zero, one, removed, None if math.isnan(flip) else flip, certain)
        for _, _, name, weight, zero, one, removed, flip, certain in ranked
    ]


@dataclass(frozen=True)
class Turning:
    """For each of the nodes asked about, what `Crux` tells; NaN for a flip that there is not."""

    at_zero: Numbers
    at_one: Numbers
    removed: Numbers
    flip: Numbers
    is_certain: NDArray[np.bool_]


def turning(scenarios: Scenarios, asked: Indices, threshold: float = MIDDLE) -> Turning:
    """What each of the nodes ``asked`` does to the target of ``scenarios``."""
    at_zero, at_one, removed = scenarios.ends(asked)
    is_mixed = mixing(scenarios.part)[asked] | scenarios.into_cycle[asked]
    moving = np.maximum(np.abs(at_zero - scenarios.strength), np.abs(at_one - scenarios.strength))
    scanned = np.flatnonzero(is_mixed)
    scanned = scanned[np.argsort(-moving[scanned], kind="stable")][: SCANS // GRID]
    is_scanned = np.zeros(len(asked), dtype=np.bool_)
    is_scanned[scanned] = True
    search = _Search(scenarios, asked, threshold)
    crossings = [search.scanned(scanned)]
    for end, values in ((0.0, at_zero), (1.0, at_one)):
        crossing = np.flatnonzero(search.is_turned(values) & ~is_scanned)
        crossings.append(Crossings(crossing, search.own[crossing], np.full(len(crossing), end)))
    return Turning(at_zero, at_one, removed, search.nearest(crossings), ~is_mixed | is_scanned)


def mixing(part: Upstream) -> NDArray[np.bool_]:
    """For each node whether paths lead from it to the target that lift it and others that lower it."""
    graph, count = part.graph, part.graph.count
    lifting, lowering = graph.pro, graph.con
    ends = np.concatenate([lifting.targets, graph.premises.targets])
    starts = np.concatenate([lifting.sources, graph.premises.sources])
    backwards = Links.of(
        2 * count,
        np.concatenate([ends, ends + count, lowering.targets, lowering.targets + count]),
        np.concatenate([starts, starts + count, lowering.sources + count, lowering.sources]),
    )
    found = reached(backwards, part.target)
    both: NDArray[np.bool_] = found[:count] & found[count:]
    return both


@dataclass(frozen=True)
class Crossings:
    """Pairs of weights of some nodes between which the target crosses a threshold."""

    which: Indices
    kept: Numbers
    """The weight that leaves the target on its side, nearer to the present one."""
    turned: Numbers
    """The weight that does not."""


class _Search:
    """A search for the weights of the nodes ``asked`` at which the target crosses a threshold."""

    def __init__(self, scenarios: Scenarios, asked: Indices, threshold: float) -> None:
        self.scenarios, self.asked, self.bar = scenarios, asked, threshold + TIE
        self.own = scenarios.base[asked]

    def is_turned(self, strengths: Numbers) -> NDArray[np.bool_]:
        """Whether these strengths are on the other side of the threshold than the present one."""
        turned: NDArray[np.bool_] = (strengths > self.bar) != (self.scenarios.strength > self.bar)
        return turned

    def scanned(self, which: Indices) -> Crossings:
        """The nearest crossings below and above the present weights, between the weights of a grid."""
        step, grid = 1 / (GRID - 1), np.linspace(0.0, 1.0, GRID)
        found = self.scenarios.at(np.repeat(self.asked[which], GRID), np.tile(grid, len(which)))
        away = grid - self.own[which, None]
        turned = self.is_turned(found.reshape(len(which), GRID))
        sides = []
        for sign in (-1, 1):
            distance = np.where(turned & (np.sign(away) == sign), np.abs(away), np.inf)
            nearest = np.argmin(distance, axis=1)
            some = np.flatnonzero(np.isfinite(distance[np.arange(len(which)), nearest]))
            ends, own = grid[nearest[some]], self.own[which[some]]
            kept = np.maximum(ends - step, own) if sign > 0 else np.minimum(ends + step, own)
            sides.append(Crossings(which[some], kept, ends))
        return _joined(sides)

    def nearest(self, several: list[Crossings]) -> Numbers:
        """For each of the nodes asked about the nearest weight at which it flips the target, else NaN."""
        given = _joined(several)
        turned = self._narrowed(given)
        flip = np.full(len(self.asked), np.nan)
        for at in np.argsort(-np.abs(turned - self.own[given.which]), kind="stable").tolist():
            flip[given.which[at]] = turned[at]  # nearer ones come later
        return flip

    def _narrowed(self, given: Crossings) -> Numbers:
        """The turned end of each crossing, brought to within 2^-``HALVINGS`` of the kept one.

        Each step tries several weights evenly between them, for all crossings side by side. A line through what was
        found would not help: strengths are flat on one side of a flip more often than not, and bent on the other.
        """
        kept, turned, rows = given.kept, given.turned, np.arange(len(given.which))
        tried = int(np.clip(ASKED // max(len(rows), 1), 1, 63))
        shares = np.arange(1, tried + 1) / (tried + 1)
        for _ in range(int(np.ceil(HALVINGS / np.log2(tried + 1))) if len(rows) else 0):
            weights = kept[:, None] + (turned - kept)[:, None] * shares
            found = self.scenarios.at(np.repeat(self.asked[given.which], tried), weights.ravel())
            over = np.column_stack([self.is_turned(found.reshape(weights.shape)), np.ones(len(rows), dtype=np.bool_)])
            first, ends = np.argmax(over, axis=1), np.column_stack([kept, weights, turned])
            kept, turned = ends[rows, first], ends[rows, first + 1]
        return turned


def _joined(several: list[Crossings]) -> Crossings:
    columns = ([getattr(one, name) for one in several] for name in ("which", "kept", "turned"))
    return Crossings(*(np.concatenate(column) for column in columns))
