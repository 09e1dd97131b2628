"""Which of several changes made a difference: sets of them that are enough, that undo it, that nothing replaces.

Two states differ by changes, and so does what comes out: the ranking of two topics, or the side of the middle on which
a claim lies. A set of changes is

- *sufficient* when what comes out differs from before with these changes kept and all others reverted;
- *counterfactual* when it is sufficient, and what comes out is as before with these changes reverted and the rest kept;
- *necessary* when it is sufficient, and no set of the other changes is.

Told are the minimal ones, those of which no smaller part will do (Kampik, Cyras, Ruiz Alarcon 2024). Only the two
states count, not the order in which the changes were made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.errors import UnknownId
from argmap.weigh.columns import strengths_of
from argmap.weigh.graph import from_edges
from argmap.weigh.rules import Gate, Rules
from argmap.weigh.semantics.base import Numbers

EXACT = 10
"""Changes up to which every set of them is tried."""
TIE = 1e-9
"""Strengths that differ by less rank alike."""

Kept = NDArray[np.bool_]
"""Shape (scenarios, changes): which changes each scenario keeps; the others are reverted."""
Margins = Callable[[Kept], Numbers]
"""What comes out in each scenario, shape (scenarios,): above 0 on one side, below 0 on the other."""


@dataclass(frozen=True)
class Reasons:
    """Which of the changes made the difference. Margins are above 0 on one side and below 0 on the other."""

    before: float
    """The margin with every change reverted."""
    after: float
    alone: dict[str, float]
    """For each change, the margin with only that one kept."""
    without: dict[str, float]
    """For each change, the margin with only that one reverted."""
    sufficient: tuple[tuple[str, ...], ...]
    """The smallest sets first; empty when what comes out does not differ."""
    counterfactual: tuple[tuple[str, ...], ...]
    necessary: tuple[tuple[str, ...], ...]
    is_exhaustive: bool
    """Whether all sets were tried. If not, one sufficient and one counterfactual set are told, of which no single
    change can be left out, and no necessary ones."""
    tie: float

    @property
    def differs(self) -> bool:
        """Whether what comes out differs at all."""
        return self._turns(self.after)

    @property
    def enough(self) -> list[str]:
        """The changes of which each one by itself is enough."""
        return [id for id, margin in self.alone.items() if self._turns(margin)]

    @property
    def needed(self) -> list[str]:
        """The changes of which each one, reverted by itself, gives back what came out before."""
        return [id for id, margin in self.without.items() if self.differs and not self._turns(margin)]

    def _turns(self, margin: float) -> bool:
        return side(margin, self.tie) != side(self.before, self.tie)


def side(margin: float, tie: float) -> int:
    """1 or -1 by the side on which ``margin`` lies, 0 when it is nearer to the middle than ``tie``."""
    return 0 if abs(margin) < tie else 1 if margin > 0 else -1


def reasons(changes: Sequence[str], margins: Margins, tie: float = TIE, exact: int = EXACT) -> Reasons:
    """Which of ``changes`` made the difference; all sets are tried up to ``exact`` of them."""
    search = _Search(len(changes), margins, tie)
    alone, without = search.one_by_one()
    is_exhaustive = len(changes) <= exact
    found = search.all_sets() if is_exhaustive else search.some_sets(alone, without)
    sufficient, counterfactual, necessary = (tuple(tuple(changes[at] for at in one) for one in sets) for sets in found)
    return Reasons(
        search.before,
        search.after,
        dict(zip(changes, alone.tolist(), strict=True)),
        dict(zip(changes, without.tolist(), strict=True)),
        sufficient,
        counterfactual,
        necessary,
        is_exhaustive,
        tie,
    )


Sets = list[tuple[int, ...]]


class _Search:
    """Asks what comes out with some of the changes kept."""

    def __init__(self, count: int, margins: Margins, tie: float) -> None:
        self.count, self.margins, self.tie = count, margins, tie
        ends = margins(np.array([[False] * count, [True] * count], dtype=np.bool_).reshape(2, count))
        self.before, self.after = (float(margin) for margin in ends)

    def one_by_one(self) -> tuple[Numbers, Numbers]:
        """The margins with each change alone, and with each change reverted alone."""
        single = np.eye(self.count, dtype=np.bool_)
        margins = self.margins(np.concatenate([single, ~single]))
        return margins[: self.count], margins[self.count :]

    def all_sets(self) -> tuple[Sets, Sets, Sets]:
        """All minimal sufficient, counterfactual and necessary sets.

        Sets are numbered by their bits, so that the table read backwards is that of the other changes.
        """
        numbers = np.arange(1 << self.count)
        sufficient = self._turn((numbers[:, None] >> np.arange(self.count) & 1).astype(np.bool_))
        others = sufficient[::-1]
        counterfactual = sufficient & ~others
        necessary = sufficient & ~self._parts(sufficient)[0][::-1]
        return self._minimal(sufficient), self._minimal(counterfactual), self._minimal(necessary)

    def _minimal(self, flags: NDArray[np.bool_]) -> Sets:
        """The sets flagged of which no smaller part is, the smallest first."""
        found = np.flatnonzero(flags & ~self._parts(flags)[1]).tolist()
        sets = [tuple(at for at in range(self.count) if number >> at & 1) for number in found]
        return sorted(sets, key=lambda one: (len(one), one))

    def _parts(self, flags: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each set whether any part of it is flagged, and whether any smaller part is."""
        anyhow, smaller = flags.copy(), np.zeros_like(flags)
        for at in range(self.count):
            halves = anyhow.reshape(-1, 2, 1 << at)
            halves[:, 1] |= halves[:, 0]
        for at in range(self.count):
            smaller.reshape(-1, 2, 1 << at)[:, 1] |= anyhow.reshape(-1, 2, 1 << at)[:, 0]
        return anyhow, smaller

    def some_sets(self, alone: Numbers, without: Numbers) -> tuple[Sets, Sets, Sets]:
        """One sufficient and one counterfactual set of which no single change can be left out."""
        if side(self.after, self.tie) == side(self.before, self.tie):
            return [], [], []
        effect = np.abs(alone - self.before) + np.abs(without - self.after)
        order = np.argsort(effect, kind="stable")  # what does least is tried first, and so goes first
        return [self._irreducible(order, self._is_sufficient)], [self._irreducible(order, self._is_counterfactual)], []

    def _irreducible(self, order: NDArray[np.int64], holds: Callable[[Kept], bool]) -> tuple[int, ...]:
        """A set that ``holds``, from all changes by leaving out ever smaller runs of them (as in delta debugging)."""
        kept = np.ones(self.count, dtype=np.bool_)
        size = self.count
        while size:
            left_out = False
            for run in _runs(order[kept[order]], size):
                fewer = kept.copy()
                fewer[run] = False
                if holds(fewer):
                    kept, left_out = fewer, True
            size = size if left_out and size == 1 else size // 2
        return tuple(np.flatnonzero(kept).tolist())

    def _is_sufficient(self, kept: Kept) -> bool:
        return bool(self._turn(kept[None, :])[0])

    def _is_counterfactual(self, kept: Kept) -> bool:
        sufficient, others = self._turn(np.stack([kept, ~kept]))
        return bool(sufficient and not others)

    def _turn(self, kept: Kept) -> NDArray[np.bool_]:
        """For each scenario whether what comes out differs from before."""
        before = side(self.before, self.tie)
        return np.array([side(margin, self.tie) != before for margin in self.margins(kept).tolist()], dtype=np.bool_)


