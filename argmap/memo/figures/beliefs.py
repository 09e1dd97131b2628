"""How a group's credences are distributed: a dot for each member, and below them the quartiles."""

from __future__ import annotations

from collections import Counter

from argmap.memo.figures.data import Beliefs, Voters
from argmap.memo.figures.quartiles import quartiles
from argmap.memo.figures.scale import HEADROOM, Scale, explained, labelled, rule
from argmap.memo.figures.svg import FAINT, GREY, INK, Sketch, lines, stroke, tag
from argmap.memo.words import counted
from argmap.reading.degrees import decimal

LABEL, BESIDE, GAP = 0.36, 56, 10
ROW, BOX = 46, 5
DOT = 1.9
HIGHEST = 27
"""How high dots may be piled, in points; where there are more they overlap."""


def sketch(figure: Beliefs, width: float) -> Sketch:
    """A row for each claim."""
    scale = Scale(width * LABEL + GAP, width - BESIDE - GAP)
    bottom = HEADROOM + ROW * len(figure.claims)
    parts = scale.drawn(bottom)
    for number, claim in enumerate(figure.claims):
        parts += _row(claim, scale, HEADROOM + number * ROW, width)
    said = "A dot is one member's credence. Box: the middle half of them; thick line: the median. Dashed: undecided."
    below, end = explained(bottom + 6, said, width)
    return Sketch(width, end + 2, [*parts, *below])


def _row(claim: Voters, scale: Scale, top: float, width: float) -> list[str]:
    parts = [rule(top, width), *labelled(claim.words, top, ROW, width * LABEL, most=4)]
    if not claim.credences:
        return [*parts, *lines(width - BESIDE, top + ROW / 2 - 4, ["nobody"])]
    base = top + ROW - BOX - 6
    median = quartiles(claim.credences)[1]
    said = [counted(len(claim.credences), "member"), f"median {decimal(median)}"]
    return [*parts, *_dots(claim, scale, base), *_box(claim, scale, base + 2), *lines(width - BESIDE, top + 14, said)]


def _dots(claim: Voters, scale: Scale, base: float) -> list[str]:
    """Dots piled at places as wide as they are."""
    places = Counter(round((scale.at(one) - scale.left) / (2 * DOT)) for one in claim.credences)
    step = min(2 * DOT, HIGHEST / max(places.values()))
    return [
        tag(
            "circle",
            cx=scale.left + place * 2 * DOT,
            cy=base - DOT - number * step,
            r=DOT,
            fill=GREY,
            stroke="#fff",
            stroke_width=0.4,
        )
        for place, count in sorted(places.items())
        for number in range(count)
    ]


def _box(claim: Voters, scale: Scale, top: float) -> list[str]:
    low, median, high = (scale.at(one) for one in quartiles(claim.credences))
    frame = tag("rect", x=low, y=top, width=max(high - low, 1.0), height=BOX, fill=FAINT, stroke=INK, stroke_width=0.6)
    return [frame, stroke(median, top - 1.5, median, top + BOX + 1.5, stroke_width=1.8)]
