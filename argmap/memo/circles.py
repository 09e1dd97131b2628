"""How strong a claim is without the support that runs in a circle."""

from __future__ import annotations

from argmap.memo.basis import Basis
from argmap.model import Argument
from argmap.weigh.gaps import GapKind, gaps

TOLD = 0.05
"""How far a strength has to rest on circles for that to be told."""


def without_circles(basis: Basis, claim: str) -> float | None:
    """The strength of ``claim`` if arguments by which claims support each other in a circle gave nothing.

    None where that is about the same.
    """
    if not basis.compiled.graph.cyclic.any():  # else not worth looking for
        return None
    members = {id for gap in gaps(basis.map, [GapKind.CIRCULAR]) for id in (gap.id, *gap.others)}
    silenced = {id: 0.0 for id in members if isinstance(basis.map.get(id), Argument)}
    if not silenced.keys() & basis.bearing(claim):
        return None
    view = basis.view.model_copy(update={"force": {**basis.view.force, **silenced}})
    found = basis.compiled.weigh(view, basis.rules)[claim]
    return found if abs(found - basis.weighing[claim]) >= TOLD else None
