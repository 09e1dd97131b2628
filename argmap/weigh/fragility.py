"""How far a verdict by proof standard depends on the formula, the accrual, the numbers and the burden.

A strength and a verdict may turn on different things: the strength counts how far a claim is believed of itself, the
verdict weighs only the reasons for it against those against it. So each has a fragility of its own; that of a strength
is ``robust.Standing.turned_by``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.weigh.compiled import Weighing
from argmap.weigh.rules import Combination, Rules
from argmap.weigh.standards import PRESETS, Accrual, Burden, Preset, Standard, Verdict, verdict


@dataclass(frozen=True)
class Fragility:
    """What would turn a verdict, each with all else as it is."""

    rules: tuple[Rules, ...]
    """The semantics and combinations of premises under which it would be another; none where one did not settle."""
    tried: int
    """How many of them were tried."""
    accruals: tuple[Accrual, ...]
    presets: tuple[Preset, ...]
    burdens: tuple[Burden, ...]
    """The burdens with which it would differ from the first that was asked for."""

    @property
    def is_fragile(self) -> bool:
        """Whether anything but the burden, which is a question of its own, would turn it."""
        return bool(self.rules or self.accruals or self.presets)

    @property
    def formulas(self) -> tuple[str, ...]:
        """The formulas that would turn it, in words, each with its combinations of premises unless all of them do."""
        found: dict[str, list[str]] = {}
        for one in self.rules:
            found.setdefault(one.semantics.title, []).append(one.combination.value)
        whole = len(Combination)
        return tuple(title if len(how) == whole else f"{title} ({', '.join(how)})" for title, how in found.items())

    def in_short(self) -> str:
        """What would turn it, in a few words; empty where nothing but the burden would."""
        parts = [f"{len(self.rules)} of {self.tried} formulas"] if self.rules else []
        parts += ["another accrual"] if self.accruals else []
        parts += ["other numbers"] if self.presets else []
        return ", ".join(parts)

    def words(self) -> str:
        """What would turn it, by name, in a sentence; empty where nothing but the burden would."""
        parts = [f"under {', '.join(self.formulas)} ({len(self.rules)} of {self.tried} formulas)"] if self.rules else []
        parts += [f"with reasons accruing by {one}" for one in self.accruals]
        parts += [f"with the numbers of {one.title}" for one in self.presets]
        return f"This verdict is fragile. It would turn {'; '.join(parts)}." if parts else ""


@dataclass(frozen=True)
class Retrial:
    """A verdict with those on the same claim under other rules and by other accruals."""

    stated: Verdict
    by_rules: tuple[tuple[Rules, Verdict], ...]
    by_accrual: tuple[Verdict, ...]

    def on(self, standard: Standard, *burdens: Burden) -> Fragility:
        """What would turn the verdict by ``standard`` under any of ``burdens``. Without a verdict nothing turns it."""

        def answers(one: Verdict) -> list[bool]:
            return [replace(one, standard=standard, burden=burden).holds for burden in burdens]

        def turns(other: Verdict) -> bool:
            return self.stated.is_settled and other.is_settled and answers(other) != answers(self.stated)

        return Fragility(
            rules=tuple(rules for rules, other in self.by_rules if turns(other)),
            tried=len(self.by_rules),
            accruals=tuple(other.accrual for other in self.by_accrual if turns(other)),
            presets=tuple(one for one in PRESETS.values() if turns(replace(self.stated, preset=one))),
            burdens=tuple(one for one in Burden if self._holds(standard, one) is not self._holds(standard, burdens[0])),
        )

    def _holds(self, standard: Standard, burden: Burden) -> bool:
        return replace(self.stated, standard=standard, burden=burden).holds


def retrial(weighing: Weighing, stated: Verdict, others: Sequence[Weighing]) -> Retrial:
    """``stated``, reached under ``weighing``, again under ``others`` (``robust.alternatives``) and by every accrual."""
    return Retrial(
        stated,
        tuple((other.rules, _again(other, stated, stated.accrual)) for other in others),
        tuple(_again(weighing, stated, one) for one in Accrual),
    )


def fragility(weighing: Weighing, stated: Verdict, others: Sequence[Weighing]) -> Fragility:
    """What would turn the verdict ``stated``, reached under ``weighing``; ``others`` are ``robust.alternatives``."""
    return retrial(weighing, stated, others).on(stated.standard, stated.burden)


def _again(weighing: Weighing, stated: Verdict, accrual: Accrual) -> Verdict:
    return verdict(weighing, stated.claim, stated.standard, preset=stated.preset, accrual=accrual, burden=stated.burden)
