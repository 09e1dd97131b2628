"""Everybody's perspectives, side by side, and the form that says how the map is weighed."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import Select, Static

from argmap.edits import Add, Edit, Weigh, apply
from argmap.errors import LibraryUnwritable
from argmap.model import Argument, Claim, Map, Perspective, Question, Stance, Voice
from argmap.store import LiveMap
from argmap.weigh.compiled import compile
from argmap.weigh.side_by_side import side_by_side
from argmap_tui import comparison_lines, perspective_lines
from argmap_tui.headline import headline
from argmap_tui.lines import Layout
from argmap_tui.perspective_lines import Eyes, Listing
from argmap_tui.rule_words import MEANINGS
from argmap_tui.scales import BURDENS, COMBINATIONS, FORMULAS, STANDARDS
from argmap_tui.screens.comparison import ComparisonScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.perspectives import PerspectivesScreen
from argmap_tui.screens.rules import RulesScreen
from tests.tui.conftest import NARROW, WIDE, Opened, Terminal, office

FULL = {"rent": 1.0, "staff": 1.0}
ANN = Perspective(
    id="ann", title="Ann", holder="ann", credence={"rents-rise": 0.9, "lease-runs": 0.9, "staff-leave": 0.1}, force=FULL
)
BEN = Perspective(
    id="ben", title="Ben", holder="ben", credence={"rents-rise": 0.9, "lease-runs": 0.1, "staff-leave": 0.9}, force=FULL
)
SAYS_SO = Voice(source="report", stance=Stance.ASSERTS)


def debated(*views: Perspective) -> Map:
    """The office, weighed by some people and by one document."""
    map = office()
    map = map.put(map.find("rents-rise", Claim).model_copy(update={"voices": (SAYS_SO,)}))
    map = map.put(map.find("rent", Argument).model_copy(update={"voices": (SAYS_SO,)}))
    for view in views or (ANN, BEN):
        map = apply(map, Edit(author="somebody", change=Add(item=view))).map
    return map


def said(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


# Laid out


def listing(map: Map, *eyes: Eyes) -> Listing:
    return Listing(map, map.find("move", Question), ("move-now",), eyes)


@pytest.mark.parametrize("width", [20, 38, 78, 138])
def test_the_list_fits_and_leads_to_each(width: int) -> None:
    map = debated()
    found = listing(map, Eyes(Perspective(id="me", title="me"), (), is_own=True), Eyes(ANN, (0.9,)), Eyes(BEN, (0.1,)))
    made = perspective_lines.layout(found, ["ben"], "ann", width)
    assert [stop.id for stop in made.stops] == ["me", "ann", "ben"]
    assert max(cell_len(line) for line in said(made)) <= width


def test_the_list_tells_who_has_said_what() -> None:
    found = listing(debated(), Eyes(Perspective(id="me", title="me"), (), is_own=True), Eyes(ANN, (0.93,)))
    words = said(perspective_lines.layout(found, ["ann"], "me", 78))
    assert "[ ] me (you)  ◉ these eyes" in words
    assert "    you have weighed nothing yet, so there is no verdict" in words
    assert "[x] Ann" in words
    assert "    weighs 3 claims, 2 arguments" in words
    assert any("◆ Move now" in line and ".93" in line for line in words)


@pytest.mark.parametrize(
    ("title", "holder", "whose"),
    [
        ("eve", "bob", "eve, held by bob"),
        ("Ann Lee, in June", "ann-lee", "Ann Lee, in June"),
        ("bob", "bo", "bob, held by bo"),
        ("eve", "", "eve"),
    ],
)
def test_the_list_tells_whose_a_perspective_is(title: str, holder: str, whose: str) -> None:
    assert Eyes(Perspective(id="eve", title=title, holder=holder)).title == whose


async def test_another_s_perspective_under_the_reader_s_name_says_whose_it_is(opened: Opened) -> None:
    async with opened(debated(Perspective(id="tester", title="tester", holder="bob"))) as terminal:
        terminal.workspace.scales.look_as("tester")
        assert "tester, held by bob" in headline(terminal.workspace, WIDE[0]).plain


def test_a_claim_on_which_somebody_is_silent_has_no_number() -> None:
    found = listing(debated(), Eyes(Perspective(id="me", title="me"), (), is_own=True), Eyes(ANN, (None,)))
    lines = said(perspective_lines.layout(found, [], "me", 78))
    assert not any("◆ Move now" in line for line in lines)
    assert any(perspective_lines.SILENT in line for line in lines)


def test_the_list_tells_the_way_back() -> None:
    found = listing(debated(), Eyes(Perspective(id="me", title="me"), (), is_own=True), Eyes(ANN))
    words = said(perspective_lines.layout(found, [], "ann", 78))
    assert words[0] == perspective_lines.BACK.format("Ann")
    assert "[ ] Ann  ◉ these eyes" in words


def compared(*views: Perspective, width: int = 78) -> Layout:
    found = side_by_side(compile(debated()), views, "move-now", ["move-now"])
    return comparison_lines.layout(found, width)


def section(made: Layout, heading: str) -> list[str]:
    """The lines below a heading, to the next gap."""
    words = said(made)
    start = words.index(heading) + 1
    return words[start : words.index("", start) if "" in words[start:] else None]


@pytest.mark.parametrize("width", [38, 78, 138])
@pytest.mark.parametrize("count", [2, 12])
def test_a_comparison_fits(width: int, count: int) -> None:
    views = [ANN, BEN, *(ANN.model_copy(update={"id": f"v{number}"}) for number in range(count - 2))]
    made = compared(*views, width=width)
    assert max(cell_len(line) for line in said(made)) <= max(width, 48)


def test_a_comparison_tells_what_divides_two_people() -> None:
    made = compared(ANN, BEN)
    words = said(made)
    assert words[0] == "Move now"
    assert [line.split()[0::3] for line in words[1:3]] == [["A", "for"], ["B", "against"]]
    assert "They do not stand on the same side." in words
    took_over = section(made, "IF A TOOK OVER ONE BELIEF OF B")
    assert [line.split()[3] for line in took_over[1:]] == ["turns", "turns"]
    assert any(line.startswith("  .90  .10") for line in section(made, "WEIGHED MOST DIFFERENTLY"))
    assert any("Move now" in line for line in section(made, "CLAIMS THAT END ON OPPOSITE SIDES"))
    assert any("rents-rise" in line or "Rents rise" in line for line in section(made, "WHAT THEY SHARE"))
    group = section(made, "AS ONE GROUP")
    assert [line.split()[0] for line in group[1:4]] == ["median", "linear", "logarithmic"]
    assert all(len(line.split()) == 3 for line in group[1:4])


def test_every_difference_leads_to_its_item() -> None:
    stops = {stop.id for stop in compared(ANN, BEN).stops}
    assert {"move-now", "lease-runs", "staff-leave", "rents-rise"} <= stops


def test_silence_is_called_silence() -> None:
    made = compared(ANN, Perspective(id="me", title="me"))
    words = said(made)
    assert "Nothing that B believes bears on it." in words
    assert "They do not stand on the same side." not in words
    assert words[2].split() == ["B", "–", "silent", "me"]
    assert section(made, "CLAIMS THAT END ON OPPOSITE SIDES")[1:] == ["Nothing."]
    assert "–" in section(made, "CLAIMS ON A SIDE FOR SOME, ON NONE FOR OTHERS")[1]
    assert "Fewer than two" in section(made, "AS ONE GROUP")[0]
    assert "IF A TOOK OVER ONE BELIEF OF B" not in words
    assert "Without all of them it would be – for A." in " ".join(section(made, "ONLY A HAS WEIGHED, NOT B"))


def test_what_would_not_move_the_claim_is_said_of_one_act_and_one_person() -> None:
    ann = ANN.model_copy(update={"credence": {"staff-leave": 0.1, "alone": 0.9, "few-asked": 0.2}})
    ben = ANN.model_copy(update={"id": "ben2", "title": "Ben", "credence": {"staff-leave": 0.2}})
    words = said(compared(ann, ben))
    assert "Taking over any single one of them would not move the claim for A." in words
    assert not any(line.startswith("No single one") for line in words)


def test_who_is_silent_has_no_vote() -> None:
    made = compared(ANN, BEN, Perspective(id="me", title="me"))
    assert section(made, "AS ONE GROUP")[0] == "1 of 3 left out: silence is no vote."


def test_double_cruxes_are_told() -> None:
    one, other = (
        Perspective(id=id, title=id, credence={"rents-rise": 0.9, "lease-runs": weight, "staff-leave": 0.6}, force=FULL)
        for id, weight in (("x", 0.95), ("y", 0.2))
    )
    made = compared(one, other)
    assert "The lease runs until May." in " ".join(section(made, "DOUBLE CRUXES OF A AND B"))


# In the terminal


async def on_perspectives(terminal: Terminal) -> PerspectivesScreen:
    await terminal.press("p")
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, PerspectivesScreen)
    return screen


async def compare(terminal: Terminal) -> ComparisonScreen:
    await terminal.press("c")
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, ComparisonScreen)
    return screen


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_looks_through_somebodys_eyes_and_back(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(debated(), size=size) as terminal:
        scales = terminal.workspace.scales
        screen = await on_perspectives(terminal)
        assert screen.page.stop == "ann"
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert scales.looking_as == "ann"
        assert scales.strength("move-now") is not None
        assert any("p, Enter: your own eyes again" in notice for notice in terminal.notices)
        screen = await on_perspectives(terminal)
        assert screen.page.stop == scales.own.id
        await terminal.press("enter")
        assert scales.is_own
        assert scales.strength("move-now") is None


async def test_y_brings_back_ones_own_eyes(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        terminal.workspace.scales.look_as("ben")
        await on_perspectives(terminal)
        await terminal.press("y")
        assert terminal.on(MapScreen)
        assert terminal.workspace.scales.is_own


async def test_everybody_is_listed(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        screen = await on_perspectives(terminal)
        assert screen.found is not None
        titles = [one.title for one in screen.found.eyes]
        assert titles[:3] == ["tester (you)", "Ann", "Ben"]
        assert len(titles) == 4
        assert screen.found.eyes[0].strengths == ()
        assert all(len(one.strengths) == 1 for one in screen.found.eyes[1:])
        assert "read off a document" in terminal.text


async def test_marks_compares_and_goes_to_a_difference(opened: Opened) -> None:
    async with opened(debated(), size=NARROW) as terminal:
        screen = await on_perspectives(terminal)
        await terminal.press("space", "down", "space")
        assert screen.marked == ["ann", "ben"]
        comparison = await compare(terminal)
        assert comparison.chosen == ("ann", "ben")
        comparison.page.action_down()
        await terminal.pilot.pause()
        chosen = comparison.page.stop
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert terminal.here == chosen


async def test_a_mark_is_taken_away(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        screen = await on_perspectives(terminal)
        await terminal.press("space", "space")
        assert screen.marked == []


async def test_one_alone_is_not_compared(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        await on_perspectives(terminal)
        await terminal.press("c")
        assert terminal.on(PerspectivesScreen)
        assert "Mark two or more with Space, then press c." in terminal.notices


async def test_the_one_under_the_cursor_is_compared_with_the_one_looked_through(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        terminal.workspace.submit(
            Add(item=Perspective(id="mine", title="tester", holder="tester", credence={"lease-runs": 0.2}))
        )
        await on_perspectives(terminal)
        assert (await compare(terminal)).chosen == ("ann", "mine")
        await terminal.press("escape")
        assert terminal.on(PerspectivesScreen)


async def test_another_claim_is_compared_on(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        await terminal.go_to("rent")
        await terminal.press("enter")
        terminal.workspace.trail.go("rents-rise")
        await on_perspectives(terminal)
        await terminal.press("space", "down", "space")
        comparison = await compare(terminal)
        assert comparison.claims == ("move-now", "rents-rise")
        await terminal.press("tab")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert comparison.found is not None
        assert comparison.found.target == "rents-rise"
        assert "claim 2/2" in terminal.lines()[0]


async def test_a_map_without_claims_says_so(opened: Opened) -> None:
    async with opened(Map.build(office().header, [])) as terminal:
        screen = await on_perspectives(terminal)
        assert screen.found is not None
        assert [one.is_own for one in screen.found.eyes] == [True]
        await terminal.press("escape")
        assert terminal.on(MapScreen)


# How the map is weighed


def test_every_rule_has_a_meaning_that_fits() -> None:
    kinds = {"semantics": FORMULAS, "premises": COMBINATIONS, "standard": STANDARDS, "burden": BURDENS}
    assert {kind: list(named) for kind, named in MEANINGS.items()} == {kind: list(of) for kind, of in kinds.items()}
    assert max(len(words) for named in MEANINGS.values() for words in named.values()) <= 49


async def test_the_form_explains_and_obeys(opened: Opened) -> None:
    async with opened(debated(), size=NARROW) as terminal:
        await terminal.press("f")
        form = terminal.app.screen
        assert isinstance(form, RulesScreen)
        assert all(words in terminal.text for words in ("Weigh so", "Cancel", "Burden of proof", "Through whose eyes"))
        form.query_one("#burden", Select).value = "precaution"
        form.query_one("#view", Select).value = "ann"
        await terminal.pilot.pause()
        assert str(form.query_one("#burden-means", Static).render()) == MEANINGS["burden"]["precaution"]
        assert "what you weigh is a what-if" in str(form.query_one("#view-means", Static).render())
        await terminal.press("ctrl+s")
        scales = terminal.workspace.scales
        assert (scales.looking_as, scales.rulebook.burden) == ("ann", "precaution")
        await terminal.go_to("move-now")
        await terminal.press("tab", "tab")
        assert "burden on whoever asserts it" in " ".join(terminal.text.replace("│", "").split())


async def test_leaving_the_form_changes_nothing(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        before = terminal.workspace.scales.rulebook
        await terminal.press("f")
        terminal.app.screen.query_one("#semantics", Select).value = "qe"
        await terminal.press("escape")
        assert terminal.workspace.scales.rulebook is before


async def test_a_refusal_to_save_is_told_once(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LibraryUnwritable("no room on the disk")

    async with opened(debated()) as terminal:
        await terminal.go_to("move-now")
        with monkeypatch.context() as broken:
            broken.setattr(LiveMap, "submit", refuse)
            await terminal.press("w", "8", "enter", "w", "7", "enter")
        assert sum("no room on the disk" in notice for notice in terminal.notices) == 1
        assert terminal.workspace.scales.drafts == {"move-now": 0.7}
        await terminal.press("w", "enter")
        assert terminal.workspace.scales.own.credence == {"move-now": 0.7}
        assert terminal.workspace.scales.own.id in terminal.map


async def test_saving_weights_shows_what_others_have_changed(opened: Opened) -> None:
    async with opened(debated()) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("w")
        elsewhere = terminal.workspace.library.open("office")
        elsewhere.submit(Weigh(perspective="ann", id="alone", value=0.3), "ann")
        elsewhere.submit(Add(item=office().find("alone", Claim).model_copy(update={"id": "newest"})), "ann")
        await terminal.press("8", "enter")
        assert "newest" in terminal.rows
        assert terminal.workspace.scales.own.credence == {"move-now": 0.8}


async def test_where_none_speaks_it_says_what_to_compare_instead(opened: Opened) -> None:
    quiet = [Perspective(id=id, title=id, holder=id, credence={"alone": 0.9}) for id in ("cy", "di")]
    map = debated(ANN, *quiet).put(Question(id="park", text="Where do we park?", options=("alone",)))
    async with opened(map, size=NARROW) as terminal:
        await terminal.go_to("move")
        screen = await on_perspectives(terminal)
        screen.marked = ["cy", "di"]
        await terminal.press("c")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert "Nothing to compare here" in terminal.text
        assert "WHO SPEAKS ON THE CLAIM ABOVE" in terminal.text
        assert "Ann" in terminal.text
        await terminal.press("enter")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert "Nobody has talked about parking" in terminal.lines()[0]
        assert "All are for it." in terminal.text


async def test_who_set_or_brought_in_weights_is_told(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.submit(Add(item=ANN))
        await on_perspectives(terminal)
        assert "weighed in the name of Ann by tester" in terminal.text
