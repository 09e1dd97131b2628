"""The aggregations of the published semantics: sum, probabilistic sum, maximum, and one between the last two."""

from __future__ import annotations

import numpy as np

from argmap.weigh.semantics.base import Indices, Numbers

FOURTH = 4.0


class Sum:
    """The sum of the acts."""

    def total(self, acts: Numbers, starts: Indices) -> Numbers:
        """Sum of each segment."""
        return np.add.reduceat(acts, starts, axis=0)

    def slopes(self, acts: Numbers, starts: Indices, segments: Indices) -> Numbers:  # noqa: ARG002 - the protocol's
        """1 for each act."""
        return np.ones_like(acts)


class ProbabilisticSum:
    """1 - prod(1 - act), as for independent chances: DF-QuAD's aggregation (Rago et al., KR 2016)."""

    def total(self, acts: Numbers, starts: Indices) -> Numbers:
        """Probabilistic sum of each segment."""
        total: Numbers = 1.0 - np.multiply.reduceat(1.0 - acts, starts, axis=0)
        return total

    def slopes(self, acts: Numbers, starts: Indices, segments: Indices) -> Numbers:
        """The product of the other acts' complements; complements that are 0 are counted, never divided by."""
        left = 1.0 - acts
        none_left = left == 0.0
        safe = np.where(none_left, 1.0, left)
        product = np.multiply.reduceat(safe, starts, axis=0)[segments]
        empty = np.add.reduceat(none_left.astype(np.float64), starts, axis=0)[segments]
        others_empty = empty - none_left
        slopes: Numbers = np.where(others_empty > 0, 0.0, product / safe)
        return slopes


class Top:
    """The greatest act."""

    def total(self, acts: Numbers, starts: Indices) -> Numbers:
        """Maximum of each segment."""
        return np.maximum.reduceat(acts, starts, axis=0)

    def slopes(self, acts: Numbers, starts: Indices, segments: Indices) -> Numbers:
        """1 at the maximum, shared where several are, else 0."""
        greatest = acts == np.maximum.reduceat(acts, starts, axis=0)[segments]
        sharing = np.add.reduceat(greatest.astype(np.float64), starts, axis=0)[segments]
        return np.where(greatest, 1.0 / sharing, 0.0)


class AczelAlsina:
    """The t-conorm of Aczel and Alsina (1982) of degree k: 1 - exp(-(sum (-ln(1 - act))^k)^(1/k)).

    Degree 1 is the probabilistic sum, an infinite degree the maximum. In between, reasons accumulate, but many weak
    ones do not make up for a decisive one.
    """

    def __init__(self, degree: float) -> None:
        self.degree = degree

    def total(self, acts: Numbers, starts: Indices) -> Numbers:
        """The t-conorm of each segment."""
        return -np.expm1(-self._distance(acts, starts))

    def slopes(self, acts: Numbers, starts: Indices, segments: Indices) -> Numbers:
        """exp(-R) (r / R)^(k-1) / (1 - act) with r = -ln(1 - act) and R the distance of the segment."""
        with np.errstate(divide="ignore", invalid="ignore"):
            own = -np.log1p(-acts)
            whole = self._distance(acts, starts)[segments]
            ratio = np.where(whole > 0, np.where(np.isinf(whole), np.isinf(own), own / whole), 1.0)
            slopes = np.exp(-whole) * ratio ** (self.degree - 1) / (1.0 - acts)
        return np.where(np.isfinite(slopes), slopes, 0.0)

    def _distance(self, acts: Numbers, starts: Indices) -> Numbers:
        with np.errstate(divide="ignore"):
            own = -np.log1p(-acts)
        if self.degree == FOURTH:  # much quicker than general powers
            square = own * own
            return np.sqrt(np.sqrt(np.add.reduceat(square * square, starts, axis=0)))
        distance: Numbers = np.add.reduceat(own**self.degree, starts, axis=0) ** (1.0 / self.degree)
        return distance
