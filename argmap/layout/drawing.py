"""What a layout is given and what it gives. All lengths are whole numbers of a unit: terminal cells, or points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Size(NamedTuple):
    """How large a box is."""

    width: int
    height: int


class Edge(NamedTuple):
    """A line from ``source`` to ``target``. Edges of one bundle into one target arrive as one line with branches."""

    source: str
    target: str
    bundle: str = ""


class Spacing(NamedTuple):
    """What must be left free, for the cells of a terminal unless other lengths are given."""

    gap: int = 0
    """Between boxes of one column."""
    wire: int = 1
    """Height that a line takes where it passes between two boxes, instead of the gap."""
    lane: int = 2
    """From one upright line to the next."""
    head: int = 3
    """Between a box and the upright lines beside it."""
    inset: int = 1
    """Of a box's side at top and bottom, where no line arrives."""


class Point(NamedTuple):
    """A place: x to the right, y down."""

    x: int
    y: int


class Box(NamedTuple):
    """Where a box stands: its left upper corner, its size, and the number of its column."""

    x: int
    y: int
    width: int
    height: int
    column: int


@dataclass(frozen=True)
class Drawing:
    """Boxes by id, and for each edge the corners of its line from source to target.

    Targets stand in columns to the left of their sources, except where the edges run in a circle. An edge from a box to
    itself has no corners. Lines run straight across or straight up and down, and only between boxes.
    """

    boxes: dict[str, Box]
    routes: tuple[tuple[Point, ...], ...]
    width: int
    height: int
