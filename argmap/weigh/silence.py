"""Who has said anything on a claim. Silence is neither a belief nor a vote, though weighing has to put a number there.

Somebody *speaks* on a claim who has weighed it or anything that bears on it, directly or through others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from argmap.model import Perspective
from argmap.weigh.compiled import Compiled
from argmap.weigh.order import reached


def stated(compiled: Compiled, view: Perspective) -> NDArray[np.bool_]:
    """Whether ``view`` has given the base score of each node itself, by position; shape (n,)."""
    found = np.zeros(compiled.graph.count, dtype=np.bool_)
    found[[compiled.weight_at(id) for id in compiled.weights(view)]] = True
    return found


def speaking(compiled: Compiled, views: Sequence[Perspective], claims: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each of ``views`` speaks on each of ``claims``; shape (claims, views). Raises ``UnknownId``."""
    found = np.zeros((len(claims), len(views)), dtype=np.bool_)
    if views:
        given = np.stack([stated(compiled, view) for view in views], axis=1)
        for row, id in enumerate(claims):
            found[row] = given[reached(compiled.graph.before, compiled.at(id))].any(axis=0)
    return found
