"""Edits in words, for histories and notices."""

from __future__ import annotations

from collections.abc import Callable
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
Labels = Callable[[str], str]
"""Gives what the item of an id is called; empty where that is not known."""


def no_labels(_: str) -> str:
    """For phrases that name items by their ids, as commands take them."""
    return ""


def labels_in(*maps: Map) -> Labels:
    """What items are called in the first of ``maps`` that holds them."""

    def of(id: str) -> str:
        found = ((map, item) for map in maps if (item := map.get(id)) is not None)
        return next((shorten(label(map, item), NAME, placeholder=" …") for map, item in found), "")

    return of


def name(id: str, labels: Labels) -> str:
    """The item in a phrase: by its label where that is known, else by its id."""
    called = labels(id)
    return f"“{called}”" if called else f"'{id}'"


def edit_words(edit: Edit, labels: Labels = no_labels) -> str:
    """What an edit did, as a phrase that follows "has"."""
    return change_words(edit.change, labels)


def change_words(change: Change, labels: Labels = no_labels) -> str:
    """What a change does, as a phrase that follows "has"."""
    match change:
        case Add(item=item):
            return _added(item, labels)
        case Revise(id=id, fields=fields):
            return f"revised {', '.join(fields)} of {name(id, labels)}"
        case Retire(id=id, dependents=dependents):
            return f"retired {name(id, labels)}" + (" and what rested on it" if dependents else "")
        case Merge(keep=keep, drop=drop):
            return f"merged {name(drop, labels)} into {name(keep, labels)}"
        case Weigh(perspective=perspective, id=id, value=value):
            weight = "no more" if value is None else f"{value:g}"
            return f"weighed {name(id, labels)} {weight} in {name(perspective, labels)}"
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
    phrase, words = f"added {item.kind_name} {name(item.id, labels)}", item.words()
    if isinstance(item, Argument):
        direction = "for" if item.stance is Direction.PRO else "against"
        phrase = f"{phrase} {direction} {name(item.target, labels)}"
        words = item.title or item.text or ", ".join(item.premises)
    return phrase if labels(item.id) else f"{phrase}: {words}"
