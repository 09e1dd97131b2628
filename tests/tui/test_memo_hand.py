"""A file of one's own words in the two forms of a memo, in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap_tui.screens.memo import MemoScreen
from tests.tui.conftest import Opened, Terminal
from tests.tui.test_cruxes import weighed


async def read(terminal: Terminal, key: str) -> str:
    await terminal.press(key)
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    assert isinstance(terminal.app.screen, MemoScreen)
    return " ".join(terminal.text.split())


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        ("# bluf\n\nSo.[^bluf.gone]\nWe add this.\n", "no finding 'bluf.gone'"),
        ("# method\n\nAs agreed.\n", ""),
        ("# nope\n\nAs agreed.\n", "no block 'nope'"),
    ],
)
async def test_only_what_the_long_form_has_is_left_aside_in_the_short_one(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, trouble: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office-memo.hand.md").write_text(body, encoding="utf-8")
    async with opened(weighed()) as terminal:
        for key, aside in (("m", False), ("f", True)):
            said = await read(terminal, key)
            assert trouble in said
            assert ("no memo is written" in said) is bool(trouble)
            assert ("leaves aside what you wrote on: method" in said) is (aside and not trouble)
