"""The screen of history: who changed what, page by page, and undo from there."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from argmap.edits import Revise, Weigh
from argmap.edits.compose import retirement
from argmap.model import Map
from argmap.reading import change_words, labels_in
from argmap.store import Library
from argmap_tui.history_lines import OLDER, UNDOABLE, Past, Told, layout
from argmap_tui.lines import Layout
from argmap_tui.marks import CHANGED
from argmap_tui.screens import history as history_screen
from argmap_tui.screens.history import HistoryScreen
from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, Opened, Terminal, argument, office

MINE = Told(9, "2026-11-21", "10:30", "tester", "revised title of 'alone'", ("alone",), is_new=False)
HERS = Told(8, "2026-11-20", "09:00", "Rosa 漢字漢字漢字", "[b]added[/b] " * 80, ("rent",), is_new=True)


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


@pytest.mark.parametrize("width", [38, 78, 138])
def test_days_authors_and_marks(width: int) -> None:
    made = layout(Past((MINE, HERS), has_older=True, undoable=9), width)
    lines = texts(made)
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line.startswith("2026")] == ["2026-11-21", "2026-11-20"]
    assert any(line.startswith(f" {CHANGED} 09:00") for line in lines)
    assert [stop.id for stop in made.stops] == ["9", "8", OLDER]
    mine, hers = ("\n".join(lines[stop.first : stop.last + 1]) for stop in made.stops[:2])
    assert UNDOABLE[:10] in mine
    assert UNDOABLE[:10] not in hers
    assert hers.endswith("…")


def revised(library: Library, id: str, title: str, author: str) -> None:
    library.open("office").submit(Revise(id=id, fields={"title": title}), author)


async def on_history(terminal: Terminal) -> HistoryScreen:
    await terminal.press("H")
    await done(terminal)
    screen = terminal.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


async def done(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


def shown(screen: HistoryScreen) -> list[str]:
    return [one.words for one in screen.found.told] if screen.found else []


async def test_newest_first_and_enter_goes_to_the_item(opened: Opened, library: Library) -> None:
    library.add("office", office(), "somebody")
    revised(library, "alone", "Parking", "rosa")
    revised(library, "staff-leave", "Leaving", "tester")
    async with opened(size=NARROW) as terminal:
        screen = await on_history(terminal)
        assert shown(screen) == [
            "revised title of claim “Leaving”",
            "revised title of claim “Parking”",
            "made the map “Should we move the office?” with 13 items",
        ]
        await terminal.press("down", "enter")
        assert terminal.on(MapScreen)
        assert terminal.here == "alone"


async def test_of_the_item_in_view(opened: Opened, library: Library) -> None:
    library.add("office", office(), "somebody")
    revised(library, "alone", "Parking", "rosa")
    revised(library, "staff-leave", "Leaving", "tester")
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("alone")
        screen = await on_history(terminal)
        await terminal.press("i")
        await done(terminal)
        assert shown(screen)[0] == "revised title of claim “Parking”"
        assert len(shown(screen)) == 2
        assert "Parking" in terminal.lines()[0]
        await terminal.press("i")
        await done(terminal)
        assert len(shown(screen)) == 3


async def test_page_by_page(opened: Opened, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_screen, "PAGE", 2)
    library.add("office", office(), "somebody")
    for number in range(4):
        revised(library, "alone", f"Parking {number}", "rosa")
    async with opened(size=NARROW) as terminal:
        screen = await on_history(terminal)
        for count in (2, 4, 5):
            assert len(shown(screen)) == count
            assert ("older changes" in terminal.text) is (count < 5)
            screen.choose(OLDER)
            await done(terminal)
        assert len({one.seq for one in screen.found.told}) == 5 if screen.found else False


async def test_undo_takes_back_ones_own_last_change_only(opened: Opened, library: Library) -> None:
    library.add("office", office(), "somebody")
    revised(library, "alone", "Parking", "tester")
    revised(library, "staff-leave", "Leaving", "rosa")
    async with opened(size=NARROW) as terminal:
        await on_history(terminal)
        assert UNDOABLE in terminal.text
        await terminal.press("u")
        await done(terminal)
        assert getattr(terminal.map["alone"], "title", None) == ""
        assert getattr(terminal.map["staff-leave"], "title", None) == "Leaving"
        assert UNDOABLE not in terminal.text
        await terminal.press("u")
        assert "nothing of tester's to undo" in terminal.notices[-1]
        await terminal.press("ctrl+r")
        await done(terminal)
        assert getattr(terminal.map["alone"], "title", None) == "Parking"
        await terminal.press("escape")
        assert any("Parking" in line for line in terminal.lines())


async def test_undo_never_overrides_somebody_else(opened: Opened, library: Library) -> None:
    library.add("office", office(), "somebody")
    revised(library, "alone", "Mine", "tester")
    revised(library, "alone", "Hers", "rosa")
    async with opened(size=NARROW) as terminal:
        await on_history(terminal)
        await terminal.press("u")
        assert "rosa has changed “Hers” since" in terminal.notices[-1]
        assert getattr(terminal.map["alone"], "title", None) == "Hers"


async def test_what_is_new_is_marked(opened: Opened, library: Library) -> None:
    async with opened():
        pass
    revised(library, "alone", "Parking", "rosa")
    async with opened(size=NARROW) as terminal:
        screen = await on_history(terminal)
        assert [one.is_new for one in screen.found.told] == [True, False] if screen.found else False
        assert "1 change by others since your last visit" in terminal.text


async def test_what_is_gone_leads_nowhere(opened: Opened, library: Library) -> None:
    library.add("office", office(), "somebody")
    live = library.open("office")
    live.submit(retirement(live.map, "alone"), "rosa")
    async with opened(size=NARROW) as terminal:
        await on_history(terminal)
        await terminal.press("enter")
        assert terminal.on(HistoryScreen)
        assert "Nothing of this is in the map any more" in terminal.notices[-1]
        await terminal.press("down", "enter")
        assert "beginning" in terminal.notices[-1]


def test_two_items_that_are_called_alike_are_told_apart() -> None:
    twins = [argument(id, "move-now", title="Rents rise every year.") for id in ("one", "other")]
    map = Map.build(office().header, [*office().items, *twins])
    of_claim, of_one = (Weigh(perspective="me", id=id, value=0.5) for id in ("rents-rise", "one"))
    assert change_words(of_claim, labels_in(map)).startswith("weighed claim “Rents rise every year.” 0.5")
    assert change_words(of_one, labels_in(map)).startswith("weighed argument “Rents rise every year.” [one] 0.5")
    without = map.drop("one")
    assert change_words(of_one, labels_in(without, map)).startswith("weighed argument “Rents rise every year.” [one]")


async def test_undo_says_which_of_two_it_took_back(opened: Opened) -> None:
    async with opened(office().put(argument("leaving", "staff-leave", title="Move now"))) as terminal:
        await terminal.go_to("leaving")
        await terminal.press("w", "7", "enter", "u")
        assert "argument “Move now” 0.7" in terminal.notices[-1]
        screen = await on_history(terminal)
        assert "argument “Move now” 0.7" in shown(screen)[0]
