"""Maps that ship with argmap: brought up to date while nobody has changed them, and on request around changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap.store.library as library_module
from argmap import resources
from argmap.edits import Add, Revise
from argmap.errors import InputError, LibraryCorrupt, UndoRefused
from argmap.formats import read_map
from argmap.model import Argument, Direction, Map
from argmap.store import Library
from argmap.store.library import SHIPPER
from tests.store.stores import add, raw

FIRST = """\
map: {title: Should we move?}
claims:
  move: {text: We should move., kind: policy}
  rent: {text: Rents rise., kind: empirical}
  noise: {text: The street is noisy., kind: empirical}
"""
SECOND = """\
map: {title: Should we move?}
claims:
  light: {text: The rooms are dark., kind: empirical}
  move: {text: We should move., kind: policy}
  rent: {text: Rents rise every year., kind: empirical}
"""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpora" / "office"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "bundled_maps", lambda: {"office": folder})
    (folder / "map.yaml").write_text(FIRST)
    return folder / "map.yaml"


def opened() -> Map:
    with Library() as library:
        return library.open("office").map


def test_a_map_that_nobody_changed_is_brought_up_to_date_when_it_is_opened(shipped: Path) -> None:
    assert "noise" in opened()
    shipped.write_text(SECOND)
    now = opened()
    assert [item.id for item in now.items] == ["light", "move", "rent"]
    assert now["rent"].words() == "Rents rise every year."
    with Library() as library:
        assert [event.actor for event in library.open("office").history()] == [SHIPPER, SHIPPER]
        assert list(library.problems()) == []
        assert not any(library.is_behind(row) for row in library.maps())


def test_a_change_of_a_comment_alone_makes_no_event(shipped: Path) -> None:
    opened()
    shipped.write_text("# words\n" + FIRST)
    opened()
    with Library() as library:
        assert len(library.open("office").history()) == 1
        assert not any(library.is_behind(row) for row in library.maps())


def test_a_map_that_somebody_changed_is_left_alone_until_asked_for(shipped: Path) -> None:
    with Library() as library:
        live = library.open("office")
        live.submit(add("mine"), "dana")
        live.submit(Revise(id="rent", fields={"text": "Rents are high."}), "dana")
        before = live.map
    shipped.write_text(SECOND)
    assert opened() == before
    with Library() as library:
        assert any(library.is_behind(row) for row in library.maps())
        changed, kept = library.update("office")
        assert changed > 0
        assert kept == ["rent"]
        now = library.open("office").map
        assert "light" in now
        assert "noise" not in now
        assert "mine" in now
        assert now["rent"].words() == "Rents are high."
        assert list(library.problems()) == []
        assert library.update("office") == (0, ["rent"])


BROKEN = "UPDATE item SET body = json_remove(body, '$.text') WHERE kind = 'claim'"


def test_an_untouched_map_that_cannot_be_read_any_more_is_shipped_anew(shipped: Path) -> None:
    opened()
    raw(BROKEN)
    shipped.write_text(SECOND)
    assert "light" in opened()


def test_a_map_that_somebody_changed_is_never_replaced(shipped: Path) -> None:
    with Library() as library:
        library.open("office").submit(add("mine"), "dana")
    raw(BROKEN)
    shipped.write_text(SECOND)
    with pytest.raises(LibraryCorrupt, match=r"text: field required \(and \d more\)$"):
        opened()


def test_what_was_undone_counts_as_somebodys_change(shipped: Path) -> None:
    with Library() as library:
        live = library.open("office")
        live.submit(Revise(id="rent", fields={"text": "Rents are high."}), "dana")
        live.undo("dana")
    shipped.write_text(SECOND)
    assert opened()["rent"].words() == "Rents rise."


def test_an_update_is_nobodys_to_undo_even_for_a_person_of_that_name(shipped: Path) -> None:
    opened()
    shipped.write_text(SECOND)
    with Library() as library:
        live = library.open("office")
        with pytest.raises(UndoRefused, match="nothing of argmap's to undo"):
            live.undo(SHIPPER)


def test_other_maps_cannot_be_updated(shipped: Path) -> None:
    opened()
    with Library() as library:
        library.copy("office", "own", "dana")
        with pytest.raises(InputError, match="'own' did not ship with argmap"):
            library.update("own")


def test_what_a_persons_argument_is_about_stays_though_it_ships_no_more(shipped: Path) -> None:
    with Library() as library:
        live = library.open("office")
        live.submit(Add(item=Argument(id="mine", stance=Direction.CON, target="noise", text="No.")), "dana")
    shipped.write_text(SECOND)
    with Library() as library:
        library.update("office")
        now = library.open("office").map
        assert "noise" in now
        assert "mine" in now
        assert "light" in now
        assert list(library.problems()) == []


def test_a_broken_file_that_ships_does_not_keep_a_sound_copy_from_being_opened(shipped: Path) -> None:
    before = opened()
    shipped.write_text("map: {title: [}")
    assert opened() == before


def test_an_edit_made_while_an_update_is_prepared_is_not_lost(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    shipped.write_text(SECOND)

    def reading(folder: Path) -> Map:
        """Somebody edits after the files were found to be newer, before they are taken in."""
        monkeypatch.setattr(library_module, "_shipped", read_map)
        with monkeypatch.context() as quiet:
            quiet.setattr(Library, "is_behind", lambda *_: False)
            with Library() as other:
                other.open("office").submit(Revise(id="rent", fields={"text": "Rents are high."}), "dana")
        return read_map(folder)

    monkeypatch.setattr(library_module, "_shipped", reading)
    assert opened()["rent"].words() == "Rents are high."
