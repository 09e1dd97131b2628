"""Audiences: which claims of a map are acceptable to people who believe alike and rank values differently.

The framework is that of ``positions``: beliefs and believed reasons that attack each other. To an audience an attack on
a reason fails when the audience prefers what that reason promotes to what the attacker promotes, and what it accepts
are the preferred extensions of the attacks that are left (Bench-Capon, Journal of Logic and Computation 13, 2003).
Where every argument promotes one value and attacks only arguments, this is the published definition. The rest is ours:

- An audience judges an argument that touches several values by the one it ranks highest among them. Promoted, the
  argument ranks as high as the value; harmed, as far below the middle, so that arguments which harm what an audience
  cares for most rank lowest. A value both promoted and harmed at the same rank leaves the argument without a rank.
- What has no rank is neither preferred nor disfavoured: attacks by it and on it succeed. That holds for arguments
  without values or with values that the audience does not rank, and for equal ranks.
- Claims and evidence have no values. A belief is no fact in the published sense, which no reason could touch: it gives
  way to reasons against it, as in ``positions``, and comes back when an audience prefers a reason for it.
- An attack on a premise is judged at the premise: it hits all that rests on the claim, however highly that is ranked,
  and fails only where a preferred reason for the claim defeats the attacker. Else one would accept a reason and deny
  what it rests on. (So ASPIC+ compares attackers with the part attacked: Modgil and Prakken, Artificial Intelligence
  195, 2013.)

An audience that prefers nothing sees exactly the positions. A claim is *objectively* acceptable when every preferred
extension for every audience holds it, *subjectively* when some extension for some audience does, else *indefensible*.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from argmap.errors import InputError, UnknownId
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    Direction,
    Effect,
    Evidence,
    Link,
    LinkKind,
    Map,
    Perspective,
    Question,
)
from argmap.weigh.compiled import bearing_of
from argmap.weigh.extensions import CAP, SECONDS, ExtensionKind, Rest, extensions
from argmap.weigh.frameworks import Framework, components
from argmap.weigh.orderings import Orderings
from argmap.weigh.positions import attacks_of
from argmap.weigh.semantics.base import Indices
from argmap.weigh.value_based import MOST_VALUES, Audience, Flags, Ranks, audience, outranked, with_attacks

Touched = tuple[tuple[str, Effect], ...]
"""The values that an argument promotes or harms."""


class Acceptance(StrEnum):
    """What becomes of a claim for one audience."""

    EVERY = "every"
    """Every preferred extension holds it: the audience accepts it."""
    SOME = "some"
    """Some hold it and some do not: it is open."""
    NONE = "none"
    """None holds it."""


@dataclass(frozen=True)
class Conflicts:
    """The attacks of a debate, and those that values can decide."""

    attacks: int
    """All attacks between beliefs and reasons."""
    of_values: int
    """Those between arguments that touch different values and that are not attacks on a premise."""
    by_value: dict[str, int]
    """How many of the latter each value is part of, the one with most first."""


@dataclass(frozen=True)
class Audiences:
    """What each of several audiences makes of the claims of a map."""

    map: Map
    names: tuple[str, ...]
    """The audiences; sets of them are integers with one bit for each, the first in the lowest."""
    every: dict[str, int]
    """For each claim that some extension holds, the audiences for whom all extensions do."""
    some: dict[str, int]
    """For each claim that some extension holds, the audiences for whom some extension does."""
    supported: frozenset[str]
    """The claims that are believed or that a reason taking part speaks for; no other can be acceptable to anybody."""
    reasons: frozenset[str]
    """The arguments that take part."""
    conflicts: Conflicts
    orderings: Orderings | None
    """The orders that the audiences are, when every order was tried."""
    left_out: tuple[str, ...]
    """Values that decide attacks and that are in no order tried, since there are too many."""
    is_exact: bool
    """Whether all extensions were found; audiences for whom time did not suffice count as accepting nothing."""

    def acceptance(self, claim: str, audience: int) -> Acceptance:
        """What the audience of that number makes of ``claim``. Raises ``UnknownId``."""
        self.map.find(claim, Claim)
        if self.every.get(claim, 0) >> audience & 1:
            return Acceptance.EVERY
        return Acceptance.SOME if self.some.get(claim, 0) >> audience & 1 else Acceptance.NONE

    @property
    def objective(self) -> frozenset[str]:
        """The claims that every extension for every audience holds."""
        return frozenset(claim for claim, found in self.every.items() if found == self._all)

    @property
    def subjective(self) -> frozenset[str]:
        """The claims that some extension for some audience holds, among them the objectively acceptable ones."""
        return frozenset(claim for claim, found in self.some.items() if found)

    @property
    def indefensible(self) -> frozenset[str]:
        """The claims that no extension for any audience holds."""
        return frozenset(claim.id for claim in self.map.of_kind(Claim)) - self.subjective

    def depends(self, claim: str) -> bool:
        """Whether audiences differ about ``claim``."""
        return any(found.get(claim, 0) not in {0, self._all} for found in (self.every, self.some))

    def words(self, claim: str) -> str:
        """To whom ``claim`` is acceptable, to whom it is open and to whom not.

        Raises ``InputError`` unless every order was tried.
        """
        if self.orderings is None:
            raise InputError("only every order of values can be told in words", "Ask without audiences of your own.")
        every, some = self.every.get(claim, 0), self.some.get(claim, 0)
        if not some:
            return "acceptable to no audience"
        parts = [(every, "acceptable to"), (some & ~every, "open to"), (self._all & ~some, "not acceptable to")]
        *told, (last, lead) = [(among, lead) for among, lead in parts if among]
        whose = "the others" if told else self.orderings.words(last)
        return "; ".join([*(f"{said} {self.orderings.words(among)}" for among, said in told), f"{lead} {whose}"])

    @property
    def _all(self) -> int:
        return (1 << len(self.names)) - 1


def audiences(
    map: Map,
    view: Perspective,
    given: Mapping[str, Audience] | None = None,
    cap: int = CAP,
    seconds: float = SECONDS,
) -> Audiences:
    """What is acceptable to those who believe as ``view`` does and rank values as ``given`` tells, by name.

    A perspective's ``values`` are an audience. Without ``given`` every strict order is tried of the values that decide
    attacks, or of those ``MOST_VALUES`` that decide most. At most ``cap`` extensions are looked at for each part of the
    debate and audience, for about ``seconds`` in all. Raises ``InputError`` where there is no audience, and for a cap
    below 1.
    """
    if given is not None and not given:
        raise InputError("nobody is asked what is acceptable", "Name at least one audience.")
    debate = _Debate(map, view)
    conflicts = debate.conflicts()
    orderings = Orderings(tuple(sorted([*conflicts.by_value][:MOST_VALUES]))) if given is None else None
    named = given if orderings is None else {">".join(order): audience(*order) for order in orderings.orders}
    every, some, is_exact = debate.accepted(list(named.values()) if named else [{}], cap, seconds)
    return Audiences(
        map=map,
        names=tuple(named or [""]),
        every=every,
        some=some,
        supported=frozenset(debate.held.values()),
        reasons=debate.reasons,
        conflicts=conflicts,
        orderings=orderings,
        left_out=tuple([*conflicts.by_value][MOST_VALUES:]) if orderings else (),
        is_exact=is_exact,
    )


def audience_of(map: Map, order: str) -> Audience:
    """The audience that ``order`` tells, such as ``welfare>cost=precedent``: highest first, equals joined by ``=``.

    Raises ``UnknownId`` for what is no criterion or value of the map, and ``InputError`` for a value named twice.
    """
    levels = [[value.strip() for value in level.split("=")] for level in order.split(">")]
    values = [value for level in levels for value in level]
    known = dict.fromkeys(known_values(map))
    for value in values:
        if value not in known:
            raise UnknownId(f"'{value}' is no value of this map", f"There are: {', '.join(known) or 'none'}.")
    audience(*values)  # refuses a value given twice
    return {value: float(len(levels) - place) for place, level in enumerate(levels) for value in level}


def known_values(map: Map) -> list[str]:
    """The criteria of the map's questions, and what else its arguments promote or harm."""
    criteria = [slug for question in map.of_kind(Question) for slug in question.criteria]
    return list(dict.fromkeys([*criteria, *(slug for one in map.of_kind(Argument) for slug in one.values)]))


