"""Who has said anything on a claim. Silence is neither a belief nor a vote, though weighing has to put a number there.

Somebody *speaks* on a claim who has weighed it or anything that bears on it, directly or through others. Something
that is believed *bears* on it where the claim itself is weighed, or a reason for or against it gives something: who has
weighed only what gives nothing speaks, and the claim's strength is nobody's all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from argmap.model import Perspective
from argmap.weigh.compiled import Compiled
from argmap.weigh.explain import NOTHING
from argmap.weigh.order import reached
from argmap.weigh.rules import Rules
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import sweep


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


def spoken_on(compiled: Compiled, ids: Iterable[str], claims: Iterable[str]) -> frozenset[str]:
    """Those of ``claims`` that one of ``ids`` is or bears on; where the others are weighed, nobody has spoken.

    Raises ``UnknownId``.
    """
    starts = np.array([compiled.weight_at(id) for id in ids], dtype=np.intp)
    found = reached(compiled.graph.after, starts)
    return frozenset(id for id in claims if found[compiled.at(id)])


def borne_on(compiled: Compiled, view: Perspective, acts: Numbers, id: str) -> bool:
    """Whether something that ``view`` believes bears on a claim. Raises ``UnknownId``.

    ``acts`` is what each node gives under that view, by position; shape (n,).
    """
    at, graph = compiled.at(id), compiled.graph
    sides = (side.sources[slice(*side.pointers[at : at + 2].tolist())] for side in (graph.pro, graph.con))
    return id in view.credence or any((acts[side] > NOTHING).any() for side in sides)


def borne(compiled: Compiled, view: Perspective, acts: Numbers) -> NDArray[np.bool_]:
    """Whether something that ``view`` believes bears on each claim, by position, for ``acts`` as above; shape (n,)."""
    found = np.zeros(compiled.graph.count, dtype=np.bool_)
    found[[compiled.weight_at(id) for id in view.credence if id in compiled.index]] = True
    for side in (compiled.graph.pro, compiled.graph.con):
        giving = np.concatenate(([0], np.cumsum(acts[side.sources] > NOTHING)))[side.pointers]
        found |= giving[1:] > giving[:-1]
    return found


def bearing(
    compiled: Compiled, views: Sequence[Perspective], claims: Sequence[str], rules: Rules | None = None
) -> NDArray[np.bool_]:
    """Whether something that each of ``views`` believes bears on each of ``claims``; shape (claims, views).

    Raises ``UnknownId``.
    """
    found = np.zeros((len(claims), len(views)), dtype=np.bool_)
    for column, view in enumerate(views):
        acts = sweep(compiled.graph, compiled.base(view), rules).act
        found[:, column] = [borne_on(compiled, view, acts, id) for id in claims]
    return found
