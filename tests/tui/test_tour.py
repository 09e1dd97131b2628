"""The tour, done step by step: on the bundled map in the app, on the small one for what else can happen."""

from __future__ import annotations

import pytest

from argmap.edits import Add
from argmap.model import Header, Map, Perspective
from argmap.store import Library
from argmap_tui.cells import CURSOR
from argmap_tui.screens.map import MapScreen
from argmap_tui.tour import STEPS, Tour, sights
from argmap_tui.widgets.coach import Coach
from tests.tui.conftest import NARROW, Opened, Terminal, claim, office
from tests.tui.real_terminal import ARGMAP, RealTerminal

WELCOME, THESIS, COUNTER, WEIGH, EYES, OWN, CRUX, ADD, KEEP, HELP, END = range(len(STEPS))


def tour(terminal: Terminal) -> Tour:
    assert terminal.app.tour is not None
    return terminal.app.tour


def look(terminal: Terminal) -> int:
    """The step, after the coach has had another look."""
    for coach in terminal.app.screen.query(Coach):
        coach.look()
    return tour(terminal).at


async def take(terminal: Terminal, *, step: int = WELCOME) -> None:
    """Take the tour up to ``step``."""
    terminal.workspace.tour_at = step
    await terminal.press("T")
    assert look(terminal) == step


async def test_the_whole_tour_on_the_bundled_map(opened: Opened, library: Library) -> None:
    async with opened(library.open("deprecation").map, name="deprecation", size=(100, 30)) as terminal:
        led = sights(terminal.map)
        assert led is not None
        await take(terminal)
        await terminal.press("f2", "down")
        assert look(terminal) == COUNTER
        while terminal.at != led.counter:
            await terminal.press("down")
        assert look(terminal) == WEIGH
        await terminal.press("enter")
        while terminal.screen.card.stop != led.premise:
            await terminal.press("down")
        await terminal.press("enter", "w", "9")
        assert look(terminal) == WEIGH
        await terminal.press("enter")
        await terminal.until(lambda: look(terminal) == EYES)
        view = next(view for view in terminal.map.of_kind(Perspective) if view.holder == "tester")
        assert dict(view.credence) == {led.premise: 0.9}
        await terminal.press("p")
        await settle(terminal)
        assert terminal.app.screen.query(Coach)
        await terminal.press("enter")
        await terminal.until(lambda: look(terminal) == OWN)
        await terminal.press("p")
        await settle(terminal)
        await terminal.press("enter")
        await terminal.until(lambda: look(terminal) == CRUX)
        await terminal.go_to(led.thesis)
        await terminal.press("c")
        await settle(terminal)
        await terminal.press("enter")
        await terminal.until(lambda: look(terminal) == ADD)
        assert terminal.here != led.thesis
        await terminal.press("a")
        await terminal.write("Why?")
        await terminal.press("ctrl+s", "enter")
        assert look(terminal) == KEEP
        assert "Why?" in tour(terminal).text
        await terminal.press("u")
        assert look(terminal) == HELP
        await terminal.press("question_mark")
        assert look(terminal) == HELP
        for coach in terminal.screen.query(Coach):
            coach.look()
        await terminal.press("escape")
        assert look(terminal) == END
        await terminal.press("f2")
        assert look(terminal) == WELCOME
        await terminal.pilot.pause()
        assert not terminal.screen.query(Coach)


async def settle(terminal: Terminal) -> None:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()


