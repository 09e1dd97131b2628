"""Strengths with their ranges, claim by claim; whose eyes or which formula is told by shape as well as by shade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.memo.figures.data import Mark, Strengths, Strip
from argmap.memo.figures.fonts import text_width, wrapped
from argmap.memo.figures.scale import HEADROOM, Scale, labelled, rule
from argmap.memo.figures.svg import BASE, FAINT, GREY, INK, LEADING, PAPER, TEXT, Sketch, lines, stroke, tag, words
from argmap.memo.words import span
from argmap.reading.degrees import decimal

LABEL, BESIDE, GAP = 0.38, 68, 10
WIDE, NARROW = 11, 5
"""The height of a mark's lane, with its number beside it and without."""
MANY = 36
"""Marks beyond which a page has no room for the number of each."""
PAD = 4
RADIUS = 3.2
OUTLINES = ("circle", "M-3 -3h6v6h-6z", "M0 -4.2L4.2 0L0 4.2L-4.2 0z", "M0 -3.8L4 3.2H-4z", "M0 3.8L4 -3.2H-4z")
"""Circle, square, diamond, triangles up and down."""
FILLS = (INK, PAPER, FAINT)


def sketch(figure: Strengths, width: float) -> Sketch:
    """A strip for each claim, with a lane for each mark."""
    series = list(dict.fromkeys(mark.series for strip in figure.strips for mark in strip.marks))
    is_dense = sum(len(strip.marks) for strip in figure.strips) > MANY
    chart = _Chart(width, Scale(width * LABEL + GAP, width - BESIDE - GAP), series, is_dense)
    parts, top = list[str](), float(HEADROOM)
    for strip in figure.strips:
        parts += chart.strip(strip, top)
        top += chart.height(strip)
    below, end = _legend(figure, series, top + 6, width, is_dense=is_dense)
    return Sketch(width, end, [*chart.scale.drawn(top), *parts, *below])


@dataclass(frozen=True)
class _Chart:
    width: float
    scale: Scale
    series: list[str]
    is_dense: bool

    @property
    def lane(self) -> int:
        return NARROW if self.is_dense else WIDE

    def height(self, strip: Strip) -> float:
        label = len(wrapped(strip.words, self.width * LABEL, TEXT, most=3)) * LEADING
        return max(label, len(strip.marks) * self.lane) + 2 * PAD

    def strip(self, strip: Strip, top: float) -> Iterator[str]:
        height = self.height(strip)
        yield rule(top, self.width)
        yield from labelled(strip.words, top, height, self.width * LABEL, most=3)
        first = top + (height - len(strip.marks) * self.lane) / 2
        for number, mark in enumerate(strip.marks):
            yield from self._mark(mark, first + (number + 0.5) * self.lane)
        values = [mark.value for mark in strip.marks if mark.value is not None]
        if self.is_dense and values:
            yield self._beside(top + height / 2, span(min(values), max(values)))

    def _mark(self, mark: Mark, middle: float) -> Iterator[str]:
        number = self.series.index(mark.series)
        if mark.value is None:
            if not self.is_dense:
                yield outline(number, self.width - BESIDE + 4, middle)
                yield self._beside(middle, "not weighed", 11)
            return
        said = decimal(mark.value)
        if mark.low is not None and mark.high is not None:
            low, high = self.scale.at(mark.low), self.scale.at(mark.high)
            yield stroke(low, middle, high, middle, stroke_width=0.9)
            yield from (stroke(x, middle - 2.5, x, middle + 2.5, stroke_width=0.9) for x in (low, high))
            said += f" ({span(mark.low, mark.high)})"
        yield outline(number, self.scale.at(mark.value), middle)
        if not self.is_dense:
            yield self._beside(middle, said)

    def _beside(self, middle: float, said: str, indent: float = 0) -> str:
        return words(self.width - BESIDE + indent, middle - LEADING / 2 + BASE, said)


def outline(number: int, x: float, y: float) -> str:
    """The mark of the series ``number``, of fifteen before they come round."""
    shape, fill = OUTLINES[number % len(OUTLINES)], FILLS[number % len(FILLS)]
    if shape == "circle":
        return tag("circle", cx=x, cy=y, r=RADIUS, fill=fill, stroke=INK, stroke_width=0.9)
    return tag("path", d=shape, transform=f"translate({x:.2f} {y:.2f})", fill=fill, stroke=INK, stroke_width=0.9)


def _legend(
    figure: Strengths, series: list[str], top: float, width: float, *, is_dense: bool
) -> tuple[list[str], float]:
    """Each series with its mark, one after the other in lines, then what else there is to see; and where it ends."""
    parts, x, y = list[str](), 0.0, top
    for number, name in enumerate(series):
        said = wrapped(name, width - 10, TEXT, most=1)
        needed = 10 + text_width(said[0] if said else "", TEXT)
        if x > 0 and x + needed > width:
            x, y = 0.0, y + WIDE
        parts += [outline(number, x + 4, y + LEADING / 2), *lines(x + 10, y, said, fill=GREY)]
        x += needed + 12
    is_ranged = any(mark.low is not None for strip in figure.strips for mark in strip.marks)
    notes = ["Dashed: the middle."]
    notes += ["Line: the range" + ("." if is_dense else ", in brackets.")] if is_ranged else []
    notes += ["Beside each: its least and greatest mark."] if is_dense else []
    return [*parts, *lines(0, y + WIDE, [" ".join(notes)], fill=GREY)], y + 2 * WIDE
