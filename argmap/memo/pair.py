"""Two ways to judge one question, in what an option comes out differently, and which beliefs part the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from argmap.memo.basis import Basis
from argmap.memo.judging import Advice, advice, verdict_in_words
from argmap.memo.proof import BURDENS
from argmap.memo.recipe import Recipe
from argmap.memo.words import listed
from argmap.reading.degrees import decimal
from argmap.weigh.compare import NEGLIGIBLE, ROUNDING
from argmap.weigh.explain import item_of
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.reasons import Reasons
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.silence import stated
from argmap.weigh.standards import Standard, accrued, judged
from argmap.weigh.sweep import Swept
from argmap.weigh.upstream import upstream

APART = 0.05
"""Strengths that are further apart than this differ."""
CHOICES = {
    "perspectives": "perspective",
    "semantics": "formula",
    "combination": "combination of premises",
    "gate": "gate of premises",
    "standard": "proof standard",
    "burden": "burden of proof",
    "preset": "numbers of the proof standard",
    "accrual": "accrual of reasons",
    "off": "how far beliefs may be off",
}
"""What two recipes may differ in, and what it is called."""
HOW = ("advice", "verdict", "side of .50", "strength")
"""In what an option can differ, what counts most first."""


def differences(recipe: Recipe, other: Recipe) -> dict[str, tuple[str, str]]:
    """What the two recipes differ in that counts, in words, with what each has; of perspectives the first counts."""
    found = {name: (_choice(recipe, name), _choice(other, name)) for name in CHOICES}
    return {name: both for name, both in found.items() if both[0] != both[1]}


def _choice(recipe: Recipe, name: str) -> str:
    value = getattr(recipe, name)
    if name == "perspectives":
        return str(value[0])
    if isinstance(value, float):
        return decimal(value)
    return value.phrase if isinstance(value, Standard) else BURDENS.get(value, str(value))


def heard_alike(recipe: Recipe, other: Recipe) -> tuple[Recipe, Recipe]:
    """Both recipes, each hearing its own perspective first and then all that either hears.

    So that what is said of agreement and dissent does not depend on which of the two stands first.
    """
    together = (*recipe.perspectives, *other.perspectives)
    everybody = recipe.everybody or other.everybody
    first, second = (
        one.model_copy(
            update={"perspectives": tuple(dict.fromkeys([one.perspectives[0], *together])), "everybody": everybody}
        )
        for one in (recipe, other)
    )
    return first, second


@dataclass(frozen=True)
class Taken:
    """What the first way comes to on a claim with one weight of the second, or without one that it alone gives."""

    id: str
    weights: tuple[float | None, float | None]
    """The weight that each gives it, 0 to 1; None where it gives none. Never both."""
    strength: float
    """The strength of the claim then, 0 to 1."""
    pro: float
    """What the reasons for it come to then, 0 to 1."""
    con: float
    """What those against it come to then."""
    holds: bool
    """Whether the claim then holds by the first way's standard and burden."""


