"""Questions to the log about one map: its events page by page, and which edit of somebody's stands."""

from __future__ import annotations

from argmap.store import _log
from argmap.store._log import Event
from argmap.store._projection import MapRow
from argmap.store._sqlite_utils import Database


def history(
    db: Database, row: MapRow, id: str | None = None, *, before: int | None = None, limit: int | None = None
) -> list[Event]:
    """The events of the map, or those that touched the item ``id``, newest first; only those ``before`` an event."""
    where = "map = ?"
    parameters: list[str | int] = [row.uid]
    if before is not None:
        where += " AND seq < ?"
        parameters.append(before)
    if id is not None:
        where += " AND seq IN (SELECT seq FROM touch WHERE map = ? AND item = ?)"
        parameters += [row.rid, id]
    order = "seq DESC" + (f" LIMIT {int(limit)}" if limit is not None else "")
    return list(_log.events(db, where, parameters, order=order))


def newest_standing(db: Database, row: MapRow, author: str) -> Event | None:
    """The newest edit of ``author`` that is neither undone nor itself an undo; None for none."""
    where = (
        "map = ? AND actor = ? AND undoes IS NULL AND redoes IS NULL "
        "AND kind NOT IN ('create', 'remove', 'update') "
        "AND seq NOT IN (SELECT seq FROM undone WHERE map = ? AND actor = ?)"
    )
    parameters = [row.uid, author, row.uid, author]
    return next(_log.events(db, where, parameters, order="seq DESC LIMIT 1"), None)
