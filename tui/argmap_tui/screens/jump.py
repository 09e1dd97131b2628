"""Jump mode: letters over the map's panes; typing one goes there."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from argmap_tui.jump import Landing, lettered


class JumpScreen(ModalScreen[Landing | None]):
    """Shows where one can go; gives back where the user goes, or None."""

    CSS_PATH = "jump.tcss"
    BINDING_GROUP_TITLE = "Jump"

    def __init__(self, landings: list[Landing]) -> None:
        super().__init__()
        self._at = dict(zip(lettered(len(landings)), landings, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A label at each place."""
        for letters, place in self._at.items():
            label = Static(letters, classes="landing", markup=False)
            label.styles.offset = (place.x, place.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go where the letters lead; any other key leaves."""
        event.stop()
        event.prevent_default()
        self._typed += event.character or " "
        if self._typed in self._at:
            self.dismiss(self._at[self._typed])
        elif not any(letters.startswith(self._typed) for letters in self._at):
            self.dismiss(None)

    def on_click(self) -> None:
        """Leave."""
        self.dismiss(None)
