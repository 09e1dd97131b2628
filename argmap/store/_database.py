"""Opening the library's SQLite file, and turning SQLite's complaints into argmap's errors."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from argmap.errors import ArgmapError, LibraryCorrupt, LibraryError, LibraryTooNew, LibraryUnwritable
from argmap.settings import Home
from argmap.store._migrations import MIGRATIONS
from argmap.store._sqlite_utils import Database

BUSY_SECONDS = 10.0
"""How long a writer waits for another before it gives up."""
KEPT_BACKUPS = 30
"""How many dated copies are kept before the oldest go; those made before a migration stay."""


def open_database(home: Home) -> Database:
    """The library of ``home``, made or brought up to date if need be. Raises ``LibraryError``."""
    with complaints(home.library):
        home.folder.mkdir(parents=True, exist_ok=True)
        _refuse_emptied(home)
        connection = sqlite3.connect(home.library, timeout=BUSY_SECONDS)
        try:
            db = Database(connection, execute_plugins=False)
            _refuse_foreign(db, home.library)
            _refuse_newer(db, home.library)
            _configure(db)
            if MIGRATIONS.pending(db):
                _migrate(db, home)
        except BaseException:
            connection.close()
            raise
        return db


def make_tables(db: Database) -> None:
    """Make the tables of a library, or bring them up to date."""
    MIGRATIONS.apply(db)


def _configure(db: Database) -> None:
    deadline = time.monotonic() + BUSY_SECONDS
    while True:  # switching to WAL does not wait for the lock as other statements do
        try:
            mode = db.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            break
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    if mode != "wal":
        raise LibraryUnwritable(
            f"the library's disk does not support write-ahead logging (mode {mode})", NEXT_UNWRITABLE
        )
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA foreign_keys=ON")


def _refuse_emptied(home: Home) -> None:
    """Raise ``LibraryCorrupt`` for a file without content that backups show to have had some."""
    backups = sorted(home.backups.glob("library-*.db"))
    if backups and home.library.exists() and home.library.stat().st_size == 0:
        raise LibraryCorrupt(
            f"the library {home.library} is empty, though there are copies of it",
            f"Copy the newest one over it: {backups[-1]}",
        )


def _refuse_foreign(db: Database, path: Path) -> None:
    """Raise ``LibraryCorrupt`` for a database that something else has made."""
    if not MIGRATIONS.applied(db) and set(db.table_names()) - {MIGRATIONS.migrations_table}:
        raise LibraryCorrupt(
            f"the file {path} is a database, but it is not a library of argmap",
            "Move it away, or set ARGMAP_HOME to another folder.",
        )


def _refuse_newer(db: Database, path: Path) -> None:
    known = {migration.name for migration in MIGRATIONS._migrations}  # noqa: SLF001 - no public list of names
    later = [migration.name for migration in MIGRATIONS.applied(db) if migration.name not in known]
    if later:
        raise LibraryTooNew(
            f"the library {path} was written by a later version of argmap ({later[-1]})",
            "Upgrade argmap, or set ARGMAP_HOME to another folder.",
        )


def _migrate(db: Database, home: Home) -> None:
    """Apply what is pending; one process does it, others wait. An existing library is copied first."""
    if MIGRATIONS.applied(db):
        backup(db, home, f"before-{MIGRATIONS.pending(db)[-1].name.replace('_', '-')}")
    with transaction(db):
        make_tables(db)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """A write transaction that takes its lock at once, so that what is read inside stays true until it commits."""
    _take_lock(db)
    try:
        yield
        db.commit()
    except BaseException:
        if db.conn.in_transaction:
            db.rollback()
        raise


@contextlib.contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """What is read inside is of one moment, whatever others write meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


def _take_lock(db: Database) -> None:
    """Begin to write as soon as nobody else does.

    SQLite's own waiting looks ten times a second, so that a writer in haste could keep another out for good.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    db.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise
            time.sleep(random.uniform(0.0005, 0.005))  # noqa: S311 - so that two who wait do not keep step
    finally:
        db.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def backup(db: Database, home: Home, label: str = "") -> Path:
    """A verified copy of the library in the folder of backups, named by the time; the oldest beyond a number go."""
    with complaints(home.backups):
        home.backups.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        path = home.backups / f"library-{stamp}{'-' + label if label else ''}.db"
        copy_to(db, path)
        dated = [copy for copy in sorted(home.backups.glob("library-*.db")) if "-before-" not in copy.name]
        for old in dated[:-KEPT_BACKUPS]:
            old.unlink(missing_ok=True)
    return path


def copy_to(db: Database, path: Path) -> None:
    """Copy the library to ``path`` while it may be in use, and check the copy. Raises ``LibraryError``."""
    unfinished = path.with_name(f".{path.name}.part")
    with complaints(path):
        try:
            with contextlib.closing(sqlite3.connect(unfinished)) as copy:
                db.conn.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
                found = copy.execute("PRAGMA quick_check").fetchone()[0]
            if found != "ok":
                raise LibraryCorrupt(f"the copy of the library is damaged: {found}", NEXT_CORRUPT)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


NEXT_UNWRITABLE = "Check the folder's permissions and the space left on its disk, or set ARGMAP_HOME to another folder."
NEXT_CORRUPT = (
    "Run `argmap doctor`. To go back, move the damaged file away and copy the newest file of the folder `backups` "
    "beside it to `library.db`."
)


@contextlib.contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system complain about into ``LibraryError`` about ``path``."""
    try:
        yield
    except ArgmapError:
        raise
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except OSError as error:
        raise LibraryUnwritable(f"{path} cannot be used: {error.strerror or error}", NEXT_UNWRITABLE) from error


def _translated(error: sqlite3.Error, path: Path) -> LibraryError:
    name = getattr(error, "sqlite_errorname", "")
    if _is_busy(error):
        return LibraryUnwritable(
            f"the library {path} is being written by another process", "Nothing was changed; try again in a moment."
        )
    if name.startswith("SQLITE_FULL"):
        return LibraryUnwritable(
            f"the disk of the library {path} is full", "Nothing was changed. Free some space and try again."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
        return LibraryUnwritable(
            f"the library {path} cannot be written: {error}", f"Nothing was changed. {NEXT_UNWRITABLE}"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LibraryCorrupt(f"the library {path} is damaged: {error}", NEXT_CORRUPT)
    return LibraryError(f"the library {path} gave an error: {error}", "Run `argmap doctor`.")
