"""The strength of one node under many small changes: one other node's weight set, or the node taken out, in each.

A scenario changes a few cells of the table nodes x scenarios. Level by level, only those cells are weighed anew into
which a change leads; where most of a level changes, the rest of the table is weighed as a whole. A change that leaves a
cell as it was, to the last bit, ends there. Scenarios that lead into a cycle are weighed from their first level on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Block, Edges, Part
from argmap.weigh.order import Links, ranges
from argmap.weigh.paths import Paths
from argmap.weigh.rules import Combination, Rules
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import FORCE, MIDDLE, SILENCING, Swept, gated, held, resume, side_total, sweep
from argmap.weigh.upstream import Upstream

CELLS = 1 << 22
"""Cells of the table that are kept at a time where changes stay few."""
CACHED = 1 << 18
"""Cells of the table that are kept at a time where changes spread: so many that they stay in the processor's cache."""
COLUMNS = 64
"""Scenarios weighed side by side at least."""
TREE = 1.35
"""Edges for each node up to which changes stay few."""
CROWDED = 24
"""A level is weighed as a whole when at least one cell in so many changes."""


@dataclass(frozen=True)
class Changes:
    """In scenario i the node ``nodes[i]`` has this strength and gives its targets this act."""

    nodes: Indices
    strengths: Numbers
    acts: Numbers
    removes: NDArray[np.bool_]
    """Whether the arguments that rest on the node go with it."""

    def some(self, which: Indices | NDArray[np.bool_]) -> Changes:
        """Those of some of the scenarios."""
        return Changes(self.nodes[which], self.strengths[which], self.acts[which], self.removes[which])

    @classmethod
    def joined(cls, several: list[Changes]) -> Changes:
        """The scenarios of all, one after another."""
        columns = ([getattr(one, name) for one in several] for name in ("nodes", "strengths", "acts", "removes"))
        return cls(*(np.concatenate(column) for column in columns))