@dataclass(frozen=True)
class Pair:
    """Two ways to judge the same question."""

    one: Basis
    other: Basis

    @property
    def both(self) -> tuple[Basis, Basis]:
        """The first and the second."""
        return self.one, self.other

    @property
    def options(self) -> tuple[str, ...]:
        """The options of the question; theses do not stand in for them, since nothing is advised on a thesis."""
        return self.one.question.options

    @cached_property
    def differences(self) -> dict[str, tuple[str, str]]:
        """What the two differ in, by the field of their recipes."""
        return differences(self.one.recipe, self.other.recipe)

    @property
    def names(self) -> tuple[str, str]:
        """What each is called: what it has and the other has not."""
        first, second = (
            [_name(name, basis, values[at]) for name, values in self.differences.items()]
            for at, basis in enumerate(self.both)
        )
        return listed(first), listed(second)

    @cached_property
    def ordered(self) -> list[str]:
        """The options that are heard in either, those strongest in the first way before others."""
        return [id for id in dict.fromkeys([*self.one.ranked, *self.other.ranked]) if id in self.options]

    @cached_property
    def common(self) -> list[str]:
        """The options that are heard in both, in that order."""
        return [one for one in self.ordered if all(one in basis.heard for basis in self.both)]

    @cached_property
    def theses(self) -> list[str]:
        """The theses that are no options and are heard in either way."""
        every = dict.fromkeys(id for basis in self.both for id in basis.judged)
        return [id for id in every if id not in self.options]

    @cached_property
    def both_judge(self) -> list[str]:
        """The options and the theses that are heard in both ways."""
        return [*self.common, *(id for id in self.theses if all(id in basis.judged for basis in self.both))]

    @cached_property
    def turned(self) -> list[str]:
        """The theses that hold in one way and not in the other."""
        return [id for id in self.theses if id in self.both_judge and "verdict" in self.how(id)]

    @cached_property
    def differing(self) -> list[str]:
        """Those that come out differently, and those that are silent in one way for what is disbelieved there.

        First those whose advice is turned round, then those with other advice, then those with another verdict.
        """
        apart = [one for one in self.ordered if (self.how(one) if one in self.common else self.parting(one))]
        return sorted(apart, key=self._rank)

    def _rank(self, option: str) -> int:
        how = self.how(option) if option in self.common else []
        return (
            0 if self.is_reversed(option) else next((at for at, one in enumerate(HOW, 1) if one in how), len(HOW) + 1)
        )

    def is_reversed(self, option: str) -> bool:
        """Whether one way rejects an option and the other does not leave that open."""
        advised = set(self.advised(option))
        return Advice.REJECT in advised and bool(advised & {Advice.ACCEPTABLE, Advice.RECOMMEND})

    def advised(self, option: str) -> tuple[Advice, Advice]:
        """What is advised on an option in each way."""
        return advice(self.one, option), advice(self.other, option)

    def how(self, option: str) -> list[str]:
        """In what an option judged in both ways differs, of ``HOW``; strengths on one scale by more than rounding.

        On a thesis nothing is advised, so it never differs in that.
        """
        apart = abs(self.one.weighing[option] - self.other.weighing[option])
        first, second = (_standing(basis, option) for basis in self.both)
        differs = [*(a != b for a, b in zip(first, second, strict=True)), self.is_one_scale and apart > APART]
        found = [one for one, is_so in zip(HOW, differs, strict=True) if is_so]
        return found if option in self.options else [one for one in found if one != "advice"]

    def is_turned(self, claim: str) -> bool:
        """Whether a claim that both ways judge holds in one of them and not in the other."""
        first, second = (basis.verdicts[claim].stated for basis in self.both)
        is_settled = first.is_settled and second.is_settled
        return claim in self.both_judge and is_settled and first.holds is not second.holds

    def parting(self, claim: str) -> list[Taken]:
        """The beliefs that part the two ways on a claim, best first; none where both have the same eyes.

        Where the verdict turns, those that turn it, then those that move the reasons furthest towards the other
        verdict. Where the strength differs, those that move it furthest towards the other's; what no two decimals show
        is left out. Where one way is silent, what that one has weighed and does not believe.
        """
        if self.one.view.id == self.other.view.id:
            return []
        if claim not in self._taken:
            self._taken[claim] = list(_taken(self.one, self.other, claim))
        some = (one for one in self._taken[claim] if self._counts(claim, one))
        ranked = sorted((not self.turns(claim, one), -self._gain(claim, one), one.id, one) for one in some)
        return [one for _, loss, _, one in ranked if loss < -NEGLIGIBLE]

    def _counts(self, claim: str, taken: Taken) -> bool:
        """Whether a belief can be told as what parts the two ways."""
        first = self.one.verdicts[claim].stated
        if claim not in self.both_judge:
            given = [one for one in taken.weights if one is not None]
            return len(given) == len(self.both) and min(given) <= MIDDLE
        if self.is_turned(claim):
            return [*map(decimal, (taken.pro, taken.con))] != [*map(decimal, (first.pro, first.con))]
        moves = not {"strength", "side of .50"}.isdisjoint(self.how(claim))
        return moves and decimal(taken.strength) != decimal(first.strength)

    @cached_property
    def _taken(self) -> dict[str, list[Taken]]:
        """What ``parting`` has found."""
        return {}

    def turns(self, claim: str, taken: Taken) -> bool:
        """Whether a belief alone turns the verdict on a claim, or takes its strength to the other side of .50."""
        if self.is_turned(claim):
            return taken.holds is not self.one.verdicts[claim].stated.holds
        sides = {leaning(taken.strength), leaning(self.one.weighing[claim])}
        return sides == {Leaning.FOR, Leaning.AGAINST}

    def _gain(self, claim: str, taken: Taken) -> float:
        """How far a belief brings the first way towards the second, by what the claim is told to differ in."""
        first, second = (basis.verdicts[claim].stated for basis in self.both)
        if self.is_turned(claim):
            moved = taken.pro - taken.con - (first.pro - first.con)
            return moved if second.holds else -moved
        return float(np.sign(second.strength - first.strength)) * (taken.strength - first.strength)

    @property
    def is_one_scale(self) -> bool:
        """Whether strengths of the two can be compared number by number: those of two formulas cannot."""
        return self.one.rules == self.other.rules


def _taken(one: Basis, other: Basis, claim: str) -> Iterator[Taken]:
    """The first way with each weight of the second; what leads into a circle that does not settle is left out."""
    compiled, verdict = one.compiled, one.verdicts[claim].stated
    part = upstream(compiled.graph, compiled.at(claim))
    mine, theirs = (compiled.base(basis.view)[part.whole] for basis in (one, other))
    said = [stated(compiled, basis.view)[part.whole] for basis in (one, other)]
    nodes = np.flatnonzero((said[0] | said[1]) & (np.abs(mine - theirs) > ROUNDING))
    reasons = Reasons.on(part.graph, part.target)
    for chunk, swept in Scenarios(part, mine, one.rules).swept(nodes, theirs[nodes]):
        sides = reasons.acts(swept.act)
        holds, strengths = judged(verdict, *sides), swept.strength[part.target]
        for column in _settled(swept, len(chunk)):
            at = nodes[chunk[column]]
            own, taken = (float(base[at]) if has[at] else None for base, has in zip((mine, theirs), said, strict=True))
            pro, con = (accrued(acts[:, column].tolist(), verdict.accrual) for acts in sides)
            name = item_of(compiled.names[part.whole[at]])
            yield Taken(name, (own, taken), float(strengths[column]), pro, con, bool(holds[column]))


def _settled(swept: Swept, count: int) -> list[int]:
    """Those of ``count`` scenarios in which every circle settles."""
    are_settled = np.ones(count, dtype=np.bool_)
    for one in swept.unsettled:
        are_settled[slice(None) if one.columns is None else one.columns] = False
    return np.flatnonzero(are_settled).tolist()


def _standing(basis: Basis, option: str) -> tuple[Advice, str, Leaning]:
    return advice(basis, option), verdict_in_words(basis, option), leaning(basis.weighing[option])


def _name(name: str, basis: Basis, value: str) -> str:
    if name == "perspectives":
        return basis.view.title
    if name == "semantics":
        return basis.rules.semantics.title
    return f"burden {value}" if name == "burden" else value
