"""A document to read: the lit passage, a caret that moves from word to word, and what is selected with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap_tui.commands import DOCUMENT, bindings
from argmap_tui.document_lines import Sheet, Stretch, found_in, pieces, printable, words_of
from argmap_tui.hits import Count

ROLES = ("text", "lit", "match", "selected", "caret")
SELECTED, LIT, PASSAGE, NOTHING = "█ ", "▌ ", "▏ ", "  "
"""What stands left of a line: that some of it is selected, lit, a passage, or none of these."""
ABOVE = 3
"""Lines of the text that stay in view above what is scrolled to."""


class DocumentView(ScrollView, can_focus=True):
    """Draws only the lines in view, so that long documents scroll at once."""

    BINDING_GROUP_TITLE = "Document"
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOCUMENT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"document--margin", *(f"document--{role}" for role in ROLES)}

    @dataclass
    class Lit(Message):
        """Another passage is lit."""

        passage: str

    @dataclass
    class Chosen(Message):
        """The user wants to go on from what is under the caret, or to add what is selected."""

    @dataclass
    class Selected(Message):
        """What is selected has changed."""

        words: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sheet = Sheet("", 1)
        self._words: list[tuple[int, int]] = []
        self._spans: list[tuple[int, int, str]] = []
        self._matches: list[tuple[int, int]] = []
        self._caret = 0
        self._begun = 0
        """The character from which on words are looked for."""
        self._match = 0
        """Which of the stretches found the caret was brought to."""
        self._mark = -1
        """The word at which selecting began; -1 while nothing is selected."""
        self.lit = ""

    # What is shown

    def show(self, text: str) -> None:
        """Show another document from its beginning."""
        self._sheet = Sheet(printable(text), self._width)
        self._words = words_of(self._sheet.text)
        self._spans, self._matches, self._caret, self._mark, self.lit = [], [], 0, -1, ""
        self._fit()
        self.scroll_to(y=0, animate=False, force=True)

    def tell(self, spans: Mapping[str, tuple[int, int]]) -> None:
        """Take note where the passages stand."""
        self._spans = sorted((start, end, id) for id, (start, end) in spans.items())
        self.refresh()

    @property
    def passages(self) -> list[str]:
        """The ids of the passages, in the order in which they stand."""
        return [id for _, _, id in self._spans]

    @property
    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width - len(NOTHING))

    def _fit(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._sheet.lines))
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew and stay where the caret is."""
        if self._width != self._sheet.width:
            self._sheet = Sheet(self._sheet.text, self._width)
            self._fit()
            self._follow(anew=True)

    def on_focus(self) -> None:
        """Show the caret."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the caret."""
        self.refresh()

    # Passages and words

    def light(self, passage: str) -> bool:
        """Light a passage and bring it into view; False when it is not in the document."""
        place = next((start for start, _, id in self._spans if id == passage), None)
        if place is None:
            return False
        self.lit = passage
        self._put_caret(place, anew=True)
        self.post_message(self.Lit(passage))
        return True

    def step(self, direction: int) -> bool:
        """Light the next passage in the document, or the one before; False at the end."""
        ids = self.passages
        if self.lit in ids:
            at = ids.index(self.lit) + direction
        else:
            at = bisect_right([start for start, _, _ in self._spans], self._place) - (direction < 0)
        return 0 <= at < len(ids) and self.light(ids[at])

    def under_caret(self) -> str:
        """The shortest passage that the caret stands in; empty for none."""
        here = [(end - start, id) for start, end, id in self._spans if start <= self._place < end]
        return min(here, default=(0, ""))[1]

    def begin_search(self) -> None:
        """Look for words from the caret on."""
        self._begun = self._place

    def seek(self, words: str) -> Count:
        """Bring the first stretch that reads as ``words`` into view."""
        self._matches = found_in(self._sheet.text, words)
        return self._go_to_match(bisect_left(self._matches, (self._begun, 0)))

    def seek_on(self, direction: int) -> Count:
        """Bring the next stretch into view, or the one before."""
        return self._go_to_match(self._match + direction)

    def _go_to_match(self, at: int) -> Count:
        self.refresh()
        if not self._matches:
            return Count()
        self._match = at % len(self._matches)
        self._put_caret(self._matches[self._match][0], anew=True)
        return Count(self._match + 1, len(self._matches))

    def forget_search(self) -> None:
        """Show what was found no more."""
        self._matches = []
        self.refresh()

    # The caret and what is selected

    @property
    def _place(self) -> int:
        return self._words[self._caret][0] if self._words else 0

    @property
    def selection(self) -> tuple[int, int] | None:
        """The characters that are selected."""
        if self._mark < 0 or not self._words:
            return None
        first, last = sorted((self._mark, self._caret))
        return self._words[first][0], self._words[last][1]

    @property
    def is_selecting(self) -> bool:
        """Whether moving the caret selects."""
        return self._mark >= 0

    def let_go(self) -> None:
        """Select nothing."""
        self._mark = -1
        self._tell_selection()

    def _put_caret(self, place: int, *, anew: bool = False) -> None:
        """Move the caret to the word that holds the character at ``place``."""
        at = bisect_right(self._words, place, key=lambda word: word[1])
        self._caret = min(at, max(0, len(self._words) - 1))
        self._follow(anew=anew)

    def _follow(self, *, anew: bool = False) -> None:
        """Bring the caret into view: near the top where the eye has to find it anew, else by as little as it takes."""
        line, top = self._sheet.line_at(self._place), self.scroll_offset.y
        height = max(1, self.scrollable_content_region.height)
        if anew:
            self.scroll_to(y=max(0, line - ABOVE), animate=False, force=True)
        elif line < top:
            self.scroll_to(y=line, animate=False, force=True)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False, force=True)
        if self.is_selecting:
            self._tell_selection()
        self.refresh()

    def _tell_selection(self) -> None:
        words = abs(self._caret - self._mark) + 1 if self.is_selecting else 0
        self.post_message(self.Selected(words))
        self.refresh()

    def action_line(self, direction: int) -> None:
        """Move the caret by lines."""
        lines = self._sheet.lines
        line = self._sheet.line_at(self._place) + direction
        while 0 <= line < len(lines) and lines[line][0] == lines[line][1]:
            line += direction
        if 0 <= line < len(lines):
            self._put_caret(self._sheet.place_near(line, self._sheet.cells_before(self._place)))

    def action_word(self, direction: int) -> None:
        """Move the caret by words."""
        self._caret = min(max(0, self._caret + direction), max(0, len(self._words) - 1))
        self._follow()

    def action_page(self, direction: int) -> None:
        """Move the caret and the text by one screen."""
        if not self._sheet.lines:
            return
        by = direction * max(1, self.scrollable_content_region.height - 1)
        line = min(max(0, self._sheet.line_at(self._place) + by), len(self._sheet.lines) - 1)
        self.scroll_relative(y=by, animate=False)
        self._put_caret(self._sheet.place_near(line, 0))

    def action_edge(self, direction: int) -> None:
        """Move the caret to the first word or the last."""
        self._caret = max(0, len(self._words) - 1) if direction > 0 else 0
        self._follow()

    def action_select(self) -> None:
        """Begin to select at the caret, or select nothing."""
        self._mark = -1 if self.is_selecting else self._caret
        self._tell_selection()

    def action_choose(self) -> None:
        """Light the passage under the caret, or add what is selected."""
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Put the caret under the mouse."""
        line = int(event.y) + self.scroll_offset.y
        if line < len(self._sheet.lines):
            self._put_caret(self._sheet.place_near(line, int(event.x) - len(NOTHING)))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the view."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self._sheet.lines):
            return Strip.blank(width, self.rich_style)
        line = self._sheet.lines[index]
        segments = [Segment(self._margin(line), self._look("margin"))]
        segments += [
            Segment(self._sheet.text[one.start : one.end], self._look(one.role))
            for one in pieces(line, self._stretches(line))
        ]
        return Strip(segments).extend_cell_length(width, self.rich_style).crop(0, width)

    def _look(self, role: str) -> Style:
        return self.get_component_rich_style(f"document--{role}")

    def _stretches(self, line: tuple[int, int]) -> list[Stretch]:
        """What stands out on a line; what comes later covers what came before."""
        stretches = [Stretch(start, end, "lit") for start, end, id in self._spans if id == self.lit]
        first = bisect_left([end for _, end in self._matches], line[0])
        for start, end in self._matches[first:]:
            if start >= line[1]:
                break
            stretches.append(Stretch(start, end, "match"))
        if self.selection is not None:
            stretches.append(Stretch(*self.selection, "selected"))
        if (self.has_focus or self._matches) and self._words:
            stretches.append(Stretch(*self._words[self._caret], "caret"))
        return [one for one in stretches if one.start < line[1] and one.end > line[0]]

    def _margin(self, line: tuple[int, int]) -> str:
        start, end = line
        if self.selection is not None and self.selection[0] < end and self.selection[1] > start:
            return SELECTED
        touching = [id for first, last, id in self._spans if first < end and last > start]
        if self.lit in touching:
            return LIT
        return PASSAGE if touching else NOTHING
