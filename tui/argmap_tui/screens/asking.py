"""Small questions that come between: a few words, or whether somebody is sure."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from argmap_tui.commands import ASKING, SURE, bindings
from argmap_tui.compat import Line
from argmap_tui.screens.trying import DOING, Attempt, TryingScreen


class AskScreen(TryingScreen[Any]):
    """Asks for a few words and gives back what ``attempt`` makes of them, or the words without one; None for none."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASKING)

    def __init__(
        self, heading: str, asked: str, value: str = "", *, about: str = "", attempt: Attempt | None = None
    ) -> None:
        super().__init__()
        self._heading = heading
        self._asked = asked
        self._value = value
        self._about = about
        self._attempt: Attempt = attempt or (lambda words: words)

    def compose(self) -> ComposeResult:
        """What it is about, what is asked, a line to type in, and what came of it."""
        with VerticalScroll(id="form"):
            yield Label(self._heading, classes="heading", markup=False)
            if self._about:
                yield Label(self._about, classes="field", markup=False)
            yield Label(self._asked, classes="field", markup=False)
            yield Line(self._value, id="words", compact=True)
            yield from self.told()
        with Horizontal(classes="buttons"):
            yield Button("OK  Enter", variant="primary", id="ok", compact=True)
            yield Button("Cancel  Esc", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()

    @on(Button.Pressed, "#ok")
    @on(Input.Submitted)
    def _give_back(self) -> None:
        words = self.query_one(Input).value.strip()
        if words and not self.is_trying:
            self.work_on(DOING, partial(self._attempt, words))

    @property
    def is_begun(self) -> bool:
        """Whether other words stand there than at first."""
        return self.query_one(Input).value.strip() != self._value

    @on(Button.Pressed, "#cancel")
    def _leave(self) -> None:
        self.action_cancel()


class SureScreen(ModalScreen[bool]):
    """Says what would happen; gives back whether to do it. Not doing it is the default."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SURE)

    def __init__(self, heading: str, message: str, act: str) -> None:
        super().__init__()
        self._heading = heading
        self._message = message
        self._do_it = act

    def compose(self) -> ComposeResult:
        """What would happen, and two ways on."""
        with VerticalScroll(id="form"):
            yield Label(self._heading, classes="heading", markup=False)
            yield Static(self._message, id="message", markup=False)
        with Horizontal(classes="buttons"):
            yield Button("Keep it  Esc", id="keep", variant="primary", compact=True)
            yield Button(self._do_it, id="act", variant="error", compact=True)

    def on_mount(self) -> None:
        """Keeping is the default."""
        self.query_one("#keep", Button).focus()

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Keep everything."""
        self.dismiss(False)

    @on(Button.Pressed, "#act")
    def _go_on(self) -> None:
        self.dismiss(True)
