"""A canvas of cells: lines that branch and cross, and text over them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import pairwise

from rich.cells import cell_len

from argmap.layout import Point
from argmap_tui.lines import Span

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
SOLID = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼"
"""The letter for each set of directions in which a line leaves a cell."""
DASHED = " ╎╌╰╎╎╭├╌╯╌┴╮┤┬┼"

Cell = dict[Hashable, int]
"""The directions in which each line leaves a cell."""


class Canvas:
    """Cells that lines are drawn into; text covers lines."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._lines: dict[tuple[int, int], Cell] = {}
        self._looks: dict[Hashable, tuple[str, str]] = {}
        self._text: list[dict[int, Span]] = [{} for _ in range(height)]

    def line(self, name: Hashable, corners: tuple[Point, ...], role: str, *, dashed: bool) -> None:
        """Draw along ``corners``. Lines of one name join where they meet, those of different names cross."""
        self._looks[name] = role, DASHED if dashed else SOLID
        for one, other in pairwise(corners):
            if one.y == other.y:
                cells = [(x, one.y) for x in range(min(one.x, other.x), max(one.x, other.x) + 1)]
                self._join(name, cells, RIGHT, LEFT)
            else:
                cells = [(one.x, y) for y in range(min(one.y, other.y), max(one.y, other.y) + 1)]
                self._join(name, cells, DOWN, UP)

        for end, beside in ((corners[0], corners[1]), (corners[-1], corners[-2])):
            if end.y == beside.y:  # it goes on into what it joins
                self._lines[end][name] |= RIGHT | LEFT

    def _join(self, name: Hashable, cells: list[tuple[int, int]], out: int, into: int) -> None:
        for one, other in pairwise(cells):
            for cell, direction in ((one, out), (other, into)):
                marks = self._lines.setdefault(cell, {})
                marks[name] = marks.get(name, 0) | direction

    def put(self, x: int, y: int, text: str, role: str, stop: int = -1) -> None:
        """Write ``text``; it covers as many cells as it is wide."""
        self._text[y][x] = Span(text, role, stop)

    def rows(self) -> list[list[Span]]:
        """What was drawn, line by line."""
        drawn: list[dict[int, Span]] = [{} for _ in range(self.height)]
        for (x, y), cell in self._lines.items():
            drawn[y][x] = self._letter(cell)
        return [list(_run_on(lines | text)) for lines, text in zip(drawn, self._text, strict=True)]

    def _letter(self, cell: Cell) -> Span:
        """A line that runs across goes over one that runs up and down."""
        names = list(cell)
        over = next((name for name in names if not cell[name] & (UP | DOWN)), names[0])
        role, letters = self._looks[over]
        return Span(letters[cell[over]], role)


def _run_on(cells: dict[int, Span]) -> Iterator[Span]:
    """The cells of a line from left to right, neighbours of one look joined, with blanks between."""
    at, run = 0, Span("")
    for x, span in sorted(cells.items()):
        lead = " " * (x - at)
        if not lead and (run.role, run.stop) == (span.role, span.stop):
            run = run._replace(text=run.text + span.text)
        else:
            yield run
            if lead:
                yield Span(lead)
            run = span
        at = x + cell_len(span.text)
    yield run
