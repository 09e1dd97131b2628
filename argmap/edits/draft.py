"""A map being changed: every step on it is noted, so that the way back is known."""

from __future__ import annotations

from argmap.edits.changes import Restore, State
from argmap.errors import EditRefused
from argmap.model.base import Item
from argmap.model.map import Entry, Header, Map
from argmap.model.nodes import Claim
from argmap.model.passages import Passage


class Draft:
    """The map so far, and what each touched id held before the first change to it."""

    def __init__(self, map: Map) -> None:
        self.map = map
        self.before: dict[str, Entry | None] = {}
        self.old_header: Header | None = None

    def put(self, item: Item, rank: int | None = None) -> None:
        """Add ``item`` or put it in place of the item of its id."""
        self._note(item.id)
        self.map = self.map.put(item, rank)

    def drop(self, id: str) -> None:
        """Take an item out."""
        if id not in self.map:
            raise EditRefused(f"'{id}' is not in the map", "It may have been retired or merged: see `argmap history`.")
        self._note(id)
        self.map = self.map.drop(id)

    def retitle(self, header: Header) -> None:
        """Give the map another header."""
        if self.old_header is None:
            self.old_header = self.map.header
        self.map = self.map.with_header(header)

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids changed so far, in the order of their first change."""
        return tuple(self.before)

    def changes_what_mentions_mean(self, id: str) -> bool:
        """Whether mentions of ``id`` by others may be wrong now.

        It is gone or of another kind, a claim may be no policy any more, a passage may be of another source.
        """
        before, after = self.before[id], self.map.get(id)
        if before is None:
            return False
        if type(before.item) is not type(after):
            return True
        decisive = "kind" if isinstance(after, Claim) else "source" if isinstance(after, Passage) else "id"
        return bool(getattr(before.item, decisive) != getattr(after, decisive))

    def restore(self) -> Restore:
        """The change that puts everything touched back; what was added and taken out again needs nothing."""
        states = tuple(
            State(id=id, rank=entry.rank, item=entry.item) if entry else State(id=id)
            for id, entry in self.before.items()
            if entry or id in self.map
        )
        return Restore(states=states, header=self.old_header)

    def _note(self, id: str) -> None:
        self.before.setdefault(id, self.map.entries.get(id))
