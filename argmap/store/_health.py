"""Whether a library is sound: the file, its tables, the chain of its log, and everything derived against the log.

What cannot be seen from inside one file is a log cut off at its end by somebody who also mended every other table; a
backup shows that.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from argmap.edits import Restore, fold
from argmap.errors import ArgmapError, LibraryCorrupt
from argmap.model.map import Header, Map
from argmap.store import _log
from argmap.store._database import make_tables, snapshot
from argmap.store._log import HEADER_KEY, Event
from argmap.store._projection import MapRow, load, search_words
from argmap.store._sqlite_utils import Database

OWN_SCHEMA = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def problems(db: Database) -> Iterator[str]:
    """Everything that is wrong, in words."""
    for (message,) in db.execute("PRAGMA integrity_check").fetchall():
        if message != "ok":
            yield f"the file is damaged: {message}"
    yield from (f"the search index is damaged: {error}" for error in _search_errors(db))
    with snapshot(db):
        found = list(_contradictions(db))
    yield from found


def _search_errors(db: Database) -> Iterator[str]:
    try:
        db.execute("INSERT INTO item_fts(item_fts, rank) VALUES ('integrity-check', 1)")
    except db.conn.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise  # the check is a write: a library that cannot be written is not damaged for that
        yield str(error)


def _contradictions(db: Database) -> Iterator[str]:
    """Where tables, log and state do not fit together."""
    yield from _schema_errors(db)
    yield from _log.broken_links(db)
    yield from _log_gaps(db)
    yield from _undone_errors(db)
    rows = db.execute("SELECT rid, uid, name, origin, header, head, next_rank, opened FROM map ORDER BY rid").fetchall()
    for row in rows:
        yield from _map_errors(db, MapRow(*row))


def _schema_errors(db: Database) -> Iterator[str]:
    """Tables, indexes and triggers that are not as the migrations make them."""
    with contextlib.closing(Database(sqlite3.connect(":memory:"), execute_plugins=False)) as fresh:
        make_tables(fresh)
        expected = dict(fresh.execute(OWN_SCHEMA).fetchall())
    found = dict(db.execute(OWN_SCHEMA).fetchall())
    for name, sql in expected.items():
        if name not in found:
            yield f"the {name} is missing"
        elif found[name] != sql:
            yield f"the {name} is not as argmap makes it"


def _log_gaps(db: Database) -> Iterator[str]:
    """Events that were taken out, and events and maps that lost each other."""
    count, last = db.execute("SELECT count(*), coalesce(max(seq), 0) FROM event").fetchone()
    given = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'event'").fetchone()
    if not count == last == (given[0] if given else 0):
        yield f"events are missing: {count} are there, {max(last, given[0] if given else 0)} were written"
    for (uid,) in db.execute("SELECT DISTINCT map FROM event WHERE map NOT IN (SELECT uid FROM map)").fetchall():
        yield f"the map {uid} has a log and is not there"


def _undone_errors(db: Database) -> Iterator[str]:
    """Whether the list of undone edits is what the log makes it."""
    expected: set[tuple[int, str, str, int]] = set()
    for event in _log.events(db, "undoes IS NOT NULL OR redoes IS NOT NULL", []):
        if event.undoes is not None:
            expected.add((event.undoes, event.map, event.actor, event.seq))
        expected = {entry for entry in expected if entry[0] != event.redoes}
    if set(db.execute("SELECT seq, map, actor, by FROM undone").fetchall()) != expected:
        yield "the list of undone edits is not what the log says"


def _map_errors(db: Database, row: MapRow) -> Iterator[str]:
    """Whether what is stored of a map is what its events make."""
    try:
        stored = load(db, row)
    except LibraryCorrupt as error:
        yield f"the map '{row.name}' cannot be read: {error}"
        return
    try:
        events = list(_log.events(db, "map = ?", [row.uid]))
        replayed = fold(Map(Header(title="empty")), (event.as_edit() for event in events))
        touched = {touch for event in events for touch in _touches(event)}
    except (ArgmapError, ValueError) as error:
        yield f"the map '{row.name}' cannot be replayed from its log: {error}"
        return
    if replayed != stored:
        yield f"the map '{row.name}' is not what its log says"
    yield from _row_errors(db, row, stored, events)
    if touched - set(db.execute("SELECT item, seq FROM touch WHERE map = ?", [row.rid]).fetchall()):
        yield f"the list of items touched on '{row.name}' is not what the log says"


def _touches(event: Event) -> Iterator[tuple[str, int]]:
    """The items that an event touched, each with the event's number."""
    if event.kind == "create":
        change = event.as_edit().change
        yield from ((state.id, event.seq) for state in (change.states if isinstance(change, Restore) else ()))
    yield from ((id, event.seq) for id in event.digests() if id != HEADER_KEY)


def _row_errors(db: Database, row: MapRow, stored: Map, events: list[Event]) -> Iterator[str]:
    """Whether a map's own row and the words it is searched by fit its items and its log."""
    removed = db.execute("SELECT removed FROM map WHERE rid = ?", [row.rid]).fetchone()[0]
    if not events or row.head != events[-1].seq:
        yield f"the map '{row.name}' does not stand at the end of its log"
    elif bool(removed) != (events[-1].kind == _log.REMOVED):
        yield f"whether the map '{row.name}' was removed is not what its log says"
    top = db.execute("SELECT coalesce(max(rank) + 1, 0) FROM item WHERE map = ?", [row.rid]).fetchone()[0]
    if row.next_rank < top:
        yield f"the map '{row.name}' counts its items wrongly"
    words = db.execute("SELECT id, title, words FROM item WHERE map = ? AND retired = 0", [row.rid])
    for id, title, text in words.fetchall():
        if search_words(stored[id]) != (title, text):
            yield f"'{id}' of the map '{row.name}' is searched by words that are not its own"
