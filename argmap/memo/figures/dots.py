"""The certainty of evidence as four dots, in the manner of GRADE (Guyatt et al., BMJ 2008), never without its word."""

from __future__ import annotations

from argmap.model.nodes import Certainty

FULL, EMPTY = "●", "○"
NOT_GRADED = "not graded"
GRADES = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)


def dots(certainty: Certainty | None) -> str:
    """``●●○○ low``; for evidence that nobody has graded the words alone."""
    if certainty is None:
        return NOT_GRADED
    full = GRADES.index(certainty) + 1
    return f"{FULL * full}{EMPTY * (len(GRADES) - full)} {certainty.value.replace('-', ' ')}"
