"""What would put another option ahead: the single beliefs at which a rival comes out stronger than the leader.

A rival overtakes where its strength less the leader's comes above 0. For every belief in the reasons for or against
either, that difference is found with its weight at 0 and at 1. Where an end puts the rival ahead, ever closer grids
enclose the nearest weight that does. A belief that lifts and lowers the difference is tried at the weights of one grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from argmap.memo.basis import Basis
from argmap.memo.turning import Turn
from argmap.reading.turning import NOISE
from argmap.weigh.compiled import Weighing
from argmap.weigh.cruxes import Crux, signs, weighed_in
from argmap.weigh.flips import TIE
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.upstream import upstream

RIVALS = 3
"""Options tried at most, of those whose ranges reach into the leader's; the next strongest is tried in any case."""
NEAREST = 3
"""Beliefs for each rival of which the weight is found, the nearest."""
SCANNED = 16
"""Beliefs that both lift and lower the difference, of which weights between 0 and 1 are tried: those that move most."""
GRID = np.linspace(0.0, 1.0, 33)
ENDS = (0.0, 1.0)


@dataclass(frozen=True)
class Overtaking:
    """What puts one rival ahead of the leader."""

    rival: str
    turns: tuple[Turn, ...]
    """The beliefs that do so by themselves, the nearest first, some of ``count``."""
    count: int
    is_certain: bool
    """Whether no other belief does."""


def ahead(basis: Basis) -> list[str]:
    """The options that come out stronger than the leader as things are, though it leads in more of the draws."""
    leader = basis.leader
    return [id for id in basis.ranked if leader is not None and basis.weighing[id] > basis.weighing[leader] + TIE]


def rivals(basis: Basis) -> list[str]:
    """The options nearest to overtaking the leader, the strongest first."""
    passed = {basis.leader, *ahead(basis)}
    behind = sorted((id for id in basis.ranked if id not in passed), key=lambda one: -basis.weighing[one])
    return list(dict.fromkeys([*[id for id in behind if id in basis.front][:RIVALS], *behind[:1]]))


def overtakings(basis: Basis) -> list[Overtaking]:
    """What puts each rival ahead of the leader, the one soonest to overtake first; those that nothing does come last.

    How far the options are believed of themselves, which nothing can be seen to change, is left out.
    """
    if basis.leader is None:
        return []
    leader = _Side(basis.weighing, basis.leader, tuple(basis.cruxes[basis.leader]))
    found = [_Race(leader, _Side(basis.weighing, id)).overtaking() for id in rivals(basis)]
    return sorted(found, key=lambda one: one.turns[0].distance if one.turns else np.inf)


def nearest(basis: Basis) -> Overtaking | None:
    """That of the rival soonest to overtake, whose first belief is the nearest of all; None where none is known to."""
    found = basis.overtakings
    return found[0] if found and found[0].turns else None


@dataclass(frozen=True)
class _Side:
    """One of two options, asked for by positions in the whole graph."""

    weighing: Weighing
    id: str
    cruxes: tuple[Crux, ...] = ()
    """What is known of it already."""

    @cached_property
    def scenarios(self) -> Scenarios:
        """Questions to the option."""
        weighing, compiled = self.weighing, self.weighing.compiled
        part = upstream(compiled.graph, compiled.at(self.id))
        return Scenarios(part, weighing.bases[part.whole], weighing.rules, part.share_of(weighing.swept))

    @cached_property
    def beliefs(self) -> Indices:
        """What is weighed of that which bears on the option."""
        if self.cruxes:
            return np.array([self.weighing.compiled.weight_at(one.id) for one in self.cruxes])
        part = self.scenarios.part
        return part.whole[list(weighed_in(self.weighing.compiled, part))]

    @cached_property
    def ends(self) -> NDArray[np.float64]:
        """Its strength with each of ``beliefs`` at 0 and at 1; shape (2, n)."""
        if self.cruxes:
            return np.array([(one.at_zero, one.at_one) for one in self.cruxes]).T
        nodes = self.beliefs
        return self.at(np.tile(nodes, 2), np.repeat(ENDS, len(nodes))).reshape(2, len(nodes))

    def at(self, nodes: Indices, weights: Numbers) -> Numbers:
        """Its strength with each of ``nodes`` in turn at its weight."""
        places, inside = self._places(nodes)
        found = np.full(len(nodes), self.scenarios.strength)
        found[inside] = self.scenarios.at(places[inside], weights[inside])
        return found

    def at_ends(self, nodes: Indices) -> NDArray[np.float64]:
        """Its strength with each of ``nodes``, shape (n,), at 0 and at 1; shape (2, n)."""
        found = np.full((2, len(nodes)), self.scenarios.strength)
        found[:, np.searchsorted(nodes, self.beliefs)] = self.ends
        return found

    def signs(self, nodes: Indices) -> NDArray[np.bool_]:
        """Whether each of ``nodes`` lifts it, and whether it lowers it; both where that leads through a cycle."""
        places, inside = self._places(nodes)
        found = np.zeros((2, len(nodes)), dtype=np.bool_)
        found[:, inside] = (self._signs | self.scenarios.into_cycle)[:, places[inside]]
        return found

    @cached_property
    def _signs(self) -> NDArray[np.bool_]:
        part = self.scenarios.part
        return np.array(signs(part.graph, part.target))

    def _places(self, nodes: Indices) -> tuple[Indices, NDArray[np.bool_]]:
        whole = self.scenarios.part.whole
        places = np.minimum(np.searchsorted(whole, nodes), len(whole) - 1)
        return places, whole[places] == nodes


