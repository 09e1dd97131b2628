"""Keeping a map that ships with argmap up to date in the library, without touching what people changed in it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator
from pathlib import Path

from argmap.edits import Restore, State
from argmap.model.map import Map
from argmap.store._log import HEADER_KEY
from argmap.store._projection import MapRow
from argmap.store._sqlite_utils import Database

BUNDLED = "bundled"
"""First word of the origin of a map that shipped with argmap; the stamp of its files follows."""
UPDATED = "update"
"""The kind of the event that brings such a map up to date."""
STAMP_DIGITS = 16


def is_bundled(origin: str) -> bool:
    """Whether a map of this origin shipped with argmap."""
    return origin.partition(" ")[0] == BUNDLED


def origin_of(folder: Path) -> str:
    """The origin of the map whose YAML files are in ``folder``: it changes with every change of a file."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.yaml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{BUNDLED} {digest.hexdigest()[:STAMP_DIGITS]}"


def touched_by_people(db: Database, row: MapRow) -> frozenset[str]:
    """The ids that anything but shipping and updating the map has touched, and the header's key if its words were."""
    query = "SELECT json_each.key FROM event, json_each(event.touched) WHERE map = ? AND kind NOT IN ('create', ?)"
    return frozenset(str(key) for (key,) in db.execute(query, [row.uid, UPDATED]))


def difference(current: Map, shipped: Map, kept: Container[str]) -> Restore | None:
    """What turns ``current`` into ``shipped`` but for the items in ``kept``; None when nothing does."""
    states = tuple(_states(current, shipped, kept))
    retitled = current.header != shipped.header and HEADER_KEY not in kept
    if not states and not retitled:
        return None
    return Restore(states=states, header=shipped.header if retitled else None)


def _states(current: Map, shipped: Map, kept: Container[str]) -> Iterator[State]:
    for id, entry in shipped.entries.items():
        if id not in kept and current.entries.get(id) != entry:
            yield State(id=id, rank=entry.rank, item=entry.item)
    for id in _leaving(current, shipped, kept):
        yield State(id=id)


def _leaving(current: Map, shipped: Map, kept: Container[str]) -> list[str]:
    """The items that ship no more, but for those that something people made or changed still needs."""
    leaving = {id: None for id in current.entries if id not in kept and id not in shipped}
    staying = [id for id in current.entries if id in kept]
    while staying:
        for reference in current[staying.pop()].references():
            if reference.id in leaving:
                del leaving[reference.id]
                staying.append(reference.id)
    return list(leaving)
