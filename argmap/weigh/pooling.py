"""Many perspectives made one: pooled beliefs, pooled verdicts, and votes read by group or by who considered what.

- *Linear pooling* p = sum of w_i p_i (Stone, Annals of Mathematical Statistics 1961). *Logarithmic pooling*
  logit p = sum of w_i logit p_i (Genest and Zidek, Statistical Science 1986): evidence that all share may be taken in
  before or after it. A single 0 or 1 would decide for everybody, so beliefs are clamped first. The *median* moves least
  when somebody exaggerates (Moulin, Public Choice 1980). Weights w_i add up to 1.
- *Premise-based*: pool beliefs, then weigh. *Conclusion-based*: weigh for each person, then pool the strengths. The two
  can lead to different sides: the doctrinal paradox (List and Pettit, Economics and Philosophy 2002). Who is silent on
  a claim has no verdict on it and is left out.
- *Group-informed consensus* (Small et al., Recerca 2021; Polis): for each statement the product over groups of
  (agreeing + 1) / (voting + 2). It falls with the number of groups: compare it only within one map.
- *Informed share* (Warden, Distributed Bayesian Reasoning): a conclusion as voted by those who considered its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from argmap.errors import InputError
from argmap.model import Claim, Perspective
from argmap.weigh.columns import strengths_of
from argmap.weigh.compiled import Compiled
from argmap.weigh.robust import leaning
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.silence import speaking
from argmap.weigh.sweep import Rules

CLAMP = 0.001
"""Logarithmic pooling takes no belief for nearer to 0 or 1 than this, so that one certain person does not decide."""
TIE = 1e-12
"""Shares of the weight that differ by no more than this are equal."""


class Pool(StrEnum):
    """How beliefs of several people become one."""

    MEDIAN = "median"
    LINEAR = "linear"
    LOGARITHMIC = "logarithmic"


def pool(beliefs: Numbers, method: Pool = Pool.MEDIAN, weights: Sequence[float] | None = None) -> Numbers:
    """Pool ``beliefs``, shape (people, n), into shape (n,); NaN stands for who has said nothing and does not count.

    ``weights`` has one number from 0 up for each person; without it all count alike. The result lies between the least
    and the greatest belief pooled, and is NaN where nobody of any weight has said anything. Raises ``InputError`` for
    beliefs outside [0, 1] and for weights that are negative, not finite, all 0, or too few or many.
    """
    beliefs = np.asarray(beliefs, dtype=np.float64)
    if beliefs.ndim != 2 or not len(beliefs):
        raise InputError("there is nobody whose beliefs could be pooled", "Name at least one perspective.")
    if np.any(beliefs < 0) or np.any(beliefs > 1):
        raise InputError("expected beliefs from 0 to 1", "Mend the weights of the perspectives.")
    counted = np.where(np.isnan(beliefs), 0.0, _checked(weights, len(beliefs))[:, None])
    heard = counted.sum(axis=0) > 0
    result = np.full(beliefs.shape[1], np.nan)
    said, share = beliefs[:, heard], counted[:, heard] / counted[:, heard].sum(axis=0)
    known = np.where(share > 0, said, np.nan)
    result[heard] = np.clip(_pooled(said, share, method), np.nanmin(known, axis=0), np.nanmax(known, axis=0))
    return result


def _checked(weights: Sequence[float] | None, people: int) -> Numbers:
    """The weights, the greatest of them 1."""
    if weights is None:
        return np.ones(people)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (people,):
        raise InputError(f"expected {people} weights, one for each perspective, found {given.size}")
    if not np.all(np.isfinite(given)) or np.any(given < 0) or not np.any(given > 0):
        raise InputError("expected weights from 0 up, at least one of them above 0")
    scaled: Numbers = given / given.max()
    return scaled


def _pooled(said: Numbers, share: Numbers, method: Pool) -> Numbers:
    """Columns of ``said`` pooled by the columns of ``share``, each of which adds up to 1."""
    match method:
        case Pool.LINEAR:
            linear: Numbers = np.sum(share * np.where(share > 0, said, 0.0), axis=0)
            return linear
        case Pool.LOGARITHMIC:
            clamped = np.clip(np.where(share > 0, said, 0.5), CLAMP, 1 - CLAMP)
            logits = np.sum(share * np.log(clamped / (1 - clamped)), axis=0)
            logarithmic: Numbers = 1 / (1 + np.exp(-logits))
            return logarithmic
    return _median(said, share)


def _median(said: Numbers, share: Numbers) -> Numbers:
    """The least belief up to which lies half the weight; halfway to the next where it is exactly half."""
    said = np.where(share > 0, said, 2.0)  # after all others
    order = np.argsort(said, axis=0)
    ordered = np.take_along_axis(said, order, axis=0)
    below = np.cumsum(np.take_along_axis(share, order, axis=0), axis=0)
    lower = np.argmax(below >= 0.5 - TIE, axis=0)
    upper = np.argmax(below > 0.5 + TIE, axis=0)
    columns = np.arange(said.shape[1])
    middle: Numbers = (ordered[lower, columns] + ordered[upper, columns]) / 2
    return middle


FIELDS = ("credence", "force", "certainty", "values")


def pooled_view(
    views: Sequence[Perspective], method: Pool = Pool.MEDIAN, weights: Sequence[float] | None = None, id: str = "group"
) -> Perspective:
    """One perspective pooled from ``views``: every weight from those who gave one, so silence is no vote.

    Raises ``InputError`` as ``pool`` does.
    """
    _checked(weights, len(views))
    fields = {field: _pooled_field([getattr(view, field) for view in views], method, weights) for field in FIELDS}
    title = f"{method.capitalize()} pool of {len(views)} perspectives"
    return Perspective.model_validate({"id": id, "title": title, "note": "Pooled from several perspectives.", **fields})


def _pooled_field(
    held: Sequence[Mapping[str, float]], method: Pool, weights: Sequence[float] | None
) -> dict[str, float]:
    ids = sorted(set[str]().union(*held))
    beliefs = np.array([[one.get(id, np.nan) for id in ids] for one in held]).reshape(len(held), len(ids))
    found = pool(beliefs, method, weights).tolist()
    return {id: value for id, value in zip(ids, found, strict=True) if value == value}  # noqa: PLR0124 - not NaN


@dataclass(frozen=True)
class Routes:
    """The strength of one claim for a group, found in the two orders."""

    id: str
    method: Pool
    premise_based: float
    """Beliefs pooled first, then weighed."""
    conclusion_based: float
    """Weighed for each person first, then pooled."""
    each: tuple[float, ...]
    """The strength for each person, in the order given."""
    speaks: tuple[bool, ...]
    """Whether each has weighed anything that bears on the claim; who has not is left out of both orders."""
    settled: bool
    """Whether all cycles of the map settled; where not, the numbers mean nothing."""

    @property
    def disagree(self) -> bool:
        """Whether the two orders lead to different sides of the middle, or one of them to no side."""
        return leaning(self.premise_based) is not leaning(self.conclusion_based)


def routes(  # noqa: PLR0913, PLR0917 - a group, what is asked of it, and how
    compiled: Compiled,
    views: Sequence[Perspective],
    claims: Sequence[str],
    method: Pool = Pool.MEDIAN,
    weights: Sequence[float] | None = None,
    rules: Rules | None = None,
) -> list[Routes]:
    """What a group comes to on each of ``claims``, by pooling beliefs and by pooling verdicts.

    Whoever has weighed nothing that bears on a claim is left out, and so is a claim on which fewer than two people of
    any weight speak. Raises ``InputError`` as ``pool`` does, ``UnknownId`` for what is no claim.
    """
    group = pooled_view(views, method, weights)
    at = np.array([compiled.at(compiled.map.find(id, Claim).id) for id in claims], dtype=np.int64)
    base = np.stack([compiled.base(view) for view in (*views, group)], axis=1)
    found = strengths_of(compiled.graph, at, base, rules or Rules())
    each, premise_based = found.strength[:, :-1], found.strength[:, -1].tolist()
    speaks = speaking(compiled, views, claims)
    conclusion_based = pool(np.where(speaks, each, np.nan).T, method, weights).tolist()
    settled, counting = bool(np.all(found.settled)), speaks @ (_checked(weights, len(views)) > 0).astype(np.int64)
    return [
        Routes(
            id,
            method,
            premise_based[n],
            conclusion_based[n],
            tuple(each[n].tolist()),
            tuple(speaks[n].tolist()),
            settled,
        )
        for n, id in enumerate(claims)
        if counting[n] > 1
    ]


Vote = int | None
"""1 agree or accept, -1 disagree, 0 pass, None not asked."""


@dataclass(frozen=True)
class Consensus:
    """Group-informed consensus for each statement, in (0, 1); comparable only within one set of groups."""

    agree: tuple[float, ...]
    disagree: tuple[float, ...]


def group_informed_consensus(votes: Sequence[Sequence[Vote]], groups: Sequence[int]) -> Consensus:
    """Consensus over all groups: high only for what every group agrees (or disagrees) with.

    ``votes`` has a row for each person and a column for each statement; a pass counts among a group's votes, a missing
    vote does not. ``groups`` has the group of each person. A group without votes gives 1/2. Raises ``InputError``.
    """
    table = _vote_table(votes)
    if len(groups) != len(table):
        raise InputError(f"expected a group for each of {len(table)} people, found {len(groups)}")
    agree, disagree = np.ones(table.shape[1]), np.ones(table.shape[1])
    of = np.asarray(groups)
    for group in sorted(set(groups)):
        own = table[of == group]
        voting = np.sum(~np.isnan(own), axis=0) + 2
        agree *= (np.sum(own == 1, axis=0) + 1) / voting
        disagree *= (np.sum(own == -1, axis=0) + 1) / voting
    return Consensus(tuple(agree.tolist()), tuple(disagree.tolist()))


def _vote_table(votes: Sequence[Sequence[Vote]]) -> Numbers:
    if not votes:
        raise InputError("there are no votes", "Give at least one person's.")
    if len({len(row) for row in votes}) > 1:
        raise InputError("people have voted on different numbers of statements", "Give None where a vote is missing.")
    for row in votes:
        for vote in row:
            if vote not in {1, 0, -1, None}:
                raise InputError(f"expected a vote of 1, 0, -1 or none, found {vote}")
    return np.array([[np.nan if vote is None else vote for vote in row] for row in votes], dtype=np.float64)


@dataclass(frozen=True)
class Ballots:
    """Votes on statements, counted by pattern: 1 accept, 0 reject, -1 not considered."""

    statements: tuple[str, ...]
    counts: Mapping[tuple[int, ...], int]
    """How many people voted so, by the votes in the order of ``statements``."""

    def __post_init__(self) -> None:
        for pattern, count in self.counts.items():
            if len(pattern) != len(self.statements) or not set(pattern) <= {1, 0, -1}:
                raise InputError(f"expected a vote of 1, 0 or -1 on each of {len(self.statements)} statements")
            if count < 0:
                raise InputError(f"expected a number of people from 0 up, found {count}")

    def share(self, statement: str, given: Mapping[str, int] | None = None) -> float:
        """The share, 0 to 1, of those who voted on ``statement`` that accept it.

        With ``given`` only people with those votes count. Raises ``InputError`` when there are none, or for a statement
        that is not on the ballot.
        """
        chosen = self._all()
        for other, vote in (given or {}).items():
            chosen &= self._votes(other) == vote
        return self._accepting(statement, chosen)

    def informed(self, conclusion: str, *thread: str) -> float:
        """The share that accepts ``conclusion`` among those who considered the reasons of ``thread``, in their order.

        Somebody is informed who rejected a reason, or accepted it and is informed of the rest: who rejects a reason has
        no need to consider what follows it. Raises ``InputError`` when nobody is.
        """
        informed, still = np.zeros(len(self.counts), dtype=np.bool_), self._all()
        for reason in thread:
            votes = self._votes(reason)
            informed |= still & (votes == 0)
            still &= votes == 1
        return self._accepting(conclusion, informed | still)

    def hypothetical(self, conclusion: str, premise: str, accepted: float) -> float:
        """The share that would accept ``conclusion`` if the share ``accepted`` (0 to 1) accepted ``premise``.

        With ``accepted = informed(premise, justification)`` it is what the votes come to once everybody has heard what
        speaks for the premise. Raises ``InputError`` when nobody of a side that counts has voted.
        """
        sides = ((1, accepted), (0, 1 - accepted))
        return sum(weight * self.share(conclusion, {premise: vote}) for vote, weight in sides if weight > 0)

    def _all(self) -> NDArray[np.bool_]:
        return np.ones(len(self.counts), dtype=np.bool_)

    def _votes(self, statement: str) -> NDArray[np.int64]:
        if statement not in self.statements:
            raise InputError(f"there is no statement '{statement}'", f"There are: {', '.join(self.statements)}.")
        at = self.statements.index(statement)
        return np.array([pattern[at] for pattern in self.counts], dtype=np.int64)

    def _accepting(self, statement: str, chosen: NDArray[np.bool_]) -> float:
        people = np.array(list(self.counts.values()), dtype=np.float64)
        votes = self._votes(statement)
        voting = float(people[chosen & (votes >= 0)].sum())
        if voting == 0:
            raise InputError(f"nobody who counts here has voted on '{statement}'")
        return float(people[chosen & (votes == 1)].sum()) / voting
