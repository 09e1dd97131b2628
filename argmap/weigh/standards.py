"""Proof standards: whether the reasons for a claim are enough, judged with a stated burden of proof.

A standard compares what the reasons for a claim come to with what those against it come to. Every comparison is
strict, on floats as they are, as in the sources: .8 - .3 > .5 is false. The standards are those of Gordon and Walton
(2009); the numbers in the stricter two differ between implementations, so each set goes by the name of its source:

    scintilla of evidence      pro > 0
    preponderance              pro > con
    clear and convincing       pro > alpha, pro - con > beta and pro > con
    beyond reasonable doubt    the same, and con < gamma
    dialectical validity       pro > 0 and not con > 0

The reasons are the arguments whose target is the claim and the evidence that bears on it; each counts with its act, the
force it has after undercuts times how far its premises hold, under whatever semantics the map was weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.model import Claim, Direction
from argmap.weigh.compiled import Weighing
from argmap.weigh.semantics.base import Numbers


class Standard(StrEnum):
    """How much is asked of the reasons for a claim."""

    SCINTILLA = "scintilla"
    PREPONDERANCE = "preponderance"
    CLEAR_AND_CONVINCING = "clear-and-convincing"
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"
    DIALECTICAL_VALIDITY = "dialectical-validity"

    @property
    def phrase(self) -> str:
        """Its name within a sentence."""
        return _TITLES[self]


_TITLES = {
    Standard.SCINTILLA: "a scintilla of evidence",
    Standard.PREPONDERANCE: "preponderance of the evidence",
    Standard.CLEAR_AND_CONVINCING: "clear and convincing evidence",
    Standard.BEYOND_REASONABLE_DOUBT: "proof beyond reasonable doubt",
    Standard.DIALECTICAL_VALIDITY: "dialectical validity",
}
GRADED = frozenset({Standard.CLEAR_AND_CONVINCING, Standard.BEYOND_REASONABLE_DOUBT})
"""The standards that depend on the numbers of a preset."""


@dataclass(frozen=True)
class Preset:
    """The numbers of the stricter standards as one implementation has them, each from 0 to 1."""

    id: str
    title: str
    alpha: float
    """The reasons for a claim have to come to more than this; 0 asks only that there be some."""
    beta: float
    """They have to exceed those against it by more than this."""
    gamma: float
    """Those against it have to come to less than this, for proof beyond reasonable doubt."""
    reference: str


CARNEADES_DSL = Preset(
    "carneades-dsl", "CarneadesDSL", 0.4, 0.3, 0.2, "van Gijzel and Nilsson, TFP 2012: Haskell Gets Argumentative"
)
CARNEADES_3 = Preset("carneades-3", "Carneades 3", 0.5, 0.3, 0.2, "Carneades 3, caes.clj")
CARNEADES_4 = Preset("carneades-4", "Carneades 4", 0.0, 0.5, 0.3, "Carneades 4, caes.go: no least weight of its own")
PRESETS = {preset.id: preset for preset in (CARNEADES_DSL, CARNEADES_3, CARNEADES_4)}
"""Every preset by its id."""


class Accrual(StrEnum):
    """What several reasons on one side come to together."""

    MAXIMUM = "maximum"
    """The strongest of them, as in Carneades."""
    PROBABILISTIC_SUM = "probabilistic-sum"
    """1 - prod(1 - act); reasons on the same premises, or restating each other, count once, as the strongest does."""


class Burden(StrEnum):
    """Who has to meet the standard."""

    ASSERTER = "asserter"
    """Whoever asserts the claim: it holds when the reasons for it meet the standard."""
    DENIER = "denier"
    """Whoever denies the claim: it holds unless the reasons against it meet the standard."""


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds under a proof standard and a burden."""

    claim: str
    text: str
    """The claim's own sentence."""
    standard: Standard
    preset: Preset
    accrual: Accrual
    burden: Burden
    pro: float
    """What the reasons for the claim come to, 0 to 1."""
    con: float
    """What the reasons against it come to, 0 to 1."""
    strength: float
    """The claim's strength under the weighing, 0 to 1, which also counts how far it is believed of itself."""
    is_settled: bool
    """False where the claim hangs on a cycle that did not settle: its numbers mean nothing and it does not hold."""

    @property
    def holds(self) -> bool:
        """Whether the claim holds."""
        if not self.is_settled:
            return False
        if self.burden is Burden.ASSERTER:
            return meets(self.standard, self.pro, self.con, self.preset)
        return not meets(self.standard, self.con, self.pro, self.preset)

    def words(self) -> str:
        """The verdict and its reason in two plain sentences."""
        if not self.is_settled:
            return f"There is no verdict on {_quoted(self.text)}: it hangs on a circle of reasons that does not settle."
        by = f" by the standard of {self.standard.phrase}{self._numbers_of}"
        weights = f"the reasons for it come to {self.pro:.2f}, those against it to {self.con:.2f}"
        if self.burden is Burden.ASSERTER:
            if self.holds:
                return f"{_quoted(self.text)} holds{by}. Whoever asserts it has to show it, and has: {weights}."
            lacking = shortfall(self.standard, self.pro, self.con, self.preset, "for", "against")
            return f"{_quoted(self.text)} does not hold{by}. Whoever asserts it has to show it, and has not: {lacking}."
        if self.holds:
            lacking = shortfall(self.standard, self.con, self.pro, self.preset, "against", "for")
            return (
                f"{_quoted(self.text)} holds{by}. Whoever denies it has to show the contrary, and has not: {lacking}."
            )
        return f"{_quoted(self.text)} does not hold{by}. Whoever denies it has shown the contrary: {weights}."

    @property
    def _numbers_of(self) -> str:
        return f" (numbers of {self.preset.title})" if self.standard in GRADED else ""


