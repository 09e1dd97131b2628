"""Asking before an item is retired that others need."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

SHOWN = 12
"""How many of the items that would go are spelled out."""


class RetireScreen(ModalScreen[bool]):
    """Names everything that would go with an item; gives back whether to retire it all."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "keep", "Keep it", id="retire.keep")]

    def __init__(self, going: list[str]) -> None:
        super().__init__()
        self._going = going

    def compose(self) -> ComposeResult:
        """What would go, and two ways on."""
        with VerticalScroll(id="form"):
            yield Label(f"Others need this: {len(self._going)} items would go", classes="heading", markup=False)
            yield Static(self._list(), id="message", markup=False)
        with Horizontal(classes="buttons"):
            yield Button("Keep it  Esc", id="keep", variant="primary", compact=True)
            yield Button(f"Retire all {len(self._going)}", id="all", variant="error", compact=True)

    def _list(self) -> str:
        more = len(self._going) - SHOWN
        return "\n".join([*self._going[:SHOWN], *([f"… and {more} more"] if more > 0 else [])])

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
