"""Signs beside an item for what a reader should know of it: changed, drafted by a machine, disputed, unanswered.

A sign that stands everywhere is not read. Most counters of a map have no answer, so only those that speak against a
thesis or an option are signed; the screen of gaps lists the others.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from argmap.model import Argument, Claim, Direction, Map, Question
from argmap.model.moves import arguments_on, is_answered
from argmap_tui.weights import same_but_views

UNANSWERED, DISPUTED, DRAFTED, CHANGED = "!", "≠", "⚙", "•"
MEANINGS = {
    CHANGED: "changed by others since your last visit",
    DRAFTED: "drafted by a machine",
    DISPUTED: "has arguments for it and against it",
    UNANSWERED: "a counter to a thesis or an option that nothing answers",
}


@dataclass
class Marks:
    """The marks of the items of ``map``, found when asked for."""

    map: Map
    changed: frozenset[str] = frozenset()
    """What others have changed since the reader was last here."""
    drafted: frozenset[str] = frozenset()
    """What a machine has drafted."""
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, id: str) -> str:
        """The signs of the item; empty for none."""
        found = self._known.get(id)
        if found is None:
            found = self._known[id] = "".join(self._found(id))
        return found

    def show_map(self, map: Map, changed: frozenset[str] = frozenset(), touched: Collection[str] | None = None) -> None:
        """Follow a later state of the map, in which others have ``changed`` more items.

        Only the items ``touched`` differ, where that is known: no sign depends on what somebody believes.
        """
        if changed or not same_but_views(self.map, map, touched):
            self._known = {}
        self.map, self.changed = map, self.changed | changed

    def _found(self, id: str) -> list[str]:
        item = self.map.get(id)
        disputed = isinstance(item, Claim) and len({one.stance for one in arguments_on(self.map, id)}) > 1
        signed = {
            CHANGED: id in self.changed,
            DRAFTED: id in self.drafted,
            DISPUTED: disputed,
            UNANSWERED: isinstance(item, Argument) and self._is_open_counter(item),
        }
        return [sign for sign, holds in signed.items() if holds]

    def _is_open_counter(self, argument: Argument) -> bool:
        at_stake = argument.stance is Direction.CON and any(
            argument.target in (*question.theses, *question.options)
            for question in self.map.mentioned_by(argument.target)
            if isinstance(question, Question)
        )
        return at_stake and not is_answered(self.map, argument)
