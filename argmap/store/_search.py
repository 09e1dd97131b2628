"""Finding items by words: what a person types becomes a query that SQLite's FTS5 always understands."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from dataclasses import dataclass

from argmap.model.map import KINDS, Map
from argmap.store._sqlite_utils import Database

PHRASE_OR_WORD = re.compile(r'"([^"]*)"|(\S+)')
TITLE_WEIGHT = 3.0
"""How much more a word counts in a title than in a text."""
FOUND = """
SELECT item.id, item.kind, item.title, item.words FROM item_fts JOIN item ON item.rid = item_fts.rowid
WHERE item_fts MATCH ? AND item.map = ? AND item.retired = 0 {kinds}
ORDER BY bm25(item_fts, ?, 1.0), item.rid LIMIT ?
"""


@dataclass(frozen=True)
class Hit:
    """An item that was found: its id and the word for its kind."""

    id: str
    kind: str


def fts_query(typed: str) -> str:
    """``typed`` as an FTS5 query: every word must occur, the last as a beginning, "phrases" as they stand.

    Whatever FTS5 would read as an operator is quoted, so hyphens, apostrophes, parentheses, AND and NOT are words.
    Empty when nothing in ``typed`` can be searched for.
    """
    found = PHRASE_OR_WORD.finditer(typed.encode(errors="replace").decode().replace("\0", " "))
    words = [(match[1] or match[2] or "", match[1] is None) for match in found]
    parts = [_quoted(text) + "*" * open_ended for text, open_ended in words if any(map(str.isalnum, text))]
    finished = len(parts) if typed.endswith((" ", '"')) else len(parts) - 1
    return " ".join([*(part.removesuffix("*") for part in parts[:finished]), *parts[finished:]])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def search(db: Database, map_rid: int, typed: str, *, limit: int, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """The items whose words match ``typed``, best first."""
    query = fts_query(typed)
    if not query:
        return []
    known = [kind for kind in kinds if kind in KINDS]
    only = f"AND item.kind IN ({', '.join('?' * len(known))})" if known else ""
    rows = db.execute(FOUND.format(kinds=only), [query, map_rid, *known, TITLE_WEIGHT, limit])
    return [Hit(id, kind) for id, kind, _, _ in rows]


def search_map(map: Map, typed: str, *, limit: int, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """The same search on a map that is not in the library, through an index made in memory."""
    from argmap.store._migrations import MIGRATIONS
    from argmap.store._projection import put_entries

    with contextlib.closing(Database(sqlite3.connect(":memory:"), execute_plugins=False)) as db:
        MIGRATIONS.apply(db)
        db.execute("INSERT INTO map (rid, uid, name, origin, header, head, next_rank) VALUES (1, '', '', '', '', 0, 0)")
        put_entries(db, 1, map.entries.values())
        return search(db, 1, typed, limit=limit, kinds=kinds)
