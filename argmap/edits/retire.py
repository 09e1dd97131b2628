"""Retiring an item: who needs it, and what goes with it."""

from __future__ import annotations

from collections import deque

from argmap.edits.draft import Draft
from argmap.errors import EditRefused
from argmap.model.base import Item
from argmap.model.context import Note, Perspective, Question, Source
from argmap.model.nodes import Argument, Evidence
from argmap.model.passages import Passage

NEEDED_BY_SHOWN = 8
"""How many dependents a refusal names."""


def retire(draft: Draft, id: str, *, dependents: bool) -> None:
    """Take ``id`` out of the draft; weights put on it go silently, for they mean nothing without it.

    Raises ``UnknownId``, or ``EditRefused`` naming the items that need it unless ``dependents`` retires them too.
    """
    item = draft.map[id]
    needed_by = [other for other in draft.map.mentioned_by(id) if _needs(other, id)]
    if needed_by and isinstance(item, Source | Passage):
        raise EditRefused(
            f"the {item.kind_name} '{id}' is cited by {_listed(needed_by)}",
            "Point their voices and anchors elsewhere first.",
        )
    if needed_by and not dependents:
        raise EditRefused(
            f"'{id}' is needed by {_listed(needed_by)}",
            "Retire those first, or all together (`argmap edit MAP retire ID --with-dependents`).",
        )
    waiting = deque([item.id])
    while waiting:
        leaving = waiting.popleft()
        if leaving not in draft.map:
            continue
        for other in draft.map.mentioned_by(leaving):
            freed = freed_of(other, leaving)
            if freed is None:
                waiting.append(other.id)
            else:
                draft.put(freed)
        draft.drop(leaving)


def _needs(other: Item, id: str) -> bool:
    """Whether ``other`` would lose something a person put there if ``id`` went."""
    return other.id != id and not (isinstance(other, Perspective) and other.source != id)


def _listed(items: list[Item]) -> str:
    shown = "; ".join(f"{item.kind_name} '{item.id}' ({_short(item.words())})" for item in items[:NEEDED_BY_SHOWN])
    more = len(items) - NEEDED_BY_SHOWN
    return shown + (f"; and {more} more" if more > 0 else "")


def _short(words: str, width: int = 60) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def freed_of(item: Item, id: str) -> Item | None:
    """``item`` without its mentions of ``id``, or None when it makes no sense without it."""
    match item:
        case Argument():
            essential = id == item.target or id in item.premises
            return None if essential else item.model_copy(update={"grants": _but(item.grants, id)})
        case Evidence():
            left = {claim: bearing for claim, bearing in item.bears_on.items() if claim != id}
            return item.model_copy(update={"bears_on": left}) if left else None
        case Perspective():
            return item.model_copy(update={field: _unweighed(item, field, id) for field in WEIGHTS})
        case Question():
            baseline = None if item.baseline == id else item.baseline
            update = {"theses": _but(item.theses, id), "options": _but(item.options, id), "baseline": baseline}
            return item.model_copy(update=update)
        case Note():
            about = _but(item.about, id)
            return item.model_copy(update={"about": about}) if about else None
    return None


WEIGHTS = ("credence", "force", "certainty")


def _but(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return tuple(other for other in ids if other != id)


def _unweighed(perspective: Perspective, field: str, id: str) -> dict[str, float]:
    return {other: weight for other, weight in getattr(perspective, field).items() if other != id}