def meets(standard: Standard, pro: float, con: float, preset: Preset) -> bool:
    """Whether reasons that come to ``pro`` meet ``standard`` against reasons that come to ``con``."""
    return not _unmet(standard, pro, con, preset)


def shortfall(  # noqa: PLR0913, PLR0917 - the sides change names when the burden does
    standard: Standard, pro: float, con: float, preset: Preset, own: str, other: str
) -> str:
    """The first thing that ``standard`` asks and does not get, in words; empty when it is met.

    ``own`` and ``other`` name the sides of ``pro`` and ``con`` in the sentence: "for" and "against", or the other way.
    """
    ours, theirs = f"the reasons {own} it ({pro:.2f})", f"those {other} it ({con:.2f})"
    return _unmet(standard, pro, con, preset).format(
        own=own, other=other, ours=ours, theirs=theirs, con=con, preset=preset
    )


def _unmet(standard: Standard, pro: float, con: float, preset: Preset) -> str:
    """As `shortfall`, with places for numbers and sides: most that ask need no words."""
    return next((words for met, words in _conditions(standard, pro, con, preset) if not met), "")


def _conditions(standard: Standard, pro: Any, con: Any, preset: Preset) -> Iterator[tuple[Any, str]]:
    """What ``standard`` asks: whether it is met, number by number for arrays, and the words for where it is not."""
    graded = standard in GRADED
    yield pro > 0, "no reason {own} it has any weight"
    if standard is Standard.DIALECTICAL_VALIDITY:
        yield con <= 0, "a reason {other} it has some weight ({con:.2f})"
    if standard is Standard.PREPONDERANCE or graded:
        yield pro > con, "{ours} do not outweigh {theirs}"
    if graded:
        yield pro > preset.alpha, "{ours} do not exceed {preset.alpha:.2f}"
        yield pro - con > preset.beta, "{ours} do not exceed {theirs} by more than {preset.beta:.2f}"
    if standard is Standard.BEYOND_REASONABLE_DOUBT:
        yield con < preset.gamma, "the reasons {other} it ({con:.2f}) are not below {preset.gamma:.2f}"


def judged(stated: Verdict, pro: Numbers, con: Numbers) -> NDArray[np.bool_]:
    """Whether the claim of ``stated`` holds in each of many scenarios, judged as there.

    ``pro`` and ``con`` are acts of the reasons for and against it, each from 0 to 1, of the shape (reasons, scenarios),
    with one row for all that count once.
    """
    sides = [_accrued_each(acts, stated.accrual) for acts in (pro, con)]
    ours, theirs = sides if stated.burden is Burden.ASSERTER else sides[::-1]
    met = np.logical_and.reduce([met for met, _ in _conditions(stated.standard, ours, theirs, stated.preset)])
    found: NDArray[np.bool_] = met if stated.burden is Burden.ASSERTER else ~met
    return found


