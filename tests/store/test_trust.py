"""Nobody's work is lost or reordered behind their back, and the library tells when it was tampered with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from argmap.edits import Add, Merge, Retire, Revise
from argmap.errors import LibraryCorrupt, LibraryUnwritable, UndoRefused
from argmap.formats import json_text
from argmap.model import Argument, Claim, ClaimKind, Criterion, Direction, Header, Map, Question
from argmap.settings import home
from argmap.store import Library, LiveMap
from argmap.store._migrations import APPEND_ONLY_TRIGGERS


def claim(id: str, text: str = "Something is so.") -> Claim:
    return Claim(id=id, text=text, kind=ClaimKind.EMPIRICAL)


def reason(id: str, target: str) -> Argument:
    return Argument(id=id, target=target, stance=Direction.CON, text="There is a reason.")


@pytest.fixture
def live() -> Iterator[LiveMap]:
    """A map of two claims and a reason against the first, all by ann."""
    with Library() as library:
        library.add("shared", Map.build(Header(title="Shared"), [claim("x"), claim("y", "Cats purr.")]), author="ann")
        opened = library.open("shared")
        opened.submit(Add(item=reason("old", "x")), "ann")
        yield opened


def test_redo_never_takes_what_others_added_meanwhile(live: LiveMap) -> None:
    live.submit(Retire(id="x", dependents=True), "ann")
    live.undo("ann")
    live.submit(Add(item=reason("bobs", "x")), "bob")
    with pytest.raises(UndoRefused, match="bob"):
        live.redo("ann")
    assert "bobs" in live.map


def test_redoing_a_merge_never_moves_what_others_added_meanwhile(live: LiveMap) -> None:
    live.submit(Merge(keep="y", drop="x"), "ann")
    live.undo("ann")
    live.submit(Add(item=reason("bobs", "x")), "bob")
    with pytest.raises(UndoRefused):
        live.redo("ann")
    assert live.map.find("bobs", Argument).target == "x"


def test_undo_and_redo_can_be_repeated(live: LiveMap) -> None:
    live.submit(Retire(id="x", dependents=True), "ann")
    after = live.map
    for _ in range(3):
        live.undo("ann")
        assert {"x", "old"} <= {item.id for item in live.map.items}
        live.redo("ann")
        assert live.map == after


def test_the_order_that_people_gave_survives_undo_and_other_processes(live: LiveMap) -> None:
    criteria = {name: Criterion(title=name) for name in ("z", "a", "m")}
    live.submit(Add(item=Question(id="q", text="What now?", criteria=criteria)), "ann")
    before = json_text(live.map)
    with Library() as library:
        other = library.open("shared")
        live.submit(Revise(id="q", fields={"note": "hello"}), "ann")
        live.undo("ann")
        other.refresh()
        assert json_text(live.map) == json_text(other.map) == before
    assert list(criteria) == list(live.map.find("q", Question).criteria)


def tampered(*statements: str) -> list[str]:
    """What the library says of itself after somebody wrote to its file by hand."""
    with closing(sqlite3.connect(home().library)) as db, db:
        for statement in statements:
            db.execute(statement)
    with Library() as library:
        return list(library.problems())


CUT_OFF = (
    "DROP TRIGGER event_no_delete",
    "DELETE FROM touch WHERE seq = 2",
    "DELETE FROM event WHERE seq = 2",
    "DELETE FROM item WHERE id = 'old'",
    "UPDATE map SET head = 1",
    next(trigger for trigger in APPEND_ONLY_TRIGGERS if "no_delete" in trigger),
)


@pytest.mark.parametrize(
    "statements",
    [
        CUT_OFF,
        ("DELETE FROM touch",),
        ("UPDATE item SET words = 'Zebras.' WHERE id = 'y'",),
        ("UPDATE item SET title = 'Zebras' WHERE id = 'y'",),
        ("INSERT INTO undone (seq, map, actor, by) SELECT 2, uid, 'ann', 2 FROM map",),
        ("UPDATE map SET head = 1",),
        ("UPDATE map SET head = 9999",),
        ("UPDATE map SET next_rank = 0",),
        ("UPDATE map SET removed = 1",),
        ("DROP INDEX map_name",),
        ("PRAGMA foreign_keys = OFF", "DELETE FROM touch", "DELETE FROM item", "DELETE FROM map"),
        ("DROP TRIGGER event_no_update", "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END"),
    ],
    ids=lambda statements: statements[0],
)
def test_tampering_shows(live: LiveMap, statements: tuple[str, ...]) -> None:
    assert tampered("SELECT 1") == []
    assert tampered(*statements)


def test_an_undone_edit_taken_off_the_list_shows(live: LiveMap) -> None:
    live.undo("ann")
    assert tampered("SELECT 1") == []
    assert tampered("DELETE FROM undone")


def test_a_removed_map_is_sound_and_its_removal_is_logged(live: LiveMap) -> None:
    with Library() as library:
        library.remove("shared", author="ann")
        assert list(library.problems()) == []
        last = library.db.execute("SELECT actor, kind FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("ann", "remove")


def test_a_failed_backup_leaves_no_file(live: LiveMap, tmp_path: Path) -> None:
    with Library() as library:
        assert library.backup_daily() is not None
        assert library.backup_daily() is None
        with pytest.raises(LibraryUnwritable):
            library.backup(tmp_path / "no" / "folder" / "copy.db")
    assert len(list(home().backups.iterdir())) == 1


def test_an_emptied_library_with_copies_is_not_taken_for_a_new_one(live: LiveMap) -> None:
    with Library() as library:
        copy = library.backup()
    live._db.close()
    for path in home().folder.glob("library.db*"):
        path.unlink()
    home().library.touch()
    with pytest.raises(LibraryCorrupt) as refusal:
        Library()
    assert str(copy) in refusal.value.next_step


def test_commits_reach_the_disk(live: LiveMap) -> None:
    with Library() as library:
        pragmas = {name: library.db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")}
        assert pragmas == {"synchronous": 2, "foreign_keys": 1}
