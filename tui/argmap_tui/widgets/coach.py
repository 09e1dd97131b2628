"""The panel of the tour: one step at a time, on whatever screen the reader is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from argmap_tui.screens.map import MapScreen
from argmap_tui.tour import STEPS, Tour
from argmap_tui.widgets.strip import TOURED, OptionsStrip

LOOK_EVERY = 0.15
"""Seconds between looks whether the step is done."""
KEYS = "F2 next   F4 back   F3 leave"


class Coach(Static):
    """Shows the present step of ``tour`` and follows it; goes away with it."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(markup=False)
        self.tour = tour
        self._shown = ""
        self._at = ""
        """The item whose card was seen last."""

    def on_mount(self) -> None:
        """Begin to look; messages are shown where they do not hide the step."""
        self.screen.add_class(TOURED)
        self.screen.query(OptionsStrip).refresh()
        self.look()
        self.set_interval(LOOK_EVERY, self.look)

    def on_unmount(self) -> None:
        """Leave the screen as it was."""
        self.screen.remove_class(TOURED)
        self.screen.query(OptionsStrip).refresh()

    def look(self) -> None:
        """Follow what the reader has done, and show the step."""
        screen = self.app.screen
        self.tour.look(type(screen).__name__, is_busy=bool(getattr(screen, "is_weighing", False)))
        if isinstance(screen, MapScreen) and screen.card.has_focus and self.tour.workspace.trail.here != self._at:
            self._at = self.tour.workspace.trail.here
            self.call_after_refresh(screen.card.point_at, self.tour.points_at)  # once the panel has its height
        if not self.tour.is_on:
            self.remove()
        elif self.tour.text != self._shown:
            self._shown = self.tour.text
            head = f"Tour, {self.tour.at + 1} of {len(STEPS)}: {self.tour.step.title}"
            title = Content.assemble((head, "bold $text-accent"), "   ", (KEYS, "dim"))
            self.update(Content("\n").join([title, Content(self._shown)]))
