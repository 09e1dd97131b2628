"""Changes that have one way to go: strengths along a path, whatever else there is.

Most nodes of a map bear on one other, and that on one other, up to the claim in question. What a change to such a node
does is found hop by hop, from what the other reasons at each hop come to, which no such change touches. A hop costs the
same at a claim with two reasons and at one with fifty thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Edges, Side
from argmap.weigh.rules import Combination, Rules
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import FORCE, SILENCING, Swept, gated
from argmap.weigh.upstream import Upstream
from argmap.weigh.wide import Reduction, reduction

PREMISES = {Combination.PRODUCT: np.multiply, Combination.MIN: np.minimum, Combination.MEAN: np.add}

NOTHING: dict[np.ufunc, float] = {np.add: 0.0, np.multiply: 1.0, np.maximum: -np.inf, np.minimum: np.inf}
"""What each operation gives for nothing at all."""


@dataclass(frozen=True)
class Others:
    """For each of some edges what the other edges of their sort into the same node come to."""

    how: Reduction
    apart: Numbers
    """For each edge, the other groups of dependent reasons, reduced."""
    beside: Numbers
    """For each edge, the greatest of the other reasons in its group; -infinity for one by itself."""
    totals: Numbers
    """For each edge, what its sort comes to as things are."""

    @classmethod
    def of(cls, side: Side, values: Numbers, how: Reduction, *, joined: bool) -> Others:
        """Those of the edges of ``side``, which bring ``values``; ``joined`` when dependent ones count once."""
        beside, groups, starts, segments = np.full(len(values), -np.inf), side.groups, side.starts, side.segments
        if joined:
            beside = without(np.maximum, values, side.group_starts, groups)
            values = np.maximum.reduceat(values, side.group_starts)
            starts, segments = side.group_rows, side.group_segments
        else:
            groups = np.arange(len(values))
        raw = how.before(values) if how.before else values
        whole = how.ufunc.reduceat(raw, starts)
        totals = how.after(whole) if how.after else whole
        return cls(how, without(how.ufunc, raw, starts, segments)[groups], beside, totals[side.segments])

    def with_(self, edges: Indices, values: Numbers) -> Numbers:
        """What the sort comes to where ``edges`` bring ``values`` instead."""
        joined = np.maximum(values, self.beside[edges])
        found: Numbers = self.how.ufunc(self.apart[edges], self.how.before(joined) if self.how.before else joined)
        return self.how.after(found) if self.how.after else found


def without(ufunc: np.ufunc, values: Numbers, starts: Indices, segments: Indices) -> Numbers:
    """Each segment of ``values`` reduced without each of its members: add, multiply, maximum or minimum; none below 0.

    The one that decides most, the first of the greatest or for products the least, is left out of a reduction of its
    own, and the others are taken back out of the whole: so nothing is lost to rounding, and nothing divided by 0.
    """
    least = ufunc in {np.multiply, np.minimum}
    decisive = (np.minimum if least else np.maximum).reduceat(values, starts)[segments]
    leaders = np.flatnonzero(values == decisive)
    leaders = leaders[np.append(True, segments[leaders][1:] != segments[leaders][:-1])]
    rest = values.copy()
    rest[leaders] = NOTHING[ufunc]
    found: Numbers = ufunc.reduceat(values, starts)[segments]
    if ufunc is np.add:
        found = np.where(np.isinf(found), found, found - np.where(np.isinf(values), 0.0, values))
    elif ufunc is np.multiply:
        found = np.where(values > 0.0, found / np.where(values > 0.0, values, 1.0), 0.0)
    found[leaders] = ufunc.reduceat(rest, starts)
    return found


@dataclass(frozen=True)
class _Sort:
    """The edges of one sort into claims, or into arguments."""

    edges: Edges
    others: Others
    sign: float
    """1 for reasons for, -1 for reasons against, 0 for premises."""
    into_arguments: bool


class Paths:
    """The nodes of a graph with one way to a target, and what their changes do to it."""

    def __init__(self, part: Upstream, base: Numbers, now: Swept, held: Numbers, rules: Rules) -> None:
        self.graph, self.target, self.base, self.now, self.rules = part.graph, part.target, base, now, rules
        self._held, graph = held, part.graph
        self._sorts = list(self._sorted())
        self._next, self._sort, self._edge = np.zeros((3, graph.count), dtype=np.int64)
        self._sides = np.zeros((3, graph.count))
        for number, one in enumerate(self._sorts):
            sources, targets = one.edges.sources, one.edges.targets
            self._next[sources], self._sort[sources], self._edge[sources] = targets, number, np.arange(len(sources))
            self._sides[int(one.sign), targets] = one.others.totals
        self.alone = self._with_one_way()
        nodes = np.flatnonzero(self.alone)
        self._unmoved = np.zeros((2, graph.count))
        self._unmoved[:, nodes] = self._hop(nodes, now.strength[nodes], now.act[nodes])

    def strengths(self, nodes: Indices, strengths: Numbers, acts: Numbers, removes: NDArray[np.bool_]) -> Numbers:
        """The target's strength in each of many scenarios; see `argmap.weigh.scenarios.Changes`.

        The ``nodes`` have one way to the target, and no cycle on it. A change that leaves a node as it was ends there.
        """
        result = np.full(len(nodes), self.now.strength[self.target])
        if self.rules.combination is Combination.MEAN:
            removed = np.flatnonzero(removes & self._is_premise(nodes))
            nodes, strengths, acts = nodes.copy(), strengths.copy(), acts.copy()
            nodes[removed] = self._next[nodes[removed]]
            strengths[removed], acts[removed] = self.now.strength[nodes[removed]], 0.0
        left = np.arange(len(nodes))
        while len(left):
            arrived = nodes == self.target
            result[left[arrived]] = strengths[arrived]
            nodes, strengths, acts, left = nodes[~arrived], strengths[~arrived], acts[~arrived], left[~arrived]
            found = self._hop(nodes, strengths, acts)
            moves = (found != self._unmoved[:, nodes]).any(axis=0)
            nodes, (strengths, acts), left = self._next[nodes[moves]], found[:, moves], left[moves]
        return result

    def _hop(self, nodes: Indices, strengths: Numbers, acts: Numbers) -> Numbers:
        """Strength and act of what each node bears on, when it alone of all that bears on that has changed."""
        found, targets = np.empty((2, len(nodes))), self._next[nodes]
        sorts, edges = self._sort[nodes], self._edge[nodes]
        for number, one in enumerate(self._sorts):
            some = np.flatnonzero(sorts == number)
            if not len(some):
                continue
            into = targets[some]
            if one.sign:
                found[0, some] = self._moved(one, edges[some], acts[some], into)
                found[1, some] = found[0, some] * self._held[into]
            else:
                held = one.others.with_(edges[some], gated(strengths[some], self.rules.gate))
                found[0, some] = self.now.strength[into]
                found[1, some] = found[0, some] * self._shared(held, one.edges, into)
        return found

    def _moved(self, sort: _Sort, edges: Indices, acts: Numbers, into: Indices) -> Numbers:
        total = sort.others.with_(edges, acts)
        pro, con = (total, self._sides[-1, into]) if sort.sign > 0 else (self._sides[1, into], total)
        influence = FORCE if sort.into_arguments else self.rules.semantics.influence
        return influence.moved(self.base[into], pro - con)

    def _shared(self, held: Numbers, edges: Edges, into: Indices) -> Numbers:
        if self.rules.combination is not Combination.MEAN:
            return held
        shared: Numbers = held / (edges.pointers[into + 1] - edges.pointers[into])
        return shared

    def _sorted(self) -> Iterator[_Sort]:
        for sign, edges in ((1.0, self.graph.pro), (-1.0, self.graph.con)):
            for into_arguments in (False, True):
                some = edges.into(self.graph.is_argument == into_arguments)
                side = some.side(0, self.graph.count)
                how = reduction(SILENCING if into_arguments else self.rules.semantics.aggregation)
                joined = self.rules.semantics.joins_dependent and some.is_grouped
                if side and how:
                    yield _Sort(
                        some, Others.of(side, self.now.act[side.sources], how, joined=joined), sign, into_arguments
                    )
        side = self.graph.premises.side(0, self.graph.count)
        if side:
            given = gated(self.now.strength[side.sources], self.rules.gate)
            how = Reduction(PREMISES[self.rules.combination])
            others = Others.of(side, given, how, joined=False)
            yield _Sort(self.graph.premises, others, 0.0, into_arguments=True)

    def _is_premise(self, nodes: Indices) -> NDArray[np.bool_]:
        kinds = np.array([one.sign == 0.0 for one in self._sorts], dtype=np.bool_)
        return kinds[self._sort[nodes]]

    def _with_one_way(self) -> NDArray[np.bool_]:
        """For each node whether one edge leads from it, and one from its end, up to the target; found by doubling."""
        ways = np.diff(self.graph.after.pointers)
        reached = np.where(ways == 1, self._next, np.arange(self.graph.count))
        reached[self.target] = self.target
        for _ in range(self.graph.count.bit_length()):
            reached = reached[reached]
        alone: NDArray[np.bool_] = reached == self.target
        alone[self.target] = False
        return alone
