"""Two ways to judge one question, and in what an option comes out differently."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from argmap.memo.basis import Basis
from argmap.memo.judging import Advice, advice, verdict_in_words
from argmap.memo.proof import BURDENS
from argmap.memo.recipe import Recipe
from argmap.memo.words import listed
from argmap.reading.degrees import decimal
from argmap.weigh.compare import Swap, exchange
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.standards import Standard

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


@dataclass(frozen=True)
class Pair:
    """Two ways to judge the same question."""

    one: Basis
    other: Basis

    @property
    def both(self) -> tuple[Basis, Basis]:
        """The first and the second."""
        return self.one, self.other

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
        return list(dict.fromkeys([*self.one.ranked, *self.other.ranked]))

    @cached_property
    def common(self) -> list[str]:
        """The options that are heard in both, in that order."""
        return [one for one in self.ordered if all(one in basis.heard for basis in self.both)]

    @cached_property
    def theses(self) -> list[str]:
        """The theses that are no options and are heard in either way."""
        every = dict.fromkeys(id for basis in self.both for id in basis.judged)
        return [id for id in every if id not in self.one.options]

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
        """Those that come out differently, and those that the other perspective's beliefs keep from being heard.

        First those whose advice is turned round, then those with other advice, then those with another verdict.
        """
        apart = [one for one in self.ordered if (self.how(one) if one in self.common else any(self.swaps(one)))]
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
        return found if option in self.one.options else [one for one in found if one != "advice"]

    def swaps(self, option: str) -> tuple[Swap, ...]:
        """What the first would come to with each belief of the second; none where both have the same eyes."""
        first, second = self.one, self.other
        if first.view.id == second.view.id:
            return ()
        return exchange(first.compiled, first.view, second.view, option, first.rules).swaps[0]

    @property
    def is_one_scale(self) -> bool:
        """Whether strengths of the two can be compared number by number: those of two formulas cannot."""
        return self.one.rules == self.other.rules


def _standing(basis: Basis, option: str) -> tuple[Advice, str, Leaning]:
    return advice(basis, option), verdict_in_words(basis, option), leaning(basis.weighing[option])


def _name(name: str, basis: Basis, value: str) -> str:
    if name == "perspectives":
        return basis.view.title
    if name == "semantics":
        return basis.rules.semantics.title
    return f"burden {value}" if name == "burden" else value
