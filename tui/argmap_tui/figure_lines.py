"""Figures of a memo drawn in cells, where cells can show them; the others are told by their words and their table."""

from __future__ import annotations

from argmap.memo.figures.data import Drawing, Strengths, Tornado
from argmap.memo.write.plain import shown
from argmap.reading.bars import tornado_cells, tornado_scale
from argmap.reading.degrees import decimal
from argmap_tui.cells import cut, pad, span
from argmap_tui.lines import Layout, Span
from argmap_tui.strengths import UNSAID

BAR_LEAST, BAR_MOST = 11, 41
NAME = 34
"""Cells that the name beside a bar keeps where there is room."""
LEGEND = "│ the strength now  ░ if this is denied  █ if certain  ┊ .50"


def lay_figure(made: Layout, drawing: Drawing, width: int) -> None:
    """Add what can be drawn of a figure."""
    bar = max(BAR_LEAST, min(BAR_MOST, width - NAME - 8))
    if isinstance(drawing, Tornado) and drawing.swings:
        _tornado(made, drawing, width, bar)
    elif isinstance(drawing, Strengths):
        _strengths(made, drawing, width, bar)


def _tornado(made: Layout, drawing: Tornado, width: int, bar: int) -> None:
    ends = [drawing.strength, *(end for one in drawing.swings for end in (one.at_zero, one.at_one))]
    scale = tornado_scale(ends)
    low, high = (decimal(end) for end in scale)
    made.say(LEGEND, width, "faint")
    made.lines.append([Span(f"{low}{high:>{bar - len(low)}}", "faint")])
    for one in drawing.swings:
        cells = tornado_cells(one.at_zero, drawing.strength, one.at_one, scale, bar)
        made.lines.append([Span(cells, "plain"), Span(f" {cut(shown(one.words), width - bar - 1)}")])


def _strengths(made: Layout, drawing: Strengths, width: int, bar: int) -> None:
    made.lines.append([Span(f"{'':>5}0{'1':>{bar - 1}}", "faint")])
    for strip in drawing.strips:
        made.say(shown(strip.words), width)
        for mark in strip.marks:
            value = mark.value
            number = UNSAID if value is None else decimal(value)
            cells = "" if value is None else span(_or(mark.low, value), value, _or(mark.high, value), bar)
            lead = [Span(f"{number:>4} ", "title"), Span(pad(cells, bar), "plain")]
            made.lines.append([*lead, Span(f" {cut(shown(mark.series), width - bar - 6)}", "faint")])


def _or(end: float | None, value: float) -> float:
    return value if end is None else end
