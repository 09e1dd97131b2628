"""Events of a map's history in words, and the items they are about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from argmap.edits import Add, Batch, Change, Merge, Restore, Retire, Revise, Weigh
from argmap.reading import Labels, edit_words
from argmap.reading.events import NO_LABELS
from argmap.store._bundled import UPDATED
from argmap.store._log import HEADER_KEY, Event

CREATED = "create"
"""The kind of the event that makes a map."""
NAMED = 5
"""How many ids a line names before it only counts them."""


def event_words(event: Event, labels: Labels = NO_LABELS) -> str:
    """What the event did, in one line; by the labels of items where these are known, else by their ids."""
    if event.undoes is not None:
        return f"undid event {event.undoes}"
    if event.redoes is not None:
        return f"redid event {event.redoes}"
    if event.kind == CREATED:
        change = json.loads(event.edit)["change"]  # a whole map: reading it as an edit would take ten times as long
        title = f" “{change['header']['title']}”" if change["header"] else ""
        return f"made the map{title} with {len(change['states'])} items"
    if event.kind == UPDATED:
        count = len(event.digests())
        return f"brought {'1 item' if count == 1 else f'{count} items'} up to date with what ships"
    edit = event.as_edit()
    if isinstance(edit.change, Retire):
        return _retired(edit.change.id, event, labels)
    return edit_words(edit, labels)


def _retired(id: str, event: Event, labels: Labels) -> str:
    """The item retired and, by name, what went with it."""
    gone = [other for other, digest in event.digests().items() if digest is None and other != id]
    shown = ", ".join(labels.told(other) for other in gone[:NAMED])
    more = f" and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
    return f"retired {labels.told(id)}" + (f" with what needed it: {shown}{more}" if gone else "")


def labels_for(event: Event, labels: Labels) -> Labels:
    """``labels``, and for what the event took out of the map the words that it had there."""
    inverse = event.as_inverse() if None in event.digests().values() else None
    states = inverse.states if isinstance(inverse, Restore) else ()
    return replace(labels, gone={state.id: state.item for state in states if state.item is not None})


def event_ids(event: Event) -> list[str]:
    """The ids of the items that the event touched; its making touched all items of a map."""
    change = event.as_edit().change
    if event.kind == CREATED and isinstance(change, Restore):
        return [state.id for state in change.states]
    return [id for id in event.digests() if id != HEADER_KEY]


def event_subjects(event: Event) -> list[str]:
    """The ids of the items that the event is about, the likeliest first; none for the making of a map.

    Weighing is about what was weighed, adding a reason about the argument that came last.
    """
    if event.kind == CREATED:
        return []
    if event.undoes is not None or event.redoes is not None or event.kind == UPDATED:
        return event_ids(event)
    found: list[str] = []
    waiting: list[Change] = [event.as_edit().change]
    while waiting:
        change = waiting.pop()
        match change:
            case Batch(changes=parts):
                waiting.extend(parts)
            case Add(item=item):
                found.append(item.id)
            case Revise(id=id) | Retire(id=id) | Weigh(id=id):
                found.append(id)
            case Merge(keep=keep):
                found.append(keep)
    return [*found, *event_ids(event)]


def event_reason(event: Event) -> str:
    """The reason its author gave; what argmap itself notes at an undo says no more than the event."""
    return "" if event.undoes is not None or event.redoes is not None else event.as_edit().reason


def local_time(stamp: str) -> str:
    """A stored time as the user's clock shows it."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M:%S")
