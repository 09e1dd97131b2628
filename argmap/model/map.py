"""An argument map as an immutable value.

Items live in a persistent hash map (rpds), so a changed map shares everything but the changed item with the map it came
from: one edit costs the same on ten claims and on fifty thousand. Who mentions whom is kept beside it in the same way.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from rpds import HashTrieMap, HashTrieSet

from argmap.errors import UnknownId
from argmap.model.base import Item, OptionalText, Text, Value
from argmap.model.context import Link, Note, Perspective, Question, Source, Term
from argmap.model.nodes import Argument, Claim, Evidence
from argmap.model.passages import Passage

ITEM_TYPES: tuple[type[Item], ...] = (
    Question,
    Claim,
    Argument,
    Evidence,
    Source,
    Link,
    Term,
    Note,
    Perspective,
    Passage,
)
"""Every kind of item, in the order in which files list them."""

SECTIONS: dict[str, type[Item]] = {kind.section: kind for kind in ITEM_TYPES}
KINDS: dict[str, type[Item]] = {kind.kind_name: kind for kind in ITEM_TYPES}
KIND_ORDER: dict[type[Item], int] = {kind: order for order, kind in enumerate(ITEM_TYPES)}

ItemT = TypeVar("ItemT", bound=Item)


class Header(Value):
    """What a map is about."""

    title: Text
    summary: OptionalText = ""
    language: OptionalText = "en"
    license: OptionalText = ""


class Entry(NamedTuple):
    """An item and its rank: lower ranks stand first among items of one kind and theme."""

    rank: int
    item: Item


NOBODY: HashTrieSet[str] = HashTrieSet()


@dataclass(frozen=True, eq=False)
class Map:
    """A map: its header and its items by id. Values never change; ``put`` and ``drop`` return another map.

    Iteration is in canonical order (theme, kind, rank), the order in which files list items. Two maps are equal when
    their headers and their items in that order are equal.
    """

    header: Header
    entries: HashTrieMap[str, Entry] = field(default_factory=HashTrieMap)
    mentions: HashTrieMap[str, HashTrieSet[str]] = field(default_factory=HashTrieMap)
    """For every id, the ids of the items that mention it."""
    next_rank: int = 0
    """Greater than every rank in use, now or earlier."""

    @classmethod
    def build(cls, header: Header, items: Iterable[Item]) -> Map:
        """A map of ``items``, ranked in the order given. A later item of the same id replaces an earlier one."""
        return cls.from_entries(header, (Entry(rank, item) for rank, item in enumerate(items)))

    @classmethod
    def from_entries(cls, header: Header, entries: Iterable[Entry], next_rank: int = 0) -> Map:
        """A map of ranked items; the next rank is at least ``next_rank``."""
        by_id = {entry.item.id: entry for entry in entries}
        mentions: dict[str, set[str]] = defaultdict(set)
        for entry in by_id.values():
            for reference in entry.item.references():
                mentions[reference.id].add(entry.item.id)
        made = cls(
            header,
            HashTrieMap(by_id),
            HashTrieMap({id: HashTrieSet(ids) for id, ids in mentions.items()}),
            max(next_rank, max((entry.rank + 1 for entry in by_id.values()), default=0)),
        )
        made.__dict__["unordered"] = list(by_id.values())  # at hand here; asking the hash map for it is slow
        return made

    def put(self, item: Item, rank: int | None = None) -> Map:
        """This map with ``item`` added or in place of the item of its id, which keeps its rank unless one is given."""
        before = self.entries.get(item.id)
        if rank is None:
            rank = before.rank if before else self.next_rank
        return replace(
            self,
            entries=self.entries.insert(item.id, Entry(rank, item)),
            mentions=_remention(self.mentions, before.item if before else None, item),
            next_rank=max(self.next_rank, rank + 1),
        )

    def drop(self, id: str) -> Map:
        """This map without the item ``id``; raises ``UnknownId``."""
        item = self[id]
        return replace(self, entries=self.entries.remove(id), mentions=_remention(self.mentions, item, None))

    def with_header(self, header: Header) -> Map:
        """This map under another header."""
        return replace(self, header=header)

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, id: str) -> Item:
        entry = self.entries.get(id)
        if entry is None:
            raise UnknownId(f"there is no '{id}' in “{self.header.title}”", self._suggestion(id))
        return entry.item

    def get(self, id: str) -> Item | None:
        """The item ``id``, or None."""
        entry = self.entries.get(id)
        return entry.item if entry is not None else None

    def find(self, id: str, kind: type[ItemT]) -> ItemT:
        """The item ``id``, which must be of ``kind``; raises ``UnknownId``."""
        item = self[id]
        if not isinstance(item, kind):
            wanted = kind.kind_name
            raise UnknownId(
                f"'{id}' is of kind {item.kind_name}, not {wanted}", f"Name a {wanted}: `argmap find MAP WORDS`."
            )
        return item

    def rank(self, id: str) -> int:
        """Where the item stands among its kind and theme."""
        return self.entries[id].rank

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in canonical order."""
        ordered = sorted(self.unordered, key=_canonical)
        return tuple(entry.item for entry in ordered)

    @cached_property
    def unordered(self) -> list[Entry]:
        """All items with their ranks in any order: looking at all of a large map is quicker than ordering it."""
        return list(self.entries.values())

    def of_kind(self, kind: type[ItemT]) -> Iterator[ItemT]:
        """The items of one kind, in canonical order."""
        return cast("Iterator[ItemT]", iter(self._by_kind[kind]))

    @cached_property
    def _by_kind(self) -> dict[type[Item], list[Item]]:
        """The items of each kind: a memo asks for them some forty times."""
        found: dict[type[Item], list[Item]] = {kind: [] for kind in ITEM_TYPES}
        for item in self.items:
            found[type(item)].append(item)
        return found

    @cached_property
    def has_claims(self) -> bool:
        """Whether there is a claim: without one nothing can be weighed."""
        return any(isinstance(entry.item, Claim) for entry in self.unordered)

    def mentioned_by(self, id: str) -> list[Item]:
        """The items that mention ``id``, in the order in which they were added."""
        if id not in self._mentioned:
            entries = [self.entries[other] for other in self.mentions.get(id, NOBODY)]
            entries.sort(key=_age)
            self._mentioned[id] = [entry.item for entry in entries]
        return list(self._mentioned[id])

    @cached_property
    def _mentioned(self) -> dict[str, list[Item]]:
        """What ``mentioned_by`` has found: thousands of items may mention one claim, and it is asked for many times."""
        return {}

    @cached_property
    def known_premises(self) -> dict[str, bool]:
        """For the claims asked about so far, whether any argument uses them as a premise; kept by ``is_premise``."""
        return {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Map):
            return NotImplemented
        return self.header == other.header and self.items == other.items

    __hash__ = None  # type: ignore[assignment]

    def _suggestion(self, id: str) -> str:
        close = difflib.get_close_matches(id, self.entries.keys(), n=3, cutoff=0.6) if len(self) < 20_000 else []
        return f"Did you mean {' or '.join(close)}?" if close else "Find it by words: `argmap find MAP WORDS`."


def _canonical(entry: Entry) -> tuple[str, int, int, str]:
    return entry.item.theme, KIND_ORDER[type(entry.item)], entry.rank, entry.item.id


def _age(entry: Entry) -> tuple[int, str]:
    return entry.rank, entry.item.id


def _remention(
    mentions: HashTrieMap[str, HashTrieSet[str]], before: Item | None, after: Item | None
) -> HashTrieMap[str, HashTrieSet[str]]:
    """``mentions`` after one item has changed from ``before`` to ``after`` (None where there is none)."""
    old = {(reference.id, before.id) for reference in before.references()} if before else set()
    new = {(reference.id, after.id) for reference in after.references()} if after else set()
    for mentioned, mentioner in old - new:
        left = mentions[mentioned].remove(mentioner)
        mentions = mentions.insert(mentioned, left) if left else mentions.remove(mentioned)
    for mentioned, mentioner in new - old:
        mentions = mentions.insert(mentioned, mentions.get(mentioned, NOBODY).insert(mentioner))
    return mentions
