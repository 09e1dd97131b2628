"""A page of lines, some of which lead to items: a cursor moves over those, and the rest scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap_tui.cells import CURSOR
from argmap_tui.commands import CARD, bindings
from argmap_tui.hits import Count, Search
from argmap_tui.lines import Layout, Maker, Span, Spot, follows_words, start_of, stop_at, text_of

ROLES = ("kind", "title", "text", "voice", "fact", "heading", "link", "faint", "pro", "con", "plain", "quoted")
MARGIN = 2
"""Cells beside the lines: the first on the left is for the cursor's sign."""


class Wish(NamedTuple):
    """What a page is to show: its maker, the id to put the cursor on, and whether to begin at the top."""

    maker: Maker
    on: str
    anew: bool
    passing: bool
    """Whether it stands there only until the page comes again."""


class PageView(ScrollView, can_focus=True):
    """Shows what ``laid_out`` gives for the width there is."""

    BINDING_GROUP_TITLE = "Page"
    BINDINGS: ClassVar[list[BindingType]] = bindings(CARD)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--cursor", *(f"page--{role}" for role in ROLES)}

    @dataclass
    class Opened(Message):
        """The user wants to go into an item that the card mentions."""

        id: str

    @property
    def line(self) -> int:
        """The line under the cursor; that on top of the view where the cursor is out of it."""
        first = self._layout.stops[self._stop].first if self._layout.stops else 0
        return first if self._in_view(first) else self.scroll_offset.y

    class Moved(Message):
        """The cursor may have come to another line that leads on."""

    _stop: var[int] = var(0)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._maker: Maker = lambda _: Layout()
        self._layout = Layout()
        self._laid_out: tuple[Maker, int] | None = None
        """What made the layout, and for which width."""
        self._waiting: Wish | None = None
        self._left: Spot | None = None
        """Where the reader was when something began to stand there in passing; None while nothing does."""
        self._title = ""
        self._search = Search()
        self._look = Style.null()
        self._looks: dict[tuple[str, bool], Style] = {}

    @property
    def stop(self) -> str:
        """The id under the cursor; empty for none."""
        stops = [] if self._waiting else self._layout.stops
        return stops[self._stop].id if self._stop < len(stops) else ""

    def watch__stop(self) -> None:
        """Tell of it."""
        self.post_message(self.Moved())

    def lay_out(self, maker: Maker, *, on: str = "", anew: bool = True, passing: bool = False) -> None:
        """Show what ``maker`` makes for a width in cells, the cursor on the line that leads to ``on`` if there is one.

        ``anew`` begins at the top; otherwise what is in view stays there, and so does the cursor, or it goes to what
        took the place of its line. ``passing`` is for words that stand there until the page comes again: the reader is
        then where they were before. A page that is not shown waits until it is.
        """
        anew = anew and not passing
        if self._waiting is not None:
            on, anew = on or ("" if anew else self._waiting.on), anew or self._waiting.anew
        self._waiting = Wish(maker, on, anew, passing)
        if self.display and self.size:
            self.catch_up()

    def catch_up(self) -> None:
        """Lay out what came while the page was not shown."""
        if self._waiting is None:
            return
        self._maker, on, anew, passing = self._waiting
        self._waiting = None
        left, self._left = self._left, None
        spot = left or self._spot
        self._fill()
        if passing:
            self._left, self._stop = spot, 0
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self._put(spot, on, anew=anew, comes_again=left is not None)
        self.post_message(self.Moved())

    @property
    def _spot(self) -> Spot:
        stops = self._layout.stops
        seen = self._stop < len(stops) and self._in_view(stops[self._stop].first)
        return Spot(stops, self._stop, self.scroll_offset.y, seen)

    def _put(self, spot: Spot, on: str, *, anew: bool, comes_again: bool) -> None:
        """Put the cursor on the line that leads to ``on``, or to where the reader was, and bring that into view."""
        stops = self._layout.stops
        named = next((number for number, stop in enumerate(stops) if on and stop.id == on), -1)
        kept = -1 if anew else spot.among(stops)
        self._stop = max(0, kept if named < 0 else named)
        if comes_again and kept >= 0:
            self._scroll_at_once(spot.top)
        elif named < 0 and (anew or comes_again):
            self.scroll_to(y=0, animate=False, force=True)
        if named >= 0 or (kept >= 0 and spot.is_seen and (comes_again or self.stop != spot.id)):
            self._scroll_to_stop()

    def _fill(self) -> None:
        width = max(20, self.scrollable_content_region.width - 2 * MARGIN)
        if self._laid_out and self._laid_out[0] is self._maker and self._laid_out[1] == width:
            return
        led_on = bool(self._layout.stops)
        self._layout, self._laid_out = self._maker(width), (self._maker, width)
        if bool(self._layout.stops) != led_on:
            self.refresh_bindings()
        self.virtual_size = Size(self.size.width, len(self._layout.lines))
        self._search.again(self._texts())
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """Going into a line is offered only where a line leads on."""
        return action != "open" or bool(self._layout.stops)

    def entitle(self, title: Content) -> None:
        """Put ``title`` into the border, which is drawn anew only for another one."""
        if title.plain != self._title:
            self._title, self.border_title = title.plain, title

    def on_show(self) -> None:
        """Show the newest state."""
        self.catch_up()

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self.catch_up()
        self._fill()
        self._stop = min(self._stop, max(0, len(self._layout.stops) - 1))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go into the item under the mouse."""
        line = int(event.y) + self.scroll_offset.y
        x = int(event.x) - MARGIN
        if 0 <= line < len(self._layout.lines):
            stop = stop_at(self._layout.lines[line], x)
            if stop >= 0:
                self._stop = stop
                self.action_open()

    def action_down(self) -> None:
        """Move to the next line that leads on; scroll when there is none."""
        self._step(1)

    def action_up(self) -> None:
        """Move to the line above that leads on; scroll when there is none."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        if not self._layout.stops or not self._in_view(self._layout.stops[self._stop].first):
            self.scroll_relative(y=direction, animate=False)
            self._catch_cursor(direction)
            return
        moved = self._layout.step(self._stop, direction)
        if moved == self._stop or self._skips(moved):
            self.scroll_relative(y=direction, animate=False)
            return
        self._stop = moved
        self._scroll_to_stop()

    def _skips(self, stop: int) -> bool:
        """Whether lines that were never in view lie between the view and that stop."""
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        return not top - height <= self._layout.stops[stop].first < top + 2 * height

    def _in_view(self, line: int) -> bool:
        top = self.scroll_offset.y
        return top <= line < top + max(1, self.scrollable_content_region.height)

    def _catch_cursor(self, direction: int) -> None:
        """Let the cursor jump to a stop that has come into view."""
        seen = [i for i, stop in enumerate(self._layout.stops) if self._in_view(stop.first)]
        if seen and self._stop not in seen:
            self._stop = seen[0] if direction > 0 else seen[-1]
            self.refresh()

    def action_left(self) -> None:
        """Move to the left column."""
        self._cross(0)

    def action_right(self) -> None:
        """Move to the right column."""
        self._cross(1)

    def _cross(self, column: int) -> None:
        found = self._layout.near(self._stop, column=column) if self._layout.stops else -1
        if found < 0:
            raise SkipAction  # the screen may have a use for the key
        self._stop = found
        self._scroll_to_stop()

    def action_page(self, direction: int) -> None:
        """Scroll by one screen."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=direction * height, animate=False, immediate=True)
        self._catch_cursor(direction)

    def landings(self) -> list[tuple[int, int, int]]:
        """The stops in view: column and line on the screen, and number."""
        inside, top = self.content_region, self.scroll_offset.y
        return [
            (inside.x + start_of(self._layout.lines[stop.first], number), inside.y + stop.first - top, number)
            for number, stop in enumerate(self._layout.stops)
            if self._in_view(stop.first)
        ]

    def land(self, number: int) -> None:
        """Go into the item of that stop."""
        self._stop = number
        self.action_open()

    def point_at(self, id: str, *, on_top: bool = False) -> None:
        """Put the cursor on the line that leads to ``id``, if there is one, and bring it into view, or to its top."""
        for number, stop in enumerate(self._layout.stops):
            if stop.id == id:
                self._stop = number
                if on_top:
                    self._scroll_at_once(stop.first)
                self._scroll_to_stop()
                return

    def action_scroll_home(self) -> None:
        """Move to the beginning, and the cursor with it."""
        self._stop = 0
        self._scroll_at_once(0)

    def action_scroll_end(self) -> None:
        """Move to the end, and the cursor with it."""
        self._stop = max(0, len(self._layout.stops) - 1)
        self._scroll_at_once(len(self._layout.lines))

    def _scroll_at_once(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.refresh()

    def action_open(self) -> None:
        """Say that the user wants to go into the item under the cursor."""
        if self.stop:
            self.post_message(self.Opened(self.stop))

    def _scroll_to_stop(self) -> None:
        stop = self._layout.stops[self._stop]
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        if stop.first < top:
            self.scroll_to(y=max(0, stop.first - 1), animate=False, force=True)
        elif stop.last >= top + height:
            self.scroll_to(y=stop.last - height + 1, animate=False, force=True)
        self.refresh()

    # Finding words

    def _texts(self) -> list[str]:
        return [text_of(line) for line in self._layout.lines] if self._search.words else []

    def begin_search(self) -> None:
        """Look for words from where the reader is."""
        self._search = Search(self.line)

    def seek(self, words: str) -> Count:
        """Mark ``words`` and bring the first place into view."""
        self._search.words = words
        self._search.look(self._texts(), words)
        return self._show_place()

    def seek_on(self, direction: int) -> Count:
        """Bring the next place into view, or the one before."""
        self._search.step(direction)
        return self._show_place()

    def forget_search(self) -> None:
        """Mark nothing any more."""
        self._search = Search()
        self.refresh()

    def _show_place(self) -> Count:
        """Bring the line of the present place into view, and the cursor to what it leads to."""
        line, height = self._search.line, max(1, self.scrollable_content_region.height)
        if line >= 0:
            here = (number for number, stop in enumerate(self._layout.stops) if stop.first <= line <= stop.last)
            self._stop = next(here, self._stop)
            if not self._in_view(line):
                self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.refresh()
        return self._search.count

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of ``crop``; what all have in common is found once."""
        self._look = self.rich_style
        self._looks.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the view."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self._layout.lines):
            return Strip.blank(width, self._look)
        segments = [Segment(" " * MARGIN, self._look)]
        segments += [Segment(span.text, self._style_of(span)) for span in self._layout.lines[index]]
        strip = self._marked(Strip(segments).extend_cell_length(width, self._look), index)
        return self._pointed(strip, index).crop(0, width)

    def _marked(self, strip: Strip, line: int) -> Strip:
        """The line, with what was found on it marked."""
        for piece in self._search.on(line):
            text = text_of(self._layout.lines[line])
            start, end = (MARGIN + cell_len(text[:at]) for at in (piece.start, piece.end))
            marked = Segment.apply_style(strip.crop(start, end), post_style=piece.look)
            strip = Strip.join([strip.crop(0, start), Strip(marked), strip.crop(end)])
        return strip

    def _pointed(self, strip: Strip, line: int) -> Strip:
        """The line, with a sign before the stop under the cursor where that begins on it."""
        stops = self._layout.stops
        if not self.has_focus or self._stop >= len(stops) or stops[self._stop].first != line:
            return strip
        spans = self._layout.lines[line]
        start = MARGIN + start_of(spans, self._stop)
        at = start - (1 if follows_words(spans, self._stop) else MARGIN)
        sign = Strip([Segment(CURSOR, self._look + Style(bold=True))])
        return Strip.join([strip.crop(0, at), sign, strip.crop(at + 1)])

    def _style_of(self, span: Span) -> Style:
        key = span.role, span.stop >= 0 and span.stop == self._stop and self.has_focus
        if key not in self._looks:
            self._looks[key] = self._style(*key)
        return self._looks[key]

    def _style(self, name: str, under_cursor: bool) -> Style:  # noqa: FBT001 - half of a key
        role = self.get_component_rich_style(f"page--{name}", partial=True)
        look = Style(color=role.color, bold=role.bold, dim=role.dim, italic=role.italic)
        return (self.get_component_rich_style("page--cursor") if under_cursor else self._look) + look