def _runs(order: NDArray[np.int64], size: int) -> Iterator[NDArray[np.int64]]:
    return (order[start : start + size] for start in range(0, len(order), size))


Pair = tuple[str, str]


@dataclass(frozen=True)
class Bipolar:
    """A plain weighted bipolar graph: base scores by node, and pairs (reason, target)."""

    base: dict[str, float]
    attacks: frozenset[Pair] = frozenset()
    supports: frozenset[Pair] = frozenset()

    def holds(self, node: str) -> tuple[float | None, set[Pair], set[Pair]]:
        """What belongs to ``node``: its base score, None where it is not there, and the edges that lead from it."""
        attacks, supports = ({pair for pair in pairs if pair[0] == node} for pairs in (self.attacks, self.supports))
        return self.base.get(node), attacks, supports

    def strengths(self, nodes: Sequence[str], rules: Rules) -> Numbers:
        """The strengths of ``nodes``; edges from or to what is not there lead nowhere."""
        number = {node: at for at, node in enumerate(self.base)}
        attacks, supports = (
            [(number[reason], number[target]) for reason, target in pairs if {reason, target} <= number.keys()]
            for pairs in (self.attacks, self.supports)
        )
        graph = from_edges(len(number), attacks, supports)
        base = np.array(list(self.base.values()), dtype=np.float64)[graph.node, None]
        return strengths_of(graph, graph.position[[number[node] for node in nodes]], base, rules).strength[:, 0]


def mixed(before: Bipolar, after: Bipolar, kept: set[str]) -> Bipolar:
    """``after`` with every node but those ``kept`` as it was in ``before``, and so the edges that lead from it."""
    base = {node: before.base[node] for node in before.base if node not in kept}
    base |= {node: after.base[node] for node in after.base if node in kept}
    attacks, supports = (
        frozenset({pair for pair in old if pair[0] not in kept} | {pair for pair in new if pair[0] in kept})
        for old, new in ((before.attacks, after.attacks), (before.supports, after.supports))
    )
    return Bipolar(base, attacks, supports)


def why_ranked(before: Bipolar, after: Bipolar, topics: Pair, rules: Rules) -> Reasons:
    """Why the two ``topics`` rank otherwise in ``after`` than in ``before``; exact up to ``EXACT`` changes.

    The gate is open, as in the published semantics. Raises ``UnknownId`` for a topic that either graph lacks.
    """
    for topic in topics:
        if topic not in before.base or topic not in after.base:
            raise UnknownId(f"there is no '{topic}' in both graphs", "Name topics that were there before and after.")
    plain = Rules(rules.semantics, Gate.OPEN, rules.combination)
    changes = sorted(node for node in {*before.base, *after.base} if before.holds(node) != after.holds(node))

    def margins(kept: Kept) -> Numbers:
        states = ({changes[at] for at in np.flatnonzero(row)} for row in kept)
        found = [mixed(before, after, state).strengths(topics, plain) for state in states]
        return np.array([one - other for one, other in found])

    return reasons(changes, margins)
