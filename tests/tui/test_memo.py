"""The memo in the terminal: read, followed to the map and back, and written."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input

from argmap.memo import files
from argmap.memo.recipe import Form
from argmap.model import Header, Map
from argmap_tui.scales import Rulebook
from argmap_tui.screens.asking import SureScreen
from argmap_tui.screens.attach import AttachScreen
from argmap_tui.screens.contents import ContentsScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.memo import MemoScreen, RestsScreen
from argmap_tui.screens.write import WriteScreen
from tests.tui.conftest import NARROW, Opened, Terminal, claim
from tests.tui.test_cruxes import weighed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the memos of a test are written."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def names(folder: Path) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in folder.iterdir())


async def settled(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


def hurry(terminal: Terminal, *keys: str) -> None:
    """Send keys as a paste or a script does: all before the first is looked at."""
    for key in keys:
        terminal.app.post_message(Key(key, key if len(key) == 1 else None))


async def read(terminal: Terminal, key: str = "m") -> MemoScreen:
    await terminal.press(key)
    await settled(terminal)
    screen = terminal.app.screen
    assert isinstance(screen, MemoScreen)
    return screen


async def at(terminal: Terminal, screen: MemoScreen, key: str) -> None:
    """Put the cursor on a finding."""
    screen.page.point_at(key)
    await terminal.pilot.pause()
    assert screen.page.stop == key


async def test_a_newcomer_reads_that_nobody_has_weighed_and_how_to_go_on(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await read(terminal)
        assert "Nothing has been weighed yet" in terminal.text
        assert "W asks you the few questions" in terminal.text
        assert screen.found is not None
        assert screen.found.memo.recipe.perspectives == ("undecided",)
        await terminal.press("escape")
        assert terminal.on(MapScreen)
        assert terminal.here == "move"


async def test_it_follows_the_question_the_eyes_and_the_rules(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        terminal.workspace.scales.obey(Rulebook("qe", "min", "scintilla", "denier"))
        screen = await read(terminal)
        assert screen.found is not None
        recipe = screen.found.memo.recipe
        assert (recipe.question, recipe.perspectives) == ("move", ("tester",))
        assert (recipe.semantics, recipe.combination, recipe.standard, recipe.burden) == (
            ("qe", "min", "scintilla", "denier")
        )
        await terminal.press("home")
        assert "tester · quadratic energy · a scintilla of evidence" in terminal.text
        assert "Memo, long: Should we move the office?" in terminal.text


async def test_what_ifs_are_left_out_and_it_says_so(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        scales = terminal.workspace.scales
        scales.supposing = True
        scales.put("rents-rise", 0.1)
        screen = await read(terminal)
        assert "What-ifs are left out" in terminal.text
        assert screen.found is not None
        assert not screen.found.is_silent


@pytest.mark.parametrize("back", ["m", "backspace"])
async def test_from_a_sentence_to_its_item_and_back(opened: Opened, back: str) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        key = next(key for key in list(screen.found.rests)[5:] if len(screen.found.items(key)) == 1)
        item = screen.found.items(key)[0]
        await at(terminal, screen, key)
        assert f"Rests on: {screen.found.rests_on(key, 120)[:20]}" in terminal.text
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert terminal.here == item
        again = await read(terminal, back)
        assert again.found is screen.found
        assert again.page.stop == key
        await terminal.press("escape", "backspace")
        assert terminal.on(MapScreen)


async def test_coming_back_after_weighing_it_is_another_memo(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        await at(terminal, screen, next(key for key in screen.found.rests if screen.found.items(key) == ["rents-rise"]))
        await terminal.press("enter", "w", "0", "enter")
        again = await read(terminal, "backspace")
        assert again.found is not None
        assert again.found.memo.recipe.snapshot != screen.found.memo.recipe.snapshot


async def test_one_of_several_items_is_chosen(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        key = next(key for key in screen.found.rests if len(screen.found.items(key)) > 1)
        items = screen.found.items(key)
        await at(terminal, screen, key)
        await terminal.press("enter")
        assert terminal.on(RestsScreen)
        await terminal.press("escape")
        assert terminal.on(MemoScreen)
        await terminal.press("enter", "down", "enter")
        assert terminal.on(MapScreen)
        assert terminal.here == items[1]


async def test_what_rests_on_the_whole_map_leads_nowhere(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        await at(terminal, screen, next(key for key in screen.found.rests if not screen.found.items(key)))
        await terminal.press("enter")
        assert terminal.on(MemoScreen)
        assert "This rests on the map as a whole." in terminal.notices


async def test_every_finding_is_reached_with_one_key(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        assert screen.found is not None
        await terminal.press("home")
        seen = {screen.page.stop}
        for _ in range(60):
            await terminal.press("j")
            seen.add(screen.page.stop)
        begun = list(screen.found.rests)[:20]
        assert seen.issuperset(begun)


async def test_the_sign_of_the_cursor_hides_no_letter(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        await read(terminal)
        await terminal.press("n")
        before = [line.replace("❯", " ") for line in terminal.lines()[1:-3]]
        for _ in range(6):
            await terminal.press("j")
            assert [line.replace("❯", " ") for line in terminal.lines()[1:-3]] == before


async def test_sections(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        assert screen.page.stop == "bluf.lead"
        assert terminal.lines()[1].strip().startswith("BOTTOM LINE")
        await terminal.press("end")
        assert screen.page.stop == list(screen.found.rests)[-1] if screen.found else ""
        assert "❯" in terminal.text
        await terminal.press("home")
        assert screen.page.stop == "#header"
        assert "❯" in terminal.text
        await terminal.press("n", "n")
        assert screen.page.stop == "#question"
        assert terminal.lines()[1].strip().startswith(("QUESTION", "❯ QUESTION"))
        await terminal.press("N")
        assert screen.page.stop == "#bluf"
        await terminal.press("enter")
        assert terminal.on(MemoScreen)
        await terminal.press("c")
        assert terminal.on(ContentsScreen)
        assert "Bottom line" in terminal.text
        await terminal.press("down", "down", "enter")
        assert screen.page.stop == f"#{screen.headings[3].id}"
        await terminal.press("c", "escape")
        assert terminal.on(MemoScreen)


async def test_form_and_style(opened: Opened) -> None:
    async with opened(weighed()) as terminal:
        screen = await read(terminal)
        await at(terminal, screen, "#bluf")
        await terminal.press("f")
        await settled(terminal)
        assert screen.found is not None
        assert screen.found.memo.recipe.form is Form.SHORT
        assert "Memo, two pages" in terminal.text
        assert screen.page.stop == "#bluf"
        await terminal.press("r")
        await settled(terminal)
        assert screen.found.memo.recipe.style == "numeric"
        await terminal.press("escape")
        again = await read(terminal)
        assert again.found is not None
        assert (again.found.memo.recipe.form, again.found.memo.recipe.style) == (Form.SHORT, "numeric")


def flat(terminal: Terminal) -> str:
    return " ".join(terminal.text.split())


async def test_what_is_wrong_with_ones_words_is_in_view_wherever_the_memo_was_left(
    opened: Opened, folder: Path
) -> None:
    own = folder / "office-memo.hand.md"
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await read(terminal)
        await terminal.press("end", "escape")
        own.write_text("# bluf\n\nIt may, at .77.[^bluf.lead]\nSo.[^bluf.nope]\n", encoding="utf-8")
        screen = await read(terminal)
        assert "2 things are wrong" in flat(terminal)
        assert "Your words are left out" in terminal.text
        await terminal.press("end", "escape")
        left = screen.page.stop
        screen = await read(terminal)
        assert screen.page.stop == left


async def test_ones_own_words_beside_the_file(opened: Opened, folder: Path) -> None:
    own = folder / "office-memo.hand.md"
    own.write_text("---\nto: The board\n---\n", encoding="utf-8")
    async with opened(weighed()) as terminal:
        await read(terminal)
        await terminal.press("home")
        assert "your words from office-memo.hand.md" in terminal.text
        assert "The board" in terminal.text
        await terminal.press("escape")
        own.write_text("---\ntoo: The board\n---\n", encoding="utf-8")
        await read(terminal)
        assert "there is no 'too' in the head of a memo" in flat(terminal)
        assert "your words from" not in terminal.text
        assert "not stated" in terminal.text
        await terminal.press("w", "enter")
        await settled(terminal)
        assert terminal.on(WriteScreen)
        assert "there is no 'too'" in terminal.text
    assert names(folder) == [own.name]


async def test_all_formats_are_written_and_named(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await read(terminal)
        await terminal.press("w")
        assert "Enter writes office-memo.md, .html, .pdf, .docx" in terminal.text
        await terminal.press("enter")
        await settled(terminal)
        await settled(terminal)
        assert terminal.on(MemoScreen)
        assert any(words.startswith("Wrote office-memo.md, .html, .pdf, .docx in") for words in terminal.notices)
    assert names(folder) == ["office-memo.docx", "office-memo.html", "office-memo.md", "office-memo.pdf"]
    assert all(files.is_memo(folder / name) for name in names(folder))


async def test_the_formats_are_chosen_by_keyboard_or_by_the_ending(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await read(terminal)
        await terminal.press("w", "tab", "space", "tab", "tab", "space", "tab", "space")
        assert "Enter writes office-memo.html\n" in "\n".join(line.strip("│ ") for line in terminal.lines())
        await terminal.press("ctrl+s")
        await settled(terminal)
        await settled(terminal)
        assert names(folder) == ["office-memo.html"]
        await terminal.press("w")
        terminal.app.screen.query_one(Input).value = "other.md"
        await terminal.press("enter")
        await settled(terminal)
        await settled(terminal)
        assert terminal.workspace.memo.file == Path("other")
    assert names(folder) == ["office-memo.html", "other.md"]


@pytest.mark.parametrize("on", [MemoScreen, WriteScreen])
async def test_keys_sent_without_a_pause_lose_no_letter(opened: Opened, folder: Path, on: type[object]) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await read(terminal)
        if on is WriteScreen:
            await terminal.press("w")
        hurry(terminal, *(["w"] if on is MemoScreen else []), "ctrl+u", *"quick.md", "enter")
        await terminal.pilot.pause(0.3)
        await settled(terminal)
        await settled(terminal)
    assert names(folder) == ["quick.md"]


async def test_what_is_attached_is_named_without_a_pause(opened: Opened) -> None:
    async with opened() as terminal:
        screen = AttachScreen(terminal.map)
        await terminal.app.push_screen(screen)
        await terminal.pilot.pause()
        hurry(terminal, *"old", "ctrl+u", *"none.pdf", "ctrl+a", "x", "enter")
        await terminal.pilot.pause(0.3)
        assert screen.query_one(Input).value == "xnone.pdf"


async def test_somebody_elses_file_is_replaced_only_when_asked(opened: Opened, folder: Path) -> None:
    there = folder / "mine.md"
    there.write_text("# Mine\n", encoding="utf-8")
    async with opened(weighed()) as terminal:
        await read(terminal)
        await terminal.press("w")
        terminal.app.screen.query_one(Input).value = "mine.md"
        await terminal.press("enter")
        await settled(terminal)
        assert terminal.on(SureScreen)
        await terminal.press("escape")
        assert terminal.on(WriteScreen)
        assert there.read_text(encoding="utf-8") == "# Mine\n"
        await terminal.press("enter")
        await settled(terminal)
        await terminal.press("tab", "enter")
        await settled(terminal)
        await settled(terminal)
        assert terminal.on(MemoScreen)
    assert files.is_memo(there)


async def test_a_memo_that_somebody_edited_is_replaced_only_when_asked(opened: Opened, folder: Path) -> None:
    there = folder / "mine.md"
    async with opened(weighed()) as terminal:
        await read(terminal)
        for expected in (MemoScreen, SureScreen):
            await terminal.press("w")
            terminal.app.screen.query_one(Input).value = "mine.md"
            await terminal.press("enter")
            await settled(terminal)
            await settled(terminal)
            assert terminal.on(expected)
            there.write_text(there.read_text(encoding="utf-8").replace("Memorandum", "Mine", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Type the path"), ("sub/", "That is a folder"), ("no/x.md", "cannot")]
)
async def test_what_cannot_be_a_file_is_said_where_it_was_typed(opened: Opened, typed: str, words: str) -> None:
    async with opened(weighed()) as terminal:
        await read(terminal)
        await terminal.press("w")
        terminal.app.screen.query_one(Input).value = typed
        await terminal.press("enter")
        await settled(terminal)
        assert terminal.on(WriteScreen)
        assert words in terminal.text


async def test_a_map_that_asks_nothing(opened: Opened) -> None:
    async with opened(Map.build(Header(title="T"), [claim("t")])) as terminal:
        await read(terminal)
        assert "asks no question yet" in terminal.text
        await terminal.press("w", "c", "n", "escape")
        assert terminal.on(MapScreen)
