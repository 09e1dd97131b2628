"""The scale of strengths and credences along a chart, and the words to the left of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from argmap.memo.figures.fonts import wrapped
from argmap.memo.figures.svg import FAINT, GREY, INK, LEADING, PALE, TEXT, lines, stroke, words
from argmap.reading.degrees import decimal

MIDDLE = 0.5
STEPS = (0.25, 0.1, 0.05, 0.02, 0.01)
"""Distances of the marks on a scale."""
TICKS = 4
"""Marks beyond the first that a scale has at least, if a step is small enough for that."""
HEADROOM = 16
"""The height that the numbers above a scale take."""


@dataclass(frozen=True)
class Scale:
    """Where values from ``low`` to ``high`` are drawn, from ``left`` to ``right`` in points."""

    left: float
    right: float
    low: float = 0.0
    high: float = 1.0

    @classmethod
    def around(cls, left: float, right: float, values: list[float]) -> Scale:
        """The part of 0 to 1 in which ``values`` lie, from mark to mark."""
        least, most = min(values), max(values)
        step = next((one for one in STEPS if (most - least) / one >= TICKS - 1), STEPS[-1])
        low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
        if high - low < 2 * STEPS[-1]:
            low, high = max(0.0, low - STEPS[-1]), min(1.0, high + STEPS[-1])
        return cls(left, right, max(0.0, low), min(1.0, high))

    @property
    def is_whole(self) -> bool:
        """Whether it goes from 0 to 1."""
        return self.low <= 0 and self.high >= 1

    def at(self, value: float) -> float:
        """How far to the right a value is drawn."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def drawn(self, bottom: float) -> list[str]:
        """Numbers at the top and a line down to ``bottom`` for each mark; the one in the middle of 0 to 1 is dashed."""
        parts = []
        for value in self.marks():
            x, is_middle = self.at(value), math.isclose(value, MIDDLE)
            dashes = {"stroke_dasharray": "2 2"} if is_middle else {}
            colour = INK if is_middle else PALE
            parts.append(stroke(x, HEADROOM - 5, x, bottom, colour, stroke_width=0.7, **dashes))
            parts.append(
                words(x, HEADROOM - 7, decimal(value) if 0 < value < 1 else f"{value:.0f}", text_anchor="middle")
            )
        return parts

    def marks(self) -> list[float]:
        """The values that are marked, the middle among them where the scale reaches it."""
        step = next((one for one in STEPS if (self.high - self.low) / one >= TICKS - 0.5), STEPS[-1])
        while (self.high - self.low) / step > 2 * TICKS:
            step *= 2
        count = round((self.high - self.low) / step)
        found = {round(self.low + number * step, 4) for number in range(count + 1)}
        room = step / 2
        if self.low <= MIDDLE <= self.high:
            found = {one for one in found if abs(one - MIDDLE) >= room} | {MIDDLE}
        return sorted(found)


def labelled(text: str, top: float, height: float, room: float, *, most: int) -> list[str]:
    """The words of a row, in the middle of its height."""
    found = wrapped(text, room, TEXT, most=most)
    return lines(0, top + (height - len(found) * LEADING) / 2, found)


def rule(y: float, width: float) -> str:
    """The line between two rows."""
    return stroke(0, y, width, y, FAINT, stroke_width=0.4)


def explained(y: float, text: str, width: float) -> tuple[list[str], float]:
    """Words below a chart, and where they end."""
    found = wrapped(text, width, TEXT, most=4)
    return lines(0, y, found, fill=GREY), y + len(found) * LEADING
