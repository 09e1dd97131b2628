"""The memo of two ways, and the file of one's own words, from the terminal; choosing from a few."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Input

from argmap.memo import hand
from argmap.memo.recipe import Form
from argmap_tui.memo_ways import way_words, ways
from argmap_tui.scales import BURDENS, FORMULAS, STANDARDS, Rulebook
from argmap_tui.screens.choosing import Choices, ChoosingScreen
from argmap_tui.screens.memo import MemoScreen, RestsScreen
from argmap_tui.screens.own_words import OwnWordsScreen
from tests.tui.conftest import NARROW, Opened, Terminal
from tests.tui.test_cruxes import weighed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


async def settled(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


async def read(terminal: Terminal) -> MemoScreen:
    await terminal.press("m")
    await settled(terminal)
    screen = terminal.app.screen
    assert isinstance(screen, MemoScreen)
    return screen


def test_every_way_but_the_one_in_force() -> None:
    map = weighed()
    found = list(ways(map, "tester", Rulebook()))
    assert "perspective=tester" not in found
    assert not {"burden=asserter", "standard=preponderance", "semantics=measured"} & set(found)
    assert len(found) >= len(BURDENS) + len(STANDARDS) + len(FORMULAS) - 3
    assert way_words(map, "burden=denier") == "Burden: on whoever denies it"
    assert way_words(map, "semantics=qe") == "Formula: quadratic energy"
    assert way_words(map, "perspective=tester").startswith("Perspective: ")


async def test_the_question_is_judged_in_a_second_way_and_in_one_again(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        await terminal.press("a", "b")
        assert terminal.on(ChoosingScreen)
        await terminal.press("enter")
        await settled(terminal)
        assert screen.found is not None
        compared = screen.found.memo.recipe.compared
        assert compared is not None
        assert screen.found.memo.recipe.burden == "asserter" != compared.burden
        assert "Memo, long, two ways" in terminal.text
        await terminal.press("f")
        await settled(terminal)
        assert "Memo, two pages, two ways" in terminal.text
        await terminal.press("f")
        await settled(terminal)
        await terminal.press("w")
        assert "Enter writes office-memo-two-ways.md" in terminal.text
        await terminal.press("escape", "a", "o")
        await settled(terminal)
        assert screen.found.memo.recipe.compared is None
        assert "Memo, long" in terminal.text


@pytest.mark.parametrize(
    ("way", "differs"),
    [("standard=scintilla", "standard"), ("semantics=qe", "semantics"), ("perspective=undecided", "perspectives")],
)
async def test_what_else_can_differ(opened: Opened, way: str, differs: str) -> None:
    async with opened(weighed()) as terminal:
        terminal.workspace.memo.against = way
        screen = await read(terminal)
        assert screen.found is not None
        recipe = screen.found.memo.recipe
        assert recipe.compared is not None
        assert getattr(recipe, differs) != getattr(recipe.compared, differs)
        assert recipe.form is Form.LONG


async def test_a_file_of_ones_own_words_is_begun_and_read(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        await terminal.press("o")
        assert terminal.on(OwnWordsScreen)
        assert terminal.app.screen.query_one(Input).value == "office-memo.hand.md"
        terminal.app.screen.query_one(Input).value = "mine.md"
        await terminal.press("enter")
        await settled(terminal)
        await settled(terminal)
        assert terminal.app.screen is screen
        assert hand.read(folder / "mine.md").front.to == ""
        assert any(words.startswith("Begun: mine.md") for words in terminal.notices)
        mine = (folder / "mine.md").read_text(encoding="utf-8")
        (folder / "mine.md").write_text(mine.replace("to: ''", "to: The board"), encoding="utf-8")
        await terminal.press("escape")
        await read(terminal)
        await terminal.press("home")
        assert "your words from mine.md" in terminal.text
        assert "The board" in terminal.text


async def test_a_file_that_is_there_is_opened_and_never_written_over(opened: Opened, folder: Path) -> None:
    there = folder / "there.md"
    there.write_text("---\nto: The board\n---\n", encoding="utf-8")
    async with opened(weighed()) as terminal:
        await read(terminal)
        await terminal.press("o")
        terminal.app.screen.query_one(Input).value = "there.md"
        await terminal.press("enter")
        await settled(terminal)
        await terminal.press("home")
        assert "The board" in terminal.text
    assert there.read_text(encoding="utf-8") == "---\nto: The board\n---\n"


async def chosen(opened: Opened, *keys: str) -> list[str | None]:
    """What a list of four gives back for ``keys``."""
    given: list[str | None] = []
    async with opened() as terminal:
        choices = [(name, Content(name)) for name in ("alpha", "Beta", "bread", "[b]crème")]
        await terminal.app.push_screen(ChoosingScreen("Which?", choices), given.append)
        await terminal.pilot.pause()
        assert "[b]crème" in terminal.text
        await terminal.press(*keys)
    return given


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["a"], ["alpha"]),
        (["b", "enter"], ["Beta"]),
        (["b", "b", "enter"], ["bread"]),
        (["b", "b", "b", "enter"], ["Beta"]),
        (["x", "enter"], ["alpha"]),
        (["left_square_bracket"], ["[b]crème"]),
        (["escape"], [None]),
        (["q"], [None]),
        (["b"], []),
    ],
)
async def test_a_first_letter_picks(opened: Opened, keys: list[str], found: list[str | None]) -> None:
    assert await chosen(opened, *keys) == found


async def test_what_a_sentence_rests_on_is_listed_at_once(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        key = next(key for key in screen.found.rests if len(screen.found.items(key)) > 1)
        screen.page.point_at(key)
        await terminal.press("enter")
        assert terminal.on(RestsScreen)
        assert not terminal.app.screen.query(Input)
        ids = [one.id for one in terminal.app.screen.query_one(Choices).options]
        assert ids == screen.found.items(key)
