"""Edits in words, for histories and notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from textwrap import shorten

from argmap.edits.changes import Add, Batch, Change, Edit, Merge, Restore, Retire, Retitle, Revise, Weigh
from argmap.model.base import Item
from argmap.model.map import Map
from argmap.model.nodes import Argument, Direction
from argmap.reading.signs import label

PARTS_SHOWN = 3
"""How many parts of a gesture are spelled out."""
NAME = 60
"""Most letters of an item's name in a phrase."""


@dataclass(frozen=True)
class Labels:
    """What items are called: in the first of ``maps`` that holds them, else as ``gone`` has them."""

    maps: tuple[Map, ...] = ()
    gone: Mapping[str, Item] = field(default_factory=dict)
    """Items that are in none of the maps any more."""
    counts: Callable[[], Counter[tuple[str, str]]] = Counter
    """How many items of the first map are of each kind and begin with the same words."""

    def __call__(self, id: str) -> str:
        """What the item is called; empty where that is not known."""
        found = self._found(id)
        return _called(*found) if found is not None else ""

    def told(self, id: str) -> str:
        """The item so that it is not taken for another: kind and label, its id where others share both."""
        found = self._found(id)
        if found is None:
            return f"'{id}'"
        is_shared = self.counts()[_look(*found)] > (found[0] in self.maps[:1])
        return f"{found[1].kind_name} “{_called(*found)}”" + (f" [{id}]" if is_shared else "")

    def _found(self, id: str) -> tuple[Map | None, Item] | None:
        held = ((map, item) for map in self.maps if (item := map.get(id)) is not None)
        return next(held, (None, self.gone[id]) if id in self.gone else None)


NO_LABELS = Labels()
"""For phrases that name items by their ids, as commands take them."""


def labels_in(*maps: Map) -> Labels:
    """What items are called in the first of ``maps`` that holds them."""
    return Labels(maps, counts=cache(lambda: _counts(*maps[:1])))


def _counts(map: Map) -> Counter[tuple[str, str]]:
    return Counter(_look(map, entry.item) for entry in map.unordered)


def _look(map: Map | None, item: Item) -> tuple[str, str]:
    """What two items have alike that a phrase could not tell apart."""
    return item.kind_name, _words(map, item)[:NAME]


def _called(map: Map | None, item: Item) -> str:
    return shorten(_words(map, item), NAME, placeholder=" …")


def _words(map: Map | None, item: Item) -> str:
    return label(map, item) if map is not None else str(getattr(item, "title", "")) or item.words()


def name(id: str, labels: Labels) -> str:
    """The item in a phrase: by its label where that is known, else by its id."""
    called = labels(id)
    return f"“{called}”" if called else f"'{id}'"


def edit_words(edit: Edit, labels: Labels = NO_LABELS) -> str:
    """What an edit did, as a phrase that follows "has"."""
    return change_words(edit.change, labels)


def change_words(change: Change, labels: Labels = NO_LABELS) -> str:
    """What a change does, as a phrase that follows "has"."""
    match change:
        case Add(item=item):
            return _added(item, labels)
        case Revise(id=id, fields=fields):
            return f"revised {', '.join(fields)} of {labels.told(id)}"
        case Retire(id=id, dependents=dependents):
            return f"retired {labels.told(id)}" + (" and what rested on it" if dependents else "")
        case Merge(keep=keep, drop=drop):
            return f"merged {labels.told(drop)} into {labels.told(keep)}"
        case Weigh(perspective=perspective, id=id, value=value):
            weight = "no more" if value is None else f"{value:g}"
            return f"weighed {labels.told(id)} {weight} in {name(perspective, labels)}"
        case Retitle(header=header):
            return f"called the map “{header.title}”"
        case Restore(states=states):
            return f"put {len(states)} items back"
        case Batch(changes=changes):
            shown = "; ".join(change_words(part, labels) for part in changes[:PARTS_SHOWN])
            more = len(changes) - PARTS_SHOWN
            return shown + (f"; and {more} more" if more > 0 else "")


def _added(item: Item, labels: Labels) -> str:
    """An item that was added; its words follow where its name does not tell them."""
    told = labels.told(item.id) if labels(item.id) else f"{item.kind_name} '{item.id}'"
    phrase, words = f"added {told}", item.words()
    if isinstance(item, Argument):
        direction = "for" if item.stance is Direction.PRO else "against"
        phrase = f"{phrase} {direction} {labels.told(item.target)}"
        words = item.title or item.text or ", ".join(item.premises)
    return phrase if labels(item.id) else f"{phrase}: {words}"
