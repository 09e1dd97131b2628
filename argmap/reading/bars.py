"""Strengths drawn in the cells of a line, to be read without colour."""

from __future__ import annotations

from collections.abc import Iterable

MIDDLE = 0.5
RANGE_LEGEND = "├──┤ 90 % of the draws, ● their median, · the rest, ┊ the middle (.50)"
TORNADO_LEGEND = (
    "The claim's strength: │ now, ░ if the item is denied (weight 0), █ if it is certain (1), ┊ the middle (.50)."
)
MARGIN = 0.01
"""How far the scale of tornadoes reaches beyond a strength that nothing moves."""


def range_cells(quantiles: tuple[float, float, float, float, float], columns: int) -> str:
    """A range on a scale from 0 to 1: its least value, 5 %, median, 95 % and greatest."""
    lowest, low, median, high, highest = (_cell(value, 0.0, 1.0, columns) for value in quantiles)
    cells = [" "] * columns
    cells[_cell(MIDDLE, 0.0, 1.0, columns)] = "┊"
    cells[lowest : highest + 1] = "·" * (highest + 1 - lowest)
    cells[low : high + 1] = "─" * (high + 1 - low)
    cells[low], cells[high] = "├", "┤"
    cells[median] = "●"
    return "".join(cells)


def tornado_scale(strengths: Iterable[float]) -> tuple[float, float]:
    """The scale on which tornadoes that reach to ``strengths`` are drawn, one or more of them."""
    found = list(strengths)
    low, high = min(found), max(found)
    return (low, high) if high - low >= MARGIN else (low - MARGIN, high + MARGIN)


def tornado_cells(at_zero: float, now: float, at_one: float, scale: tuple[float, float], columns: int) -> str:
    """How far a strength reaches from where it is ``now`` when a weight goes to 0 and to 1."""
    zero, middle, one = (_cell(value, *scale, columns) for value in (at_zero, now, at_one))
    cells = [" "] * columns
    if scale[0] <= MIDDLE <= scale[1]:
        cells[_cell(MIDDLE, *scale, columns)] = "┊"
    for end, mark in sorted(((zero, "░"), (one, "█")), key=lambda side: -abs(side[0] - middle)):
        first, last = sorted((end, middle))
        cells[first : last + 1] = mark * (last + 1 - first)
    cells[middle] = "│"
    return "".join(cells)


def tornado_head(low: str, high: str, scale: tuple[float, float], columns: int) -> str:
    """The line above tornadoes: the ends of their scale in figures, and the middle where there is room for it."""
    head = f"{low}{high:>{columns - len(low)}}"
    at = _cell(MIDDLE, *scale, columns)
    is_free = scale[0] <= MIDDLE <= scale[1] and len(low) < at < columns - len(high) - 1
    return f"{head[:at]}┊{head[at + 1 :]}" if is_free else head


def _cell(value: float, low: float, high: float, columns: int) -> int:
    return min(columns - 1, max(0, round((value - low) / (high - low) * (columns - 1))))