class Scenarios:
    """Questions to one node, ``part.target``, about the others and its own weight; ``now`` is what a sweep found."""

    def __init__(self, part: Upstream, base: Numbers, rules: Rules, now: Swept | None = None) -> None:
        self.part, self.graph, self.base, self.rules = part, part.graph, base, rules
        self.now = now or sweep(part.graph, base, rules)
        self.into_cycle = _leading_into_cycles(part)
        self._energy, self._held = self._parts_now()
        self._paths = Paths(part, base, self.now, self._held, rules)
        self._is_sparse = self.graph.edges <= TREE * self.graph.count
        self._resting = Links.of(self.graph.count, self.graph.premises.sources, self.graph.premises.targets)
        joint = self.graph.premises
        self._is_premise = np.bincount(joint.sources, minlength=self.graph.count) > 0
        reasons = np.concatenate([self.graph.con.sources, self.graph.pro.sources])
        self._is_reason = np.bincount(reasons, minlength=self.graph.count) > 0

    @property
    def strength(self) -> float:
        """The node's strength as things are."""
        return float(self.now.strength[self.part.target])

    def at(self, nodes: Indices, weights: float | Numbers) -> Numbers:
        """The node's strength with each of ``nodes`` in turn at its weight."""
        given = np.broadcast_to(np.asarray(weights, dtype=np.float64), nodes.shape)
        result = np.empty(len(nodes))
        cyclic = self.into_cycle[nodes]
        result[cyclic] = self._swept(nodes[cyclic], given[cyclic])
        result[~cyclic] = self._changed(self.at_weight(nodes[~cyclic], given[~cyclic]))
        return result

    def ends(self, nodes: Indices) -> tuple[Numbers, Numbers, Numbers]:
        """The node's strength with each of ``nodes`` in turn at 0, at 1, and taken out.

        The node itself cannot be taken out of its own strength: for it the last is that with its weight at the middle.
        """
        zero, one, out = (np.empty(len(nodes)) for _ in range(3))
        cyclic = self.into_cycle[nodes]
        zero[cyclic], one[cyclic] = (self._swept(nodes[cyclic], np.full(cyclic.sum(), end)) for end in (0.0, 1.0))
        out[cyclic] = self._swept(nodes[cyclic], None)
        plain = nodes[~cyclic]
        at_zero, at_one = (self.at_weight(plain, np.full(len(plain), end)) for end in (0.0, 1.0))
        removal = Changes(plain, np.zeros(len(plain)), np.zeros(len(plain)), np.ones(len(plain), dtype=np.bool_))
        own = np.flatnonzero(~self._alike(removal, at_zero))
        found = self._changed(Changes.joined([at_zero, at_one, removal.some(own)]))
        zero[~cyclic], one[~cyclic], rest = np.split(found, [len(plain), 2 * len(plain)])
        removed = found[: len(plain)].copy()
        removed[own] = rest
        out[~cyclic] = removed
        itself = nodes == self.part.target
        out[itself] = self.at(nodes[itself], MIDDLE)
        return zero, one, out

    def without(self, nodes: Indices) -> Numbers:
        """The last of `ends` by itself."""
        out, cyclic, itself = np.empty(len(nodes)), self.into_cycle[nodes], nodes == self.part.target
        out[cyclic] = self._swept(nodes[cyclic], None)
        nothing = np.zeros(np.count_nonzero(~cyclic))
        out[~cyclic] = self._changed(Changes(nodes[~cyclic], nothing, nothing, nothing == 0.0))
        out[itself] = self.at(nodes[itself], MIDDLE)
        return out

    def at_weight(self, nodes: Indices, weights: Numbers) -> Changes:
        """The strength and act of ``nodes`` themselves at ``weights``; what bears on them does not change."""
        energy, argues = self._energy[nodes], self.graph.is_argument[nodes]
        moved = np.where(argues, FORCE.moved(weights, energy), self.rules.semantics.influence.moved(weights, energy))
        strengths = np.where(np.isnan(energy), weights, moved)
        return Changes(nodes, strengths, strengths * self._held[nodes], np.zeros(len(nodes), dtype=np.bool_))

    def _parts_now(self) -> tuple[Numbers, Numbers]:
        """For each node its energy, NaN where nothing bears on it, and how far its premises hold."""
        graph, now = self.graph, self.now
        energy, holding = np.full(graph.count, np.nan), np.ones(graph.count)
        for undercut in (False, True):
            for sign, edges in ((1.0, graph.pro), (-1.0, graph.con)):
                side = edges.into(graph.is_argument == undercut).side(0, graph.count)
                if side:
                    total = side_total(side, now.act, self.rules, undercut=undercut)
                    energy[side.rows] = np.nan_to_num(energy[side.rows]) + sign * total
        premises = graph.premises.side(0, graph.count)
        if premises:
            holding[premises.rows] = held(premises, now.strength, self.rules)
        return energy, holding

    def _alike(self, one: Changes, other: Changes) -> NDArray[np.bool_]:
        """For each scenario whether the two changes are the same to whatever the node bears on."""
        given, taken = gated(one.strengths, self.rules.gate), gated(other.strengths, self.rules.gate)
        as_premise = (given == taken) | ~self._is_premise[one.nodes]
        if self.rules.combination is Combination.MEAN:
            as_premise &= ~(one.removes & self._is_premise[one.nodes])
        alike: NDArray[np.bool_] = as_premise & ((one.acts == other.acts) | ~self._is_reason[one.nodes])
        return alike

    def _changed(self, changes: Changes) -> Numbers:
        """The node's strength in each scenario."""
        result = np.where(changes.nodes == self.part.target, changes.strengths, self.strength)
        now = Changes(
            changes.nodes, self.now.strength[changes.nodes], self.now.act[changes.nodes], np.zeros_like(changes.removes)
        )
        is_open, alone = ~self._alike(changes, now), self._paths.alone[changes.nodes]
        on_paths, open_ = np.flatnonzero(is_open & alone), np.flatnonzero(is_open & ~alone)
        some = changes.some(on_paths)
        result[on_paths] = self._paths.strengths(some.nodes, some.strengths, some.acts, some.removes)
        for chunk in self._chunks(changes.nodes[open_]):
            result[open_[chunk]] = self._spread(changes.some(open_[chunk]))
        return result

    def _chunks(self, nodes: Indices) -> Iterator[Indices]:
        """Indices into ``nodes``, those that stand late in the sweep together: they need only the end of it."""
        columns = max(COLUMNS, (CELLS if self._is_sparse else CACHED) // self.graph.count)
        order = np.argsort(-nodes, kind="stable")
        return (order[at : at + columns] for at in range(0, len(order), columns))

    def _spread(self, changes: Changes) -> Numbers:
        pinned = _Pins.of(changes, self._resting, self.rules)
        table = _Table(self, len(changes.nodes))
        for block in self.graph.blocks[int(self.graph.block_of[pinned.nodes[0]]) :]:
            if not (self._is_sparse or table.whole) and table.is_crowded(block):
                table.fill()
            table.weigh(block, pinned)
        return table.strengths_of(self.part.target)

    def _swept(self, nodes: Indices, weights: Numbers | None) -> Numbers:
        """As `at`, or with each node taken out, by weighing everything from the node on."""
        result = np.empty(len(nodes))
        for chunk, swept in self.swept(nodes, weights):
            result[chunk] = swept.strength[self.part.target]
        return result

    def swept(self, nodes: Indices, weights: Numbers | None) -> Iterator[tuple[Indices, Swept]]:
        """All with each of ``nodes`` at its weight, or taken out with what rests on it for None.

        Some scenarios at a time: indices into ``nodes``, and a column for each of them.
        """
        for chunk in self._chunks(nodes):
            base = np.repeat(self.base[:, None], len(chunk), axis=1)
            present = None
            if weights is None:
                present = np.ones_like(base)
                resting, counts = self._resting.spread(nodes[chunk])
                present[resting, np.repeat(np.arange(len(chunk)), counts)] = 0.0
                present[nodes[chunk], np.arange(len(chunk))] = 0.0
            else:
                base[nodes[chunk], np.arange(len(chunk))] = weights[chunk]
            strengths, acts = (
                np.repeat(all_[:, None], len(chunk), axis=1) for all_ in (self.now.strength, self.now.act)
            )
            swept = Swept(strengths, acts, present)
            first = int(self.graph.block_of[nodes[chunk]].min())
            resume(self.graph.blocks[first:], base, swept, self.rules)
            yield chunk, swept


def _leading_into_cycles(part: Upstream) -> NDArray[np.bool_]:
    """For each node whether it is in a cycle or bears on one."""
    graph = part.graph
    leading = graph.cyclic[graph.block_of]
    for number in range(int(graph.block_of[leading].max(initial=-1)), -1, -1):
        inside = slice(int(graph.bounds[number]), int(graph.bounds[number + 1]))
        nodes = np.flatnonzero(leading[inside]) + inside.start
        leading[graph.before.spread(nodes)[0]] = True
    return leading


@dataclass(frozen=True)
class _Pins:
    """Cells that a scenario sets, by node."""

    nodes: Indices
    columns: Indices
    strengths: Numbers
    """NaN where only the act is set."""
    acts: Numbers

    @classmethod
    def of(cls, changes: Changes, resting: Links, rules: Rules) -> _Pins:
        nodes, columns = changes.nodes, np.arange(len(changes.nodes))
        strengths, acts = changes.strengths, changes.acts
        if rules.combination is Combination.MEAN:
            removing = np.flatnonzero(changes.removes)
            more, counts = resting.spread(nodes[removing])
            nodes, columns = np.append(nodes, more), np.append(columns, np.repeat(removing, counts))
            strengths, acts = np.append(strengths, np.full(len(more), np.nan)), np.append(acts, np.zeros(len(more)))
        order = np.argsort(nodes, kind="stable")
        return cls(nodes[order], columns[order], strengths[order], acts[order])

    def within(self, block: Block) -> slice:
        """Those in ``block``."""
        first, last = np.searchsorted(self.nodes, (block.start, block.stop))
        return slice(int(first), int(last))


class _Kept:
    """Strengths and acts of the cells that changed, one after another; number 0 is none of them."""

    def __init__(self) -> None:
        self.count = 1
        self.strengths, self.acts = np.empty(1024), np.empty(1024)

    def add(self, strengths: Numbers, acts: Numbers) -> Indices:
        """Keep these; gives their numbers."""
        first, self.count = self.count, self.count + len(strengths)
        if self.count > len(self.strengths):
            room = np.empty(self.count)
            self.strengths, self.acts = np.append(self.strengths, room), np.append(self.acts, room)
        self.strengths[first : self.count] = strengths
        self.acts[first : self.count] = acts
        return np.arange(first, self.count)


class _Table:
    """Strengths and acts of all nodes in some scenarios: the cells that changed, or in the end all of them.

    Cells are numbered node times columns plus column.
    """

    def __init__(self, scenarios: Scenarios, columns: int) -> None:
        self.scenarios, self.graph, self.columns = scenarios, scenarios.graph, columns
        self.whole: Swept | None = None
        self._kept = _Kept()
        self._number = np.zeros(self.graph.count * columns, dtype=np.int32)
        self._touched = np.zeros(self.graph.count * columns, dtype=np.bool_)

    def strengths_of(self, node: int) -> Numbers:
        """The strengths of one node."""
        if self.whole:
            whole: Numbers = self.whole.strength[node]
            return whole
        columns = np.arange(self.columns)
        nodes = np.full(self.columns, node)
        return self._current(self._kept.strengths, self.scenarios.now.strength, nodes, columns)

    def is_crowded(self, block: Block) -> bool:
        """Whether so much of a level changes that the rest is better weighed as a whole."""
        cells = self._touched[block.start * self.columns : block.stop * self.columns]
        return int(np.count_nonzero(cells)) * CROWDED > cells.size

    def fill(self) -> None:
        """Write out all cells."""
        changed = np.flatnonzero(self._number)
        number, now = self._number[changed], self.scenarios.now
        strengths, acts = (np.repeat(values[:, None], self.columns, axis=1) for values in (now.strength, now.act))
        strengths.ravel()[changed], acts.ravel()[changed] = self._kept.strengths[number], self._kept.acts[number]
        self.whole = Swept(strengths, acts)

    def weigh(self, block: Block, pinned: _Pins) -> None:
        """Bring one level up to date."""
        pins = pinned.within(block)
        nodes, columns = pinned.nodes[pins], pinned.columns[pins]
        strengths, acts = pinned.strengths[pins], pinned.acts[pins]
        if self.whole:
            resume((block,), self.scenarios.base[:, None], self.whole, self.scenarios.rules)
            current = self.whole.strength[nodes, columns]
            self.whole.strength[nodes, columns] = np.where(np.isnan(strengths), current, strengths)
            self.whole.act[nodes, columns] = acts
            return
        for part in block.parts:
            first = part.start * self.columns
            cells = self._touched[first : part.stop * self.columns].nonzero()[0] + first
            if len(cells):
                self._weigh_cells(part, cells)
        if len(nodes):
            current = self._current(self._kept.strengths, self.scenarios.now.strength, nodes, columns)
            self._change(nodes, columns, np.where(np.isnan(strengths), current, strengths), acts)

    def _weigh_cells(self, part: Part, cells: Indices) -> None:
        rules, now, kept = self.scenarios.rules, self.scenarios.now, self._kept
        nodes = cells // self.columns
        columns = cells - nodes * self.columns
        base = self.scenarios.base[nodes]
        influence = FORCE if part.are_arguments else rules.semantics.influence
        energy, moves = np.zeros(len(nodes)), np.zeros(len(nodes), dtype=np.bool_)
        for sign, edges, side in ((1.0, self.graph.pro, part.pro), (-1.0, self.graph.con, part.con)):
            into = _Cells.of(edges, nodes, columns) if side is not None else None
            if into is not None:
                totals = into.total(
                    self._current(kept.acts, now.act, into.sources, into.columns), rules, undercut=part.are_arguments
                )
                energy[into.rows] += sign * totals
                moves[into.rows] = True
        strengths = np.where(moves, influence.moved(base, energy), base)
        acts = strengths.copy()
        into = _Cells.of(self.graph.premises, nodes, columns) if part.premises is not None else None
        if into is not None:
            acts[into.rows] *= into.held(self._current(kept.strengths, now.strength, into.sources, into.columns), rules)
        differs = ((strengths != now.strength[nodes]) | (acts != now.act[nodes])).nonzero()[0]
        self._change(nodes[differs], columns[differs], strengths[differs], acts[differs])

    def _current(self, kept: Numbers, now: Numbers, nodes: Indices, columns: Indices) -> Numbers:
        number = self._number[nodes * self.columns + columns]
        values: Numbers = np.where(number > 0, kept[number], now[nodes])
        return values

    def _change(self, nodes: Indices, columns: Indices, strengths: Numbers, acts: Numbers) -> None:
        """Note what these cells have changed to, and what they bear on."""
        self._number[nodes * self.columns + columns] = self._kept.add(strengths, acts)
        ends, counts = self.graph.after.spread(nodes)
        self._touched[ends * self.columns + columns.repeat(counts)] = True


@dataclass(frozen=True)
class _Cells:
    """The edges of one sort into some cells."""

    rows: Indices
    """Which of the cells have such edges."""
    starts: Indices
    counts: Indices
    sources: Indices
    columns: Indices
    begins: NDArray[np.bool_] | None
    """For each edge whether a group of dependent reasons begins with it; None when all are independent."""

    @classmethod
    def of(cls, edges: Edges, nodes: Indices, columns: Indices) -> _Cells | None:
        first = edges.pointers[nodes]
        counts = edges.pointers[nodes + 1] - first
        rows = counts.nonzero()[0]
        if not len(rows):
            return None
        counts = counts[rows]
        found = ranges(first[rows], counts)
        begins = edges.begins[found] if edges.is_grouped else None
        starts = counts.cumsum() - counts
        return cls(rows, starts, counts, edges.sources[found], columns[rows].repeat(counts), begins)

    def total(self, acts: Numbers, rules: Rules, *, undercut: bool) -> Numbers:
        """What the reasons of each come to: `side_total` for single cells."""
        aggregation = SILENCING if undercut else rules.semantics.aggregation
        if self.begins is not None and rules.semantics.joins_dependent:
            groups = np.maximum.reduceat(acts, np.flatnonzero(self.begins))
            return aggregation.total(groups, (np.cumsum(self.begins) - 1)[self.starts])
        return aggregation.total(acts, self.starts)

    def held(self, strengths: Numbers, rules: Rules) -> Numbers:
        """How far the premises of each hold together: `held` for single cells."""
        given = gated(strengths, rules.gate)
        match rules.combination:
            case Combination.PRODUCT:
                return np.multiply.reduceat(given, self.starts)
            case Combination.MIN:
                return np.minimum.reduceat(given, self.starts)
        total: Numbers = np.add.reduceat(given, self.starts) / self.counts
        return total
