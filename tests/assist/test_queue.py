"""The review queue: a draft is decided once, by a person, and stays."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from argmap.assist.queue import Queue, State
from argmap.edits import Add
from argmap.errors import EditRefused, InputError, UndoRefused, UnknownId
from argmap.settings import Home
from argmap.store import Library
from tests.assist.asking import ASKING, MODEL, proposal, proposed
from tests.store.stores import claim, raw

WORDS = {State.ACCEPTED: "New words.", State.EDITED: "My words.", State.REJECTED: ""}


def test_a_draft_waits_as_it_was_proposed(queue: Queue) -> None:
    (id,) = proposed(queue, proposal("bluf.lead", "New words.", "the number '3' is added"))
    (draft,) = queue.drafts(State.WAITING)
    assert draft == queue.find(id)
    assert (draft.task, draft.subject, draft.mark, draft.before, draft.words, draft.model) == (
        ("polish", "bluf.lead", "0badcafe", "Old words.", "New words.", MODEL)
    )
    assert draft.complaints == ("the number '3' is added",)
    assert (draft.state, draft.kept, draft.decider, draft.decided) == (State.WAITING, "", "", "")
    assert draft.made


@pytest.mark.parametrize("state", WORDS)
@pytest.mark.parametrize("again", WORDS)
def test_what_is_decided_stays_decided(queue: Queue, state: State, again: State) -> None:
    (id,) = proposed(queue)
    decided = queue.decide(id, state, "dana", kept="My words.", reason="why not")
    assert (decided.state, decided.kept, decided.decider, decided.reason) == (state, WORDS[state], "dana", "why not")
    with pytest.raises(EditRefused, match=f"draft {id} was {state} by dana"):
        queue.decide(id, again, "ed", kept="Other words.")
    assert queue.find(id) == decided


@pytest.mark.parametrize("states", [[*WORDS], [State.REJECTED, State.ACCEPTED, State.ACCEPTED], [State.EDITED]])
def test_each_is_decided_by_itself_and_counted(queue: Queue, states: list[State]) -> None:
    ids = proposed(queue, *(proposal(f"k{at}") for at, _ in enumerate(states)), proposal("k", "w", "no"))
    decided = [queue.decide(id, state, "dana", kept="Mine.") for id, state in zip(ids, states, strict=False)]
    assert queue.drafts()[:-1] == decided
    assert [one.id for one in queue.drafts(State.WAITING)] == ids[-1:]
    (tally,) = queue.tallies("polish")
    assert (tally.accepted, tally.edited, tally.rejected) == tuple(states.count(one) for one in WORDS)
    assert (tally.asked, tally.returned, tally.complained, tally.waiting) == (3, len(states) + 1, 1, 1)
    assert queue.tallies("steelman") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE draft SET words = 'x'",
        "UPDATE draft SET complaints = '[]'",
        "UPDATE draft SET state = 'waiting'",
        "DELETE FROM draft",
        "DELETE FROM asking",
        "UPDATE asking SET model = 'me'",
        "INSERT INTO draft (asking, subject, mark, before, words, complaints, state) VALUES (1,1,1,1,1,1,'accepted')",
    ],
)
def test_the_tables_themselves_refuse_to_be_changed(queue: Queue, statement: str) -> None:
    (id,) = proposed(queue)
    queue.decide(id, State.REJECTED, "dana")
    with pytest.raises(sqlite3.IntegrityError):
        raw(statement)


@pytest.mark.parametrize("name", [MODEL, "A-Model-1", " a-model-1 "])
@pytest.mark.parametrize("state", WORDS)
def test_no_model_decides(queue: Queue, name: str, state: State) -> None:
    (id,) = proposed(queue)
    with pytest.raises(EditRefused, match="is a model"):
        queue.decide(id, state, name, kept="x")
    assert queue.find(id).state is State.WAITING


@pytest.mark.parametrize("name", ["", "  ", "two\nlines"])
def test_who_decides_has_a_name(queue: Queue, name: str) -> None:
    (id,) = proposed(queue)
    with pytest.raises(InputError, match="the name of who decides"):
        queue.decide(id, State.ACCEPTED, name)


def test_what_fails_the_check_is_not_accepted_as_it_is(queue: Queue) -> None:
    (id,) = proposed(queue, proposal("k", "w", "the doubt 'may' is lost"))
    with pytest.raises(EditRefused, match="the doubt 'may' is lost"):
        queue.decide(id, State.ACCEPTED, "dana")
    assert queue.decide(id, State.EDITED, "dana", kept="ok").kept == "ok"


@pytest.mark.parametrize("id", [0, 99, -1, 10**30])
def test_an_unknown_draft_is_refused(queue: Queue, id: int) -> None:
    with pytest.raises(UnknownId, match="there is no draft"):
        queue.find(id)


def test_undo_does_not_apply(library: Library, queue: Queue) -> None:
    (id,) = proposed(queue)
    queue.decide(id, State.ACCEPTED, "dana")
    with pytest.raises(UndoRefused):
        library.open("office").undo("dana")
    library.open("office").submit(Add(item=claim("c")), "dana")
    library.open("office").undo("dana")
    assert queue.find(id).state is State.ACCEPTED


def test_drafts_belong_to_one_map(library: Library, queue: Queue) -> None:
    (id,) = proposed(queue)
    library.copy("office", "second", "dana")
    other = Queue(library, "second")
    assert other.drafts() == []
    with pytest.raises(UnknownId):
        other.decide(id, State.ACCEPTED, "dana")
    library.remove("office")
    with pytest.raises(UnknownId):
        Queue(library, "office")
    assert Queue(library, "second").tallies("polish") == []
    library.add("office", library.open("second").map, "dana")
    assert Queue(library, "office").drafts() == []
    assert list(library.problems()) == []


def test_a_backup_keeps_them(library: Library, queue: Queue, own_home: object) -> None:
    (id,) = proposed(queue)
    queue.decide(id, State.EDITED, "dana", kept="Mine.")
    there = Home(library.home.folder / "elsewhere")
    there.folder.mkdir()
    library.backup(there.library)
    with Library(there) as kept:
        assert Queue(kept, "office").drafts() == queue.drafts()


def test_requests_without_an_answer_count_for_nothing(queue: Queue) -> None:
    queue.record(replace(ASKING, outcome="offline"))
    assert queue.tallies("polish") == []
    queue.record(replace(ASKING, outcome="refused"))
    (tally,) = queue.tallies("polish")
    assert (tally.model, tally.asked, tally.returned) == (MODEL, 3, 0)


def test_two_who_decide_at_once_do_not_both(library: Library, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    (id,) = proposed(queue)
    with Library() as second:
        other = Queue(second, "office")
        monkeypatch.setattr(other, "refuse", lambda *_: queue.decide(id, State.REJECTED, "ed", reason="no"))
        with pytest.raises(EditRefused, match="was rejected by ed"):
            other.decide(id, State.ACCEPTED, "dana")
    assert queue.find(id).state is State.REJECTED
