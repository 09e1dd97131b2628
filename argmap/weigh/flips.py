"""Flip values: the weights nearest to the present ones at which a target crosses a threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import MIDDLE

TIE = 1e-12
"""What a strength must exceed a threshold by: less is rounding, and a tie does not meet it."""
EXACT = 2.0**-24
"""Flip values are exact to this."""
GRID = 17
"""Weights from 0 to 1 that are tried first: as many as an island, a flip and a flip back, may lie between."""
ASKED = 160
"""About how many weights are tried in one step after that, evenly between those that enclose a crossing."""
ZOOMED, ZOOMS = 24, 2
"""How many nodes that do not flip on the grid are tried between its weights, and how often more closely."""
KNOWN = np.arange(-2, 3)
"""What is remembered of a crossing: the last two weights on this side of it and the first three beyond it."""
FITTED = (slice(0, 4), slice(2, 5))
"""Through which of those the crossing is guessed: across it, and from beyond it, for many flips are kinks."""


class Search:
    """A search for the weights of the nodes ``asked`` at which the target crosses a threshold."""

    def __init__(self, scenarios: Scenarios, asked: Indices, threshold: float) -> None:
        self.scenarios, self.asked, self.bar = scenarios, asked, threshold + TIE
        self.own = scenarios.base[asked]

    def is_turned(self, strengths: Numbers) -> NDArray[np.bool_]:
        """Whether these strengths are on the other side of the threshold than the present one."""
        turned: NDArray[np.bool_] = (strengths > self.bar) != (self.scenarios.strength > self.bar)
        return turned

    def nearest(self, down: Indices, up: Indices) -> Numbers:
        """For each of the nodes asked about the nearest weight at which it flips the target, else NaN.

        Looked for between the present weight and 0 for the nodes ``down`` (indices into ``asked``), and 1 for ``up``.
        Steps try several weights for all nodes side by side: first those of a grid, then some around guesses and some
        evenly between those that enclose the crossing, so that smooth crossings and kinks take few steps and any other
        comes to within a share of it at each.
        """
        grid, which = np.linspace(0.0, 1.0, GRID), np.concatenate([down, up])
        lower = np.minimum(grid[::-1], self.own[down, None])
        weights = np.vstack([lower, np.maximum(grid, self.own[up, None])])
        strengths = self._at(which, weights)
        self._zoom(which, weights, strengths)
        crossing = self.is_turned(strengths).any(axis=1)
        which, weights, strengths = which[crossing], weights[crossing], strengths[crossing]
        turned, left = np.empty(len(which)), np.arange(len(which))
        while len(left):
            weights, strengths = self._known(weights, strengths)
            turned[left] = weights[:, 2]
            open_ = np.abs(weights[:, 2] - weights[:, 1]) > EXACT
            left, weights, strengths = left[open_], weights[open_], strengths[open_]
            tried = self._tried(weights, strengths)
            weights, strengths = np.hstack([weights, tried]), np.hstack([strengths, self._at(which[left], tried)])
        flip = np.full(len(self.asked), np.nan)
        order = np.argsort(-np.abs(turned - self.own[which]), kind="stable")
        for at in order.tolist():
            flip[which[at]] = turned[at]  # nearer ones come later
        return flip

    def _at(self, which: Indices, weights: Numbers) -> Numbers:
        """The target's strength with each node at each of its ``weights``, shape (nodes, weights)."""
        found = self.scenarios.at(np.repeat(self.asked[which], weights.shape[1]), weights.ravel())
        return found.reshape(weights.shape)

    def _zoom(self, which: Indices, weights: Numbers, strengths: Numbers) -> None:
        """Where no weight of a row flips the target, yet one comes near: try as many between those beside it, instead.

        Near is what a step no greater than the one to the weight beside it could pass.
        """
        for _ in range(ZOOMS):
            steps = np.abs(np.diff(strengths, axis=1))
            steepest = np.maximum(np.pad(steps, ((0, 0), (0, 1))), np.pad(steps, ((0, 0), (1, 0))))
            gaps = np.abs(strengths - self.bar)
            share = np.divide(gaps, steepest, out=np.full_like(gaps, np.inf), where=steepest > TIE)
            share[self.is_turned(strengths).any(axis=1)] = np.inf
            nearest, least = share.argmin(axis=1), share.min(axis=1)
            rows = np.argsort(least, kind="stable")[:ZOOMED]
            rows = rows[least[rows] <= 1.0]
            first, last = (weights[rows, np.clip(nearest[rows] + one, 0, GRID - 1)] for one in (-1, 1))
            weights[rows] = np.linspace(first, last, GRID, axis=1)
            strengths[rows] = self._at(which[rows], weights[rows])

    def _known(self, weights: Numbers, strengths: Numbers) -> tuple[Numbers, Numbers]:
        """The weights of ``KNOWN`` for each row, and their strengths."""
        away = np.abs(weights - weights[:, :1])
        order = np.argsort(away, axis=1, kind="stable")
        turned = np.take_along_axis(self.is_turned(strengths), order, axis=1)
        at = np.clip(np.argmax(turned, axis=1)[:, None] + KNOWN, 0, weights.shape[1] - 1)
        known = np.take_along_axis(order, at, axis=1)
        return np.take_along_axis(weights, known, axis=1), np.take_along_axis(strengths, known, axis=1)

    def _tried(self, weights: Numbers, strengths: Numbers) -> Numbers:
        """Weights to try between the second and the third of each row: even ones, and two on either side of guesses."""
        guesses = [_through(weights[:, some], strengths[:, some], self.bar) for some in FITTED]
        guesses.append(_from_plateau(weights[:, 1:4], strengths[:, 1:4], self.bar))
        kept, room = weights[:, 1, None], (weights[:, 2] - weights[:, 1])[:, None]
        near = EXACT / 2 / np.abs(room)
        shares = np.nan_to_num((np.column_stack(guesses) - kept) / room, nan=0.5, posinf=0.5, neginf=0.5)
        count = int(np.clip(ASKED // max(len(kept), 1), 3, 63))
        even = np.broadcast_to(np.linspace(0.0, 1.0, count + 2)[1:-1], (len(kept), count))
        beside = [shares + sign * size for sign in (-1, 1) for size in (near, np.sqrt(near))]
        tried: Numbers = kept + room * np.clip(np.hstack([even, *beside]), 0.0, 1.0)
        return tried


def _through(weights: Numbers, strengths: Numbers, bar: float) -> Numbers:
    """The weight at which the strength is ``bar``, by the polynomial through some of them (Lagrange, inverse)."""
    columns = range(weights.shape[1])
    found = np.zeros(len(weights))
    with np.errstate(all="ignore"):
        for one in columns:
            others = [other for other in columns if other != one]
            shares = (bar - strengths[:, others]) / (strengths[:, [one]] - strengths[:, others])
            found += weights[:, one] * shares.prod(axis=1)
    return found


def _from_plateau(weights: Numbers, strengths: Numbers, bar: float) -> Numbers:
    """The same, where the strength leaves a plateau at the middle, as it does at a gate, by a power of the distance."""
    away, above = np.abs(weights[:, 1:] - MIDDLE), strengths[:, 1:] - strengths[:, :1]
    with np.errstate(all="ignore"):
        power = np.log(above[:, 1] / above[:, 0]) / np.log(away[:, 1] / away[:, 0])
        share = ((bar - strengths[:, 0]) / above[:, 0]) ** (1.0 / power)
        found: Numbers = MIDDLE + (weights[:, 1] - MIDDLE) * share
    return found
