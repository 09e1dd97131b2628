"""What a memo is made from where nobody says more: on which question, and through whose eyes before whose."""

from __future__ import annotations

from argmap.memo.recipe import Recipe
from argmap.model import Map, Question
from argmap.model.context import UNDECIDED
from argmap.weigh import perspectives
from argmap.weigh.perspectives import eyes_of


def questions(map: Map) -> list[Question]:
    """The questions that a memo can be on."""
    return [one for one in map.of_kind(Question) if one.options or one.theses]


def own_view(map: Map, author: str) -> str:
    """The id of the perspective that is the author's own; of nobody's where they have not weighed anything."""
    return eyes_of(map, author).id


def heard(map: Map, recipe: Recipe) -> tuple[str, ...]:
    """The ids of the perspectives that a memo hears, that which the recommendation follows first."""
    others = everybody(map) if recipe.everybody else ()
    return tuple(dict.fromkeys([*recipe.perspectives, *others]))


def everybody(map: Map) -> list[str]:
    """The ids of all perspectives but nobody's."""
    return [one.id for one in perspectives(map) if one.id != UNDECIDED]
