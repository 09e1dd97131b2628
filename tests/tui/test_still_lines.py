"""Why weighing an item moves nothing, in words, and on the slider."""

from __future__ import annotations

import pytest

from argmap_tui.scales import Scales
from argmap_tui.still_lines import STILL, why_still
from tests.tui.conftest import NARROW, Opened, office


def still(id: str, **weights: float) -> str:
    scales = Scales(office(), "tester")
    for one, weight in weights.items():
        scales.put(one.replace("_", "-"), weight)
    return why_still(scales, id)


@pytest.mark.parametrize(
    ("id", "weights", "words"),
    [
        ("staff", {"staff": 0.9}, "nobody has said how far its premise “Half the staff"),
        ("rent", {"rent": 0.9}, "how far 2 of its 2 premises are believed"),
        ("rent", {"rent": 0.9, "lease_runs": 0.9}, "one of its 2 premises, “Rents rise every year”, is believed"),
        ("staff", {"staff": 0.9, "staff_leave": 0.2}, "rather than…” is not believed, and a premise counts only above"),
        ("staff-leave", {"staff_leave": 0.3}, "at .5 or below gives nothing to the argument that rests on it"),
        ("lease-runs", {"lease_runs": 0.9}, "“Rent” also needs “Rents rise every year”, which is not believed so far"),
    ],
)
def test_what_keeps_everything_still_is_said(id: str, weights: dict[str, float], words: str) -> None:
    assert words in still(id, **weights)


@pytest.mark.parametrize(
    ("id", "weights"),
    [
        ("staff", {}),
        ("staff", {"staff": 0.9, "staff_leave": 0.9}),
        ("staff-leave", {"staff_leave": 0.9}),
        ("alone", {"alone": 0.2}),
        ("doubt", {"doubt": 0.9}),
        ("contract", {"contract": 0.9}),
    ],
)
def test_where_there_is_no_more_to_say_nothing_moves(id: str, weights: dict[str, float]) -> None:
    assert still(id, **weights) == STILL


async def test_the_slider_says_why(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "9")
        assert "nobody has said how far its premise" in terminal.text
        assert "Its card leads there" in terminal.text
