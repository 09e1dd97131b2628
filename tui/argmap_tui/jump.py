"""Jumping: a letter on every line that leads somewhere, and the letter goes there."""

from __future__ import annotations

from dataclasses import dataclass

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


@dataclass(frozen=True)
class Landing:
    """A place to jump to: where its letters stand on the screen, which pane it is in, and its number there."""

    x: int
    y: int
    pane: str
    number: int


def lettered(count: int) -> list[str]:
    """As many labels, one letter each where there are enough of them, else two; none begins another."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    pairs = (first + second for first in LETTERS for second in LETTERS)
    return [pair for pair, _ in zip(pairs, range(count), strict=False)]
