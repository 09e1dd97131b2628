"""Saying a proposed sentence in one's own words."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, TextArea

from argmap_tui.commands import FORM, bindings
from argmap_tui.widgets.keys import KeyLine


class RewordScreen(ModalScreen[str | None]):
    """Shows what a sentence stands for and what was proposed, to be changed; gives back the words, or None."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    def __init__(self, before: str, words: str) -> None:
        super().__init__()
        self._before = before
        self._words = words
        self._warned = False

    def compose(self) -> ComposeResult:
        """What it stands for, and the words."""
        with VerticalScroll(id="form"):
            yield Label("Edit, and accept", classes="heading", markup=False)
            yield Label(f"It stands for: {self._before}", classes="field", markup=False)
            yield TextArea(self._words, id="words", tab_behavior="focus", compact=True)
        with Horizontal(classes="buttons"):
            yield Button("Accept  Ctrl+S", variant="primary", id="save", compact=True)
            yield Button("Cancel  Esc", id="cancel", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(TextArea).focus()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give back the words, on one line."""
        words = " ".join(self.query_one(TextArea).text.split())
        if words:
            self.dismiss(words)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Give back nothing; what was typed is thrown away only when asked twice."""
        if self.query_one(TextArea).text != self._words and not self._warned:
            self._warned = True
            self.notify("Once more throws away what you typed.", severity="warning", markup=False)
            return
        self.dismiss(None)
