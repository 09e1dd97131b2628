"""Saying a proposed sentence in one's own words."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Label, TextArea

from argmap_tui.commands import FORM, bindings
from argmap_tui.screens.trying import Attempt, TryingScreen
from argmap_tui.widgets.keys import KeyLine

CHECKING = "Checking the words …"
NONE = "There are no words to keep. x in the list rejects the draft."


class RewordScreen(TryingScreen[Any]):
    """Shows what a sentence stands for and what was proposed, to be changed; gives back what ``attempt`` makes of it.

    ``against`` is what is held against the words as they were proposed, empty for nothing.
    """

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    def __init__(self, heading: str, before: str, words: str, attempt: Attempt, *, against: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._before = before
        self._words = words
        self._attempt = attempt
        self._against = against

    def compose(self) -> ComposeResult:
        """What it stands for, the words, and what is held against them."""
        with VerticalScroll(id="form"):
            yield Label(self._heading, classes="heading", markup=False)
            yield Label(f"It stands for: {self._before}", classes="field", markup=False)
            yield TextArea(self._words, id="words", tab_behavior="focus", compact=True)
            yield from self.told(self._against)
        with Horizontal(classes="buttons"):
            yield Button("Accept  Ctrl+S", variant="primary", id="save", compact=True)
            yield Button("Cancel  Esc", id="cancel", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(TextArea).focus()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Try the words, on one line."""
        words = " ".join(self.query_one(TextArea).text.split())
        if not words:
            self.say(NONE)
        elif not self.is_trying:
            self.work_on(CHECKING, partial(self._attempt, words))

    @property
    def is_begun(self) -> bool:
        """Whether other words stand there than at first."""
        return self.query_one(TextArea).text != self._words

    @on(Button.Pressed, "#cancel")
    def _leave(self) -> None:
        self.action_cancel()
