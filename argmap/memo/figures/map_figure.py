"""What bears on an option, as a map: the option to the left, reasons in columns to the right of what they bear on.

It reads without colour: what supports comes on a solid line with a filled head, what opposes on a dashed one with a
bar; the four kinds of items differ in the shape of their boxes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Literal

from argmap.layout import Box as Place
from argmap.layout import Drawing as Layout
from argmap.layout import Edge, Point, Size, Spacing, layered
from argmap.layout.ranks import columns
from argmap.memo.figures.data import Box, MapFigure
from argmap.memo.figures.fonts import text_width, wrapped
from argmap.memo.figures.svg import (
    BASE,
    GREY,
    INK,
    LEADING,
    PALE,
    PAPER,
    TEXT,
    Sketch,
    lines,
    number,
    stroke,
    tag,
    words,
)
from argmap.memo.words import counted
from argmap.reading.degrees import decimal

SUPPORT, ATTACK = "#2a7f3f", "#b3261e"
DASHES = "4 2.5"
WIDEST, NARROWEST = 150, 68
"""How wide boxes may be, in points."""
MOST_LINES = 4
TRIES = 4
PAD = 4
GAUGE = 9
"""The height of the line in a box that holds its strength."""
NUMBER = 17
"""The width of a number with two decimals."""
GRID = 3
"""All boxes and lines stand on a grid of so many points, so that lines nowhere come nearer to each other."""
STEPS = 1000
"""How much is done for few crossings: paper is drawn once and read often."""
SPACING = Spacing(gap=2, wire=2, lane=2, head=4, inset=1)
HEAD = 5.5
"""The length of an arrow's head."""
BELOW = 10
"""Between the map and what explains it."""
Kind = Literal["option", "claim", "argument", "evidence"]
Route = tuple[Point, ...]


@dataclass(frozen=True)
class Laid:
    """Where everything stands, in points, and the words of each box by line."""

    layout: Layout
    texts: dict[str, list[str]]


def sketch(figure: MapFigure, width: float) -> Sketch:
    """The map with what explains it below; wider than ``width`` only where it has more columns than that holds."""
    laid = arranged(figure, width)
    across = max(width, laid.layout.width + 2.0)
    parts = [*_arrows(figure, laid.layout)]
    for box in figure.boxes:
        parts += _box(box, laid.layout.boxes[box.id], laid.texts[box.id])
    explained = _Legend(laid.layout.height + BELOW, across)
    explained.tell(figure)
    return Sketch(across, explained.bottom + 2, [tag("g", *parts, transform="translate(1 1)"), *explained.parts])


