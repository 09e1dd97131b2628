"""The library in the terminal: changing maps loses nothing; making, copying, removing, updating, backing up."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len
from textual.widgets import Input, Label

from argmap.model import Perspective
from argmap.store import Library
from argmap.store.listing import Listed
from argmap_tui.library_lines import Shelf, layout
from argmap_tui.screens.asking import AskScreen, SureScreen
from argmap_tui.screens.library import LibraryScreen
from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, Opened, Terminal, office

SHELF = Shelf(
    (
        Listed(
            "office", "Should we move? [b]漢字[/b] " * 9, {"claim": 4}, "bundled x", "2026-11-21T08:00:00+00:00", True
        ),
        Listed("waiting"),
    ),
    "office",
)


@pytest.mark.parametrize("width", [38, 78, 138])
def test_the_list(width: int) -> None:
    made = layout(SHELF, width)
    lines = ["".join(span.text for span in line) for line in made.lines]
    assert max(map(cell_len, lines)) <= width
    assert [stop.id for stop in made.stops] == ["office", "waiting"]
    words = " ".join(" ".join(lines).split())
    assert "open now" in words
    assert "office: 4 claims" in words
    assert "A newer version ships with argmap" in words
    assert "waiting: ships with argmap" in words


@pytest.fixture(autouse=True)
def two_maps(library: Library) -> None:
    library.add("office", office(), "somebody")
    library.add("second", office("A second map"), "somebody")


async def on_library(terminal: Terminal) -> LibraryScreen:
    await terminal.press("L")
    await done(terminal)
    screen = terminal.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


async def done(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    await terminal.pilot.pause()


async def put_cursor_on(terminal: Terminal, name: str) -> LibraryScreen:
    screen = terminal.app.screen if terminal.on(LibraryScreen) else await on_library(terminal)
    assert isinstance(screen, LibraryScreen)
    for key in ("up", "up", "up", "down", "down"):
        if screen.page.stop != name:
            await terminal.press(key)
    assert screen.page.stop == name
    return screen


async def test_the_cursor_stays_where_it_was_and_a_refused_name_is_not_lost(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await put_cursor_on(terminal, "second")
        await terminal.press("c")
        line = terminal.app.screen.query_one(Input)
        line.value = "office"
        await terminal.press("enter")
        await done(terminal)
        assert terminal.app.screen.query_one(Input) is line
        assert line.value == "office"
        assert "office" in str(terminal.app.screen.query_one("#said", Label).render())
        line.value = "third"
        await terminal.press("enter")
        await done(terminal)
        assert terminal.app.screen is screen
        assert "third" in names(library)
        assert screen.page.stop == "second"
        await terminal.press("b")
        await done(terminal)
        assert screen.page.stop == "second"


async def change_to(terminal: Terminal, name: str) -> None:
    await put_cursor_on(terminal, name)
    await terminal.press("enter")
    await done(terminal)


def names(library: Library) -> list[str]:
    return [row.name for row in library.maps()]


async def test_another_map_is_opened_and_nothing_of_the_first_is_lost(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("staff")
        terminal.workspace.scales.put("alone", 0.9)  # a draft that nothing has saved yet
        await change_to(terminal, "second")
        assert terminal.on(MapScreen)
        assert terminal.app.workspace.live.name == "second"
        assert len(terminal.app.screen_stack) == 1
        assert "A second map" in terminal.text
        first = library.open("office")
        assert [view.credence for view in first.map.of_kind(Perspective)] == [{"alone": 0.9}]
        assert json.loads(first.place)["here"] == "staff"
        terminal.app.map_screen.go_to("staff")
        await terminal.press("w", "9", "enter")
        assert not any(library.open("office").map.get(id) is None for id in ("staff", "alone"))
        await change_to(terminal, "office")
        assert terminal.app.workspace.trail.here == "staff"
        assert terminal.app.map_screen is terminal.app.screen
    assert library.last_opened() == "office"


async def test_a_map_that_cannot_be_left_or_opened_changes_nothing(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await put_cursor_on(terminal, "second")
        library.remove("second")
        await terminal.press("enter")
        await done(terminal)
        assert terminal.app.screen is screen
        assert terminal.app.workspace.live.name == "office"
        assert "no map 'second'" in terminal.notices[-1]


async def test_what_ifs_hold_one_back(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        terminal.workspace.scales.supposing = True
        terminal.workspace.scales.put("alone", 0.9)
        await change_to(terminal, "second")
        assert terminal.app.workspace.live.name == "office"
        assert "what-ifs" in terminal.notices[-1]
        await terminal.press("n")
        assert terminal.on(LibraryScreen)


async def test_the_open_map_is_gone_back_to(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await on_library(terminal)
        assert screen.page.stop == "office"
        await terminal.press("enter")
        assert terminal.app.screen is terminal.screen


async def test_a_new_map_is_opened_and_takes_a_first_claim(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        await on_library(terminal)
        await terminal.press("n")
        assert terminal.on(AskScreen)
        await terminal.write("a garden")
        await terminal.press("enter")
        await done(terminal)
        assert "garden" in names(library)
        assert terminal.on(MapScreen)
        assert terminal.app.workspace.map.header.title == "a garden"
        await terminal.press("a")
        await terminal.write("It rains.")
        await terminal.press("ctrl+s")
        await terminal.pilot.pause()
        assert len(terminal.app.workspace.map.items) == 1


async def test_a_copy_gets_the_name_that_was_asked_for(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        await put_cursor_on(terminal, "second")
        await terminal.press("c", "enter")
        await done(terminal)
        assert "second-copy" in names(library)
        assert library.open("second-copy").map.header.title == "A second map"
        await terminal.press("c", "escape")
        assert terminal.on(LibraryScreen)


async def test_removing_is_asked_for_and_never_the_open_one(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        await on_library(terminal)
        await terminal.press("x")
        assert "is open" in terminal.notices[-1]
        await put_cursor_on(terminal, "second")
        await terminal.press("x")
        assert terminal.on(SureScreen)
        await terminal.press("enter")  # keeping is the default
        assert "second" in names(library)
        await terminal.press("x", "tab", "enter")
        await done(terminal)
        assert "second" not in names(library)
        assert "Removed second" in terminal.notices[-1]


async def test_a_map_of_ones_own_is_not_updated_and_says_so(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await on_library(terminal)
        await terminal.press("U")
        await done(terminal)
        assert "did not ship with argmap" in terminal.notices[-1]
        assert screen.found is not None
        assert "office" in [one.name for one in screen.found.maps]


async def test_a_backup_says_where_it_is(opened: Opened, library: Library) -> None:
    async with opened(size=NARROW) as terminal:
        await on_library(terminal)
        await terminal.press("b")
        await done(terminal)
        (backup,) = library.home.backups.glob("library-*.db")
        assert backup.name in terminal.notices[-1].replace("\n", "")
