"""Undo and redo: compensating events, own edits first, never over somebody else's change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.edits import Batch, Merge, Retire, Retitle
from argmap.errors import EditRefused, UndoRefused
from argmap.model import Header
from argmap.store import Library, LiveMap
from tests.store.stores import SMALL, add, claim, pro, retire, revise, small, submitted, text_of


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened
        assert list(opened.problems()) == []


@pytest.fixture
def live(library: Library) -> LiveMap:
    return small(library)


def test_undo_takes_back_own_edits_newest_first_and_redo_makes_them_again(live: LiveMap) -> None:
    submitted(live, revise("a", "One."), revise("a", "Two."), add("c"))
    assert live.undo("tester").kind == "add"
    assert "c" not in live.map
    live.undo("tester")
    assert text_of(live, "a") == "One."
    live.undo("tester")
    assert live.map == SMALL
    with pytest.raises(UndoRefused, match="there is nothing of tester's to undo on 'small'"):
        live.undo("tester")
    for text in ("One.", "Two."):
        live.redo("tester")
        assert text_of(live, "a") == text
    live.redo("tester")
    assert "c" in live.map
    with pytest.raises(UndoRefused, match="there is nothing of tester's to redo"):
        live.redo("tester")


def test_undo_and_redo_can_be_told_apart_in_the_history_and_erase_nothing(live: LiveMap) -> None:
    submitted(live, add("c"))
    live.undo("tester")
    live.redo("tester")
    events = live.history()
    assert [event.kind for event in events] == ["redo", "undo", "add", "create"]
    redo, undo, added, _ = events
    assert (undo.undoes, undo.redoes) == (added.seq, None)
    assert (redo.undoes, redo.redoes) == (None, added.seq)


def test_what_was_redone_can_be_undone_and_redone_again(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    for _ in range(3):
        live.undo("tester")
        assert text_of(live, "a") == "a is so."
        live.redo("tester")
        assert text_of(live, "a") == "One."


def test_a_fresh_edit_ends_redo(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    live.undo("tester")
    submitted(live, revise("b", "Other."))
    with pytest.raises(UndoRefused, match="nothing of tester's to redo"):
        live.redo("tester")
    live.undo("tester")
    live.redo("tester")
    assert (text_of(live, "a"), text_of(live, "b")) == ("a is so.", "Other.")


def test_somebody_elses_fresh_edit_does_not_end_redo(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    live.undo("tester")
    submitted(live, revise("b", "Other."), author="ada")
    live.redo("tester")
    assert text_of(live, "a") == "One."


def test_undo_reaches_past_somebody_elses_edits(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    submitted(live, revise("b", "Other."), author="ada")
    assert live.undo("tester").actor == "tester"
    assert (text_of(live, "a"), text_of(live, "b")) == ("a is so.", "Other.")


def test_undo_refuses_what_somebody_else_has_changed_since_and_says_who(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    event = live.history()[0]
    submitted(live, revise("a", "Two."), author="ada")
    before = live.map
    with pytest.raises(
        UndoRefused, match=rf"cannot undo event {event.seq} \(revise\): ada has changed 'a' since"
    ) as no:
        live.undo("tester")
    assert "argmap history small a" in no.value.next_step
    assert live.map is before
    live.undo("ada")
    live.undo("tester")
    assert live.map == SMALL


def test_redo_refuses_what_somebody_else_has_changed_since_and_says_who(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    live.undo("tester")
    submitted(live, revise("a", "Two."), author="ada")
    with pytest.raises(UndoRefused, match=r"cannot redo event .*ada has changed 'a' since"):
        live.redo("tester")
    assert text_of(live, "a") == "Two."


def test_undoing_an_addition_that_somebody_else_built_on_is_refused_and_says_who(live: LiveMap) -> None:
    submitted(live, add("c"))
    live.submit(add("d").model_copy(update={"item": pro("on-c", "c")}), "ada")
    with pytest.raises(UndoRefused, match=r"cannot undo event \d+ \(add\): .*'c'.*; ada made 'on-c'"):
        live.undo("tester")
    assert "c" in live.map


def test_a_header_is_put_back(live: LiveMap) -> None:
    submitted(live, Retitle(header=Header(title="new")))
    live.undo("tester")
    assert live.map == SMALL
    live.redo("tester")
    submitted(live, Retitle(header=Header(title="newer")), author="ada")
    with pytest.raises(UndoRefused, match=r"ada has changed .* since"):
        live.undo("tester")


@pytest.mark.parametrize(
    "change",
    [
        Merge(keep="a", drop="b"),
        Retire(id="b", dependents=True),
        Batch(changes=(add("c"), revise("a", "One."), Batch(changes=(retire("r"), Merge(keep="c", drop="b"))))),
        Batch(changes=(add("c"), retire("c"))),
    ],
    ids=["merge", "retire", "batch", "batch-of-nothing"],
)
def test_large_gestures_are_undone_and_redone_whole(live: LiveMap, change: Merge | Retire | Batch) -> None:
    submitted(live, change)
    after = live.map
    live.undo("tester")
    assert live.map == SMALL
    live.redo("tester")
    assert live.map == after


def test_the_making_of_a_map_cannot_be_undone(live: LiveMap) -> None:
    with pytest.raises(UndoRefused):
        live.undo("tester")


def test_undo_does_not_reach_into_another_map(library: Library, live: LiveMap) -> None:
    other = small(library, "other")
    submitted(other, add("c"))
    with pytest.raises(UndoRefused):
        live.undo("tester")


def test_undo_and_redo_work_from_another_process_view(library: Library, live: LiveMap) -> None:
    other = library.open("small")
    submitted(live, revise("a", "One."))
    other.undo("tester")
    assert other.map == SMALL
    live.redo("tester")
    assert text_of(live, "a") == "One."
    assert other.refresh()
    assert other.map == live.map


def test_ids_of_retired_merged_and_undone_items_are_never_used_again(live: LiveMap) -> None:
    submitted(live, add("c"), add("d"), Batch(changes=(add("e"), retire("e"))), retire("c"), Merge(keep="a", drop="b"))
    live.undo("tester")
    submitted(live, revise("a", "One."), Merge(keep="a", drop="d"))
    for id in ("c", "d", "e"):
        with pytest.raises(EditRefused, match=f"the id '{id}' .*never used again"):
            live.submit(add(id), "ada")
    assert live.free_id("c") == "c-2"
    assert live.free_id("e") == "e-2"
    assert live.free_id("new", {"new"}) == "new-2"
    assert claim("c").id not in live.map


def test_the_id_of_something_that_was_taken_back_is_free_again(live: LiveMap) -> None:
    submitted(live, add("c"))
    live.undo("tester")
    submitted(live, add("c"))
    assert "c" in live.map
    submitted(live, retire("c"))
    with pytest.raises(EditRefused, match="never used again"):
        submitted(live, add("c"))
