"""Weights laid over a perspective, and whether a later state of a map differs in nothing else."""

from __future__ import annotations

from collections.abc import Collection

from argmap.model import Argument, Claim, Evidence, Map, Perspective

Weighable = Claim | Argument | Evidence
FIELDS = {Claim: "credence", Argument: "force", Evidence: "certainty"}
"""Where a perspective keeps the weight of each kind of item."""


def with_weights(view: Perspective, map: Map, weights: dict[str, float | None]) -> Perspective:
    """``view`` with other weights laid over its own."""
    fields = {name: dict(getattr(view, name)) for name in FIELDS.values()}
    for id, weight in weights.items():
        kept = fields[FIELDS[type(map[id])]]
        if weight is None:
            kept.pop(id, None)
        else:
            kept[id] = weight
    return view.model_copy(update=fields)


def held(view: Perspective, map: Map, id: str) -> float | None:
    """The weight that ``view`` gives the item itself; None for none."""
    item = map.get(id)
    weight: float | None = getattr(view, FIELDS[type(item)]).get(id) if isinstance(item, Weighable) else None
    return weight


def reweighed(view: Perspective, map: Map) -> Perspective | None:
    """The perspective as ``map`` has it; None where more of it than weights may differ."""
    now = map.get(view.id)
    is_still = isinstance(now, Perspective) and (now.title, now.holder, now.source) == (view.title, view.holder, None)
    return now if isinstance(now, Perspective) and is_still else None


def same_but_views(one: Map, other: Map, touched: Collection[str] | None) -> bool:
    """Whether two maps differ in nothing but perspectives, which no array depends on."""
    if touched is not None:  # looking through all items takes longer than a key may
        return all(isinstance(map.get(id), Perspective | None) for id in touched for map in (one, other))
    fixed = [
        {entry.item.id: entry for entry in map.unordered if not isinstance(entry.item, Perspective)}
        for map in (one, other)
    ]
    return fixed[0].keys() == fixed[1].keys() and all(entry is fixed[1][id] for id, entry in fixed[0].items())
