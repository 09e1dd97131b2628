"""The guided pass: what it asks, what an answer does, and how it is left."""

from __future__ import annotations

import pytest

from argmap.model import Bearing, Evidence, EvidenceKind, Header, Map, Perspective
from argmap.weigh.questions import Agenda, Asked, Outlook
from argmap_tui.guided import ROUND, Pass
from argmap_tui.guided_lines import (
    HIDDEN,
    NOTHING_LEFT,
    SHOWN,
    VERDICT,
    Pause,
    outlook_words,
    pause_page,
    question_page,
)
from argmap_tui.screens.guided import SET_FIRST, GuidedScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.strengths import Move
from tests.tui.conftest import NARROW, Opened, Terminal, claim, office

OPEN = Outlook(500, 100, is_closed=False, is_exact=False)


def ask(*ids: str) -> Agenda:
    return Agenda(tuple(Asked(id, "move-now", 0.5, 0.25) for id in ids), OPEN)


async def begin(terminal: Terminal) -> GuidedScreen:
    await terminal.press("W")
    await settle(terminal)
    assert isinstance(terminal.app.screen, GuidedScreen)
    return terminal.app.screen


async def settle(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


def own(terminal: Terminal) -> Perspective | None:
    return next((view for view in terminal.map.of_kind(Perspective) if view.holder == "tester"), None)


def said(terminal: Terminal) -> dict[str, float]:
    view = own(terminal)
    return {**view.credence, **view.force, **view.certainty} if view else {}


@pytest.mark.parametrize("size", [NARROW, (140, 40)])
async def test_asks_for_the_words_without_names_and_says_why(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        screen = await begin(terminal)
        while screen.asked is not None and screen.asked.id != "rents-rise":
            await terminal.press("s")
        assert "Rents rise every year." in terminal.text
        assert "can move “Move now” by" in terminal.text
        assert "reported by" not in terminal.text
        await terminal.press("h")
        assert "reported by" in terminal.text


async def test_an_answer_moves_the_verdict_is_saved_and_can_be_undone(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        while screen.asked is not None and screen.asked.id != "staff-leave":
            await terminal.press("s")
        assert "no verdict" in terminal.text
        await terminal.press("9")
        assert "Move now .30" in terminal.text.replace("  ", " ")
        assert said(terminal) == {}
        await terminal.press("enter")
        await settle(terminal)
        assert said(terminal) == {"staff-leave": 0.9}
        await terminal.press("escape")
        assert terminal.on(MapScreen)
        await terminal.press("u")
        assert said(terminal) == {}


async def test_enter_waits_for_an_answer_and_skip_does_not(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        first = screen.asked
        await terminal.press("enter")
        assert screen.asked is first
        assert SET_FIRST in terminal.text
        await terminal.press("7", "s")
        assert screen.asked is not first
        await terminal.press("backspace")
        assert screen.asked is first
        assert screen.slider.weight is None
        await terminal.press("escape")
        assert said(terminal) == {}


async def test_leaving_in_the_middle_of_an_answer_saves_it(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        assert screen.asked is not None
        await terminal.press("8", "escape")
        assert said(terminal) == {screen.asked.id: 0.8}
        terminal.screen.watching.look()
        assert not [words for words in terminal.notices if "elsewhere" in words]


async def test_the_end_tells_what_moved_and_one_can_go_back(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        for _ in range(3 * ROUND):
            if not screen.slider.display:
                break
            await terminal.press("9", "enter")
            await settle(terminal)
        assert f"Answered: {len(screen.answers)}." in terminal.text
        assert len(said(terminal)) == len(screen.answers) > 3
        assert screen.course.is_paused
        await terminal.press("backspace")
        assert screen.slider.has_focus


async def test_answers_are_ones_own_whoevers_eyes_were_borrowed(opened: Opened) -> None:
    view = Perspective(id="view", title="Other", holder="other", credence={"rents-rise": 0.9})
    map = Map.build(office().header, [*(entry.item for entry in office().unordered), view])
    async with opened(map) as terminal:
        terminal.workspace.scales.look_as("view")
        await begin(terminal)
        await terminal.press("6", "escape")
        assert terminal.workspace.scales.is_own
        assert list(said(terminal).values()) == [0.6]


async def test_while_trying_what_ifs_it_asks_nothing(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("i")
        screen = await begin(terminal)
        assert "what-ifs" in terminal.text
        await terminal.press("9", "enter", "s", "backspace", "h")
        assert screen.asked is None
        await terminal.press("escape")
        assert terminal.on(MapScreen)


@pytest.mark.parametrize("map", [Map.build(Header(title="None"), []), Map.build(Header(title="One"), [claim("one")])])
async def test_a_map_without_a_question_says_so(opened: Opened, map: Map) -> None:
    async with opened(map) as terminal:
        await begin(terminal)
        assert "asks no question" in terminal.text


async def test_an_item_that_vanishes_is_passed_by(opened: Opened) -> None:
    from argmap.edits import Retire

    async with opened() as terminal:
        screen = await begin(terminal)
        assert screen.asked is not None
        gone = screen.asked.id
        terminal.workspace.submit(Retire(id=gone, dependents=True))
        screen.show()
        assert "taken out of the map" in terminal.text
        await terminal.press("enter")
        assert screen.asked is None or screen.asked.id != gone


def test_the_order_is_shuffled_by_the_seed_within_a_round() -> None:
    orders = set()
    for seed in range(6):
        course = Pass(seed)
        course.take(ask(*"abcde"))
        for _ in range(5):
            course.on()
        orders.add("".join(one.id for one in course.seen))
        assert sorted(one.id for one in course.seen) == list("abcde")
    assert len(orders) > 3


def test_a_round_pauses_and_another_follows() -> None:
    course = Pass(1)
    names = [f"n{number}" for number in range(ROUND + 3)]
    course.take(ask(*names))
    for _ in range(ROUND + 1):
        course.on()
    assert course.is_paused
    assert course.has_more
    assert len(course.seen) == course.length == ROUND
    course.resume()
    course.take(ask(*names))
    course.on()
    assert course.current is not None
    assert course.length == ROUND + 3


def test_the_newest_agenda_decides_what_comes_next() -> None:
    course = Pass(1)
    course.take(ask("a"))
    course.on()
    course.take(ask("a", "b"))
    course.on()
    assert [one.id for one in course.seen] == ["a", "b"]
    course.back()
    course.take(ask("c"))
    course.on()
    assert course.current == course.seen[1]
    course.on()
    assert [one.id for one in course.seen] == ["a", "b", "c"]


def words(layout: object) -> str:
    return "\n".join("".join(span.text for span in line) for line in layout.lines)  # type: ignore[attr-defined]


def test_an_argument_is_asked_about_with_its_premises_and_its_target() -> None:
    page = words(question_page(office(), Asked("staff", "move-now", 0.5, 0.25), "", 80, voices=False))
    assert "Suppose that\n· Half the staff would leave" in page
    assert "How much does that count against this?\n− Move now" in page
    page = words(question_page(office(), Asked("doubt", "move-now", 0.5, 0.25), "", 80, voices=False))
    assert "· A rise in rents says nothing" in page
    assert "against this reason?\n− Rent" in page


def test_the_outlook_claims_no_more_than_was_found() -> None:
    exact = outlook_words(Outlook(500, 0, is_closed=True, is_exact=True))
    tried = outlook_words(Outlook(500, 0, is_closed=True, is_exact=False))
    none = outlook_words(Outlook(500, 0, is_closed=False, is_exact=False))
    assert "no answer to the rest can change" in exact
    assert "As good as settled" in tried
    assert "that were tried" in tried
    assert "500 trials" in none
    assert "not settled" in none
    assert "the worst answers still can" in none
    some = outlook_words(Outlook(500, 491, is_closed=False, is_exact=False, open=1200))
    assert "with random answers to the 1,200 beliefs still open the verdict stood in 9 of 500 trials" in some
    assert "at first" not in some
    later = Outlook(500, 471, is_closed=False, is_exact=False, open=1190)
    assert "stood in 29 of 500 trials; at first in 9." in outlook_words(
        later, Outlook(500, 491, is_closed=False, is_exact=False, open=1200)
    )


def test_the_end_says_why_it_ends() -> None:
    def end(outlook: Outlook, *, more: bool, skipped: int = 0) -> str:
        return words(pause_page(office(), Pause(outlook, 2, [], more, skipped), 200))

    closed = Outlook(500, 0, is_closed=True, is_exact=True)
    assert NOTHING_LEFT not in end(closed, more=False)
    assert NOTHING_LEFT in end(OPEN, more=False)
    assert "Skipped: 3." in end(OPEN, more=False, skipped=3)
    assert "Enter asks on" in end(OPEN, more=True)
    assert VERDICT in end(OPEN, more=True)


async def test_an_answer_that_moves_nothing_says_why(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        while screen.asked is not None and screen.asked.id != "staff-leave":
            await terminal.press("s")
        await terminal.press("2")
        assert "at .5 or below gives nothing" in terminal.text
        assert "That is an answer, too" in terminal.text


async def test_at_a_pause_only_keys_that_act_are_shown(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        assert "Skip" in terminal.lines()[-1]
        for _ in range(3 * ROUND):
            if not screen.slider.display:
                break
            await terminal.press("s")
            await settle(terminal)
        assert "Skip" not in terminal.lines()[-1]
        assert "Leave" in terminal.lines()[-1]


def test_evidence_shows_the_claim_it_bears_on() -> None:
    page = words(question_page(office(), Asked("contract", "move-now", 0.5, 0.25), "", 80, voices=False))
    assert "The contract names 31 May.\nIt supports this:\n■ The lease runs until May." in page
    bears_on = {**dict.fromkeys(("rents-rise", "lease-runs", "alone", "few-asked"), Bearing.CONTRADICTS)}
    against = Evidence(id="against", text="It does not.", kind=EvidenceKind.DOCUMENT, bears_on=bears_on)
    page = words(question_page(office().put(against), Asked("against", "move-now", 0.5, 0.2), "", 80, voices=False))
    assert "It contradicts these:\n□ Rents rise every year.\n" in page
    assert "… 1 more" in page


async def test_who_says_it_is_hidden_again_with_the_next_question(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await begin(terminal)
        await terminal.press("h")
        assert SHOWN in terminal.text
        await terminal.press("h")
        assert HIDDEN in terminal.text
        await terminal.press("h", "s")
        assert screen.asked is not None
        assert HIDDEN in terminal.text
        await terminal.press("h", "backspace")
        assert HIDDEN in terminal.text


async def test_what_was_answered_is_counted(opened: Opened) -> None:
    async with opened() as terminal:
        await begin(terminal)
        assert "Answered so far" not in terminal.text
        await terminal.press("9", "enter")
        await settle(terminal)
        assert "Answered so far: 1." in terminal.text


@pytest.mark.parametrize("size", [NARROW, (100, 30)])
async def test_what_to_press_is_never_cut(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        screen = await begin(terminal)
        while screen.asked is not None and screen.asked.id != "rents-rise":  # claims have the longest question
            await terminal.press("s")
        await terminal.press("enter")
        assert SET_FIRST in terminal.text


def test_every_page_keeps_to_the_width() -> None:
    for width in (20, 60):
        pages = [question_page(office(), Asked("rent", "move-now", 0.5, 0.25), outlook_words(OPEN), width, voices=True)]
        moves = [Move("staff-leave", 0.5, 0.9)]
        pages += [pause_page(office(), Pause(OPEN, 2, moves, has_more=more), width) for more in (True, False)]
        assert max(sum(len(span.text) for span in line) for page in pages for line in page.lines) <= width
