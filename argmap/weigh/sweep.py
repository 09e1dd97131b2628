"""Weighing a graph: one sweep over its blocks, with cycles iterated until they settle.

For a claim c with base score w and an argument j with force w, premises P and reasons con and pro:

    s_c   = iota(w_c, side(pro acts) - side(con acts))
    act_j = u(w_j, side'(backing acts) - side'(undercut acts)) * T over k in P of g(s_k)

with the semantics' side and iota; g is the gate of a premise and T the combination of premises. Undercuts and backings
work as DF-QuAD's attacks and supports do under every semantics (side' the probabilistic sum, u linear), so that a full
undercut silences an argument of any force. With the open gate, one premise to each argument, force 1 and no undercut
this is the plain published semantics; with force e it is that of an edge of weight e.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from argmap.weigh import kernels, spelled, wide
from argmap.weigh.acceleration import Acceleration
from argmap.weigh.fast import ENGINE
from argmap.weigh.graph import Block, Graph, Part, Side, Stretch
from argmap.weigh.kernels import Formula, Nodes
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics.aggregations import ProbabilisticSum
from argmap.weigh.semantics.base import Aggregation, Indices, Numbers
from argmap.weigh.semantics.influences import Linear, Plain

MIDDLE = 0.5
"""The credence that says nothing either way."""
SETTLED = 1e-9
"""Greatest change in a round at which a cycle counts as settled."""
STEPS = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02)
"""How far a round moves towards the new values; the next is tried when one does not settle."""
ROUNDS = 6_000
"""Rounds before a step is given up."""
PATIENCE = 60
"""Rounds without coming closer before a step is given up."""
WALKS = 4
"""Rounds by compiled kernels, once a cycle is near its fixed point, to each that is measured."""
NEAR = 1e-4
"""Change in a round from which on rounds are accelerated: near enough that no other fixed point is meant."""


@dataclass(frozen=True)
class Unsettled:
    """A cycle whose strengths did not settle: its block and the change that the last round still made."""

    block: Block
    residual: float
    columns: Indices | None = None
    """The scenarios in which it did not; None when there is but one."""


@dataclass
class Swept:
    """Strengths by position in the graph; with several scenarios one column for each.

    ``strength`` is a claim's strength, and an argument's force after undercuts. ``act`` is what an argument gives its
    target, and a claim's strength again.
    """

    strength: Numbers
    act: Numbers
    present: Numbers | None = None
    unsettled: list[Unsettled] = field(default_factory=list)
    residual: float = 0.0
    """Greatest change in the last round of any cycle; 0 where there is no cycle."""


SILENCING: Aggregation = ProbabilisticSum()
FORCE = Linear()


def sweep(graph: Graph, base: Numbers, rules: Rules | None = None, present: Numbers | None = None) -> Swept:
    """The strengths of all nodes. ``base`` has the shape (n,) or (n, scenarios), values in [0, 1], by position.

    ``present`` has the same shape: 0 for a node that gives its targets nothing, whatever its strength, else 1. Raises
    ``ValueError`` for a base score that is no number, or outside [0, 1] under a semantics that keeps to it, and for a
    ``base`` of another shape.
    """
    rules = rules or Rules()
    given = np.ascontiguousarray(base, dtype=np.float64)
    _check(given, graph.count, rules)
    result = Swept(np.empty_like(given), np.empty_like(given), present)
    formula = spelled.formula(rules) if not _is_wide(given) and present is None else None
    if formula and ENGINE.compiled and given.ndim == 1:
        _sweep_compiled(graph, given, result, rules, formula)
        return result
    for piece in graph.plan:
        if not isinstance(piece, Stretch):
            resume((piece,), given, result, rules)
        elif formula:
            for one, apart in _columns(given, result):
                _walk(graph, piece, one, apart, formula)
        else:
            resume(graph.within(piece), given, result, rules)
    return result


def _check(base: Numbers, count: int, rules: Rules) -> None:
    if base.ndim not in {1, 2} or len(base) != count:
        raise ValueError(f"expected base scores of {count} nodes, in one column or more, found the shape {base.shape}")
    low, high = (
        (-sys.float_info.max, sys.float_info.max) if isinstance(rules.semantics.influence, Plain) else (0.0, 1.0)
    )
    if base.size and not (base.min() >= low and base.max() <= high):
        wrong = np.argwhere(~((base >= low) & (base <= high)))[0]
        raise ValueError(f"the base score of node {wrong[0]} is {base[tuple(wrong)]}, expected a number from 0 to 1")


def resume(blocks: Sequence[Block], base: Numbers, result: Swept, rules: Rules) -> None:
    """Fill ``result`` in for ``blocks``, the last of a graph, from what it holds of the others."""
    for block in blocks:
        if block.is_cycle:
            _Cycle(block, base, result, rules).settle()
        else:
            for part in block.parts:
                _weigh(part, base, result, rules)


def _sweep_compiled(graph: Graph, base: Numbers, result: Swept, rules: Rules, formula: Formula) -> None:
    nodes, at = spelled.arrays(graph, base), 0
    for block in graph.cycles:
        ENGINE.compiled.walk(at, block.start, nodes, formula, result.strength, result.act, 0.0)
        _Cycle(block, base, result, rules, (nodes, formula)).settle()
        at = block.stop
    ENGINE.compiled.walk(at, graph.count, nodes, formula, result.strength, result.act, 0.0)


def _columns(base: Numbers, result: Swept) -> Iterator[tuple[Numbers, Swept]]:
    """Each scenario by itself, to be filled in in place."""
    if base.ndim == 1:
        yield base, result
        return
    for column in range(base.shape[1]):
        yield base[:, column], Swept(result.strength[:, column], result.act[:, column])


def _walk(graph: Graph, stretch: Stretch, base: Numbers, result: Swept, formula: Formula) -> None:
    """Weigh nodes one by one, in lists: those of the stretch from 0 on, after them what stands before it."""
    start, stop = stretch.start, stretch.stop
    turned = (np.concatenate([values[start:stop], values[:start]]) for values in (result.strength, result.act))
    strengths, acts = (values.tolist() for values in turned)
    kernels.walk(0, stop - start, spelled.lists(graph, base, start, stop), formula, strengths, acts, 0.0)
    result.strength[start:stop] = strengths[: stop - start]
    result.act[start:stop] = acts[: stop - start]


def _weigh(part: Part, base: Numbers, result: Swept, rules: Rules) -> None:
    """Fill in the strengths and acts of one part from those before it."""
    here = slice(part.start, part.stop)
    if part.con is not None or part.pro is not None:
        energy = energy_of(part, result.act, rules)
        influence = FORCE if part.are_arguments else rules.semantics.influence
        result.strength[here] = influence.moved(base[here], energy)
    else:
        result.strength[here] = base[here]
    _give(part, result, rules)


def _give(part: Part, result: Swept, rules: Rules) -> None:
    """What the nodes of ``part`` give their targets, from their strengths."""
    here = slice(part.start, part.stop)
    if part.premises is not None and len(part.premises.rows) == part.stop - part.start:  # every node has premises
        np.multiply(result.strength[here], held(part.premises, result.strength, rules), out=result.act[here])
    else:
        result.act[here] = result.strength[here]
        if part.premises is not None:
            result.act[part.premises.rows] *= held(part.premises, result.strength, rules)
    if result.present is not None:
        result.act[here] *= result.present[here]


def energy_of(part: Part, acts: Numbers, rules: Rules) -> Numbers:
    """The energy of each node of ``part``: its pro side minus its con side."""
    for side, other, sign in ((part.pro, part.con, 1.0), (part.con, part.pro, -1.0)):
        if side is not None and other is None and len(side.rows) == part.stop - part.start:  # nothing to be filled in
            total = side_total(side, acts, rules, undercut=part.are_arguments)
            return total if sign > 0 else -total
    energy = np.zeros((part.stop - part.start, *acts.shape[1:]))
    if part.pro is not None:
        energy[part.pro.rows - part.start] += side_total(part.pro, acts, rules, undercut=part.are_arguments)
    if part.con is not None:
        energy[part.con.rows - part.start] -= side_total(part.con, acts, rules, undercut=part.are_arguments)
    return energy


def side_total(side: Side, acts: Numbers, rules: Rules, *, undercut: bool) -> Numbers:
    """What the reasons of one side come to, for each of its rows."""
    aggregation = SILENCING if undercut else rules.semantics.aggregation
    joined = rules.semantics.joins_dependent and side.is_grouped
    if _is_wide(acts) and (how := wide.reduction(aggregation)):
        return wide.total(side, acts, how, joined=joined)
    reasons = acts[side.sources]
    if joined:
        reasons = np.maximum.reduceat(reasons, side.group_starts, axis=0)
        return aggregation.total(reasons, side.group_rows)
    return aggregation.total(reasons, side.starts)


def _is_wide(acts: Numbers) -> bool:
    return acts.ndim == 2 and acts.shape[1] >= wide.WIDE


def gated(strengths: Numbers, gate: Gate) -> Numbers:
    """What premises of these strengths give their arguments."""
    if gate is Gate.OPEN:
        return strengths
    given: Numbers = np.asarray(strengths - MIDDLE)  # one array, changed in place: this is much of the cost of draws
    np.maximum(given, 0.0, out=given)
    given /= 1.0 - MIDDLE
    return given


def held(premises: Side, strengths: Numbers, rules: Rules) -> Numbers:
    """How far the premises of each row hold together."""
    if _is_wide(strengths):
        return wide.held(premises, strengths, rules.combination, lambda some: gated(some, rules.gate))
    given = gated(strengths[premises.sources], rules.gate)
    match rules.combination:
        case Combination.PRODUCT:
            return np.multiply.reduceat(given, premises.starts, axis=0)
        case Combination.MIN:
            return np.minimum.reduceat(given, premises.starts, axis=0)
    total: Numbers = np.add.reduceat(given, premises.starts, axis=0)
    return (total.T / premises.counts).T


@dataclass(frozen=True)
class _Cycle:
    """A cycle that is iterated until a round changes nothing by more than ``SETTLED``.

    Claims, and arguments that undercut one another, move by a step that gets smaller where rounds swing; the acts of
    other arguments follow at once, for they are no state of their own.
    """

    block: Block
    base: Numbers
    result: Swept
    rules: Rules
    compiled: tuple[Nodes, Formula] | None = None
    """What compiled kernels take, when they do the rounds."""

    def settle(self) -> None:
        """Fill in strengths and acts, or say that they did not settle; each scenario as if it were alone."""
        columns = self.base.shape[1:] and self.result.strength.shape[1]
        left, residual = np.arange(columns or 1), np.zeros(columns or 1)
        for step in STEPS:
            some = self._some(left) if columns and len(left) < columns else self
            residual[left] = some._rounds(step)  # noqa: SLF001 - of the same class
            if some is not self:
                here = slice(self.block.start, self.block.stop)
                self.result.strength[here, left] = some.result.strength[here]
                self.result.act[here, left] = some.result.act[here]
            left = left[residual[left] > SETTLED]
            if not len(left):
                break
        else:
            self.result.unsettled.append(Unsettled(self.block, float(residual.max()), left if columns else None))
        self.result.residual = max(self.result.residual, float(residual.max(initial=0.0)))

    def _some(self, columns: Indices) -> _Cycle:
        """The cycle in some of the scenarios, apart from the others."""
        strength, act, present = self.result.strength, self.result.act, self.result.present
        base = np.broadcast_to(self.base, strength.shape)[:, columns]
        apart = Swept(strength[:, columns], act[:, columns], None if present is None else present[:, columns])
        return replace(self, base=base, result=apart)

    def _rounds(self, step: float) -> Numbers:
        """Rounds of one step size; the greatest change of the last in each scenario, infinite beyond all bounds."""
        strength, here = self.result.strength, slice(self.block.start, self.block.stop)
        strength[here] = self.base[here]
        self._give()  # acts that do not follow from the strengths could pass for settled
        best, since = np.inf, 0
        residual: Numbers = np.array(np.inf)
        near = Acceleration()
        for _ in range(ROUNDS):
            before, given = strength[here].copy(), self.result.act[here].copy()
            with np.errstate(over="ignore", invalid="ignore"):
                self._turn(step)
                change = strength[here] - before
                passed_on = np.max(np.abs(self.result.act[here] - given), axis=0)  # acts follow a part late
                residual = np.maximum(np.max(np.abs(change), axis=0) / step, passed_on)
            greatest = float(residual.max())
            if not np.isfinite(greatest):
                return np.where(np.isfinite(residual), residual, np.inf)
            if greatest <= SETTLED:
                return residual
            best, since = (greatest, 0) if greatest < best * 0.999 else (best, since + 1)
            if since > PATIENCE:
                return residual
            if greatest < NEAR and self.compiled and step == 1.0:
                self._walk(*self.compiled)
            elif greatest < NEAR:
                strength[here] = near.next(before, change)
                self._give()
        return residual

    def _turn(self, step: float) -> None:
        """One round."""
        for part in self.block.parts:
            if self.compiled:
                ENGINE.compiled.walk(part.start, part.stop, *self.compiled, self.result.strength, self.result.act, step)
            else:
                _weigh_damped(part, self.base, self.result, self.rules, step)

    def _walk(self, nodes: Nodes, formula: Formula) -> None:
        """More rounds, in which each node follows from what the round has found so far (Gauss and Seidel)."""
        for _ in range(WALKS):
            result = self.result
            ENGINE.compiled.walk(self.block.start, self.block.stop, nodes, formula, result.strength, result.act, 0.0)

    def _give(self) -> None:
        """The acts that follow from the strengths."""
        for part in self.block.parts:
            if self.compiled:
                ENGINE.compiled.give(part.start, part.stop, *self.compiled, self.result.strength, self.result.act)
            else:
                _give(part, self.result, self.rules)


def _weigh_damped(part: Part, base: Numbers, result: Swept, rules: Rules, step: float) -> None:
    """As ``_weigh``, but nodes with reasons of their own move only by ``step`` of the way."""
    here = slice(part.start, part.stop)
    before = result.strength[here].copy()
    _weigh(part, base, result, rules)
    if step < 1.0 and (part.con is not None or part.pro is not None):
        result.strength[here] = before + step * (result.strength[here] - before)
        _give(part, result, rules)


__all__ = [
    "MIDDLE",
    "Combination",
    "Gate",
    "Rules",
    "Swept",
    "Unsettled",
    "energy_of",
    "gated",
    "held",
    "resume",
    "side_total",
    "sweep",
]
