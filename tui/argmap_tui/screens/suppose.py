"""What to do with weights that were tried: keep them, drop them, or go on."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from argmap_tui.commands import SUPPOSING, bindings


class WhatNow(Enum):
    """What becomes of what-ifs."""

    KEEP = "keep"
    DROP = "drop"


class SupposeScreen(ModalScreen[WhatNow | None]):
    """Asks what becomes of ``count`` weights that were tried; None goes on trying."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SUPPOSING)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """The question and three answers."""
        with VerticalScroll(id="form"):
            yield Label("What if", classes="heading")
            tried, them = ("1 weight is", "it") if self._count == 1 else (f"{self._count} weights are", "them")
            words = f"{tried} tried and not saved. Keep makes {them} your own; drop forgets {them}."
            yield Label(words, id="message", markup=False)
        with Horizontal(classes="buttons"):
            yield Button("Keep  k", variant="primary", id="keep", compact=True)
            yield Button("Drop  d", id="drop", compact=True)
            yield Button("Go on  Esc", id="on", compact=True)

    def action_choose(self, what: str) -> None:
        """Give back the answer."""
        self.dismiss(WhatNow(what))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """As the keys."""
        self.dismiss(None if event.button.id == "on" else WhatNow(event.button.id))
