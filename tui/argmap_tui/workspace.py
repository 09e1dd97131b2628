"""What the terminal works on: a map of the library, the item in view, and the way that led there."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from argmap.edits import Change
from argmap.errors import ArgmapError
from argmap.model.map import Map
from argmap.store import Event, Library, LiveMap
from argmap_tui.marks import Marks
from argmap_tui.memos import Place
from argmap_tui.scales import Rulebook, Scales

TRAIL_KEPT = 200
"""How many steps back are remembered."""


@dataclass
class Trail:
    """Where a reader has been, as in a browser."""

    here: str = ""
    back: list[str] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)

    def go(self, id: str) -> None:
        """Move to ``id`` and remember where from."""
        if self.here and self.here != id:
            self.back = [*self.back, self.here][-TRAIL_KEPT:]
            self.ahead = []
        self.here = id

    def look(self, id: str) -> None:
        """Show ``id`` in passing: the way back starts anew."""
        self.here, self.back, self.ahead = id, [], []

    def return_(self) -> bool:
        """Go back one step; False when there is none."""
        if not self.back:
            return False
        self.ahead.append(self.here)
        self.here = self.back.pop()
        return True

    def forth(self) -> bool:
        """Go forward one step again; False when there is none."""
        if not self.ahead:
            return False
        self.back.append(self.here)
        self.here = self.ahead.pop()
        return True

    def forget(self, map: Map) -> None:
        """Drop steps that lead to items which are gone."""
        self.back = [id for id in self.back if id in map]
        self.ahead = [id for id in self.ahead if id in map]
        if self.here not in map:
            self.here = self.back.pop() if self.back else ""


@dataclass
class Gesture:
    """Weights that were set one after the other until the slider was left: saved one by one, and undone together."""

    is_on: bool = False
    _last: int | None = None
    _earlier: dict[int, int] = field(default_factory=dict)

    def begin(self) -> None:
        """The slider is shown."""
        self.is_on, self._last = True, None

    def end(self) -> None:
        """It is left."""
        self.is_on = False

    def follow(self, event: Event | None) -> None:
        """Take note of an event that has saved weights."""
        if event is None or not self.is_on:
            return
        if self._last is not None:
            self._earlier[event.seq] = self._last
        self._last = event.seq

    def earlier(self, event: Event) -> int | None:
        """The number of the event that came before in the same gesture."""
        return self._earlier.get(event.seq)

    def has_later(self, event: Event) -> bool:
        """Whether another event followed in the same gesture."""
        return event.seq in self._earlier.values()


class Workspace:
    """An open map with the trail of its reader. The map changes only through ``submit``, ``undo`` and ``redo``."""

    def __init__(self, library: Library, live: LiveMap, author: str) -> None:
        self.library = library
        self.live = live
        self.author = author
        self.trail = Trail()
        self.scales = Scales(live.map, author, live.free_id)
        self.gesture = Gesture()
        self.last_head = self._last_head()
        """The number of the newest event that the reader saw the last time."""
        self.marks = Marks(live.map, live.touched_since(self.last_head, but=author))
        self._marked_to = live.head
        self.question = ""
        """The question above the outline's row; empty for none."""
        self.added = ""
        """The item that the reader has added last; empty once they were led to it."""
        self.memo = Place()
        self.tour_at = 0
        """The step of the tour to go on with."""
        self.tour_left = _tour_left(self.saved_place().get("left"))
        """What was weighed and added on the tour."""
        self._restore_scales()

    @property
    def map(self) -> Map:
        """The map as it is now."""
        return self.live.map

    def submit(self, change: Change) -> Event:
        """Make and log a change in the user's name."""
        return self._made(lambda: self.live.submit(change, self.author))

    def save_weights(self) -> Event | None:
        """Put the weights that the reader has set into the map; None when there are none. A refusal loses none."""
        if self.scales.drafts:
            self.refresh()
        drafts = dict(self.scales.drafts)
        change = self.scales.change()
        event = self.submit(change) if change is not None else None
        self.scales.settled(drafts)
        self.gesture.follow(event)
        return event

    def undo(self) -> Event:
        """Take back the user's last edit, and where it ended a gesture, what came before it there."""
        event = self._made(lambda: self.live.undo(self.author))
        while (earlier := self.gesture.earlier(event)) is not None and self._undoable() == earlier:
            event = self._made(lambda: self.live.undo(self.author))
        return event

    def _undoable(self) -> int | None:
        """The number of the user's newest edit that stands."""
        event = self.library.undoable(self.live.name, self.author)
        return event.seq if event is not None else None

    def redo(self) -> Event:
        """Make the user's last undone edit again, and where it began a gesture, what came after it there."""
        event = self._made(lambda: self.live.redo(self.author))
        while self.gesture.has_later(event):
            event = self._made(lambda: self.live.redo(self.author))
        return event

    def _made(self, make: Callable[[], Event]) -> Event:
        """What ``make`` does to the map. A refusal, too, may have taken in what others have changed."""
        try:
            return make()
        finally:
            self._follow()

    def refresh(self) -> bool:
        """Take in other processes' edits; True if there were any."""
        changed = self.live.refresh()
        self._follow()
        return changed

    def _follow(self) -> None:
        """Let the trail and everything that was computed from the map follow it."""
        if self.scales.map is not self.map:
            self.trail.forget(self.map)
            touched = self.live.touched_since(self._marked_to, but="")
            self.scales.show_map(self.map, touched)
            self.marks.show_map(self.map, self.live.touched_since(self._marked_to, but=self.author), touched)
            self._marked_to = self.live.head

    def scales_place(self) -> dict[str, Any]:
        """From whose eyes and by which rules the map was weighed, for the next time."""
        return {"eyes": self.scales.looking_as, "rules": asdict(self.scales.rulebook)}

    def _restore_scales(self) -> None:
        place = self.saved_place()
        self.tour_at = place["tour"] if isinstance(place.get("tour"), int) else 0
        with contextlib.suppress(ArgmapError, TypeError):
            self.scales.look_as(str(place.get("eyes", "")))
            self.scales.obey(Rulebook(**place.get("rules", {})).checked())

    def save_place(self, place: dict[str, Any]) -> None:
        """Remember where the reader is for the next time."""
        self.live.place = json.dumps({**place, "head": self.live.head})

    def _last_head(self) -> int:
        """The newest event of the last visit; on the first one there is nothing that has changed since."""
        head = self.saved_place().get("head")
        return head if isinstance(head, int) else self.live.head

    def saved_place(self) -> dict[str, Any]:
        """Where the reader was the last time; empty at first or when it cannot be read."""
        try:
            place = json.loads(self.live.place or "{}")
        except json.JSONDecodeError:
            return {}
        return place if isinstance(place, dict) else {}


def _tour_left(place: object) -> dict[str, Any]:
    """What the tour has left, as it was kept; nothing where that cannot be read."""
    kept = place if isinstance(place, dict) else {}
    weights, added = kept.get("weights"), kept.get("added")
    return {
        "weights": weights if isinstance(weights, dict) else {},
        "added": [id for id in added if isinstance(id, str)] if isinstance(added, list) else [],
    }
