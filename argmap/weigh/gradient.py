"""The derivative of one strength by every base score, in one reverse sweep.

A bar stands for the derivative of the strength in question by what it is put over. The sweep starts with the bar 1 over
that strength and walks the blocks backwards; within a cycle the bars solve bar = given + J^T bar, J the Jacobian at the
settled strengths, by iteration. Derivatives say what a small change does: at kinks, and for what acts only through a
balanced claim, they may be 0 where taking a reason out changes much (arXiv 2401.08879), so they rank and never decide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from argmap.weigh.graph import Block, Graph, Part, Side
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics.aggregations import ProbabilisticSum
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import FORCE, MIDDLE, SILENCING, Swept, energy_of, gated, held

SETTLED = 1e-13
"""Change of the bars in a round at which those of a cycle count as settled."""
ROUNDS = 5_000


def gradient(graph: Graph, base: Numbers, swept: Swept, target: int, rules: Rules | None = None) -> Numbers:
    """The derivative of the strength at position ``target`` by the base score of each node; shape (n,).

    ``swept`` are the strengths under ``base`` (shape (n,)) and ``rules``. NaN where the bars of a cycle do not settle.
    """
    reverse = _Reverse(base, swept, rules or Rules())
    reverse.strength[target] = 1.0
    for block in reversed(graph.blocks):
        if block.is_cycle:
            reverse.solve(block)
        else:
            for part in reversed(block.parts):
                reverse.pull(part)
    return reverse.base


@dataclass
class _Bars:
    """The bars over strengths and acts."""

    strength: Numbers
    act: Numbers


class _Reverse:
    """The state of a reverse sweep."""

    def __init__(self, base: Numbers, swept: Swept, rules: Rules) -> None:
        self.given, self.swept, self.rules = base, swept, rules
        self.base = np.zeros_like(base)
        self.strength = np.zeros_like(base)
        self.act = np.zeros_like(base)

    def pull(self, part: Part) -> None:
        """Hand the bars over the acts and strengths of ``part`` down to what they come from."""
        here = slice(part.start, part.stop)
        self.strength[here] += self.act[here] * self._premises_pull(part)
        if part.con is None and part.pro is None:
            self.base[here] += self.strength[here]
            return
        energy = energy_of(part, self.swept.act, self.rules)
        influence = FORCE if part.are_arguments else self.rules.semantics.influence
        by_energy, by_base = influence.slopes(self.given[here], energy)
        self.base[here] += self.strength[here] * by_base
        energy_bar = self.strength[here] * by_energy
        for side, sign in ((part.pro, 1.0), (part.con, -1.0)):
            if side is not None:
                reasons = self._side_slopes(side, undercut=part.are_arguments)
                np.add.at(self.act, side.sources, sign * energy_bar[side.rows - part.start][side.segments] * reasons)

    def _premises_pull(self, part: Part) -> Numbers:
        """How far the premises of each node hold, 1 where there are none; the premises get their bars."""
        holding = np.ones(part.stop - part.start)
        premises = part.premises
        if premises is None:
            return holding
        holding[premises.rows - part.start] = held(premises, self.swept.strength, self.rules)
        bars = (self.act[premises.rows] * self.swept.strength[premises.rows])[premises.segments]
        np.add.at(self.strength, premises.sources, bars * self._combination_slopes(premises))
        return holding

    def _combination_slopes(self, premises: Side) -> Numbers:
        """The derivative of what premises give together by the strength of each."""
        strengths = self.swept.strength[premises.sources]
        given = gated(strengths, self.rules.gate)
        if self.rules.combination is Combination.PRODUCT:
            slopes = ProbabilisticSum().slopes(1.0 - given, premises.starts, premises.segments)
        elif self.rules.combination is Combination.MIN:
            least = given == np.minimum.reduceat(given, premises.starts)[premises.segments]
            slopes = least / np.add.reduceat(least.astype(np.float64), premises.starts)[premises.segments]
        else:
            slopes = 1.0 / premises.counts[premises.segments]
        opened = 1.0 if self.rules.gate is Gate.OPEN else np.where(strengths > MIDDLE, 1.0 / (1.0 - MIDDLE), 0.0)
        found: Numbers = slopes * opened
        return found

    def _side_slopes(self, side: Side, *, undercut: bool) -> Numbers:
        """The derivative of what a side comes to by each of its reasons."""
        acts = self.swept.act[side.sources]
        aggregation = SILENCING if undercut else self.rules.semantics.aggregation
        if not (self.rules.semantics.joins_dependent and side.is_grouped):
            return aggregation.slopes(acts, side.starts, side.segments)
        greatest = np.maximum.reduceat(acts, side.group_starts)
        of_groups = aggregation.slopes(greatest, side.group_rows, side.group_segments)
        strongest = acts == greatest[side.groups]
        sharing = np.add.reduceat(strongest.astype(np.float64), side.group_starts)
        slopes: Numbers = np.where(strongest, (of_groups / sharing)[side.groups], 0.0)
        return slopes

    def solve(self, block: Block) -> None:
        """Let the bars of a cycle settle, then hand them down to what stands before it."""
        here = slice(block.start, block.stop)
        outside = _Bars(self.strength[here].copy(), self.act[here].copy())
        before = self.base.copy(), self.strength.copy(), self.act.copy()
        inside = _Bars(np.zeros_like(outside.strength), np.zeros_like(outside.act))
        for _ in range(ROUNDS):
            self.base, self.strength, self.act = (array.copy() for array in before)
            self.strength[here] = outside.strength + inside.strength
            self.act[here] = outside.act + inside.act
            with np.errstate(over="ignore", invalid="ignore"):
                found = self._round(block)
                change = max(np.max(np.abs(found.strength - inside.strength)), np.max(np.abs(found.act - inside.act)))
            inside = found
            if change <= SETTLED:
                return
            if not np.isfinite(change):
                break
        self.base, self.strength, self.act = before
        self.base[here] = np.nan

    def _round(self, block: Block) -> _Bars:
        """Pull every part once and tell what that adds to the bars over the block itself."""
        here = slice(block.start, block.stop)
        strength, act = self.strength[here].copy(), self.act[here].copy()
        added = _Bars(np.zeros_like(strength), np.zeros_like(act))
        for part in reversed(block.parts):
            self.strength[here], self.act[here] = strength, act
            self.pull(part)
            within = slice(part.start - block.start, part.stop - block.start)
            gained = self.strength[here] - strength
            gained[within] -= self._own_pull(part, act[within])
            added.strength += gained
            added.act += self.act[here] - act
        return added

    def _own_pull(self, part: Part, acts: Numbers) -> Numbers:
        """What ``pull`` moves from the bars over the acts of a part to those over its own strengths."""
        holding = np.ones(part.stop - part.start)
        if part.premises is not None:
            holding[part.premises.rows - part.start] = held(part.premises, self.swept.strength, self.rules)
        return acts * holding
