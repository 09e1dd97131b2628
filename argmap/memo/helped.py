"""What language models did for the memos on a map, as the review queue tells it to them."""

from __future__ import annotations

from typing import NamedTuple

from argmap.memo.shown import Shown
from argmap.model.base import Value


class Drafted(NamedTuple):
    """Words that a model has drafted for a finding, and what a person made of them."""

    id: int
    """Its number in the review queue."""
    key: str
    """The finding."""
    before: str
    """The finding's own words."""
    words: str
    model: str
    state: str
    """What became of it, in a word."""
    kept: str = ""
    """The words that a person accepted; empty where nobody has accepted any."""
    person: str = ""
    """Who decided; empty where nobody has."""


class Tally(Value):
    """What one model was asked for over all memos on a map, and what became of it, in sentences."""

    model: Shown
    asked: int = 0
    """Those that were sent to it."""
    given: int = 0
    """Those for which words of its were taken from a file: nothing was sent."""
    returned: int = 0
    """Those that it proposed other words for."""
    complained: int = 0
    """Those of the proposed words that the check found to say something else."""
    accepted: int = 0
    edited: int = 0
    """Those that a person accepted in words of their own."""
    rejected: int = 0
    waiting: int = 0
