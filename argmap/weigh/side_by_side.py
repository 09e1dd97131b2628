"""Everything that a comparison of perspectives tells about one claim, gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    """What they come to together, by each way of pooling."""
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
        """The claims that do not lie on the same side of the middle for all."""
        return [one for one in self.comparison.outcomes if len(set(one.leanings)) > 1]


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
        tuple(routes(compiled, views, [target], method, rules=rules)[0] for method in Pool),
        tuple(exchange(compiled, views[one], views[other], target, rules) for one, other in apart[:PAIRS]),
        max(0, len(apart) - PAIRS),
    )


def strengths_by_view(
    compiled: Compiled, views: Sequence[Perspective], claims: Sequence[str], rules: Rules | None = None
) -> dict[str, tuple[float, ...]]:
    """The strengths of ``claims`` for each of ``views``, by its id. Raises ``UnknownId`` for what has no strength."""
    if not views:
        return {}
    base = np.stack([compiled.base(view) for view in views], axis=1)
    found = [one.strengths for one in outcomes(compiled, base, claims, rules)]
    return {view.id: tuple(row[at] for row in found) for at, view in enumerate(views)}
