"""Those who weigh a map and are not heard in a memo on it: whether they would dissent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from argmap.model import Map, Perspective
from argmap.weigh import perspectives
from argmap.weigh.compare import outcomes
from argmap.weigh.compiled import Compiled
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.rules import Rules

OPPOSED = {Leaning.FOR, Leaning.AGAINST}


@dataclass(frozen=True)
class Unheard:
    """The perspectives that are not heard, and where they stand."""

    views: tuple[Perspective, ...] = ()
    """People's own first, then those read off documents."""
    speaking: int = 0
    """How many of them are not silent on everything that can be dissented from."""
    against: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Those who would dissent, by their ids: the claims on which they do, each with its strength for them."""
    mute: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By their ids, the claims that have no strength for them."""


def opposed(own: float | None, other: float | None) -> bool:
    """Whether two strengths lie on different sides of the middle; None, who is silent, is on none."""
    return own is not None and other is not None and {leaning(own), leaning(other)} == OPPOSED


def absent(map: Map, compiled: Compiled, heard: Sequence[Perspective]) -> tuple[Perspective, ...]:
    """The perspectives that weigh something of ``map`` and are not ``heard``, people's own first."""
    others = [one for one in perspectives(map, {one.id for one in heard}) if compiled.weights(one)]
    return tuple(sorted(others, key=lambda one: one.source is not None))


def unheard(
    compiled: Compiled, views: tuple[Perspective, ...], own: Mapping[str, float | None], rules: Rules
) -> Unheard:
    """Where ``views`` stand to the strengths that are somebody's ``own``, by claim. Raises ``UnknownId``."""
    if not (views and own):
        return Unheard(views)
    found = {one.id: one.spoken for one in outcomes(compiled, views, list(own), rules)}
    against = {view.id: dict(_against(found, own, at)) for at, view in enumerate(views)}
    speaking = sum(any(every[at] is not None for every in found.values()) for at in range(len(views)))
    mute = {view.id: frozenset(id for id in found if found[id][at] is None) for at, view in enumerate(views)}
    return Unheard(views, speaking, {id: claims for id, claims in against.items() if claims}, mute)


def _against(
    found: Mapping[str, Sequence[float | None]], own: Mapping[str, float | None], at: int
) -> list[tuple[str, float]]:
    return [(id, there) for id, every in found.items() if (there := every[at]) is not None and opposed(own[id], there)]
