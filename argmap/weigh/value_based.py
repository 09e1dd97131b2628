"""Value-based frameworks: what is acceptable to audiences that rank values differently.

Every argument promotes a value. For an audience an attack defeats its target unless the target's value is strictly
preferred to the attacker's; what the audience accepts are the preferred extensions of the defeats (Bench-Capon, Journal
of Logic and Computation 13, 2003). An argument is *objectively* acceptable when it stands in every preferred extension
for every audience, *subjectively* when in some, else *indefensible*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from argmap.errors import InputError
from argmap.weigh.extensions import CAP, SECONDS, ExtensionKind, Extensions, Rest, extensions
from argmap.weigh.frameworks import Framework, from_pairs

Audience = Mapping[str, float]
"""How high an audience ranks each value, such as the weights of a perspective; greater is preferred.

Equal ranks are no preference, nor is there one between a value that is not ranked and any other.
"""
Ranks = NDArray[np.float64]
Flags = NDArray[np.bool_]
FACT = "fact"
"""The value of an argument that states a fact: every audience prefers it to all others."""
MOST_VALUES = 7
"""Of how many values every order is tried; 7 have 5,040."""


@dataclass(frozen=True)
class Acceptability:
    """What each audience accepts, and what follows for each argument."""

    preferred: dict[str, Extensions]
    """The preferred extensions of each audience by its name."""
    objective: frozenset[str]
    """In every preferred extension for every audience."""
    subjective: frozenset[str]
    """In some preferred extension for some audience; holds all that is objective."""
    indefensible: frozenset[str]
    """In none."""

    @property
    def is_exact(self) -> bool:
        """Whether all extensions of all audiences were found; else more may be subjective and less objective."""
        return all(found.rest is Rest.NONE for found in self.preferred.values())


def audience(*values: str) -> Audience:
    """The audience that prefers each of ``values`` to those after it. Raises ``InputError`` for one given twice."""
    if len(set(values)) < len(values):
        raise InputError(f"an order names a value twice: {', '.join(values)}", "Name each value once.")
    return {value: float(len(values) - place) for place, value in enumerate(values)}


def every_audience(values: Iterable[str]) -> dict[str, Audience]:
    """One audience for each strict order of ``values``, under names such as ``life>property``.

    ``FACT`` is left out, since no audience doubts it. Raises ``InputError`` for more than ``MOST_VALUES`` values.
    """
    ranked = sorted({*values} - {FACT})
    if len(ranked) > MOST_VALUES:
        raise InputError(
            f"{len(ranked)} values have too many orders to try them all", f"Name audiences, or at most {MOST_VALUES}."
        )
    return {">".join(order): audience(*order) for order in permutations(ranked)}


def defeats(framework: Framework, values: Mapping[str, str], audience: Audience) -> Framework:
    """``framework`` with only those attacks that succeed for ``audience``.

    ``values`` gives the value that each argument promotes; attacks by and on an argument without one succeed, unless
    it attacks a fact. Raises ``InputError`` for attacks by sets, for which no definition is at hand, and ``UnknownId``
    for a value of an argument that is not in the framework.
    """
    if not framework.is_plain:
        raise InputError("attacks that come from sets of arguments have no value of their own", "Use plain attacks.")
    framework.numbers(values)
    ranks = np.array([_rank(values.get(name), audience) for name in framework.names], dtype=np.float64)
    return with_attacks(framework, ~outranked(framework, ranks))


def outranked(framework: Framework, ranks: Ranks) -> Flags:
    """Which attacks of a plain ``framework`` fail because the attacked argument ranks above the attacker; shape (m,).

    ``ranks`` holds a number for each argument, shape (n,): infinity for a fact, NaN for one of no rank.
    """
    attackers, facts = framework.members, np.isposinf(ranks)
    above = ranks[framework.targets] > np.nan_to_num(ranks[attackers], nan=np.inf)
    failing: Flags = above | (facts[framework.targets] & ~facts[attackers])
    return failing


def with_attacks(framework: Framework, kept: Flags) -> Framework:
    """A plain ``framework`` with only the attacks that ``kept``, shape (m,), marks."""
    pairs = np.stack([framework.members, framework.targets], axis=1)
    return from_pairs(len(framework), pairs[kept], framework.names)


def _rank(value: str | None, audience: Audience) -> float:
    if value == FACT:
        return np.inf
    return audience.get(value, np.nan) if value is not None else np.nan


def acceptability(
    framework: Framework,
    values: Mapping[str, str],
    audiences: Mapping[str, Audience] | None = None,
    cap: int = CAP,
    seconds: float = SECONDS,
) -> Acceptability:
    """What is acceptable to ``audiences``, given by name; without them to every strict order of the values.

    ``cap`` and ``seconds`` bound the search for each audience. Raises as ``defeats`` and ``every_audience`` do, and
    ``InputError`` where there is no audience.
    """
    named = every_audience(values.values()) if audiences is None else audiences
    if not named:
        raise InputError("nobody is asked what is acceptable", "Name at least one audience.")
    preferred = {
        name: extensions(defeats(framework, values, one), ExtensionKind.PREFERRED, cap, seconds)
        for name, one in named.items()
    }
    objective = frozenset.intersection(*(found.everywhere for found in preferred.values()))
    subjective = frozenset().union(*(found.somewhere for found in preferred.values()))
    return Acceptability(preferred, objective, subjective, frozenset(framework.names) - subjective)
