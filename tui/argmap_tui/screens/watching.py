"""What the map screen takes in from elsewhere: edits of other processes and of this terminal's other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.reading import label
from argmap_tui.cells import cut

if TYPE_CHECKING:
    from argmap_tui.screens.map import MapScreen

LONGEST = 40
"""Cells of a label in a message."""


class Watching:
    """Keeps ``screen`` at the map's newest state."""

    def __init__(self, screen: MapScreen) -> None:
        self.screen = screen
        self._trouble = ""
        """What stood in the way of the last look; it is said only once."""

    @property
    def is_stale(self) -> bool:
        """Whether the map is newer than what is shown; a refused edit, too, takes in what others have changed."""
        return self.screen.outline.rows.map is not self.screen.workspace.map

    def look(self) -> None:
        """Take in what other processes have changed."""
        workspace, before = self.screen.workspace, self.screen.outline.rows.map
        unsaved = sorted({*workspace.scales.drafts, *workspace.scales.supposed})
        try:
            changed = workspace.refresh()
        except ArgmapError as error:
            if error.message != self._trouble:
                self.screen.complain(error)
            self._trouble = error.message
            return
        self._trouble = ""
        if self.is_stale:
            self.screen.show_map()
            if changed:  # else another screen of this terminal did it
                news = self.screen.weighing.news
                self.screen.say(f"The map was changed elsewhere; this is its newest state{f'. {news}' if news else ''}")
        gone = [cut(label(before, before[id]), LONGEST) for id in unsaved if id in before and id not in workspace.map]
        if gone:
            self.screen.say(f"Retired elsewhere, and with it your weight that was not saved: {', '.join(gone)}")
