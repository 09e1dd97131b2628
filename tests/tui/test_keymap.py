"""Keys of one's own: read from a file, told when they cannot be, and what they change on the screen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.screen import Screen

from argmap.cli import command_line
from argmap.settings import Home
from argmap_tui.commands import EVERY, MAP, remapped
from argmap_tui.key_lines import keys_page
from argmap_tui.keymap import MEETING, Keymap, is_key, keymap, listed
from argmap_tui.palette import commands_of
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.help import HelpScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.rules import RulesScreen
from tests.tui.conftest import NARROW, Opened
from tests.tui.test_commands import every_part

Write = Callable[[str], Home]


@pytest.fixture
def write(own_home: Path) -> Write:
    def write(words: str) -> Home:
        own_home.mkdir(parents=True, exist_ok=True)
        (own_home / "keys.toml").write_text(words, encoding="utf-8")
        return Home(own_home)

    return write


def test_nothing_is_changed_without_a_file(own_home: Path) -> None:
    assert keymap(Home(own_home)) == Keymap()


def test_keys_are_read(write: Write) -> None:
    home = write('map.find = "f, /"\n"map.rules" = "F"\n[visit]\ncruxes = "ctrl+k"\n')
    assert keymap(home) == Keymap({"map.find": "f,slash", "map.rules": "F", "visit.cruxes": "ctrl+k"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("map.find = ", "cannot be read"),
        ('map.fnd = "f"', "no command 'map.fnd'"),
        ('map.find = "crtl+f"', "no key 'crtl+f'"),
        ('map.find = "slsh"', "no key 'slsh'"),
        ('map.find = ""', "no key ''"),
        ('map = "f"', "no command 'map'"),
    ],
)
def test_what_cannot_be_is_told_and_left(write: Write, words: str, said: str) -> None:
    own = keymap(write(words))
    assert own.keys == {}
    assert said in own.wrong[0]


@pytest.mark.parametrize("key", ["f", "F", "/", "é", "+", "slash", "plus", "f5", "ctrl+f", "alt+shift+up", "space"])
def test_what_is_a_key(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("map.find", "map.rules"),
        ("map.find", "visit.cruxes"),
        ("map.find", "outline.open"),
        ("report.leave", "gaps.add"),
        ("library.new", "everywhere.quit"),
    ],
)
def test_a_key_given_twice_on_a_screen_is_told_and_the_first_keeps_it(write: Write, first: str, second: str) -> None:
    own = keymap(write(f'{first} = "f8"\n{second} = "f7,f8"'))
    assert own.keys == {first: "f8"}
    assert all(part in own.wrong[0] for part in (first, second, "'f8'"))
    assert {command.id: command.keys for command in remapped(MAP, own.keys)}["map.rules"] == "f"
    told = CliRunner().invoke(command_line, ["keys"])
    assert (told.exit_code, told.stderr.strip()) == (2, own.wrong[0])


def test_the_commands_of_every_screen_are_known_to_work_together() -> None:
    for part in every_part():
        if issubclass(part, Screen):
            for pair in combinations([command.id for command in commands_of(part)], 2):
                assert any(ids.issuperset(pair) for ids in MEETING), (part.__name__, pair)


def test_a_key_may_be_given_twice_on_different_screens(write: Write) -> None:
    own = keymap(write('gaps.add = "f8"\nlibrary.new = "f8"\noutline.open = "f8"\ncard.open = "f8"'))
    assert (len(own.keys), own.wrong) == (4, ())


def test_every_key_of_argmap_is_one() -> None:
    keys = [key for _, commands in EVERY for command in commands for key in command.keys.split(",")]
    assert [key for key in keys if not is_key(key)] == []


def test_a_key_that_is_given_is_taken_from_others() -> None:
    now = {command.id: command.keys for command in remapped(MAP, {"map.find": "x,f"})}
    assert now["map.find"] == "x,f"
    assert now["map.retire"] == "delete"
    assert "map.rules" not in now


def test_what_is_listed_is_such_a_file() -> None:
    written = tomllib.loads("\n".join(listed({"map.find": "f5"}, "keys.toml")))
    assert written["map"]["find"] == "f5"
    assert sum(len(group) for group in written.values()) == sum(len(commands) for _, commands in EVERY)


def test_the_command_lists_them_and_says_what_is_wrong(write: Write) -> None:
    write('map.find = "f5"')
    good = CliRunner().invoke(command_line, ["keys"])
    assert (good.exit_code, good.stderr) == (0, "")
    assert 'map.find = "f5"' in good.stdout
    write('map.nothing = "f5"')
    bad = CliRunner().invoke(command_line, ["keys"])
    assert bad.exit_code == 2
    assert "map.nothing" in bad.stderr


async def test_the_terminal_takes_them_in(opened: Opened, write: Write) -> None:
    write('map.find = "f"\nmap.rules = "F"\nrules.cancel = "x"\nmap.nothing = "y"')
    async with opened(size=NARROW) as terminal:
        assert any("map.nothing" in notice for notice in terminal.notices)
        assert " f Find " in terminal.text
        await terminal.press("slash")
        assert terminal.on(MapScreen)
        await terminal.press("f")
        assert terminal.on(FindScreen)
        await terminal.press("escape", "F")
        assert terminal.on(RulesScreen)
        await terminal.press("escape")
        assert terminal.on(RulesScreen)
        await terminal.press("x")
        assert terminal.on(MapScreen)


async def test_help_shows_them(opened: Opened, write: Write) -> None:
    write('map.weigh = "f5"')
    async with opened() as terminal:
        await terminal.press("question_mark")
        await terminal.pilot.pause()
        assert terminal.on(HelpScreen)
        assert re.search("f5 +Weigh the item in view", terminal.text)
    assert re.search("f5 +Weigh the item in view", keys_page(80, {"map.weigh": "f5"}).plain)


async def test_leaving_from_any_screen_can_be_remapped(opened: Opened, write: Write) -> None:
    write('everywhere.quit = "f9"')
    async with opened() as terminal:
        await terminal.press("d", "ctrl+q")
        assert terminal.app.is_running
        await terminal.press("f9")
        assert not terminal.app.is_running
