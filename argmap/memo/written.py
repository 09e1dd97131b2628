"""What a memo said when it was written, as far as it takes to tell whether that still holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.memo.blocks import Hand, Memo
from argmap.memo.recipe import Recipe


@dataclass(frozen=True)
class Said:
    """A finding as it stands in a file."""

    key: str
    text: str
    rests_on: tuple[str, ...]
    check: str
    hand: Hand = Hand.MAP


@dataclass(frozen=True)
class Written:
    """A memo as it stands in a file."""

    recipe: Recipe
    said: Mapping[str, Said]
    """The findings by their keys, in reading order."""
    items: Mapping[str, str] = field(default_factory=dict)
    """What each item said, as a digest."""
    left_out: frozenset[str] = frozenset()
    """The keys of findings that the author took out."""


def written(memo: Memo) -> Written:
    """What a memo says."""
    said = {
        one.trace.key: Said(one.trace.key, one.text, one.trace.rests_on, one.trace.check, one.hand)
        for one in memo.findings()
        if one.trace is not None
    }
    return Written(memo.recipe, said, memo.items, frozenset(memo.left_out))
