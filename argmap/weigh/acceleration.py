"""Anderson's acceleration of a fixed-point iteration (Anderson 1965; Walker and Ni, SIAM J. Numer. Anal. 2011)."""

from __future__ import annotations

import numpy as np

from argmap.weigh.semantics.base import Numbers

MEMORY = 5
"""Rounds that are combined."""


class Acceleration:
    """Combines the last rounds so that their changes cancel as far as they can; values stay in [0, 1]."""

    def __init__(self) -> None:
        self._last: tuple[Numbers, Numbers] | None = None
        self._turns = self._moves = np.empty((0, 0))
        self._count = 0

    def next(self, before: Numbers, change: Numbers) -> Numbers:
        """Where to begin the next round, after one that moved ``before`` by ``change``."""
        plain = before + change
        last, self._last = self._last, (plain.ravel(), change.ravel())
        if last is None:
            self._turns, self._moves = np.empty((2, MEMORY, change.size))
            return plain
        row = self._count % MEMORY
        np.subtract(change.ravel(), last[1], out=self._turns[row])
        np.subtract(plain.ravel(), last[0], out=self._moves[row])
        self._count += 1
        turns, moves = (rows[: min(self._count, MEMORY)] for rows in (self._turns, self._moves))
        weights = np.linalg.lstsq(turns @ turns.T, turns @ change.ravel(), rcond=1e-12)[0]
        better = plain.ravel() - weights @ moves
        return np.clip(better, 0.0, 1.0).reshape(plain.shape)