@dataclass(frozen=True)
class _Race:
    """A rival against the leader."""

    leader: _Side
    rival: _Side

    def overtaking(self) -> Overtaking:
        """Which beliefs put the rival ahead."""
        weighing = self.leader.weighing
        nodes = np.union1d(self.leader.beliefs, self.rival.beliefs)
        gaps = self.rival.at_ends(nodes) - self.leader.at_ends(nodes)
        own = [weighing.compiled.weight_at(one.id) for one in (self.leader, self.rival)]
        of_reasons = ~np.isin(nodes, own)
        is_mixed = self._mixed(nodes) & of_reasons
        tried = (gaps > TIE) & of_reasons
        tried[:, self._scanned(is_mixed, gaps)] = True
        which = np.concatenate([np.flatnonzero(one) for one in tried])
        ends = np.repeat(ENDS, tried.sum(axis=1))
        found, flips, count = self._nearest(nodes[which], ends)
        turns = tuple(self._turn(node, flip) for node, flip in zip(found.tolist(), flips.tolist(), strict=True))
        return Overtaking(self.rival.id, turns, count, is_certain=not is_mixed.any())

    def _turn(self, node: int, flip: float) -> Turn:
        weighing = self.leader.weighing
        id = weighing.compiled.weighed_item(node) or ""
        return Turn(id, float(weighing.bases[node]), flip, is_of_verdict=False, is_beyond=True)

    def _gap(self, nodes: Indices, weights: Numbers) -> Numbers:
        """How far the rival lies above the leader with each of ``nodes`` in turn at its weight."""
        return self.rival.at(nodes, weights) - self.leader.at(nodes, weights)

    def _mixed(self, nodes: Indices) -> NDArray[np.bool_]:
        """Whether each of ``nodes`` both widens and narrows the gap."""
        lifts, lowers = self.rival.signs(nodes) | self.leader.signs(nodes)[::-1]
        mixed: NDArray[np.bool_] = lifts & lowers
        return mixed

    def _scanned(self, is_mixed: NDArray[np.bool_], gaps: Numbers) -> Indices:
        """Those of the mixed that move the gap most."""
        now = self.rival.scenarios.strength - self.leader.scenarios.strength
        swing, mixed = np.abs(gaps - now).max(axis=0), np.flatnonzero(is_mixed)
        return mixed[np.argsort(-swing[mixed], kind="stable")][:SCANNED]

    def _nearest(self, nodes: Indices, ends: Numbers) -> tuple[Indices, Numbers, int]:
        """Those of ``nodes`` that put the rival ahead soonest on the way to ``ends``, where, and how many do in all."""
        own = self.leader.weighing.bases[nodes]
        near, far = own.copy(), ends.copy()
        count = -1
        while count < 0 or (len(nodes) and np.abs(far - near).max() > NOISE):
            weights = near[:, None] + (far - near)[:, None] * GRID
            is_ahead = self._gap(np.repeat(nodes, len(GRID)), weights.ravel()).reshape(weights.shape) > TIE
            rows = np.flatnonzero(is_ahead.any(axis=1))
            first = np.maximum(is_ahead[rows].argmax(axis=1), 1)
            near, far = weights[rows, first - 1], weights[rows, first]
            nodes, own = nodes[rows], own[rows]
            count = len(np.unique(nodes)) if count < 0 else count
            rows = _soonest(nodes, np.abs(near - own), np.abs(far - own))
            nodes, own, near, far = nodes[rows], own[rows], near[rows], far[rows]
        return nodes[:NEAREST], far[:NEAREST], max(count, 0)


def _soonest(nodes: Indices, least: Numbers, most: Numbers) -> Indices:
    """Which may be among the nearest, at between ``least`` and ``most`` each; the nearest first, each node once."""
    order = np.lexsort((nodes, most))
    order = order[np.sort(np.unique(nodes[order], return_index=True)[1])]
    bound = most[order[:NEAREST]].max(initial=0.0)
    kept: Indices = order[least[order] <= bound]
    return kept
