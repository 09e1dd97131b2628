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

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from argmap.weigh.acceleration import Acceleration
from argmap.weigh.graph import Block, Graph, Part, Side
from argmap.weigh.semantics import DEFAULT, Semantics
from argmap.weigh.semantics.aggregations import ProbabilisticSum
from argmap.weigh.semantics.base import Aggregation, Numbers
from argmap.weigh.semantics.influences import Linear

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
NEAR = 1e-4
"""Change in a round from which on rounds are accelerated: near enough that no other fixed point is meant."""


class Gate(StrEnum):
    """What a premise of strength s gives its argument."""

    BELIEVED = "believed"
    """(s - .5) / .5 above the middle, else nothing: an undecided premise carries no information."""
    OPEN = "open"
    """s itself, as in the published semantics."""


class Combination(StrEnum):
    """How linked premises combine."""

    PRODUCT = "product"
    MIN = "min"
    MEAN = "mean"


@dataclass(frozen=True)
class Rules:
    """Under which rules a graph is weighed."""

    semantics: Semantics = DEFAULT
    gate: Gate = Gate.BELIEVED
    combination: Combination = Combination.PRODUCT


@dataclass(frozen=True)
class Unsettled:
    """A cycle whose strengths did not settle: its block and the change that the last round still made."""

    block: Block
    residual: float


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

    ``present`` has the same shape: 0 for a node that gives its targets nothing, whatever its strength, else 1.
    """
    result = Swept(np.array(base, dtype=np.float64), np.zeros(np.shape(base)), present)
    resume(graph.blocks, base, result, rules or Rules())
    return result


def resume(blocks: Sequence[Block], base: Numbers, result: Swept, rules: Rules) -> None:
    """Fill ``result`` in for ``blocks``, the last of a graph, from what it holds of the others."""
    for block in blocks:
        if block.is_cycle:
            _settle(block, base, result, rules)
        else:
            for part in block.parts:
                _weigh(part, base, result, rules)


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
    result.act[here] = result.strength[here]
    if part.premises is not None:
        result.act[part.premises.rows] *= held(part.premises, result.strength, rules)
    if result.present is not None:
        result.act[here] *= result.present[here]


def energy_of(part: Part, acts: Numbers, rules: Rules) -> Numbers:
    """The energy of each node of ``part``: its pro side minus its con side."""
    energy = np.zeros((part.stop - part.start, *acts.shape[1:]))
    if part.pro is not None:
        energy[part.pro.rows - part.start] += side_total(part.pro, acts, rules, undercut=part.are_arguments)
    if part.con is not None:
        energy[part.con.rows - part.start] -= side_total(part.con, acts, rules, undercut=part.are_arguments)
    return energy


def side_total(side: Side, acts: Numbers, rules: Rules, *, undercut: bool) -> Numbers:
    """What the reasons of one side come to, for each of its rows."""
    reasons = acts[side.sources]
    if undercut:
        return SILENCING.total(reasons, side.starts)
    if rules.semantics.joins_dependent and side.is_grouped:
        reasons = np.maximum.reduceat(reasons, side.group_starts, axis=0)
        return rules.semantics.aggregation.total(reasons, side.group_rows)
    return rules.semantics.aggregation.total(reasons, side.starts)


def gated(strengths: Numbers, gate: Gate) -> Numbers:
    """What premises of these strengths give their arguments."""
    if gate is Gate.OPEN:
        return strengths
    return np.maximum(strengths - MIDDLE, 0.0) / (1.0 - MIDDLE)


def held(premises: Side, strengths: Numbers, rules: Rules) -> Numbers:
    """How far the premises of each row hold together."""
    given = gated(strengths[premises.sources], rules.gate)
    match rules.combination:
        case Combination.PRODUCT:
            return np.multiply.reduceat(given, premises.starts, axis=0)
        case Combination.MIN:
            return np.minimum.reduceat(given, premises.starts, axis=0)
    total: Numbers = np.add.reduceat(given, premises.starts, axis=0)
    return (total.T / premises.counts).T


def _settle(block: Block, base: Numbers, result: Swept, rules: Rules) -> None:
    """Iterate a cycle until a round changes nothing by more than ``SETTLED``, with smaller steps where it swings.

    Claims, and arguments that undercut one another, move by the step; the acts of other arguments follow at once, for
    they are no state of their own.
    """
    here = slice(block.start, block.stop)
    residual = np.inf
    for step in STEPS:
        result.strength[here] = base[here]
        result.act[here] = base[here]
        residual = _rounds(block, base, result, rules, step)
        if residual <= SETTLED:
            break
    else:
        result.unsettled.append(Unsettled(block, float(residual)))
    result.residual = max(result.residual, float(residual))


def _rounds(block: Block, base: Numbers, result: Swept, rules: Rules, step: float) -> float:
    """Rounds of one step size; the greatest change of the last one, infinite when values leave all bounds."""
    here = slice(block.start, block.stop)
    best, since = np.inf, 0
    residual = np.inf
    near = Acceleration()
    for _ in range(ROUNDS):
        before = result.strength[here].copy()
        with np.errstate(over="ignore", invalid="ignore"):
            for part in block.parts:
                _weigh_damped(part, base, result, rules, step)
        change = result.strength[here] - before
        residual = float(np.max(np.abs(change))) / step
        if not np.isfinite(residual):
            return np.inf
        if residual <= SETTLED:
            return residual
        best, since = (residual, 0) if residual < best * 0.999 else (best, since + 1)
        if since > PATIENCE:
            return residual
        if residual < NEAR:
            result.strength[here] = near.next(before, change)
            for part in block.parts:
                _give(part, result, rules)
    return residual


def _weigh_damped(part: Part, base: Numbers, result: Swept, rules: Rules, step: float) -> None:
    """As ``_weigh``, but nodes with reasons of their own move only by ``step`` of the way."""
    here = slice(part.start, part.stop)
    before = result.strength[here].copy()
    _weigh(part, base, result, rules)
    if step < 1.0 and (part.con is not None or part.pro is not None):
        result.strength[here] = before + step * (result.strength[here] - before)
        _give(part, result, rules)
