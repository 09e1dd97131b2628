"""What a map is about where its questions say so, and where it asks none."""

from __future__ import annotations

from argmap.model import Bearing, Evidence, EvidenceKind, Question
from argmap.weigh.compare import first_thesis, top_claims
from argmap.weigh.topics import NO_QUESTION, asks_nothing, questions_of
from tests.weigh.small import a_map, asks, reason


def test_questions_say_what_a_map_is_about() -> None:
    map = a_map(asks("t"), reason("a", "other", "t"), claims=("t", "other"))
    assert not asks_nothing(map)
    assert [one.id for one in questions_of(map)] == ["question"]


def test_without_questions_it_is_about_what_bears_on_nothing_else() -> None:
    map = a_map(reason("a", "mid", "low"), reason("b", "top", "mid"), claims=("top", "mid", "low", "stray"))
    (question,) = questions_of(map)
    assert (question.text, question.theses) == (NO_QUESTION, ("top",))
    assert (top_claims(map), first_thesis(map)) == (["top"], "top")


def test_evidence_is_a_reason_too() -> None:
    seen = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"top": Bearing.SUPPORTS})
    assert top_claims(a_map(seen, claims=("top", "stray"))) == ["top"]


def test_where_no_claim_has_reasons_or_all_go_in_a_circle_all_are_meant() -> None:
    assert set(top_claims(a_map(claims=("one", "other")))) == {"one", "other"}
    assert set(top_claims(a_map(reason("a", "p", "q"), reason("b", "q", "p"), claims="pq"))) == {"p", "q"}


def test_a_question_that_puts_up_no_claim_is_none() -> None:
    map = a_map(Question(id="open", text="What now?"), claims=("top",))
    assert asks_nothing(map)
    assert top_claims(map) == ["top"]
