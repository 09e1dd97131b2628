"""The line of keys at the foot of a screen, drawn at one go: a widget for each key would take longer than the key."""

from __future__ import annotations

from itertools import pairwise

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from argmap_tui.cells import ELLIPSIS

GAPS = (2, 1)
"""Cells between two keys: more where all of them fit."""
EDGE = 1
"""Cells before the first."""
STAYS = "help"
"""The action whose key is never left out: it lists all the others."""
SPARED = ("visit('review')", "visit('sources')", "quit", "words")
"""The actions whose keys are left out before any other, the last of these first."""


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
        """Each key with what it does; an ellipsis says that there are more."""
        look = "$footer-key-foreground on $footer-key-background bold"
        words = "$footer-description-foreground on $footer-description-background"
        every = self._shown()
        shown, gap = self._fitting(every)
        parts = [
            Content.assemble((self.app.get_key_display(one), look), (f" {one.description}", words)) for one in shown
        ]
        more = [] if len(shown) == len(every) else [Content.styled(ELLIPSIS, words)]
        return Content(" " * EDGE) + Content(" " * gap).join([*parts, *more])

    def _shown(self) -> list[Binding]:
        """The bindings to show, one for each action."""
        active = (active.binding for active in self.screen.active_bindings.values())
        return list({one.action: one for one in reversed([*active]) if one.show}.values())[::-1]

    def _fitting(self, every: list[Binding]) -> tuple[list[Binding], int]:
        """Those that there is room for, and the cells between them; spared ones are left out first, then the last."""
        room = self.size.width - 2 * EDGE
        for gap in GAPS:
            if self._ends(every, gap)[-1] - gap <= room + EDGE:
                return every, gap
        going = sorted((one for one in every if one.action != STAYS), key=_spared)
        shown = [*every]
        while going and self._ends(shown, GAPS[-1])[-1] + len(ELLIPSIS) > room + EDGE:
            shown.remove(going.pop())
        return shown, GAPS[-1]

    def _ends(self, shown: list[Binding], gap: int) -> list[int]:
        """The column where each begins, and the one where another would."""
        ends = [EDGE]
        for one in shown:
            ends.append(ends[-1] + cell_len(f"{self.app.get_key_display(one)} {one.description}") + gap)
        return ends

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        shown, gap = self._fitting(self._shown())
        for one, (start, end) in zip(shown, pairwise(self._ends(shown, gap)), strict=True):
            if start <= event.x < end - gap:
                self.app.simulate_key(one.key)
                return


def _spared(one: Binding) -> int:
    """How soon its key may be left out; alike for those of which the last one goes first."""
    return SPARED.index(one.action) + 1 if one.action in SPARED else 0
