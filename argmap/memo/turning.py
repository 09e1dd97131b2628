"""What turns a claim: the single beliefs that turn its verdict, and those that carry its strength across .50."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.memo.basis import TRIED, Basis
from argmap.reading.degrees import decimal
from argmap.weigh.cruxes import Crux


@dataclass(frozen=True)
class Turn:
    """A belief that turns a claim, and at which weight it does."""

    id: str
    weight: float
    """Its weight now, 0 to 1."""
    flip: float
    is_of_verdict: bool
    """Whether it turns the verdict; else it carries the strength across .50."""

    @property
    def distance(self) -> float:
        """How far the weight has to move, 0 to 1."""
        return abs(self.flip - self.weight)


def turns(basis: Basis, claim: str) -> list[Turn]:
    """The beliefs in reasons that turn a claim of which the cruxes are known, each by what it turns first.

    The nearest come first. The claim's own credence, which nothing can be seen to change, is left out.
    """
    of_strength = [Turn(one.id, one.weight, one.flip, False) for one in basis.cruxes[claim] if one.flip is not None]
    found = [*of_verdict(basis, claim), *of_strength]
    found.sort(key=lambda one: (one.distance, not one.is_of_verdict, one.id))
    kept: dict[str, Turn] = {}
    for one in found:
        kept.setdefault(one.id, one)
    return [one for one in kept.values() if one.id != claim]


def of_verdict(basis: Basis, claim: str) -> list[Turn]:
    """Those that turn its verdict, nearest first."""
    return [Turn(one.id, one.weight, one.flip, True) for one in basis.verdict_cruxes[claim] if one.flip is not None]


def all_are_known(basis: Basis, claim: str) -> bool:
    """Whether every belief that turns a claim is among its `turns`: of some only a few weights are tried, or none."""
    of_strength = all(one.is_certain for one in basis.cruxes[claim] if one.id != claim)
    of_verdict = all(one.is_certain for one in basis.verdict_cruxes[claim])
    return of_strength and of_verdict and len(basis.cruxes[claim]) <= TRIED


def moves(basis: Basis, crux: Crux | Turn) -> str:
    """How far a belief has to go to turn what it is a crux of, after its name."""
    flip = crux.flip if crux.flip is not None else crux.weight
    if crux.id not in basis.weights[0]:
        return f"is held at {decimal(flip)} (now not weighed)"
    if decimal(flip) == decimal(crux.weight):
        return f"moves at all from {decimal(flip)}"
    return f"{'falls' if flip < crux.weight else 'rises'} from {decimal(crux.weight)} to {decimal(flip)}"
