"""A drawing of boxes and lines with a cursor that moves from box to box; the view follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap_tui.commands import GRAPH, bindings
from argmap_tui.graph_lines import DOUBLE, HEAVY, LIGHT, Picture
from argmap_tui.lines import Span

ROLES = ("frame", "text", "title", "pro", "con", "plain")
UNDER_CURSOR = str.maketrans(LIGHT + DOUBLE, HEAVY * 2)
AROUND = Spacing(1, 2, 1, 2)
"""What should be seen around the box under the cursor."""
PAN = 8, 3
"""Cells by which the view moves, across and down."""


class GraphView(ScrollView, can_focus=True):
    """Shows a ``Picture`` and says where the cursor is."""

    BINDING_GROUP_TITLE = "Graph"
    BINDINGS: ClassVar[list[BindingType]] = bindings(GRAPH)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"graph--cursor", *(f"graph--{role}" for role in ROLES)}

    @dataclass
    class Moved(Message):
        """The cursor is on another box."""

        id: str

    @dataclass
    class Opened(Message):
        """The user wants to see what is around a box."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picture: Picture | None = None
        self.cursor = ""

    def show(self, picture: Picture, cursor: str) -> None:
        """Show another drawing, the cursor on the box ``cursor`` if there is one."""
        self.picture = picture
        self.cursor = cursor if cursor in picture.ids else picture.around.centre
        self.virtual_size = Size(picture.drawing.width, picture.drawing.height)
        self.refresh()
        self.call_after_refresh(self._follow, middle=True)

    def _to(self, id: str) -> None:
        self.cursor = id
        self._follow()
        self.refresh()
        self.post_message(self.Moved(id))

    def _follow(self, *, middle: bool = False) -> None:
        """Bring the box under the cursor into view."""
        if self.picture is not None:
            box = self.picture.drawing.boxes[self.cursor]
            place = Region(box.x, box.y, box.width, box.height)
            self.scroll_to_region(place, spacing=AROUND, animate=False, force=True, center=middle)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the box under the mouse; a second click draws what is around it."""
        x, y = int(event.x) + self.scroll_offset.x - self._inset.x, int(event.y) + self.scroll_offset.y - self._inset.y
        found = self.picture.at(x, y) if self.picture is not None else ""
        if found:
            self._to(found)
            if event.chain > 1:
                self.action_open()

    def action_move(self, across: int, down: int) -> None:
        """Move to the next box in a direction."""
        if self.picture is not None:
            self._to(self.picture.toward(self.cursor, across, down))

    def action_pan(self, across: int, down: int) -> None:
        """Move the view and leave the cursor where it is."""
        self.scroll_relative(x=across * PAN[0], y=down * PAN[1], animate=False)

    def action_open(self) -> None:
        """Say that the user wants to see what is around the box."""
        if self.cursor:
            self.post_message(self.Opened(self.cursor))

    @property
    def _inset(self) -> Offset:
        """How far from the corner a drawing begins that is smaller than the view: it stands in the middle."""
        room, size = self.scrollable_content_region.size, self.virtual_size
        return Offset(max(0, room.width - size.width) // 2, max(0, room.height - size.height) // 2)

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the view."""
        left, width = self.scroll_offset.x, self.scrollable_content_region.width
        line = y + self.scroll_offset.y - self._inset.y
        if self.picture is None or not 0 <= line < len(self.picture.rows):
            return Strip.blank(width, self.rich_style)
        lead = Segment(" " * self._inset.x, self.rich_style)
        strip = Strip([lead, *(self._segment(span, self.picture) for span in self.picture.rows[line])])
        return strip.crop_extend(left, left + width, self.rich_style)

    def _segment(self, span: Span, picture: Picture) -> Segment:
        look = self.get_component_rich_style(f"graph--{span.role}", partial=True)
        style = self.rich_style + Style(color=look.color, bold=look.bold, dim=look.dim)
        if span.stop < 0 or picture.ids[span.stop] != self.cursor:
            return Segment(span.text, style)
        here = self.get_component_rich_style("graph--cursor")
        text = span.text.translate(UNDER_CURSOR) if span.role == "frame" else span.text
        return Segment(text, style + Style(color=here.color, bgcolor=here.bgcolor, bold=True))
