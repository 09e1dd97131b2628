"""A small fixed map in a library, and the terminal on it."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Map,
    Question,
    Source,
    Stance,
    Voice,
)
from argmap.reading import path_to
from argmap.store import Library
from argmap_tui.app import ArgmapApp
from argmap_tui.screens.map import MapScreen
from argmap_tui.workspace import Workspace
from tests.tui.real_terminal import TMUX, RealTerminal

WIDE, NARROW = (140, 40), (80, 24)
SNAPSHOT_PYTHON = (3, 11)


def claim(id: str, text: str = "", title: str = "", **fields: Any) -> Claim:
    return Claim(id=id, text=text or f"{id} is so.", title=title, kind=ClaimKind.EMPIRICAL, **fields)


def argument(id: str, target: str, *premises: str, against: bool = False, title: str = "", text: str = "") -> Argument:
    stance = Direction.CON if against else Direction.PRO
    return Argument(id=id, stance=stance, target=target, premises=premises, title=title, text=text)


def office(title: str = "Should we move the office?") -> Map:
    """A debate with one of everything, small enough to know by heart."""
    items: list[Item] = [
        Source(id="report", csl={"type": "report", "title": "Rents of the city", "issued": 2024}),
        Question(id="move", text="Should we move the office?", theses=("move-now",), options=("move-now",)),
        Claim(id="move-now", text="We should move the office this spring.", kind=ClaimKind.POLICY, title="Move now"),
        claim("rents-rise", "Rents rise every year.", voices=(Voice(source="report", stance=Stance.REPORTS),)),
        claim("lease-runs", "The lease runs until May."),
        claim("staff-leave", "Half the staff would leave rather than travel further."),
        claim("few-asked", "Only twelve people were asked.", "Few were asked"),
        claim("alone", "Nobody has talked about parking."),
        argument("rent", "move-now", "rents-rise", "lease-runs", title="Rent"),
        argument("staff", "move-now", "staff-leave", against=True, title="Staff"),
        argument("survey", "staff-leave", "few-asked", against=True),
        argument("doubt", "rent", against=True, title="Doubt", text="A rise in rents says nothing about our rent."),
        Evidence(
            id="contract",
            text="The contract names 31 May.",
            kind=EvidenceKind.DOCUMENT,
            bears_on={"lease-runs": Bearing.SUPPORTS},
        ),
    ]
    return Map.build(Header(title=title), items)


@pytest.fixture
def library(own_home: Any) -> Iterator[Library]:
    with Library() as library:
        yield library


class Terminal:
    """The app as a test drives it: keys in, map and screen out."""

    def __init__(self, app: ArgmapApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.workspace = app.workspace
        self.screen: MapScreen = app.map_screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.shown()

    async def shown(self) -> None:
        """Wait for what a key or a click has called for, and for the screen on top to be laid out."""
        await self.pilot.pause()
        if not self.app.screen._compositor.size:
            await self.until(lambda: bool(self.app.screen_stack and self.app.screen._compositor.size))

    async def write(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    def on(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of that kind is on top."""
        return isinstance(self.app.screen, kind)

    @property
    def map(self) -> Map:
        return self.workspace.map

    @property
    def at(self) -> str:
        """The item under the outline's cursor."""
        row = self.screen.outline.row
        return row.id if row is not None else ""

    @property
    def here(self) -> str:
        """The item in view."""
        return self.workspace.trail.here

    @property
    def rows(self) -> list[str]:
        return [row.id for row in self.screen.outline.rows.visible]

    @property
    def notices(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]

    def lines(self, screen: Any = None) -> list[str]:
        """What stands on the screen."""
        shown = screen or self.app.screen
        return ["".join(segment.text for segment in line) for line in shown._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines())

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for ``holds``, at most ten seconds."""
        for _ in range(500):
            if holds():
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"never came to hold; the screen shows\n{self.text}")

    async def go_to(self, id: str) -> None:
        """Put the outline's cursor on the item, as a reader does."""
        outline = self.screen.outline
        assert outline.reveal(path_to(self.map, id))
        outline._move(outline.cursor)
        await self.pilot.pause()
        assert self.at == self.here == id


Opened = Callable[..., AbstractAsyncContextManager[Terminal]]


@pytest.fixture
def opened(library: Library) -> Opened:
    """Open the terminal on a map of the library, which is put there first unless it is there."""

    @asynccontextmanager
    async def open_terminal(
        map: Map | None = None, *, name: str = "office", size: tuple[int, int] = WIDE
    ) -> AsyncIterator[Terminal]:
        if name not in [row.name for row in library.maps()]:
            library.add(name, map if map is not None else office(), "somebody")
        app = ArgmapApp(Workspace(library, library.open(name), "tester"))
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            terminal = Terminal(app, pilot)
            yield terminal
            place = app.map_screen.place()
        if app.failure is not None:
            raise app.failure
        app.workspace.save_place(place)

    return open_terminal


@pytest.fixture
def real(own_home: Path) -> Iterator[RealTerminal]:
    """A real terminal; the test is skipped where there is no tmux."""
    if TMUX is None:
        pytest.skip("tmux is not installed")
    terminal = RealTerminal(own_home)
    yield terminal
    terminal.close()


class Picture(SingleFileSnapshotExtension):
    """One file for each screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> Callable[[App[Any]], None]:
    """Compare the screen with the one that was kept."""
    if sys.version_info[:2] != SNAPSHOT_PYTHON:
        pytest.skip("pictures are compared on Python 3.11 only")
    shot = snapshot.use_extension(Picture)

    def check(app: App[Any]) -> None:
        svg = app.export_screenshot(simplify=True)
        assert re.sub(r"terminal-\d+", "terminal", svg) == shot

    return check
