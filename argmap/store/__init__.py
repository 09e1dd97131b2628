"""The library on disk: maps, their history, undo and search, in one SQLite file."""

from __future__ import annotations

from argmap.store._bundled import is_bundled
from argmap.store._log import Event
from argmap.store._projection import MapRow
from argmap.store._search import Hit, search_map
from argmap.store._similar import alike
from argmap.store.library import Library
from argmap.store.live_map import LiveMap

__all__ = ["Event", "Hit", "Library", "LiveMap", "MapRow", "alike", "is_bundled", "search_map"]
