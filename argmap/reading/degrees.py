"""Words beside the numbers that people give: how far a claim is believed, an argument counts, evidence is trusted.

The cut points of belief are those of the words of estimative probability in ICD 203 (2015), and of force the same, so
that the middle is a half. Evidence has the four grades of GRADE, evenly spaced.
"""

from __future__ import annotations

from bisect import bisect_left

from argmap.model.nodes import Argument, Claim, Evidence

CUTS = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)
CREDENCE = (
    "almost certainly not",
    "very doubtful",
    "doubtful",
    "undecided",
    "think so",
    "convinced",
    "almost certain",
)
FORCE = (
    "hardly counts",
    "counts a little",
    "counts less than half",
    "counts by half",
    "counts for much",
    "counts for very much",
    "nearly decides it",
)
GRADES = (0.25, 0.5, 0.75)
CERTAINTY = ("very low certainty", "low certainty", "moderate certainty", "high certainty")
ENDS = {
    Claim: ("denied", "certain"),
    Argument: ("does not count", "decides it by itself"),
    Evidence: ("not trusted at all", "fully trusted"),
}


def degree(kind: type[Claim | Argument | Evidence], weight: float) -> str:
    """What ``weight``, from 0 to 1, means in words for a claim, an argument or an evidence item."""
    none, full = ENDS[kind]
    if weight in {0.0, 1.0}:
        return full if weight else none
    if kind is Evidence:
        return CERTAINTY[bisect_left(GRADES, weight)]
    return (CREDENCE if kind is Claim else FORCE)[bisect_left(CUTS, weight)]


def decimal(value: float) -> str:
    """A weight or strength with two decimals and no leading zero: ``.50``, ``1.00``."""
    return f"{value:.2f}".removeprefix("0")
