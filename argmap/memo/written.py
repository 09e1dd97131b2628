"""What a memo said when it was written, as far as it takes to tell whether that still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.memo.blocks import Hand, Memo
from argmap.memo.recipe import Recipe


@dataclass(frozen=True)
class Said:
    """A line as it stands in a file: a sentence, a row of a table, a heading or a caption."""

    text: str
    hand: Hand = Hand.MAP
    key: str = ""
    """Empty where it states no finding."""
    rests_on: tuple[str, ...] = ()
    check: str = ""
    shape: str = ""
    """How it is set: what holds it, how deep, and whatever stands in it that a memo does not have."""
    under: str = ""
    """The heading above it."""
    number: int = 0
    """Where it stands in the Markdown, from 1."""
    marked: str = ""
    """The text between the signs of its emphasis; empty where that is not known."""

    @cached_property
    def mark(self) -> str:
        """Sixteen hexadecimal digits over all but what a change of the map may change in a finding."""
        words = "" if self.key and self.hand is Hand.MAP else self.marked or self.text
        return hashlib.sha256(f"{self.shape}\0{self.hand}\0{self.key}\0{words}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Written:
    """A memo as it stands in a file."""

    recipe: Recipe
    lines: tuple[Said, ...]
    """All that is to be read, in reading order."""
    items: Mapping[str, str] = field(default_factory=dict)
    """What each item said, as a digest."""
    left_out: frozenset[str] = frozenset()
    """The keys of findings that the author took out."""
    rewritten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The marks of the lines of each section that the author rewrote, by its id."""
    memo: Memo | None = field(default=None, compare=False)
    """The memo as data, where the file carries it."""

    @cached_property
    def said(self) -> dict[str, Said]:
        """The findings by their keys, in reading order."""
        return {one.key: one for one in self.lines if one.key}

    @property
    def own(self) -> list[Said]:
        """The lines in other words than argmap's, those at the head among them."""
        return [one for one in self.lines if one.hand is not Hand.MAP]