def arranged(figure: MapFigure, width: float) -> Laid:
    """Boxes as wide as lets all columns fit into ``width`` points, if they can."""
    across = _widest(figure, width)
    for _ in range(TRIES):
        found = _with_boxes(figure, across)
        count = 1 + max((box.column for box in found.layout.boxes.values()), default=0)
        fitting = across + int((width - 2 - found.layout.width) // count)
        fitting = min(WIDEST, max(NARROWEST, fitting)) // GRID * GRID
        if fitting == across or (fitting > across and across < WIDEST and found.layout.width <= width - 2):
            break
        across = fitting
    return found


def _widest(figure: MapFigure, width: float) -> int:
    """How wide boxes may be if the lines between columns take no more room than they must."""
    number = {box.id: at for at, box in enumerate(figure.boxes)}
    count = columns(len(number), [(number[one.start], number[one.end]) for one in figure.arrows])
    room = width - 2 - (count - 1) * 2 * SPACING.head * GRID
    return min(WIDEST, max(NARROWEST, int(room // count))) // GRID * GRID


def _with_boxes(figure: MapFigure, across: int) -> Laid:
    texts = {
        box.id: wrapped(box.words, across - 2 * PAD - 1, TEXT, most=MOST_LINES, bold=box.kind == "option")
        for box in figure.boxes
    }
    meeting = _meeting(figure)
    sizes = {
        id: Size(across // GRID, max(ceil((len(text) * LEADING + GAUGE + PAD) / GRID), 2 * SPACING.inset + meeting[id]))
        for id, text in texts.items()
    }
    ties = [Edge(one.start, one.end, "-" if one.opposes else "+") for one in figure.arrows]
    return Laid(_in_points(layered(sizes, ties, SPACING, steps=STEPS)), texts)


def _in_points(found: Layout) -> Layout:
    boxes = {
        id: Place(at.x * GRID, at.y * GRID, at.width * GRID, at.height * GRID, at.column)
        for id, at in found.boxes.items()
    }
    routes = tuple(tuple(Point(at.x * GRID, at.y * GRID + GRID // 2) for at in route) for route in found.routes)
    return Layout(boxes, routes, found.width * GRID, found.height * GRID)


def _meeting(figure: MapFigure) -> dict[str, int]:
    """How many lines meet the fuller side of each box at most."""
    arriving: dict[str, set[bool]] = defaultdict(set)
    leaving: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for one in figure.arrows:
        arriving[one.end].add(one.opposes)
        leaving[one.start].add((one.end, one.opposes))
    return {box.id: max(len(arriving[box.id]), len(leaving[box.id]), 1) for box in figure.boxes}


# Lines


def _arrows(figure: MapFigure, layout: Layout) -> Iterator[str]:
    """The lines, those that oppose on top; all begin at their heads, so that the dashes of joined lines agree."""
    joined: dict[tuple[str, bool], list[Route]] = defaultdict(list)
    for arrow, route in zip(figure.arrows, layout.routes, strict=True):
        if route:
            joined[arrow.end, arrow.opposes].append(route)
    for (_, opposes), routes in sorted(joined.items(), key=lambda one: one[0][1]):
        yield from (line(route, opposes=opposes) for route in routes)
        yield from (tag("circle", cx=at.x, cy=at.y, r=1.7, fill=_colour(opposes=opposes)) for at in forks(routes))


def forks(routes: list[Route]) -> list[Point]:
    """Where lines that end alike come together: without a mark there it would look like a crossing."""
    ways: dict[Point, set[tuple[bool, bool]]] = defaultdict(set)
    pieces = {tuple(sorted(pair)) for route in routes for pair in pairwise(route)}
    for point in {point for route in routes for point in route[1:-1]}:
        for start, end in pieces:
            if start.x == end.x == point.x:
                ways[point] |= {(True, later) for later in _beyond(start.y, point.y, end.y)}
            elif start.y == end.y == point.y:
                ways[point] |= {(False, later) for later in _beyond(start.x, point.x, end.x)}
    return sorted(point for point, found in ways.items() if len(found) > 2)


def _beyond(start: int, here: int, end: int) -> Iterator[bool]:
    """On which sides of ``here``, if it is on it, a piece goes on: earlier, later."""
    if start <= here <= end:
        yield from (later for later, goes_on in ((False, start < here), (True, here < end)) if goes_on)


def line(route: Route, *, opposes: bool) -> str:
    """A line with its head at the last point of ``route``."""
    end, before = route[-1], route[-2]
    back = 1 if before.x > end.x else -1
    start = end.x + back * (HEAD / 2 if opposes else HEAD)
    path = f"M{number(start)} {end.y}"
    for after, here in pairwise(reversed(route)):
        path += f"H{here.x}" if after.y == here.y else f"V{here.y}"
    colour, dashes = _colour(opposes=opposes), {"stroke_dasharray": DASHES} if opposes else {}
    drawn = tag("path", d=path, fill="none", stroke=colour, stroke_width=1.1, stroke_linejoin="round", **dashes)
    return drawn + _head(end, back, colour, opposes=opposes)


def _colour(*, opposes: bool) -> str:
    return ATTACK if opposes else SUPPORT


def _head(end: Point, back: int, colour: str, *, opposes: bool) -> str:
    if opposes:
        x = end.x + back * HEAD / 2
        return stroke(x, end.y - 3.5, x, end.y + 3.5, colour, stroke_width=1.8)
    return tag("path", d=f"M{end.x} {end.y}l{back * HEAD} -3v6z", fill=colour)


# Boxes


def _box(box: Box, place: Place, text: list[str]) -> list[str]:
    shown = shape(box.kind, place.x, place.y, place.width, place.height)
    weight = {"font_weight": "bold"} if box.kind == "option" else {}
    return [*shown, *lines(place.x + PAD, place.y + 2, text, **weight), *_gauge(box, place)]


def shape(kind: Kind, x: float, y: float, width: float, height: float) -> list[str]:
    """The outline of a box: thick for an option, square for a claim, round for an argument, dog-eared for evidence."""
    frame: dict[str, str | float] = {"fill": PAPER, "stroke": INK, "stroke_width": 1.8 if kind == "option" else 0.7}
    if kind == "evidence":
        ear = 5
        outline = f"M{x} {y}h{width - ear}l{ear} {ear}v{height - ear}h{-width}z"
        return [tag("path", d=outline, **frame), tag("path", d=f"M{x + width - ear} {y}v{ear}h{ear}z", fill=GREY)]
    round_ = {"rx": 7.0} if kind == "argument" else {}
    return [tag("rect", x=x, y=y, width=width, height=height, **round_, **frame)]


def _gauge(box: Box, place: Place) -> list[str]:
    """The strength of a box as a bar and a number."""
    bottom = place.y + place.height - 3
    if box.strength is None:
        return [words(place.x + PAD, bottom, "not weighed", fill=GREY, font_style="italic")]
    length, left, top = place.width - 2 * PAD - NUMBER - 2, place.x + PAD, bottom - 4
    bar = [
        tag("rect", x=left, y=top, width=length, height=3, fill=PALE),
        tag("rect", x=left, y=top, width=length * box.strength, height=3, fill=GREY),
        stroke(left + length / 2, top - 1, left + length / 2, top + 4, INK, stroke_width=0.5),
    ]
    return [*bar, words(place.x + place.width - PAD, bottom, decimal(box.strength), text_anchor="end")]


# What explains it


class _Legend:
    """Samples with words, one after the other in lines."""

    def __init__(self, top: float, width: float) -> None:
        self.x, self.y, self.width = 1.0, top, width
        self.parts: list[str] = []

    @property
    def bottom(self) -> float:
        """The lower edge of the last line."""
        return self.y + LEADING + 2

    def tell(self, figure: MapFigure) -> None:
        """Explain what is in the figure, and nothing else."""
        kinds: tuple[Kind, ...] = ("option", "claim", "argument", "evidence")
        for kind in kinds:
            if any(box.kind == kind for box in figure.boxes):
                self._add(shape(kind, 0, 1, 14, 7), 14, kind)
        for opposes, said in ((False, "supports"), (True, "opposes")):
            if any(one.opposes == opposes for one in figure.arrows):
                self._add([line((Point(26, 5), Point(1, 5)), opposes=opposes)], 26, said)
        if any(box.strength is not None for box in figure.boxes):
            bar = tag("rect", y=3, width=20, height=3, fill=PALE) + tag("rect", y=3, width=12, height=3, fill=GREY)
            self._add([bar, stroke(10, 2, 10, 7, INK, stroke_width=0.5)], 20, "strength from 0 to 1, middle marked")
        if figure.left_out:
            self._add([], -4, f"{counted(figure.left_out, 'more item')} not shown")

    def _add(self, sample: list[str], wide: float, said: str) -> None:
        needed = wide + 4 + text_width(said, TEXT)
        if self.x > 1 and self.x + needed > self.width:
            self.x, self.y = 1.0, self.y + LEADING + 3
        if sample:
            self.parts.append(tag("g", *sample, transform=f"translate({self.x:.1f} {self.y:.1f})"))
        self.parts.append(words(self.x + wide + 4, self.y + BASE, said, fill=GREY))
        self.x += needed + 10
