"""The outline of a debate, drawn line by line from a flat list of visible rows, so that its size does not matter."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.model.map import Map
from argmap.reading import Sign, label
from argmap.reading.degrees import decimal
from argmap_tui.cells import CURSOR, bar, cut, pad
from argmap_tui.commands import OUTLINE, bindings
from argmap_tui.rows import Row, Rows

INDENT = 2
"""Cells by which each level stands further in."""
DEEPEST_INDENT = 0.5
"""Share of the width that indentation may take; deeper rows stop moving in, so that words stay readable."""

StrengthOf = Callable[[str], float | None]
"""Gives the strength of an item, 0 to 1; None where there is none to show."""
MarksOf = Callable[[str], str]
"""Gives the signs of what a reader should know of an item beside its words."""
GAUGE = 5
"""Cells of the bar of a strength."""
ROOM_FOR_GAUGE = 48
"""Narrowest outline, in cells, that draws the bar beside the number."""
TONES = ("pro", "con", "plain", "faint", "mark", "strength")
BASE, CURSOR_ROW = "base", "cursor"
DRAWN_KEPT = 500
"""Most drawn lines that are kept for the next time."""
MOST_AT_START = 1_000
"""A thesis that more items than these are about is not unfolded for a newcomer."""


class Outline(ScrollView, can_focus=True):
    """Shows ``Rows`` and moves a cursor over them; says so by messages and knows nothing of what follows from it."""

    BINDING_GROUP_TITLE = "Outline"
    BINDINGS: ClassVar[list[BindingType]] = bindings(OUTLINE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"outline--cursor", *(f"outline--{tone}" for tone in TONES)}

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The user has put the cursor on another item."""

        id: str

        def can_replace(self, message: Message) -> bool:
            """Only the last place matters while a key is held down."""
            return isinstance(message, Outline.Moved)

    @dataclass
    class Opened(Message):
        """The user wants to read an item."""

        id: str

    def __init__(self, map: Map, strength_of: StrengthOf, marks_of: MarksOf, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = Rows(map)
        self._strength_of = strength_of
        self._marks_of = marks_of
        self._looks: dict[str, Style] = {}
        self._drawn: dict[tuple[Hashable, ...], Strip] = {}
        """Lines by all that decides their looks, since most stay as they are when the outline is drawn anew."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows.visible[self.cursor] if self.rows.visible else None

    def start(self) -> None:
        """Unfold what a newcomer should see: the questions and what stands directly under them, and the theses."""
        for index in range(len(self.rows.top) - 1, -1, -1):
            self.rows.unfold(index)
        for index in range(len(self.rows.visible) - 1, -1, -1):
            row = self.rows.visible[index]
            if row.branch.sign is Sign.THESIS and len(self.rows.map.mentions.get(row.id, ())) <= MOST_AT_START:
                self.rows.unfold(index)
        self._resized()

    def restore(self, open_paths: list[list[str]]) -> None:
        """Unfold the rows at ``open_paths``, as far as they are still there."""
        for path in open_paths:
            index = self.rows.reveal(path)
            if index >= 0:
                self.rows.unfold(index)
        self._resized()

    def show_map(self, map: Map) -> None:
        """Show a later state of the map, with the same rows open and the cursor on the same item if it is there.

        Else it goes to the item above it in the debate, or to what took the place of its row where there is none.
        """
        path = self.row.path() if self.row else []
        self.rows, self._drawn = self.rows.moved_to(map), {}
        self._resized()
        found = self.rows.reveal(path)
        self._place_cursor(found if found >= 0 else self.cursor)

    def reveal(self, path: list[str]) -> bool:
        """Unfold along ``path`` and put the cursor on its end; False if no row of it is there."""
        index = self.rows.reveal(path)
        self._resized()
        if index >= 0:
            self._place_cursor(index)
        return index >= 0

    def _resized(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows.visible))
        self.refresh()

    def _place_cursor(self, index: int) -> None:
        self.cursor = max(0, min(index, len(self.rows.visible) - 1))
        self._scroll_to_cursor()

    def _move(self, index: int) -> None:
        """Put the cursor where the user wants it, and say so."""
        self._place_cursor(index)
        if self.row is not None:
            self.post_message(self.Moved(self.row.id))

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif height and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows that changed."""
        for index in (old, new):
            self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))

    def on_resize(self) -> None:
        """Keep the cursor in view when the widget's size changes."""
        self.virtual_size = Size(self.size.width, len(self.rows.visible))
        self._scroll_to_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click on the same row opens it."""
        index = int(event.y) + self.scroll_offset.y
        if 0 <= index < len(self.rows.visible):
            if index == self.cursor and self.row is not None and event.chain > 1:
                self.post_message(self.Opened(self.row.id))
            self._move(index)

    def action_down(self) -> None:
        """Move one row down."""
        self._move(self.cursor + 1)

    def action_up(self) -> None:
        """Move one row up."""
        self._move(self.cursor - 1)

    def action_page(self, direction: int) -> None:
        """Move one screen down or up."""
        self._move(self.cursor + direction * max(1, self.scrollable_content_region.height - 1))

    def action_first(self) -> None:
        """Move to the first row."""
        self._move(0)

    def action_last(self) -> None:
        """Move to the last row."""
        self._move(len(self.rows.visible) - 1)

    def action_unfold(self) -> None:
        """Unfold the row, or step into it when it is open."""
        if self.row is None:
            return
        if self.rows.unfold(self.cursor):
            self._resized()
        elif self.row.open:
            self._move(self.cursor + 1)

    def action_fold(self) -> None:
        """Fold the row, or step out to the row above it when it is folded."""
        row = self.row
        if row is None:
            return
        if self.rows.fold(self.cursor):
            self._resized()
        elif row.above is not None:
            self._move(self.rows.index_of(row.above))

    def action_unfold_all(self) -> None:
        """Unfold everything under the row."""
        if self.row is not None:
            self.rows.unfold_all(self.cursor)
            self._resized()

    def landings(self) -> list[tuple[int, int, int]]:
        """The rows in view: column and line on the screen, and number."""
        inside, top = self.content_region, self.scroll_offset.y
        seen = range(top, min(top + inside.height, len(self.rows.visible)))
        return [(inside.x, inside.y + number - top, number) for number in seen]

    def land(self, number: int) -> None:
        """Put the cursor on the row of that number."""
        self._move(number)

    def action_open(self) -> None:
        """Say that the user wants to read the row's item."""
        if self.row is not None:
            self.post_message(self.Opened(self.row.id))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of ``crop``; what all have in common is found once."""
        looks = {tone: self._colour(tone) for tone in TONES}
        looks |= {BASE: self.rich_style, CURSOR_ROW: self.get_component_rich_style("outline--cursor")}
        if looks != self._looks or len(self._drawn) > DRAWN_KEPT:
            self._looks, self._drawn = looks, {}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the row at line ``y`` of the view."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self.rows.visible):
            return Strip.blank(width, self._looks[BASE])
        row = self.rows.visible[index]
        marks, tail, is_at = self._marks_of(row.id), self._gauge(row.id, width - 1), index == self.cursor
        key = row, row.open, is_at, width, marks, tail
        if key not in self._drawn:
            base = self._looks[CURSOR_ROW if is_at else BASE]
            sign = Segment(CURSOR if is_at else " ", base)
            strip = Strip([sign, *self._segments(row, width - 1, base, marks, tail)])
            self._drawn[key] = strip.extend_cell_length(width, base).crop(0, width)
        return self._drawn[key]

    def _segments(self, row: Row, width: int, base: Style, marks: str, tail: str) -> list[Segment]:
        indent = min(row.depth * INDENT, int(width * DEEPEST_INDENT))
        fold = ("▾" if row.open else "▸") if row.open or self.rows.has_below(row) else " "
        head = f"{fold} "
        mark = f"{row.branch.sign.mark} "
        item = self.rows.map.get(row.id)
        words = label(self.rows.map, item) if item is not None else row.id
        if row.repeats:
            words = f"↑ {words}"
        room = width - indent - len(head) - len(mark) - cell_len(marks) - bool(marks) - len(tail)
        words = pad(cut(words, room), room) if tail else cut(words, room)
        return [
            Segment(" " * indent, base),
            Segment(head, base + self._looks["faint"]),
            Segment(mark, base + self._looks[_tone(row.branch.sign)]),
            Segment(words, base),
            Segment(f" {marks}" if marks else "", base + self._looks["mark"]),
            Segment(tail, base + self._looks["strength"]),
        ]

    def _gauge(self, id: str, width: int) -> str:
        """The strength of the item as a number, and as a bar where there is room."""
        strength = self._strength_of(id)
        if strength is None:
            return ""
        number = f" {decimal(strength):>4}"
        return f" {bar(strength, GAUGE)}{number}" if width >= ROOM_FOR_GAUGE else number

    def _colour(self, tone: str) -> Style:
        style = self.get_component_rich_style(f"outline--{tone}", partial=True)
        return Style(color=style.color, bold=style.bold, dim=style.dim)


def _tone(sign: Sign) -> str:
    if sign.opposes:
        return "con"
    return "pro" if sign.favours else "plain"
