"""Positions: which claims of a map can be held together without contradiction, under a perspective.

The map's attacks become an abstract framework; its extensions are the positions. What takes part:

- a *claim* that the perspective believes: credence above the middle;
- the *denial* of a claim that it disbelieves: credence below the middle;
- a *reason*, an argument or the bearing of an evidence item, when nothing it rests on is missing: each premise (but for
  those it only grants) is believed or concluded by another reason that takes part; an argument without premises has its
  force, evidence its certainty, above the middle. An argument of force 0 takes no part.

How far something is believed decides whether it takes part and nothing else. The attacks:

- reasons for and reasons against the same claim or argument attack each other (rebuttal, and backing against undercut);
- a reason against a claim attacks the belief in it and every reason that rests on it (rebuttal, undermining), a reason
  for a claim attacks its denial: a belief without further reasons gives way to reasons, not the other way round;
- a reason against an argument attacks the argument (undercut);
- whatever holds one of two claims that a *conflicts-with* link joins, the belief in it or a reason for it, attacks the
  belief in the other, the reasons for it and those that rest on it; two arguments so joined attack each other;
- where a premise is not believed of itself, the absence of grounds for it attacks the reasons that rest on it, and
  every reason for the premise attacks that absence (necessary support, as of Nouioua and Risch, SUM 2011).

So in a complete extension no claim is both held and denied, and whoever accepts a reason holds its premises. Claims
that support one another in a circle hold one another up in preferred and stable extensions, never in the grounded one.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice, product
from math import prod
from operator import or_

from argmap.errors import InputError
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    Direction,
    Evidence,
    Link,
    LinkKind,
    Map,
    Perspective,
    arguments_on,
    evidence_on,
)
from argmap.weigh.compiled import Compiled, bearing_of
from argmap.weigh.extensions import CAP, SECONDS, ExtensionKind, Rest, extensions
from argmap.weigh.frameworks import Framework, components, framework, reduct
from argmap.weigh.perspectives import MIDDLE


@dataclass(frozen=True)
class Position:
    """Claims and reasons that can be held together."""

    holds: frozenset[str]
    """Claims that are believed and stand, or follow from the reasons accepted."""
    denies: frozenset[str]
    """Claims that are disbelieved, or against which a reason is accepted."""
    accepts: frozenset[str]
    """The arguments and evidence items accepted in some way of holding these claims."""

    def __or__(self, other: Position) -> Position:
        return Position(self.holds | other.holds, self.denies | other.denies, self.accepts | other.accepts)


@dataclass(frozen=True)
class Positions:
    """The positions that a perspective leaves open.

    Parts of a debate between which there is no attack are chosen in independently of one another, so a position is what
    is common to all and one alternative of each choice.
    """

    map: Map
    framework: Framework
    """The attacks between beliefs and reasons, under the names that ``attacks_of`` tells."""
    common: Position
    """What every position has; means nothing where there is no position."""
    choices: tuple[tuple[Position, ...], ...]
    """For each part of the debate that can be settled in several ways, the alternatives, those that hold most first.

    A part without any alternative leaves no position at all.
    """
    rest: Rest
    """Whether every choice lists all its alternatives."""
    believed: frozenset[str]
    """The claims that the perspective believes."""

    @property
    def count(self) -> int:
        """How many positions there are; at least so many when ``rest`` is not ``Rest.NONE``."""
        return prod(len(choice) for choice in self.choices)

    def listed(self, cap: int = CAP) -> list[Position]:
        """The positions one by one, at most ``cap``."""
        return [reduce(or_, parts, self.common) for parts in islice(product(*self.choices), cap)]

    @property
    def everywhere(self) -> frozenset[str]:
        """The claims that every position holds; none where there is no position."""
        if not self.count:
            return frozenset()
        return self.common.holds.union(*(frozenset.intersection(*(one.holds for one in way)) for way in self.choices))

    @property
    def somewhere(self) -> frozenset[str]:
        """The claims that some position holds."""
        return self._all().holds

    @property
    def given_up(self) -> frozenset[str]:
        """The claims that are believed and that no position holds."""
        return self.believed - self.somewhere

    def against(self, claim: str) -> tuple[str, ...]:
        """The reasons against ``claim`` that some position accepts, by id. Raises ``UnknownId``."""
        self.map.find(claim, Claim)
        accepted = self._all().accepts
        reasons = [one.id for one in arguments_on(self.map, claim, Direction.CON)]
        reasons += [one.id for one in evidence_on(self.map, claim) if one.bears_on[claim] is Bearing.CONTRADICTS]
        return tuple(id for id in reasons if id in accepted)

    def _all(self) -> Position:
        """Everything that is held, denied or accepted in some position."""
        return reduce(or_, (one for choice in self.choices for one in choice), self.common) if self.count else NOTHING

    def words(self) -> str:
        """How many positions there are and what becomes of the claims believed, in two or three plain sentences."""
        if not self.count:
            return "No position could be found in time." if self.rest is Rest.UNKNOWN else "There is no position."
        kept, lost = len(self.believed & self.everywhere), len(self.given_up)
        of = f"Of the {_counted(len(self.believed), 'claim')} believed,"
        if self.count == 1 and self.rest is Rest.NONE:
            return f"There is one position. {of} it holds {kept} and gives up {lost}."
        least = "" if self.rest is Rest.NONE else "at least "
        open_ = len(self.believed) - kept - lost
        return (
            f"There are {least}{_counted(self.count, 'position')}, by {_counted(len(self.choices), 'choice')} that can "
            f"be made independently. {of} {kept} stand in every position, {open_} in some and {lost} in none."
        )


NOTHING = Position(frozenset(), frozenset(), frozenset())
MOST_ATTACKS = 1_000_000
"""Attacks of a debate that are looked at; on one claim they grow as the reasons for it times those against it."""
Names = list[str]


def positions(
    of: Map | Compiled,
    view: Perspective,
    kind: ExtensionKind = ExtensionKind.PREFERRED,
    cap: int = CAP,
    seconds: float = SECONDS,
) -> Positions:
    """The positions that are open to somebody who believes as ``view`` does.

    At most ``cap`` extensions are looked at for each choice, and for about ``seconds`` in all; ``rest`` tells whether
    there are more. Weights of the view on items that are not in the map are passed over. Raises ``InputError`` for a
    cap below 1, and as ``attacks_of`` does.
    """
    attacks = _Attacks(of.map if isinstance(of, Compiled) else of, view)
    made = framework(attacks.names, attacks.pairs)
    left = reduct(made)
    common = attacks.position(made.named(left.accepted))
    deadline = time.monotonic() + seconds
    choices, rest = [], Rest.NONE
    for part in components(left.rest) if kind is not ExtensionKind.GROUNDED else ():
        found = extensions(part, kind, cap, deadline - time.monotonic())
        rest = rest if found.rest is Rest.NONE else found.rest
        alternatives = _distinct((attacks.position(one) for one in found.sets), common)
        if len(alternatives) == 1:
            common |= alternatives[0]
        else:
            choices.append(tuple(alternatives))
    return Positions(attacks.map, made, common, tuple(choices), rest, frozenset(attacks.believed))


def _distinct(found: Iterable[Position], common: Position) -> list[Position]:
    """The positions that differ in what they add to ``common``, those that hold most first."""
    merged: dict[tuple[frozenset[str], frozenset[str]], Position] = {}
    for one in found:
        key = one.holds - common.holds, one.denies - common.denies
        merged[key] = merged.get(key, Position(*key, frozenset())) | Position(*key, one.accepts)
    return sorted(merged.values(), key=lambda one: (-len(one.holds), sorted(one.holds), sorted(one.denies)))


def attacks_of(map: Map, view: Perspective) -> Framework:
    """The framework described above.

    Beliefs and arguments are named by their ids, evidence by ``bearing_of``, denials by ``denial_of`` and the absence
    of grounds for a claim by ``absence_of``. Raises ``InputError`` for more than ``MOST_ATTACKS`` attacks.
    """
    attacks = _Attacks(map, view)
    return framework(attacks.names, attacks.pairs)


def denial_of(claim: str) -> str:
    """The name of the denial of a claim."""
    return f"not {claim}"


def absence_of(claim: str) -> str:
    """The name of there being no ground for a claim."""
    return f"no ground for {claim}"


@dataclass(frozen=True)
class _Reason:
    name: str
    item: str
    """The id of the argument or evidence item."""
    target: str
    direction: Direction
    needs: tuple[str, ...]
    """The claims it rests on."""
    is_given: bool
    """Whether it takes part once what it needs is there."""


class _Attacks:
    """What takes part in the debate as a perspective sees it, and what attacks what."""

    def __init__(self, map: Map, view: Perspective) -> None:
        self.map = map
        claims = [claim.id for claim in map.of_kind(Claim)]
        self.believed = {id: None for id in claims if view.credence.get(id, MIDDLE) > MIDDLE}
        self.disbelieved = {id: None for id in claims if view.credence.get(id, MIDDLE) < MIDDLE}
        self.reasons = {one.name: one for one in _taking_part(_reasons(map, view), self.believed)}
        self.sides: defaultdict[tuple[str, Direction], list[str]] = defaultdict(list)
        self.resting: defaultdict[str, list[str]] = defaultdict(list)
        for reason in self.reasons.values():
            self.sides[reason.target, reason.direction].append(reason.name)
            for claim in reason.needs:
                self.resting[claim].append(reason.name)
        absences = [absence_of(claim) for claim in self.resting if claim not in self.believed]
        denials = [denial_of(claim) for claim in self.disbelieved]
        self.names = [*self.believed, *denials, *self.reasons, *absences]
        attacks = list(self._attacks())
        _refuse_too_many(sum(len(sources) * len(targets) for sources, targets in attacks))
        self.pairs = dict.fromkeys(chain.from_iterable(product(*one) for one in attacks))

    def position(self, accepted: frozenset[str]) -> Position:
        """The position that an extension comes to."""
        holds = {name for name in accepted if name in self.believed}
        denies = {claim for claim in self.disbelieved if denial_of(claim) in accepted}
        reasons = [self.reasons[name] for name in accepted if name in self.reasons]
        for reason in reasons:
            if isinstance(self.map.get(reason.target), Claim):
                (holds if reason.direction is Direction.PRO else denies).add(reason.target)
        return Position(frozenset(holds), frozenset(denies), frozenset(reason.item for reason in reasons))

    def _attacks(self) -> Iterator[tuple[Names, Names]]:
        """What attacks what: everything in the first of two lists everything in the second."""
        for target, direction in list(self.sides):
            if direction is Direction.CON:
                yield from self._against(target)
            elif target in self.disbelieved:
                yield self.sides[target, direction], [denial_of(target)]
        for claim, resting in self.resting.items():
            if claim not in self.believed:
                yield self.sides[claim, Direction.PRO], [absence_of(claim)]
                yield [absence_of(claim)], resting
        for link in self.map.of_kind(Link):
            if link.kind is LinkKind.CONFLICTS_WITH:
                yield self._ways(link.start), self._stakes(link.end)
                yield self._ways(link.end), self._stakes(link.start)

    def _against(self, target: str) -> Iterator[tuple[Names, Names]]:
        """The attacks by the reasons against a claim or an argument, and those back on them."""
        reasons, opposed = self.sides[target, Direction.CON], self.sides.get((target, Direction.PRO), [])
        yield reasons, list(dict.fromkeys([*self._stakes(target), *opposed]))
        yield opposed, reasons

    def _ways(self, id: str) -> list[str]:
        """What holds a claim, the belief in it and the reasons for it; or the argument itself."""
        own = [id] if id in self.believed or id in self.reasons else []
        return own if isinstance(self.map.get(id), Argument) else [*own, *self.sides.get((id, Direction.PRO), ())]

    def _stakes(self, id: str) -> list[str]:
        """What cannot be held when a claim, or an argument, does not stand."""
        return [*self._ways(id), *self.resting.get(id, ())]


def _refuse_too_many(attacks: int) -> None:
    if attacks > MOST_ATTACKS:
        raise InputError(
            f"what is believed makes {attacks:,} attacks, more than the {MOST_ATTACKS:,} that are looked at",
            "Merge reasons that say the same, or give a force of 0 to those that need not be heard.",
        )


def _reasons(map: Map, view: Perspective) -> Iterator[_Reason]:
    """Every argument, and every bearing of evidence on a claim."""
    for argument in map.of_kind(Argument):
        needs = tuple(dict.fromkeys(one for one in argument.premises if one not in argument.grants))
        given = view.force.get(argument.id, 1.0) > 0
        if not argument.premises:
            given = view.force.get(argument.id, MIDDLE) > MIDDLE
        yield _Reason(argument.id, argument.id, argument.target, argument.stance, needs, given)
    for evidence in map.of_kind(Evidence):
        given = view.certainty.get(evidence.id, MIDDLE) > MIDDLE
        for claim, bearing in evidence.bears_on.items():
            direction = Direction.PRO if bearing is Bearing.SUPPORTS else Direction.CON
            yield _Reason(bearing_of(evidence.id, claim), evidence.id, claim, direction, (), given)


def _taking_part(reasons: Iterator[_Reason], believed: Collection[str]) -> list[_Reason]:
    """The reasons for which nothing is missing, those that need the conclusions of others after these."""
    there, part = set(believed), []
    missing: dict[str, int] = {}
    waiting: defaultdict[str, list[_Reason]] = defaultdict(list)
    ready: list[_Reason] = []
    for reason in reasons:
        lacking = [claim for claim in reason.needs if claim not in there]
        if not reason.is_given:
            continue
        missing[reason.name] = len(lacking)
        for claim in lacking:
            waiting[claim].append(reason)
        if not lacking:
            ready.append(reason)
    while ready:
        reason = ready.pop()
        part.append(reason)
        if reason.direction is Direction.PRO and reason.target not in there:
            there.add(reason.target)
            for other in waiting[reason.target]:
                missing[other.name] -= 1
                if not missing[other.name]:
                    ready.append(other)
    return part


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count:,} {name}s"
