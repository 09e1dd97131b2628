"""A list that comes again leaves the reader where they were, on every screen that lists."""

from __future__ import annotations

import pytest

from argmap.edits import Revise
from argmap.store import Library
from argmap_tui.lines import Layout, Span, Spot, Stop
from argmap_tui.screens.history import HistoryScreen
from argmap_tui.screens.memo import MemoScreen
from argmap_tui.screens.questions import QuestionsScreen
from argmap_tui.widgets.page import PageView
from tests.tui.conftest import NARROW, Opened, Terminal
from tests.tui.test_cruxes import weighed


def stops(ids: str) -> list[Stop]:
    return [Stop(id, line, line, -1) for line, id in enumerate(ids)]


@pytest.mark.parametrize(
    ("was", "at", "now", "found"),
    [
        ("abcd", 2, "abcd", 2),
        ("abcd", 2, "cab", 0),
        ("abcdef", 2, "bdef", 1),
        ("abcd", 3, "abc", 2),
        ("abcd", 3, "zb", 1),
        ("abcd", 1, "xyz", -1),
        ("", 0, "ab", -1),
    ],
)
def test_what_took_the_place_of_a_line(was: str, at: int, now: str, found: int) -> None:
    assert Spot(stops(was), at, 0, is_seen=True).among(stops(now)) == found


def lines(ids: str) -> Layout:
    made = Layout()
    for id in ids:
        made.offer(id, [[Span(id)]] * 3)
    return made


async def settled(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    await terminal.pilot.pause()


async def test_words_in_passing_leave_the_page_as_it_was(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("H")
        await settled(terminal)
        page = terminal.app.screen.query_one("#page", PageView)
        page.lay_out(lambda _: lines("abcdefghijklmnop"))
        page.action_scroll_end()
        await terminal.press("up", "up")
        top = page.scroll_offset.y
        assert (page.stop, top > 0) == ("n", True)
        for _ in range(2):
            page.lay_out(lambda _: lines(""), passing=True)
            await terminal.pilot.pause()
            assert page.stop == ""
        page.lay_out(lambda _: lines("abcdefghijklmop"), anew=False)
        await terminal.pilot.pause()
        assert page.stop == "o"
        assert page.scroll_offset.y == top - 3 or page.scroll_offset.y == top
        page.lay_out(lambda _: lines("abc"))
        await terminal.pilot.pause()
        assert (page.stop, page.scroll_offset.y) == ("a", 0)


async def test_undo_in_the_history(opened: Opened, library: Library) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        for word in ("One", "Two", "Three"):
            terminal.workspace.submit(Revise(id="alone", fields={"title": word}))
        await terminal.press("H")
        await settled(terminal)
        screen = terminal.app.screen
        assert isinstance(screen, HistoryScreen)
        await terminal.press("down", "down")
        before = screen.page.stop
        await terminal.press("u")
        await settled(terminal)
        assert len(screen.found.told if screen.found else ()) > 3
        assert screen.page.stop == before


async def test_noting_a_critical_question(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        terminal.workspace.submit(Revise(id="rent", fields={"scheme": "analogy"}))
        await terminal.go_to("rent")
        await terminal.press("Q")
        await settled(terminal)
        screen = terminal.app.screen
        assert isinstance(screen, QuestionsScreen)
        await terminal.press("down", "down")
        before = screen.page.stop
        await terminal.press("n")
        await settled(terminal)
        assert screen.found is not None
        assert any(one.note for one in screen.found.asked)
        assert screen.page.stop == before


async def test_the_other_form_of_a_memo(opened: Opened, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    async with opened(weighed(), size=NARROW) as terminal:
        await terminal.press("m")
        await settled(terminal)
        screen = terminal.app.screen
        assert isinstance(screen, MemoScreen)
        long = [stop.id for stop in screen.page._layout.stops]
        await terminal.press("f")
        await settled(terminal)
        short = [stop.id for stop in screen.page._layout.stops]
        await terminal.press("f")
        await settled(terminal)
        last = max(at for at, id in enumerate(long) if id in short)
        gone = next(at for at, id in enumerate(long[:last]) if id not in short and at > 5)
        screen.page.point_at(long[gone])
        await terminal.pilot.pause()
        await terminal.press("f")
        await settled(terminal)
        assert screen.page.stop == next(id for id in long[gone:] if id in short)
