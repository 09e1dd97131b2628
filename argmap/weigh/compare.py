"""Perspectives compared: where they differ, which differences move a strength, what is shared, double cruxes.

Two people have a *double crux* when they stand on different sides of a claim and there is another claim such that each
would change sides if they took over the other's belief in it (Sabien, "Double Crux", Center for Applied Rationality
2016). Swaps are exact: one base score is exchanged at a time and everything that rests on it is weighed anew.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.errors import InputError, UnknownId
from argmap.model import Claim, Map, Perspective, Question
from argmap.weigh.columns import strengths_of, swapped
from argmap.weigh.compiled import Compiled
from argmap.weigh.explain import item_of
from argmap.weigh.gaps import distances
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import Rules
from argmap.weigh.upstream import Upstream, upstream

AGREED = 0.1
"""Weights no further apart than this, and on the same side, are shared."""
NEGLIGIBLE = 1e-9
"""Swaps that move a strength by no more than this do not move it."""
ROUNDING = 1e-12
"""How far two numbers may differ that are the same but for rounding."""


@dataclass(frozen=True)
class Belief:
    """What several perspectives hold of one claim, argument or evidence item."""

    id: str
    weights: tuple[float, ...]
    """The credence, force or certainty that each weighs it with, 0 to 1, in the order of the perspectives."""
    said: tuple[bool, ...]
    """Whether each has weighed it; for those who have not the weight is the one that silence has."""

    @property
    def is_disputed(self) -> bool:
        """Whether any two have weighed it differently; else all differences are between weights and silence."""
        return _distance(self._given) > ROUNDING

    @property
    def spread(self) -> float:
        """The distance between the extreme weights, 0 to 1: of those who gave one where these differ, else of all."""
        return _distance(self._given) if self.is_disputed else _distance(self.weights)

    @property
    def _given(self) -> list[float]:
        return [weight for weight, said in zip(self.weights, self.said, strict=True) if said]


@dataclass(frozen=True)
class Outcome:
    """The strength of one claim for each of several perspectives."""

    id: str
    strengths: tuple[float, ...]
    settled: tuple[bool, ...]
    """Whether the cycles of the map settled for each; where they did not, the number means nothing."""

    @property
    def leanings(self) -> tuple[Leaning, ...]:
        """On which side of the middle each stands."""
        return tuple(leaning(strength) for strength in self.strengths)


@dataclass(frozen=True)
class Comparison:
    """Several perspectives side by side."""

    views: tuple[Perspective, ...]
    differences: tuple[Belief, ...]
    """What they weigh differently: first what two or more have weighed differently, the widest apart first, and of
    those as wide what lies nearest to a thesis."""
    shared: tuple[Belief, ...]
    """What all of them have weighed much alike: claims first, among them those furthest from the middle."""
    outcomes: tuple[Outcome, ...]
    """What follows for the claims that were asked about."""


@dataclass(frozen=True)
class Swap:
    """What taking over somebody else's weight of one item does to the strength of a claim."""

    id: str
    own: float
    other: float
    before: float
    """The claim's strength as it is, 0 to 1."""
    after: float
    """The claim's strength with the other's weight."""
    settled: bool
    """Whether the cycles of the map settled; where they did not, ``after`` means nothing."""

    @property
    def effect(self) -> float:
        """How far the claim's strength moves, -1 to 1."""
        return self.after - self.before

    @property
    def turns(self) -> bool:
        """Whether the claim comes to lie on another side of the middle, or to leave it, or to reach it."""
        return self.settled and leaning(self.after) is not leaning(self.before)


@dataclass(frozen=True)
class Exchange:
    """Two perspectives on one claim, each with the other's beliefs one at a time."""

    target: str
    one: Perspective
    other: Perspective
    strengths: tuple[float, float]
    """The claim's strength for each of the two."""
    swaps: tuple[tuple[Swap, ...], tuple[Swap, ...]]
    """For each of the two, the swaps that move the claim: those that turn it first, then by how far they move it."""
    double_cruxes: tuple[str, ...]
    """Claims by which each would come to the other's side, those that move both furthest first."""

    @property
    def are_opposed(self) -> bool:
        """Whether one is for the claim and the other against it."""
        return {leaning(strength) for strength in self.strengths} == {Leaning.FOR, Leaning.AGAINST}