def defeats_of(map: Map, view: Perspective, audience: Audience) -> Framework:
    """The attacks of ``positions.attacks_of`` that succeed for ``audience``."""
    part = _Part(_Debate(map, view), attacks_of(map, view))
    return with_attacks(part.framework, part.kept(audience))


def rank(touched: Mapping[str, Effect], audience: Audience) -> float:
    """How high ``audience`` ranks an argument that promotes or harms these values; NaN without a rank."""
    ranked = [(audience[value], effect) for value, effect in touched.items() if value in audience]
    highest = max((height for height, _ in ranked), default=0.0)
    effects = {effect for height, effect in ranked if height == highest}
    if len(effects) != 1:
        return np.nan
    return highest if effects == {Effect.PROMOTES} else -highest


class _Debate:
    """The attacks under a perspective, with what each of its members holds, touches and rests on."""

    def __init__(self, map: Map, view: Perspective) -> None:
        self.map = map
        framework = attacks_of(map, view)
        self.held = {name: claim for name, claim in _ways(map) if name in framework.index}
        """The claim that each belief and each reason for a claim holds."""
        self.reasons = frozenset(one.id for one in map.of_kind(Argument) if one.id in framework.index)
        self.touched: dict[str, Touched] = {
            one.id: tuple(sorted(one.values.items())) for one in map.of_kind(Argument) if one.values
        }
        self.opposed: defaultdict[str, set[str]] = defaultdict(set)
        """For each claim, those that a conflicts-with link sets against it."""
        for link in map.of_kind(Link):
            if link.kind is LinkKind.CONFLICTS_WITH:
                self.opposed[link.start].add(link.end)
                self.opposed[link.end].add(link.start)
        self.parts = [_Part(self, part) for part in components(framework)]

    def is_on_premise(self, attacker: str, target: str) -> bool:
        """Whether the argument ``attacker`` speaks against a claim that the argument ``target`` rests on."""
        source, hit = self.map.find(attacker, Argument), self.map.find(target, Argument)
        against = {source.target} if source.stance is Direction.CON else self.opposed.get(source.target, set())
        return not against.isdisjoint(set(hit.premises) - set(hit.grants))

    def conflicts(self) -> Conflicts:
        """Which attacks values can decide, and how many each value is part of."""
        counts = Counter(value for part in self.parts for values in part.contested for value in values)
        return Conflicts(
            attacks=sum(len(part.framework.targets) for part in self.parts),
            of_values=sum(len(part.contested) for part in self.parts),
            by_value=dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))),
        )

    def accepted(self, asked: list[Audience], cap: int, seconds: float) -> tuple[dict[str, int], dict[str, int], bool]:
        """For each claim the audiences for whom all, and for whom some, extensions hold it; whether all were found.

        Parts of the debate are settled independently of one another: a claim is held everywhere when it is in one part.
        Audiences for whom the same attacks of a part succeed are alike there.
        """
        deadline = time.monotonic() + seconds
        every: defaultdict[str, int] = defaultdict(int)
        some: defaultdict[str, int] = defaultdict(int)
        is_exact = True
        for part in self.parts:
            for kept, alike in part.alike(asked):
                if (left := deadline - time.monotonic()) <= 0:
                    is_exact = False
                    break
                found = extensions(with_attacks(part.framework, kept), ExtensionKind.PREFERRED, cap, left)
                is_exact &= found.rest is Rest.NONE
                sets = [{self.held[name] for name in one if name in self.held} for one in found.sets]
                for claim in set().union(*sets):
                    some[claim] |= alike
                for claim in set.intersection(*sets) if sets else ():
                    every[claim] |= alike
        return dict(every), dict(some), is_exact


