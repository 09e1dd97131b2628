"""Any keys in any order, any size, and what the screens look like."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from argmap.store import Library
from tests.tui.conftest import NARROW, WIDE, Opened

KEYS = (  # noqa: SIM905 - easier to read
    "down up left right j k h l g G asterisk enter enter backspace escape escape tab shift+tab o a e x u ctrl+r slash "
    "question_mark pagedown pageup home end space ctrl+s ctrl+p w z 7 delete ctrl+z ctrl+y"
).split()
PRESSED = 1_500
LEAVES = {"ctrl+p"}
"""Opens the palette, which holds quitting; it is closed again at once."""


async def test_any_keys_in_any_order(opened: Opened, library: Library) -> None:
    dice = random.Random(20)
    async with opened(size=NARROW) as terminal:
        for _ in range(PRESSED):
            key = dice.choice(KEYS)
            terminal.app.simulate_key(key)
            await terminal.pilot._wait_for_screen()
            if key in LEAVES:
                await terminal.press("escape")
            assert terminal.app.is_running
            assert terminal.app.failure is None
    assert list(library.problems()) == []


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


Check = Callable[[App[Any]], None]
SCREENS = {
    "home-wide": (WIDE, ()),
    "home": (NARROW, ()),
    "card": (NARROW, ("down", "enter")),
    "add": (NARROW, ("down", "a")),
    "help": (NARROW, ("question_mark",)),
    "find": (NARROW, ("slash", "r", "e", "n", "t")),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_looks(opened: Opened, picture: Check, name: str) -> None:
    size, keys = SCREENS[name]
    async with opened(size=size) as terminal:
        terminal.app.animation_level = "none"
        await terminal.press(*keys)
        for widget in terminal.app.screen.query("Input, TextArea"):
            widget.set_reactive(type(widget).cursor_blink, value=False)  # type: ignore[attr-defined]
        await terminal.pilot.pause()
        picture(terminal.app)