def _distance(weights: Sequence[float]) -> float:
    return max(weights, default=0.0) - min(weights, default=0.0)


def compare(
    compiled: Compiled, views: Sequence[Perspective], claims: Sequence[str], rules: Rules | None = None
) -> Comparison:
    """``views`` side by side, with the strengths of ``claims`` for each.

    Raises ``InputError`` for fewer than two perspectives or one named twice, ``UnknownId`` for what is no claim.
    """
    check_views(views)
    _check_claims(compiled.map, claims)
    base = np.stack([compiled.base(view) for view in views], axis=1)
    beliefs = list(_beliefs(compiled, views, base))
    near = distances(compiled.map)
    return Comparison(
        tuple(views),
        tuple(
            sorted(
                (one for one in beliefs if one.spread > ROUNDING),
                key=lambda one: _dispute_order(compiled.map, near, one),
            )
        ),
        tuple(sorted(filter(_is_shared, beliefs), key=lambda one: _sharing_order(compiled.map, one))),
        tuple(outcomes(compiled, base, claims, rules)),
    )


def check_views(views: Sequence[Perspective]) -> None:
    """Raise ``InputError`` unless there are two perspectives or more, each once."""
    if len(views) < 2:
        raise InputError("a comparison needs at least two perspectives", "List them: `argmap perspectives MAP`.")
    seen: set[str] = set()
    for view in views:
        if view.id in seen:
            raise InputError(f"the perspective '{view.id}' is named twice", "Name different ones.")
        seen.add(view.id)


def _check_claims(map: Map, claims: Sequence[str]) -> None:
    for id in claims:
        map.find(id, Claim)


def top_claims(map: Map) -> list[str]:
    """The theses and options of the map's questions, each once, theses first."""
    questions = list(map.of_kind(Question))
    theses = [id for question in questions for id in question.theses]
    return list(dict.fromkeys([*theses, *(id for question in questions for id in question.options)]))


def outcomes(compiled: Compiled, base: Numbers, claims: Sequence[str], rules: Rules | None = None) -> Iterator[Outcome]:
    """The strength of each of ``claims`` for each column of ``base``, shape (n, perspectives)."""
    at = np.array([compiled.at(id) for id in claims], dtype=np.int64)
    found = strengths_of(compiled.graph, at, base, rules or Rules())
    settled = tuple(found.settled.tolist())
    for id, strengths in zip(claims, found.strength.tolist(), strict=True):
        yield Outcome(id, tuple(strengths), settled)


def _beliefs(compiled: Compiled, views: Sequence[Perspective], base: Numbers) -> Iterator[Belief]:
    """Everything that any of ``views`` has weighed; ``base`` has the shape (n, perspectives)."""
    said = [{*view.credence, *view.force, *view.certainty} for view in views]
    for id in sorted(set().union(*said)):
        if id in compiled.index:
            weights = base[compiled.weight_at(id)].tolist()
            yield Belief(id, tuple(weights), tuple(id in held for held in said))


def _is_shared(belief: Belief) -> bool:
    if not all(belief.said) or belief.spread > AGREED + ROUNDING:
        return False
    return min(belief.weights) > MIDDLE or max(belief.weights) < MIDDLE or belief.spread <= ROUNDING


def _dispute_order(map: Map, near: Mapping[str, int], belief: Belief) -> tuple[bool, bool, float, int, str]:
    """Disputes by how wide they are; where all but one are silent, claims before the rest, whose silence differs."""
    silent = not belief.is_disputed
    is_no_claim = not isinstance(map.get(belief.id), Claim)
    return silent, silent and is_no_claim, -belief.spread, near.get(belief.id, len(near)), belief.id


def _sharing_order(map: Map, belief: Belief) -> tuple[bool, float, str]:
    firmness = min(abs(weight - MIDDLE) for weight in belief.weights)
    return not isinstance(map.get(belief.id), Claim), -firmness, belief.id


def pairs(outcome: Outcome) -> list[tuple[int, int]]:
    """Every two perspectives by their numbers, those whose strengths of the claim are furthest apart first."""
    strengths = outcome.strengths
    found = itertools.combinations(range(len(strengths)), 2)
    return sorted(found, key=lambda pair: -abs(strengths[pair[0]] - strengths[pair[1]]))


