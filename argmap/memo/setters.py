"""Who set the weights of a perspective, as the history of its map tells it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.model import Perspective
from argmap.names import folded

if TYPE_CHECKING:  # reading a library takes more than a memo of a file has use for
    from argmap.store import Event

FIELDS = ("credence", "force", "certainty", "values")
"""What holds the weights of a perspective, each by the id of what is weighed."""
GIVEN = frozenset({"create", "update"})
"""Events that bring weights along from a file, which does not tell who set them."""
MOVING = frozenset({"merge", "retire"})
"""Events that give a weight to another item, or take it away with one: nobody weighs anything."""


def is_own(view: Perspective, name: str) -> bool:
    """Whether ``name`` is that of its holder; of a perspective without one, that of the perspective."""
    names = [view.holder] if view.holder else [view.id, view.title]
    return folded(name) in map(folded, names)


def setters(view: Perspective, events: Iterable[Event]) -> dict[str, str]:
    """Who gave each weighed item the weight that it has, by the item's id; without those that came from a file.

    Undoing and redoing set nothing: what they bring back is by whoever had set it.
    """
    now = _weights(view.model_dump(mode="json"))
    found: dict[str, str] = {}
    settled: set[str] = set()
    after = now
    for event in sorted(events, key=lambda one: -one.seq):
        if f'"{view.id}"' not in event.touched or (states := _before(event, view.id)) is None:
            continue
        became = {id for id in after if after[id] != states.get(id) and after[id] == now.get(id)} - settled
        after = states
        if event.undoes is not None or event.redoes is not None or event.kind in MOVING:
            continue
        settled |= became
        found |= dict.fromkeys(() if event.kind in GIVEN else became, event.actor)
    return found


def set_by_others(view: Perspective, events: Iterable[Event]) -> dict[str, str]:
    """Those of ``setters`` that somebody else than its holder set; none of a perspective derived from a document."""
    if view.source is not None:
        return {}
    return {id: name for id, name in setters(view, events).items() if not is_own(view, name)}


def others_words(view: Perspective, events: Iterable[Event]) -> str:
    """How many of its weights others than its holder set, and who did; empty where the history tells of none."""
    others = set_by_others(view, events)
    was = "was" if len(others) == 1 else "were"
    return f"{len(others):,} of {view.title}'s weights {was} set by {told(others.values())}" if others else ""


def told(names: Iterable[str]) -> str:
    """Names, each with how often it is there where there are several: “eve (2), mallory (1)”."""
    counts = Counter(names).most_common()
    return ", ".join(f"{name} ({count:,})" for name, count in counts) if len(counts) > 1 else counts[0][0]


def _before(event: Event, id: str) -> dict[str, float] | None:
    """The weights of a perspective before an event; None where the event did not touch it."""
    states = json.loads(event.before)["states"]  # reading them as items would take ten times as long
    if event.kind == "create":
        return {} if id in json.loads(event.touched) else None
    return next((_weights(one["item"] or {}) for one in states if one["id"] == id), None)


def _weights(item: dict[str, Any]) -> dict[str, float]:
    """The weights in a perspective's data."""
    return {id: value for field in FIELDS for id, value in (item.get(field) or {}).items()}
