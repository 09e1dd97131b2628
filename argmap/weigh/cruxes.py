"""Cruxes: the few beliefs on which a strength turns.

For every ancestor of a claim, and for its own credence, the exact strength of the claim is found with that weight at 0,
at 1, and with the ancestor taken out; where an end lies on the other side of a threshold, bisection finds the weight at
which it flips. Gradients are no substitute: in published examples the gradient is 0 where taking a reason out changes
the verdict (Kampik, Potyka, Yin, Cyras, Toni, arXiv 2401.08879).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.compiled import Compiled, Weighing
from argmap.weigh.flips import GRID, Search
from argmap.weigh.graph import Graph
from argmap.weigh.order import Links, reached
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import MIDDLE
from argmap.weigh.upstream import Upstream, upstream

SCANS = 4096
"""Weights tried in all in such scans; ancestors beyond that, those that move the claim least, are not scanned."""


@dataclass(frozen=True)
class Crux:
    """What one ancestor does to the strength of a claim, or the claim's own credence, which goes by the claim's id."""

    id: str
    weight: float
    """Its weight now, 0 to 1: credence, force or certainty."""
    at_zero: float
    """The claim's strength if that weight were 0."""
    at_one: float
    """The claim's strength if it were 1."""
    removed: float
    """The claim's strength without it and what rests on it; for its own credence, with that at the middle."""
    flip: float | None
    """The weight nearest to the present one at which the claim crosses the threshold; None when none does."""

    is_certain: bool = True
    """Whether ``flip`` is the whole answer: paths from it to the claim have one sign, and none leads through a cycle.

    Of all else some weights from 0 to 1 were tried: it may turn the claim at another, or at one that is nearer.
    """

    @property
    def swing(self) -> float:
        """How far the claim's strength can be moved by it: the distance between the extremes."""
        return max(self.at_zero, self.at_one) - min(self.at_zero, self.at_one)

    @property
    def distance(self) -> float:
        """How far the weight is from flipping the claim; infinite when it cannot."""
        return abs(self.flip - self.weight) if self.flip is not None else float("inf")


def cruxes(weighing: Weighing, id: str, threshold: float = MIDDLE) -> list[Crux]:
    """Every ancestor of the claim ``id``, and the claim for its own credence.

    Those nearest to flipping it come first, then those that move it most. Raises ``UnknownId``.
    """
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(id))
    base = weighing.bases[part.whole]
    names = weighed_in(compiled, part)
    asked = np.array(list(names), dtype=np.int64)
    found = turning(Scenarios(part, base, weighing.rules, part.share_of(weighing.swept)), asked, threshold)
    own = base[asked]
    away = np.where(np.isnan(found.flip), np.inf, np.abs(found.flip - own))
    swing = np.maximum(found.at_zero, found.at_one) - np.minimum(found.at_zero, found.at_one)
    columns = (own, found.at_zero, found.at_one, found.removed, found.flip, found.is_certain)
    ranked = sorted(
        zip(
            away.tolist(),
            (-swing).tolist(),
            list(names.values()),
            *(one.tolist() for one in columns),
            strict=True,
        )
    )
    return [
        Crux(name, weight, zero, one, removed, None if math.isnan(flip) else flip, certain)
        for _, _, name, weight, zero, one, removed, flip, certain in ranked
    ]


def weighed_in(compiled: Compiled, part: Upstream, among: Collection[str] | None = None) -> dict[int, str]:
    """The items, all or some of them, whose weights are base scores in ``part``, by their positions there."""
    if among is None:
        items = [compiled.weighed_item(at) for at in part.whole.tolist()]
        return {at: item for at, item in enumerate(items) if item is not None}
    ids = [id for id in among if id in compiled.index]
    nodes = np.array([compiled.weight_at(id) for id in ids], dtype=np.int64)
    places = np.minimum(np.searchsorted(part.whole, nodes), len(part.whole) - 1)
    found = zip(places.tolist(), (part.whole[places] == nodes).tolist(), ids, strict=True)
    return {at: id for at, is_inside, id in sorted(found) if is_inside}


@dataclass(frozen=True)
class Turning:
    """For each of the nodes asked about, what `Crux` tells; NaN for a flip that there is not."""

    at_zero: Numbers
    at_one: Numbers
    removed: Numbers
    flip: Numbers
    is_certain: NDArray[np.bool_]


def turning(scenarios: Scenarios, asked: Indices, threshold: float = MIDDLE) -> Turning:
    """What each of the nodes ``asked`` does to the target of ``scenarios``; the target may be among them."""
    at_zero, at_one, removed = scenarios.ends(asked)
    is_mixed = mixing(scenarios.part)[asked] | scenarios.into_cycle[asked]
    moving = np.maximum(np.abs(at_zero - scenarios.strength), np.abs(at_one - scenarios.strength))
    scanned = np.flatnonzero(is_mixed)
    scanned = scanned[np.argsort(-moving[scanned], kind="stable")][: SCANS // GRID]
    is_scanned = np.zeros(len(asked), dtype=np.bool_)
    is_scanned[scanned] = True
    search = Search(scenarios, asked, threshold)
    down, up = (np.flatnonzero(search.is_turned(values) | is_scanned) for values in (at_zero, at_one))
    return Turning(at_zero, at_one, removed, search.nearest(down, up), ~is_mixed)


def mixing(part: Upstream) -> NDArray[np.bool_]:
    """For each node whether paths lead from it to the target that lift it and others that lower it."""
    lifts, lowers = signs(part.graph, part.target)
    return lifts & lowers


def signs(graph: Graph, target: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each node whether a path leads from it to ``target`` that lifts it, and whether one does that lowers it."""
    count, lifting, lowering = graph.count, graph.pro, graph.con
    ends = np.concatenate([lifting.targets, graph.premises.targets])
    starts = np.concatenate([lifting.sources, graph.premises.sources])
    backwards = Links.of(
        2 * count,
        np.concatenate([ends, ends + count, lowering.targets, lowering.targets + count]),
        np.concatenate([starts, starts + count, lowering.sources + count, lowering.sources]),
    )
    found = reached(backwards, target)
    return found[:count], found[count:]