def exchange(
    compiled: Compiled, one: Perspective, other: Perspective, target: str, rules: Rules | None = None
) -> Exchange:
    """``one`` and ``other`` on the claim ``target``, each with the other's beliefs one at a time.

    Costs one weighing of what bears on the claim for each difference, in batches. Raises ``UnknownId``.
    """
    compiled.map.find(target, Claim)
    part = upstream(compiled.graph, compiled.at(target))
    names = [item_of(compiled.names[at]) for at in part.whole.tolist()]
    bases = [compiled.base(view)[part.whole] for view in (one, other)]
    differing = np.flatnonzero(np.abs(bases[0] - bases[1]) > ROUNDING)
    mine = _Taker(part, bases[0], names, rules or Rules())
    theirs = _Taker(part, bases[1], names, rules or Rules())
    swaps = (mine.swaps(bases[1], differing), theirs.swaps(bases[0], differing))
    cruxes = tuple(_double_cruxes(compiled.map, target, *swaps))
    return Exchange(target, one, other, (mine.strength, theirs.strength), swaps, cruxes)


class _Taker:
    """One perspective on what bears on a claim, taking over weights of another."""

    def __init__(self, part: Upstream, base: Numbers, names: list[str], rules: Rules) -> None:
        self.part, self.base, self.names, self.rules = part, base, names, rules
        self.scenarios = Scenarios(part, base, rules)
        self.strength = self.scenarios.strength

    def swaps(self, other: Numbers, nodes: Indices) -> tuple[Swap, ...]:
        """What taking over each of ``nodes`` from ``other`` does, without those that do nothing."""
        after, settled = self._after(other, nodes)
        ends = zip(nodes.tolist(), after.tolist(), settled.tolist(), strict=True)
        return _ranked(
            Swap(self.names[at], float(self.base[at]), float(other[at]), self.strength, strength, is_settled)
            for at, strength, is_settled in ends
        )

    def _after(self, other: Numbers, nodes: Indices) -> tuple[Numbers, NDArray[np.bool_]]:
        """The claim's strength after each swap, and whether all cycles settled."""
        after, settled = np.empty(len(nodes)), np.full(len(nodes), not self.scenarios.now.unsettled)
        whole = self.scenarios.into_cycle[nodes] | (nodes == self.part.target)
        after[~whole] = self.scenarios.at(nodes[~whole], other[nodes[~whole]])
        at = np.array([self.part.target])
        found = strengths_of(self.part.graph, at, swapped(self.base, other, nodes[whole]), self.rules)
        after[whole] = found.strength[0]
        settled[whole] &= found.settled
        return after, settled


def _ranked(swaps: Iterator[Swap]) -> tuple[Swap, ...]:
    moving = (swap for swap in swaps if abs(swap.effect) > NEGLIGIBLE or not swap.settled)
    return tuple(sorted(moving, key=lambda swap: (not swap.turns, -abs(swap.effect), swap.id)))


def _double_cruxes(map: Map, target: str, mine: Sequence[Swap], theirs: Sequence[Swap]) -> Iterator[str]:
    """Claims other than ``target`` itself by which each comes to the side where the other stands now."""
    if not mine or not theirs or leaning(mine[0].before) is leaning(theirs[0].before):
        return
    answers = {swap.id: swap for swap in theirs if _changes_sides(swap)}
    found = [
        (min(abs(swap.effect), abs(answers[swap.id].effect)), swap.id)
        for swap in mine
        if swap.id in answers and swap.id != target and _changes_sides(swap) and isinstance(map.get(swap.id), Claim)
    ]
    yield from (id for _, id in sorted(found, key=lambda pair: (-pair[0], pair[1])))


def _changes_sides(swap: Swap) -> bool:
    """Whether a swap leads from one side of the middle to the other, not only to the middle."""
    return swap.turns and Leaning.UNDECIDED not in {leaning(swap.before), leaning(swap.after)}


def first_thesis(map: Map) -> str:
    """The claim that is meant when none is named. Raises ``UnknownId`` for a map without theses."""
    for question in map.of_kind(Question):
        if question.theses:
            return question.theses[0]
    raise UnknownId("this map has no thesis", "Name a claim: `--for ID`.")
