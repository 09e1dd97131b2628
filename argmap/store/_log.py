"""The append-only log: events chained by hashes, so that a change to the past shows."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from argmap.edits.changes import Edit, Restore
from argmap.errors import LibraryCorrupt
from argmap.model.base import Value
from argmap.store._database import NEXT_CORRUPT
from argmap.store._sqlite_utils import Database

ValueT = TypeVar("ValueT", bound=Value)
GENESIS = "0" * 64
"""What the first event names as its predecessor."""
CHAINED = ("id", "map", "ts", "actor", "kind", "edit", "before", "touched", "undoes", "redoes", "prev")
"""The columns that an event's hash covers; the texts are covered as they are stored."""
COLUMNS = ("seq", *CHAINED, "hash")
REMOVED = "remove"
"""The kind of the event that takes a map off the library's list."""
HEADER_KEY = "@map"
"""Stands for the header where an event lists what it touched; no id can look like it."""


@dataclass(frozen=True)
class Event:
    """One entry of the log.

    ``edit`` is the change as made, ``before`` the change that puts back what it replaced, ``touched`` the digest of
    every touched item after the event (None for an item that is gone).
    """

    seq: int
    id: str
    map: str
    ts: str
    actor: str
    kind: str
    edit: str
    before: str
    touched: str
    undoes: int | None
    redoes: int | None
    prev: str
    hash: str

    def as_edit(self) -> Edit:
        """The edit that was made. Raises ``LibraryCorrupt``."""
        return self._read(Edit, self.edit)

    def as_inverse(self) -> Restore:
        """The change that takes it back. Raises ``LibraryCorrupt``."""
        return self._read(Restore, self.before)

    def digests(self) -> dict[str, str | None]:
        """For every touched id, the digest of what it held after the event."""
        found: dict[str, str | None] = json.loads(self.touched)
        return found

    def _read(self, kind: type[ValueT], text: str) -> ValueT:
        try:
            return kind.model_validate_json(text)
        except ValidationError as error:
            raise LibraryCorrupt(f"event {self.seq} of the library's log is damaged", NEXT_CORRUPT) from error


def canonical(value: Any) -> str:
    """JSON with sorted keys, no blanks and no escapes: equal data gives equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: Value | None) -> str | None:
    """The SHA-256 of a model's canonical JSON; None for None."""
    if value is None:
        return None
    return hashlib.sha256(canonical(value.model_dump(mode="json")).encode()).hexdigest()


def chain_hash(fields: dict[str, Any]) -> str:
    """The hash of an event over its ``CHAINED`` columns."""
    covered = canonical({column: fields[column] for column in CHAINED})
    return hashlib.sha256(covered.encode()).hexdigest()


def append(  # noqa: PLR0913 - one argument for each column that the caller decides
    db: Database,
    map_uid: str,
    edit: Edit,
    before: Restore,
    touched: dict[str, str | None],
    *,
    kind: str = "",
    undoes: int | None = None,
    redoes: int | None = None,
) -> int:
    """Append an event and return its number. Must run inside a write transaction."""
    last = db.execute("SELECT hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    fields = {
        "id": str(uuid.uuid4()),
        "map": map_uid,
        "ts": edit.at.isoformat(timespec="microseconds"),
        "actor": edit.author,
        "kind": kind or edit.change.kind,
        "edit": edit.model_dump_json(),
        "before": before.model_dump_json(),
        "touched": canonical(touched),
        "undoes": undoes,
        "redoes": redoes,
        "prev": last[0] if last else GENESIS,
    }
    fields["hash"] = chain_hash(fields)
    names = ", ".join(fields)
    marks = ", ".join(f":{name}" for name in fields)
    cursor = db.execute(f"INSERT INTO event ({names}) VALUES ({marks})", fields)  # noqa: S608 - fixed column names
    return int(cursor.lastrowid or 0)


def events(db: Database, where: str, parameters: Sequence[Any], *, order: str = "seq") -> Iterator[Event]:
    """The events that fulfil the SQL condition ``where``, a text of this package with ``?`` for ``parameters``."""
    query = f"SELECT {', '.join(COLUMNS)} FROM event WHERE {where} ORDER BY {order}"  # noqa: S608 - no user text
    for row in db.execute(query, parameters):
        yield Event(*row)


def broken_links(db: Database) -> Iterator[str]:
    """What is wrong with the chain, in words, walking the whole log."""
    prev = GENESIS
    for event in events(db, "1", []):
        fields = {column: getattr(event, column) for column in CHAINED}
        if event.prev != prev:
            yield f"event {event.seq} does not follow the event before it"
        if chain_hash(fields) != event.hash:
            yield f"event {event.seq} was changed after it was written"
        prev = event.hash
