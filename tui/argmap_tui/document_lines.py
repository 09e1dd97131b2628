"""A document as lines of a given width, and the stretches of it that stand out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from argmap.errors import UNPRINTABLE

WORD = re.compile(r"\S+")


class Stretch(NamedTuple):
    """Characters of a document from ``start`` to before ``end`` that look alike: the role decides how."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Sheet:
    """A document broken into lines of ``width`` cells. Places are indices of characters of the document."""

    text: str
    """The document with a blank for each character that cannot be printed."""
    width: int

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The characters of each line; several empty lines in a row are shown as one."""
        found: list[tuple[int, int]] = []
        start = 0
        for paragraph in self.text.split("\n"):
            if paragraph.strip():
                found.extend(_wrapped(paragraph, start, self.width))
            elif found and found[-1][0] != found[-1][1]:
                found.append((start, start))
            start += len(paragraph) + 1
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.lines]

    def line_at(self, place: int) -> int:
        """The number of the line on which the character at ``place`` stands."""
        return max(0, bisect_right(self._starts, place) - 1)

    def place_near(self, line: int, cells: int) -> int:
        """The character of a line that stands ``cells`` cells from the left, or the nearest."""
        start, end = self.lines[line]
        for place in range(start, end):
            cells -= cell_len(self.text[place])
            if cells < 0:
                return place
        return max(start, end - 1)

    def cells_before(self, place: int) -> int:
        """The cells to the left of the character at ``place`` on its line."""
        return cell_len(self.text[self.lines[self.line_at(place)][0] : place])


def printable(text: str) -> str:
    """``text`` with a blank for each character that cannot be printed, so that every place stays the same."""
    return "\n".join(UNPRINTABLE.sub(" ", line) for line in text.split("\n"))


def words_of(text: str) -> list[tuple[int, int]]:
    """The characters of each word."""
    return [match.span() for match in WORD.finditer(text)]


def found_in(text: str, words: str) -> list[tuple[int, int]]:
    """Every stretch of ``text`` that reads as ``words`` do, in whatever case and however broken into lines."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []


def pieces(line: tuple[int, int], stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """A line cut where a stretch begins or ends; of several stretches the last one counts."""
    first, last = line
    cuts = {first, last, *(place for one in stretches for place in one[:2] if first < place < last)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        roles = [one.role for one in stretches if one.start <= start < one.end]
        yield Stretch(start, end, roles[-1] if roles else "text")


def _wrapped(paragraph: str, offset: int, width: int) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph that begins at ``offset``, broken between words; a word too long is cut."""
    measure = len if paragraph.isascii() else cell_len
    begin = end = -1
    for match in WORD.finditer(paragraph):
        start, stop = match.span()
        if begin >= 0 and measure(paragraph[begin:stop]) <= width:
            end = stop
            continue
        if begin >= 0:
            yield offset + begin, offset + end
        begin, end = start, stop
        if measure(match.group()) > width:
            *full, _ = chop_cells(match.group(), width)
            for part in full:
                yield offset + begin, offset + begin + len(part)
                begin += len(part)
    yield offset + begin, offset + end
