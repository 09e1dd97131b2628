"""Words that people or models wrote show as written, wherever they stand; nothing in them is markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from argmap.model import Map
from argmap.reading import Sign
from argmap_tui.commands import VISITS, Command
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.retire import RetireScreen
from tests.tui.conftest import NARROW, WIDE, Opened, argument, claim, office

MARKUP = ["[Main claim]", "[bold]x[/bold]", "[@click=app.quit]x[/]", "[/]", "[b", "${x}", "\\[x]", "[red on blue]"]
OTHERS = [
    "🦜 👩‍👩‍👧 parrots",
    "עברית מימין",
    "日本語の長い主張です。" * 12,
    "x" * 3000,
    "e\u0301 a\u0300",
    "ｗｉｄｅ ＬＥＴＴＥＲＳ",
]


def hostile(text: str) -> Map:
    """The words as claim, as title, as argument, and as the map's name."""
    return (
        office(title=text)
        .put(claim("hostile", text))
        .put(claim("titled", "Plain.", text))
        .put(argument("against-hostile", "hostile", "titled", against=True))
        .put(argument("for-titled", "titled", title=text))
    )


@pytest.mark.parametrize("text", MARKUP)
async def test_shows_as_written(opened: Opened, text: str) -> None:
    async with opened(hostile(text)) as terminal:
        assert f"argmap  {text}" in terminal.lines()[0]
        await terminal.go_to("hostile")
        assert f"{Sign.CLAIM.mark} {text}" in terminal.text
        await terminal.press("enter")
        assert terminal.text.count(text) >= 3
        await terminal.press("a")
        assert f"“{text}”" in terminal.text
        await terminal.press("shift+tab", "enter")
        assert terminal.text.count(f"“{text}”") >= 4
        await terminal.press("escape", "escape", "r")
        assert terminal.text.count(text) >= 1
        await terminal.press("escape", "slash")
        await terminal.write("plain")
        assert f"claim     {text}" in terminal.text
        await terminal.press("escape", "ctrl+p")
        await terminal.write("add")
        assert "Add a reason" in terminal.text
        await terminal.press("escape")
        terminal.screen.say(text)
        await terminal.pilot.pause()
        assert terminal.notices[-1] == text
        assert terminal.lines()[-4:] != []


@pytest.mark.parametrize("text", MARKUP)
async def test_a_question_before_retiring_shows_as_written(opened: Opened, text: str) -> None:
    async with opened(hostile(text)) as terminal:
        await terminal.go_to("hostile")
        await terminal.press("x")
        assert terminal.on(RetireScreen)
        dialog = terminal.app.screen.query_one("#message", Static)
        assert text in str(dialog.visual)


@pytest.mark.parametrize(("text", "size"), list(zip(OTHERS, [WIDE, NARROW] * 3, strict=True)))
async def test_draws_any_script(opened: Opened, text: str, size: tuple[int, int]) -> None:
    async with opened(hostile(text), size=size) as terminal:
        await terminal.go_to("hostile")
        assert text[:8] in terminal.text
        await terminal.press("enter", "down", "a", "escape", "r", "escape", "slash")
        await terminal.write("plain")
        await terminal.press("escape")
        assert terminal.screen.card.item == "hostile"


@pytest.mark.parametrize("command", VISITS, ids=lambda command: command.id)
async def test_every_screen_draws_any_words(opened: Opened, command: Command) -> None:
    async with opened(hostile(" ".join((*OTHERS, *MARKUP))), size=NARROW) as terminal:
        terminal.workspace.scales.put("titled", 0.9)
        terminal.screen.show_strengths()
        await terminal.go_to("hostile")
        await terminal.press(command.keys.partition(",")[0])
        await terminal.app.workers.wait_for_complete()
        await terminal.press("down", "pagedown")
        assert not terminal.on(MapScreen)
        assert {cell_len(line) for line in terminal.lines()} == {NARROW[0]}


def test_nothing_but_content_or_markup_off() -> None:
    """Widgets that take markup are given only words of our own."""
    import argmap_tui

    for path in Path(argmap_tui.__file__).parent.rglob("*.py"):
        assert "from_markup" not in path.read_text(encoding="utf-8")
