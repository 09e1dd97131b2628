"""Jump mode: letters on all that leads on."""

from __future__ import annotations

import pytest

from argmap_tui.jump import LETTERS, lettered
from argmap_tui.screens.jump import JumpScreen
from tests.tui.conftest import NARROW, WIDE, Opened, Terminal


def letters_of(terminal: Terminal, pane: str, number: int) -> str:
    screen = terminal.app.screen
    assert isinstance(screen, JumpScreen)
    return next(keys for keys, place in screen._at.items() if (place.pane, place.number) == (pane, number))


@pytest.mark.parametrize("count", [0, 1, len(LETTERS), len(LETTERS) + 1, 200])
def test_no_letters_begin_others(count: int) -> None:
    made = lettered(count)
    assert len(set(made)) == len(made) == count
    assert not [one for one in made for other in made if one != other and other.startswith(one)]


async def test_to_a_row(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("semicolon")
        last = len(terminal.rows) - 1
        letters = letters_of(terminal, "outline", last)
        line = next(line for line in terminal.lines() if "Move now" in line and "◆" in line and "─" not in line)
        assert line.strip("│")[0] in LETTERS
        await terminal.press(*letters)
        assert terminal.at == terminal.here == terminal.rows[last]
        assert terminal.screen.outline.has_focus


async def test_to_a_link_of_the_card(opened: Opened) -> None:
    async with opened(size=WIDE) as terminal:
        await terminal.go_to("rent")
        stops = terminal.screen.card._layout.stops
        at = next(number for number, stop in enumerate(stops) if stop.id == "lease-runs")
        await terminal.press("semicolon")
        await terminal.press(*letters_of(terminal, "card", at))
        assert terminal.here == "lease-runs"
        assert terminal.screen.card.has_focus
        await terminal.press("backspace")
        assert terminal.here == "rent"


async def test_only_what_is_shown_has_letters(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("semicolon")
        screen = terminal.app.screen
        assert isinstance(screen, JumpScreen)
        assert {place.pane for place in screen._at.values()} == {"outline"}


@pytest.mark.parametrize("key", ["escape", "1", "enter", "semicolon"])
async def test_any_other_key_leaves(opened: Opened, key: str) -> None:
    async with opened() as terminal:
        here = terminal.here
        await terminal.press("semicolon", key)
        assert not terminal.on(JumpScreen)
        assert terminal.here == here
