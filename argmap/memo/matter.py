"""What a memo is about: a question of a map, and what of the map bears on it, whoever believes what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.errors import InputError
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.recipe import Recipe
from argmap.model import (
    Argument,
    Bearing,
    Direction,
    Evidence,
    Item,
    Link,
    LinkKind,
    Map,
    Question,
    arguments_on,
    evidence_on,
)
from argmap.reading import Sign
from argmap.reading.neighbourhood import Tie, ties_onto
from argmap.weigh.compiled import Compiled, compile
from argmap.weigh.explain import item_of
from argmap.weigh.order import reached
from argmap.weigh.precaution import Precaution, precaution

EXCLUDING = frozenset({LinkKind.CONFLICTS_WITH, LinkKind.IN_TENSION_WITH})


@dataclass(frozen=True)
class Matter:
    """A map, the question of a recipe, and what is known beside the map."""

    map: Map
    recipe: Recipe
    beside: Beside = NOTHING

    @cached_property
    def question(self) -> Question:
        """What is to be decided. Raises ``InputError`` where it has no options and no theses."""
        question = self.map.find(self.recipe.question, Question)
        if not (question.options or question.theses):
            raise InputError(
                f"the question '{question.id}' has no option to decide between",
                "Add options to it, or name another question with --question.",
            )
        return question

    @cached_property
    def options(self) -> tuple[str, ...]:
        """What can be decided: the question's options, else its theses."""
        return self.question.options or self.question.theses

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The theses and the options."""
        return tuple(dict.fromkeys([*self.question.theses, *self.question.options]))

    @cached_property
    def compiled(self) -> Compiled:
        """The map in arrays."""
        return compile(self.map)

    @cached_property
    def caution(self) -> Precaution:
        """Which acts cannot be undone, and who has to show what because of it."""
        return precaution(self.map)

    def bearing(self, id: str) -> frozenset[str]:
        """The claims, arguments and evidence that bear on an item, directly or through others, and the item."""
        if id not in self._bearing:
            at = self.compiled.weight_at(id) if isinstance(self.map[id], Evidence) else self.compiled.at(id)
            inside = reached(self.compiled.graph.before, at).nonzero()[0]
            self._bearing[id] = frozenset(map(self._owners.__getitem__, inside.tolist()))
        return self._bearing[id]

    @cached_property
    def _bearing(self) -> dict[str, frozenset[str]]:
        """What ``bearing`` has found."""
        return {}

    @cached_property
    def _owners(self) -> list[str]:
        """The item that each node of the graph belongs to, by position."""
        return list(map(item_of, self.compiled.names))

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        return {one.id: one for one in self.map.of_kind(Evidence)}

    def onto(self, id: str) -> list[Tie]:
        """What bears on an item or is a part of it; what is only granted bears on nothing."""
        if id not in self._onto:
            self._onto[id] = [
                one for one in self._ties(id) if one.sign is not Sign.GRANTED and one.source != one.target
            ]
        return self._onto[id]

    @cached_property
    def _onto(self) -> dict[str, list[Tie]]:
        """What ``onto`` has found."""
        return {}

    @cached_property
    def _ties(self) -> Callable[[str], list[Tie]]:
        return ties_onto(self.map)

    def reasons(self, id: str) -> list[Argument | Evidence]:
        """The arguments and the evidence encoded directly for or against a claim."""
        return [*arguments_on(self.map, id), *evidence_on(self.map, id)]

    def stance(self, reason: str, claim: str) -> Direction:
        """On which side of ``claim`` one of its ``reasons`` speaks."""
        item = self.map[reason]
        if isinstance(item, Argument):
            return item.stance
        supports = isinstance(item, Evidence) and item.bears_on[claim] is Bearing.SUPPORTS
        return Direction.PRO if supports else Direction.CON

    def evidence_below(self, id: str) -> list[Evidence]:
        """The evidence that bears on an item, directly or through others."""
        return [self._evidence[one] for one in sorted(self.bearing(id) & self._evidence.keys())]

    def excluding(self, ids: Sequence[str]) -> list[Link]:
        """The links by which two of the claims ``ids`` exclude each other or are in tension."""
        among = set(ids)
        return [one for one in self._excluding if {one.start, one.end} <= among and one.start != one.end]

    @cached_property
    def conflicts(self) -> list[Link]:
        """The links by which two items are said to conflict."""
        return [one for one in self._excluding if one.kind is LinkKind.CONFLICTS_WITH]

    @cached_property
    def _excluding(self) -> list[Link]:
        return [one for one in self.map.of_kind(Link) if one.kind in EXCLUDING]

    def items(self, ids: Sequence[str]) -> Iterator[Item]:
        """Those of ``ids`` that are in the map."""
        return (item for id in ids if (item := self.map.get(id)) is not None)
