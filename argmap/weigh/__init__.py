"""Weighing: from what people believe to what follows from it.

`compiled.compile` turns a map into flat arrays once; `Compiled.weigh` weighs it under a perspective and rules. Every
question is then put to that weighing:

    robust, explain           how far a strength can be relied on, and what raised or lowered it
    standards, fragility      whether a claim holds by a proof standard, who has to show what, and what would turn it
    cruxes, attribution       what a strength turns on, and whose doing it is
    ranges                    what it may be when beliefs are known only within bounds
    compare, pooling          several perspectives, and a group's
    positions, value_based    which claims can be held together, and by whom
    consistency, gaps         beliefs that fight with each other, and what is not worked out

`graph.from_edges` and `sweep.sweep` weigh plain graphs without a map; `argmap guide weighing` has the formulas.
"""

from __future__ import annotations

from argmap.weigh.perspectives import NEUTRAL, derived, perspective, perspectives

__all__ = ["NEUTRAL", "derived", "perspective", "perspectives"]
