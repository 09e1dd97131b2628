"""Perspectives compared: where they differ, which differences move a strength, what is shared, double cruxes.

Two people have a *double crux* when they stand on different sides of a claim and there is another claim such that each
would change sides if they took over the other's belief in it (Sabien, "Double Crux", Center for Applied Rationality
2016). Swaps are exact: one base score is exchanged at a time and everything that rests on it is weighed anew. Only what
somebody has weighed can be taken over: silence is no belief of .50.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.errors import InputError, UnknownId
from argmap.model import Claim, Map, Perspective
from argmap.weigh.columns import strengths_of, swapped
from argmap.weigh.compiled import Compiled
from argmap.weigh.explain import item_of
from argmap.weigh.gaps import distances
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import UNDECIDED, Leaning, leaning
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.silence import bearing, speaking, stated
from argmap.weigh.sweep import Rules
from argmap.weigh.topics import questions_of
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
    def spread(self) -> float:
        """The distance between the extreme weights of those who gave one, 0 to 1."""
        given = [weight for weight, said in zip(self.weights, self.said, strict=True) if said]
        return max(given, default=0.0) - min(given, default=0.0)


@dataclass(frozen=True)
class Outcome:
    """The strength of one claim for each of several perspectives."""

    id: str
    strengths: tuple[float, ...]
    settled: tuple[bool, ...]
    """Whether the cycles of the map settled for each; where they did not, the number means nothing."""
    speaks: tuple[bool, ...]
    """Whether each has weighed anything that bears on the claim; for who has not, the number is the one of silence."""
    borne: tuple[bool, ...]
    """Whether anything that each believes bears on the claim; else the number is nobody's."""

    @property
    def leanings(self) -> tuple[Leaning, ...]:
        """On which side of the middle each stands; who is silent stands on none."""
        held = zip(self.strengths, self.speaks, strict=True)
        return tuple(leaning(strength) if speaks else Leaning.UNDECIDED for strength, speaks in held)

    @property
    def spoken(self) -> tuple[float | None, ...]:
        """The strengths; None for whom nothing that they believe bears on the claim."""
        return tuple(one if borne else None for one, borne in zip(self.strengths, self.borne, strict=True))

    @property
    def is_split(self) -> bool:
        """Whether some are for it and others against it."""
        return {Leaning.FOR, Leaning.AGAINST} <= set(self.leanings)

    @property
    def is_one_sided(self) -> bool:
        """Whether it lies on one side for some, and on none for others: they are silent or undecided."""
        return Leaning.UNDECIDED in self.leanings and len(set(self.leanings)) == 2


@dataclass(frozen=True)
class Comparison:
    """Several perspectives side by side."""

    views: tuple[Perspective, ...]
    differences: tuple[Belief, ...]
    """What two or more have weighed differently: the widest apart first, of those as wide what is nearest a thesis."""
    shared: tuple[Belief, ...]
    """What all of them have weighed much alike: claims first, among them those furthest from the middle."""
    outcomes: tuple[Outcome, ...]
    """What follows for the claims that were asked about."""
    alone: tuple[int, ...]
    """For each perspective, how many items nobody else has weighed."""


@dataclass(frozen=True)
class Swap:
    """What exchanging the weight of one item does to the strength of a claim."""

    id: str
    own: float
    other: float
    said: tuple[bool, bool]
    """Whether somebody has said ``own``, and ``other``; else it is the weight of what nobody has weighed."""
    before: float
    """The claim's strength as it is, 0 to 1."""
    after: float
    """The claim's strength with the other weight."""
    settled: bool
    """Whether the cycles of the map settled; where they did not, ``after`` means nothing."""

    @property
    def spoken(self) -> tuple[float | None, float | None]:
        """Both weights; None for one that nobody has given."""
        return self.own if self.said[0] else None, self.other if self.said[1] else None

    @property
    def effect(self) -> float:
        """How far the claim's strength moves, -1 to 1."""
        return self.after - self.before

    @property
    def turns(self) -> bool:
        """Whether the claim comes to lie on another side of the middle, or to leave it, or to reach it."""
        return self.settled and leaning(self.after) is not leaning(self.before)


