"""Anderson's acceleration of a fixed-point iteration (Anderson 1965; Walker and Ni, SIAM J. Numer. Anal. 2011)."""

from __future__ import annotations

from collections import deque

import numpy as np

from argmap.weigh.semantics.base import Numbers

MEMORY = 5
"""Rounds that are combined."""


class Acceleration:
    """Combines the last rounds so that their changes cancel as far as they can; values stay in [0, 1]."""

    def __init__(self) -> None:
        self._before: deque[Numbers] = deque(maxlen=MEMORY + 1)
        self._change: deque[Numbers] = deque(maxlen=MEMORY + 1)

    def next(self, before: Numbers, change: Numbers) -> Numbers:
        """Where to begin the next round, after one that moved ``before`` by ``change``."""
        self._before.append(before)
        self._change.append(change)
        plain = before + change
        if len(self._before) < 2:
            return plain
        steps = np.diff(np.stack(self._before), axis=0)
        turns = np.diff(np.stack(self._change), axis=0)
        flat = turns.reshape(len(turns), -1)
        gram = flat @ flat.T
        weights = np.linalg.lstsq(gram, flat @ change.ravel(), rcond=1e-12)[0]
        return np.clip(plain - np.tensordot(weights, steps + turns, axes=1), 0.0, 1.0)
