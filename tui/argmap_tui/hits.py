"""Words that are looked for on a page: every place where they stand, and the one that the reader is at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Protocol

from rich.style import Style

from argmap_tui.document_lines import found_in

FOUND, CURRENT = Style(dim=True, reverse=True), Style(bold=True, reverse=True, underline=True)
"""How the words look where they stand, and where the reader is: told apart without a colour."""


class Count(NamedTuple):
    """At which of how many places one is, the first being 1; none where there are none."""

    at: int = 0
    every: int = 0


class Seekable(Protocol):
    """A page on which words can be found."""

    def begin_search(self) -> None:
        """Take note where the reader is: the words are looked for from there on."""

    def seek(self, words: str) -> Count:
        """Mark ``words`` wherever they stand, and bring the first place from where the reader was into view."""

    def seek_on(self, direction: int) -> Count:
        """Go on to the next place, or back to the one before; after the last comes the first."""

    def forget_search(self) -> None:
        """Mark nothing any more; stay where one is."""


class Piece(NamedTuple):
    """A part of a line that was found, in characters."""

    start: int
    end: int
    is_current: bool

    @property
    def look(self) -> Style:
        """How it is marked."""
        return CURRENT if self.is_current else FOUND


@dataclass
class Search:
    """The places of ``words`` in the lines of a page; words may be broken over lines, in whatever case."""

    begun: int = 0
    """The line from which on they are looked for."""
    words: str = ""
    at: int = -1
    """The number of the place that the reader is at; -1 where there are none."""
    _places: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    """Where each line begins in all of them together."""

    def look(self, lines: Sequence[str], words: str) -> Count:
        """Look for other words."""
        self.words = words
        self._find(lines)
        begin = self._starts[min(self.begun, len(lines) - 1)] if lines else 0
        first = bisect_left(self._places, (begin, 0))
        self.at = first % len(self._places) if self._places else -1
        return self.count

    def again(self, lines: Sequence[str]) -> None:
        """Look for the same words in other lines, which say the same in another width."""
        if self.words:
            self._find(lines)
            self.at = min(self.at, len(self._places) - 1)

    def _find(self, lines: Sequence[str]) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._places = found_in("\n".join(lines), self.words)

    def step(self, direction: int) -> Count:
        """Go on, or back."""
        if self._places:
            self.at = (self.at + direction) % len(self._places)
        return self.count

    @property
    def count(self) -> Count:
        """Where one is."""
        return Count(self.at + 1, len(self._places))

    @property
    def line(self) -> int:
        """The line on which the present place begins; -1 for none."""
        return bisect_right(self._starts, self._places[self.at][0]) - 1 if self.at >= 0 else -1

    def on(self, line: int) -> list[Piece]:
        """What of ``line`` was found."""
        if not self._places or line + 1 >= len(self._starts):
            return []
        begin, end = self._starts[line], self._starts[line + 1] - 1
        first = bisect_right([last for _, last in self._places], begin)
        found = []
        for number in range(first, len(self._places)):
            start, stop = self._places[number]
            if start >= end:
                break
            found.append(Piece(max(0, start - begin), min(end, stop) - begin, number == self.at))
        return found
