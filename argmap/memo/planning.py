"""What a memo is made from where nobody says more: on which question, and through whose eyes before whose."""

from __future__ import annotations

from argmap.model import Map, Perspective, Question
from argmap.model.base import slugify
from argmap.model.context import UNDECIDED
from argmap.weigh import perspectives


def questions(map: Map) -> list[Question]:
    """The questions that a memo can be on."""
    return [one for one in map.of_kind(Question) if one.options or one.theses]


def own_view(map: Map, author: str) -> str:
    """The id of the perspective that is the author's own; of nobody's where they have not weighed anything."""
    held = [one.id for one in map.of_kind(Perspective) if not one.source and one.holder == author]
    return min(held, key=slugify(author).__ne__, default=UNDECIDED)


def heard(map: Map, first: str) -> tuple[str, ...]:
    """The ids of all perspectives, ``first`` before the others: the recommendation follows it."""
    return tuple(dict.fromkeys([first, *(one.id for one in perspectives(map) if one.id != UNDECIDED)]))
