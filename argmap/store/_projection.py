"""The current state of each map as rows, written in the same transaction as the events it follows from."""

from __future__ import annotations

import contextlib
import gc
import itertools
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from argmap.errors import LibraryCorrupt
from argmap.model.base import Item
from argmap.model.context import Question, Source, Term
from argmap.model.map import KINDS, Entry, Header, Map
from argmap.model.nodes import Argument, Claim, Evidence
from argmap.store._database import NEXT_CORRUPT
from argmap.store._sqlite_utils import Database

PUT = """
INSERT INTO item (map, id, kind, rank, body, title, words, retired) VALUES (?, ?, ?, ?, ?, ?, ?, 0)
ON CONFLICT (map, id) DO UPDATE SET kind = excluded.kind, rank = excluded.rank, body = excluded.body,
    title = excluded.title, words = excluded.words, retired = 0
"""
RETIRE = "UPDATE item SET retired = 1, title = '', words = '' WHERE map = ? AND id = ?"


class MapRow(NamedTuple):
    """A map of the library, without its items."""

    rid: int
    uid: str
    name: str
    origin: str
    header: str
    head: int
    next_rank: int
    opened: str

    def as_header(self) -> Header:
        """What the map says about itself."""
        return Header.model_validate_json(self.header)


def put_entries(db: Database, map_rid: int, entries: Iterable[Entry]) -> None:
    """Write items in their present state."""
    rows = [
        (map_rid, item.id, item.kind_name, rank, item.model_dump_json(), *search_words(item)) for rank, item in entries
    ]
    db.conn.executemany(PUT, rows)


def save(db: Database, row: MapRow, map: Map, touched: Iterable[str], head: int) -> None:
    """Bring the rows of ``touched`` ids, and the map's own row, in step with ``map`` after event ``head``."""
    ids = list(touched)
    put_entries(db, row.rid, (map.entries[id] for id in ids if id in map))
    db.conn.executemany(RETIRE, [(row.rid, id) for id in ids if id not in map])
    db.conn.executemany("INSERT INTO touch (map, item, seq) VALUES (?, ?, ?)", [(row.rid, id, head) for id in ids])
    db.execute(
        "UPDATE map SET head = ?, next_rank = ?, header = ? WHERE rid = ?",
        [head, map.next_rank, map.header.model_dump_json(), row.rid],
    )


def load(db: Database, row: MapRow) -> Map:
    """The map as its rows have it. Raises ``LibraryCorrupt`` when they cannot be read as items."""
    try:
        return _load(db, row)
    except (ValueError, KeyError) as error:
        raise LibraryCorrupt(f"the rows of the map '{row.name}' are damaged: {_brief(error)}", NEXT_CORRUPT) from error


def _brief(error: ValueError | KeyError) -> str:
    """What is wrong in one line: of many faults the first, and how many more there are."""
    if not isinstance(error, ValidationError):
        return str(error)
    first, count = error.errors(include_url=False, include_input=False)[0], error.error_count()
    words = f"{first['loc'][-1]}: {first['msg'].lower()}" if first["loc"] else first["msg"]
    return f"{words} (and {count - 1} more)" if count > 1 else words


def _load(db: Database, row: MapRow) -> Map:
    query = "SELECT kind, rank, body FROM item WHERE map = ? AND retired = 0 ORDER BY kind, rank"
    with uncollected():
        entries: list[Entry] = []
        for kind, found in itertools.groupby(db.execute(query, [row.rid]), key=lambda fields: str(fields[0])):
            rows = list(found)
            items = _list_of(KINDS[kind]).validate_json("[" + ",".join(body for _, _, body in rows) + "]")
            entries.extend(Entry(rank, item) for (_, rank, _), item in zip(rows, items, strict=True))
        return Map.from_entries(row.as_header(), entries, row.next_rank)


@cache
def _list_of(kind: type[Item]) -> TypeAdapter[list[Item]]:
    return TypeAdapter(list[kind])  # type: ignore[valid-type]


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: many new objects and no garbage make it the largest cost of loading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def search_words(item: Item) -> tuple[str, str]:
    """The title and the other words under which an item is found; both empty for kinds that are not searched."""
    match item:
        case Claim():
            return item.title, f"{item.text} {item.note}"
        case Argument():
            return item.title, " ".join((item.text, item.warrant, *item.unless, item.note))
        case Evidence():
            return item.title, " ".join((item.text, *item.figures, item.note))
        case Question():
            return "", " ".join((item.text, *(criterion.title for criterion in item.criteria.values())))
        case Source():
            return item.title, item.authors
        case Term():
            return item.name, " ".join(definition.text for definition in item.definitions)
    return "", ""
