"""Text laid out as lines of cells, with the places from which a reader can go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap_tui.cells import wrap

FULL = -1
"""The column of a stop that takes the whole width."""
FAVOURS, OPPOSES = "+‡■", "−×⟂□"
"""The marks of signs that speak for and against."""


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
