"""Text laid out as lines of cells, with the places from which a reader can go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from rich.segment import Segment

from argmap_tui.cells import wrap

FULL = -1
"""The column of a stop that takes the whole width."""
FAVOURS, OPPOSES = "+‡■", "−×⟂□"
"""The marks of signs that speak for and against."""

SET_OFF = 2
"""Blanks that set what leads on off from what stands before it."""


Maker = Callable[[int], "Layout"]
"""Lays something out in lines of a width in cells."""


class Span(NamedTuple):
    """A piece of a line, and the role that decides its look."""

    text: str
    role: str = "text"
    stop: int = -1
    """The stop it belongs to, -1 for none."""


@dataclass(frozen=True)
class Stop:
    """A place that leads to another item: the lines it takes up, and its column."""

    id: str
    first: int
    last: int
    column: int


class Spot(NamedTuple):
    """Where a reader is among lines."""

    stops: list[Stop]
    at: int
    """The number of the stop under the cursor."""
    top: int
    """The first line in view."""
    is_seen: bool
    """Whether the cursor is in view."""

    @property
    def id(self) -> str:
        """What the cursor is on; empty for nothing."""
        return self.stops[self.at].id if self.at < len(self.stops) else ""

    def among(self, stops: list[Stop]) -> int:
        """The stop that the cursor is on among others: the same, else the next that is left, else the one before."""
        left = {stop.id: number for number, stop in reversed([*enumerate(stops)])}
        nearest = (*self.stops[self.at :], *reversed(self.stops[: self.at]))
        return next((left[stop.id] for stop in nearest if stop.id in left), -1)


@dataclass
class Layout:
    """The lines of a card, and its stops in reading order."""

    lines: list[list[Span]] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)

    def near(self, current: int, *, column: int) -> int:
        """The stop beside ``current`` in another column; -1 if there is none."""
        here = self.stops[current]
        found = [index for index, stop in enumerate(self.stops) if stop.column == column != here.column != FULL]
        return min(found, key=lambda index: abs(self.stops[index].first - here.first), default=-1)

    def step(self, current: int, direction: int) -> int:
        """The next stop down (1) or up (-1) without leaving the column; ``current`` at the end."""
        here = self.stops[current]
        beyond = [
            index
            for index, stop in enumerate(self.stops)
            if (stop.first - here.first) * direction > 0
            and (stop.column == here.column or FULL in (stop.column, here.column))
        ]
        return min(beyond, key=lambda index: abs(self.stops[index].first - here.first), default=current)

    def say(self, text: str, width: int, role: str = "text", *, lead: str = "") -> None:
        """Add ``text`` after ``lead``, wrapped to ``width`` cells, further lines set in as far as the lead reaches."""
        self.lines.extend([Span(piece, role)] for piece in hanging(text, width, lead))

    def gap(self) -> None:
        """Add an empty line."""
        self.lines.append([])

    def offer(self, id: str, lines: list[list[Span]], column: int = FULL) -> None:
        """Add lines that lead to the item ``id``."""
        stop, first = len(self.stops), len(self.lines)
        self.lines.extend([span._replace(stop=stop) for span in line] for line in lines)
        self.stops.append(Stop(id, first, len(self.lines) - 1, column))


def hanging(text: str, width: int, lead: str = "") -> list[str]:
    """``text`` after ``lead`` in lines of ``width`` cells, further lines set in as far as the lead reaches."""
    pieces = wrap(text, width - len(lead))
    return [f"{lead if number == 0 else ' ' * len(lead)}{piece}" for number, piece in enumerate(pieces)]


def tone(mark: str) -> str:
    """The role that colours a sign: for, against, or neither."""
    if mark in FAVOURS:
        return "pro"
    return "con" if mark in OPPOSES else "plain"


def text_of(spans: list[Span]) -> str:
    """The words of a line."""
    return "".join(span.text for span in spans)


def follows_words(spans: list[Span], stop: int) -> bool:
    """Whether words stand before a stop on its line with a single blank between them, as in running text."""
    before = "".join(span.text for span in takewhile(lambda span: span.stop != stop, spans))
    return bool(before) and not before.endswith(" " * SET_OFF)


def start_of(spans: list[Span], stop: int) -> int:
    """The cells before a stop's first span on a line."""
    return sum(Segment(span.text).cell_length for span in takewhile(lambda span: span.stop != stop, spans))


def stop_at(spans: list[Span], x: int) -> int:
    """The stop that column ``x`` of a line belongs to, -1 for none."""
    start = 0
    for span in spans:
        end = start + Segment(span.text).cell_length
        if start <= x < end:
            return span.stop
        start = end
    return -1
