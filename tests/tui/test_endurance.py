"""Any keys in any order, any size, and what the screens look like."""

from __future__ import annotations

import os
import random

import pytest
from textual.notifications import Notification
from textual.widgets._toast import Toast

from argmap.model import Claim, Header, Map
from argmap.store import Library
from argmap_tui.commands import MAP, VISITS
from argmap_tui.screens.asking import AskScreen
from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, WIDE, Opened

KEYS = (  # noqa: SIM905 - easier to read
    "down up left right j k h l g G asterisk enter enter backspace escape escape tab shift+tab o a e x u ctrl+r slash "
    "question_mark pagedown pageup home end space ctrl+s ctrl+p w z 7 delete ctrl+z ctrl+y semicolon c p n W T f2 f3 i "
    "f r v y s d H L N A V b plus minus 0 9 shift+left shift+down right_square_bracket f1 m M t R "
    "Q K e ctrl+f shift+enter"
).split()
PRESSED = int(os.environ.get("ARGMAP_KEYS", "150"))
"""Keys for each screen; 5,000 are pressed before a release."""
AGAIN = 25
"""Keys after which the way to the screen is gone again, for many keys leave it."""
LEAVES = {"ctrl+p"}
"""Opens the palette, which holds quitting; it is closed again at once."""
OPENED_BY = [command.keys.partition(",")[0] for command in (*VISITS, *MAP) if command.id != "map.quit"]


@pytest.mark.parametrize("start", OPENED_BY)
async def test_any_keys_in_any_order(opened: Opened, library: Library, start: str) -> None:
    dice = random.Random(f"keys {start}")
    async with opened(size=dice.choice((NARROW, WIDE))) as terminal:
        for number in range(PRESSED):
            key = start if number % AGAIN == 0 else dice.choice(KEYS)
            terminal.app.simulate_key(key)
            await terminal.pilot._wait_for_screen()
            if key in LEAVES:
                await terminal.press("escape")
            assert terminal.app.is_running
            assert terminal.app.failure is None
        live = terminal.app.workspace.live  # maybe another map by now
    assert list(library.problems()) == []
    assert library.open(live.name).map == live.map


async def test_a_message_whose_time_ends_while_it_is_put_up_freezes_nothing(opened: Opened) -> None:
    late = Notification("too late", timeout=-1)
    async with opened() as terminal:
        assert Toast(late)._timeout > 0
        terminal.app.notify("in time")
        await terminal.press("down")
        assert terminal.notices == ["in time"]


@pytest.mark.parametrize("keys", [["x"], ["ctrl+z", "ctrl+z"]])
async def test_the_last_claim_of_a_map_can_go_while_it_is_weighed(opened: Opened, keys: list[str]) -> None:
    async with opened(Map.build(Header(title="Empty"), []), name="empty") as terminal:
        await terminal.press("a")
        await terminal.write("So it is")
        await terminal.press("ctrl+s")
        assert terminal.screen.query_one("#slider").display
        await terminal.press("7", *keys)
        assert not list(terminal.map.of_kind(Claim))
        assert not terminal.screen.query_one("#slider").display
        await terminal.press("8", "right")
        assert terminal.app.failure is None


async def test_a_screen_can_be_left_before_it_is_up(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.app.push_screen(AskScreen("A map", "Its name"))
        terminal.app.pop_screen()
        await terminal.press("down")
        assert terminal.app.failure is None
        assert terminal.on(MapScreen)


async def test_any_size(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("rent")
        for start in ("enter", "tab"):
            await terminal.press(start)
            for size in (NARROW, (40, 12), (20, 5), (40, 12), NARROW, WIDE):
                await terminal.pilot.resize_terminal(*size)
                await terminal.pilot.pause()
                focused = terminal.app.focused
                assert focused is not None
                assert focused.display
                assert focused.size.width > 0


async def test_a_card_focused_by_the_mouse_stays_visible_when_narrow(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.pilot.click("#card", offset=(5, 30))
        assert terminal.screen.card.has_focus
        await terminal.pilot.resize_terminal(*NARROW)
        await terminal.pilot.pause()
        focused = terminal.app.focused
        assert focused is not None
        assert focused.display
        assert focused.size.width > 0
