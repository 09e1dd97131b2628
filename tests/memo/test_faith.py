"""How far other words may go from a finding: what a person may leave out, and what nobody may change."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Role, Run, Sentence
from argmap.memo.faith import changes, departures
from tests.memo.samples import finding

NAMES = ("Move", "Stay put", "Move later", "Dana", "Keep every office that we have for ever")
LEAD = finding("a", Run(text="Move", role=Role.CLAIM), " beats ", Run(text="Stay put", role=Role.CLAIM), ": .62 to .4.")
SURE = finding("b", "By Dana, Move is strongly supported at strength .62 (range .40–.80) and may be acceptable.")
NOT = finding("c", "No formula turns Move, and it does not fall below .50.")
CUT = finding("d", Run(text="Keep every office that we…", role=Role.CLAIM), " is undecided.")


def departed(words: str, stated: Sentence = SURE) -> list[str]:
    return [str(one) for one in departures([Run(text=words)], stated, NAMES)]


@pytest.mark.parametrize(
    "words",
    [
        "Dana: Move may be acceptable.",
        "For Dana, Move, at .62 within .40–.80, may do.",
        "By dana, MOVE is supported at strength 0.62 and may be acceptable.",
    ],
)
def test_a_person_may_say_less(words: str) -> None:
    assert departed(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Dana: Stay put may be acceptable.", ["name 'Stay put' is added", "name 'Move' is lost"]),
        ("Dana: Move later may be acceptable.", ["name 'Move later' is added", "name 'Move' is lost"]),
        ("Dana: M\u200bove, ｍｏｖｅ, Stay\u00a0put may be.", ["name 'Stay put' is added"]),
        ("Move may be acceptable.", ["name 'Dana' is lost"]),
        ("Dana: move-now may be acceptable.", ["name 'Move' is lost"]),
        ("By Dana, Move may not be acceptable.", ["hedge 'not' is added"]),
        ("By Dana, Move mayn't be, and may be.", ["hedge 'not' is added"]),
        ("By Dana, Move may be anything but acceptable.", ["hedge 'anything but' is added"]),
        ("By Dana, Move is acceptable.", ["hedge 'may' is lost"]),
        ("By Dana, Move may be opposed.", ["hedge 'opposed' is added"]),
        ("By Dana, Move may clearly be acceptable.", ["hedge 'clearly' is added"]),
        ("By Dana, Move may be the best.", ["hedge 'best' is added"]),
        ("By Dana, Move has strength .40–.80 and may be.", ["number '.40–.80' is moved"]),
        ("By Dana, Move has strength .40 and may be.", ["number '.40' is added"]),
        ("By Dana, Move has a chance of .62 and may be.", ["number '.62' is moved"]),
        ("By Dana, Move, at 62 %, may be.", ["number '62 %' is added"]),
        ("By Dana, Move may be acceptable to half.", ["number 'half' is added"]),
    ],
)
def test_a_person_may_not_say_something_else(words: str, found: list[str]) -> None:
    assert departed(words) == [f"the {one}" for one in found]


def test_names_may_not_change_places() -> None:
    assert departed("Move wins over Stay put.", LEAD) == ["the hedge 'wins' is added"]
    assert departed("Stay put is beaten by Move.", LEAD) == ["the name 'Stay put' is moved"]


def test_a_negation_stays() -> None:
    assert departed("A formula turns Move, and it does not fall.", NOT) == ["the hedge 'no' is lost"]
    assert departed("No formula turns Move, and it does fall.", NOT) == ["the hedge 'not' is lost"]
    assert departed("No formula turns Move, and it doesn’t fall.", NOT) == []


def test_a_name_that_was_cut_may_be_said_in_full() -> None:
    assert departed("Keep every office that we have for ever is undecided.", CUT) == []
    assert departed("Keep every office that we… is undecided.", CUT) == []
    assert departed("It is undecided.", CUT) == ["the name 'Keep every office that we have for ever' is lost"]


def test_a_model_may_not_even_say_less() -> None:
    said = "Dana: Move may be acceptable."
    lost = {one.word for one in changes([Run(text=said)], SURE, NAMES) if one.how == "lost"}
    assert lost == {".62", ".40–.80", "strongly", "supported"}
