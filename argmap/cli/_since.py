"""Times and events in the past of a map: what WHEN means, and who changed an item since then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from argmap.errors import InputError, UnknownId
from argmap.model import Map, Perspective
from argmap.weigh import perspective
from argmap.weigh.changes import Shape, shape

if TYPE_CHECKING:
    from argmap.store import Event, LiveMap

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def event_number(live: LiveMap, when: str, now: datetime | None = None) -> int:
    """The number of the map's newest event at WHEN: an event, a date with or without a time, or the name of a day.

    It is 0 when there was none yet. A day means its beginning on the user's clock, a weekday the last one before
    today. Raises ``InputError``.
    """
    if when.isdecimal() and len(when) < len("20260101"):
        return _event(live, int(when))
    return live.event_at(_moment(when, now or datetime.now().astimezone()))


def _event(live: LiveMap, number: int) -> int:
    if all(event.seq != number for event in live.history()):
        raise InputError(f"the map '{live.name}' has no event {number}", f"See `argmap history {live.name}`.")
    return number


def _moment(when: str, now: datetime) -> datetime:
    today = datetime.combine(now.date(), time())
    word = when.strip().lower()
    if word in {"today", "yesterday"}:
        return (today - timedelta(days=word == "yesterday")).astimezone()
    if word in WEEKDAYS:
        days = (today.weekday() - WEEKDAYS.index(word)) % 7 or 7
        return (today - timedelta(days=days)).astimezone()
    try:
        return datetime.fromisoformat(when.strip()).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(
            f"'{when}' is no time that argmap understands",
            "Give an event's number, a date such as 2026-11-17 or '2026-11-17 14:30', yesterday, or a weekday.",
        ) from error


def changed_by(live: LiveMap, seq: int, view: str, ids: Iterable[str]) -> Mapping[str, list[Event]]:
    """For each of ``ids`` the events after event ``seq`` that changed what counts of it for ``view``, oldest first."""
    wanted = frozenset(ids)
    found: defaultdict[str, list[Event]] = defaultdict(list)
    later = live.map
    for event, earlier in live.back(seq):
        touched = event.digests().keys()
        for id in wanted if view in touched else wanted & touched:
            if _standing(later, view, id) != _standing(earlier, view, id):
                found[id].insert(0, event)
        later = earlier
    return found


def _standing(map: Map, view: str, id: str) -> tuple[Shape, float | None]:
    """What of the item ``id`` counts, and the weight that ``view`` gives it."""
    seen = held(map, view)
    weights = (field[id] for field in (seen.credence, seen.force, seen.certainty) if id in field) if seen else ()
    return shape(map.get(id)), next(iter(weights), None)


def held(map: Map, view: str) -> Perspective | None:
    """The perspective ``view``, or None when it was not there yet."""
    stored = map.get(view)
    if isinstance(stored, Perspective):
        return stored
    try:
        return perspective(map, view)
    except UnknownId:
        return None
