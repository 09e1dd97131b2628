"""Which question an item belongs to, and which claim is meant."""

from __future__ import annotations

from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map, Question
from argmap.reading.questions import at_stake, claim_meant, question_of


def claims(*ids: str) -> list[Claim]:
    return [Claim(id=id, text=f"{id}.", kind=ClaimKind.POLICY) for id in ids]


MAP = Map.build(
    Header(title="T"),
    [
        *claims("one", "two", "ground", "alone"),
        Question(id="first", text="First?", theses=("one",)),
        Question(id="second", text="Second?", options=("two",)),
        Argument(id="reason", stance=Direction.PRO, target="two", premises=("ground",), title="Why"),
    ],
)


def test_the_question_above_an_item() -> None:
    assert [question_of(MAP, id) for id in ("two", "ground", "reason", "second")] == [MAP["second"]] * 4
    assert question_of(MAP, "alone") == question_of(MAP, "nowhere") == MAP["first"]
    assert question_of(Map.build(Header(title="T"), claims("one")), "one") is None


def test_what_a_question_weighs() -> None:
    asked = {question.id: at_stake(question) for question in MAP.of_kind(Question)}
    assert asked == {"first": ("one",), "second": ("two",)}


def test_the_claim_that_is_meant() -> None:
    assert [claim_meant(MAP, id) for id in ("ground", "reason", "second", "first")] == ["ground", "two", "two", "one"]
    assert not claim_meant(Map.build(Header(title="T"), []), "")
