"""What is wrong with a map, and what is worth a look."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Criterion,
    Direction,
    Effect,
    Header,
    Item,
    Map,
    Question,
    Voice,
)
from argmap.model.check import errors, findings, sentence_count
from tests.strategies import maps

PRO, CON = Direction.PRO, Direction.CON


def claim(id: str, text: str = "", kind: ClaimKind = ClaimKind.CAUSAL, **fields: object) -> Claim:
    return Claim.model_validate({"id": id, "text": text or f"{id} is so.", "kind": kind, **fields})


def reason(id: str, target: str, *premises: str, stance: Direction = PRO, **fields: object) -> Argument:
    given = {"id": id, "stance": stance, "target": target, "premises": premises, "text": "Because.", **fields}
    return Argument.model_validate(given)


def found(*items: Item) -> list[str]:
    return [str(problem) for problem in findings(Map.build(Header(title="t"), items))]


def wrong(*items: Item) -> list[str]:
    return [str(problem) for problem in errors(Map.build(Header(title="t"), items))]


@given(maps())
def test_a_sound_map_has_no_errors_and_its_findings_name_items_of_it(map: Map) -> None:
    assert errors(map) == []
    assert all(problem.item in map and problem.message for problem in findings(map))


def test_every_error_is_listed_with_its_item_and_field() -> None:
    assert wrong(
        claim("a", voices=(Voice(source="gone"),)),
        reason("r", "r"),
        reason("s", "a", "a", "a", "r"),
        Question(id="q", text="So?", theses=("r",), options=("a",)),
    ) == [
        "q.theses.0: expected the id of a claim, found 'r', which is of kind argument",
        "q.options.0: expected a claim of kind policy, found 'a', which is causal",
        "a.voices.0.source: expected the id of a source, found 'gone', which is not in the map",
        "r.target: an argument cannot be about itself: expected another argument or a claim",
        "s.premises.2: expected the id of a claim, found 'r', which is of kind argument",
        "s.premises.1: 'a' is listed twice",
    ]


def test_mentions_of_ids_that_are_ignored_are_no_errors() -> None:
    map = Map.build(Header(title="t"), [reason("r", "gone")])
    assert errors(map, ignoring={"gone"}) == []
    assert len(errors(map)) == 1


def test_circles_of_arguments_are_legal() -> None:
    assert wrong(claim("a"), reason("r", "s"), reason("s", "r"), reason("t", "a", "a")) == []


def test_support_that_runs_in_a_circle_is_reported_once_for_each_circle() -> None:
    items = [claim(id) for id in "abcd"]
    assert found(*items, reason("r", "a", "b"), reason("s", "b", "a"), reason("t", "c", "c")) == [
        "a: support runs in a circle through 2 claims: a, b",
        "c: support runs in a circle through 1 claim: c",
    ]
    assert found(*items, reason("r", "a", "b"), reason("s", "b", "a", stance=CON)) == []
    assert found(*items, reason("r", "s"), reason("s", "r")) == [
        "r: support runs in a circle through 2 arguments: r, s"
    ]


def test_a_long_circle_is_reported_without_listing_all_of_it() -> None:
    claims = [claim(f"c-{number}") for number in range(10)]
    reasons = [reason(f"r-{number}", f"c-{number}", f"c-{(number + 1) % 10}") for number in range(10)]
    assert found(*claims, *reasons) == [
        "c-0: support runs in a circle through 10 claims: c-0, c-1, c-2, c-3, c-4, c-5 …"
    ]


def test_two_claims_that_say_the_same_are_reported() -> None:
    assert found(claim("a", "Models feel."), claim("b", "models  FEEL"), claim("c", "Models feel pain.")) == [
        "b.text: says the same as 'a'; merge them if they mean the same"
    ]
    assert found(claim("a", "!"), claim("b", "?!")) == []


def test_a_claim_of_two_sentences_and_a_question_are_reported() -> None:
    assert found(claim("a", "It is so. It was so."), claim("b", "Is it so?")) == [
        "a.text: reads as 2 sentences; a claim is one proposition",
        "b.text: is a question; a claim says something that can be true or false",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is so.", 1),
        ("It is so", 1),
        ("It is so. And so.", 2),
        ("It is so! Really? Yes.", 3),
        ("He said “it is so.” Then he left.", 2),
        ("Labs, e.g. Anthropic, retire models.", 1),
        ("Labs (i.e. Firms) retire models.", 1),
        ("Dr. Roe and J. Doe et al. Disagree with Mr. Smith.", 1),
        ("Access vs. Safety is a false choice, cf. Roe, p. 3.", 1),
        ("It costs 3.5 Mio. a year.", 1),
        ("Use fell in 2024. Labs noticed.", 2),
        ("1. Models feel.", 1),
        ("It rose by No. 5 on the list.", 1),
        ("Wait … there is more.", 1),
        ("Version 2.0 is out.", 1),
        ("It is so.\nIt was so.", 2),
    ],
)
def test_sentences_are_counted_with_abbreviations_in_mind(text: str, count: int) -> None:
    assert sentence_count(text) == count


def test_an_argument_without_premises_or_text_is_reported() -> None:
    bare = Argument(id="r", stance=PRO, target="a", title="Title")
    assert found(claim("a"), bare) == ["r.premises: gives no reason: it has neither premises nor a text"]


def test_a_value_that_is_no_criterion_is_reported() -> None:
    question = Question(id="q", text="So?", criteria={"cost": Criterion(title="Cost")})
    argument = reason("r", "a", values={"cost": Effect.HARMS, "care": Effect.PROMOTES})
    assert found(question, claim("a"), argument) == ["r.values: 'care' is no criterion of any question"]


def test_only_a_policy_calls_for_an_act() -> None:
    policy = claim("sell", kind=ClaimKind.POLICY, irreversible=True)
    assert found(policy) == []
    assert found(policy, claim("so", irreversible=True)) == [
        "so.irreversible: only a claim of kind policy calls for an act that can be irreversible; this one is causal"
    ]
