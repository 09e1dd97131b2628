"""Finding claims that may say the same as what a person is writing."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

from argmap.model import Argument, Item, Map
from argmap.model.moves import gist
from argmap.store._search import Hit

WORD = re.compile(r"\w+")
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "should",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
    ]
)
ENDING = re.compile(r"(?<=\w{3})(ing|ed|es|ly|s|e)$")
STEM = 6
"""Letters by which words without their endings are taken for forms of one word."""
ALIKE = 0.5
"""The share of the words typed that a claim must have to be worth showing."""
FEWEST, MOST = 2, 30
"""Words from which on, and up to which, a sentence is compared."""
CANDIDATES = 40
FOUND = """
SELECT item.id, item.kind, item.title, item.words FROM item_fts JOIN item ON item.rid = item_fts.rowid
WHERE item_fts MATCH ? AND item.map = ? AND item.retired = 0 AND item.kind = 'claim'
ORDER BY bm25(item_fts), item.rid LIMIT ?
"""


def similar(library: Path, map_rid: int, sentence: str, *, limit: int, least: float = 0.0) -> list[Hit]:
    """The claims that share most words with ``sentence``, the likest first; none for a sentence of one word.

    ``least``, 0 to 1, is the share of the words of both that they must have in common.

    Reads over a connection of its own, so that a thread may ask while another one works on the library.
    """
    words = [word for word in dict.fromkeys(WORD.findall(sentence.casefold())) if word not in COMMON][:MOST]
    if len(words) < FEWEST:
        return []
    query = " OR ".join(f'"{word}"*' for word in words)
    with contextlib.closing(sqlite3.connect(library, timeout=1)) as connection:
        found = connection.execute(FOUND, [query, map_rid, CANDIDATES]).fetchall()
    typed, alike = stems(sentence), list[tuple[float, Hit]]()
    for id, kind, title, text in found:
        likeness = max(_likeness(typed, stems(text)), _likeness(typed, stems(f"{title} {text}")))
        if likeness > least:
            alike.append((likeness, Hit(id, kind)))
    alike.sort(key=lambda one: -one[0])
    return [hit for _, hit in alike[:limit]]


def alike(map: Map, id: str, least: float) -> list[str]:
    """The items of the same kind, beside claims, that are said in like words, the likest first.

    Of arguments and evidence those are compared that bear on the same.
    """
    item = map[id]
    ends = [reference.id for reference in item.references()]
    near = [other for end in ends for other in map.mentioned_by(end)] if ends else map.of_kind(type(item))
    known, said = stems(_words(map, item)), dict[str, float]()
    for other in near:
        if type(other) is type(item) and other.id != id:
            said[other.id] = _likeness(known, stems(_words(map, other)))
    return sorted((other for other, likeness in said.items() if likeness > least), key=lambda other: -said[other])


def _words(map: Map, item: Item) -> str:
    return gist(map, item) if isinstance(item, Argument) else item.words()


def stems(sentence: str) -> frozenset[str]:
    """The words of a sentence that carry its meaning, cut so that forms of one word are equal."""
    return frozenset(ENDING.sub("", word)[:STEM] for word in WORD.findall(sentence.casefold()) if word not in COMMON)


def _likeness(typed: frozenset[str], said: frozenset[str]) -> float:
    """How alike two sentences are, by the words they share; 0 where too few of those typed are among those said."""
    shared = len(typed & said)
    if shared < FEWEST or shared < ALIKE * len(typed):
        return 0.0
    return 2 * shared / (len(typed) + len(said))
