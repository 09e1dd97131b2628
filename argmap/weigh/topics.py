"""What a map is about: its questions, or where it asks none, the claims on which everything bears."""

from __future__ import annotations

from argmap.model import Argument, Claim, Evidence, Map, Question

NO_QUESTION = "This map asks no question. Told are the claims that bear on nothing else."


def asks_nothing(map: Map) -> bool:
    """Whether no question of the map puts up a thesis or an option."""
    return not any(question.theses or question.options for question in map.of_kind(Question))


def questions_of(map: Map) -> list[Question]:
    """The questions of the map; where it ``asks_nothing``, one whose theses are the claims that bear on nothing else.

    That question is no item of the map, and its text is ``NO_QUESTION``.
    """
    if not asks_nothing(map):
        return list(map.of_kind(Question))
    return [Question(id="no-question", text=NO_QUESTION, theses=_last(map))]


def _last(map: Map) -> tuple[str, ...]:
    """The claims that are nobody's premise, those with reasons if any has one; all claims where all go in circles."""
    arguments = list(map.of_kind(Argument))
    used = {premise for argument in arguments for premise in argument.premises}
    reached = {argument.target for argument in arguments}.union(*(one.bears_on for one in map.of_kind(Evidence)))
    claims = [claim.id for claim in map.of_kind(Claim)]
    last = [id for id in claims if id not in used]
    return tuple([id for id in last if id in reached] or last or claims)
