"""Precaution as a burden of proof: whoever wants an act that cannot be undone has to show that it is right.

"The proponent of an activity, rather than the public, should bear the burden of proof" (Wingspread Statement on the
Precautionary Principle, 1998). The map says which acts these are: its policy claims marked *irreversible*. Whoever
asserts such a claim wants the act. Whoever denies a claim that is *opposed* to it wants the act as well, and so bears
the burden there; which claims these are is read off the map too. Of what a question puts up, its theses and options, a
claim is opposed to an irreversible option of the same question when

- it is the only other option and the act is the baseline, so that turning it down lets the act happen; or
- a link says that the two conflict; or
- it is a premise of an argument against the act, or the act is a premise of an argument against it; or
- the same premises that speak for the one, in some argument, speak against the other.

What is only granted for the sake of an argument is no premise here. For every other claim the burden stays with whoever
asserts it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from argmap.errors import InputError
from argmap.model import Argument, Claim, ClaimKind, Direction, Link, LinkKind, Map, Question, arguments_on
from argmap.reading import label
from argmap.weigh.standards import Burden, Comparison, Standard

PRECAUTION = "precaution"
"""The burden that lies on whoever wants an act that cannot be undone."""


def irreversible_acts(map: Map) -> tuple[str, ...]:
    """The policy claims of ``map`` that are marked as acts that cannot be undone, in canonical order."""
    return tuple(one.id for one in map.of_kind(Claim) if one.irreversible and one.kind is ClaimKind.POLICY)


def opposed_to(map: Map, acts: Collection[str]) -> dict[str, str]:
    """The claims that are denied in wanting one of ``acts``, each with the first act that it is opposed to."""
    found: dict[str, str] = {}
    for question in map.of_kind(Question):
        claims = [one for one in (*question.theses, *question.options) if one not in acts]
        for act in (option for option in question.options if option in acts):
            for claim in claims:
                if claim not in found and (_is_only_way_out(question, claim, act) or _conflict(map, claim, act)):
                    found[claim] = act
    return found


def holds_with(found: Comparison, standard: Standard, cautious: Burden) -> dict[str, bool]:
    """Whether the claim holds under ``standard``, by the name of each burden; ``cautious`` is that of precaution."""
    sides = {side.value: found.holds(standard, side) for side in Burden}
    return {**sides, PRECAUTION: found.holds(standard, cautious)}


@dataclass(frozen=True)
class Precaution:
    """Who bears the burden of proof on the claims of a map under precaution, and why."""

    map: Map
    acts: frozenset[str]
    """The acts that cannot be undone."""
    opposed: Mapping[str, str]
    """The claims that are denied in wanting one of them, each with that act."""

    def burden(self, claim: str) -> Burden:
        """On whom the burden lies. Raises ``UnknownId`` for what is no claim of the map."""
        self.map.find(claim, Claim)
        return Burden.DENIER if claim in self.opposed else Burden.ASSERTER

    def words(self, claim: str) -> str:
        """What precaution says of the claim, in a sentence; empty where it says nothing."""
        if claim in self.acts:
            return "It cannot be undone, wholly or in part: under precaution whoever asserts it bears the burden."
        if claim not in self.opposed:
            return ""
        act = label(self.map, self.map[self.opposed[claim]]).removesuffix(".")
        return f"To deny it is to want “{act}”, which cannot be undone: under precaution whoever does bears the burden."


def precaution(map: Map, irreversible: Collection[str] | None = None, opposed: Collection[str] = ()) -> Precaution:
    """The burdens on the claims of ``map`` under precaution.

    ``irreversible`` names the acts; without it they are those that the map marks. ``opposed`` names claims that are
    opposed to them beside those that the map tells, each taken as opposed to the first act.

    Raises ``UnknownId`` for what is no claim of the map, ``InputError`` for a claim that is both the act and opposed.
    """
    acts = tuple(irreversible_acts(map) if irreversible is None else irreversible)
    for id in (*acts, *opposed):
        map.find(id, Claim)
    both = sorted(set(acts) & set(opposed))
    if both:
        raise InputError(f"'{both[0]}' cannot be an irreversible act and speak against it", "Name it on one side only.")
    named = dict.fromkeys(opposed, acts[0]) if acts else {}
    return Precaution(map, frozenset(acts), named | opposed_to(map, acts))


def precautionary_burden(
    map: Map, claim: str, irreversible: Collection[str] | None = None, opposed: Collection[str] = ()
) -> Burden:
    """Who has to show what on ``claim`` under precaution; arguments and errors as for ``precaution``."""
    return precaution(map, irreversible, opposed).burden(claim)


def _is_only_way_out(question: Question, claim: str, act: str) -> bool:
    """Whether turning ``claim`` down lets ``act`` happen."""
    return question.baseline == act and set(question.options) == {claim, act}


def _conflict(map: Map, claim: str, act: str) -> bool:
    """Whether the map says that ``claim`` and ``act`` speak against each other."""
    return (
        _are_linked(map, claim, act)
        or any(claim in grounds for grounds in _grounds(map, act, Direction.CON))
        or any(act in grounds for grounds in _grounds(map, claim, Direction.CON))
        or any(not _grounds(map, claim, side).isdisjoint(_grounds(map, act, _other(side))) for side in Direction)
    )


def _are_linked(map: Map, claim: str, act: str) -> bool:
    links = (item for item in map.mentioned_by(claim) if isinstance(item, Link))
    return any(link.kind is LinkKind.CONFLICTS_WITH and act in {link.start, link.end} for link in links)


def _grounds(map: Map, claim: str, side: Direction) -> set[frozenset[str]]:
    """What each argument on one side of a claim rests on; arguments without premises rest on nothing shared."""
    return {_rests_on(argument) for argument in arguments_on(map, claim, side)} - {frozenset()}


def _rests_on(argument: Argument) -> frozenset[str]:
    return frozenset(argument.premises) - set(argument.grants)


def _other(side: Direction) -> Direction:
    return Direction.CON if side is Direction.PRO else Direction.PRO
