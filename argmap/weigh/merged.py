"""What merging two items would do to the strengths."""

from __future__ import annotations

from argmap.edits.merge import moved_weights
from argmap.model import Claim, Map
from argmap.weigh.compiled import Weighing, compile


def moved_by_merging(before: Weighing, merged: Map, keep: str, drop: str) -> list[tuple[str, float, float]]:
    """The claims of ``merged``, the map with ``drop`` made part of ``keep``, with their strengths before and after.

    The ones that move furthest come first. Where both were weighed, the weight of ``keep`` stands.
    """
    after = compile(merged).weigh(moved_weights(before.view, drop, keep), before.rules)
    found = [(claim.id, before[claim.id], after[claim.id]) for claim in merged.of_kind(Claim)]
    return sorted(found, key=lambda one: -abs(one[2] - one[1]))
