"""Under which rules a graph is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.weigh.semantics import DEFAULT, Semantics


class Gate(StrEnum):
    """What a premise of strength s gives its argument."""

    BELIEVED = "believed"
    """(s - .5) / .5 above the middle, else nothing: an undecided premise carries no information."""
    OPEN = "open"
    """s itself, as in the published semantics."""


class Combination(StrEnum):
    """How linked premises combine."""

    PRODUCT = "product"
    MIN = "min"
    MEAN = "mean"


@dataclass(frozen=True)
class Rules:
    """Under which rules a graph is weighed."""

    semantics: Semantics = DEFAULT
    gate: Gate = Gate.BELIEVED
    combination: Combination = Combination.PRODUCT
