"""Which question an item belongs to, and which claim is meant when none is named."""

from __future__ import annotations

from argmap.model import Claim, Map, Question
from argmap.reading.outline import path_to


def question_of(map: Map, id: str) -> Question | None:
    """The question above the item in the outline, else the first of the map; None where the map asks nothing."""
    top = path_to(map, id)[:1] if id in map else []
    found = map.get(top[0]) if top else None
    return found if isinstance(found, Question) else next(iter(map.of_kind(Question)), None)


def at_stake(question: Question) -> tuple[str, ...]:
    """What a question weighs against one another: its options, or its theses where it has none."""
    return question.options or question.theses


def claim_meant(map: Map, id: str) -> str:
    """The claim that is asked about at the item: itself, else the first thesis or option of its question.

    Empty where there is none.
    """
    if isinstance(map.get(id), Claim):
        return id
    question = question_of(map, id)
    return next(iter((*question.theses, *question.options)), "") if question else ""
