"""Whether what is found of a claim rests on claims that support each other in a circle."""

from __future__ import annotations

from argmap.memo.basis import Basis
from argmap.weigh.gaps import GapKind, gaps
from argmap.weigh.perspectives import MIDDLE


def circular_reasons(basis: Basis, claim: str) -> list[str]:
    """The reasons that put ``claim`` where it stands, if circles of support bear on each of them; else none."""
    if not basis.compiled.graph.cyclic.any():  # else not worth looking for
        return []
    why = basis.explanation(claim)
    reasons = [push.id for push in (why.raised if basis.weighing[claim] > MIDDLE else why.lowered)]
    members = {id for gap in gaps(basis.map, [GapKind.CIRCULAR]) for id in (gap.id, *gap.others)}
    return reasons if all(basis.bearing(one) & members for one in reasons) else []
