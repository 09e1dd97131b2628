"""The map as it was: back to any event and any time, whatever was done, undone and redone since."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from argmap.edits import Batch, Merge, Retitle, Weigh
from argmap.edits.changes import Add
from argmap.errors import EditRefused, InputError
from argmap.model import Header, Map, Perspective
from argmap.store import Library, LiveMap
from tests.store.stores import SMALL, add, pro, retire, revise, small, submitted, text_of


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def live(library: Library) -> LiveMap:
    return small(library)


def random_step(live: LiveMap, dice: random.Random, number: int) -> None:
    claims = sorted(id for id in live.map.entries if id in "abc" or id.startswith("n"))
    one, other = dice.choice(claims), dice.choice(claims)
    author = dice.choice(["ada", "ben"])
    match dice.randrange(9):
        case 0:
            live.undo(author)
        case 1:
            live.undo(author)
            live.redo(author)
        case 2:
            live.submit(revise(one, f"Text {number}."), author)
        case 3:
            live.submit(retire(one), author)
        case 4:
            live.submit(Merge(keep=one, drop=other), author)
        case 5:
            live.submit(Weigh(perspective="view", id=one, value=dice.random()), author)
        case 6:
            live.submit(Retitle(header=Header(title=f"Title {number}")), author)
        case _:
            parts = (add(f"n{number}"), Add(item=pro(f"r{number}", one, f"n{number}")))
            live.submit(Batch(changes=parts), author)


@pytest.mark.parametrize("seed", range(4))
def test_the_map_is_what_it_was_after_every_event(library: Library, live: LiveMap, seed: int) -> None:
    dice = random.Random(seed)
    submitted(live, Add(item=Perspective(id="view", title="View")))
    recorded: dict[int, Map] = {live.head: live.map}
    for number in range(60):
        with contextlib.suppress(EditRefused):
            random_step(live, dice, number)
        recorded[live.head] = live.map
    kinds = {event.kind for event in live.history()}
    assert {"undo", "redo", "merge", "retire", "batch", "retitle"} <= kinds
    again = library.open("small")
    for seq, map in recorded.items():
        assert again.as_of(seq) == map
    assert again.map == live.map
    assert list(library.problems()) == []


def test_events_are_told_with_the_map_before_them(live: LiveMap) -> None:
    submitted(live, revise("a", "One."), revise("a", "Two."), add("c"))
    texts = [(event.kind, map["a"].words(), "c" in map) for event, map in live.back(2)]
    assert texts == [("add", "Two.", False), ("revise", "One.", False)]
    assert list(live.back(live.head)) == []
    assert [event.kind for event, _ in live.back(0)] == ["add", "revise", "revise"]  # its making is no change to it


def test_events_of_other_maps_change_nothing(library: Library, live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    between = live.head
    submitted(small(library, "other"), revise("a", "Elsewhere."))
    submitted(live, revise("a", "Two."))
    assert text_of(live, "a") == "Two."
    for seq in range(between, live.head):
        assert live.as_of(seq)["a"].words() == "One."
    assert live.as_of(1) == SMALL


def test_before_the_map_was_made(library: Library) -> None:
    small(library)
    later = small(library, "later")
    with pytest.raises(InputError, match="'later' came into the library later: event 2 of"):
        later.as_of(1)


def test_the_newest_event_at_a_time(live: LiveMap) -> None:
    submitted(live, revise("a", "One."))
    created, revised = (datetime.fromisoformat(event.ts) for event in reversed(live.history()))
    assert live.event_at(created - timedelta(microseconds=1)) == 0
    assert live.event_at(created) == 1
    assert live.event_at(revised - timedelta(microseconds=1)) == 1
    assert live.event_at(datetime.now(UTC).astimezone()) == 2
