"""Small questions that come between: a few words, or whether somebody is sure."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from argmap_tui.commands import ASKING, SURE, bindings
from argmap_tui.compat import Line


class AskScreen(ModalScreen[str | None]):
    """Asks for a few words; gives them back, or None."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASKING)

    def __init__(self, heading: str, asked: str, value: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._asked = asked
        self._value = value

    def compose(self) -> ComposeResult:
        """What is asked, and a line to type in."""
        with VerticalScroll(id="form"):
            yield Label(self._heading, classes="heading", markup=False)
            yield Label(self._asked, classes="field", markup=False)
            yield Line(self._value, id="words", compact=True)
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
        if words:
            self.dismiss(words)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


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
