"""Merging two items of one kind into one, keeping every argument, voice and evidence item of both."""

from __future__ import annotations

from collections import deque
from typing import Any

from argmap.edits.draft import Draft
from argmap.errors import EditRefused
from argmap.model.base import Item
from argmap.model.context import PLACES, Link, Note, Perspective, Question, Source, Term
from argmap.model.nodes import Argument, Claim, Evidence
from argmap.model.passages import Passage

JOINED: dict[type[Item], tuple[str, ...]] = {
    Claim: ("voices",),
    Argument: ("voices", "unless", "grants"),
    Evidence: ("figures", "downgrades", "anchors"),
    Term: ("definitions",),
    Source: (),
}
"""The kinds that can be merged, with the lists in which both have their say."""

FILLED = ("title", "text", "scheme", "warrant", "qualifier", "certainty", "irreversible", "note")
"""Fields that ``keep`` takes from ``drop`` when it has none of its own."""


def merge(draft: Draft, keep: str, drop: str) -> None:
    """Make ``drop`` part of ``keep``: its mentions move over, then it goes.

    Raises ``UnknownId``, or ``EditRefused`` when the two cannot be one: an item with itself, two kinds, two arguments
    with different stance or target, or evidence that would both support and contradict the claim.
    """
    kept, dropped = draft.map[keep], draft.map[drop]
    _refuse_unlike(kept, dropped)
    going = deque([drop])
    while going:  # a link between the two goes as well, and what is said about it is said about the one
        gone = going.popleft()
        for other in draft.map.mentioned_by(gone):
            moved = moved_mentions(other, gone, keep)
            if moved is None:
                going.append(other.id)
            else:
                draft.put(moved)
        draft.drop(gone)
    draft.put(_joined(kept, dropped))


def _refuse_unlike(kept: Item, dropped: Item) -> None:
    if kept.id == dropped.id:
        raise EditRefused(f"'{kept.id}' cannot be merged with itself", "Name two different items.")
    if type(kept) is not type(dropped) or type(kept) not in JOINED:
        raise EditRefused(
            f"a {kept.kind_name} and a {dropped.kind_name} cannot be merged",
            "Two claims, two arguments, two evidence items, two terms or two sources can.",
        )
    if isinstance(kept, Argument) and isinstance(dropped, Argument):
        _refuse_other_direction(kept, dropped)
    if isinstance(kept, Source) and isinstance(dropped, Source):
        _refuse_other_work(kept, dropped)


def _refuse_other_work(kept: Source, dropped: Source) -> None:
    """Sources that differ in text or authors: their voices would be credited to others."""
    texts = kept.fingerprint, dropped.fingerprint
    if (all(texts) and texts[0] != texts[1]) or (kept.authors and dropped.authors and kept.authors != dropped.authors):
        raise EditRefused(
            f"'{kept.id}' and '{dropped.id}' are different works: their texts or authors differ",
            "Point single voices elsewhere instead, or mend the record of one first.",
        )


def _refuse_other_direction(kept: Argument, dropped: Argument) -> None:
    if (kept.stance, kept.target) != (dropped.stance, dropped.target) or set(kept.premises) != set(dropped.premises):
        raise EditRefused(
            f"'{kept.id}' and '{dropped.id}' are different reasons: stance, target and premises must be the same",
            "Merge their premises first, or keep both: independent reasons stay apart.",
        )


def _joined(kept: Item, dropped: Item) -> Item:
    """``kept`` with everything that ``dropped`` has and it lacks."""
    update: dict[str, Any] = {}
    for field in JOINED[type(kept)]:
        own = getattr(kept, field)
        update[field] = own + tuple(value for value in getattr(dropped, field) if value not in own)
    for field in FILLED:
        if field in type(kept).model_fields and not getattr(kept, field):
            update[field] = getattr(dropped, field)
    if isinstance(kept, Evidence) and isinstance(dropped, Evidence):
        update["bears_on"] = _both_bearings(kept.bears_on, dropped.bears_on, f"'{kept.id}' and '{dropped.id}'")
    if isinstance(kept, Argument) and isinstance(dropped, Argument):
        update["values"] = {**dropped.values, **kept.values}
    return kept.model_copy(update=update)


def _both_bearings(own: dict[str, Any], others: dict[str, Any], what: str) -> dict[str, Any]:
    for claim, bearing in others.items():
        if own.get(claim, bearing) != bearing:
            raise EditRefused(
                f"{what} point both ways on '{claim}': one supports it, the other contradicts it",
                "Revise one of them first.",
            )
    return {**others, **own}


def moved_mentions(item: Item, old: str, new: str) -> Item | None:
    """``item`` with every mention of ``old`` turned into ``new``; None for a link that would join ``new`` to itself."""

    def move(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if id == old else id for id in ids))

    match item:
        case Argument():
            target = new if item.target == old else item.target
            update: dict[str, Any] = {"target": target, "premises": move(item.premises), "grants": move(item.grants)}
            return _with_places(item.model_copy(update=update), old, new)
        case Evidence():
            left = {claim: bearing for claim, bearing in item.bears_on.items() if claim != old}
            moved = {new: item.bears_on[old]} if old in item.bears_on else {}
            bears_on = _both_bearings(left, moved, f"'{old}' and '{new}' under evidence '{item.id}'")
            return _with_places(item.model_copy(update={"bears_on": bears_on}), old, new)
        case Link():
            ends = [new if end == old else end for end in (item.start, item.end)]
            moved_ends = item.model_copy(update={"start": ends[0], "end": ends[1]})
            return _with_places(moved_ends, old, new) if ends[0] != ends[1] else None
        case Question():
            baseline = new if item.baseline == old else item.baseline
            update = {"theses": move(item.theses), "options": move(item.options), "baseline": baseline}
            return item.model_copy(update=update)
        case Perspective():
            return moved_weights(item, old, new)
        case Note():
            return _with_places(item.model_copy(update={"about": move(item.about)}), old, new)
    return _with_places(item, old, new)


def moved_weights(item: Perspective, old: str, new: str) -> Perspective:
    """The weights of both; where both were weighed, that of ``new`` stands."""
    update: dict[str, Any] = {"source": new if item.source == old else item.source}
    for field in ("credence", "force", "certainty"):
        weights = dict(getattr(item, field))
        if old in weights:
            weights.setdefault(new, weights.pop(old))
            weights.pop(old, None)
        update[field] = weights
    return item.model_copy(update=update)


def _with_places(item: Item, old: str, new: str) -> Item:
    """``item`` with the source ``old`` of its voices, anchors and definitions turned into ``new``."""
    update: dict[str, Any] = {}
    for field in PLACES:
        places = getattr(item, field, ())
        if any(place.source == old for place in places):
            update[field] = tuple(
                place.model_copy(update={"source": new}) if place.source == old else place for place in places
            )
    if isinstance(item, Note | Passage) and item.source == old:
        update["source"] = new
    return item.model_copy(update=update) if update else item
