"""The options of a question judged in every way on offer: under each formula, proof standard and burden of proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.weigh.compiled import Weighing
from argmap.weigh.precaution import holds_with, precaution
from argmap.weigh.robust import OFFERED, Standing, standings
from argmap.weigh.rules import Rules
from argmap.weigh.standards import Accrual, Burden, Comparison, Standard, compare_standards


@dataclass(frozen=True)
class Outlook:
    """One claim, judged in every way."""

    standing: Standing
    judged: Comparison
    """The verdicts under the formula in force."""
    by_formula: Mapping[str, Comparison]
    """Those under each formula on offer, by its id, premises combined as in force."""
    cautious: Burden
    """On whom the burden lies under precaution."""

    def holds(self, standard: Standard, burden: str, formula: str = "") -> bool | None:
        """Whether it holds with the burden of that name, under the formula in force unless another is named.

        None where it hangs on a circle of reasons that did not settle.
        """
        found = self.by_formula[formula] if formula else self.judged
        return holds_with(found, standard, self.cautious)[burden] if found.stated.is_settled else None

    def is_fragile(self, standard: Standard, burden: str) -> bool:
        """Whether another formula would turn the verdict, premises combined as in force."""
        now = self.holds(standard, burden)
        return now is not None and (not now) in {self.holds(standard, burden, formula) for formula in self.by_formula}

    def burdens(self, standard: Standard) -> str:
        """Under which burdens it holds: *yes* under all, *no* under none, else the first letter of each, in capitals.

        A question mark where there is no verdict.
        """
        if not self.judged.stated.is_settled:
            return "?"
        found = holds_with(self.judged, standard, self.cautious)
        return burden_letters(found)


def burden_letters(holds: Mapping[str, bool]) -> str:
    """Under which burdens something holds, in the words of ``Outlook.burdens``; ``holds`` is by their names."""
    if len(set(holds.values())) == 1:
        return "yes" if all(holds.values()) else "no"
    return " ".join(burden[0].upper() for burden, is_so in holds.items() if is_so)


def outlooks(weighing: Weighing, claims: Sequence[str]) -> tuple[Outlook, ...]:
    """Each of ``claims`` judged in every way. Raises ``UnknownId`` for what is no claim of the map."""
    compiled, rules = weighing.compiled, weighing.rules
    caution = precaution(compiled.map)
    others = {one.id: compiled.weigh(weighing.view, Rules(one, rules.gate, rules.combination)) for one in OFFERED}
    return tuple(
        Outlook(
            standing,
            _judged(weighing, standing.id),
            {name: _judged(other, standing.id) for name, other in others.items()},
            caution.burden(standing.id),
        )
        for standing in standings(weighing, list(claims))
    )


def _judged(weighing: Weighing, claim: str) -> Comparison:
    return compare_standards(weighing, claim, Standard.PREPONDERANCE, accrual=Accrual.MAXIMUM)
