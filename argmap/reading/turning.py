"""What a claim turns on, in the words that the terminal and the commands share."""

from __future__ import annotations

from math import ceil, floor

from argmap.model import Map
from argmap.reading.signs import label

OWN = "its own credence"
NOISE = 1e-6
"""How far the weights found by halving may lie beside those at which a claim turns."""


def edge(weight: float, flip: float) -> float:
    """The weight ``flip`` at which something turns, to two decimals, away from the ``weight`` at which it is held.

    So the weight that is told does turn it; rounded to the nearest, it may lie just before.
    """
    return (ceil((flip - NOISE) * 100) if flip > weight else floor((flip + NOISE) * 100)) / 100


def label_on(map: Map, id: str, claim: str) -> str:
    """The label of one of the items on which ``claim`` turns; the claim itself is there for its own credence."""
    return OWN if id == claim else label(map, map[id])


def some_weights_only(count: int) -> str:
    """That of so many items of which none turns it not every weight was tried; empty for none."""
    if not count:
        return ""
    which = "1 item that lifts and lowers it" if count == 1 else f"{count:,} items that lift and lower it"
    return f"{which} (or in a circle): tried at some weights only."
