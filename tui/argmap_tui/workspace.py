"""What the terminal works on: a map of the library, the item in view, and the way that led there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from argmap.edits import Change
from argmap.model.map import Map
from argmap.store import Event, Library, LiveMap

TRAIL_KEPT = 200
"""How many steps back are remembered."""


@dataclass
class Trail:
    """Where a reader has been, as in a browser."""

    here: str = ""
    back: list[str] = field(default_factory=list)

    def go(self, id: str) -> None:
        """Move to ``id`` and remember where from."""
        if self.here and self.here != id:
            self.back = [*self.back, self.here][-TRAIL_KEPT:]
        self.here = id

    def look(self, id: str) -> None:
        """Show ``id`` in passing: the way back starts anew."""
        self.here, self.back = id, []

    def return_(self) -> bool:
        """Go back one step; False when there is none."""
        if not self.back:
            return False
        self.here = self.back.pop()
        return True

    def forget(self, map: Map) -> None:
        """Drop steps that lead to items which are gone."""
        self.back = [id for id in self.back if id in map]
        if self.here not in map:
            self.here = self.back.pop() if self.back else ""


class Workspace:
    """An open map with the trail of its reader. The map changes only through ``submit``, ``undo`` and ``redo``."""

    def __init__(self, library: Library, live: LiveMap, author: str) -> None:
        self.library = library
        self.live = live
        self.author = author
        self.trail = Trail()

    @property
    def map(self) -> Map:
        """The map as it is now."""
        return self.live.map

    def submit(self, change: Change) -> Event:
        """Make and log a change in the user's name."""
        event = self.live.submit(change, self.author)
        self.trail.forget(self.map)
        return event

    def undo(self) -> Event:
        """Take back the user's last edit."""
        event = self.live.undo(self.author)
        self.trail.forget(self.map)
        return event

    def redo(self) -> Event:
        """Make the user's last undone edit again."""
        event = self.live.redo(self.author)
        self.trail.forget(self.map)
        return event

    def refresh(self) -> bool:
        """Take in other processes' edits; True if there were any."""
        changed = self.live.refresh()
        if changed:
            self.trail.forget(self.map)
        return changed

    def save_place(self, place: dict[str, Any]) -> None:
        """Remember where the reader is for the next time."""
        self.live.place = json.dumps(place)

    def saved_place(self) -> dict[str, Any]:
        """Where the reader was the last time; empty at first or when it cannot be read."""
        try:
            place = json.loads(self.live.place or "{}")
        except json.JSONDecodeError:
            return {}
        return place if isinstance(place, dict) else {}
