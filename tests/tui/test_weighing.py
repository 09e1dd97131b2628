"""Weighing on the map screen: the slider, what moves, what is saved, what-ifs, rules, and what a newcomer sees."""

from __future__ import annotations

import asyncio

import pytest

from argmap.edits import Retire, Weigh
from argmap.model import Header, Map, Perspective
from argmap.store import Library
from argmap_tui.scales import Scales
from argmap_tui.screens import weighing
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.rules import RulesScreen
from argmap_tui.screens.suppose import SupposeScreen
from argmap_tui.why_lines import EFFECTS, layout
from tests.tui.conftest import NARROW, Opened, Terminal, argument, claim


def own(terminal: Terminal) -> Perspective:
    return terminal.map.find("tester", Perspective)


async def test_a_newcomer_sees_no_verdict_and_two_ways_on(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        assert "Nothing weighed yet, so no verdict" in terminal.text
        assert "W" in terminal.text
        assert ".50" not in terminal.text
        assert not terminal.workspace.scales.is_weighed


async def test_weighing_a_premise_moves_the_verdict_with_every_key(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("right")
        await terminal.go_to("move-now")
        before = terminal.workspace.scales.strength("move-now")
        assert before is None
        terminal.screen.go_to("staff-leave")
        await terminal.press("tab", "w", "9")
        scales = terminal.workspace.scales
        assert scales.stated("staff-leave") == 0.9
        assert scales.strength("move-now") == pytest.approx(0.3)
        assert "Half the staff" in terminal.text
        assert "convinced" in terminal.text
        assert "▼    – →  .30 Move now" in terminal.text
        await terminal.press("right")
        assert scales.strength("move-now") == pytest.approx(0.275)
        assert "Move now .28" in terminal.text or "Move now .27" in terminal.text


async def test_what_was_weighed_is_saved_as_an_edit_and_can_be_undone(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "8", "enter")
        assert own(terminal).force == {"staff": 0.8}
        assert own(terminal).holder == "tester"
        assert not terminal.screen.is_weighing
        assert terminal.screen.outline.has_focus
        await terminal.press("w", "3", "tab")
        assert own(terminal).force == {"staff": 0.3}
        await terminal.press("u")
        assert own(terminal).force == {"staff": 0.8}


async def test_nothing_weighed_is_lost_on_quitting_at_once(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7", "ctrl+q")
        assert own(terminal).force == {"staff": 0.7}


async def test_a_weight_is_in_the_library_a_moment_after_its_key(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7")
        assert max(weighing.SAVE_AFTER, weighing.SAVE_AT_ONCE) <= 0.1
        await asyncio.sleep(weighing.SAVE_AFTER + 0.05)
        with Library() as other:
            assert other.open(terminal.workspace.live.name).map.find("tester", Perspective).force == {"staff": 0.7}
        assert terminal.screen.is_weighing


async def test_keys_in_quick_succession_are_one_edit(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "SAVE_AFTER", 60)
    monkeypatch.setattr(weighing, "HELD", float("inf"))
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", *["right"] * 6, "enter")
        assert own(terminal).force == {"staff": 0.8}
        assert len(terminal.workspace.live.history("tester")) == 1


async def test_what_was_weighed_until_the_slider_was_left_is_undone_together(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "SAVE_WITHIN", -1.0)
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "3", "enter", "w", "7", "right", "right", "enter")
        assert own(terminal).force == {"staff": 0.8}
        assert len(terminal.workspace.live.history("tester")) == 4
        await terminal.press("u")
        assert own(terminal).force == {"staff": 0.3}
        terminal.workspace.redo()
        assert own(terminal).force == {"staff": 0.8}
        terminal.workspace.undo()
        terminal.workspace.undo()
        assert "tester" not in terminal.map


async def test_strengths_that_a_save_leaves_as_they_are_are_not_found_again(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7")
        scales = terminal.workspace.scales
        seen, before = scales.swept, scales.weighing.swept.strength.copy()
        terminal.workspace.save_weights()
        assert scales.swept is seen
        assert scales.own == terminal.map["tester"]
        fresh = Scales(terminal.map, "tester")
        assert list(fresh.weighing.swept.strength) == list(before)


async def test_a_weight_can_be_taken_away(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7", "enter", "w", "delete")
        assert "not weighed" in terminal.text
        await terminal.press("enter")
        assert own(terminal).force == {}


async def test_what_cannot_be_weighed_says_so(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.screen.go_to("report")
        await terminal.press("tab", "w")
        assert not terminal.screen.is_weighing
        assert "is not weighed" in terminal.notices[-1]


async def test_a_what_if_is_never_saved_unless_kept(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("i", "w", "9", "enter")
        assert terminal.workspace.scales.stated("staff") == 0.9
        assert "WHAT IF 1" in terminal.text
        assert "tester" not in terminal.map
        await terminal.press("i")
        assert terminal.on(SupposeScreen)
        await terminal.press("d")
        assert terminal.workspace.scales.stated("staff") is None
        assert "WHAT IF" not in terminal.text
        await terminal.press("i", "w", "6", "enter", "i", "k")
        assert own(terminal).force == {"staff": 0.6}
        assert terminal.on(MapScreen)


async def test_other_rules_give_other_verdicts(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "9", "enter", "f")
        assert terminal.on(RulesScreen)
        await terminal.press("escape")
        assert terminal.workspace.scales.rulebook.semantics == "measured"


async def test_the_panes_follow_each_other(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        shown = []
        for _ in range(4):
            shown.append([pane for pane in ("outline", "card", "why") if terminal.screen._pane(pane).display])
            await terminal.press("tab")
        assert shown == [["outline"], ["card"], ["why"], ["outline"]]
        await terminal.press("shift+tab")
        assert terminal.screen.outline.has_focus


def test_why_names_reasons_that_others_already_carry() -> None:
    reasons = [argument("one", "t", "p"), argument("other", "t", "q"), argument("con", "t", "r", against=True)]
    map = Map.build(Header(title="T"), [*(claim(id) for id in "tpqr"), *reasons])
    scales = Scales(map, "ada")
    for id in ("p", "q", "one", "other"):
        scales.put(id, 1.0)
    made = layout(scales, "t", None, 60)
    said = ["".join(span.text for span in line) for line in made.lines]
    assert [stop.id for stop in made.stops] == ["one", "other"]
    assert all(said[stop.first].startswith("+ gives 1.00") for stop in made.stops)
    assert "1 more gives nothing: premises not believed, or undercut." in said


async def test_why_leads_to_the_reasons(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.screen.go_to("staff-leave")
        await terminal.press("tab", "w", "9", "enter")
        await terminal.go_to("move-now")
        terminal.screen.why.focus()
        await terminal.pilot.pause()
        assert terminal.screen.why.stop == "staff"
        await terminal.press("enter")
        assert terminal.here == "staff"
        await terminal.press("backspace")
        assert terminal.here == "move-now"
        await terminal.press("right_square_bracket")
        assert terminal.here == "staff"


async def test_what_ifs_are_thrown_away_only_when_asked_twice(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("i", "w", "9", "enter", "q")
        assert "not saved" in terminal.notices[-1]
        assert terminal.app.is_running
        await terminal.press("q")
        assert "tester" not in terminal.map


async def test_holding_a_key_does_not_put_saving_off_for_ever(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "SAVE_WITHIN", 0.0)
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7", "right")
        assert own(terminal).force["staff"] == 0.75
        assert terminal.screen.is_weighing


async def test_u_takes_back_what_ifs_before_what_is_saved(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("w", "7", "enter", "i", "w", "9", "enter")
        await terminal.go_to("rents-rise")
        await terminal.press("w", "8", "enter")
        scales = terminal.workspace.scales
        await terminal.press("u")
        assert (scales.stated("rents-rise"), scales.stated("staff")) == (None, 0.9)
        assert "“Rents rise every year.” .80. 1 left." in terminal.notices[-1]
        await terminal.press("u")
        assert scales.stated("staff") == 0.7
        assert "WHAT IF 0" in terminal.text
        await terminal.press("u")
        assert own(terminal).force == {"staff": 0.7}
        assert terminal.notices[-1] == weighing.NONE_TRIED
        await terminal.press("i", "d", "u")
        assert scales.stated("staff") is None


async def test_u_takes_back_what_was_done_last_in_what_if(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("i", "w", "9", "enter")
        await terminal.go_to("alone")
        await terminal.press("x")
        assert "alone" not in terminal.map
        await terminal.press("u")
        assert "alone" in terminal.map
        assert terminal.workspace.scales.stated("staff") == 0.9
        await terminal.press("u")
        assert terminal.workspace.scales.stated("staff") is None


def why(weights: dict[str, float]) -> list[str]:
    """The lines on a claim with two reasons for it that weigh, one that hardly does, one against, and a mute one."""
    pairs = {"one": "p", "other": "q", "con": "r", "weak": "s", "mute": "u"}
    reasons = [argument(id, "t", premise, against=id == "con") for id, premise in pairs.items()]
    scales = Scales(Map.build(Header(title="T"), [*(claim(id) for id in ("t", *pairs.values())), *reasons]), "ada")
    for id, weight in weights.items():
        scales.put(id, weight)
    return ["".join(span.text for span in line) for line in layout(scales, "t", None, 100).lines]


def test_why_counts_every_reason_and_says_that_the_numbers_need_not_add_up() -> None:
    said = why({"p": 1.0, "one": 0.9, "q": 0.8, "other": 0.8, "r": 0.9, "con": 0.6, "s": 0.55, "weak": 0.1})
    start, end = said.index("starts at .50"), said.index("1 more gives nothing: premises not believed, or undercut.")
    assert said[start + 1 : end] == [
        "+.21 p is so.",
        "2 more reasons move it, each by less than .01 alone, the others being there:",
        "+ gives .48 q is so.",
        "+ gives .01 s is so.",
        "−.24 r is so.",
        "comes to .71",
        EFFECTS,
    ]


def test_numbers_that_add_up_need_no_remark() -> None:
    said = why({"p": 1.0, "one": 0.9})
    assert "comes to .95" in said
    assert EFFECTS not in said


def test_reasons_that_are_not_listed_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap_tui.why_lines.PUSHES", 1)
    said = why({"p": 1.0, "one": 0.9, "q": 0.8, "other": 0.8, "s": 0.55, "weak": 0.1})
    assert "… 1 more" in said


async def test_the_slider_goes_on_from_a_weight_that_was_set_elsewhere(opened: Opened, library: Library) -> None:
    async with opened() as terminal:
        terminal.screen.go_to("staff-leave")
        await terminal.press("tab", "w", "9")
        await terminal.until(lambda: own(terminal).credence == {"staff-leave": 0.9})
        with Library(library.home) as elsewhere:
            other = elsewhere.open(terminal.workspace.live.name)
            other.submit(Weigh(perspective="tester", id="staff-leave", value=0.3), "tester")
            terminal.screen.watching.look()
            await terminal.pilot.pause()
            assert terminal.screen.slider.weight == 0.3
            assert "What you are weighing is at .30 now." in terminal.notices[-1]
            await terminal.press("right")
            assert terminal.workspace.scales.stated("staff-leave") == 0.35
            await terminal.until(lambda: own(terminal).credence == {"staff-leave": 0.35})
            other.refresh()
            other.submit(Retire(id="staff-leave", dependents=True), "other")
            terminal.screen.watching.look()
            await terminal.pilot.pause()
        assert not terminal.screen.is_weighing
        assert weighing.GONE in terminal.notices[-1]
