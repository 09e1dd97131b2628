"""Extending the map: claims used again, premises, schemes and their questions, merging, re-targeting, linking."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, OptionList, Select, TextArea

from argmap.errors import LibraryUnwritable
from argmap.model import Argument, Claim, Direction, Link, LinkKind, Map, Note, Perspective
from argmap.schemes import remark, schemes
from argmap.store import LiveMap
from argmap_tui.merge_lines import Plan, layout
from argmap_tui.scheme_lines import Examination, questions_page, scaffold, schemes_page
from argmap_tui.screens.extend import PAUSE, ExtendScreen
from argmap_tui.screens.link import LinkScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.merge import MergeScreen, TwinScreen
from argmap_tui.screens.questions import QuestionsScreen
from argmap_tui.screens.retarget import NONE, RetargetScreen
from argmap_tui.strengths import Move
from tests.tui.conftest import NARROW, Opened, Terminal, argument, claim, office


def doubled() -> Map:
    """The office, with a claim that says what another one says."""
    office_again = office()
    for item in (claim("rents-go-up", "Rents go up every year."), argument("dear", "move-now", "rents-go-up")):
        office_again = office_again.put(item)
    return office_again


async def settle(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


async def suggested(terminal: Terminal, words: str) -> list[str]:
    """Type ``words`` into the form; the claims that it offers then."""
    await terminal.write(words)
    await terminal.pilot.pause(PAUSE * 2)
    await settle(terminal)
    same = terminal.app.screen.query_one("#same", OptionList)
    return [str(option.id) for option in same.options] if same.display else []


def shown(layout: Any) -> str:
    return "\n".join("".join(span.text for span in line) for line in layout.lines)


async def test_a_claim_on_the_map_is_used_again(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        assert await suggested(terminal, "rents rise a lot") == ["rents-rise"]
        await terminal.press("tab", "enter", "ctrl+s")
        found = terminal.map.find(terminal.here, Argument)
        assert (found.target, found.premises, found.stance) == ("move-now", ("rents-rise",), Direction.CON)
        assert len(list(terminal.map.of_kind(Claim))) == len(list(office().of_kind(Claim)))


async def test_the_target_and_unlike_claims_are_not_offered(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("rents-rise")
        await terminal.press("a")
        assert await suggested(terminal, "rents rise every year") == []


async def test_a_claim_that_is_there_is_gone_to_instead_of_added_again(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await terminal.press("a")
        terminal.app.screen.query_one("#way", Select).value = len(terminal.app.screen._ways) - 1  # type: ignore[attr-defined]
        await terminal.pilot.pause()
        terminal.app.screen.query_one("#text").focus()
        assert await suggested(terminal, "the lease runs long") == ["lease-runs"]
        await terminal.press("tab", "enter")
        assert terminal.on(MapScreen)
        assert (terminal.here, terminal.map, terminal.screen.is_weighing) == ("lease-runs", before, False)


async def test_several_premises_new_and_used_again(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("New one")
        await terminal.press("ctrl+n")
        await suggested(terminal, "lease runs")
        await terminal.press("tab", "enter")
        await terminal.write("Last one")
        await terminal.press("ctrl+s")
        premises = terminal.map.find(terminal.here, Argument).premises
        assert [terminal.map[id].words() for id in premises] == ["New one", "The lease runs until May.", "Last one"]
        assert premises[1] == "lease-runs"


async def test_a_premise_is_taken_out_again(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("First")
        await terminal.press("ctrl+n", "shift+tab", "enter")
        assert terminal.app.screen.query_one("#text", TextArea).text == "First"
        assert not terminal.app.screen.query_one("#premises").display


async def test_what_was_added_is_weighed_at_once_or_not(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        for key, force in (("8", 0.8), ("enter", None)):
            await terminal.press("a")
            await terminal.write("So")
            await terminal.press("ctrl+s")
            assert terminal.screen.slider.has_focus
            added = terminal.here
            await terminal.press(*dict.fromkeys((key, "enter")))
            assert not terminal.screen.is_weighing
            weights = {id: value for view in terminal.map.of_kind(Perspective) for id, value in view.force.items()}
            assert weights.get(added) == force


async def test_undoing_what_is_being_weighed_ends_the_weighing(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("So")
        await terminal.press("ctrl+s", "u")
        assert (terminal.map, terminal.screen.is_weighing) == (before, False)


async def test_a_refused_addition_keeps_everything(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise LibraryUnwritable("the [disk] is full", "Make room.")

    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("First")
        await terminal.press("ctrl+n")
        await terminal.write("Second")
        with monkeypatch.context() as patch:
            patch.setattr(LiveMap, "submit", refuse)
            await terminal.press("ctrl+s")
        assert terminal.on(ExtendScreen)
        assert terminal.notices[-1] == "the [disk] is full\nMake room."
        await terminal.press("ctrl+s")
        assert len(terminal.map.find(terminal.here, Argument).premises) == 2


async def test_words_are_thrown_away_only_when_asked_twice(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("First")
        await terminal.press("ctrl+n", "escape")
        assert terminal.on(ExtendScreen)
        await terminal.press("escape")
        assert terminal.on(MapScreen)


async def test_a_scheme_brings_its_questions(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("It was right elsewhere")
        terminal.app.screen.query_one("#scheme", Select).value = "analogy"
        await terminal.pilot.pause()
        assert "It has to stand up to:" in str(terminal.app.screen.query_one("#scaffold").render())
        await terminal.press("ctrl+s")
        added = terminal.map.find(terminal.here, Argument)
        assert added.scheme == "analogy"
        assert "4 critical questions" in terminal.notices[-1]
        await terminal.press("Q")
        await settle(terminal)
        assert terminal.on(QuestionsScreen)
        assert "4 of 4 open" in terminal.text
        await terminal.press("n")
        await settle(terminal)
        assert "3 of 4 open" in terminal.text
        question = schemes()["analogy"].questions[0]
        assert [note.text for note in terminal.map.of_kind(Note) if added.id in note.about] == [remark(question)]
        await terminal.press("down", "down", "enter")
        assert schemes()["analogy"].questions[2].text.split()[0] in terminal.text
        await terminal.write("They differ in size")
        await terminal.press("ctrl+s")
        counter = terminal.map.find(terminal.here, Argument)
        assert (counter.target, counter.stance) == (added.id, Direction.CON)
        assert counter.note == remark(schemes()["analogy"].questions[2])


async def test_a_scheme_is_named_later(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("Q")
        await settle(terminal)
        await terminal.press("down", "enter")
        await settle(terminal)
        assert terminal.map.find("staff", Argument).scheme == list(schemes())[1]
        assert "CRITICAL QUESTIONS" in terminal.text
        await terminal.press("escape")
        assert (terminal.here, terminal.on(MapScreen)) == ("staff", True)


async def test_questions_are_asked_of_arguments_only(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("Q")
        await settle(terminal)
        assert "this is none" in terminal.text
        await terminal.press("n", "s", "enter", "escape")
        assert terminal.on(MapScreen)


async def test_merges_two_claims_by_picking(opened: Opened) -> None:
    async with opened(doubled(), size=NARROW) as terminal:
        before = terminal.map
        await terminal.go_to("rents-rise")
        await terminal.press("M")
        await terminal.pilot.pause()
        assert terminal.on(TwinScreen)
        assert "Rents go up every year." in terminal.text
        await terminal.press("enter")
        await settle(terminal)
        assert terminal.on(MergeScreen)
        assert "THIS GOES" in terminal.text
        await terminal.press("s")
        await settle(terminal)
        await terminal.press("y")
        assert terminal.on(MapScreen)
        assert terminal.here == "rents-go-up"
        assert "rents-rise" not in terminal.map
        assert terminal.map.find("rent", Argument).premises == ("rents-go-up", "lease-runs")
        await terminal.press("u")
        assert terminal.map == before


async def test_a_merge_says_what_would_move(opened: Opened) -> None:
    async with opened(doubled()) as terminal:
        terminal.workspace.scales.put("rents-rise", 0.9)
        await terminal.go_to("rents-rise")
        await terminal.press("M", "enter")
        await settle(terminal)
        assert "STRENGTHS THAT WOULD MOVE" in terminal.text
        assert any("▲" in line and "Move now" in line for line in terminal.lines())


async def test_a_merge_can_be_left(opened: Opened) -> None:
    async with opened(doubled()) as terminal:
        before = terminal.map
        await terminal.go_to("rents-rise")
        await terminal.press("M", "escape")
        assert terminal.on(MapScreen)
        await terminal.press("M", "enter")
        await settle(terminal)
        await terminal.press("escape")
        assert terminal.on(MapScreen)
        assert terminal.map is before
        await terminal.go_to("move")
        await terminal.press("M")
        assert "cannot be merged" in terminal.text
        await terminal.press("y", "s", "escape")
        assert terminal.on(MapScreen)


async def test_moves_an_argument_to_another_target(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        before = terminal.map
        await terminal.go_to("staff")
        await terminal.press("t")
        assert terminal.on(RetargetScreen)
        await terminal.write("parking")
        await terminal.press("enter")
        assert terminal.map.find("staff", Argument).target == "alone"
        assert terminal.at == terminal.here == "staff"
        await terminal.press("u")
        assert terminal.map == before


async def test_a_circle_is_refused_and_another_target_can_be_picked(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await terminal.go_to("rent")
        await terminal.press("t")
        await terminal.write("doubt")
        await terminal.press("enter")
        assert terminal.on(RetargetScreen)
        assert "itself about this argument" in terminal.notices[-1]
        assert terminal.app.screen.query_one("#words", Input).value == "doubt"
        assert terminal.map is before


async def test_of_a_claim_it_is_asked_first_which_argument_is_meant(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await terminal.press("t")
        assert "Which of its arguments" in terminal.text
        assert [option.id for option in terminal.app.screen.query_one(OptionList).options] == ["rent", "staff"]
        await terminal.press("enter")
        assert "“Rent” speaks for “Move now”" in terminal.text
        await terminal.write("parking")
        await terminal.press("enter")
        assert terminal.map.find("rent", Argument).target == "alone"
        assert terminal.here == "rent"


async def test_where_no_argument_is_near_nothing_is_retargeted(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("t")
        screen = terminal.app.screen
        assert isinstance(screen, RetargetScreen)
        assert screen.heading().endswith(NONE)
        await terminal.press("enter", "escape")
        assert terminal.on(MapScreen)


async def test_links_two_items_by_picking(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.go_to("staff")
        await terminal.press("R")
        assert terminal.on(LinkScreen)
        await terminal.write("parking")
        await terminal.press("enter", "enter", "down", "down", "enter", "tab")
        await terminal.write("Both are about travel")
        await terminal.press("enter")
        (found,) = terminal.map.of_kind(Link)
        assert (found.start, found.kind, found.end) == ("staff", LinkKind.IN_TENSION_WITH, "alone")
        assert found.why == "Both are about travel"
        assert terminal.here == "staff"
        await terminal.press("R")
        await terminal.write("parking")
        await terminal.press("enter")
        terminal.app.screen.query_one("#kind", Select).value = LinkKind.IN_TENSION_WITH
        await terminal.press("ctrl+s")
        assert terminal.on(LinkScreen)
        assert "already" in terminal.notices[-1]


def test_a_merge_laid_out_says_what_goes_where() -> None:
    map = doubled().put(Link.model_validate({"id": "l", "kind": "restates", "from": "rents-go-up", "to": "rents-rise"}))
    moves = (Move("move-now", 0.5, 0.25),)
    for width in (30, 100):
        text = shown(layout(Plan(map, "rents-rise", "rents-go-up", moves), width))
        assert "MOVES OVER 2" in text
        assert "goes: the link between" in text
        assert "▼  .50 →  .25 Move now" in text
        assert max(len(line) for line in text.splitlines()) <= width
    assert "no strength can be told" in shown(layout(Plan(map, "rents-rise", "rents-go-up", is_silent=True), 80))
    refused = shown(layout(Plan(map, "rent", "dear", refusal="they differ"), 80))
    assert "cannot be one: they differ" in refused
    assert "y merges" not in refused


def test_schemes_laid_out() -> None:
    map, scheme = office(), schemes()["analogy"]
    assert all(question.text in scaffold(scheme) for question in scheme.questions)
    found = Examination(map, "staff", "thought experiment", None)
    page = schemes_page(found, 60)
    assert "It names “thought experiment”" in shown(page)
    assert len(page.stops) == len(schemes())
    assert questions_page(found, 60).stops == []
