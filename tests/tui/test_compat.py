"""What argmap mends in Textual: each of these ended the app, froze it, or showed things twice."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import App, ComposeResult
from textual.command import CommandPalette
from textual.widgets import TextArea
from textual.widgets._toast import Toast, ToastRack

from argmap_tui.screens.asking import AskScreen
from argmap_tui.screens.cruxes import CruxesScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.widgets.page import PageView
from tests.tui.conftest import Opened


async def test_the_palette_can_be_left_at_any_moment_while_it_gathers(opened: Opened) -> None:
    async with opened() as terminal:
        for turns in range(0, 32, 2):
            palette = CommandPalette()
            await terminal.app.push_screen(palette)
            palette.dismiss()
            for _ in range(turns):
                await asyncio.sleep(0)
            with palette._context():  # as when it takes a letter that came before it was left
                palette._gather_commands("w")
            await terminal.press("down")
            assert terminal.app.failure is None
        assert terminal.on(MapScreen)


async def test_a_second_enter_takes_away_no_second_screen(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("c")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        screen = terminal.app.screen
        assert isinstance(screen, CruxesScreen)
        for _ in range(2):
            screen.post_message(PageView.Opened("alone"))
        await terminal.pilot.pause()
        await terminal.press("down")
        assert terminal.app.failure is None
        assert terminal.on(MapScreen)


async def test_a_screen_left_twice_takes_no_other_with_it(opened: Opened) -> None:
    async with opened() as terminal:
        below, above = AskScreen("Below", ""), AskScreen("Above", "")
        given: list[str | None] = []
        await terminal.app.push_screen(below, given.append)
        await terminal.app.push_screen(above)
        above.dismiss(None)
        above.dismiss(None)
        await terminal.pilot.pause()
        assert terminal.app.screen is below
        await terminal.app.push_screen(AskScreen("Above again", ""))
        below.dismiss("late")
        await terminal.pilot.pause()
        assert terminal.on(MapScreen)
        assert given == ["late"]


class Lines(App[None]):
    """A text area and nothing else."""

    def compose(self) -> ComposeResult:
        """The area."""
        yield TextArea("a\nb\nc\nd")


async def test_strokes_taken_back_together_leave_every_line_in_view() -> None:
    async with Lines().run_test(size=(20, 10)) as pilot:
        area = pilot.app.query_one(TextArea)
        await pilot.press("enter", "delete", "ctrl+z", "delete", "shift+left", "shift+down", "ctrl+z")
        assert area.text == "a\nb\nc\nd"
        assert area.wrapped_document.height == area.document.line_count


async def test_a_message_stands_on_the_screen_on_top_only(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.app.notify("once", timeout=60)
        await terminal.pilot.pause()
        terminal.app.push_screen(AskScreen("A dialog", ""))
        await terminal.pilot.pause()
        await terminal.pilot.pause()
        assert terminal.text.count("once") == 1
        assert [toast.screen for toast in shown(terminal.app)] == [terminal.app.screen]
        await terminal.press("escape")
        await terminal.pilot.pause()
        assert [toast.screen for toast in shown(terminal.app)] == [terminal.screen]


def shown(app: App[None]) -> list[Toast]:
    """The messages that stand on any screen."""
    racks = [rack for screen in app.screen_stack for rack in screen.query(ToastRack) if rack.display]
    return [toast for rack in racks for toast in rack.query(Toast)]


async def test_keys_work_where_the_browser_told_of_no_focus(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.screen.set_focus(None)
        terminal.app.post_message(events.AppBlur())
        await terminal.pilot.pause()
        at = terminal.screen.outline.cursor
        await terminal.press("down")
        assert terminal.screen.outline.has_focus
        assert terminal.screen.outline.cursor == at + 1


async def test_what_a_screen_misses_once_the_app_ends_is_no_failure(opened: Opened) -> None:
    async with opened() as terminal:
        assert not terminal.app._has_left(terminal.screen)
        terminal.app._exit = True
        assert terminal.app._has_left(terminal.screen)
        terminal.app._exit = False
