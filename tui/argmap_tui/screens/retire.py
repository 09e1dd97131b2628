"""Asking before an item is retired that others need."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static


class RetireScreen(ModalScreen[bool]):
    """Says who needs the item; gives back whether to retire those with it."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "keep", "Keep it", id="retire.keep")]

    def __init__(self, message: str) -> None:
        super().__init__()
        self._message = message

    def compose(self) -> ComposeResult:
        """The reason, and two ways on."""
        with VerticalScroll(id="form"):
            yield Label("Others need this", classes="heading")
            yield Static(self._message, id="message", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Keep it  Esc", id="keep", variant="primary", compact=True)
                yield Button("Retire them all", id="all", variant="error", compact=True)

    def on_mount(self) -> None:
        """Keeping is the default."""
        self.query_one("#keep", Button).focus()

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Keep everything."""
        self.dismiss(False)

    @on(Button.Pressed, "#all")
    def _retire_all(self) -> None:
        self.dismiss(True)
