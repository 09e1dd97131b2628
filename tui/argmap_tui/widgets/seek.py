"""The line at the foot of a page in which words to find on it are typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from argmap_tui.commands import SEEKING, bindings
from argmap_tui.compat import Line
from argmap_tui.hits import Count, Seekable


class SeekLine(Horizontal):
    """Finds words on a page as they are typed; hidden until it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SEEKING)

    def __init__(self) -> None:
        super().__init__(id="seek")
        self._page: Seekable | None = None
        self._left: Widget | None = None
        """What had the focus before."""

    @property
    def is_open(self) -> bool:
        """Whether words are being found."""
        return self._page is not None

    def compose(self) -> ComposeResult:
        """The words, and how many places there are."""
        yield Line(placeholder="words to find on this page: Enter goes on, Esc ends", id="sought", compact=True)
        yield Static(id="count", markup=False)

    def open(self, page: Seekable) -> None:
        """Find words on ``page``, from where the reader is."""
        self._page, self._left = page, self.screen.focused
        page.begin_search()
        self.query_one(Static).update("")
        self.add_class("-open")
        self.query_one(Line).value = ""
        self.query_one(Line).focus()

    @on(Input.Changed)
    def _seek(self, event: Input.Changed) -> None:
        event.stop()
        if self._page is not None:
            self._tell(self._page.seek(event.value), event.value)

    def _tell(self, count: Count, words: str) -> None:
        told = f"{count.at} of {count.every}" if count.every else "not on this page"
        self.query_one(Static).update(Content(told if words.strip() else ""))

    def action_seek(self, direction: int) -> None:
        """Go on to the next place, or back to the one before."""
        if self._page is not None:
            self._tell(self._page.seek_on(direction), self.query_one(Line).value)

    def action_end(self) -> None:
        """Find no more; stay where one is."""
        if self._page is not None:
            page, self._page = self._page, None
            page.forget_search()
            self.remove_class("-open")
            self.screen.set_focus(page if isinstance(page, Widget) and page.can_focus else self._left)
