"""The library: every map of a user in one SQLite file, with its history."""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from argmap import resources
from argmap.edits import Edit, Restore, State
from argmap.errors import InputError, LibraryCorrupt, UnknownId
from argmap.model.base import SLUG
from argmap.model.map import Header, Map
from argmap.settings import Home, home
from argmap.store import _log
from argmap.store._bundled import is_bundled, origin_of, touched_by_people
from argmap.store._database import backup, complaints, copy_to, open_database, snapshot, transaction
from argmap.store._log import Event
from argmap.store._past import history, newest_standing
from argmap.store._projection import MapRow, save
from argmap.store._sqlite_utils import Database
from argmap.store.live_map import LiveMap

EMPTY = Map(Header(title="empty"))
"""What every map was before its first event."""
MAP_COLUMNS = "rid, uid, name, origin, header, head, next_rank, opened"
SECONDS_OF_A_DAY = 86_400
SHIPPER = "argmap"
"""Who puts the maps that ship with argmap into a library."""


class Library:
    """All maps of a user. Use as a context manager, or ``close`` it."""

    def __init__(self, place: Home | None = None) -> None:
        self.home = place or home()
        self.db = open_database(self.home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def maps(self) -> list[MapRow]:
        """The maps that are there, by name."""
        with complaints(self.home.library):
            rows = self.db.execute(f"SELECT {MAP_COLUMNS} FROM map WHERE removed = 0 ORDER BY name")  # noqa: S608
            return [MapRow(*row) for row in rows]

    def open(self, name: str) -> LiveMap:
        """The map ``name``; a map that ships with argmap is put into the library when it is first asked for.

        While nobody has changed it there, it is also brought up to date with what ships. Raises ``UnknownId``.
        """
        self._ship(name)
        with complaints(self.home.library), snapshot(self.db):
            row = self._row(name)
            if row is not None:
                return LiveMap(self.db, row, self.home.library)
        known = sorted({row.name for row in self.maps()} | set(resources.bundled_maps()))
        raise UnknownId(f"there is no map '{name}' in the library", f"Known maps: {', '.join(known) or 'none'}.")

    def update(self, name: str) -> tuple[int, list[str]]:
        """Bring a map that shipped with argmap up to date, but for what people changed in it.

        Tells how many items changed, and which were kept as people have them though what ships differs. Raises
        ``InputError`` for other maps, and ``EditRefused`` when people's changes do not fit what ships now.
        """
        live, folder = self.open(name), resources.bundled_maps().get(name)
        row = self._row(name)
        if row is None or folder is None or not is_bundled(row.origin):
            raise InputError(f"'{name}' did not ship with argmap", "Only a map that ships with argmap can be updated.")
        return live.bring_up_to_date(_shipped(folder), origin_of(folder), while_untouched=False)

    def is_behind(self, row: MapRow) -> bool:
        """Whether a newer version of the map ships with argmap."""
        folder = resources.bundled_maps().get(row.name)
        return folder is not None and is_bundled(row.origin) and row.origin != origin_of(folder)

    def _ship(self, name: str) -> None:
        """Put a map that ships with argmap into the library, or bring it up to date while nobody has changed it."""
        folder = resources.bundled_maps().get(name)
        if folder is None:
            return
        row = self._row(name)
        if row is None:
            map = _shipped(folder)
            with contextlib.suppress(InputError):  # another process has put it there meanwhile
                self.add(name, map, author=SHIPPER, origin=origin_of(folder))
        elif self.is_behind(row):
            try:
                shipped = _shipped(folder)
            except InputError:  # what is in the library is sound, whatever ships
                return
            try:
                with complaints(self.home.library), snapshot(self.db):
                    live = LiveMap(self.db, row, self.home.library)
            except LibraryCorrupt:
                if touched_by_people(self.db, row):
                    raise
                self.remove(name)  # nothing of anybody's is lost: what ships takes its place
                self.add(name, shipped, author=SHIPPER, origin=origin_of(folder))
                return
            live.bring_up_to_date(shipped, origin_of(folder), while_untouched=True)

    def counts(self, row: MapRow) -> dict[str, int]:
        """How many items of each kind the map has, by the word for the kind, without reading the items."""
        query = "SELECT kind, count(*) FROM item WHERE map = ? AND retired = 0 GROUP BY kind"
        with complaints(self.home.library):
            return {str(kind): int(number) for kind, number in self.db.execute(query, [row.rid])}

    def changed(self, row: MapRow) -> str:
        """When the map was changed last, as its newest event has it."""
        with complaints(self.home.library):
            found = self.db.execute("SELECT ts FROM event WHERE seq = ?", [row.head]).fetchone()
        return str(found[0]) if found else ""

    def history(
        self, name: str, id: str | None = None, *, before: int | None = None, limit: int | None = None
    ) -> list[Event]:
        """As ``LiveMap.history``, of which it gives a page: what came ``before`` an event; the map is not read."""
        row = self._there(name)
        with complaints(self.home.library):
            return history(self.db, row, id, before=before, limit=limit)

    def undoable(self, name: str, author: str) -> Event | None:
        """The edit of ``author``'s that ``LiveMap.undo`` would take back, unless others have built on it."""
        row = self._there(name)
        with complaints(self.home.library):
            return newest_standing(self.db, row, author)

    def uid(self, name: str) -> str:
        """What stands for the map in every table, whatever it is called; a map that ships is put there first.

        Raises ``UnknownId``.
        """
        self._ship(name)
        return self._there(name).uid

    @contextlib.contextmanager
    def reading(self) -> Iterator[Database]:
        """The tables, for what is kept beside the maps. Raises ``LibraryError``."""
        with complaints(self.home.library):
            yield self.db

    @contextlib.contextmanager
    def writing(self) -> Iterator[Database]:
        """The same in a transaction that holds the lock for writing."""
        with complaints(self.home.library), transaction(self.db):
            yield self.db

    def event_count(self) -> int:
        """How many events the log holds, over all maps."""
        with complaints(self.home.library):
            return int(self.db.execute("SELECT count(*) FROM event").fetchone()[0])

    def last_opened(self) -> str:
        """The name of the map that was opened last, or of the first one that ships with argmap."""
        opened = [row for row in self.maps() if row.opened]
        if opened:
            return max(opened, key=lambda row: row.opened).name
        return next(iter(resources.bundled_maps()), "")

    def note_opened(self, name: str) -> None:
        """Remember that a terminal opened the map."""
        with complaints(self.home.library):
            now = datetime.now(UTC).isoformat()
            self.db.execute("UPDATE map SET opened = ? WHERE name = ? AND removed = 0", [now, name])

    def add(self, name: str, map: Map, author: str, origin: str = "") -> None:
        """Put ``map`` into the library under a new name. Raises ``InputError`` when the name is taken or no slug."""
        self._refuse_name(name)
        states = tuple(State(id=item.id, rank=map.rank(item.id), item=item) for item in map.items)
        edit = Edit(
            author=author,
            change=Restore(states=states, header=map.header),
            reason=f"created from {origin or 'nothing'}",
        )
        with complaints(self.home.library), transaction(self.db):
            if self._row(name) is not None:
                raise InputError(f"there is already a map '{name}' in the library", "Choose another name.")
            row = self._insert_map_row(name, map, origin)
            seq = _log.append(self.db, row.uid, edit, Restore(header=EMPTY.header), {}, kind="create")
            save(self.db, row, map, [item.id for item in map.items], seq)

    def copy(self, name: str, new_name: str, author: str) -> None:
        """Put a copy of the map's present state into the library under another name."""
        self.add(new_name, self.open(name).map, author, origin=name)

    def remove(self, name: str, author: str = "argmap") -> None:
        """Take the map out of the library's list; its history stays in the log."""
        row = self._there(name)
        with complaints(self.home.library), transaction(self.db):
            edit = Edit(author=author, change=Restore(), reason="removed from the library")
            seq = _log.append(self.db, row.uid, edit, Restore(), {}, kind=_log.REMOVED)
            self.db.execute("UPDATE map SET removed = 1, head = ? WHERE rid = ?", [seq, row.rid])

    def backup(self, path: Path | None = None) -> Path:
        """A verified copy of the library at ``path``, or dated in the folder of backups."""
        if path is None:
            return backup(self.db, self.home)
        if path.exists():
            raise InputError(f"{path} is already there", "Name a file that does not exist yet.")
        copy_to(self.db, path)
        return path

    def backup_daily(self) -> Path | None:
        """A dated copy unless there is one from the last day; None when none was needed."""
        newest = max((path.stat().st_mtime for path in self.home.backups.glob("library-*.db")), default=0.0)
        return self.backup() if time.time() - newest > SECONDS_OF_A_DAY else None

    def problems(self) -> Iterator[str]:
        """Everything that is wrong with the library, in words: file, chain, and state against log."""
        from argmap.store._health import problems

        with complaints(self.home.library):
            yield from problems(self.db)

    def _row(self, name: str) -> MapRow | None:
        query = f"SELECT {MAP_COLUMNS} FROM map WHERE name = ? AND removed = 0"  # noqa: S608 - fixed column names
        with complaints(self.home.library):
            found = self.db.execute(query, [name]).fetchone()
        return MapRow(*found) if found else None

    def _there(self, name: str) -> MapRow:
        row = self._row(name)
        if row is None:
            raise UnknownId(f"there is no map '{name}' in the library", "See `argmap maps`.")
        return row

    def _refuse_name(self, name: str) -> None:
        if not SLUG.fullmatch(name):
            raise InputError(f"'{name}' cannot be a map's name", "Use lower-case words joined by hyphens.")

    def _insert_map_row(self, name: str, map: Map, origin: str) -> MapRow:
        uid, header = str(uuid.uuid4()), map.header.model_dump_json()
        cursor = self.db.execute(
            "INSERT INTO map (uid, name, origin, header, head, next_rank) VALUES (?, ?, ?, ?, 0, ?)",
            [uid, name, origin, header, map.next_rank],
        )
        return MapRow(int(cursor.lastrowid or 0), uid, name, origin, header, 0, map.next_rank, "")


def _shipped(folder: Path) -> Map:
    from argmap.formats import read_map  # deferred: needed once for each version of argmap

    return read_map(folder)
