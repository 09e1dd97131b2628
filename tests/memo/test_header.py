"""The head of a memo: what a person has said, what has to be said, and what the memo stands on."""

from __future__ import annotations

from argmap.memo.blocks import Hand, Record, Section
from argmap.memo.sections import header
from tests.memo.making import made, recipe


def entries(section: Section) -> dict[str, str]:
    (record,) = section.blocks
    assert isinstance(record, Record)
    return {one.label: " ".join(sentence.text for sentence in one.value) for one in record.entries}


def test_what_has_to_be_said_is_shown_as_missing_and_all_else_is_left_out() -> None:
    found = entries(made(header.section))
    required = ("To", "From", "Decision sought", "Decision-maker", "Decide by")
    assert [found[label] for label in required] == ["not stated"] * 5
    assert not {"Supersedes", "Classification"} & set(found)
    assert found["Subject"] == "Keep or retire?"
    assert found["Status"].startswith("DRAFT")
    assert found["Map"] == "T, no licence stated"


def test_what_a_person_has_said_stands_there_as_theirs() -> None:
    front = {"to": "The board", "from": "Ann", "subject": "Whether", "status": "final", "supersedes": "event 3"}
    section = made(header.section, asked=recipe(front=front, event=12))
    found = entries(section)
    assert (found["To"], found["From"], found["Subject"]) == ("The board", "Ann", "Whether")
    assert (found["Status"], found["Supersedes"]) == ("FINAL", "event 3")
    assert found["Corpus version"] == "snapshot 0123456789abcdef, event 12 of its history"
    (record,) = section.blocks
    assert isinstance(record, Record)
    assert record.entries[0].value[0].hand is Hand.AUTHOR


def test_a_memo_keeps_its_name_when_only_its_front_matter_changes() -> None:
    name = header.memo_id(recipe())
    assert name == header.memo_id(recipe(front={"to": "The board", "status": "final"}))
    assert name.startswith("20261121-")
    assert name != header.memo_id(recipe("bob"))