@dataclass(frozen=True)
class Alone:
    """What bears on a claim and only one of two has weighed."""

    count: int
    strength: float | None
    """The claim's strength for that one without all of it, 0 to 1; None where nothing that bears on it is left."""
    settled: bool
    """Whether the cycles of the map settled; where they did not, ``strength`` means nothing."""
    swaps: tuple[Swap, ...]
    """The claim without each of them by itself, ordered as those of an ``Exchange``."""


@dataclass(frozen=True)
class Exchange:
    """Two perspectives on one claim, each with the other's beliefs one at a time."""

    target: str
    one: Perspective
    other: Perspective
    strengths: tuple[float, float]
    """The claim's strength for each of the two."""
    speaks: tuple[bool, bool]
    """Whether each has weighed anything that bears on the claim."""
    swaps: tuple[tuple[Swap, ...], tuple[Swap, ...]]
    """For each of the two, what the other has weighed and moves the claim: first what turns it, then by how far."""
    alone: tuple[Alone, Alone]
    """What only the one has weighed, and only the other."""
    double_cruxes: tuple[str, ...]
    """Claims that both have weighed, by which each would come to the other's side: what moves both furthest first."""

    @property
    def are_opposed(self) -> bool:
        """Whether one is for the claim and the other against it."""
        return all(self.speaks) and {leaning(strength) for strength in self.strengths} == {Leaning.FOR, Leaning.AGAINST}


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
                (one for one in beliefs if one.spread > ROUNDING and not _is_shared(one)),
                key=lambda one: (-one.spread, near.get(one.id, len(near)), one.id),
            )
        ),
        tuple(sorted(filter(_is_shared, beliefs), key=lambda one: _sharing_order(compiled.map, one))),
        tuple(outcomes(compiled, views, claims, rules)),
        tuple(sum(one.said[at] and sum(one.said) == 1 for one in beliefs) for at in range(len(views))),
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
    """The theses and options of the map's questions (``topics.questions_of``), each once, theses first."""
    questions = questions_of(map)
    theses = [id for question in questions for id in question.theses]
    return list(dict.fromkeys([*theses, *(id for question in questions for id in question.options)]))


def outcomes(
    compiled: Compiled, views: Sequence[Perspective], claims: Sequence[str], rules: Rules | None = None
) -> Iterator[Outcome]:
    """What follows for each of ``claims`` from each of ``views``, one or more. Raises ``UnknownId``."""
    base = np.stack([compiled.base(view) for view in views], axis=1)
    at = np.array([compiled.at(id) for id in claims], dtype=np.int64)
    found = strengths_of(compiled.graph, at, base, rules or Rules())
    settled, speaks = tuple(found.settled.tolist()), speaking(compiled, views, claims)
    heard = _borne(compiled, views, claims, speaks & (np.abs(found.strength - MIDDLE) < UNDECIDED), rules) & speaks
    for row, id in enumerate(claims):
        told = (found.strength[row], speaks[row], heard[row])
        strengths, spoken, borne = (tuple(one.tolist()) for one in told)
        yield Outcome(id, strengths, settled, spoken, borne)


def _borne(
    compiled: Compiled,
    views: Sequence[Perspective],
    claims: Sequence[str],
    middling: NDArray[np.bool_],
    rules: Rules | None,
) -> NDArray[np.bool_]:
    """What bears on each of ``claims`` for each of ``views``; looked for only where the strength is ``middling``."""
    found = np.ones_like(middling)
    for column in np.flatnonzero(middling.any(axis=0)).tolist():
        rows = np.flatnonzero(middling[:, column])
        doubted = [claims[row] for row in rows.tolist()]
        found[rows, column] = bearing(compiled, [views[column]], doubted, rules)[:, 0]
    return found


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


