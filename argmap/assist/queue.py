"""The review queue: what models proposed, kept in the library until a person decides, and for ever after.

A draft is never changed but decided, once, by a person. Deciding is no event of a map's history, so no undo takes it
back; a map that is removed keeps its drafts in the library as it keeps its log, and a copy of a map begins without any.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from argmap.errors import EditRefused, InputError, UnknownId
from argmap.memo.helped import Drafted, Tally
from argmap.names import folded, is_of_a_model
from argmap.settings import as_name
from argmap.store import Library

POLISHING = "polish"
"""The task of saying a memo's sentences again."""
ANSWERED = "answered"
"""The outcome of a request that was answered; ``refused`` and kinds of failures are the others."""
GIVEN = "given"
"""The outcome where nothing was sent and words were taken from a file."""
REFUSED = "refused"


class State(StrEnum):
    """What became of a draft."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    EDITED = "edited"
    """Accepted in words that a person changed."""
    REJECTED = "rejected"


@dataclass(frozen=True)
class Asking:
    """One request to a model."""

    task: str
    about: str
    """What the drafts' subjects are made from again, as JSON; for ``polish`` the recipe of the memo."""
    asked: str
    """The model that was asked."""
    model: str
    """The model that answered."""
    outcome: str
    sent: int
    """How many pieces were sent."""
    actor: str
    """Who asked."""
    request: str = ""
    prompt: str = ""
    """Sixteen hexadecimal digits over the rules and the material that were sent."""


class Proposal(NamedTuple):
    """What a model proposes for one subject."""

    subject: str
    mark: str
    """The subject's check value when it was sent."""
    before: str
    words: str
    complaints: tuple[str, ...]
    """What the check has against it; it cannot be accepted as it is unless there is nothing."""


@dataclass(frozen=True)
class Draft:
    """A proposal in the queue."""

    id: int
    task: str
    about: str
    model: str
    made: str
    """When it was proposed, in UTC (ISO 8601)."""
    subject: str
    mark: str
    before: str
    words: str
    complaints: tuple[str, ...]
    state: State
    kept: str
    """The words that a person accepted; empty before, and for what was rejected."""
    decider: str
    decided: str
    reason: str


COLUMNS = (
    "draft.id, task, about, model, ts, subject, mark, before, words, complaints, state, kept, decider, decided, reason"
)
FROM = "FROM draft JOIN asking ON asking.id = draft.asking WHERE asking.map = ?"
TALLIES = """
SELECT model, sum(sent), sum(given), sum(returned), sum(complained), sum(accepted), sum(edited), sum(rejected),
    sum(waiting)
FROM (
    SELECT model, iif(outcome = 'given', 0, sent) AS sent, iif(outcome = 'given', count(draft.id), 0) AS given,
        count(draft.id) AS returned, coalesce(sum(complaints <> '[]'), 0) AS complained,
        coalesce(sum(state = 'accepted'), 0) AS accepted, coalesce(sum(state = 'edited'), 0) AS edited,
        coalesce(sum(state = 'rejected'), 0) AS rejected, coalesce(sum(state = 'waiting'), 0) AS waiting
    FROM asking LEFT JOIN draft ON draft.asking = asking.id
    WHERE map = ? AND task = ? AND outcome IN ('answered', 'given', 'refused') GROUP BY asking.id
) GROUP BY model ORDER BY model
"""
PEOPLE = """
SELECT actor FROM event UNION SELECT actor FROM asking UNION SELECT decider FROM draft
UNION SELECT json_extract(body, '$.holder') FROM item WHERE kind = 'perspective'
"""