def _accrued_each(acts: Numbers, accrual: Accrual) -> Numbers:
    is_maximum = accrual is Accrual.MAXIMUM
    together: Numbers = acts.max(axis=0, initial=0.0) if is_maximum else 1.0 - (1.0 - acts).prod(axis=0)
    return together


def verdict(  # noqa: PLR0913 - each is a choice to be stated
    weighing: Weighing,
    claim: str,
    standard: Standard,
    *,
    preset: Preset = CARNEADES_4,
    accrual: Accrual,
    burden: Burden = Burden.ASSERTER,
) -> Verdict:
    """The verdict on the claim ``claim``. Raises ``UnknownId`` for what is not a claim of the map."""
    found = weighing.compiled.map.find(claim, Claim)
    pro, con = (accrued(weighing.acts(claim, side).tolist(), accrual) for side in (Direction.PRO, Direction.CON))
    return Verdict(
        claim, found.text, standard, preset, accrual, burden, pro, con, weighing[claim], weighing.is_settled(claim)
    )


def accrued(acts: Iterable[float], accrual: Accrual) -> float:
    """What reasons with these acts, one for all that count once, come to, 0 to 1."""
    if accrual is Accrual.MAXIMUM:
        return max(acts, default=0.0)
    return 1.0 - prod(1.0 - act for act in acts)


@dataclass(frozen=True)
class Comparison:
    """The verdicts on one claim under every standard and both burdens, beside the one that was stated."""

    stated: Verdict
    verdicts: tuple[Verdict, ...]
    """By standard, in the order of ``Standard``, the burden on whoever asserts the claim first."""

    @property
    def turned_by(self) -> tuple[Verdict, ...]:
        """The verdicts that go the other way than the stated one."""
        return tuple(one for one in self.verdicts if one.holds is not self.stated.holds)

    def holds(self, standard: Standard, burden: Burden) -> bool:
        """Whether the claim holds under ``standard`` with the burden on ``burden``."""
        return next(one.holds for one in self.verdicts if (one.standard, one.burden) == (standard, burden))

    @property
    def hanging(self) -> tuple[Standard, ...]:
        """The standards under which the burden alone decides whether the claim holds."""
        return tuple(one for one in Standard if self.holds(one, Burden.ASSERTER) is not self.holds(one, Burden.DENIER))

    @property
    def burden_decides(self) -> bool:
        """Whether the stated standard gives another answer when the burden lies on the other side."""
        return any(one.standard is self.stated.standard for one in self.turned_by)

    def words(self) -> str:
        """What would turn the stated verdict, in one or two plain sentences."""
        if not self.stated.is_settled:
            return self.stated.words()
        turned = self.turned_by
        if not turned:
            return "No other standard and no other burden would turn this verdict."
        other = [one for one in turned if one.burden is not self.stated.burden]
        same = [one for one in turned if one.burden is self.stated.burden]
        who = {Burden.ASSERTER: "whoever asserts the claim", Burden.DENIER: "whoever denies the claim"}
        parts = [f"with the same burden, {_listed(same)} would turn it"] if same else []
        if other:
            parts.append(f"with the burden on {who[other[0].burden]}, {_listed(other)} would turn it")
        sentences = ". ".join(part[0].upper() + part[1:] for part in parts)
        return f"{sentences}."


def compare_standards(  # noqa: PLR0913 - each is a choice to be stated
    weighing: Weighing,
    claim: str,
    standard: Standard,
    *,
    preset: Preset = CARNEADES_4,
    accrual: Accrual,
    burden: Burden = Burden.ASSERTER,
) -> Comparison:
    """The stated verdict on ``claim`` and those under every standard and both burdens. Raises ``UnknownId``."""
    stated = verdict(weighing, claim, standard, preset=preset, accrual=accrual, burden=burden)
    pro, con, text = stated.pro, stated.con, stated.text
    every = tuple(
        Verdict(claim, text, one, preset, accrual, side, pro, con, stated.strength, stated.is_settled)
        for one in Standard
        for side in Burden
    )
    return Comparison(stated, every)


def _listed(verdicts: Sequence[Verdict]) -> str:
    titles = [one.standard.phrase for one in verdicts]
    if len(titles) == len(Standard):
        return "any standard"
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} or {titles[-1]}"


def _quoted(text: str) -> str:
    return f"“{text.removesuffix('.')}”"
