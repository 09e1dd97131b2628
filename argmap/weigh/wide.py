"""Aggregations and premises for many scenarios side by side, equal to those of ``semantics`` but quicker there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from argmap.weigh.graph import Side
from argmap.weigh.layers import Change
from argmap.weigh.rules import Combination
from argmap.weigh.semantics.aggregations import FOURTH, AczelAlsina, ProbabilisticSum, Sum, Top
from argmap.weigh.semantics.base import Aggregation, Numbers

WIDE = 8
"""Scenarios side by side from which on this is quicker."""


@dataclass(frozen=True)
class Reduction:
    """An aggregation as a change of each act, an operation that joins them, and a change of the result."""

    ufunc: np.ufunc
    before: Change | None = None
    after: Change | None = None


def reduction(aggregation: Aggregation) -> Reduction | None:
    """``aggregation`` taken apart; None for one that is not known here."""
    match aggregation:
        case Sum():
            return Reduction(np.add)
        case ProbabilisticSum():
            return Reduction(np.multiply, _complement, _complement)
        case Top():
            return Reduction(np.maximum)
        case AczelAlsina():
            return _aczel_alsina(aggregation.degree)
        case _:
            return None


def total(side: Side, acts: Numbers, how: Reduction, *, joined: bool) -> Numbers:
    """What the reasons of one side come to, for each of its rows; ``joined`` when dependent ones count once."""
    if joined:
        greatest = side.group_layers.reduced(np.maximum, acts)
        found = side.row_layers.reduced(how.ufunc, greatest, how.before)
    else:
        found = side.layers.reduced(how.ufunc, acts, how.before)
    return how.after(found) if how.after else found


def held(premises: Side, strengths: Numbers, combination: Combination, gate: Change) -> Numbers:
    """How far the premises of each row hold together."""
    match combination:
        case Combination.PRODUCT:
            return premises.layers.reduced(np.multiply, strengths, gate)
        case Combination.MIN:
            return premises.layers.reduced(np.minimum, strengths, gate)
    found: Numbers = premises.layers.reduced(np.add, strengths, gate) / premises.counts[:, None]
    return found


def _complement(values: Numbers) -> Numbers:
    return 1.0 - values


def _aczel_alsina(degree: float) -> Reduction:
    def before(acts: Numbers) -> Numbers:
        distance = np.negative(acts)
        with np.errstate(divide="ignore"):
            np.log1p(distance, out=distance)
        if degree != FOURTH:
            return (-distance) ** degree
        distance *= distance  # the fourth power, in place; the sign falls out
        distance *= distance
        return distance

    def after(sums: Numbers) -> Numbers:
        return -np.expm1(-(np.sqrt(np.sqrt(sums)) if degree == FOURTH else sums ** (1.0 / degree)))

    return Reduction(np.add, before, after)
