"""What a memo tells that is not in the map: who changed it, and whether its passages are still in the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading a library takes more than a memo of a file has use for
    from argmap.model import Map
    from argmap.sources.passages import State
    from argmap.store import Event


@dataclass(frozen=True)
class Beside:
    """What is known beside a map; by default nothing is."""

    history: Sequence[Event] = ()
    """The events of the map in a library, in any order; none where the map was read from files."""
    states: Mapping[str, State] | None = None
    """What became of each passage in the copies of the sources, by the passage's id; None where nobody looked."""

    def until(self, event: int | None) -> list[Event]:
        """The history up to and with an event, oldest first; all of it for None."""
        return sorted((one for one in self.history if event is None or one.seq <= event), key=lambda one: one.seq)


NOTHING = Beside()
"""For a map of which nothing else is known."""


def beside_of(map: Map, history: Sequence[Event] = ()) -> Beside:
    """What is known beside ``map``: its history where a library has one, and what became of its passages."""
    from argmap.sources.shelf import Shelf  # deferred, as above: nothing else of a memo reads documents
    from argmap.sources.verify import copies_of, verify_all

    verified = verify_all(map, copies_of(map, Shelf.usual()))
    return Beside(history, {id: found.state for one in verified for id, found in one.found.items()})
