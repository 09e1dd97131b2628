"""A page of text as it was laid out, on which words can be found."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from argmap_tui.hits import Count, Search


class TextPage(VerticalScroll, can_focus=False):
    """Shows a text that scrolls."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = Text()
        self._lines: list[str] = []
        self._search = Search()

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(id="text")

    def show(self, text: Text) -> None:
        """Show another text from its beginning."""
        self._text, self._lines = text, text.plain.split("\n")
        self._search.again(self._lines)
        self.scroll_home(animate=False)
        self._paint()

    def begin_search(self) -> None:
        """Look for words from the line on top."""
        self._search = Search(self.scroll_offset.y)

    def seek(self, words: str) -> Count:
        """Mark ``words`` and bring the first place into view."""
        self._search.look(self._lines, words)
        return self._show_place()

    def seek_on(self, direction: int) -> Count:
        """Bring the next place into view, or the one before."""
        self._search.step(direction)
        return self._show_place()

    def forget_search(self) -> None:
        """Mark nothing any more."""
        self._search = Search()
        self._paint()

    def _show_place(self) -> Count:
        line, top, height = self._search.line, self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        if line >= 0 and not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self._paint()
        return self._search.count

    def _paint(self) -> None:
        marked, start = self._text.copy(), 0
        for number, line in enumerate(self._lines):
            for piece in self._search.on(number):
                marked.stylize(piece.look, start + piece.start, start + piece.end)
            start += len(line) + 1
        self.query_one(Static).update(marked)
