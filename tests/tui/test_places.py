"""The screens for what argmap does not do by itself yet."""

from __future__ import annotations

import pytest

from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, Opened


@pytest.mark.parametrize(
    ("key", "words"),
    [("s", "asks no model"), ("K", "ARGMAP_AUTHOR"), ("K", "compares them"), ("K", "Not in this version")],
)
async def test_it_says_so_and_leads_back(opened: Opened, key: str, words: str) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press(key)
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert words in " ".join(terminal.text.split())
        await terminal.press("escape")
        assert terminal.on(MapScreen)
