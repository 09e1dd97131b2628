"""What each screen looks like, in a narrow and in a wide terminal, compared with pictures that were looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.tui.conftest import NARROW, WIDE, Opened

Check = Callable[[App[Any]], None]
WEIGHED = {"staff-leave": 0.9, "rents-rise": 0.7, "lease-runs": 0.8}
"""What the reader believes; nothing on the screens that a newcomer sees."""
NEW = {
    "home": (),
    "card": ("down", "enter"),
    "add": ("down", "a"),
    "find": ("slash", "r", "e", "n", "t"),
    "help": ("question_mark",),
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
}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("name", [*NEW, *KNOWING])
async def test_looks(opened: Opened, picture: Check, name: str, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        terminal.app.animation_level = "none"
        if name in KNOWING:
            for id, weight in WEIGHED.items():
                terminal.workspace.scales.put(id, weight)
            terminal.screen.show_strengths()
        await terminal.press(*(NEW | KNOWING)[name])
        for widget in terminal.app.screen.query("Input, TextArea"):
            widget.set_reactive(type(widget).cursor_blink, value=False)  # type: ignore[attr-defined]
        await terminal.pilot.pause(0.3)
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        picture(terminal.app)
