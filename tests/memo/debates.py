"""Small maps with a question to decide, and what a memo would be made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Row, Section, Sentence, statements
from argmap.memo.recipe import Recipe
from argmap.memo.tracing import Scribe
from argmap.model import Argument, ClaimKind, Item, Map, Perspective, Question
from tests.weigh.small import CON, a_map, claim, reason

OPTIONS = ("stay", "go")


def question(*options: str, **fields: object) -> Question:
    """The question ``q``, the first of its options the baseline."""
    plain = {"id": "q", "text": "Stay or go?", "options": options or OPTIONS}
    return Question.model_validate({**plain, "baseline": plain["options"][0], **fields})


def held(id: str, *arguments: str, **credence: float) -> Perspective:
    """A perspective for which ``arguments`` bear in full; underscores stand for hyphens."""
    beliefs = {name.replace("_", "-"): weight for name, weight in credence.items()}
    return Perspective(id=id, title=id.title(), credence=beliefs, force=dict.fromkeys(arguments, 1.0))


def debate(*items: Item, asked: Question | None = None, **credence: float) -> Map:
    """Going is cheap, staying is dull and safe, the cheapness has been doubted; as ``ann`` holds it, and ``items``.

    An item takes the place of the one of its id.
    """
    asked = asked or question()
    beliefs = {"cheap": 0.9, "dull": 0.8, "safe": 0.5, "hidden-costs": 0.5, **credence}
    reasons = (
        reason("go-cheap", "go", "cheap"),
        reason("stay-dull", "stay", "dull", stance=CON),
        reason("stay-safe", "stay", "safe"),
        reason("not-cheap", "cheap", "hidden-costs", stance=CON),
    )
    plain: list[Item] = [asked, *(claim(id, ClaimKind.POLICY) for id in dict.fromkeys((*asked.options, *OPTIONS)))]
    plain += [claim(id) for id in ("cheap", "dull", "safe", "hidden-costs")]
    forces = [one.id for one in (*reasons, *items) if isinstance(one, Argument)]
    ann = held("ann", *forces).model_copy(update={"credence": beliefs})
    return a_map(*{one.id: one for one in (*plain, *reasons, ann, *items)}.values())


def recipe(*perspectives: str, **fields: object) -> Recipe:
    """What a memo on a debate is made from."""
    plain = {"map": "m", "map_title": "T", "snapshot": "0" * 16, "date": dt.date(2026, 11, 21), "question": "q"}
    return Recipe.model_validate({**plain, "perspectives": perspectives or ("ann",), "draws": 40, **fields})


def basis(map: Map, *perspectives: str, **fields: object) -> Basis:
    """What follows from a debate."""
    return Basis(map, recipe(*perspectives, **fields))


def scribe(found: Basis) -> Scribe:
    """Who writes about it."""
    return Scribe(found.map)


def said(section: Section) -> Iterator[Sentence | Row]:
    """Every sentence and row of a section and its parts."""
    waiting = [section]
    while waiting:
        one = waiting.pop(0)
        for block in one.blocks:
            yield from statements(block)
        waiting = [*one.parts, *waiting]


def text(section: Section) -> str:
    """All that a section says, a line for each sentence and row."""
    return "\n".join(one.text for one in said(section))


def line(section: Section, key: str) -> str:
    """The finding of that key; empty where there is none."""
    return next((one.text for one in said(section) if one.trace is not None and one.trace.key == key), "")
