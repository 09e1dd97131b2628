"""What the library tells of its maps and of their past without reading the maps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.edits import Add, Batch, Revise, Weigh
from argmap.errors import UnknownId
from argmap.model import Claim, ClaimKind, Header, Map, Perspective
from argmap.resources import bundled_maps
from argmap.store import Library
from argmap.store.listing import listed
from argmap.store.telling import event_subjects, event_words

CLAIMS = [Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL) for id in ("a", "b", "c")]


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        library.add("map", Map.build(Header(title="A map"), CLAIMS), "somebody")
        yield library


def retitled(library: Library, id: str, author: str) -> None:
    library.open("map").submit(Revise(id=id, fields={"title": f"by {author}"}), author)


def test_the_list_has_maps_and_what_waits_to_be_opened(library: Library) -> None:
    first, *waiting = listed(library)
    assert (first.name, first.title, first.counts, first.is_behind) == ("map", "A map", {"claim": 3}, False)
    assert first.changed
    assert [one.name for one in waiting] == list(bundled_maps())
    assert all(one.counts is None for one in waiting)


def test_history_comes_in_pages(library: Library) -> None:
    for id in ("a", "b", "a"):
        retitled(library, id, "rosa")
    newest = library.history("map", limit=2)
    older = library.history("map", before=newest[-1].seq)
    assert [*newest, *older] == library.open("map").history()
    of_a = library.history("map", "a", limit=1)
    assert [event.kind for event in library.history("map", "a", before=of_a[0].seq)] == ["revise", "create"]
    with pytest.raises(UnknownId):
        library.history("none")


def test_what_undo_would_take_back(library: Library) -> None:
    assert library.undoable("map", "rosa") is None
    retitled(library, "a", "rosa")
    retitled(library, "b", "rosa")
    retitled(library, "c", "tom")
    first, second = (library.history("map")[index].seq for index in (2, 1))
    found = library.undoable("map", "rosa")
    assert found is not None
    assert found.seq == second
    assert library.open("map").undo("rosa").seq == second
    found = library.undoable("map", "rosa")
    assert found is not None
    assert found.seq == first


def test_what_others_have_touched_since(library: Library) -> None:
    live = library.open("map")
    seen = live.head
    assert live.touched_since(0, but="rosa") == frozenset()  # making a map is no change of it
    retitled(library, "a", "rosa")
    retitled(library, "b", "tom")
    assert live.touched_since(seen, but="rosa") == frozenset()  # not taken in yet
    live.refresh()
    assert live.touched_since(seen, but="rosa") == {"b"}
    assert live.touched_since(live.head, but="rosa") == frozenset()


def test_what_an_event_is_about(library: Library) -> None:
    live = library.open("map")
    view = Perspective(id="rosa", title="Rosa", holder="rosa")
    event = live.submit(Batch(changes=(Add(item=view), Weigh(perspective="rosa", id="c", value=0.9))), "rosa")
    assert event_subjects(event)[0] == "c"
    undone = live.undo("rosa")
    assert undone.seq == event.seq
    assert event_subjects(live.history(limit=1)[0]) == ["rosa"]
    made = live.history()[-1]
    assert event_subjects(made) == []
    assert event_words(made) == "made the map “A map” with 3 items"
