"""The maps of a library as a list: those that are there, and those that ship with argmap and wait to be opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.resources import bundled_maps
from argmap.store._bundled import BUNDLED
from argmap.store.library import Library


@dataclass(frozen=True)
class Listed:
    """One map of the list."""

    name: str
    title: str = ""
    counts: Mapping[str, int] | None = None
    """How many items of each kind it has; None for a map that is put into the library when it is first opened."""
    origin: str = BUNDLED
    changed: str = ""
    """When it was changed last."""
    is_behind: bool = False
    """Whether a newer version of it ships with argmap."""


def listed(library: Library) -> list[Listed]:
    """Every map of the library by name, then those that wait."""
    rows = library.maps()
    known = {row.name for row in rows}
    return [
        *(
            Listed(
                row.name,
                row.as_header().title,
                library.counts(row),
                row.origin,
                library.changed(row),
                library.is_behind(row),
            )
            for row in rows
        ),
        *(Listed(name) for name in bundled_maps() if name not in known),
    ]
