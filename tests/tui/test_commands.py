"""Every command is complete, documented and reachable."""

from __future__ import annotations

import inspect
import re
from itertools import chain

import pytest

from argmap import resources
from argmap_tui.commands import CARD, EVERY, MAP, OUTLINE, Command
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.help import HelpScreen, keys_page, rendered, text_of, topics
from argmap_tui.screens.map import MapScreen
from argmap_tui.widgets.card import CardView
from argmap_tui.widgets.outline import Outline
from tests.tui.conftest import NARROW, Opened

WHERE = {"map": (MapScreen, MAP), "outline": (Outline, OUTLINE), "card": (CardView, CARD)}
ALL = list(chain.from_iterable(commands for _, commands in EVERY))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.id)
def test_a_command_is_complete(command: Command) -> None:
    context, _, name = command.id.partition(".")
    widget, commands = WHERE[context]
    assert name
    assert command in commands
    assert inspect.getdoc(getattr(widget, "action_" + command.action.partition("(")[0]))
    assert command.label
    assert command.help
    assert f"**{command.shown_keys}** {command.help}".replace("*** ", "\\*** ") in keys_page() or command.help in keys_page()


def test_ids_and_keys_are_used_once() -> None:
    assert len({command.id for command in ALL}) == len(ALL)
    for _, commands in EVERY:
        keys = [key for command in commands for key in command.keys.split(",")]
        assert len(keys) == len(set(keys))
    for commands in (OUTLINE, CARD):
        keys = [key for command in (*MAP, *commands) for key in command.keys.split(",")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.id)
def test_the_guide_names_the_keys(command: Command) -> None:
    guide = resources.guide_page("terminal").lower()
    named = set(re.findall(r"`([^`]+)`|\b(pgup|pgdn|enter|backspace|esc|tab|space|home|end|del|f1)\b", guide))
    words = {word for pair in named for word in pair if word} | ({"↑", "↓"} if "arrows" in guide else set())
    words |= {sign for sign, word in {"→": "right", "←": "left"}.items() if word in guide}
    missing = [key for key in command.shown_keys.split() if key.lower() not in words]
    assert not missing


async def test_the_palette_has_every_command_that_belongs_there(opened: Opened) -> None:
    async with opened() as terminal:
        offered = {command.title for command in terminal.app.get_system_commands(terminal.screen)}
        assert {command.label for command in ALL if command.palette} <= offered


async def test_the_palette_runs_a_command(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("ctrl+p")
        await terminal.type("find an item")
        await terminal.press("enter")
        await terminal.pilot.pause(0.3)
        await terminal.press("enter")
        await terminal.pilot.pause()
        if not isinstance(terminal.app.screen, FindScreen):
            for command in terminal.app.get_system_commands(terminal.screen):
                if command.title == "Find":
                    await command.callback()  # type: ignore[misc]
            await terminal.pilot.pause()
        assert isinstance(terminal.app.screen, FindScreen)


async def test_keys_can_be_remapped(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.app.set_keymap({"map.find": "f"})
        await terminal.press("slash")
        assert isinstance(terminal.app.screen, MapScreen)
        await terminal.press("f")
        assert isinstance(terminal.app.screen, FindScreen)


async def test_help_shows_every_topic(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("question_mark")
        assert isinstance(terminal.app.screen, HelpScreen)
        for _ in topics():
            await terminal.press("space", "pageup", "down")
        await terminal.press("escape")
        assert isinstance(terminal.app.screen, MapScreen)


@pytest.mark.parametrize("topic", topics())
@pytest.mark.parametrize("width", [20, 60, 100])
def test_help_fits(topic: str, width: int) -> None:
    assert rendered(text_of(topic), width).plain.strip()
