"""What turns a claim: the single beliefs that turn its verdict, and those that carry its strength across .50."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.memo.basis import TRIED, Basis
from argmap.model import Argument, Evidence
from argmap.reading.degrees import decimal
from argmap.reading.turning import NOISE, edge
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.standards import Burden

WEIGHTS = {Argument: "its force", Evidence: "trust in it"}
"""What is told to rise or fall in place of the item itself."""


@dataclass(frozen=True)
class Turn:
    """A belief that turns a claim, and at which weight it does."""

    id: str
    weight: float
    """Its weight now, 0 to 1."""
    flip: float
    is_of_verdict: bool
    """Whether it turns the verdict; else it carries the strength across .50."""
    is_beyond: bool
    """Whether at just ``flip`` nothing turns yet, where the two sides are level."""

    @property
    def distance(self) -> float:
        """How far the weight has to move, 0 to 1."""
        return abs(self.flip - self.weight)

    @property
    def is_rise(self) -> bool:
        """Whether the weight has to rise."""
        return self.flip > self.weight

    @property
    def edge(self) -> float:
        """Where it turns the claim, to two decimals, away from where it is held."""
        return edge(self.weight, self.flip)

    @property
    def at(self) -> str:
        """At which weight it turns the claim for certain, in two decimals: ``to .76``, or ``above .50``."""
        is_level = self.is_beyond and abs(self.edge - self.flip) < 2 * NOISE and 0.0 < self.edge < 1.0
        way = ("above" if self.is_rise else "below") if is_level else "to"
        return f"{way} {decimal(self.edge)}"

    def moves(self, *, is_weighed: bool) -> str:
        """How far the belief has to go, after its name."""
        way, _, at = self.at.partition(" ")
        if not is_weighed:
            more = "or more" if self.is_rise else "or less"
            return f"is held {f'at {at} {more}' if way == 'to' else self.at} (now not weighed)"
        start = "" if at == decimal(self.weight) else f" from {decimal(self.weight)}"
        return f"{'rises' if self.is_rise else 'falls'}{start} {self.at}"


def turns(basis: Basis, claim: str) -> list[Turn]:
    """The beliefs in reasons that turn a claim of which the cruxes are known, each by what it turns first.

    The nearest come first. The claim's own credence, which nothing can be seen to change, is left out.
    """
    found = [*of_verdict(basis, claim), *of_strength(basis, claim)]
    found.sort(key=lambda one: (one.distance, not one.is_of_verdict, one.id))
    kept: dict[str, Turn] = {}
    for one in found:
        kept.setdefault(one.id, one)
    return [one for one in kept.values() if one.id != claim]


def of_verdict(basis: Basis, claim: str) -> list[Turn]:
    """Those that turn its verdict, nearest first."""
    stated, found = basis.verdicts[claim].stated, basis.verdict_cruxes[claim]
    is_beyond = (stated.burden is Burden.DENIER) is stated.holds  # every comparison of a standard is strict
    return [Turn(one.id, one.weight, one.flip, True, is_beyond) for one in found if one.flip is not None]


def of_strength(basis: Basis, claim: str) -> list[Turn]:
    """Those that carry its strength across .50, nearest first; its own credence may be among them."""
    is_beyond = basis.weighing[claim] <= MIDDLE
    return [Turn(one.id, one.weight, one.flip, False, is_beyond) for one in basis.cruxes[claim] if one.flip is not None]


def told_of_strength(basis: Basis, claim: str, belief: str) -> Turn | None:
    """Where that belief carries the strength of a claim across .50; None where it does not, or is not known to."""
    return next((one for one in of_strength(basis, claim) if one.id == belief), None)


def all_are_known(basis: Basis, claim: str) -> bool:
    """Whether every belief that turns a claim is among its `turns`: of some only a few weights are tried, or none."""
    are_certain = [one.is_certain for one in basis.cruxes[claim] if one.id != claim]
    are_certain += [one.is_certain for one in basis.verdict_cruxes[claim]]
    return all(are_certain) and len(basis.cruxes[claim]) <= TRIED


def way(basis: Basis, claim: str) -> str:
    """Whither a crux carries the strength of a claim: what is for it, to the middle or below; what is not, above."""
    return "to .50 or below" if basis.weighing[claim] > MIDDLE else "above .50"


def weight_of(basis: Basis, id: str) -> str:
    """What rises or falls where the weight of an item does, within a sentence that has named the item."""
    return next((words for kind, words in WEIGHTS.items() if isinstance(basis.map[id], kind)), "it")


def moves(basis: Basis, turn: Turn) -> str:
    """How far a belief has to go to turn a claim, after its name."""
    return turn.moves(is_weighed=turn.id in basis.weights[0])
