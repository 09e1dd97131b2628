"""Cruxes of a verdict: the single beliefs that turn whether a claim holds under a proof standard and a burden.

A verdict compares what the reasons for a claim come to with what those against it come to, so a belief can turn it
without turning the claim's strength, and the other way round; the claim's own credence counts only where it bears on
its own reasons. For every ancestor both sides are found with its weight at 0, at 1, and with the ancestor taken out;
where an end turns the verdict, halving finds the weight at which it does. Every standard asks for more on the one side
and less on the other, so where all paths have one sign, ends that agree have nothing between them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import mixing, weighed_in
from argmap.weigh.flips import EXACT, GRID, TIE
from argmap.weigh.reasons import Reasons
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.standards import Verdict, judged
from argmap.weigh.upstream import changing, upstream

SCANNED = 64
"""Ancestors with paths of both signs whose weights between 0 and 1 are tried; of more, those that come last are not."""


@dataclass(frozen=True)
class VerdictCrux:
    """What one ancestor does to whether a claim holds."""

    id: str
    weight: float
    """Its weight now, 0 to 1: credence, force or certainty."""
    at_zero: bool
    """Whether the claim would hold if that weight were 0."""
    at_one: bool
    """Whether it would if it were 1."""
    removed: bool
    """Whether it would without the ancestor and without what rests on it."""
    flip: float | None
    """The weight nearest to the present one at which the verdict turns; None when none was found."""
    is_certain: bool
    """Whether ``flip`` is the whole answer, as in `argmap.weigh.cruxes.Crux`."""

    @property
    def distance(self) -> float:
        """How far the weight is from turning the verdict; infinite when it cannot."""
        return abs(self.flip - self.weight) if self.flip is not None else float("inf")


def verdict_cruxes(weighing: Weighing, stated: Verdict, among: Collection[str] | None = None) -> list[VerdictCrux]:
    """Every ancestor of the claim of ``stated``, a verdict reached under ``weighing``; the nearest to turning it first.

    Then come those that turn it only when they are taken out, then all others. Empty where the verdict is not settled.
    Costs three sweeps for each ancestor, or for each of those ``among`` which only is asked, and some for each that
    turns it. Raises ``UnknownId``.
    """
    compiled = weighing.compiled
    part = upstream(compiled.graph, compiled.at(stated.claim))
    if not stated.is_settled:
        return []
    names = weighed_in(compiled, part, among)
    if not names:
        return []
    asked = np.array(list(names), dtype=np.int64)
    cut, base = changing(part, weighing.bases[part.whole], part.share_of(weighing.swept), asked)
    asked, part = np.searchsorted(cut.whole, part.whole[asked]), cut
    bench = _Bench(weighing, stated, Scenarios(part, base, weighing.rules))
    zero, one = (bench.holds(asked, np.full(len(asked), end)) for end in (0.0, 1.0))
    removed = bench.holds(asked, None)
    mixed = mixing(part)[asked] | bench.scenarios.into_cycle[asked]
    flips = bench.flips(asked, {0.0: zero, 1.0: one}, np.flatnonzero(mixed)[:SCANNED])
    columns = (some.tolist() for some in (base[asked], zero, one, removed, flips, ~mixed))
    found = [
        VerdictCrux(name, weight, at_zero, at_one, out, None if math.isnan(flip) else flip, certain)
        for name, weight, at_zero, at_one, out, flip, certain in zip(names.values(), *columns, strict=True)
    ]
    return sorted(found, key=lambda crux: (crux.distance, crux.removed is stated.holds, crux.id))


class _Bench:
    """Judges the target of ``scenarios`` as ``stated`` was judged."""

    def __init__(self, weighing: Weighing, stated: Verdict, scenarios: Scenarios) -> None:
        self.scenarios, self.stated = scenarios, stated
        self._reasons = Reasons.on(scenarios.part.graph, scenarios.part.target)
        self._sources = np.concatenate([self._reasons.pro.sources, self._reasons.con.sources])
        self._now = weighing.swept.act[scenarios.part.whole[self._sources]][:, None]

    def holds(self, nodes: Indices, weights: Numbers | None) -> NDArray[np.bool_]:
        """Whether the claim holds with each of ``nodes`` in turn at its weight, or taken out for None."""
        result = np.zeros(len(nodes), dtype=np.bool_)
        for chunk, swept in self.scenarios.swept(nodes, weights):
            acts = swept.act[self._sources]
            swept.act[self._sources] = np.where(np.abs(acts - self._now) <= TIE, self._now, acts)  # for ties are told
            result[chunk] = judged(self.stated, *self._reasons.acts(swept.act))
            for one in swept.unsettled:
                result[chunk[slice(None) if one.columns is None else one.columns]] = False
        return result

    def flips(self, nodes: Indices, ends: Mapping[float, NDArray[np.bool_]], scanned: Indices) -> Numbers:
        """For each of ``nodes`` the nearest weight at which the verdict turns, NaN for none.

        ``ends`` tells whether the claim holds with each at 0 and at 1. Of ``scanned``, indices into ``nodes``, weights
        between are tried as well.
        """
        own, nearest = self.scenarios.base[nodes], np.full(len(nodes), np.nan)
        for end, holds in ends.items():
            kept, turned = own.copy(), np.where(holds != self.stated.holds, end, np.nan)
            grid = np.linspace(own[scanned], end, GRID, axis=1)
            turns = self.holds(np.repeat(nodes[scanned], GRID), grid.ravel()).reshape(grid.shape) != self.stated.holds
            crossing, first = np.flatnonzero(turns.any(axis=1)), turns.argmax(axis=1)
            kept[scanned[crossing]] = grid[crossing, np.maximum(first[crossing] - 1, 0)]
            turned[scanned[crossing]] = grid[crossing, first[crossing]]
            self._halve(nodes, kept, turned)
            closer = ~(np.abs(nearest - own) <= np.abs(turned - own)) & ~np.isnan(turned)
            nearest = np.where(closer, turned, nearest)
        return nearest

    def _halve(self, nodes: Indices, kept: Numbers, turned: Numbers) -> None:
        """Bring the weights ``kept`` and ``turned``, between which the verdict turns, together in place."""
        left = np.flatnonzero(np.abs(turned - kept) > EXACT)
        while len(left):
            tried = (kept[left] + turned[left]) / 2
            turns = self.holds(nodes[left], tried) != self.stated.holds
            kept[left], turned[left] = np.where(turns, kept[left], tried), np.where(turns, tried, turned[left])
            left = left[np.abs(turned[left] - kept[left]) > EXACT]
