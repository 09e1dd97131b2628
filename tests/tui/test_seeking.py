"""Finding words on a page: in the memo, the history, the help, the sources, on any screen of findings."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from argmap_tui.hits import CURRENT, FOUND, Count, Search
from argmap_tui.screens.help import HelpScreen
from argmap_tui.screens.history import HistoryScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.perspectives import PerspectivesScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.screens.sources import SourcesScreen
from tests.tui.conftest import NARROW, Opened, Terminal, office

LINES = ["Rents rise", "every year, and rents", "  rise again.", "日本 Rents rise"]


def found(search: Search) -> list[tuple[int, int, int]]:
    return [(at, one.start, one.end) for at in range(len(LINES)) for one in search.on(at)]


def test_words_are_found_in_any_case_and_over_the_end_of_a_line() -> None:
    search = Search()
    assert search.look(LINES, "RENTS  rise") == Count(1, 3)
    assert found(search) == [(0, 0, 10), (1, 16, 21), (2, 0, 6), (3, 3, 13)]
    assert [one.is_current for at in range(4) for one in search.on(at)] == [True, False, False, False]
    assert search.line == 0
    assert search.step(-1) == Count(3, 3)
    assert search.line == 3
    assert search.step(1) == Count(1, 3)


def test_the_first_place_is_from_where_the_reader_is() -> None:
    assert Search(begun=1).look(LINES, "rents") == Count(2, 3)
    assert Search(begun=9).look(LINES, "year") == Count(1, 1)


@pytest.mark.parametrize("words", ["", "   ", "nowhere", "[b]", ".*"])
def test_what_stands_nowhere(words: str) -> None:
    search = Search()
    assert search.look(LINES, words) == Count(0, 0)
    assert search.step(1) == Count(0, 0)
    assert (search.line, found(search)) == (-1, [])
    assert Search().look([], "rents") == Count(0, 0)


def test_another_width_keeps_the_place() -> None:
    search = Search()
    search.look(LINES, "rents")
    search.step(1)
    search.again([" ".join(LINES)])
    assert (search.count, search.line) == (Count(2, 3), 0)


def test_marks_are_told_apart_without_a_colour() -> None:
    for look in (FOUND, CURRENT):
        assert look.reverse
        assert look.color is None is look.bgcolor
    assert FOUND.underline is not CURRENT.underline


def marked(terminal: Terminal) -> list[tuple[str, bool]]:
    """What is marked on the screen, and whether it is the present place."""
    strips = terminal.app.screen._compositor.render_strips()
    return [
        (one.text, bool(one.style.underline))
        for strip in strips[:-2]
        for one in strip
        if one.style and one.style.reverse and any(letter.isalnum() for letter in one.text)  # or it is a scroll bar
    ]


async def on_history(terminal: Terminal) -> ReportScreen[object]:
    for id in ("rents-rise", "lease-runs", "few-asked"):
        terminal.workspace.scales.put(id, 0.9)
        terminal.workspace.save_weights()
    await terminal.press("H")
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen  # type: ignore[return-value]


async def test_words_are_found_as_they_are_typed(opened: Opened) -> None:
    async with opened(office(), size=NARROW) as terminal:
        screen = await on_history(terminal)
        assert "/ Find" in terminal.text
        await terminal.press("slash")
        await terminal.write("weig")
        assert "1 of 3" in terminal.text
        assert marked(terminal) == [("weig", True), ("weig", False), ("weig", False)]
        first = screen.page.stop
        await terminal.press("enter")
        assert "2 of 3" in terminal.text
        assert screen.page.stop != first, "the cursor goes along"
        await terminal.press("down", "down")
        assert "1 of 3" in terminal.text
        await terminal.press("shift+enter")
        assert "3 of 3" in terminal.text
        await terminal.press("up")
        assert "2 of 3" in terminal.text
        await terminal.press("x", "y")
        assert "not on this page" in terminal.text
        assert marked(terminal) == []


async def test_escape_ends_and_stays_there(opened: Opened) -> None:
    async with opened(office(), size=NARROW) as terminal:
        screen = await on_history(terminal)
        await terminal.press("slash", "w", "e", "i", "enter")
        here = screen.page.stop
        await terminal.press("escape")
        assert terminal.app.screen is screen
        assert screen.page.has_focus
        assert screen.page.stop == here
        assert marked(terminal) == []
        await terminal.press("ctrl+f")
        assert screen.seeking.is_open
        await terminal.press("escape", "escape")
        assert terminal.on(MapScreen)


async def test_keys_of_the_screen_are_letters_while_words_are_typed(opened: Opened) -> None:
    async with opened(office()) as terminal:
        await terminal.press("p")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        screen = terminal.app.screen
        assert isinstance(screen, PerspectivesScreen)
        await terminal.press("slash")
        await terminal.write("q y c")
        await terminal.press("enter")
        assert screen.marked == []
        assert screen.seeking.is_open
        assert terminal.app.screen is screen


async def test_words_of_the_help(opened: Opened) -> None:
    async with opened(office(), size=NARROW) as terminal:
        await terminal.press("question_mark", "slash")
        await terminal.write("Weigh")
        screen = terminal.app.screen
        assert isinstance(screen, HelpScreen)
        assert ("weigh", True) in [(words.lower(), now) for words, now in marked(terminal)]
        assert screen.page.scroll_offset.y > 0
        await terminal.press("enter")
        assert " 2 of " in terminal.text
        await terminal.press("escape")
        assert terminal.on(HelpScreen)
        assert screen.query_one(OptionList).has_focus
        assert marked(terminal) == []
        await terminal.press("escape")
        assert terminal.on(MapScreen)


async def test_words_of_the_list_of_sources(opened: Opened) -> None:
    async with opened(office()) as terminal:
        await terminal.press("e")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        screen = terminal.app.screen
        assert isinstance(screen, SourcesScreen)
        await terminal.press("slash")
        await terminal.write("of the city")
        assert "1 of 1" in terminal.text
        await terminal.press("escape")
        assert screen.page.has_focus
