"""What a screen does with its room: nothing is cut without a sign, nothing stands far from what it belongs to."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from argmap.model import Question
from argmap_tui.cells import CURSOR, ELLIPSIS, cut
from argmap_tui.key_lines import GROUPS, KEYS, key_rows, keys_page
from argmap_tui.option_lines import Options
from argmap_tui.scales import Rulebook
from argmap_tui.widgets.keys import KeyLine
from tests.tui.conftest import NARROW, WIDE, Opened, office


def test_cut_keeps_blanks_that_part_what_stands_on_a_line() -> None:
    assert cut("one   two", 20) == "one   two"
    assert cut("  set in", 20) == "  set in"
    assert cut("one\n  two\tthree", 20) == "one two three"


async def test_the_line_of_keys_says_that_there_are_more(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        assert terminal.lines()[-1].rstrip().endswith(f"? Help {ELLIPSIS}")
        await terminal.press("down", "w")
        line = terminal.lines()[-1].rstrip()
        assert line.endswith(f"? Help {ELLIPSIS}")
        assert "Done" in line


async def test_the_line_of_keys_says_all_where_there_is_room(opened: Opened) -> None:
    async with opened(size=WIDE) as terminal:
        line = terminal.lines()[-1].rstrip()
        assert "q Quit" in line
        assert ELLIPSIS not in line


async def test_the_keys_stand_apart_where_there_is_room(opened: Opened) -> None:
    async with opened(size=WIDE) as terminal:
        assert "w Weigh  a Add" in terminal.lines()[-1]
        await terminal.press("d")
        await terminal.app.workers.wait_for_complete()
        assert "Back to the map  i Question/map  f Next kind" in terminal.lines()[-1]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_a_click_presses_the_key_under_the_mouse(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        at = terminal.lines()[-1].index("? Help")
        await terminal.pilot.click(KeyLine, offset=(at, 0))
        await terminal.shown()
        assert "Signs before a row" in terminal.text


async def test_the_cursor_moves_no_words(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("d")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        before = terminal.lines()
        await terminal.press("down")
        after = terminal.lines()
        assert before != after
        assert [line.replace(CURSOR, " ") for line in before] == [line.replace(CURSOR, " ") for line in after]
        assert any(line.startswith(f"{CURSOR} ") for line in after)


async def test_the_slider_follows_the_question(opened: Opened) -> None:
    async with opened(size=(140, 50)) as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await terminal.press("W")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        lines = terminal.lines()
        asked = next(number for number, line in enumerate(lines) if "Asked because" in line)
        slider = next(number for number, line in enumerate(lines) if line.startswith("╭"))
        assert slider - asked < 6


def test_the_names_of_options_take_no_more_than_they_need() -> None:
    map = office()
    question = map["move"]
    assert isinstance(question, Question)
    found = Options(map, question, Rulebook())
    assert found.column(100) < 30
    assert found.column(25) <= 25


@pytest.mark.parametrize("width", [40, 58, 120])
def test_help_stands_in_columns(width: int) -> None:
    lines = keys_page(width).plain.split("\n")
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert all(f"{sign} {word}" in "\n".join(lines) for group in GROUPS for sign, word in group)
    for keys, meaning in dict(key_rows())["On the map"]:
        assert any(line.startswith(keys) and line[KEYS:] and meaning.startswith(line[KEYS:]) for line in lines)
