"""Any figure as SVG."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from argmap.memo.figures import beliefs, map_figure, strengths, tornado
from argmap.memo.figures.data import Beliefs, Drawing, MapFigure, Strengths, Tornado
from argmap.memo.figures.svg import Sketch, Svg, framed
from argmap.memo.figures.telling import alt, title

MEMO = 453.5
"""The width of a memo's text on A4, 160 mm, in points."""
KEPT = 64
"""Drawings that are kept, so that a memo written in several formats is drawn once."""


@lru_cache(maxsize=KEPT)
def draw(drawing: Drawing, width: float = MEMO, *, name: str = "") -> Svg:
    """``drawing`` at ``width`` points; equal drawings give equal markup.

    ``name`` begins the ids in the markup and must not be given twice in one page; without it they follow from what is
    drawn.
    """
    name = name or f"figure-{hashlib.sha256(drawing.model_dump_json().encode()).hexdigest()[:8]}"
    return framed(_sketch(drawing, width), width, name, title(drawing), alt(drawing))


def _sketch(drawing: Drawing, width: float) -> Sketch:
    match drawing:
        case MapFigure():
            return map_figure.sketch(drawing, width)
        case Tornado():
            return tornado.sketch(drawing, width)
        case Strengths():
            return strengths.sketch(drawing, width)
        case Beliefs():
            return beliefs.sketch(drawing, width)