async def test_a_newcomer_is_offered_the_tour(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        assert "T: a five-minute tour" in terminal.text
        await take(terminal)
        assert "Tour, 1 of" in terminal.text
        assert "u takes back" in terminal.text


async def test_leaving_takes_the_panel_away_and_it_goes_on_there_after_a_restart(opened: Opened) -> None:
    async with opened() as terminal:
        await take(terminal, step=COUNTER)
        await terminal.press("f3")
        look(terminal)
        await terminal.pilot.pause()
        assert not terminal.screen.query(Coach)
    async with opened() as terminal:
        assert "Tour," not in terminal.text
        await terminal.press("T")
        assert look(terminal) == COUNTER
        assert terminal.notices == [f"The tour is resumed at step {COUNTER + 1} of {len(STEPS)}."]


async def test_weighing_that_moves_nothing_is_explained(opened: Opened) -> None:
    async with opened() as terminal:
        await take(terminal, step=WEIGH)
        await terminal.go_to("rents-rise")
        await terminal.press("w", "9", "enter")
        assert look(terminal) == WEIGH
        assert "no thesis moved" in tour(terminal).text
        assert "Half the staff" in tour(terminal).text
        terminal.screen.go_to("staff-leave")
        terminal.screen.card.focus()
        await terminal.press("w", "9", "enter")
        await terminal.until(lambda: look(terminal) == EYES)


async def test_a_step_gone_back_to_stays_until_it_is_done_anew(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("move-now")
        await take(terminal, step=COUNTER)
        await terminal.press("f4")
        assert [look(terminal), look(terminal)] == [THESIS, THESIS]
        await terminal.go_to("staff")
        assert look(terminal) == THESIS
        await terminal.go_to("move-now")
        assert look(terminal) == COUNTER
        await terminal.press("f4", "f4", "f4")
        assert look(terminal) == WELCOME


async def test_a_counter_that_moves_nothing_says_why(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await take(terminal, step=ADD)
        await terminal.go_to("rents-rise")
        await terminal.press("a")
        await terminal.write("No.")
        await terminal.press("ctrl+s", "7", "enter")
        assert look(terminal) == KEEP
        said = tour(terminal).text
        assert "“No" in said
        assert "moves" in said or "gives nothing" in said
        assert "F2 keeps it" in said


async def test_who_is_on_the_tour_is_not_offered_it(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await take(terminal)
        await terminal.pilot.pause()
        assert "New here?" not in terminal.text
        await terminal.press("f3")
        look(terminal)
        await terminal.pilot.pause()
        assert "New here?" in terminal.text


async def test_a_counter_that_is_kept_stays(opened: Opened) -> None:
    async with opened() as terminal:
        await take(terminal, step=ADD)
        await terminal.go_to("move-now")
        count = len(terminal.map)
        await terminal.press("a")
        await terminal.write("No.")
        await terminal.press("ctrl+s", "enter")
        assert look(terminal) == KEEP
        await terminal.press("f2")
        assert look(terminal) == HELP
        assert len(terminal.map) > count


async def test_no_counter_is_claimed_where_none_was_added(opened: Opened) -> None:
    async with opened() as terminal:
        await take(terminal, step=ADD)
        await terminal.press("f2")
        assert look(terminal) == KEEP
        assert "No counter was added" in tour(terminal).text
        assert "first the weight" in tour(terminal).text


def eyes(id: str, title: str, **weights: float) -> Perspective:
    return Perspective(id=id, title=title, holder=title, credence=weights)


SPEAKS, IS_SILENT = eyes("a", "Ann", **{"staff-leave": 0.9}), eyes("b", "Ben", alone=0.9)


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([SPEAKS, IS_SILENT], "the cursor is on “Ann”"),
        ([IS_SILENT, SPEAKS], "go down to “Ann”"),
        ([IS_SILENT], "F2, twice"),
    ],
)
async def test_the_tour_leads_to_eyes_that_speak_on_the_thesis(
    opened: Opened, others: list[Perspective], words: str
) -> None:
    async with opened(Map.build(office().header, [*office().items, *others])) as terminal:
        await take(terminal, step=EYES)
        assert words in tour(terminal).text


async def test_eyes_that_are_silent_have_no_verdict(opened: Opened) -> None:
    async with opened(Map.build(office().header, [*office().items, IS_SILENT, SPEAKS])) as terminal:
        await take(terminal, step=EYES)
        terminal.workspace.scales.look_as("b")
        await terminal.until(lambda: look(terminal) == OWN)
        assert "no verdict" in tour(terminal).text
        terminal.workspace.scales.look_as("a")
        assert "the verdict is theirs" in tour(terminal).text


async def look_at_cruxes(terminal: Terminal) -> None:
    """See the list of cruxes, go to none, and be where one was."""
    await terminal.press("c")
    await settle(terminal)
    look(terminal)
    await terminal.press("escape")
    await terminal.until(lambda: look(terminal) == CRUX)


async def test_going_to_a_crux_counts_and_just_looking_does_not(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await terminal.go_to("move-now")
        await take(terminal, step=CRUX)
        await look_at_cruxes(terminal)
        await terminal.press("c")
        await settle(terminal)
        look(terminal)
        await terminal.press("enter")
        assert terminal.here != "move-now"
        await terminal.until(lambda: look(terminal) == ADD)


async def test_it_begins_only_where_there_is_something_to_see(opened: Opened) -> None:
    async with opened(Map.build(Header(title="One"), [claim("one")])) as terminal:
        await terminal.press("T", "f2", "f3")
        assert "The tour needs" in terminal.notices[-1]
        assert not terminal.app.screen.query(Coach)
        assert terminal.on(MapScreen)


@pytest.mark.parametrize("broken", ["x", -1, 99, None, [3]])
async def test_a_place_that_cannot_be_is_begun_anew(opened: Opened, broken: object) -> None:
    async with opened() as terminal:
        terminal.workspace.save_place({"tour": broken})
        terminal.workspace._restore_scales()
        await terminal.press("T")
        assert look(terminal) in {WELCOME, END}


def test_the_sights_are_a_counter_that_one_belief_lifts() -> None:
    assert sights(office()) == ("move-now", "staff", "staff-leave")


def test_the_tour_in_a_real_terminal(real: RealTerminal) -> None:
    real.does("T: a five-minute tour", f"clear; {ARGMAP} open deprecation; echo left with $?", "Enter")
    real.does("1 of 11: Welcome", "T")
    real.does("2 of 11: Read a thesis", "F2")
    real.does("3 of 11: Read a counter", "Down")
    real.does("words to find", "/")
    real.write("cost control requires it")
    real.shows("Cost control requires it")
    real.does("4 of 11: Weigh something", "Enter")
    real.shows(f"{CURSOR} · Retiring models is necessary")
    real.does("empirical claim", "Enter")
    real.does("not weighed", "w")
    real.does("convinced", "9")
    real.does("5 of 11: Look through", "Enter")
    real.does("read off a document", "p")
    real.does("6 of 11: Back to your own eyes", "Enter")
    real.does("(you)", "p")
    real.does("7 of 11: Find a crux", "Enter")
    real.does("Outline", "BSpace", "BSpace", "BSpace")
    real.does("Outline", "Home", "Down")
    real.does("Cruxes", "c")
    real.shows("NEAREST TO TURNING")
    real.does("8 of 11: Add a counter", "Enter")
    real.does("One sentence", "a")
    real.write("Zeppelins are cheaper to keep.")
    real.shows("Zeppelins")
    real.does("Enter leaves it", "C-s")
    real.does("9 of 11: Keep it", "Enter")
    real.does("10 of 11: Where help is", "u")
    real.does("Signs before a row", "?")
    real.does("11 of 11: That is all", "Escape")
    real.does("p Perspectives", "F2")
    screen = real.does("left with 0", "q")
    assert "Traceback" not in screen


async def test_going_on_from_another_list_of_cruxes_needs_a_crux(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await terminal.go_to("alone")
        await take(terminal, step=CRUX)
        await terminal.go_to("move-now")
        await look_at_cruxes(terminal)
        await terminal.go_to("staff")
        await terminal.until(lambda: look(terminal) == CRUX)
        await terminal.press("f2")
        await terminal.until(lambda: look(terminal) == ADD)
        assert "The card shows the crux" not in tour(terminal).text
        await terminal.press("f4")
        await terminal.go_to("move-now")
        await terminal.press("c")
        await settle(terminal)
        look(terminal)
        await terminal.press("enter")
        await terminal.until(lambda: look(terminal) == ADD)
        assert "The card shows the crux" in tour(terminal).text


async def test_a_counter_whose_premise_is_not_weighed_says_that_it_gives_nothing_yet(opened: Opened) -> None:
    async with opened() as terminal:
        terminal.workspace.scales.put("staff-leave", 0.9)
        await take(terminal, step=ADD)
        await terminal.go_to("move-now")
        await terminal.press("a")
        await terminal.write("No.")
        await terminal.press("ctrl+s", "enter")
        assert look(terminal) == KEEP
        assert "It gives nothing yet: nobody has said how far its premise “No” is believed." in tour(terminal).text
        assert "↓ and Enter; w weighs" in tour(terminal).text
        assert any("It gives nothing yet" in words for words in terminal.notices)


async def changed_on_tour(terminal: Terminal) -> None:
    """Weigh and add a counter as on the tour, beside a weight from before it."""
    terminal.workspace.scales.put("rents-rise", 0.7)
    terminal.workspace.save_weights()
    await take(terminal, step=WEIGH)
    terminal.screen.go_to("staff-leave")
    terminal.screen.card.focus()
    await terminal.press("w", "9", "enter")
    look(terminal)
    terminal.screen.go_to("rents-rise")
    await terminal.press("w", "2", "enter", "a")
    await terminal.write("No.")
    await terminal.press("ctrl+s", "6", "enter")
    look(terminal)


def own_weights(terminal: Terminal) -> dict[str, float]:
    own = terminal.workspace.scales.own
    return {**own.credence, **own.force, **own.certainty}


async def test_the_end_says_what_is_left_and_one_key_takes_it_back(opened: Opened) -> None:
    async with opened() as terminal:
        before = set(terminal.map.entries)
        await changed_on_tour(terminal)
        while tour(terminal).at < END:
            await terminal.press("f2")
        look(terminal)
        said = tour(terminal).text
        assert "“Half the staff would leave rather than…” .90" in said
        assert "“Rents rise every year” .20" in said
        assert "the argument “No”. Is that" in said
        assert "F8" in said
        await terminal.press("f8")
        assert own_weights(terminal) == {"rents-rise": 0.7}
        assert set(terminal.map.entries) - before == {"tester"}
        look(terminal)
        assert "Still in the map" not in tour(terminal).text
        await terminal.press("u")
        assert own_weights(terminal)["staff-leave"] == 0.9


async def test_what_is_kept_is_not_spoken_of_again(opened: Opened) -> None:
    async with opened() as terminal:
        await changed_on_tour(terminal)
        while tour(terminal).at < END:
            await terminal.press("f2")
        await terminal.press("f2", "T")
        assert tour(terminal).left.words == ""
        await terminal.press("f8")
        assert own_weights(terminal)["staff-leave"] == 0.9
        assert "Nothing is left" in terminal.notices[-1]


async def test_what_the_tour_left_is_known_after_a_restart_and_nothing_else(opened: Opened) -> None:
    async with opened() as terminal:
        await changed_on_tour(terminal)
        await terminal.press("f3")
        assert "Half the staff" in terminal.notices[-1]
        assert "F8" in terminal.notices[-1]
        await terminal.go_to("alone")
        await terminal.press("w", "4", "enter")
        other = terminal.workspace.library.open("office")
        other.submit(Add(item=claim("theirs")), "other")
    async with opened() as terminal:
        await terminal.press("T", "f8")
        assert own_weights(terminal) == {"rents-rise": 0.7, "alone": 0.4}
        assert "theirs" in terminal.map


@pytest.mark.parametrize(
    "broken", ["x", {"weights": [1], "added": [2, {}]}, {"weights": {"gone": 0.5}, "added": ["gone"]}]
)
async def test_a_note_of_what_is_left_that_cannot_be_read_leaves_nothing(opened: Opened, broken: object) -> None:
    async with opened() as terminal:
        terminal.workspace.save_place({"left": broken})
    async with opened() as terminal:
        await terminal.press("T")
        assert tour(terminal).left.words == ""