class _Part:
    """Some arguments of a debate that nothing else attacks, and which of the attacks values can decide."""

    def __init__(self, debate: _Debate, framework: Framework) -> None:
        self.framework = framework
        touched = [debate.touched.get(name, ()) for name in framework.names]
        self.kinds = list(dict.fromkeys(touched))
        """The different sets of values touched."""
        number = {kind: at for at, kind in enumerate(self.kinds)}
        self.kind: Indices = np.array([number[one] for one in touched], dtype=np.int64)
        pairs = list(zip(framework.members.tolist(), framework.targets.tolist(), strict=True))
        self.decidable: Flags = np.array(
            [
                bool(touched[one] and touched[other] and touched[one] != touched[other])
                and not debate.is_on_premise(framework.names[one], framework.names[other])
                for one, other in pairs
            ],
            dtype=np.bool_,
        )
        self.contested = [
            {value for at in pair for value, _ in touched[at]}
            for pair, is_decidable in zip(pairs, self.decidable.tolist(), strict=True)
            if is_decidable
        ]
        """The values on both sides of each attack that values can decide."""

    def kept(self, audience: Audience) -> Flags:
        """Which attacks succeed for ``audience``; shape (m,)."""
        heights: Ranks = np.array([rank(dict(kind), audience) for kind in self.kinds], dtype=np.float64)
        kept: Flags = ~(self.decidable & outranked(self.framework, heights[self.kind]))
        return kept

    def alike(self, asked: list[Audience]) -> Iterator[tuple[Flags, int]]:
        """The attacks that succeed, each time with the set of audiences for whom just those do."""
        if not self.contested:
            yield ~self.decidable, (1 << len(asked)) - 1
            return
        groups: defaultdict[bytes, int] = defaultdict(int)
        for at, one in enumerate(asked):
            groups[self.kept(one).tobytes()] |= 1 << at
        for kept, alike in groups.items():
            yield np.frombuffer(kept, dtype=np.bool_), alike


def _ways(map: Map) -> Iterator[tuple[str, str]]:
    """What can hold a claim, by its name in the framework: the belief in it, arguments and evidence for it."""
    for claim in map.of_kind(Claim):
        yield claim.id, claim.id
    for argument in map.of_kind(Argument):
        if argument.stance is Direction.PRO and isinstance(map.get(argument.target), Claim):
            yield argument.id, argument.target
    for evidence in map.of_kind(Evidence):
        for target, bearing in evidence.bears_on.items():
            if bearing is Bearing.SUPPORTS:
                yield bearing_of(evidence.id, target), target
