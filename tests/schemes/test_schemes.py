"""Argumentation schemes: the data holds together, names are recognised, questions are followed up."""

from __future__ import annotations

import json
import re
from itertools import count

import pytest

from argmap.edits import Add, apply
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.schemes import (
    DATA,
    SLOT,
    CriticalQuestion,
    Doubt,
    asked_of,
    doubted,
    note_of,
    remark,
    scheme_named,
    schemes,
)
from tests.strategies import edit

CASES = {
    "analogy": "analogy",
    "argument from analogy": "analogy",
    "Argument from Example": "example",
    "expert_opinion": "expert-opinion",
    "expert-opinion": "expert-opinion",
    "argument to the best explanation": "best-explanation",
    "Slippery slope argument": "slippery-slope",
    "thought experiment": None,
    "": None,
}


def claim(id: str) -> Claim:
    return Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL)


def likened(*premises: str, scheme: str = "analogy", stance: Direction = Direction.PRO) -> Argument:
    return Argument(id="likened", stance=stance, target="thesis", premises=premises, scheme=scheme)


def debate(argument: Argument, *more: Argument) -> Map:
    return Map.build(Header(title="T"), [claim("thesis"), claim("one"), claim("two"), argument, *more])


def question(doubt: Doubt) -> CriticalQuestion:
    return next(one for one in schemes()["analogy"].questions if one.doubt is doubt)


@pytest.mark.parametrize(("words", "id"), CASES.items())
def test_a_scheme_is_known_by_its_names(words: str, id: str | None) -> None:
    found = scheme_named(words)
    assert (found.id if found else None) == id


def test_every_scheme_is_whole() -> None:
    assert len(schemes()) == len(json.loads(DATA.read_text(encoding="utf-8"))) == 29
    for id, scheme in schemes().items():
        assert re.fullmatch(r"[a-z-]+", id)
        assert scheme_named(id) is scheme_named(scheme.name) is scheme
        assert scheme.about.endswith(".")
        assert len(f"{scheme.short}: {scheme.about}") <= 78
        assert scheme.questions
        for one in scheme.questions:
            assert one.text.endswith("?")
            assert "{" not in one.text
            assert (one.doubt is Doubt.PREMISE) == (0 <= one.premise < len(scheme.premises))


@pytest.mark.parametrize("record", json.loads(DATA.read_text(encoding="utf-8")), ids=lambda record: record["id"])
def test_questions_speak_of_what_the_pattern_speaks_of(record: dict[str, list[object]]) -> None:
    pattern = set(SLOT.findall(f"{record['premises']} {record['conclusion']}"))
    assert set(SLOT.findall(str(record["questions"]))) <= pattern


def test_questions_are_open_until_somebody_takes_them_up() -> None:
    argument, first, second = likened("one"), *schemes()["analogy"].questions[:2]
    map = debate(argument)
    assert [asked.is_open for asked in asked_of(map, argument)] == [True] * 4
    counter = Argument(id="counter", stance=Direction.CON, target="one", note=remark(first), premises=("two",))
    numbers = count()
    note = note_of(argument, second, lambda *_, **__: f"note-{next(numbers)}")
    for item in (counter, note):
        map = apply(map, edit(Add(item=item))).map
    found = asked_of(map, argument)
    assert [(asked.counter, asked.note) for asked in found] == [("counter", ""), ("", "note-0"), ("", ""), ("", "")]


def test_an_argument_of_another_scheme_is_asked_nothing() -> None:
    argument = likened("one", scheme="thought experiment")
    assert asked_of(debate(argument), argument) == []


@pytest.mark.parametrize(
    ("argument", "doubt", "about"),
    [
        (likened("one", "two"), Doubt.PREMISE, ("one", Direction.CON)),
        (likened("two"), Doubt.PREMISE, ("two", Direction.CON)),
        (likened(), Doubt.PREMISE, ("likened", Direction.CON)),
        (likened("one", "two"), Doubt.STEP, ("likened", Direction.CON)),
        (likened("one"), Doubt.CONCLUSION, ("thesis", Direction.CON)),
        (likened("one", stance=Direction.CON), Doubt.CONCLUSION, ("thesis", Direction.PRO)),
    ],
)
def test_a_question_is_taken_up_where_it_points(argument: Argument, doubt: Doubt, about: tuple[str, Direction]) -> None:
    assert doubted(argument, question(doubt)) == about
