"""What the words on the screen mean, over that screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from argmap_tui.commands import WORDS, bindings
from argmap_tui.widgets.page import PageView
from argmap_tui.word_lines import layout


class WordsScreen(ModalScreen[None]):
    """Explains the words that stand in ``text``, then all others."""

    CSS_PATH = "words.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(WORDS)
    AUTO_FOCUS = "#page"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The words over a line that says how to leave."""
        with Vertical(id="words"):
            yield PageView(id="page")
            yield Label("↑ ↓ Space read, Esc or F1 closes", id="close")

    def on_mount(self) -> None:
        """Show the words."""
        self.query_one(PageView).lay_out(lambda width: layout(self._text, width))
