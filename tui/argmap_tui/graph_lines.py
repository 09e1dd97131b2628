"""The neighbourhood of an item as boxes and lines in cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from argmap.layout import Box, Drawing, Edge, Point, Size, Spacing, layered
from argmap.model import Argument, Item, Map
from argmap.model.moves import gist
from argmap.reading import Sign, label
from argmap.reading.degrees import decimal
from argmap.reading.neighbourhood import Neighbourhood, Tie
from argmap_tui.canvas import Canvas
from argmap_tui.cells import cut, pad, wrap
from argmap_tui.lines import Span, tone

LIGHT, HEAVY, DOUBLE = "┌─┐│└┘", "┏━┓┃┗┛", "╔═╗║╚╝"
"""The corners and sides of a box: any, the one under the cursor, the one that the drawing is about."""
NARROWEST, WIDEST = 16, 32
COLUMNS, WIDE = 3, 32
"""Columns of boxes that a screen has room for, at least and for each so many cells."""
LINES = 6
"""Cells kept free beside a column for its lines."""
TALL = 34
"""Lines of a screen from which boxes show whole sentences."""
FEW_WORDS, MORE_WORDS = 2, 5
"""Lines of words in a box at most, on a screen that is not tall and on one that is."""

Ends = tuple[str, str]
"""A text at the left end of a side and one at the right."""
StrengthOf = Callable[[str], float | None]


@dataclass(frozen=True)
class Picture:
    """A neighbourhood drawn: its lines, and where each box is. The stop of a span is the number of its box."""

    map: Map
    around: Neighbourhood
    drawing: Drawing
    rows: list[list[Span]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the boxes, by number."""
        return self.around.ids

    def toward(self, id: str, across: int, down: int) -> str:
        """The box next to ``id`` in a direction, of those it is tied to if there are any; itself if there is none."""
        boxes, here = self.drawing.boxes, self.drawing.boxes[id]
        if down:
            beyond = [
                other for other, box in boxes.items() if box.column == here.column and (box.y - here.y) * down > 0
            ]
        else:
            beyond = [other for other, box in boxes.items() if (box.column - here.column) * across > 0]
        tied = {end for tie in self.around.ties if id in tie[:2] for end in tie[:2]}
        near = [other for other in beyond if other in tied] if across else []
        return min(near or beyond, key=lambda other: _distance(boxes[other], here), default=id)

    def at(self, x: int, y: int) -> str:
        """The box at a cell; empty for none."""
        boxes = self.drawing.boxes.items()
        return next((id for id, b in boxes if b.x <= x < b.x + b.width and b.y <= y < b.y + b.height), "")


