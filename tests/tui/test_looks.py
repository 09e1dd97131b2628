"""What each screen looks like, in a narrow and in a wide terminal, compared with pictures that were looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from argmap.model import Perspective
from tests.tui.conftest import NARROW, WIDE, Opened, office

Check = Callable[[App[Any]], None]
WEIGHED = {"staff-leave": 0.9, "rents-rise": 0.7, "lease-runs": 0.8}
"""What the reader believes; nothing on the screens that a newcomer sees."""
NEW = {
    "home": (),
    "card": ("down", "enter"),
    "add": ("down", "a"),
    "find": ("slash", "r", "e", "n", "t"),
    "help": ("question_mark",),
    "tour": ("T",),
    "attach": ("e", "A"),
    "library": ("L",),
    "review": ("s",),
    "memo": ("m",),
    "workshop": ("K",),
}
KNOWING = {
    "weighed": ("down",),
    "slider": ("down", "w", "8"),
    "rules": ("f",),
    "cruxes": ("down", "c"),
    "options": ("down", "o"),
    "perspectives": ("p",),
    "graph": ("down", "n"),
    "gaps": ("d",),
    "sources": ("down", "e"),
    "guided": ("W",),
    "history": ("H",),
    "comparison": ("p", "space", "down", "space", "c"),
    "pick": ("down", "M"),
    "merge": ("down", "M", *"rise", "enter"),
    "questions": ("Q",),
    "suppose": ("i", "down", "w", "7", "enter", "i"),
}
OTHER = Perspective(id="ada", title="Ada", credence={"rents-rise": 0.9, "lease-runs": 0.6, "staff-leave": 0.2})
AT = {"questions": "rent"}
"""Where a screen is opened, unless at the top."""


@pytest.fixture(autouse=True)
def _nothing_by_chance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same time, the same dice and the same folder each time."""
    monkeypatch.setattr("secrets.randbits", lambda _: 7)
    for module in ("history_lines", "library_lines"):
        monkeypatch.setattr(f"argmap_tui.{module}.local_time", lambda _: "2026-01-02 03:04:05")
    monkeypatch.setattr("argmap_tui.memos.today", lambda: date(2026, 1, 2))
    (tmp_path / "here" / "papers").mkdir(parents=True)
    (tmp_path / "here" / "report.pdf").touch()
    monkeypatch.chdir(tmp_path / "here")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("name", [*NEW, *KNOWING])
async def test_looks(opened: Opened, picture: Check, name: str, size: tuple[int, int]) -> None:
    map = office().put(OTHER) if name == "comparison" else office()
    async with opened(map, size=size) as terminal:
        terminal.app.animation_level = "none"
        if name in KNOWING:
            for id, weight in WEIGHED.items():
                terminal.workspace.scales.put(id, weight)
            terminal.screen.show_strengths()
            strip = terminal.screen.strip
            await terminal.until(lambda: strip._standings.question == strip.question)
        if name in AT:
            await terminal.go_to(AT[name])
        keys = (NEW | KNOWING)[name]
        for left, key in zip(range(len(keys), 0, -1), keys, strict=True):
            if left == 1 < len(keys):
                await terminal.pilot.pause(0.3)  # what is beneath a dialog is laid out no more
            await terminal.press(key)
            await terminal.app.workers.wait_for_complete()
            await terminal.pilot.pause()
        terminal.app.clear_notifications()  # they go after a time
        for widget in terminal.app.screen.query("Input, TextArea"):
            widget.set_reactive(type(widget).cursor_blink, value=False)  # type: ignore[attr-defined]
        await terminal.pilot.pause(0.3)
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        picture(terminal.app)
