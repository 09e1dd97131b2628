"""Ranges and tornadoes in cells."""

from __future__ import annotations

from argmap.reading.bars import range_cells, tornado_cells, tornado_scale


def test_a_range() -> None:
    assert range_cells((0.1, 0.2, 0.3, 0.7, 0.9), 21) == "  ··├─●───────┤····  "
    assert range_cells((0.1, 0.1, 0.1, 0.1, 0.1), 11) == " ●   ┊     "
    assert range_cells((0.0, 0.0, 1.0, 1.0, 1.0), 5) == "├───●"


def test_a_tornado() -> None:
    assert tornado_cells(0.0, 0.4, 1.0, (0.0, 1.0), 11) == "░░░░│██████"
    assert tornado_cells(1.0, 0.4, 0.2, (0.0, 1.0), 11) == "  ██│░░░░░░"
    assert tornado_cells(0.8, 0.7, 0.7, (0.0, 1.0), 11) == "     ┊ │░  "
    assert tornado_cells(0.8, 0.7, 0.7, (0.6, 1.0), 5) == " │░  "
    assert tornado_cells(0.6, 0.5, 0.7, (0.5, 0.7), 9) == "│░░░░████"  # both lift


def test_the_scale_of_tornadoes() -> None:
    assert tornado_scale([0.3, 0.9, 0.5]) == (0.3, 0.9)
    low, high = tornado_scale([0.5, 0.5])
    assert low < 0.5 < high  # so that a strength that nothing moves is drawn, too
