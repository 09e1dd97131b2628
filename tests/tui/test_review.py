"""The review queue in the terminal: drafts listed, accepted into the memo, edited and rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input, TextArea

from argmap.assist.differing import difference
from argmap.assist.polish import ask, sendable
from argmap.assist.queue import Draft, Queue, State
from argmap.memo.blocks import Hand
from argmap_tui.lines import Layout
from argmap_tui.memos import unworded
from argmap_tui.review_lines import Waiting, layout
from argmap_tui.screens import review as review_screen
from argmap_tui.screens.asking import AskScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.memo import MemoScreen
from argmap_tui.screens.review import ReviewScreen
from argmap_tui.screens.reword import RewordScreen
from argmap_tui.workspace import Workspace
from tests.assist.asking import MODEL, Replies, key_of
from tests.tui.conftest import NARROW, WIDE, Opened, Terminal
from tests.tui.test_cruxes import weighed
from tests.tui.test_memo import read, settled

DRAFT = Draft(
    id=7,
    task="polish",
    about="{}",
    model=MODEL,
    made="2026-11-21",
    subject="bluf.lead",
    mark="0badcafe",
    before="At .62 it may be so. " * 6,
    words="It may be so, at .63.",
    complaints=("the number '.63' is added",),
    state=State.WAITING,
    kept="",
    decider="",
    decided="",
    reason="",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


def propose(workspace: Workspace, count: int = 2, words: str = "So: {}") -> list[str]:
    """Put drafts for the memo that is shown into the queue; gives the keys."""
    workspace.memo.question = "move"
    memo = unworded(workspace)
    assert memo is not None
    sentences = sendable(memo, ["bluf"])[:count]
    backend = Replies({key_of(one): words.format(one.text) for one in sentences})
    list(ask(Queue(workspace.library, workspace.live.name), memo, sentences, backend, "tester"))
    return [key_of(one) for one in sentences]


async def review(terminal: Terminal) -> ReviewScreen:
    await terminal.press("s")
    await settled(terminal)
    screen = terminal.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def drafts(terminal: Terminal) -> list[Draft]:
    return Queue(terminal.workspace.library, terminal.workspace.live.name).drafts()


@pytest.mark.parametrize("width", [30, 78, 138])
def test_it_fits_and_every_change_is_readable_without_colours(width: int) -> None:
    made = layout(Waiting("m", (DRAFT,)), width)
    lines = texts(made)
    assert max(map(cell_len, lines)) <= width
    flat = " ".join(" ".join(lines).split())
    assert " ".join(one.marked for one in difference(DRAFT.before, DRAFT.words)) in flat
    assert "! the number '.63' is added" in flat
    roles = {span.role for line in made.lines for span in line if "[-" in span.text or "{+" in span.text}
    assert roles <= {"con", "pro"}


def test_the_words_of_a_change_have_its_colour() -> None:
    made = layout(Waiting("m", (DRAFT,)), 60)
    change = [span for line in made.lines for span in line if span.role in {"con", "pro"} and "!" not in span.text]
    added = " ".join("".join(span.text for span in change if span.role == "pro").split())
    assert added.startswith("{+")
    assert added.endswith("+}")


def test_an_empty_queue_says_how_drafts_come() -> None:
    assert "`argmap memo polish my-map`" in " ".join(texts(layout(Waiting("my-map", ()), 78)))


async def test_accepting_puts_the_words_into_the_memo(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        keys = propose(terminal.workspace)
        await review(terminal)
        assert keys[0] in terminal.text
        await terminal.press("a")
        await settled(terminal)
        assert [one.state for one in drafts(terminal)] == [State.ACCEPTED, State.WAITING]
        assert drafts(terminal)[0].decider == "tester"
        assert files(folder) == [f"{terminal.workspace.live.name}-memo.hand.md"]
        await terminal.press("escape")
        screen = await read(terminal)
        assert screen.found is not None
        assert [one.hand for one in screen.found.memo.statements() if one.text.startswith("So: ")] == [Hand.MODEL]
        assert "Sentences that models reworded" in str(screen.found.memo)


async def test_keys_pressed_in_a_burst_accept_one_draft(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_screen, "PAUSE", 30.0)
    async with opened(weighed(), size=NARROW) as terminal:
        propose(terminal.workspace)
        await review(terminal)
        for _ in range(4):
            await terminal.press("a")
            await settled(terminal)
        assert [one.state for one in drafts(terminal)] == [State.ACCEPTED, State.WAITING]
        monkeypatch.setattr(review_screen, "PAUSE", 0.0)
        await terminal.press("a")
        await settled(terminal)
        assert [one.state for one in drafts(terminal)] == [State.ACCEPTED, State.ACCEPTED]


async def test_editing_asks_for_words_and_checks_them(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        propose(terminal.workspace, 1)
        await review(terminal)
        await terminal.press("enter")
        assert terminal.on(RewordScreen)
        await terminal.write(" 77")
        await terminal.press("escape")
        assert terminal.on(RewordScreen)
        await terminal.press("ctrl+s")
        await settled(terminal)
        form = terminal.app.screen
        assert isinstance(form, RewordScreen)
        assert form.query_one(TextArea).text.startswith(" 77")
        assert "'77' is added" in terminal.text
        assert drafts(terminal)[0].state is State.WAITING
        form.query_one(TextArea).text = f"But {drafts(terminal)[0].words}"
        await terminal.press("ctrl+s")
        await settled(terminal)
        (draft,) = drafts(terminal)
        assert (draft.state, draft.kept[:8]) == (State.EDITED, "But So: ")


async def test_a_draft_that_fails_the_check_is_refused_by_the_keys_that_are_here(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        propose(terminal.workspace, 1, "{} 77")
        await review(terminal)
        await terminal.press("a")
        await settled(terminal)
        assert "e edits, x rejects" in terminal.notices[-1]
        assert "argmap review" not in terminal.notices[-1]


async def test_rejecting_asks_why(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        propose(terminal.workspace, 1)
        await review(terminal)
        await terminal.press("x", "escape")
        assert drafts(terminal)[0].state is State.WAITING
        await terminal.press("x")
        await terminal.write("dull")
        await terminal.press("enter")
        await settled(terminal)
        assert (drafts(terminal)[0].state, drafts(terminal)[0].reason) == (State.REJECTED, "dull")
        assert "Nothing waits" in terminal.text
        assert files(folder) == []


async def test_words_for_another_memo_do_not_go_into_this_one(opened: Opened, folder: Path) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        propose(terminal.workspace, 1)
        terminal.workspace.memo.question = ""
        screen = await review(terminal)
        await terminal.press("a")
        await settled(terminal)
        assert screen.found is not None
        assert drafts(terminal)[0].state is State.ACCEPTED
        assert files(folder) == []
        name = terminal.workspace.live.name
        said, write, show = screen.found.said.split("\n")
        assert said.startswith("Accepted, but not for the memo shown here: draft 1 is for the long memo that follows ")
        assert write == f"argmap review {name} write FILE 1"
        assert show == f"argmap memo {name} --hand FILE -o MEMO.md"


async def three(terminal: Terminal) -> ReviewScreen:
    """Three drafts in the review queue, of which the last fails the check, the cursor on that."""
    propose(terminal.workspace)
    propose(terminal.workspace, 1, "{} 77")
    screen = await review(terminal)
    await terminal.press("down", "down")
    assert screen.page.stop == "3"
    return screen


async def test_a_refused_draft_keeps_the_cursor(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await three(terminal)
        await terminal.press("a")
        await settled(terminal)
        assert "draft 3 cannot be accepted" in terminal.notices[-1]
        assert screen.page.stop == "3"
        assert any(line.lstrip().startswith("❯ 3 ") for line in terminal.lines())


async def test_the_cursor_goes_to_what_took_the_place_of_a_decided_draft(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await three(terminal)
        await terminal.press("up", "a")
        await settled(terminal)
        assert drafts(terminal)[1].state is State.ACCEPTED
        assert screen.page.stop == "3"
        await terminal.press("x")
        await terminal.write("wrong")
        await terminal.press("enter")
        await settled(terminal)
        assert drafts(terminal)[2].state is State.REJECTED
        assert screen.page.stop == "1"


async def test_what_others_decide_meanwhile_does_not_move_the_cursor(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await three(terminal)
        Queue(terminal.workspace.library, terminal.workspace.live.name).decide(1, State.REJECTED, "dana", reason="no")
        await terminal.press("a")
        await settled(terminal)
        assert screen.found is not None
        assert [one.id for one in screen.found.drafts] == [2, 3]
        assert screen.page.stop == "3"


@pytest.mark.parametrize("key", ["x", "e"])
async def test_a_dialog_that_decides_names_the_draft_and_its_sentence(opened: Opened, key: str) -> None:
    async with opened(weighed(), size=WIDE) as terminal:
        await three(terminal)
        await terminal.press(key)
        draft = drafts(terminal)[2]
        shown = " ".join(terminal.text.replace("│", " ").split())
        assert f"draft 3{', and accept it' if key == 'e' else ''}: {draft.subject}" in shown
        assert f"It stands for: {draft.before[:40]}" in shown
        assert ("Held against these words: the number '77' is added" in shown) == (key == "e")


async def test_a_reason_that_comes_too_late_is_not_lost(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        screen = await three(terminal)
        await terminal.press("x")
        await terminal.write("wrong")
        await terminal.press("escape")
        assert terminal.on(AskScreen)
        assert "Once more throws away" in terminal.notices[-1]
        Queue(terminal.workspace.library, terminal.workspace.live.name).decide(3, State.REJECTED, "dana", reason="no")
        await terminal.press("enter")
        await settled(terminal)
        assert terminal.app.screen.query_one(Input).value == "wrong"
        assert "was rejected by dana" in terminal.text
        await terminal.press("escape")
        await settled(terminal)
        assert terminal.app.screen is screen
        assert screen.page.stop == "2"


async def test_from_the_memo_and_back(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await read(terminal)
        propose(terminal.workspace, 1)
        await review(terminal)
        await terminal.press("a")
        await settled(terminal)
        await terminal.press("escape")
        await settled(terminal)
        screen = terminal.app.screen
        assert isinstance(screen, MemoScreen)
        assert screen.found is not None
        assert any(one.hand is Hand.MODEL for one in screen.found.memo.statements())
        await terminal.press("escape")
        assert terminal.on(MapScreen)


async def test_keys_do_nothing_where_nothing_waits(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await review(terminal)
        await terminal.press("a", "e", "x", "enter")
        assert terminal.on(ReviewScreen)
