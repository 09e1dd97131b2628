"""Whether a library is sound: the file, the chain of its log, the search index, and the state against the log."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from argmap.edits import fold
from argmap.errors import ArgmapError, LibraryCorrupt
from argmap.model.map import Header, Map
from argmap.store import _log
from argmap.store._database import snapshot
from argmap.store._migrations import APPEND_ONLY_TRIGGERS, SEARCH_TRIGGERS
from argmap.store._projection import MapRow, load


def problems(db: Database) -> Iterator[str]:
    """Everything that is wrong, in words."""
    for (message,) in db.execute("PRAGMA integrity_check").fetchall():
        if message != "ok":
            yield f"the file is damaged: {message}"
    yield from (f"the search index is damaged: {error}" for error in _search_errors(db))
    with snapshot(db):
        found = list(_contradictions(db))
    yield from found


def _contradictions(db: Database) -> Iterator[str]:
    """Where tables, log and state do not fit together."""
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for statement in (*SEARCH_TRIGGERS, *APPEND_ONLY_TRIGGERS):
        name = statement.split()[2]
        if name not in names:
            yield f"the trigger {name} is missing"
    yield from _log.broken_links(db)
    rows = db.execute("SELECT rid, uid, name, origin, header, head, next_rank, opened FROM map ORDER BY rid").fetchall()
    for row in rows:
        yield from _state_errors(db, MapRow(*row))


def _search_errors(db: Database) -> Iterator[str]:
    try:
        db.execute("INSERT INTO item_fts(item_fts, rank) VALUES ('integrity-check', 1)")
    except db.conn.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise  # the check is a write: a library that cannot be written is not damaged for that
        yield str(error)


def _state_errors(db: Database, row: MapRow) -> Iterator[str]:
    """Whether the rows of a map are what its events make."""
    try:
        stored = load(db, row)
    except LibraryCorrupt as error:
        yield f"the map '{row.name}' cannot be read: {error}"
        return
    try:
        edits = (event.as_edit() for event in _log.events(db, "map = ?", [row.uid]))
        replayed = fold(Map(Header(title="empty")), edits)
    except (ArgmapError, ValueError) as error:
        yield f"the map '{row.name}' cannot be replayed from its log: {error}"
        return
    if replayed != stored:
        yield f"the map '{row.name}' is not what its log says"
