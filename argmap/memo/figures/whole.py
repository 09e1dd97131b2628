"""Figures as blocks of a memo: the drawing with its caption, its words and its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Figure
from argmap.memo.figures.choosing import Below, chosen
from argmap.memo.figures.data import Drawing, MapFigure
from argmap.memo.figures.drawing import MEMO
from argmap.memo.figures.map_figure import arranged
from argmap.memo.figures.tables import equivalent
from argmap.memo.figures.telling import alt
from argmap.memo.tracing import Scribe

SIZES = (26, 19, 13, 9, 6)
"""How many items a map may show, until one fits."""
TALLEST = 400.0
"""How high a map may be, in points: a page of A4 has room for 700, and the reasons stand beside it."""
SURE = 8
"""Boxes that fit however they stand."""
WORTH = 3
"""Items that bear on an option, from which it has a map: fewer are said as quickly."""


def whole(scribe: Scribe, id: str, caption: str, drawing: Drawing, on: Iterable[str] = ()) -> Figure:
    """A figure with all that belongs to it; its findings rest on ``on`` beside what they name.

    Raises ``ValueError`` for an id given twice.
    """
    table = equivalent(drawing, scribe, f"figures.{id}", on)
    return Figure(id=id, caption=caption, alt=alt(drawing), drawing=drawing, equivalent=table)


def option_map(basis: Basis, scribe: Scribe, option: str) -> Iterator[Figure]:
    """The map of an option, where enough bears on it to be drawn."""
    below = Below(basis, option)
    if len(below.steps) > WORTH and len((found := fitting(below)).boxes) > WORTH:
        yield whole(scribe, f"map-{option}", _caption(scribe, found), found)


def fitting(below: Below) -> MapFigure:
    """The fullest map of an option that is not too high."""
    for most in SIZES:
        found = chosen(below, most)
        if len(found.boxes) <= SURE or arranged(found, MEMO).layout.height <= TALLEST:
            break
    return found


def _caption(scribe: Scribe, figure: MapFigure) -> str:
    name = scribe.named(figure.root).text
    return f"What moves the strength of “{name}” most" if figure.left_out else f"All that bears on “{name}”"