class Queue:
    """The drafts on one map of a library. Raises ``UnknownId`` where there is no such map."""

    def __init__(self, library: Library, name: str) -> None:
        self.library = library
        self.name = name
        self._map = library.uid(name)

    def record(self, asking: Asking, proposals: Iterable[Proposal] = ()) -> list[int]:
        """Keep a request and what came of it; gives the ids of the drafts. Raises as ``refuse_model`` does."""
        for model in (asking.asked, asking.model):
            self.refuse_model(model, asking.actor)
        values = {field.name: getattr(asking, field.name) for field in fields(asking)}
        row = {**values, "map": self._map, "ts": _now()}
        with self.library.writing() as db:
            made = db.execute(_insert("asking", row), row).lastrowid
            rows = ({**one._asdict(), "complaints": json.dumps(one.complaints), "asking": made} for one in proposals)
            return [int(db.execute(_insert("draft", row), row).lastrowid or 0) for row in rows]

    def drafts(self, *states: State, task: str = "") -> list[Draft]:
        """Those in any of ``states``, or all, in the order in which they came."""
        where, values = FROM, [self._map]
        if task:
            where, values = f"{where} AND task = ?", [*values, task]
        if states:
            where, values = f"{where} AND state IN ({', '.join('?' * len(states))})", [*values, *states]
        with self.library.reading() as db:
            rows = db.execute(f"SELECT {COLUMNS} {where} ORDER BY draft.id", values).fetchall()
        return [_draft(row) for row in rows]

    def find(self, id: int) -> Draft:
        """The draft of that number. Raises ``UnknownId``."""
        with self.library.reading() as db:
            try:
                query = f"SELECT {COLUMNS} {FROM} AND draft.id = ?"
                found = db.execute(query, [self._map, id]).fetchone()
            except OverflowError:  # a number that SQLite does not have
                found = None
        if found is None:
            raise UnknownId(f"there is no draft {id} on '{self.name}'", f"See `argmap review {self.name}`.")
        return _draft(found)

    def decide(self, id: int, state: State, by: str, *, kept: str = "", reason: str = "") -> Draft:
        """Decide on a draft in the name of a person. Raises ``EditRefused`` where it was decided already.

        It is also refused under the name of a model that was ever asked, for no model may accept, and where a draft
        that something is held against is to be accepted as it is.
        """
        with self.deciding({id: kept}, state, by, reason=reason) as (draft,):
            return draft

    @contextlib.contextmanager
    def deciding(self, kept: Mapping[int, str], state: State, by: str, *, reason: str = "") -> Iterator[list[Draft]]:
        """Decide on drafts, all or none: it holds if what is done meanwhile succeeds; others who write wait.

        ``kept`` has the words of those that were edited, and of those accepted with other punctuation than the draft's.
        Raises as ``decide`` does.
        """
        by = as_name(by, "the name of who decides")
        drafts = [self.find(id) for id in kept]
        for one in drafts:
            self.refuse(one, state, by)
        with self.library.writing():
            for one in drafts:
                is_alike = folded(kept[one.id]) == folded(one.words)
                words = {State.ACCEPTED: kept[one.id] if is_alike else one.words, State.EDITED: kept[one.id]}
                self._settle(one.id, state, words, by, reason)
            yield [self.find(id) for id in kept]

    def _settle(self, id: int, state: State, words: Mapping[State, str], by: str, reason: str) -> None:
        """Decide inside a transaction."""
        changed = self.library.db.execute(
            "UPDATE draft SET state = ?, kept = ?, decider = ?, decided = ?, reason = ?"
            " WHERE id = ? AND state = 'waiting'",
            [state, words.get(state, ""), by, _now(), reason, id],
        ).rowcount
        if not changed:
            raise _decided(self.find(id))

    def refuse(self, draft: Draft, state: State, by: str) -> None:
        """Raise ``EditRefused`` where ``decide`` would."""
        if draft.state is not State.WAITING:
            raise _decided(draft)
        if folded(by) in self._models() or is_of_a_model(by):
            raise EditRefused(f"'{by}' is a model, and only a person decides on drafts", "Name yourself with --as.")
        if state is State.ACCEPTED and draft.complaints:
            message = f"draft {draft.id} cannot be accepted as it is: {'; '.join(draft.complaints)}"
            raise EditRefused(message, f"Edit it, or reject it: `argmap review {self.name} edit {draft.id} --words …`.")

    def refuse_model(self, model: str, by: str) -> None:
        """Raise ``InputError`` for a model under a person's name, who could decide on no draft any more.

        People are ``by``, who asks, and all who changed, weighed or decided something in the library.
        """
        with self.library.reading() as db:
            people = {folded(str(name)) for (name,) in db.execute(PEOPLE) if name}
        if folded(model) in people | {folded(by)}:
            how = "Name the model with its version, such as MODEL-1: under a model's name nobody can accept words."
            raise InputError(f"'{model}' is the name of a person in this library", how)

    def drafted(self, task: str) -> list[Drafted]:
        """The words that models have drafted, whatever became of them."""
        return [
            Drafted(one.id, one.subject, one.before, one.words, one.model, one.state, one.kept, one.decider)
            for one in self.drafts(task=task)
        ]

    def tallies(self, task: str) -> list[Tally]:
        """How many were asked for, came back and were kept, by the model that answered."""
        with self.library.reading() as db:
            rows = db.execute(TALLIES, [self._map, task]).fetchall()
        return [Tally.model_validate(dict(zip(Tally.model_fields, row, strict=True))) for row in rows]

    def _models(self) -> set[str]:
        with self.library.reading() as db:
            rows = db.execute("SELECT asked FROM asking UNION SELECT model FROM asking").fetchall()
        return {folded(str(name)) for (name,) in rows}


def _insert(table: str, row: dict[str, object]) -> str:
    names = ", ".join(row)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})"  # noqa: S608 - own names


def _draft(row: sqlite3.Row | tuple[object, ...]) -> Draft:
    values = dict(zip((field.name for field in fields(Draft)), row, strict=True))
    values["complaints"], values["state"] = tuple(json.loads(values["complaints"])), State(values["state"])
    return Draft(**values)


def _decided(draft: Draft) -> EditRefused:
    when = draft.decided[:10]
    return EditRefused(f"draft {draft.id} was {draft.state} by {draft.decider} on {when}", "It stays decided.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
