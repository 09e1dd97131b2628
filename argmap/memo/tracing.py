"""Sentences that can be traced: each is tied to the items it speaks of by a check value.

The check value is taken over the sentence's own words as argmap puts them and over everything that the items say, so
that it changes when a number or a name in the sentence does, and when an item changes in a way the sentence does not
show. A sentence that somebody rewrites keeps the check value of the one it stands for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from argmap.memo.blocks import Role, Row, Run, Sentence, Trace
from argmap.memo.prints import fingerprint
from argmap.memo.words import SAID, called, cut
from argmap.model import Item, Map

WHOLE = "map"
"""What a finding rests on that is about the map as a whole; no item needs to have this id for it."""
Words = str | Run
"""A plain stretch of text, or one with a role."""


def runs(words: Iterable[Words]) -> tuple[Run, ...]:
    """Words with their roles, empty ones left out."""
    return tuple(one if isinstance(one, Run) else Run(text=one) for one in words if one)


def fixed(*words: Words) -> Sentence:
    """A sentence that states no finding: the same in every memo."""
    return Sentence(runs=runs(words))


def strong(text: str) -> Run:
    """Words that stand out."""
    return Run(text=text, role=Role.STRONG)


def joined(names: Iterable[Run], joint: str = "; ") -> list[Words]:
    """Names with something between them; names of options often have commas of their own."""
    return [part for name in names for part in (joint, name)][1:]


def identified(id: str) -> tuple[Words, ...]:
    """An item's id in brackets, to stand behind its name."""
    return " [", as_id(id), "]"


def as_id(id: str) -> Run:
    """An item's id."""
    return Run(text=id, role=Role.ID)


class Scribe:
    """Writes findings about a map, each under a key that no other has."""

    def __init__(self, map: Map) -> None:
        self.map = map
        self.told: dict[str, None] = {}
        """What the findings so far rest on, in the order in which it was first told."""
        self._given: set[str] = set()
        self._rested_on: set[str] = set()
        self._prints: dict[str, bytes] = {}

    def finding(self, key: str, *words: Words, on: Iterable[str]) -> Sentence:
        """A sentence about the items ``on``. Raises ``ValueError`` for a key given twice or nothing to rest on."""
        parts = runs(words)
        return Sentence(runs=parts, trace=self._trace(key, "".join(one.text for one in parts), on))

    def row(self, key: str, *cells: Iterable[Words] | Words, on: Iterable[str]) -> Row:
        """A row of a table about the items ``on``. Raises as ``finding`` does."""
        laid = tuple(runs([cell] if isinstance(cell, (str, Run)) else cell) for cell in cells)
        text = "\0".join("".join(run.text for run in cell) for cell in laid)
        return Row(cells=laid, trace=self._trace(key, text, on))

    def named(self, id: str) -> Run:
        """The short name of an item, without a full stop."""
        return Run(text=called(self.map, self.map[id]), role=Role.CLAIM)

    def said(self, id: str) -> Run:
        """What an item says, without its full stop, cut where it is very long."""
        return Run(text=cut(self.words(id).text, SAID), role=Role.CLAIM)

    def words(self, id: str) -> Run:
        """All that an item says, without its full stop."""
        return Run(text=self.map[id].words().removesuffix("."), role=Role.CLAIM)

    def digests(self) -> dict[str, str]:
        """Eight hexadecimal digits over what each item says that the findings so far rest on."""
        return {id: digest(item) for id in sorted(self._rested_on) if (item := self.map.get(id)) is not None}

    def _trace(self, key: str, text: str, on: Iterable[str]) -> Trace:
        ids = tuple(dict.fromkeys(on))
        if key in self._given or not ids:
            raise ValueError(f"the finding {key} is there already or rests on nothing")
        self._given.add(key)
        self._rested_on.update(ids)
        self.told.update(dict.fromkeys(ids))
        return Trace(key=key, rests_on=ids, check=check_value(text, map(self._print, sorted(ids))))

    def _print(self, id: str) -> bytes:
        """What an item says as a digest; a dash for what is not in the map."""
        if id not in self._prints:
            item = self.map.get(id)
            self._prints[id] = b"-" if item is None else fingerprint(item)
        return self._prints[id]


def check_value(text: str, prints: Iterable[bytes]) -> str:
    """Eight hexadecimal digits over a finding's words and the digests of the items it rests on."""
    digest = hashlib.sha256(text.encode())
    for one in prints:
        digest.update(one)
    return digest.hexdigest()[:8]


def digest(item: Item) -> str:
    """Eight hexadecimal digits over everything an item says."""
    return fingerprint(item).hex()[:8]
