"""Sets of orderings over values, told by what their members have in common: who puts which value above which.

An ordering is a strict order of all values. A *condition* is a set of pairs (upper, lower); an ordering meets it when
it puts each upper value above its lower one. Sets are integers with one bit for each ordering, so that a set is told
exactly: by conditions such that an ordering is in the set just when it meets one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations, permutations
from operator import and_

Pair = tuple[str, str]
"""A value and one that is put below it."""
Condition = frozenset[Pair]

MOST_PAIRS = 3
"""Pairs of a condition, unless all of them share their upper or their lower value."""
MOST_CONDITIONS = 3
"""A set that needs more is told by how many orderings it has."""


@dataclass(frozen=True, eq=False)
class Orderings:
    """Every strict order of ``values``."""

    values: tuple[str, ...]

    @cached_property
    def orders(self) -> list[tuple[str, ...]]:
        """The orderings, each with the highest value first; n! of them."""
        return list(permutations(self.values))

    @cached_property
    def every(self) -> int:
        """The set of all orderings."""
        return (1 << len(self.orders)) - 1

    @cached_property
    def _meeting(self) -> dict[Condition, int]:
        """Each condition that can be told, with the orderings that meet it, fewest pairs first."""
        places = [{value: at for at, value in enumerate(order)} for order in self.orders]
        above = {
            (upper, lower): sum(1 << at for at, place in enumerate(places) if place[upper] < place[lower])
            for upper, lower in permutations(self.values, 2)
        }
        return {
            frozenset(pairs): met
            for pairs in sorted(_conditions(self.values), key=len)
            if (met := reduce(and_, (above[pair] for pair in pairs)))
        }

    def conditions(self, chosen: int) -> list[Condition]:
        """Conditions that the orderings in ``chosen`` meet and no others; none where more than a few are needed.

        The condition that covers most of what is left is taken next, which need not lead to the fewest. All orderings
        meet the empty condition.
        """
        if chosen == self.every:
            return [frozenset()]
        inside = {one: met for one, met in self._meeting.items() if not met & ~chosen}
        told: list[Condition] = []
        while chosen and inside and len(told) < MOST_CONDITIONS:
            best = max(inside, key=lambda one: (inside[one] & chosen).bit_count())
            told.append(best)
            chosen &= ~inside.pop(best)
        return [] if chosen else told

    def words(self, chosen: int) -> str:
        """Whose orderings ``chosen`` holds, to be read after a *to*."""
        if chosen == self.every:
            return "every audience"
        if not chosen:
            return "no audience"
        told, others = self.conditions(chosen), self.conditions(self.every & ~chosen)
        if others and (not told or _length(others) < _length(told)):
            return "every audience but " + ", or ".join(map(condition_words, others))
        if told:
            return ", or to ".join(map(condition_words, told))
        return f"{chosen.bit_count():,} of {len(self.orders):,} orders"


def condition_words(condition: Condition) -> str:
    """Who meets ``condition``, such as *whoever puts welfare above cost*."""
    below, above = _grouped(condition), _grouped((lower, upper) for upper, lower in condition)
    if len(above) < len(below):
        parts = [f"{_listed(uppers)} above {lower}" for lower, uppers in above.items()]
    else:
        parts = [f"{upper} above {_listed(lowers)}" for upper, lowers in below.items()]
    return f"whoever puts {', and '.join(parts)}"


def _grouped(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        grouped.setdefault(one, []).append(other)
    return grouped


def _listed(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _length(told: list[Condition]) -> tuple[int, int]:
    return sum(map(len, told)), len(told)


def _conditions(values: tuple[str, ...]) -> Iterator[tuple[Pair, ...]]:
    """Few pairs of any kind, and one value above or below any number of others."""
    pairs = list(permutations(values, 2))
    for size in range(1, MOST_PAIRS + 1):
        yield from combinations(pairs, size)
    for value in values:
        others = [other for other in values if other != value]
        for size in range(MOST_PAIRS + 1, len(values)):
            for chosen in combinations(others, size):
                yield tuple((value, other) for other in chosen)
                yield tuple((other, value) for other in chosen)
