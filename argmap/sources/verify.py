"""Checking a map's passages against copies of its sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from argmap.errors import InputError
from argmap.model import Map, Passage, Source
from argmap.sources.letters import Letters, letters_of
from argmap.sources.passages import VERIFIED, Finder, Found, State, find_all
from argmap.sources.readers import Document
from argmap.sources.shelf import Attached, Shelf

BROKEN = re.compile(r"[\u00ad\u0002\ufffe]\s*")
"""Where a word was broken at the end of a line."""
ENOUGH = 0.5
"""Share of a source's passages that a document must have to count as a copy of it."""


@dataclass(frozen=True)
class Copy:
    """A copy of a source, read for its letters."""

    source: Source
    document: Document

    @cached_property
    def letters(self) -> Letters:
        """The letters of the document."""
        return letters_of(self.document.text)

    @cached_property
    def finder(self) -> Finder:
        """What finds passages in it."""
        return Finder(self.letters)

    def text_of(self, found: Found) -> str:
        """The words of the document where a passage was found, with the marks around them, on one line."""
        text = self.document.text
        start, end = self.letters.span(found.start, found.end)
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return " ".join(BROKEN.sub("", text[start:end]).split())


@dataclass(frozen=True)
class Verified:
    """What became of each passage of one source; ``copy`` is None when none is attached."""

    source: Source
    copy: Copy | None
    found: dict[str, Found]
    """By the id of the passage."""

    @property
    def states(self) -> Counter[State]:
        """How many passages are in each state."""
        return Counter(found.state for found in self.found.values())

    @property
    def is_sound(self) -> bool:
        """Whether every passage is there, letter for letter."""
        return all(found.state in VERIFIED for found in self.found.values())

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """For each passage that was found, the characters of the document that it takes up, in their order."""
        if self.copy is None:
            return {}
        there = [(id, found) for id, found in self.found.items() if found.end > found.start]
        spans = {id: self.copy.letters.span(found.start, found.end) for id, found in there}
        return dict(sorted(spans.items(), key=lambda entry: entry[1]))

    @property
    def share(self) -> float:
        """The share of the passages that were found, changed or not; 0 when there are none."""
        there = sum(found.state not in {State.MISSING, State.NOT_ATTACHED} for found in self.found.values())
        return there / len(self.found) if self.found else 0.0


def passages_of(map: Map) -> dict[str, list[Passage]]:
    """The passages of each source, by its id, in the order in which they stand in it."""
    by_source: dict[str, list[Passage]] = {source.id: [] for source in map.of_kind(Source)}
    for passage in map.of_kind(Passage):
        by_source[passage.source].append(passage)
    return {id: sorted(passages, key=lambda passage: passage.start) for id, passages in by_source.items()}


def copies_of(map: Map, shelf: Shelf) -> dict[str, Copy]:
    """The attached copies of the map's sources, by the id of the source."""
    found = ((source, _sound(shelf, source)) for source in map.of_kind(Source))
    return {source.id: Copy(source, attached.document) for source, attached in found if attached is not None}


def _sound(shelf: Shelf, source: Source) -> Attached | None:
    """The attached copy of one source; none where it is damaged, so that the others can still be read."""
    try:
        return shelf.get(source)
    except InputError:
        return None


def verify(source: Source, passages: list[Passage], copy: Copy | None) -> Verified:
    """Look for every passage of one source in the copy of it."""
    if copy is None:
        return Verified(source, None, {passage.id: Found(State.NOT_ATTACHED) for passage in passages})
    return Verified(source, copy, find_all(copy.finder, passages))


def verify_all(map: Map, copies: dict[str, Copy]) -> list[Verified]:
    """The same for every source that has passages."""
    return [
        verify(map.find(id, Source), passages, copies.get(id)) for id, passages in passages_of(map).items() if passages
    ]


def likeness(map: Map, document: Document) -> dict[str, float]:
    """How much ``document`` looks like a copy of each source that has passages: the share that is found in it."""
    finder = Finder(letters_of(document.text))
    return {
        id: Verified(map.find(id, Source), None, find_all(finder, passages)).share
        for id, passages in passages_of(map).items()
        if passages
    }
