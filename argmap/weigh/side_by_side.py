"""Everything that a comparison of perspectives tells about one claim, gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.model import Map, Perspective
from argmap.weigh.compare import Comparison, Exchange, Outcome, compare, exchange, outcomes, pairs
from argmap.weigh.compiled import Compiled
from argmap.weigh.pooling import Pool, Routes, routes
from argmap.weigh.rules import Rules

PAIRS = 6
"""Pairs whose beliefs are exchanged: all of up to four perspectives, else those furthest apart."""
SEEN = 0.005
"""Swaps that move a claim by less are not told: both numbers would print alike."""


@dataclass(frozen=True)
class SideBySide:
    """Several perspectives on the claim ``target``."""

    map: Map
    target: str
    comparison: Comparison
    group: tuple[Routes, ...]
    """What those who speak on it come to together, by each way of pooling; empty where fewer than two speak."""
    exchanges: tuple[Exchange, ...]
    """Two and two with each other's beliefs, those furthest apart first."""
    left_out: int
    """Pairs that were not exchanged."""

    @property
    def outcome(self) -> Outcome:
        """What follows for the claim in question."""
        return next(one for one in self.comparison.outcomes if one.id == self.target)

    @property
    def split(self) -> list[Outcome]:
        """The claims that some are for and others against."""
        return [one for one in self.comparison.outcomes if one.is_split]

    @property
    def one_sided(self) -> list[Outcome]:
        """The claims that lie on one side of the middle for some, and on none for others."""
        return [one for one in self.comparison.outcomes if one.is_one_sided]


def side_by_side(
    compiled: Compiled,
    views: Sequence[Perspective],
    target: str,
    claims: Sequence[str] = (),
    rules: Rules | None = None,
) -> SideBySide:
    """``views`` on the claim ``target``, with their strengths of ``claims`` beside it. Raises as ``compare`` does."""
    found = compare(compiled, views, list(dict.fromkeys([target, *claims])), rules)
    apart = pairs(found.outcomes[0])
    return SideBySide(
        compiled.map,
        target,
        found,
        tuple(one for method in Pool for one in routes(compiled, views, [target], method, rules=rules)),
        tuple(exchange(compiled, views[one], views[other], target, rules) for one, other in apart[:PAIRS]),
        max(0, len(apart) - PAIRS),
    )


@dataclass(frozen=True)
class Silence:
    """That none of several perspectives speaks on the claim ``target``, and what could be compared instead."""

    map: Map
    target: str
    views: tuple[Perspective, ...]
    """Those that were to be compared."""
    speaking: tuple[Perspective, ...]
    """Those among all on offer that speak on the claim."""
    claims: tuple[str, ...]
    """Other claims on offer that two or more of ``views`` speak on."""


def silence(  # noqa: PLR0913 - each is a choice to be stated
    compiled: Compiled,
    views: Sequence[Perspective],
    target: str,
    claims: Sequence[str],
    offered: Sequence[Perspective],
    *,
    rules: Rules | None = None,
) -> Silence | None:
    """What to compare instead where none of ``views`` speaks on ``target``; None where one does.

    ``claims`` and ``offered`` are what else there is. Raises as ``strengths_by_view`` does.
    """
    asked = list(dict.fromkeys((target, *claims)))
    known = strengths_by_view(compiled, {view.id: view for view in (*views, *offered)}.values(), asked, rules)
    said = {id: {claim for claim, one in zip(asked, row, strict=True) if one is not None} for id, row in known.items()}
    if any(target in said[view.id] for view in views):
        return None
    speaking = tuple(view for view in offered if target in said[view.id])
    others = tuple(claim for claim in asked if claim != target and sum(claim in said[one.id] for one in views) > 1)
    return Silence(compiled.map, target, tuple(views), speaking, others)


def strengths_by_view(
    compiled: Compiled, views: Iterable[Perspective], claims: Sequence[str], rules: Rules | None = None
) -> dict[str, tuple[float | None, ...]]:
    """The strengths of ``claims`` for each of ``views``, by its id; None where it has weighed nothing that bears on it.

    Raises ``UnknownId`` for what has no strength.
    """
    each = list(views)
    if not each:
        return {}
    found = [one.spoken for one in outcomes(compiled, each, claims, rules)]
    return {view.id: tuple(row[at] for row in found) for at, view in enumerate(each)}
