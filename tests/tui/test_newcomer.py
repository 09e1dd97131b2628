"""What somebody meets who has never seen an argument map: signs, words, ways on, and keys that are quick."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import OptionList

from argmap.model import Claim, Question
from argmap.reading import Sign
from argmap_tui.cells import CURSOR
from argmap_tui.key_lines import keys_page
from argmap_tui.marks import MEANINGS
from argmap_tui.scales import Scales
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.merge import NOTHING_LIKE, TwinScreen
from argmap_tui.screens.perspectives import PerspectivesScreen
from argmap_tui.screens.pick import StakesScreen
from argmap_tui.why_lines import layout as why
from tests.tui.conftest import NARROW, Opened, Terminal, claim, office


async def settle(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


async def burst(terminal: Terminal, *keys: str) -> None:
    """Press keys without waiting for anything between them."""
    for key in keys:
        terminal.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await terminal.pilot.pause()
    await settle(terminal)
    await settle(terminal)


@pytest.mark.parametrize("pane", ["outline", "card"])
async def test_a_sign_stands_before_the_line_under_the_cursor(opened: Opened, pane: str) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        if pane == "card":
            await terminal.press("enter", "right")
        pointed = [line for line in terminal.lines() if CURSOR in line]
        assert len(pointed) == 1
        assert ("Move now" if pane == "outline" else f"{CURSOR} − Staff") in pointed[0]


async def test_keys_pressed_while_a_screen_opens_act_on_it(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("rents-rise", 0.9)
        await burst(terminal, "p", "space", "enter")
        assert terminal.on(MapScreen)
        await burst(terminal, "slash", "a", "l", "o", "n")
        screen = terminal.app.screen
        assert isinstance(screen, FindScreen)
        assert screen.query_one("#words").value == "alon"  # type: ignore[attr-defined]


async def test_escape_leaves_a_screen_that_is_still_working(opened: Opened) -> None:
    async with opened() as terminal:
        await burst(terminal, "p", "escape")
        assert terminal.on(MapScreen)
        await terminal.press("p")
        assert terminal.on(PerspectivesScreen)


async def test_weighing_a_question_asks_which_of_its_claims(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move")
        await terminal.press("w")
        assert terminal.on(StakesScreen)
        assert "Move now" in terminal.text
        await terminal.press("enter", "8", "enter")
        assert terminal.workspace.scales.stated("move-now") == 0.8
        assert isinstance(terminal.map[terminal.here], Claim)


async def test_from_a_card_found_in_the_outline_back_leads_to_the_row(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("slash")
        await terminal.write("parking")
        await terminal.press("enter")
        assert (terminal.here, terminal.screen.pane) == ("alone", "card")
        await terminal.press("backspace")
        assert (terminal.here, terminal.at, terminal.screen.pane) == ("move-now", "move-now", "outline")


async def test_from_a_card_found_on_a_card_back_leads_to_that_card(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("enter", "slash")
        await terminal.write("parking")
        await terminal.press("enter", "backspace")
        assert (terminal.here, terminal.at, terminal.screen.pane) == ("move-now", "move-now", "card")


@pytest.mark.parametrize("size", [(20, 5), (80, 24)])
async def test_the_slider_is_seen_on_the_smallest_terminal(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("w", "8")
        assert ".80" in terminal.text
        assert "●" in terminal.text
        await terminal.press("enter")
        assert CURSOR in terminal.text


async def test_messages_name_items_by_their_labels(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7", "enter", "u")
        assert "Taken back: " in terminal.notices[-1]
        assert "“Staff”" in terminal.notices[-1]
        assert "'staff'" not in terminal.notices[-1]
        await terminal.press("H")
        await settle(terminal)
        assert "took back: " in terminal.text
        assert "“Staff”" in terminal.text


async def test_a_counter_from_the_gaps_is_weighed_at_once(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("d")
        await settle(terminal)
        await terminal.press("down", "a")
        await terminal.write("it is not so")
        await terminal.press("ctrl+s")
        await settle(terminal)
        assert terminal.on(MapScreen)
        assert terminal.screen.is_weighing
        assert any("Added" in notice for notice in terminal.notices)


async def test_a_question_and_what_it_puts_up_are_added(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("A")
        await terminal.write("when do we move")
        await terminal.press("ctrl+s")
        question = terminal.map.find(terminal.here, Question)
        assert (question.text, question.options) == ("when do we move", ("move-now",))
        await terminal.go_to(question.id)
        await terminal.press("a")
        await terminal.write("we move in may")
        await terminal.press("ctrl+s")
        (thesis,) = terminal.map.find(question.id, Question).theses
        assert terminal.here == thesis
        assert terminal.screen.is_weighing


async def test_messages_never_cover_the_slider_or_the_tour(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("T", "w")
        terminal.screen.say("word " * 40)
        await terminal.pilot.pause()
        toast = terminal.app.screen.query_one("Toast").region
        for name in ("#slider", "Coach", "#strip"):
            assert not toast.overlaps(terminal.app.screen.query_one(name).region), name


def test_nothing_believed_gives_no_verdict_by_reasons() -> None:
    scales = Scales(office(), "tester")
    scales.put("move-now", 0.9)
    said = "\n".join("".join(span.text for span in line) for line in why(scales, "move-now", None, 60).lines)
    assert "does not hold" not in said
    assert "No verdict" in said
    scales.put("staff-leave", 0.9)
    told = "\n".join("".join(span.text for span in line) for line in why(scales, "move-now", None, 90).lines)
    assert "the strongest reason for it gives .00, against it .4" in told.replace("\n", " ")


def test_a_strength_from_silence_begins_with_a_dash() -> None:
    scales = Scales(office(), "tester")
    before = scales.strengths()
    scales.put("staff-leave", 0.9)
    moves = scales.moves(before, 5)
    assert {move.words for move in moves} == {"   – →  .90", "   – →  .30"}
    again = scales.strengths()
    scales.put("staff-leave", 0.8)
    assert all("–" not in move.words for move in scales.moves(again, 5))


def test_help_begins_with_every_sign() -> None:
    first = keys_page(80).plain.split("On the map")[0]
    assert all(f"{sign.mark} {sign.word}" in first for sign in Sign)
    assert all(f"{mark}  " in first for mark in MEANINGS)
    assert first.count("\n") < 20


async def test_twins_are_offered_only_where_words_are_like(opened: Opened) -> None:
    twin = claim("rents-go-up", "Rents rise again every year.")
    async with opened(office().put(twin)) as terminal:
        terminal.screen.go_to("rents-rise")
        await terminal.press("tab", "M")
        screen = terminal.app.screen
        assert isinstance(screen, TwinScreen)
        assert [option.id for option in screen.query_one(OptionList).options] == ["rents-go-up"]
        await terminal.press("escape")
        terminal.screen.go_to("alone")
        await terminal.press("M")
        assert NOTHING_LIKE[:40] in terminal.text
