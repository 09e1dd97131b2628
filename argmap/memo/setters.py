"""Who set the weights of a perspective, as the history of its map tells it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.memo.words import counted, cut
from argmap.model import Perspective
from argmap.model.base import SLUG
from argmap.names import plain

if TYPE_CHECKING:  # reading a library takes more than a memo of a file has use for
    from argmap.store import Event

FIELDS = ("credence", "force", "certainty", "values")
"""What holds the weights of a perspective, each by the id of what is weighed."""
CREATED = "create"
"""The event that makes a map, out of a file or of another map: it names no item that it brings."""
UPDATED = "update"
"""The event that brings a map up to date with a file."""
MERGED, RETIRED = "merge", "retire"
"""Events that give a weight to another item, or take it away with one: nobody weighs anything."""
SHIPPER = "argmap"
"""Who puts the maps that come with argmap into a library, and brings them up to date."""
ORIGIN = re.compile(r'"reason":"created from ((?:[^"\\]|\\.)*)"}$')
"""Where a map came from, at the end of the edit that made it."""
OWN = "weighed by {}"
SHIPPED = "came with the map that argmap ships"
UNTOLD = "set by somebody whom the map's files do not name"
NAMED = 3
"""People who are named; of more only the number is."""
NAME = 40
"""The characters of a name at most."""
WORD = re.compile(r"\w+")


class Setting(NamedTuple):
    """How a weight came about."""

    by: str
    """Who set it, or brought it in."""
    came_with: str = ""
    """What it was brought in with, ``file`` or ``map``; empty where it was set in the map itself."""


def is_own(view: Perspective, name: str) -> bool:
    """Whether ``name`` is that of its holder; of a perspective without one, that of the perspective."""
    names = [view.holder] if view.holder else [view.id, view.title]
    return plain(name) in map(plain, names)


def settings(view: Perspective, events: Iterable[Event]) -> dict[str, Setting]:
    """How each weighed item got the weight that it has, by the item's id; without those that nothing tells of.

    Undoing and redoing set nothing: what they bring back is by whoever had set it.
    """
    now = _weights(view.model_dump(include=set(FIELDS)))
    then, after, found = {id: id for id in now}, now, dict[str, Setting]()
    for event in sorted(events, key=lambda one: -one.seq):
        if event.kind == CREATED:
            brought = (id for id in now if id not in found and after.get(then[id]) == now[id])
            found |= dict.fromkeys(brought, Setting(event.actor, _brought_with(event)))
        if len(found) == len(now):
            break
        if f'"{view.id}"' not in event.touched or (states := _before(event, view.id)) is None:
            continue
        became = {id for id, was in then.items() if after.get(was) == now[id] != states.get(was)} - found.keys()
        after = states
        if event.kind == MERGED:
            keep, drop = _merged(event)
            then |= {id: drop for id in became if then[id] == keep}
        elif event.undoes is None and event.redoes is None and event.kind != RETIRED:
            found |= dict.fromkeys(became, Setting(event.actor, "file" if event.kind == UPDATED else ""))
    return found


def set_by_others(view: Perspective, events: Iterable[Event]) -> dict[str, str]:
    """Who set a weight of it that is not its holder, by the item; none of a perspective derived from a document."""
    found = {} if view.source is not None else settings(view, events)
    return {id: one.by for id, one in found.items() if not one.came_with and not is_own(view, one.by)}


def origin(view: Perspective, events: Iterable[Event], ids: Collection[str] | None = None) -> dict[str, int]:
    """How its weights came about, or those of the items ``ids``, and how many did so.

    Empty where they are all by whom its title names, where there are none, and where they are derived from a document.
    """
    ways: dict[str, list[str]] = {}
    found = {} if view.source is not None else settings(view, events)
    for id in _weights(view.model_dump(include=set(FIELDS))):
        if view.source is None and (ids is None or id in ids):
            ways.setdefault(_way(view, found.get(id)), []).append(found[id].by if id in found else "")
    if ways.keys() <= {OWN}:
        return {}
    ordered = sorted(ways.items(), key=lambda one: (-len(one[1]), one[0]))
    return {way.format(told_names(names)): len(names) for way, names in ordered}


def origin_words(ways: dict[str, int]) -> str:
    """What ``origin`` has found, with counts where weights came about in several ways; empty for nothing."""
    return next(iter(ways), "") if len(ways) < 2 else "; ".join(f"{count:,} {way}" for way, count in ways.items())


def weighed_words(view: Perspective, events: Iterable[Event], ids: Collection[str]) -> str:
    """What follows a perspective's title: of how many items that bear on the options it has weights, and whose."""
    if not ids:
        return ", which weighs nothing that bears on the options"
    items, ways = f"{counted(len(ids), 'item')} bearing on the options", origin(view, events, ids)
    if len(ways) > 1:
        return f": {items} ({origin_words(ways)})"
    words = origin_words(ways)
    return f": {items}, {_as_weights(words)}" if words else f", who has weighed {items}"


def _as_weights(words: str) -> str:
    """How weights came about, said of the items that have them."""
    return f"with weights that {words}" if words.startswith("came") else words


def told_names(names: Iterable[str]) -> str:
    """Names, each with how often it is there where there are several: “eve (2), mallory (1)”."""
    counts = Counter(names).most_common()
    short = ((cut(name, NAME).removesuffix("."), count) for name, count in counts)
    shown = [f"{name} ({count:,})" if len(counts) > 1 else name for name, count in short]
    return ", ".join([*shown[:NAMED], *([f"{len(shown) - NAMED} more"] if len(shown) > NAMED else [])])


def _way(view: Perspective, found: Setting | None) -> str:
    """How a weight came about, with a place for who did it."""
    if found is None:
        return UNTOLD
    if is_own(view, found.by) and _is_named(view, found.by):
        return OWN
    if found.came_with:
        return SHIPPED if found.by == SHIPPER else f"came with the {found.came_with} that {{}} added"
    title = cut(view.title, NAME).replace("{", "{{").replace("}", "}}")
    return f"weighed in the name of {title} by {{}}"


def _is_named(view: Perspective, name: str) -> bool:
    """Whether the title of a perspective, or its id, is that name, or is a part or a longer form of it."""
    title, words = (set(WORD.findall(one.casefold())) for one in (view.title, name))
    is_part = bool(title and words) and (title <= words or words <= title)
    return is_part or plain(name) in {plain(view.title), plain(view.id)}


def _brought_with(event: Event) -> str:
    """What a map was made from: a file, or another map of the library, whose name has no sign that paths have."""
    origin = ORIGIN.search(event.edit)
    return "map" if origin and SLUG.fullmatch(origin[1]) else "file"


def _merged(event: Event) -> tuple[str, str]:
    """The item that was kept and the one that became a part of it."""
    change = json.loads(event.edit)["change"]
    return change["keep"], change["drop"]


def _before(event: Event, id: str) -> dict[str, float] | None:
    """The weights of a perspective before an event; None where the event did not touch it."""
    states = json.loads(event.before)["states"]  # reading them as items would take ten times as long
    return next((_weights(one["item"] or {}) for one in states if one["id"] == id), None)


def _weights(item: dict[str, Any]) -> dict[str, float]:
    """The weights in a perspective's data."""
    return {id: value for field in FIELDS for id, value in (item.get(field) or {}).items()}
