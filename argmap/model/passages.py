"""Passages: where in a source something is said, kept without the source's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from argmap.model.base import Item, Reference, Slug, Value

FEWEST_WORDS = 8
"""A hash of fewer words could be guessed, which would give the words away."""
BLOCK_DIGITS = 8
"""Hexadecimal digits of the 32-bit hash of a block of words."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Block = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{8})?$")]
Blocks = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{8})+$")]


class Fingerprint(Value):
    """What a whole document comes to when read for its letters (``argmap.sources.letters``)."""

    letters: int = Field(ge=0)
    words: int = Field(ge=0)
    sha256: Sha256


class Passage(Item):
    """A stretch of a source by position and hashes, so that it can be found and checked in a copy of the document.

    Positions count the letters of the document, which are the same whatever the line breaks, quotes, dashes and
    hyphenation (``argmap.sources.letters``). The idea of a position and a quotation that back each other up is the Web
    Annotation Data Model's (W3C 2017, TextPositionSelector and TextQuoteSelector); hashes stand for the quotation.
    """

    kind_name: ClassVar[str] = "passage"
    section: ClassVar[str] = "passages"

    source: Slug
    start: int = Field(ge=0)
    """Letters before the passage in the document it was taken from."""
    length: int = Field(ge=1)
    """Letters of the passage."""
    word_count: int = Field(ge=FEWEST_WORDS)
    page: int | None = Field(default=None, ge=1)
    """The page it begins on, for documents that have pages."""
    sha256: Sha256
    """Of its letters, as UTF-8."""
    exact: Sha256
    """Of the passage as it stood in the document, every character."""
    before: Block = ""
    """Hash of the eight words before it; empty where the document begins."""
    after: Block = ""
    """Hash of the eight words after it; empty where the document ends."""
    blocks: Blocks
    """Hashes of its words in blocks of eight, eight digits each, one after the other; a rest of fewer words has none.

    Blocks do not overlap and none is shorter: hashes of few words, or of overlapping ones, would give the words away.
    """

    def references(self) -> Iterator[Reference]:
        """Its source."""
        yield Reference("source", self.source)

    @property
    def block_list(self) -> list[str]:
        """The hashes of its blocks, in order."""
        return [self.blocks[at : at + BLOCK_DIGITS] for at in range(0, len(self.blocks), BLOCK_DIGITS)]

    def words(self) -> str:
        """How long it is and where it lies."""
        return f"{self.word_count} words of {self.source}, from letter {self.start} on"
