"""Events of a map's history in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from argmap.edits import Restore, Retire
from argmap.reading import edit_words

if TYPE_CHECKING:
    from argmap.store import Event

NAMED = 5
"""How many ids a line names before it only counts them."""


def event_words(event: Event) -> str:
    """What the event did, in one line."""
    if event.undoes is not None:
        return f"undid event {event.undoes}"
    edit = event.as_edit()
    if event.redoes is not None:
        return f"redid event {event.redoes}"
    if event.kind == "create" and isinstance(edit.change, Restore):
        title = f" “{edit.change.header.title}”" if edit.change.header else ""
        return f"made the map{title} with {len(edit.change.states)} items"
    if isinstance(edit.change, Retire):
        return _retired(edit.change.id, event)
    return edit_words(edit)


def _retired(id: str, event: Event) -> str:
    """The item retired and, by name, what went with it."""
    gone = [other for other, digest in event.digests().items() if digest is None and other != id]
    shown = ", ".join(f"'{other}'" for other in gone[:NAMED])
    more = f" and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
    return f"retired '{id}'" + (f" with what needed it: {shown}{more}" if gone else "")


def event_ids(event: Event) -> list[str]:
    """The ids of the items that the event touched; its making touched all items of a map."""
    change = event.as_edit().change
    if event.kind == "create" and isinstance(change, Restore):
        return [state.id for state in change.states]
    return [id for id in event.digests() if id[0].isalnum()]  # the header's key is no id


def event_reason(event: Event) -> str:
    """The reason its author gave; what argmap itself notes at an undo says no more than the event."""
    return "" if event.undoes is not None or event.redoes is not None else event.as_edit().reason


def local_time(stamp: str) -> str:
    """A stored time as the user's clock shows it."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M:%S")
