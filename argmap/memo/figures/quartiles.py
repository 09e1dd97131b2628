"""Quartiles of a group's credences."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def quartiles(credences: Sequence[float]) -> tuple[float, float, float]:
    """The lower quartile, the median and the upper quartile, between neighbours by their share (Hyndman & Fan's 7).

    Raises ``ValueError`` where there is none.
    """
    if len(credences) == 1:
        return (credences[0],) * 3
    low, median, high = statistics.quantiles(credences, n=4, method="inclusive")
    return low, median, high
