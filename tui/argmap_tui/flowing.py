"""Running text in lines of cells: pieces in several roles, parts of which lead on, as in the sentences of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

from argmap_tui.lines import FULL, Layout, Span, Stop

PIECES = re.compile(r"\s+|\S+")
BLANK = Span(" ")


@dataclass
class RunningText(Layout):
    """Lines whose stops may share a line: the cursor goes from one to the next as they are read."""

    def step(self, current: int, direction: int) -> int:
        """The next stop in reading order, or the one before."""
        return max(0, min(len(self.stops) - 1, current + direction))

    def flow(self, parts: Iterable[Part], width: int, lead: str = "") -> None:
        """Add parts as one paragraph after ``lead``, further lines set in as far as the lead reaches."""
        spans: list[Span] = []
        ids: list[str] = []
        for part in parts:
            stop = len(self.stops) + len(ids) if part.id else -1
            ids += [part.id] * bool(part.id)
            spans += [*([BLANK] if spans else []), *(span._replace(stop=stop) for span in part.spans)]
        first, room = len(self.lines), width - cell_len(lead)
        for number, line in enumerate(flowed(spans, room)):
            start = lead if number == 0 else " " * cell_len(lead)
            self.lines.append([Span(start, "faint"), *line] if start else line)
        self._stop_at(ids, first)

    def _stop_at(self, ids: Sequence[str], first: int) -> None:
        """Take in the stops of the lines from ``first`` on."""
        taken: dict[int, list[int]] = {}
        for number in range(first, len(self.lines)):
            for span in self.lines[number]:
                taken.setdefault(span.stop, []).append(number)
        for id in ids:
            numbers = taken.get(len(self.stops), [first])
            self.stops.append(Stop(id, numbers[0], numbers[-1], FULL))


@dataclass(frozen=True)
class Part:
    """A sentence or the like: its pieces, and where it leads; nowhere for the empty id."""

    spans: Sequence[Span]
    id: str = ""


def flowed(spans: Iterable[Span], width: int) -> list[list[Span]]:
    """The pieces in lines of at most ``width`` cells, broken at blanks where possible."""
    width = max(1, width)
    lines: list[list[Span]] = [[]]
    used = 0
    for word in _words(spans):
        size = sum(cell_len(span.text) for span in word)
        if used and used + 1 + size > width:
            lines.append([])
            used = 0
        if used:
            stop = word[0].stop if word[0].stop == lines[-1][-1].stop else -1
            _add(lines[-1], Span(" ", word[0].role, stop))
            used += 1
        for span in word if size <= width else _letters(word):
            length = cell_len(span.text)
            if used and used + length > width:
                lines.append([])
                used = 0
            _add(lines[-1], span)
            used += length
    return lines


def _words(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """What stands between blanks, which may have several roles."""
    word: list[Span] = []
    for span in spans:
        for piece in PIECES.findall(span.text):
            if not piece.isspace():
                word.append(span._replace(text=piece))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _letters(word: Iterable[Span]) -> Iterator[Span]:
    """A word that is longer than a line, by what is one cell wide or two, so that it fills its lines."""
    for span in word:
        yield from (span._replace(text=letter) for letter in chop_cells(span.text, 1))


def _add(line: list[Span], span: Span) -> None:
    """Put ``span`` at the end, joined with what stands there if they look alike."""
    if line and line[-1].role == span.role and line[-1].stop == span.stop:
        line[-1] = line[-1]._replace(text=line[-1].text + span.text)
    else:
        line.append(span)
