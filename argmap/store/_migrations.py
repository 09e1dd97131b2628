"""The tables of the library, as ordered migrations. A migration that has been released never changes."""

from __future__ import annotations

from argmap.store._sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("argmap")

TABLES = """
CREATE TABLE map (
    rid INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    origin TEXT NOT NULL,
    header TEXT NOT NULL,
    head INTEGER NOT NULL,
    next_rank INTEGER NOT NULL,
    opened TEXT NOT NULL DEFAULT '',
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX map_name ON map(name) WHERE removed = 0;
CREATE TABLE item (
    rid INTEGER PRIMARY KEY,
    map INTEGER NOT NULL REFERENCES map(rid),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    UNIQUE (map, id)
) STRICT;
CREATE INDEX item_kind ON item(map, retired, kind, rank);
CREATE VIRTUAL TABLE item_fts USING fts5(
    title, words, content='item', content_rowid='rid', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    map TEXT NOT NULL REFERENCES map(uid),
    ts TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    edit TEXT NOT NULL,
    before TEXT NOT NULL,
    touched TEXT NOT NULL,
    undoes INTEGER REFERENCES event(seq),
    redoes INTEGER REFERENCES event(seq),
    prev TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX event_map ON event(map, seq);
CREATE INDEX event_actor ON event(map, actor, seq);
CREATE TABLE touch (
    map INTEGER NOT NULL REFERENCES map(rid),
    item TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES event(seq),
    PRIMARY KEY (map, item, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE undone (
    seq INTEGER PRIMARY KEY REFERENCES event(seq),
    map TEXT NOT NULL,
    actor TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES event(seq)
) STRICT;
CREATE INDEX undone_actor ON undone(map, actor, by);
CREATE TABLE place (
    map INTEGER PRIMARY KEY REFERENCES map(rid),
    value TEXT NOT NULL
) STRICT
"""

SEARCH_TRIGGERS = (
    """CREATE TRIGGER item_ai AFTER INSERT ON item BEGIN
        INSERT INTO item_fts(rowid, title, words) VALUES (new.rid, new.title, new.words);
    END""",
    """CREATE TRIGGER item_ad AFTER DELETE ON item BEGIN
        INSERT INTO item_fts(item_fts, rowid, title, words) VALUES ('delete', old.rid, old.title, old.words);
    END""",
    """CREATE TRIGGER item_au AFTER UPDATE OF title, words ON item BEGIN
        INSERT INTO item_fts(item_fts, rowid, title, words) VALUES ('delete', old.rid, old.title, old.words);
        INSERT INTO item_fts(rowid, title, words) VALUES (new.rid, new.title, new.words);
    END""",
)
"""Keep the search index in step. A table that is transformed loses its triggers: make them again."""

APPEND_ONLY_TRIGGERS = (
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
)

REVIEW_TABLES = """
CREATE TABLE asking (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    map TEXT NOT NULL REFERENCES map(uid),
    task TEXT NOT NULL,
    about TEXT NOT NULL,
    asked TEXT NOT NULL,
    model TEXT NOT NULL,
    outcome TEXT NOT NULL,
    request TEXT NOT NULL,
    prompt TEXT NOT NULL,
    sent INTEGER NOT NULL,
    actor TEXT NOT NULL,
    ts TEXT NOT NULL
) STRICT;
CREATE INDEX asking_map ON asking(map, task);
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asking INTEGER NOT NULL REFERENCES asking(id),
    subject TEXT NOT NULL,
    mark TEXT NOT NULL,
    before TEXT NOT NULL,
    words TEXT NOT NULL,
    complaints TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'edited', 'rejected')),
    kept TEXT NOT NULL DEFAULT '',
    decider TEXT NOT NULL DEFAULT '',
    decided TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX draft_asking ON draft(asking)
"""

DECIDED_ONCE_TRIGGERS = (
    "CREATE TRIGGER asking_no_update BEFORE UPDATE ON asking BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END",
    "CREATE TRIGGER asking_no_delete BEFORE DELETE ON asking BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END",
    "CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'drafts stay'); END",
    """CREATE TRIGGER draft_is_new BEFORE INSERT ON draft WHEN new.state <> 'waiting'
        BEGIN SELECT RAISE(ABORT, 'a draft begins undecided'); END""",
    """CREATE TRIGGER draft_no_update BEFORE UPDATE OF id, asking, subject, mark, before, words, complaints ON draft
        BEGIN SELECT RAISE(ABORT, 'a draft is decided, never changed'); END""",
    """CREATE TRIGGER draft_decided_once BEFORE UPDATE ON draft WHEN old.state <> 'waiting'
        BEGIN SELECT RAISE(ABORT, 'a draft is decided once'); END""",
)


@MIGRATIONS()
def m001_maps_items_and_log(db: Database) -> None:
    """The log of events is the truth; every other table is derived from it and written in the same transaction."""
    for statement in (*TABLES.split(";\n"), *SEARCH_TRIGGERS, *APPEND_ONLY_TRIGGERS):
        db.execute(statement)


@MIGRATIONS()
def m002_review_queue(db: Database) -> None:
    """What models were asked, and what they proposed until a person decides; no event of the log, so never undone."""
    for statement in (*REVIEW_TABLES.split(";\n"), *DECIDED_ONCE_TRIGGERS):
        db.execute(statement)
