"""Which items the map of an option shows: those that move the option most, each with its way up to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from argmap.layout.ranks import columns as columns_of
from argmap.memo.basis import Basis
from argmap.memo.figures.data import Arrow, Box, MapFigure
from argmap.memo.words import called
from argmap.model import Argument, Evidence
from argmap.reading.neighbourhood import Tie
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.upstream import upstream

COLUMNS = (4, 5)
"""Columns of a page: as a rule, and where few items fit into those."""
FEW = 12
ENOUGH = 60
"""Items within the first number of columns beyond which those further away are not asked about."""
ABREAST = 2
"""Direct reasons of each side that are shown whatever their influence is."""


def map_figure(basis: Basis, option: str, most: int = 32) -> MapFigure:
    """The map of an option, as `chosen` has it."""
    return chosen(Below(basis, option), most)


def chosen(below: Below, most: int) -> MapFigure:
    """At most ``most`` items that bear on an option, and it; those first whose removal changes its strength most.

    The two most influential direct reasons of each side are always among them. Items more than three steps away, or
    four where that leaves room, are left out and counted, as is what would need more columns than a page holds. Raises
    ``UnknownId``.
    """
    basis, option = below.basis, below.option
    shown: dict[str, None] = {option: None}
    for columns in COLUMNS:
        if len(shown) > FEW:
            break
        every = {**shown, **dict.fromkeys(below.near(columns))}
        if len(every) <= most + 1 and below.columns(every) <= columns:  # nothing to choose between
            shown = every
            continue
        for id in below.in_order(columns):
            wider = {**shown, **dict.fromkeys(below.way_up(id, shown))}
            if len(shown) < len(wider) <= most + 1 and below.columns(wider) <= columns:
                shown = wider
    ids = [id for id in below.steps if id in shown]
    boxes = tuple(_box(basis, id, option) for id in ids)
    arrows = tuple(
        dict.fromkeys(
            Arrow(start=t.source, end=t.target, opposes=t.sign.opposes) for t in below.ties(dict.fromkeys(ids))
        )
    )
    return MapFigure(root=option, boxes=boxes, arrows=arrows, left_out=len(below.steps) - len(ids))


@dataclass(frozen=True)
class Below:
    """Everything that bears on an option, directly or through others."""

    basis: Basis
    option: str

    @cached_property
    def steps(self) -> dict[str, int]:
        """How many steps away from the option each item is, nearest first."""
        found, front = {self.option: 0}, [self.option]
        for id in front:  # grows while it is walked
            for tie in self.basis.onto(id):
                if tie.source not in found:
                    found[tie.source] = found[id] + 1
                    front.append(tie.source)
        return found

    def near(self, columns: int) -> list[str]:
        """The items that may be shown in so many columns; those beyond the first are left out where these are many."""
        found = [id for id, steps in self.steps.items() if 0 < steps < COLUMNS[0]]
        if len(found) <= ENOUGH:
            found = [id for id, steps in self.steps.items() if 0 < steps < columns]
        return found

    @cached_property
    def influence(self) -> dict[str, float]:
        """How far the option's strength changes when an item is taken out, for each that may be shown."""
        compiled, weighing = self.basis.compiled, self.basis.weighing
        part = upstream(compiled.graph, compiled.at(self.option))
        scenarios = Scenarios(part, weighing.bases[part.whole], weighing.rules, part.share_of(weighing.swept))
        near = self.near(COLUMNS[-1])
        asked = np.searchsorted(part.whole, np.array([compiled.weight_at(id) for id in near], dtype=np.int64))
        changes = np.abs(scenarios.without(asked) - scenarios.strength)
        return dict(zip(near, changes.tolist(), strict=True))

    @cached_property
    def above(self) -> dict[str, str]:
        """For each item that may be shown the most influential of those that are next on a shortest way up."""
        found: dict[str, str] = {}
        for id in sorted({self.option: 0.0, **self.influence}, key=lambda one: -self.influence.get(one, 0.0)):
            for tie in self.basis.onto(id):
                if self.steps[tie.source] == self.steps[id] + 1:
                    found.setdefault(tie.source, id)
        return found

    def in_order(self, columns: int) -> list[str]:
        """The items that ``columns`` may hold, in the order in which they are let in."""
        near = self.near(columns)
        near.sort(key=lambda one: -self.influence[one])
        direct = {tie.source: tie.sign.opposes for tie in self.basis.onto(self.option)}
        sides = ([id for id in near if direct.get(id) is opposes][:ABREAST] for opposes in (False, True))
        return [*chain.from_iterable(sides), *near]

    def way_up(self, id: str, shown: dict[str, None]) -> list[str]:
        """The item and what leads from it to something shown."""
        way: list[str] = []
        while id not in shown:
            way.append(id)
            id = self.above[id]
        return way

    def ties(self, shown: dict[str, None]) -> list[Tie]:
        """The ties between the items shown."""
        return [tie for id in shown for tie in self.basis.onto(id) if tie.source in shown]

    def columns(self, shown: dict[str, None]) -> int:
        """How many columns these items need."""
        number = {id: at for at, id in enumerate(id for id in self.steps if id in shown)}
        pairs = [(number[tie.source], number[tie.target]) for tie in self.ties(shown)]
        return columns_of(len(number), pairs)


def _box(basis: Basis, id: str, option: str) -> Box:
    item = basis.map[id]
    is_argument = isinstance(item, Argument)
    kind = (
        "option"
        if id == option
        else "argument"
        if is_argument
        else "evidence"
        if isinstance(item, Evidence)
        else "claim"
    )
    strength = None
    if basis.speaks(id):
        strength = basis.weighing.act(id) if is_argument else basis.weighing[id]
    return Box(id=id, words=called(basis.map, item), kind=kind, strength=strength)