def _distance(box: Box, other: Box) -> tuple[int, int]:
    return abs(box.column - other.column), abs(box.y + box.height // 2 - other.y - other.height // 2)


def picture(map: Map, around: Neighbourhood, strength_of: StrengthOf, room: tuple[int, int]) -> Picture:
    """Draw ``around`` in boxes fit for a screen of ``room`` cells across and down."""
    columns = max(COLUMNS, room[0] // WIDE)
    width = max(NARROWEST, min(WIDEST, room[0] // columns - LINES))
    tall = room[1] >= TALL
    words = {id: _words(map, id, width - 4, tall=tall) for id in around.ids}
    heights = _heights(around)
    for id, needed in heights.items():
        words[id] += [Span("")] * (needed - len(words[id]))
    sizes = {id: Size(width, len(lines) + 2) for id, lines in words.items()}
    ties = [Edge(tie.source, tie.target, tie.sign.name) for tie in around.ties]
    drawing = layered(sizes, ties, Spacing(head=2))
    canvas = Canvas(drawing.width, drawing.height)
    _lines(canvas, around.ties, drawing)
    for number, (id, lines) in enumerate(words.items()):
        frame = DOUBLE if id == around.centre else LIGHT
        top, bottom = _named(map, id, strength_of(id)), _not_drawn(around, id, width)
        _box(canvas, drawing.boxes[id], lines, (frame, top, bottom), number)
    return Picture(map, around, drawing, canvas.rows())


def _words(map: Map, id: str, width: int, *, tall: bool) -> list[Span]:
    """What stands in a box: its label, and where there is room its whole sentence."""
    item, name = map[id], label(map, map[id])
    sentence = said(map, item) if tall else name
    lines = [Span(line, "title") for line in wrap(" ".join(name.split()), width)] if sentence != name else []
    lines += [Span(line) for line in wrap(" ".join(sentence.split()), width)]
    most = MORE_WORDS if tall else FEW_WORDS
    rest = " ".join(line.text for line in lines[most - 1 :])
    return [*lines[: most - 1], lines[most - 1]._replace(text=cut(rest, width))] if len(lines) > most else lines


def said(map: Map, item: Item) -> str:
    """The item in full."""
    return gist(map, item) if isinstance(item, Argument) else item.words()


def signs(around: Neighbourhood) -> str:
    """What the signs in a drawing mean."""
    met = {tie.sign for tie in around.ties}
    parts = [f"{sign.mark} {sign.word}" for sign in Sign if sign in met]
    if any(around.above.values()) or any(around.below.values()):
        parts.append("← 2, 3 →: so many more there, not drawn")
    return ", ".join(parts) or "Nothing bears on this, and it bears on nothing."


def _heights(around: Neighbourhood) -> dict[str, int]:
    """How many lines each box needs so that every line that arrives or leaves has a place of its own."""
    arriving: dict[str, set[Sign]] = defaultdict(set)
    leaving: dict[str, set[tuple[str, Sign]]] = defaultdict(set)
    for tie in around.ties:
        arriving[tie.target].add(tie.sign)
        leaving[tie.source].add((tie.target, tie.sign))
    return {id: max(len(arriving[id]), len(leaving[id])) for id in around.ids}


def _lines(canvas: Canvas, ties: tuple[Tie, ...], drawing: Drawing) -> None:
    """The lines, and at the end of each its sign."""
    for tie, route in zip(ties, drawing.routes, strict=True):
        if route:
            right = max(route[0], route[-1])
            inside = tuple(Point(point.x - (point == right), point.y) for point in route)
            name = (tie.target, tie.sign, route[-1])
            canvas.line(name, inside, _role(tie.sign), dashed=tie.sign.opposes)
    for tie, route in zip(ties, drawing.routes, strict=True):
        if route:
            end, before = route[-1], route[-2]
            canvas.put(end.x - (before.x < end.x), end.y, tie.sign.mark, tone(tie.sign.mark))


def _role(sign: Sign) -> str:
    return "con" if sign.opposes else "pro" if sign.favours else "plain"


def _box(canvas: Canvas, box: Box, lines: list[Span], look: tuple[str, Ends, Ends], stop: int) -> None:
    (first, flat, last, side, low, end), top, bottom = tuple(look[0]), look[1], look[2]
    canvas.put(box.x, box.y, first + _between(top, flat, box.width - 2) + last, "frame", stop)
    for y, line in enumerate(lines, start=box.y + 1):
        canvas.put(box.x, y, f"{side} ", "frame", stop)
        canvas.put(box.x + 2, y, pad(line.text, box.width - 4), line.role, stop)
        canvas.put(box.x + box.width - 2, y, f" {side}", "frame", stop)
    canvas.put(box.x, box.y + box.height - 1, low + _between(bottom, flat, box.width - 2) + end, "frame", stop)


def _named(map: Map, id: str, strength: float | None) -> Ends:
    """What sort of thing stands in a box, and its strength."""
    return map[id].kind_name, decimal(strength) if strength is not None else ""


def _not_drawn(around: Neighbourhood, id: str, width: int) -> Ends:
    """How much more there is on either side of a box."""
    above, below = around.above[id], around.below[id]
    left, right = (f"← {above} more" if above else ""), (f"{below} more →" if below else "")
    if len(left) + len(right) > width - 9:
        left, right = left.replace(" more", ""), right.replace(" more", "")
    return left, right


def _between(ends: Ends, flat: str, width: int) -> str:
    """A side of a box with a text at either end."""
    end = f" {ends[1]} {flat}" if ends[1] else ""
    name = cut(ends[0], width - len(end) - 3)
    start = f"{flat} {name} " if name else ""
    return f"{start}{flat * (width - len(start) - len(end))}{end}"
