"""The line of keys at the foot of a screen, drawn at one go: a widget for each key would take longer than the key."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

GAP = 1
"""Cells between two keys."""


class KeyLine(Footer):
    """Shows the keys that work where the focus is; a click on one presses it."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """Nothing: the line draws itself."""
        yield from ()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draw the keys that work now."""
        if self.is_attached and screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """Each key with what it does."""
        look = "$footer-key-foreground on $footer-key-background bold"
        words = "$footer-description-foreground on $footer-description-background"
        parts = [
            Content.assemble((self.app.get_key_display(one), look), (f" {one.description}", words))
            for one in self._shown()
        ]
        return Content(" " * GAP).join(parts)

    def _shown(self) -> list[Binding]:
        """The bindings to show, one for each action."""
        active = (active.binding for active in self.screen.active_bindings.values())
        return list({one.action: one for one in reversed([*active]) if one.show}.values())[::-1]

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        end = 0
        for one in self._shown():
            start, end = end, end + cell_len(f"{self.app.get_key_display(one)} {one.description}") + GAP
            if start <= event.x < end - GAP:
                self.app.simulate_key(one.key)
                return
