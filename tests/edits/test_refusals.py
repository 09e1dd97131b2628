"""Edits that would break the map are refused with the reason, and change nothing."""

from __future__ import annotations

import pytest
from pydantic import JsonValue, ValidationError

from argmap.edits import Add, Change, Edit, Revise, Weigh, apply
from argmap.errors import EditRefused, UnknownId
from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Link,
    LinkKind,
    Map,
    Perspective,
    Question,
    Source,
    Voice,
)
from tests.strategies import edit

MAP = Map.build(
    Header(title="test"),
    [
        Claim(id="policy", text="Do it.", kind=ClaimKind.POLICY),
        Claim(id="fact", text="It is so.", kind=ClaimKind.EMPIRICAL),
        Argument(id="reason", stance=Direction.PRO, target="policy", premises=("fact",)),
        Question(id="ask", text="So?", options=("policy",)),
        Source(id="paper", csl={"type": "article", "title": "Paper"}),
        Perspective(id="mine", title="Mine"),
        Link(id="near", kind=LinkKind.CITES, **{"from": "policy", "to": "fact"}),
    ],
)


def claim(id: str, **fields: object) -> Claim:
    return Claim.model_validate({"id": id, "text": "So.", "kind": "causal", **fields})


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (claim("fact"), "the id 'fact' is taken: It is so."),
        (Argument(id="new", stance=Direction.CON, target="new"), r"new\.target: an argument cannot be about itself"),
        (
            Argument(id="new", stance=Direction.CON, target="gone"),
            r"new\.target: .* found 'gone', which is not in the map",
        ),
        (Argument(id="new", stance=Direction.CON, target="paper"), "'paper', which is of kind source"),
        (Argument(id="new", stance=Direction.CON, target="fact", premises=("reason",)), r"new\.premises\.0: .* claim"),
        (Argument(id="new", stance=Direction.CON, target="fact", premises=("fact", "fact")), "'fact' is listed twice"),
        (Argument(id="new", stance=Direction.CON, target="fact", grants=("gone",)), r"new\.grants\.0"),
        (
            Evidence.model_validate(
                {"id": "new", "text": "Seen.", "kind": EvidenceKind.CASE, "bears_on": {"reason": "supports"}}
            ),
            r"new\.bears_on\.reason: expected the id of a claim",
        ),
        (claim("new", voices=(Voice(source="fact"),)), r"new\.voices\.0\.source: expected the id of a source"),
        (Question(id="new", text="So?", options=("fact",)), r"new\.options\.0: expected a claim of kind policy"),
        (Perspective(id="new", title="P", force={"fact": 0.5}), r"new\.force\.fact: expected the id of an argument"),
        (Link(id="new", kind=LinkKind.CITES, **{"from": "fact", "to": "gone"}), r"new\.to: expected the id of an item"),
    ],
)
def test_an_item_that_does_not_fit_is_refused(item: Item, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        apply(MAP, edit(Add(item=item)))


@pytest.mark.parametrize(
    ("id", "fields", "why"),
    [
        ("fact", {"id": "other"}, "an id never changes"),
        ("fact", {"txt": "x"}, "txt: Extra inputs are not permitted"),
        ("fact", {"kind": "factual"}, "kind: Input should be 'empirical'"),
        ("fact", {"text": ""}, "text: String should have at least 1 character"),
        ("fact", {"text": "a\x1b[2J"}, "text: String should match pattern"),
        ("policy", {"kind": "empirical"}, r"ask\.options\.0: expected a claim of kind policy"),
        ("reason", {"target": "reason"}, "cannot be about itself"),
        ("reason", {"premises": ["gone"]}, "'gone', which is not in the map"),
        ("mine", {"credence": {"fact": 1.5}}, r"credence\.fact: Input should be less than or equal to 1"),
    ],
)
def test_a_revision_that_does_not_fit_is_refused(id: str, fields: dict[str, JsonValue], why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        apply(MAP, edit(Revise(id=id, fields=fields)))


def test_the_ends_of_a_link_are_revised_by_the_names_they_have_in_files() -> None:
    assert apply(MAP, edit(Revise(id="near", fields={"from": "reason"}))).map.find("near", Link).start == "reason"


@pytest.mark.parametrize(
    "change", [Revise(id="gone", fields={"text": "x"}), Weigh(perspective="gone", id="fact", value=1)]
)
def test_a_change_to_something_unknown_is_refused(change: Change) -> None:
    with pytest.raises(UnknownId, match="there is no 'gone'"):
        apply(MAP, edit(change))


def test_only_claims_arguments_and_evidence_have_weights() -> None:
    with pytest.raises(EditRefused, match="'paper' is of kind source, which has no weight"):
        apply(MAP, edit(Weigh(perspective="mine", id="paper", value=0.5)))
    with pytest.raises(UnknownId, match="'fact' is of kind claim, not perspective"):
        apply(MAP, edit(Weigh(perspective="fact", id="fact", value=0.5)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"author": "", "change": {"kind": "retire", "id": "fact"}},
        {"author": "a\x1bb", "change": {"kind": "retire", "id": "fact"}},
        {"author": "a", "change": {"kind": "destroy", "id": "fact"}},
        {"author": "a", "change": {"kind": "retire", "id": "fact", "force": True}},
        {"author": "a", "change": {"kind": "revise", "id": "fact", "fields": {}}},
        {"author": "a", "change": {"kind": "batch", "changes": []}},
        {"author": "a", "change": {"kind": "weigh", "perspective": "mine", "id": "fact", "value": 2}},
        {"author": "a", "change": {"kind": "add", "item": {"item": "thing", "id": "x"}}},
        {"author": "a", "change": {"kind": "add", "item": {"id": "x"}}},
        {"author": "a", "at": "2026-01-01T00:00:00", "change": {"kind": "retire", "id": "fact"}},
    ],
)
def test_what_is_no_edit_is_not_read_as_one(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Edit.model_validate(wrong)
