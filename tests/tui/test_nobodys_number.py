"""No strength and no verdict stand on the screen where nothing that is believed bears on a claim."""

from __future__ import annotations

from argmap_tui.scales import Scales
from argmap_tui.why_lines import NOTHING_BEARS, layout
from tests.tui.conftest import Opened, office


def why(scales: Scales, id: str) -> str:
    return " ".join("".join(span.text for span in line) for line in layout(scales, id, None, 200).lines)


def weighed(**weights: float) -> Scales:
    scales = Scales(office(), "tester")
    for id, weight in weights.items():
        scales.put(id.replace("_", "-"), weight)
    _ = scales.weighing
    return scales


def test_a_reason_that_gives_nothing_makes_no_strength() -> None:
    scales = weighed(lease_runs=0.9, rent=0.9)
    assert scales.strength("move-now") is None
    words = why(scales, "move-now")
    assert NOTHING_BEARS in words
    assert "comes to" not in words
    assert "hold" not in words
    scales.put("rents-rise", 0.9)
    assert scales.strength("move-now") is not None
    assert "comes to" in why(scales, "move-now")


def test_what_is_weighed_itself_has_a_strength() -> None:
    scales = weighed(move_now=0.5)
    assert scales.strength("move-now") == 0.5
    assert NOTHING_BEARS not in why(scales, "move-now")


def test_an_argument_that_nobody_weighed_is_not_explained() -> None:
    scales = weighed(alone=0.9)
    assert NOTHING_BEARS in why(scales, "rent")
    assert NOTHING_BEARS in why(scales, "staff-leave")


def test_a_move_from_a_number_that_was_nobodys_begins_with_a_dash() -> None:
    scales = weighed(lease_runs=0.9, rent=0.9)
    before = scales.strengths()
    scales.put("rents-rise", 0.9)
    (move,) = [one for one in scales.moves(before, 9) if one.id == "move-now"]
    assert move.words.startswith("   – → ")


async def test_the_map_and_its_options_show_no_number_for_it(opened: Opened) -> None:
    async with opened(office()) as terminal:
        for id, weight in (("lease-runs", 0.9), ("rent", 0.9)):
            terminal.workspace.scales.put(id, weight)
        terminal.screen.show_strengths()
        await terminal.pilot.pause()
        assert "nothing believed bears on its only claim" in terminal.text
        await terminal.press("o")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert "nothing that is believed bears on an option, so none has a verdict" in terminal.text
        assert ".50" not in terminal.text
