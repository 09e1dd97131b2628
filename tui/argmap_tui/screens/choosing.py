"""Choosing one of a few: all of them in a list at once, and a first letter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from argmap_tui.commands import CONTENTS, bindings


class Choices(OptionList):
    """A list in which a letter chooses what begins with it; of several it goes to the next."""

    def on_key(self, event: Key) -> None:
        """Take letters that something begins with; leave the others to the screen."""
        letter = (event.character or "").casefold()
        if not event.is_printable or not letter.strip():
            return
        found = [at for at, one in enumerate(self.options) if str(one.prompt).strip().casefold().startswith(letter)]
        if not found:
            return
        event.stop()
        event.prevent_default()
        at = -1 if self.highlighted is None else self.highlighted
        self.highlighted = next((one for one in found if one > at), found[0])
        if len(found) == 1:
            self.action_select()


class ChoosingScreen(ModalScreen[str | None]):
    """Gives back the id that was chosen, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["choosing.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONTENTS)

    def __init__(self, heading: str, choices: Sequence[tuple[str, Content]], at: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        """What is asked, and everything there is to choose."""
        with Vertical(id="contents"):
            yield Label(self._heading, classes="heading", markup=False)
            yield Choices(*(Option(words, id=id) for id, words in self._choices), compact=True)

    def on_mount(self) -> None:
        """Begin where the reader is."""
        ids = [id for id, _ in self._choices]
        self.query_one(Choices).highlighted = ids.index(self._at) if self._at in ids else 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
