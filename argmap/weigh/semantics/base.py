"""What a gradual semantics is made of: how reasons add up on each side, and what their balance does to a base score.

A *modular* semantics (Mossakowski and Neuhaus, arXiv 1807.06685) first aggregates the strengths of the reasons for and
against into an energy E, then lets an influence move the base score w by it. Aggregations here work on one side at a
time: E = side(pro) - side(con). Arrays have one entry, or one row of scenarios, for each reason or node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


class Aggregation(Protocol):
    """How the reasons on one side of a node add up."""

    def total(self, acts: Numbers, starts: Indices) -> Numbers:
        """The side's weight for each segment of ``acts``; segment i begins at ``starts[i]`` and is never empty."""

    def slopes(self, acts: Numbers, starts: Indices, segments: Indices) -> Numbers:
        """The derivative of its segment's total by each act; ``segments`` has the segment of each act."""


class Influence(Protocol):
    """What the energy E does to a base score w."""

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """The derivatives of the strength by the energy and by the base score."""


@dataclass(frozen=True)
class Semantics:
    """A named, published way of weighing."""

    id: str
    title: str
    aggregation: Aggregation
    influence: Influence
    formula: str
    reference: str
    properties: str
    """In words: what it does to many, to weak and to decisive reasons."""
    joins_dependent: bool = False
    """Whether reasons on one side that rest on the same premises count once, as much as the strongest of them."""

    def strength(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength of nodes with the base scores ``base`` under the energies ``energy``."""
        return self.influence.moved(base, energy)