def _sharing_order(map: Map, belief: Belief) -> tuple[bool, float, str]:
    firmness = min(abs(weight - MIDDLE) for weight in belief.weights)
    return not isinstance(map.get(belief.id), Claim), -firmness, belief.id


def pairs(outcome: Outcome) -> list[tuple[int, int]]:
    """Every two perspectives by their numbers: first where both speak on the claim, the furthest apart first."""
    strengths, speaks = outcome.strengths, outcome.speaks
    found = itertools.combinations(range(len(strengths)), 2)
    return sorted(
        found, key=lambda pair: (-speaks[pair[0]] - speaks[pair[1]], -abs(strengths[pair[0]] - strengths[pair[1]]))
    )


def exchange(
    compiled: Compiled, one: Perspective, other: Perspective, target: str, rules: Rules | None = None
) -> Exchange:
    """``one`` and ``other`` on the claim ``target``, each with the other's beliefs one at a time, and without its own.

    Costs one weighing of what bears on the claim for each difference, in batches. Raises ``UnknownId``.
    """
    compiled.map.find(target, Claim)
    part = upstream(compiled.graph, compiled.at(target))
    names = [item_of(compiled.names[at]) for at in part.whole.tolist()]
    silence = compiled.unweighed[part.whole]
    bases = [compiled.base(view)[part.whole] for view in (one, other)]
    given = [stated(compiled, view)[part.whole] for view in (one, other)]
    mine, theirs = (_Taker(part, base, said, names, rules or Rules()) for base, said in zip(bases, given, strict=True))
    swaps = (mine.swaps(bases[1], given[1]), theirs.swaps(bases[0], given[0]))
    return Exchange(
        target,
        one,
        other,
        (mine.strength, theirs.strength),
        (bool(given[0].any()), bool(given[1].any())),
        swaps,
        (mine.alone(silence, given[1]), theirs.alone(silence, given[0])),
        tuple(_double_cruxes(compiled.map, target, *swaps)),
    )


class _Taker:
    """One perspective on what bears on a claim, taking over weights of another."""

    def __init__(self, part: Upstream, base: Numbers, given: NDArray[np.bool_], names: list[str], rules: Rules) -> None:
        self.part, self.base, self.given, self.names, self.rules = part, base, given, names, rules
        self.scenarios = Scenarios(part, base, rules)
        self.strength = self.scenarios.strength

    def swaps(self, other: Numbers, given: NDArray[np.bool_]) -> tuple[Swap, ...]:
        """What taking over each weight ``given`` in ``other`` does, without those that do nothing."""
        return self._exchanged(other, np.flatnonzero(given), is_said=True)

    def alone(self, silence: Numbers, given: NDArray[np.bool_]) -> Alone:
        """What the claim is without the weights that are not ``given`` by the other, and without each of them."""
        only = self.given & ~given
        base = np.where(only, silence, self.base)[:, None]
        found = strengths_of(self.part.graph, np.array([self.part.target]), base, self.rules)
        swaps = self._exchanged(silence, np.flatnonzero(only), is_said=False)
        left = float(found.strength[0, 0]) if (self.given & given).any() else None
        return Alone(int(only.sum()), left, bool(found.settled[0]), swaps)

    def _exchanged(self, other: Numbers, nodes: Indices, *, is_said: bool) -> tuple[Swap, ...]:
        nodes = nodes[np.abs(self.base - other)[nodes] > ROUNDING]
        after, settled = self._after(other, nodes)
        ends = zip(nodes.tolist(), after.tolist(), settled.tolist(), strict=True)
        return _ranked(
            Swap(
                self.names[at],
                float(self.base[at]),
                float(other[at]),
                (bool(self.given[at]), is_said),
                self.strength,
                strength,
                is_settled,
            )
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
    """The claim that is meant when none is named: the first of ``top_claims``. Raises ``UnknownId`` for none."""
    for id in top_claims(map):
        return id
    raise UnknownId("this map has no claims", "Add one: `argmap edit MAP add-claim TEXT`.")
