"""The beliefs that move a strength most: how far each takes it when denied and when held for certain."""

from __future__ import annotations

from argmap.memo.figures.data import Swing, Tornado
from argmap.memo.figures.scale import HEADROOM, MIDDLE, Scale, explained, labelled, rule
from argmap.memo.figures.svg import GREY, INK, PAPER, Sketch, lines, stroke, tag
from argmap.reading.degrees import decimal

LABEL, BESIDE = 0.42, 56
"""The share of the width that the words of a row take, and the width of the numbers beside it."""
ROW, THICK = 28, 7
GAP = 10
THINNEST = 0.3
"""Bars narrower than this are not drawn, in points."""


def sketch(figure: Tornado, width: float) -> Sketch:
    """A row for each belief, widest first as given, around the strength as things are."""
    scale = _scale(figure, width)
    bottom = HEADROOM + ROW * len(figure.swings)
    parts = scale.drawn(bottom)
    for number, swing in enumerate(figure.swings):
        parts += _row(swing, figure.strength, scale, HEADROOM + number * ROW, width)
    now = scale.at(figure.strength)
    parts.append(stroke(now, HEADROOM - 3, now, bottom + 3, INK, stroke_width=1.4))
    below, end = explained(bottom + 6, _explanation(figure, scale), width)
    return Sketch(width, end + 2, [*parts, *below])


def _scale(figure: Tornado, width: float) -> Scale:
    reached = [figure.strength, *(end for swing in figure.swings for end in (swing.at_zero, swing.at_one))]
    if any(swing.flip is not None for swing in figure.swings):
        reached.append(MIDDLE)
    return Scale.around(width * LABEL + GAP, width - BESIDE - GAP, reached)


def _row(swing: Swing, now: float, scale: Scale, top: float, width: float) -> list[str]:
    never = "never turns it" if swing.is_certain else "no turn found"
    turning = never if swing.flip is None else f"turns at {decimal(swing.flip)}"
    middle = top + ROW / 2
    return [
        rule(top, width),
        *labelled(swing.words, top, ROW, width * LABEL, most=3),
        *_bar(swing.at_zero, now, scale, middle - THICK - 0.5, PAPER),
        *_bar(swing.at_one, now, scale, middle + 0.5, GREY),
        *lines(
            width - BESIDE,
            middle - 9,
            [f"held at {decimal(swing.weight)}" if swing.is_held else "not weighed", turning],
        ),
    ]


def _bar(end: float, now: float, scale: Scale, top: float, fill: str) -> list[str]:
    left, right = sorted((scale.at(end), scale.at(now)))
    if right - left < THINNEST:
        return []
    return [tag("rect", x=left, y=top, width=right - left, height=THICK, fill=fill, stroke=INK, stroke_width=0.7)]


def _explanation(figure: Tornado, scale: Scale) -> str:
    middle = " Dashed: .50." if scale.low <= MIDDLE <= scale.high else ""
    turns = " Turns at: the weight that carries the strength to .50 or across."
    turns *= any(swing.flip is not None for swing in figure.swings)
    part = "" if scale.is_whole else f" The scale shows only {decimal(scale.low)} to {decimal(scale.high)}."
    return (
        f"Thick line: the strength now, {decimal(figure.strength)}. White bar: where it goes if the belief is "
        f"denied (0). Dark bar: if it is held for certain (1).{turns}{middle}{part}"
    )
