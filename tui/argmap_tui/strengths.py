"""The strengths of a map at one time, and how one of them has moved since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from argmap.reading.degrees import decimal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNSAID = "–"
"""Stands for a number that is nobody's."""


class Strengths(NamedTuple):
    """All strengths at one time, by position."""

    numbers: NDArray[np.float64]
    said: NDArray[np.bool_]
    """Whether anything that was believed then bears on each."""


@dataclass(frozen=True)
class Move:
    """A claim whose strength has moved, and how far."""

    id: str
    before: float
    after: float
    said: tuple[bool, bool] = (True, True)
    """Whether anything believed bore on it before, and does now; else the number is nobody's."""

    @property
    def words(self) -> str:
        """Both strengths, in columns; a dash for one that is nobody's."""
        before, after = (
            decimal(value) if said else UNSAID for value, said in zip((self.before, self.after), self.said, strict=True)
        )
        return f"{before:>4} → {after:>4}"

    @property
    def by(self) -> float:
        """How far, with its sign."""
        return self.after - self.before
