"""A map of the library while it is open: always the newest state, changed only through edits that are logged."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from argmap.edits import Add, Batch, Change, Edit, Restore, apply
from argmap.edits.apply import Applied, explain, make
from argmap.edits.draft import Draft
from argmap.errors import EditRefused, InputError, UndoRefused, UnknownId
from argmap.model.base import free_slug, slugify
from argmap.model.map import Map
from argmap.store import _log, _search, _similar
from argmap.store._bundled import UPDATED, difference, touched_by_people
from argmap.store._database import complaints, transaction
from argmap.store._log import HEADER_KEY, Event, digest
from argmap.store._past import history, newest_standing
from argmap.store._projection import MapRow, load, save
from argmap.store._search import Hit
from argmap.store._sqlite_utils import Database


class LiveMap:
    """One map of a library, as one process sees it.

    ``map`` is the state after event ``head``. Several processes may hold the same map: each takes in the others' edits
    before it makes its own, and ``refresh`` takes them in at any time.
    """

    def __init__(self, db: Database, row: MapRow, path: Path) -> None:
        """Must run in the snapshot that ``row`` was read in, or the state and ``head`` may differ."""
        self._db = db
        self._row = row
        self._path = path
        self.map: Map = load(db, row)
        self.head: int = row.head

    @property
    def name(self) -> str:
        """The map's name in the library."""
        return self._row.name

    def refresh(self) -> bool:
        """Take in what other processes have changed; True if there was anything."""
        with complaints(self._path):
            return self._catch_up()

    def submit(self, change: Change, author: str, reason: str = "") -> Event:
        """Make ``change`` and log it; durable when this returns. Raises ``EditRefused`` or ``LibraryError``."""
        edit = made_edit(author, change, reason)
        with complaints(self._path):
            with transaction(self._db):
                self._take_in()
                applied = apply(self.map, edit)
                self._refuse_used_ids(change)
                seq = self._write(edit, applied)
            self._take(applied, seq)
            return next(_log.events(self._db, "seq = ?", [seq]))

    def bring_up_to_date(self, shipped: Map, origin: str, *, while_untouched: bool) -> tuple[int, list[str]]:
        """Make what ships with argmap the state of the map, but for what people changed, as an event of its own kind.

        With ``while_untouched`` nothing is done once people have changed anything. Tells how many items changed and
        which were kept though what ships differs. What people did is looked up in the transaction that writes, so that
        no edit made meanwhile is lost. Raises as ``submit`` does.
        """
        with complaints(self._path), transaction(self._db):
            self._take_in()
            own = touched_by_people(self._db, self._row)
            current = self._db.execute("SELECT origin FROM map WHERE rid = ?", [self._row.rid]).fetchone()[0]
            if (own and while_untouched) or (current == origin and while_untouched):
                return 0, []
            change = difference(self.map, shipped, own)
            self._db.execute("UPDATE map SET origin = ? WHERE rid = ?", [origin, self._row.rid])
            kept = sorted(id for id in own if id in shipped and self.map.get(id) != shipped.get(id))
            if change is None:
                return 0, kept
            edit = made_edit("argmap", change, "brought up to date with the map that ships with argmap")
            applied = apply(self.map, edit)
            self._take(applied, self._write(edit, applied, kind=UPDATED))
            return len(change.states), kept

    def undo(self, author: str) -> Event:
        """Take back the newest edit of ``author`` that stands, by an event that compensates it.

        Raises ``UndoRefused`` when there is none, or when somebody else has changed the same thing since.
        """
        with complaints(self._path):
            with transaction(self._db):
                self._take_in()
                event = newest_standing(self._db, self._row, author)
                if event is None:
                    raise UndoRefused(
                        f"there is nothing of {author}'s to undo on '{self.name}'", "See `argmap history`."
                    )
                self._refuse_changed_since(event, event, "undo")
                edit = made_edit(author, event.as_inverse(), f"undo of event {event.seq}")
                applied = self._again(edit, event, "undo")
                seq = self._write(edit, applied, kind="undo", undoes=event.seq)
                self._db.execute(
                    "INSERT INTO undone (seq, map, actor, by) VALUES (?, ?, ?, ?)",
                    [event.seq, self._row.uid, author, seq],
                )
            self._take(applied, seq)
            return event

    def redo(self, author: str) -> Event:
        """Make the edit that ``author`` undid last once more, by putting back exactly what it had made.

        The change itself is not made anew, for it might reach further now, to what others have added meanwhile. Raises
        ``UndoRefused`` when there is none, when ``author`` has edited since, or when somebody else has changed the
        same thing or built on it.
        """
        with complaints(self._path):
            with transaction(self._db):
                self._take_in()
                event, undoing = self._newest_undone(author)
                self._refuse_changed_since(event, undoing, "redo")
                edit = made_edit(author, undoing.as_inverse(), f"redo of event {event.seq}")
                applied = self._again(edit, event, "redo")
                seq = self._write(edit, applied, kind="redo", redoes=event.seq)
                self._db.execute("DELETE FROM undone WHERE seq = ?", [event.seq])
            self._take(applied, seq)
            return event

    def history(self, id: str | None = None, *, limit: int | None = None) -> list[Event]:
        """The events of the map, or those that touched the item ``id``, newest first."""
        with complaints(self._path):
            return history(self._db, self._row, id, limit=limit)

    def touched_since(self, seq: int, *, but: str) -> frozenset[str]:
        """The ids of what others than the author ``but`` have touched after event ``seq``; making a map is none."""
        query = (
            "SELECT json_each.key FROM event, json_each(event.touched) "
            "WHERE map = ? AND seq > ? AND seq <= ? AND actor != ? AND kind != 'create'"
        )
        with complaints(self._path):
            return frozenset(str(key) for (key,) in self._db.execute(query, [self._row.uid, seq, self.head, but]))

    def back(self, seq: int) -> Iterator[tuple[Event, Map]]:
        """The events after event ``seq``, newest first, each with the map as it was before it; nothing is written."""
        where, parameters = "map = ? AND seq > ? AND seq <= ? AND kind != 'create'", [self._row.uid, seq, self.head]
        with complaints(self._path):
            found = list(_log.events(self._db, where, parameters, order="seq DESC"))
        draft = Draft(self.map)
        for event in found:
            make(event.as_inverse(), draft)
            yield event, draft.map

    def as_of(self, seq: int) -> Map:
        """The map as it was after event ``seq``. Raises ``InputError`` when it came into the library later."""
        with complaints(self._path):
            query = "SELECT min(seq), ts FROM event WHERE map = ?"
            first, made = self._db.execute(query, [self._row.uid]).fetchone()
        if seq < first:
            day = made.partition("T")[0]
            raise InputError(
                f"the map '{self.name}' came into the library later: event {first} of {day}",
                f"Name a later event or time: see `argmap history {self.name}`.",
            )
        return next((map for _, map in deque(self.back(seq), 1)), self.map)

    def event_at(self, when: datetime) -> int:
        """The number of the map's newest event at the time ``when``, which has a zone; 0 when there was none yet."""
        query = "SELECT seq FROM event WHERE map = ? AND ts <= ? ORDER BY seq DESC LIMIT 1"
        stamp = when.astimezone(UTC).isoformat(timespec="microseconds")
        with complaints(self._path):
            found = self._db.execute(query, [self._row.uid, stamp]).fetchone()
        return int(found[0]) if found else 0

    def search(self, typed: str, *, limit: int = 50, kinds: tuple[str, ...] = ()) -> list[Hit]:
        """The items whose words match what was typed, best first."""
        with complaints(self._path):
            return _search.search(self._db, self._row.rid, typed, limit=limit, kinds=kinds)

    def similar(self, sentence: str, *, limit: int = 4, least: float = 0.0) -> list[Hit]:
        """The claims that may say the same as ``sentence``; may be asked from any thread.

        ``least`` is the share of the words of both that they must have in common.
        """
        with complaints(self._path):
            return _similar.similar(self._path, self._row.rid, sentence, limit=limit, least=least)

    def free_id(self, words: str, taken: Container[str] = ()) -> str:
        """A readable id made from ``words`` that no item of this map has or had, and that is not in ``taken``."""
        with complaints(self._path):
            return free_slug(slugify(words), lambda slug: slug in taken or slug in self.map or self._was_used(slug))

    @property
    def place(self) -> str:
        """Where this user's terminal was on the map, as the terminal wrote it; empty at first."""
        with complaints(self._path):
            found = self._db.execute("SELECT value FROM place WHERE map = ?", [self._row.rid]).fetchone()
        return str(found[0]) if found else ""

    @place.setter
    def place(self, value: str) -> None:
        with complaints(self._path):
            self._db.execute(
                "INSERT INTO place (map, value) VALUES (?, ?) ON CONFLICT (map) DO UPDATE SET value = excluded.value",
                [self._row.rid, value],
            )

    def _take_in(self) -> None:
        """Be up to date before a change. Raises ``UnknownId`` when the map has been removed."""
        found = self._db.execute("SELECT removed FROM map WHERE rid = ?", [self._row.rid]).fetchone()
        if found is None or found[0]:
            raise UnknownId(f"the map '{self.name}' was removed from the library", "See `argmap maps`.")
        self._catch_up()

    def _catch_up(self) -> bool:
        found = list(_log.events(self._db, "map = ? AND seq > ?", [self._row.uid, self.head]))
        for event in found:
            self.map = apply(self.map, event.as_edit()).map
            self.head = event.seq
        return bool(found)

    def _write(
        self, edit: Edit, applied: Applied, *, kind: str = "", undoes: int | None = None, redoes: int | None = None
    ) -> int:
        before = applied.inverse.change
        if not isinstance(before, Restore):
            raise EditRefused("the change has no inverse")
        touched = digests(applied.map, before)
        seq = _log.append(self._db, self._row.uid, edit, before, touched, kind=kind, undoes=undoes, redoes=redoes)
        save(self._db, self._row, applied.map, applied.touched, seq)
        return seq

    def _take(self, applied: Applied, seq: int) -> None:
        self.map, self.head = applied.map, seq

    def _newest_undone(self, author: str) -> tuple[Event, Event]:
        """The edit that ``author`` undid last and may redo, and the event that undid it."""
        last_fresh = self._db.execute(
            "SELECT max(seq) FROM event WHERE map = ? AND actor = ? AND undoes IS NULL AND redoes IS NULL",
            [self._row.uid, author],
        ).fetchone()[0]
        found = self._db.execute(
            "SELECT seq, by FROM undone WHERE map = ? AND actor = ? AND by > ? ORDER BY by DESC LIMIT 1",
            [self._row.uid, author, last_fresh or 0],
        ).fetchone()
        if found is None:
            raise UndoRefused(f"there is nothing of {author}'s to redo on '{self.name}'", "See `argmap history`.")
        undone, undoing = (next(_log.events(self._db, "seq = ?", [seq])) for seq in found)
        return undone, undoing

    def _refuse_changed_since(self, event: Event, last: Event, verb: str) -> None:
        """Refuse to take back ``event`` if anything it touched is not as ``last`` left it."""
        for key, expected in last.digests().items():
            if self._digest(key) != expected:
                raise UndoRefused(
                    f"cannot {verb} event {event.seq} ({event.kind}): {self._who_since(key, last.seq)}",
                    f"See `argmap history {self.name} {'' if key == HEADER_KEY else key}` and revise by hand.",
                )

    def _again(self, edit: Edit, event: Event, verb: str) -> Applied:
        """Apply what takes ``event`` back or makes it again; raises ``UndoRefused`` when others have built on it."""
        try:
            return apply(self.map, edit)
        except EditRefused as error:
            built = "".join(f"; {later.actor} made '{id}' (event {later.seq})" for id, later in self._built_on(event))
            raise UndoRefused(
                f"cannot {verb} event {event.seq} ({event.kind}): {error}{built}",
                f"See `argmap history {self.name}` and change by hand.",
            ) from error

    def _built_on(self, event: Event) -> Iterator[tuple[str, Event]]:
        """The items that mention what ``event`` touched and were changed after it, with their newest events."""
        for key in event.digests():
            for item in self.map.mentioned_by(key):
                newest = self.history(item.id, limit=1)
                if newest and newest[0].seq > event.seq:
                    yield item.id, newest[0]

    def _digest(self, key: str) -> str | None:
        return digest(self.map.header if key == HEADER_KEY else self.map.get(key))

    def _who_since(self, key: str, seq: int) -> str:
        where, parameters = "map = ? AND seq > ?", [self._row.uid, seq]
        for event in _log.events(self._db, where, parameters, order="seq DESC"):
            if key in event.digests():
                return f"{event.actor} has changed '{key}' since (event {event.seq})"
        return f"'{key}' has changed since"

    def _refuse_used_ids(self, change: Change) -> None:
        """An id that once stood for something is never given to something else."""
        for id in _added_ids(change):
            if self._was_used(id):
                raise EditRefused(
                    f"the id '{id}' belonged to an item that was retired or merged; ids are never used again",
                    "Choose another id, or undo the retiring.",
                )

    def _was_used(self, id: str) -> bool:
        query = (
            "SELECT 1 FROM touch WHERE map = ? AND item = ? "
            "AND seq NOT IN (SELECT seq FROM undone UNION SELECT by FROM undone) LIMIT 1"
        )
        return self._db.execute(query, [self._row.rid, id]).fetchone() is not None


def made_edit(author: str, change: Change, reason: str) -> Edit:
    """An edit made now. Raises ``InputError`` when author or reason is nothing that can be recorded."""
    try:
        return Edit(author=author, at=datetime.now(UTC), change=change, reason=reason)
    except ValidationError as error:
        raise InputError(f"the edit cannot be recorded: {explain(error)}", "Set ARGMAP_AUTHOR to a name.") from error


def digests(map: Map, before: Restore) -> dict[str, str | None]:
    """For everything that ``before`` would put back, the digest of what ``map`` holds instead."""
    found = {state.id: digest(map.get(state.id)) for state in before.states}
    if before.header is not None:
        found[HEADER_KEY] = digest(map.header)
    return found


def _added_ids(change: Change) -> Iterator[str]:
    waiting: list[Change] = [change]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Add):
            yield part.item.id
        elif isinstance(part, Batch):
            waiting.extend(part.changes)
