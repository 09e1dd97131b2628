"""Messages: where they stand, how many at a time, and which keys a screen shows."""

from __future__ import annotations

import pytest

from argmap.model import Header, Map
from argmap_tui.screens.cruxes import CruxesScreen
from argmap_tui.screens.perspectives import PerspectivesScreen
from tests.tui.conftest import NARROW, WIDE, Opened, office


async def test_a_newer_message_takes_the_place_of_one_of_its_kind(opened: Opened) -> None:
    async with opened() as terminal:
        for words in ("one", "two"):
            terminal.screen.say(words)
            await terminal.pilot.pause()
        terminal.app.notify("wrong", severity="error")
        terminal.app.notify("worse", severity="warning")
        await terminal.pilot.pause()
        assert terminal.notices == ["two", "worse"]
        assert [str(toast.render()) for toast in terminal.app.screen.query("Toast")] == ["two", "worse"]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_short_message_covers_only_the_border_below_the_panes(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        terminal.screen.say("Something of sixty letters is said here, and that in one line")
        await terminal.pilot.pause()
        region = terminal.app.screen.query_one("Toast").region
        assert (region.y, region.height) == (size[1] - 2, 1)
        assert region.right == size[0]


async def test_the_memo_stands_among_the_keys_and_what_is_rare_goes_first(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        keys = terminal.lines()[-1]
        assert [word for word in ("Memo", "Find", "Help", "Cruxes", "Options") if word not in keys] == []
        assert "Sources" not in keys
    async with opened(size=WIDE) as terminal:
        keys = terminal.lines()[-1]
        assert [word for word in ("Sources", "Memo", "Quit", "Words") if word not in keys] == []


async def test_keys_are_shown_only_where_they_act(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("c")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert terminal.on(CruxesScreen)
        keys = terminal.lines()[-1]
        assert "Back to the map" in keys
        assert "Open" not in keys
        assert "Other order" not in keys
        await terminal.press("escape", "o")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert "Next question" not in terminal.lines()[-1]


async def test_a_key_that_needs_a_line_waits_for_one(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("p")
        screen = terminal.app.screen
        assert isinstance(screen, PerspectivesScreen)
        screen.page._layout.stops.clear()
        assert screen.check_action("look", ()) is False
        await terminal.press("enter")
        assert terminal.on(PerspectivesScreen)


async def test_what_another_question_holds_is_said_when_it_comes_to_the_top(opened: Opened) -> None:
    from argmap.model import Question
    from tests.tui.conftest import argument, claim

    other = [
        Question(id="park", text="Where do we park?", options=("garage",)),
        claim("garage", "We rent a garage."),
        argument("shared", "garage", "alone"),
        argument("far", "garage", "staff-leave"),
    ]
    map = Map.build(Header(title="Two"), [*(entry.item for entry in office().unordered), *other])
    async with opened(map) as terminal:
        await terminal.go_to("move")
        terminal.screen.go_to("staff-leave")
        await terminal.pilot.pause()
        assert terminal.workspace.question == "move"
        assert not any("another question" in notice for notice in terminal.notices)
        terminal.screen.go_to("shared")
        await terminal.pilot.pause()
        assert terminal.workspace.question == "park"
        assert any("Where do we park?" in notice for notice in terminal.notices)
