"""What stands in the way of accepted words on their way into a hand file, and what is done about it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from argmap.assist.backends import from_lines
from argmap.assist.polish import ask, sendable
from argmap.assist.queue import GIVEN, Queue, State
from argmap.assist.reviewing import Review
from argmap.edits import Add
from argmap.errors import EditRefused, InputError
from argmap.memo import hand
from argmap.memo.blocks import DRAFTED, Memo
from argmap.memo.leaving import is_told
from argmap.model import Perspective
from argmap.settings import home
from argmap.store import Library
from tests.assist.asking import ASKING, MODEL, Replies, key_of, polished, proposal, proposed, reworded

LOOKALIKES = [
    "a-mod\u0435l-1",
    "\uff21-Model-1",
    "\u0391-model-1",
    "a\u2010model\u20111",
    "a model \u00b9",
    "a\u00b7model_l",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "h.md"


@pytest.fixture
def ids(queue: Queue, memo: Memo) -> list[int]:
    """Four drafts that nothing is held against."""
    chosen = [*sendable(memo, ["bluf"])[:3], sendable(memo, ["cruxes"])[0]]
    return polished(queue, memo, {key_of(one): reworded(one) for one in chosen}).drafts


def polish_in(path: Path, memo: Memo) -> dict[str, str]:
    made = hand.read(path).apply(memo)
    return {one.trace.key: one.text for one in made.findings() if one.trace is not None and one.hand in DRAFTED}


# Who decides


@pytest.mark.parametrize("name", LOOKALIKES)
def test_no_name_that_looks_like_the_models_decides(queue: Queue, name: str) -> None:
    (id,) = proposed(queue)
    with pytest.raises(EditRefused, match="is a model"):
        queue.decide(id, State.ACCEPTED, name)


def test_no_name_with_hidden_characters_decides(queue: Queue) -> None:
    (id,) = proposed(queue)
    with pytest.raises(InputError, match="cannot be seen"):
        queue.decide(id, State.ACCEPTED, "a-model\u200b-1")


@pytest.mark.parametrize("model", ["eve", "EVE", "\u0435ve", "tester", "fay", "dana", "gil"])
def test_no_model_is_asked_under_a_persons_name(queue: Queue, memo: Memo, model: str) -> None:
    (id,) = proposed(queue)
    queue.decide(id, State.REJECTED, "fay")
    queue.library.open("office").submit(
        Add(item=Perspective(id="own", title="Own", holder="gil", credence={"rents": 0.4})), "tester"
    )
    backend = Replies({}, model=model)
    with pytest.raises(InputError, match="is the name of a person"):
        next(ask(queue, memo, sendable(memo), backend, "eve"))
    assert backend.asked == []
    with pytest.raises(InputError, match="is the name of a person"):
        queue.record(replace(ASKING, model=model, actor="eve"))


def test_taking_words_from_a_file_sends_nothing(queue: Queue, memo: Memo) -> None:
    one = sendable(memo)[0]
    given = from_lines(json.dumps({"key": key_of(one), "words": reworded(one)}), "words.jsonl", MODEL)
    list(ask(queue, memo, sendable(memo), given, "dana"))
    (tally,) = queue.tallies("polish")
    assert (tally.asked, tally.given, tally.returned) == (0, 1, 1)


def test_words_from_a_file_count_as_not_sent(queue: Queue) -> None:
    queue.record(replace(ASKING, outcome=GIVEN), [proposal("a"), proposal("b")])
    queue.record(ASKING, [proposal("c")])
    (tally,) = queue.tallies("polish")
    assert (tally.asked, tally.given, tally.returned, tally.waiting) == (3, 2, 3, 3)


# What is decided and what is written


def test_who_accept_at_once_lose_nothing(queue: Queue, review: Review, memo: Memo, ids: list[int], path: Path) -> None:
    def accept(id: int) -> None:
        with Library(home()) as library:
            Review(Queue(library, "office"), review.map).accept([id], "dana", path)

    threads = [Thread(target=accept, args=(id,)) for id in ids]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert polish_in(path, memo) == {one.subject: one.kept for one in queue.drafts(State.ACCEPTED)}
    assert len(polish_in(path, memo)) == len(ids)


def test_nothing_is_decided_where_the_file_cannot_be_written(
    queue: Queue, review: Review, ids: list[int], tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere" / "h.md"
    with pytest.raises(InputError):
        review.accept(ids, "dana", nowhere)
    with pytest.raises(InputError):
        review.edit(ids[0], f"Thus: {queue.find(ids[0]).before}", "dana", nowhere)
    assert {one.state for one in queue.drafts()} == {State.WAITING}


def test_an_edit_back_to_the_finding_is_refused(queue: Queue, review: Review, ids: list[int]) -> None:
    with pytest.raises(EditRefused, match="the finding's own words"):
        review.edit(ids[0], f" {queue.find(ids[0]).before} ", "dana")
    assert queue.find(ids[0]).state is State.WAITING


@pytest.mark.parametrize("kept", ["{}", "{} 77", "[{}](x)", "So:\\{}", "So:\n\n# no {}", "So:  {}"])
def test_one_bad_draft_does_not_keep_the_others_out(
    review: Review, memo: Memo, ids: list[int], path: Path, kept: str
) -> None:
    queue = review.queue
    first, *others = ids
    queue.decide(first, State.EDITED, "dana", kept=kept.format(queue.find(first).before))
    review.accept(others, "dana")
    put = [one.id for one in review.write(path)]
    assert set(others) <= set(put)
    assert set(review.left) == set(ids) - set(put)
    assert ("the finding's own words" in review.left.get(first, "")) == (kept == "{}")
    assert polish_in(path, memo) == {queue.find(id).subject: queue.find(id).kept for id in put}


def test_words_that_the_file_has_otherwise_are_left_there(
    queue: Queue, review: Review, memo: Memo, ids: list[int], path: Path
) -> None:
    review.accept(ids, "dana", path)
    first = queue.find(ids[0])
    mark = f"[^{first.subject}][^model]"
    path.write_text(path.read_text().replace(mark, f" So it is.{mark}"))
    assert [one.id for one in review.write(path)] == ids[1:]
    assert "words that were not accepted here" in review.left[first.id]
    assert polish_in(path, memo)[first.subject] == f"{first.kept} So it is."


def test_edited_words_stay_when_others_come(review: Review, memo: Memo, ids: list[int], path: Path) -> None:
    edited = review.edit(ids[0], f"Thus: {review.queue.find(ids[0]).before}", "dana", path)
    review.accept(ids[1:], "ed", path)
    assert polish_in(path, memo)[edited.subject] == edited.kept
    assert len(polish_in(path, memo)) == len(ids)


def test_words_that_were_accepted_earlier_are_replaced(
    queue: Queue, review: Review, memo: Memo, ids: list[int], path: Path
) -> None:
    review.accept(ids[:1], "dana", path)
    before = queue.find(ids[0])
    (later,) = queue.record(replace(ASKING, about=before.about), [proposal(before.subject)._replace(
        mark=before.mark, before=before.before, words=f"Thus: {before.before}")])  # fmt: skip
    review.accept([later], "ed")
    assert [one.id for one in review.write(path)] == [later]
    assert polish_in(path, memo) == {before.subject: f"Thus: {before.before}"}


def test_who_has_no_words_in_the_file_is_not_named_in_it(
    queue: Queue, review: Review, memo: Memo, ids: list[int], path: Path
) -> None:
    review.accept(ids[:1], "dana")
    own = queue.find(ids[1])
    path.write_text(f"# bluf\n\nThus: {own.before}[^{own.subject}]\n[^{queue.find(ids[0]).subject}]\n")
    review.accept(ids[1:2], "ed", path)
    assert "accepted by" not in path.read_text()
    review.write(path)
    made = hand.read(path).apply(memo)
    assert made.polished is not None
    assert (made.polished.model, made.polished.accepted_by) == (MODEL, "dana")


def test_a_section_that_was_emptied_stays_empty(review: Review, memo: Memo, ids: list[int], path: Path) -> None:
    path.write_text("# dissent\n")
    review.accept(ids, "dana", path)
    review.write(path)
    assert not re.search("left out", path.read_text())
    (section,) = [one for _, one in hand.read(path).apply(memo).walk() if one.id == "dissent"]
    assert [is_told(one.text) for block in section.blocks for one in block.sentences] == [True]  # type: ignore[union-attr]
