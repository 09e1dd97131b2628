"""The mentions of other items in the data of an item that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.model.base import Item
from argmap.model.context import Link, Note, Perspective, Question, Term
from argmap.model.nodes import Argument, Claim, Evidence
from argmap.model.passages import Passage

Path = tuple[str | int, ...]


def _places(field: str) -> tuple[tuple[str, ...], ...]:
    return (field, "*", "source"), (field, "*", "passage")


FIELDS: dict[type[Item], tuple[tuple[str, ...], ...]] = {
    Claim: (*_places("voices"),),
    Argument: (("target",), ("premises", "*"), ("grants", "*"), *_places("voices")),
    Evidence: (("bears_on", "*"), *_places("anchors")),
    Link: (("from",), ("to",), *_places("voices")),
    Term: (*_places("definitions"),),
    Note: (("about", "*"), ("source",), ("passage",)),
    Passage: (("source",),),
    Question: (("theses", "*"), ("options", "*")),
    Perspective: (("credence", "*"), ("force", "*"), ("certainty", "*"), ("source",)),
}
"""Where items of a kind mention others; ``*`` is every entry of a list or, at the end, every key of a mapping."""


def mentions(kind: type[Item], data: Any) -> Iterator[tuple[Path, str]]:
    """Every word in ``data``, whatever else it holds, that stands where a ``kind`` mentions an item, and its path."""
    for pattern in FIELDS.get(kind, ()):
        yield from _at(data, pattern, ())


def _at(data: Any, pattern: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    if not pattern:
        if isinstance(data, str):
            yield path, data
        return
    first, rest = pattern[0], pattern[1:]
    if first == "*" and isinstance(data, list):
        for index, entry in enumerate(data):
            yield from _at(entry, rest, (*path, index))
    elif isinstance(data, dict) and first == "*":
        yield from (((*path, key), key) for key in data if not rest)
    elif isinstance(data, dict):
        yield from _at(data.get(first), rest, (*path, first))
