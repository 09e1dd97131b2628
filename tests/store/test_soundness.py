"""What keeps the library sound: the append-only chain, migrations, and errors that leave everything as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from argmap.edits import Add, Batch
from argmap.errors import LibraryCorrupt, LibraryError, LibraryTooNew, LibraryUnwritable
from argmap.model import Claim, ClaimKind
from argmap.settings import Home, home
from argmap.store import Library, _database
from argmap.store._migrations import MIGRATIONS
from tests.store.stores import SMALL, add, raw, revise, small, submitted

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        submitted(small(opened), add("c"), revise("a", "One."), revise("a", "Two."))
        yield opened


def problems() -> list[str]:
    with Library() as library:
        return list(library.problems())


def test_a_library_that_was_only_used_has_no_problems(library: Library) -> None:
    assert list(library.problems()) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET actor = 'eve'", "DELETE FROM event", "DELETE FROM event WHERE seq = 1"]
)
def test_the_log_only_grows(library: Library, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the log is append-only"):
        raw(statement)


@pytest.mark.parametrize("column", ["ts", "actor", "kind", "edit", "before", "touched", "prev", "hash", "id"])
def test_a_change_to_any_column_of_the_log_shows(library: Library, column: str) -> None:
    raw("DROP TRIGGER event_no_update", f"UPDATE event SET {column} = {column} || ' ' WHERE seq = 2")  # noqa: S608
    found = problems()
    assert "the trigger event_no_update is missing" in found
    assert any("event 2 " in problem or "event 3 " in problem for problem in found)


def test_an_event_taken_out_of_the_log_shows(library: Library) -> None:
    for taken in (2, 4):
        raw(
            "PRAGMA foreign_keys=OFF",
            "DROP TRIGGER IF EXISTS event_no_delete",
            f"DELETE FROM event WHERE seq = {taken}",  # noqa: S608
        )
        assert any("event 3 does not follow" in problem for problem in problems())
    assert any("is not what its log says" in problem or "cannot be replayed" in problem for problem in problems())


def test_the_newest_event_taken_out_of_the_log_shows(library: Library) -> None:
    raw("DROP TRIGGER event_no_delete", "DELETE FROM event WHERE seq = 4")
    assert "the map 'small' is not what its log says" in problems()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item SET body = replace(body, 'Two.', 'Three.') WHERE id = 'a'",
        "UPDATE item SET retired = 1 WHERE id = 'c'",
        "UPDATE item SET rank = 99 WHERE id = 'a'",
        "DELETE FROM item WHERE id = 'c'",
        "UPDATE map SET header = replace(header, 'small', 'big')",
        "UPDATE item SET body = '{}' WHERE id = 'a'",
        "UPDATE item SET kind = 'thing' WHERE id = 'a'",
    ],
)
def test_a_state_that_does_not_follow_from_the_log_shows(library: Library, statement: str) -> None:
    raw(statement)
    assert any(problem.startswith("the map 'small'") for problem in problems())


@pytest.mark.parametrize("trigger", ["item_ai", "item_ad", "item_au", "event_no_delete"])
def test_a_missing_trigger_shows(library: Library, trigger: str) -> None:
    raw(f"DROP TRIGGER {trigger}")
    assert problems() == [f"the trigger {trigger} is missing"]


def test_a_search_index_out_of_step_shows(library: Library) -> None:
    raw("INSERT INTO item_fts(item_fts) VALUES ('delete-all')")
    assert any("the search index is damaged" in problem for problem in problems())


def second_migration(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """An argmap with one migration more than this one."""
    later = Migrations("argmap")
    later._migrations = list(MIGRATIONS._migrations)

    @later()
    def m002_add_colour(db: Database) -> None:
        db.execute("ALTER TABLE map ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(_database, "MIGRATIONS", later)
    return later


def test_a_dated_copy_is_made_before_a_migration(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    assert not home().backups.exists()
    with monkeypatch.context() as later:
        second_migration(later)
        with Library() as migrated:
            assert "colour" in {column.name for column in migrated.db["map"].columns}
            assert list(migrated.problems()) == []
    (copy,) = home().backups.iterdir()
    assert copy.name.endswith("-before-m002-add-colour.db")
    old = home().folder / "old"
    old.mkdir()
    copy.rename(old / "library.db")
    with Library(Home(old)) as kept:
        assert "c" in kept.open("small").map
        assert list(kept.problems()) == []


def test_a_library_already_up_to_date_is_not_copied(library: Library) -> None:
    library.close()
    Library().close()
    assert not home().backups.exists()


def test_a_migration_that_fails_leaves_the_library_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    with monkeypatch.context() as later:
        migrations = second_migration(later)

        @migrations()
        def m003_fail(db: Database) -> None:
            db.execute("ALTER TABLE map ADD COLUMN size TEXT")
            db.execute("this is no SQL")

        with pytest.raises(LibraryError):
            Library()
    with Library() as kept:
        assert {"colour", "size"}.isdisjoint(column.name for column in kept.db["map"].columns)
        assert "c" in kept.open("small").map


def test_a_library_from_a_later_version_is_refused_and_left_byte_for_byte(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    with monkeypatch.context() as later:
        second_migration(later)
        Library().close()
    before = home().library.read_bytes()
    with pytest.raises(LibraryTooNew, match=r"later version of argmap \(m002_add_colour\)") as refused:
        Library()
    assert "Upgrade argmap" in refused.value.next_step
    assert home().library.read_bytes() == before
    assert sorted(path.name for path in home().folder.glob("library.db*")) == ["library.db"]


@pytest.mark.parametrize("content", [b"this is no database", b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(own_home: Path, content: bytes) -> None:
    own_home.mkdir()
    home().library.write_bytes(content)
    with pytest.raises(LibraryCorrupt, match="is damaged"):
        Library()
    assert home().library.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_left_as_it_was(own_home: Path) -> None:
    own_home.mkdir()
    raw("CREATE TABLE bookmarks (url TEXT)")
    before = home().library.read_bytes()
    with pytest.raises(LibraryCorrupt, match="is not a library of argmap"):
        Library()
    assert home().library.read_bytes() == before


def test_a_library_with_a_damaged_page_says_so(library: Library) -> None:
    for number in range(300):
        library.db.execute("INSERT INTO place (map, value) VALUES (1, ?) ON CONFLICT DO NOTHING", ["x"])
        library.add(f"map-{number}", SMALL, "tester")
    library.close()
    content = bytearray(home().library.read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 4000] = b"\xa5" * 4000
    home().library.write_bytes(content)
    with pytest.raises(LibraryCorrupt) as corrupt, Library() as damaged:
        damaged.open("small")
    assert "backups" in corrupt.value.next_step


def test_a_library_cut_short_says_so(library: Library) -> None:
    library.close()
    content = home().library.read_bytes()
    home().library.write_bytes(content[: len(content) // 2])
    with pytest.raises(LibraryCorrupt), Library() as damaged:
        damaged.open("small")


def test_an_empty_file_becomes_a_library(own_home: Path) -> None:
    own_home.mkdir()
    home().library.write_bytes(b"")
    with Library() as library:
        small(library)
    assert problems() == []


def test_a_home_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryUnwritable, match="cannot be used") as refused:
        Library(Home(tmp_path / "file" / "home"))
    assert "ARGMAP_HOME" in refused.value.next_step


def test_a_library_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryUnwritable):
        Library(Home(tmp_path))


@pytest.mark.skipif(IS_ROOT, reason="permissions do not bind root")
def test_a_read_only_folder_is_refused(library: Library) -> None:
    library.close()
    home().library.chmod(0o400)
    home().folder.chmod(0o500)
    try:
        with pytest.raises(LibraryUnwritable), Library() as opened:
            opened.open("small").submit(add("d"), "tester")
    finally:
        home().folder.chmod(0o700)


def test_a_library_that_sqlite_may_only_read_refuses_edits_and_keeps_the_map(library: Library) -> None:
    live = library.open("small")
    before = live.map
    library.db.execute("PRAGMA query_only=ON")
    with pytest.raises(LibraryUnwritable, match="cannot be written") as refused:
        live.submit(add("d"), "tester")
    assert "Nothing was changed" in refused.value.next_step
    assert live.map is before
    library.db.execute("PRAGMA query_only=OFF")
    submitted(live, add("d"))
    assert problems() == []


def test_a_full_disk_refuses_the_edit_and_keeps_the_map(library: Library) -> None:
    live = library.open("small")
    before, head = live.map, live.head
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count={pages}")
    large = [Claim(id=f"large-{n}", text="x" * 20_000, kind=ClaimKind.CAUSAL) for n in range(20)]
    with pytest.raises(LibraryUnwritable, match=r"the disk of the library .* is full"):
        submitted(live, Batch(changes=tuple(Add(item=item) for item in large)))
    assert (live.map, live.head) == (before, head)
    assert library.open("small").map == before
    library.db.execute("PRAGMA max_page_count=1000000")
    submitted(live, add("d"))
    assert problems() == []


def test_a_lock_held_for_too_long_is_reported(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    live = library.open("small")
    monkeypatch.setattr(_database, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(home().library)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnwritable, match="is being written by another process"):
            live.submit(add("d"), "tester")
    submitted(live, add("d"))


@pytest.mark.parametrize("_", range(3))
def test_processes_that_make_the_library_at_the_same_time_all_succeed(own_home: Path, _: int) -> None:
    script = "from argmap.store import Library\nwith Library() as library: print(len(library.open('deprecation').map))"
    started = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    finished = [process.communicate(timeout=60) for process in started]
    assert [error for _, error in finished] == [""] * 4
    assert len({output for output, _ in finished}) == 1
    with Library() as library:
        assert [row.name for row in library.maps()] == ["deprecation"]
        assert list(library.problems()) == []
