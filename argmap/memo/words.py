"""The words of a memo that stand for numbers, each from one stated scale.

Strengths are said on the scale of ICD 203 (2015), with its cut points and one more in the middle, but without its
words of likelihood, since a strength is no probability. Confidence is said in the five words of the IPCC's guidance
note (2010), out of evidence and agreement; the two never share a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum

from argmap.model import Item, Map
from argmap.reading import label
from argmap.reading.degrees import CUTS, decimal

SUPPORT_CUTS = (*CUTS[:3], 0.5, *CUTS[3:])
SUPPORT = (
    "very strongly opposed",
    "strongly opposed",
    "opposed",
    "barely opposed",
    "barely supported",
    "supported",
    "strongly supported",
    "very strongly supported",
)
"""What a strength between two cut points is called."""


BARE = "nothing believed bears on it"
"""Said in place of a strength or a verdict that would be nobody's."""


def support(strength: float) -> str:
    """What ``strength``, from 0 to 1, means in words."""
    return SUPPORT[bisect_left(SUPPORT_CUTS, strength)]


def span(low: float, high: float) -> str:
    """A range with two decimals: ``.40–.62``; one number where both ends print alike."""
    return decimal(low) if decimal(low) == decimal(high) else f"{decimal(low)}–{decimal(high)}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """The words with commas, and ``joint`` before the last."""
    return f" {joint} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


NAME = 120
"""The characters of a name at most: what has no title is named by its words, which may be a page of them."""
SAID = 400
"""The characters at most of what is said in full beside the place where it belongs."""


def cut(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut at a blank where there is one."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return f"{start.rpartition(' ')[0] or start}…"


def called(map: Map, item: Item) -> str:
    """The name of an item, without a full stop."""
    return cut(label(map, item).removesuffix("."), NAME)


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: ``1 claim``, ``1,240 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class Level(IntEnum):
    """Low, medium or high."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2


EVIDENCE_LEVELS = {Level.LOW: "limited evidence", Level.MEDIUM: "medium evidence", Level.HIGH: "robust evidence"}
AGREEMENT_LEVELS = {Level.LOW: "low agreement", Level.MEDIUM: "medium agreement", Level.HIGH: "high agreement"}
CONFIDENCE = ("very low", "low", "medium", "high", "very high")


def confidence(evidence: Level, agreement: Level) -> str:
    """How far a finding can be relied on, out of how robust the evidence is and how far perspectives agree."""
    return CONFIDENCE[evidence + agreement]
