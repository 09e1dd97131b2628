"""What the reader sees while something takes time, and what becomes of it when they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from argmap.settings import Home
from argmap.sources import attaching, verify
from argmap.weigh import columns, questions
from argmap_tui.screens import attach as screens_attach
from argmap_tui.screens.attach import AttachScreen
from argmap_tui.screens.guided import GuidedScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.options import OptionsScreen
from tests.tui.conftest import Opened, Terminal


@pytest.fixture
def gate() -> Iterator[Event]:
    """What holds up work until it is set."""
    gate = Event()
    yield gate
    gate.set()


def held_up(gate: Event, act: Callable[..., object]) -> Callable[..., object]:
    def wait(*given: object, **named: object) -> object:
        gate.wait(10)
        return act(*given, **named)

    return wait


async def end(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


async def test_a_report_says_how_long_it_takes_and_goes_on_when_done(
    opened: Opened, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OptionsScreen, "find", held_up(gate, OptionsScreen.find))
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await terminal.press("o")
        screen = terminal.app.screen
        assert isinstance(screen, OptionsScreen)
        assert "Working … Esc leaves." in terminal.text
        screen.waiting.tick()
        await terminal.pilot.pause()
        assert "Working … Esc leaves. 0 s" in terminal.text
        gate.set()
        await end(terminal)
        assert "Working" not in terminal.text


async def test_leaving_a_report_discards_what_it_would_have_found(
    opened: Opened, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OptionsScreen, "find", held_up(gate, OptionsScreen.find))
    async with opened() as terminal:
        await terminal.press("o", "escape")
        assert terminal.on(MapScreen)
        gate.set()
        await terminal.press("down")
        assert terminal.app.failure is None


def told_when_over(over: Event, act: Callable[..., object]) -> Callable[..., object]:
    def tell(*given: object, **named: object) -> object:
        try:
            return act(*given, **named)
        finally:
            over.set()

    return tell


async def test_leaving_the_guided_pass_ends_its_search(
    opened: Opened, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, swept = Event(), list[object]()
    monkeypatch.setattr(columns, "sweep", lambda *given: swept.append(given))
    monkeypatch.setattr(questions, "_nearest", held_up(gate, questions._nearest))
    monkeypatch.setattr(GuidedScreen, "find", told_when_over(over, GuidedScreen.find))
    async with opened() as terminal:
        await terminal.press("W")
        assert terminal.on(GuidedScreen)
        assert "Finding the questions that matter most … Esc leaves." in terminal.text
        await terminal.press("escape")
        gate.set()
        assert over.wait(10)
    assert swept == []


async def test_esc_stops_attaching_before_anything_is_kept(
    opened: Opened, own_home: Path, gate: Event, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, over = tmp_path / "rents.txt", Event()
    file.write_text("Rents rise every year, said the report.", encoding="utf-8")
    monkeypatch.setattr(attaching, "likeness", held_up(gate, verify.likeness))
    monkeypatch.setattr(screens_attach, "attach", told_when_over(over, attaching.attach))
    async with opened() as terminal:
        screen = AttachScreen(terminal.map, "report")
        terminal.app.push_screen(screen)
        await terminal.pilot.pause()
        screen.query_one("#path", Input).value = str(file)
        await terminal.press("enter")
        assert "Reading … Esc stops" in terminal.text
        await terminal.press("escape")
        assert terminal.on(MapScreen)
        gate.set()
        assert over.wait(10)
    assert not list(Home(own_home).documents.glob("*"))


async def test_strengths_that_are_still_being_found_are_said_to_be(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        terminal.workspace.scales._weighing = None
        terminal.screen.strip.refresh()
        await terminal.pilot.pause()
        assert "weighing …" in terminal.text
