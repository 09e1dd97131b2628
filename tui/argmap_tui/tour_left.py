"""What the tour has left in the reader's map, weights and items, and the change that takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.edits import Batch, Change, Retire, Weigh
from argmap.model import Argument, Claim, Map, Perspective
from argmap.reading import label
from argmap.reading.degrees import decimal
from argmap.store.telling import event_ids
from argmap.weigh.perspectives import own_perspective
from argmap_tui.cells import cut
from argmap_tui.weights import FIELDS
from argmap_tui.workspace import Workspace

NAME = 40
"""Most cells of an item's name."""
NAMED = 3
"""How many weights and items are named before they are only counted."""


@dataclass
class Left:
    """What the reader has weighed and added while the tour was on. It is kept with the place where the reader is."""

    workspace: Workspace
    _seen: Map = field(init=False)
    _head: int = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Look from here on: what changed until now is not the tour's."""
        self._seen, self._head = self.workspace.map, self.workspace.live.head

    def note(self) -> None:
        """Take note of what the reader has changed since the last look."""
        if self.workspace.live.head == self._head:
            return
        now, before, touched = _weights(self.workspace.map, self._author), self._weights_seen, self._touched()
        if touched:
            for id in (id for id in now.keys() | before.keys() if now.get(id) != before.get(id)):
                self._kept["weights"].setdefault(id, before.get(id))
        self._kept["added"] += [id for id in touched if id not in self._seen and self._is_content(id)]
        self.begin()

    def forget(self) -> None:
        """Let everything stay as it is."""
        self.workspace.tour_left = {"weights": {}, "added": []}

    @property
    def words(self) -> str:
        """What is left, by name; empty for nothing."""
        told = [*self._weights_told(), *self._items_told()]
        more = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
        return ", ".join(told[:NAMED]) + more

    def change(self) -> Change | None:
        """The edit that takes all of it back; None where nothing is left."""
        map, own = self.workspace.map, own_perspective(self.workspace.map, self._author)
        added = self._added()[::-1]
        claims = [one for one in added if isinstance(map[one], Claim)]
        weights = self._weights() if own else ()
        changes: list[Change] = [
            *(Weigh(perspective=own.id, id=id, value=before) for id, before in weights if own),
            *(Retire(id=one) for one in added if one not in claims),
            *(Retire(id=one) for one in claims),
        ]
        return Batch(changes=tuple(changes)) if changes else None

    @property
    def _author(self) -> str:
        return self.workspace.author

    @property
    def _kept(self) -> dict[str, Any]:
        return self.workspace.tour_left

    @property
    def _weights_seen(self) -> dict[str, float]:
        return _weights(self._seen, self._author)

    def _touched(self) -> list[str]:
        """The ids of what the reader has touched since the last look, the oldest first."""
        live = self.workspace.live
        events = live.history(limit=live.head - self._head)
        own = [event for event in reversed(events) if event.seq > self._head and event.actor == self._author]
        return list(dict.fromkeys(id for event in own for id in event_ids(event)))

    def _is_content(self, id: str) -> bool:
        """Whether the item is in the map and part of the debate; one's own perspective may stay, empty."""
        return id in self.workspace.map and not isinstance(self.workspace.map[id], Perspective)

    def _weights(self) -> Iterator[tuple[str, float | None]]:
        """The items that are weighed otherwise than before the tour, each with its weight then."""
        now = _weights(self.workspace.map, self._author)
        for id, before in self._kept["weights"].items():
            if id in self.workspace.map and now.get(id) != before:
                yield id, before

    def _added(self) -> list[str]:
        return [id for id in dict.fromkeys(self._kept["added"]) if id in self.workspace.map]

    def _weights_told(self) -> Iterator[str]:
        map, now, added = self.workspace.map, _weights(self.workspace.map, self._author), self._added()
        for id, _ in self._weights():
            if id not in added:
                weight = decimal(now[id]) if id in now else "not weighed any more"
                yield f"“{cut(label(map, map[id]).rstrip('.'), NAME)}” {weight}"

    def _items_told(self) -> Iterator[str]:
        """The items added; a premise goes with its argument."""
        map, added = self.workspace.map, self._added()
        premises = {id for one in added if isinstance(item := map[one], Argument) for id in item.premises}
        for id in added:
            if id not in premises:
                yield f"the {map[id].kind_name} “{cut(label(map, map[id]).rstrip('.'), NAME)}”"


def _weights(map: Map, author: str) -> dict[str, float]:
    """Everything that the author has weighed."""
    view = own_perspective(map, author)
    return {id: weight for name in FIELDS.values() for id, weight in getattr(view, name).items()} if view else {}
