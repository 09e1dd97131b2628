"""Changing a map from the terminal, alone and beside other processes, and when the library refuses."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, Select, TextArea

from argmap.edits import Add, Retire, Revise
from argmap.errors import LibraryUnwritable
from argmap.model import Argument, Claim, Evidence, Header, Map
from argmap.model.moves import Move, move_of
from argmap.store import Library, LiveMap
from argmap_tui.additions import What
from argmap_tui.screens.add import AddScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.retire import RetireScreen
from argmap_tui.screens.revise import ReviseScreen
from tests.tui.conftest import NARROW, Opened, Terminal, claim

SAID = "Because it is so."


async def add(terminal: Terminal, what: What, target: str = "", text: str = SAID) -> None:
    """Add ``text`` to the item in view as ``what`` about ``target``."""
    await terminal.press("a")
    screen = terminal.app.screen
    assert isinstance(screen, AddScreen)
    number = [(way.what, way.target) for way in screen._ways].index((what, target))
    screen.query_one("#way", Select).value = number
    await terminal.pilot.pause()
    screen.query_one("#text", TextArea).text = text
    await terminal.press("ctrl+s")


@pytest.mark.parametrize(
    ("at", "what", "move", "target"),
    [
        ("move-now", What.CON, Move.REBUT, "move-now"),
        ("move-now", What.PRO, Move.SUPPORT, "move-now"),
        ("rents-rise", What.CON, Move.UNDERMINE, "rents-rise"),
        ("rent", What.CON, Move.UNDERCUT, "rent"),
        ("rent", What.PRO, Move.BACKING, "rent"),
        ("rent", What.CON, Move.UNDERMINE, "lease-runs"),
        ("rent", What.PRO, Move.SUPPORT, "rents-rise"),
    ],
)
async def test_adds_a_reason(opened: Opened, at: str, what: What, move: Move, target: str) -> None:
    async with opened() as terminal:
        await terminal.go_to(at)
        await add(terminal, what, target)
        found = terminal.map.find(terminal.here, Argument)
        assert (found.target, move_of(terminal.map, found)) == (target, move)
        assert [terminal.map[premise].words() for premise in found.premises] == [SAID]
        assert terminal.at == found.id
        assert terminal.screen.card.item == found.id


@pytest.mark.parametrize(("what", "bearing"), [(What.EVIDENCE_FOR, "supports"), (What.EVIDENCE_AGAINST, "contradicts")])
async def test_adds_evidence(opened: Opened, what: What, bearing: str) -> None:
    async with opened() as terminal:
        await terminal.go_to("lease-runs")
        await add(terminal, what, "lease-runs")
        assert dict(terminal.map.find(terminal.here, Evidence).bears_on) == {"lease-runs": bearing}
        assert terminal.at == terminal.here


async def test_adds_a_claim_on_its_own(opened: Opened) -> None:
    async with opened() as terminal:
        await add(terminal, What.CLAIM)
        assert terminal.map.find(terminal.here, Claim).text == SAID
        assert terminal.at == terminal.here == terminal.rows[-1]


async def test_adds_with_keys_alone(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("down", "a")
        await terminal.write("Moving is dear")
        await terminal.press("tab")
        await terminal.write("Dear")
        await terminal.press("ctrl+s")
        found = terminal.map.find(terminal.here, Argument)
        assert (found.title, found.target) == ("Dear", "move-now")


async def test_says_nothing_and_adds_nothing(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await add(terminal, What.CLAIM, text="   ")
        assert terminal.on(AddScreen)
        await terminal.press("escape")
        assert terminal.map is before


@pytest.mark.parametrize("text", ["rings \x07 a bell", "x" * 20_001])
async def test_words_that_no_item_can_hold(opened: Opened, text: str) -> None:
    async with opened() as terminal:
        before = terminal.map
        await terminal.press("down")
        await add(terminal, What.PRO, "move-now", text)
        assert terminal.map is before
        assert "cannot be added" in terminal.notices[-1]


async def test_revises(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("r")
        terminal.app.screen.query_one("#field-text", TextArea).text = "Nobody drives."
        terminal.app.screen.query_one("#field-title", Input).value = "Cars"
        await terminal.press("ctrl+s")
        found = terminal.map.find("alone", Claim)
        assert (found.text, found.title) == ("Nobody drives.", "Cars")
        assert "Cars" in terminal.text
        await terminal.press("r", "ctrl+s")
        assert terminal.map["alone"] is found


async def test_a_revision_that_is_refused(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("r")
        form = terminal.app.screen
        form.query_one("#field-text", TextArea).text = ""
        form.query_one("#field-note", TextArea).text = "A long remark that nobody wants to type twice."
        await terminal.press("ctrl+s")
        assert "cannot be revised" in terminal.notices[-1]
        assert terminal.map.find("alone", Claim).text == "Nobody has talked about parking."
        assert terminal.app.screen is form
        assert form.query_one("#field-note", TextArea).text.startswith("A long remark")
        form.query_one("#field-text", TextArea).text = "Parking was talked about."
        await terminal.press("ctrl+s")
        assert terminal.on(MapScreen)
        assert terminal.map.find("alone", Claim).note.startswith("A long remark")
        assert terminal.notices[-1].startswith("Done: ")


async def test_every_kind_of_item_can_be_revised(opened: Opened) -> None:
    async with opened() as terminal:
        for id in ("report", "move", "rent", "staff", "contract", "few-asked"):
            terminal.screen._found(id)
            await terminal.press("r")
            assert terminal.on(ReviseScreen)
            await terminal.press("escape")
            assert terminal.on(MapScreen)


async def test_retires_what_nobody_needs(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        place = terminal.rows.index("alone")
        assert place > 0
        await terminal.press("x")
        assert "alone" not in terminal.map
        assert terminal.at == terminal.here == [*terminal.rows, terminal.rows[-1]][place]


async def test_asks_before_it_retires_what_others_need(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await terminal.go_to("move-now")
        await terminal.press("x")
        assert terminal.on(RetireScreen)
        await terminal.press("enter")
        assert terminal.map is before
        await terminal.press("x", "tab", "enter")
        assert terminal.on(MapScreen)
        assert "move-now" not in terminal.map
        await terminal.press("u")
        assert terminal.map == before


async def test_undoes_and_redoes(opened: Opened) -> None:
    async with opened() as terminal:
        before = terminal.map
        await add(terminal, What.CLAIM)
        after, added = terminal.map, terminal.here
        await terminal.press("u")
        assert terminal.map == before
        assert terminal.here != added
        await terminal.press("ctrl+r")
        assert terminal.map == after
        await terminal.press("ctrl+r")
        assert "nothing" in terminal.notices[-1]
        await terminal.press("u", "u")
        assert "nothing" in terminal.notices[-1]


async def test_finds_its_changes_again(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("down")
        await add(terminal, What.CON, "move-now")
        added = terminal.here
        await terminal.press("q")
    async with opened() as terminal:
        assert added in terminal.map
        assert terminal.at == terminal.here == added
        await terminal.press("u")
        assert added not in terminal.map


@pytest.fixture
def elsewhere(library: Library) -> Any:
    """Another process on the same library."""
    with Library() as other:
        yield other


async def test_takes_in_what_others_change(opened: Opened, elsewhere: Library) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        other = elsewhere.open("office")
        other.submit(Add(item=claim("theirs", "They say so.")), "other")
        other.submit(Revise(id="staff-leave", fields={"text": "Nobody would leave."}), "other")
        terminal.screen.watching.look()
        await terminal.pilot.pause()
        assert "theirs" in terminal.rows
        assert terminal.at == terminal.here == "staff"
        assert "Nobody would leave." in terminal.text
        assert "elsewhere" in terminal.notices[-1]


async def test_an_item_that_vanishes_while_it_is_read(opened: Opened, elsewhere: Library) -> None:
    async with opened() as terminal:
        await terminal.go_to("staff")
        await terminal.press("enter", "enter")
        other = elsewhere.open("office")
        for id in [item.id for item in other.map.items]:
            if id in other.map:
                other.submit(Retire(id=id, dependents=True), "other")
        terminal.screen.watching.look()
        await terminal.pilot.pause()
        assert terminal.rows == []
        assert (terminal.here, terminal.screen.card.item) == ("", "")
        await terminal.press("backspace", "down", "enter", "x", "r", "tab", "v", "u")


async def test_a_refused_edit_shows_what_others_have_changed(opened: Opened, elsewhere: Library) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("r")
        elsewhere.open("office").submit(Retire(id="alone"), "other")
        terminal.app.screen.query_one("#field-text", TextArea).text = "Too late."
        await terminal.press("ctrl+s")
        assert terminal.notices
        assert terminal.app.screen.query_one("#field-text", TextArea).text == "Too late."
        await terminal.press("escape", "escape")
        assert terminal.on(MapScreen)
        assert "alone" not in terminal.rows
        assert terminal.here != "alone"


async def test_a_target_that_is_gone_when_it_is_added_to(opened: Opened, elsewhere: Library) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("a")
        elsewhere.open("office").submit(Retire(id="alone"), "other")
        terminal.screen.watching.look()
        terminal.app.screen.query_one("#text", TextArea).text = "Too late."
        await terminal.press("ctrl+s")
        assert "alone" in terminal.notices[-1]
        assert terminal.app.screen.query_one("#text", TextArea).text == "Too late."


async def test_a_weight_that_goes_with_its_item_is_named(opened: Opened, elsewhere: Library) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        terminal.workspace.scales.put("alone", 0.3)
        elsewhere.open("office").submit(Retire(id="alone"), "other")
        terminal.screen.watching.look()
        await terminal.pilot.pause()
        assert "not saved: Nobody has talked about parking" in terminal.notices[-1]


@pytest.mark.parametrize("key", ["a", "r"])
async def test_leaving_the_program_asks_before_typed_words_go(opened: Opened, key: str) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press(key)
        await terminal.write("Many words")
        await terminal.press("ctrl+q")
        assert terminal.app.is_running
        assert "throws away" in terminal.notices[-1]
        await terminal.press("ctrl+q")
    assert terminal.app.return_code == 0


def unwritable(*_: object, **__: object) -> None:
    raise LibraryUnwritable("the [disk] is full", "Make room [/] and try again.")


async def test_errors_of_the_library_are_shown(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as terminal:
        for name in ("submit", "undo", "redo", "refresh", "search"):
            monkeypatch.setattr(LiveMap, name, unwritable)
        before, said = terminal.map, list[str]()
        notify = terminal.app.notify

        def note(words: str, **how: Any) -> None:
            said.append(words)
            notify(words, **how)

        monkeypatch.setattr(terminal.app, "notify", note)
        await terminal.press("x", "u", "ctrl+r")
        await add(terminal, What.CLAIM)
        terminal.app.screen.dismiss(None)
        await terminal.press("r")
        terminal.app.screen.query_one("#field-text", TextArea).text = "Other."
        await terminal.press("ctrl+s")
        terminal.app.screen.dismiss(None)
        await terminal.press("slash", "o", "enter", "escape")
        terminal.screen.watching.look()
        terminal.screen.watching.look()
        await terminal.pilot.pause()
        assert terminal.map is before
        assert said == ["the [disk] is full\nMake room [/] and try again."] * 7
        assert "the [disk] is full" in terminal.text


async def test_a_map_made_empty_by_the_command_line(opened: Opened, library: Library) -> None:
    library.add("bare", Map(Header(title="Bare")), "somebody")
    async with opened(name="bare") as terminal:
        assert "Bare" in terminal.text


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unasked(
    opened: Opened, elsewhere: Library
) -> None:
    async with opened() as terminal:
        await terminal.go_to("alone")
        await terminal.press("r")
        elsewhere.open("office").submit(Revise(id="alone", fields={"text": "They have words."}), "other")
        terminal.app.screen.query_one("#field-text", TextArea).text = "I have others."
        await terminal.press("ctrl+s")
        assert terminal.on(ReviseScreen)
        assert "They have words." in terminal.notices[-1]
        await terminal.press("ctrl+s")
        assert terminal.map.find("alone", Claim).text == "I have others."
