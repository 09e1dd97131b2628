"""Walking a map: the outline, the card, finding, and coming back."""

from __future__ import annotations

import json

import pytest

from argmap.model import Header, Map
from argmap.store import Library
from argmap_tui.screens.find import FindScreen
from tests.tui.conftest import NARROW, WIDE, Opened, argument, claim

START = ["move", "move-now", "rent", "staff", "alone"]


async def test_starts_with_the_question_and_what_bears_on_its_thesis(opened: Opened) -> None:
    async with opened() as terminal:
        assert terminal.rows == START
        assert terminal.at == terminal.here == "move"
        assert terminal.screen.outline.has_focus


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_moves(opened: Opened, down: str, up: str) -> None:
    async with opened() as terminal:
        await terminal.press(down, down)
        assert terminal.at == terminal.here == "rent"
        assert terminal.screen.card.item == "rent"
        await terminal.press(up)
        assert terminal.at == terminal.here == "move-now"
        await terminal.press(*[up] * 5)
        assert terminal.at == "move"
        await terminal.press("G")
        assert terminal.at == "alone"
        await terminal.press(down, "g")
        assert terminal.at == "move"
        await terminal.press("pagedown")
        assert terminal.at == "alone"
        await terminal.press("pageup")
        assert terminal.at == "move"


async def test_unfolds_and_folds(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("down", "down", "right")
        assert terminal.rows == ["move", "move-now", "rent", "rents-rise", "lease-runs", "doubt", "staff", "alone"]
        assert terminal.at == "rent"
        await terminal.press("l")
        assert terminal.at == "rents-rise"
        await terminal.press("h")
        assert terminal.at == "rent"
        await terminal.press("left")
        assert terminal.rows == START
        await terminal.press("home", "asterisk")
        assert "contract" in terminal.rows
        assert "survey" in terminal.rows


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_goes_into_what_bears_on_an_item_and_back(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("enter")
        card = terminal.screen.card
        assert card.has_focus
        assert card.stop == "rent"
        await terminal.press("right")
        assert card.stop == "staff"
        await terminal.press("left", "enter")
        assert card.item == terminal.here == "rent"
        while card.stop != "lease-runs":
            await terminal.press("down")
        await terminal.press("enter")
        assert card.item == "lease-runs"
        while card.stop != "contract":
            await terminal.press("j")
        await terminal.press("enter")
        assert card.item == "contract"
        await terminal.press("backspace")
        assert (card.item, card.stop) == ("lease-runs", "contract")
        await terminal.press("escape", "backspace")
        assert (card.item, card.stop) == ("move-now", "rent")
        await terminal.press("backspace")
        assert terminal.screen.outline.has_focus
        assert terminal.at == "move-now"


async def test_finds_by_words_and_goes_there(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("slash")
        await terminal.write("twelve")
        await terminal.press("enter")
        assert terminal.here == terminal.screen.card.item == "few-asked"
        assert terminal.screen.card.has_focus
        assert terminal.at == "survey"
        await terminal.press("backspace")
        assert terminal.here == "move"


async def test_finds_the_second_and_nothing(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("slash")
        assert terminal.on(FindScreen)
        await terminal.write("office")
        await terminal.press("down", "enter")
        assert terminal.here in ("move", "move-now")
        await terminal.press("slash")
        await terminal.write("zeppelin")
        assert "nothing found" in terminal.text
        await terminal.press("enter", "escape")
        assert not terminal.on(FindScreen)


async def test_words_longer_than_the_line_stay_in_sight(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("slash")
        await terminal.write("begin" + 20 * "words " + "the end")
        assert "the end" in terminal.text
        assert "begin" not in terminal.text
        await terminal.press("home")
        assert "begin" in terminal.text
        assert "the end" not in terminal.text


async def test_keys_that_come_faster_than_the_list_is_drawn(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("slash")
        for key in ("r", "tab", "pagedown", "pageup"):
            terminal.app.simulate_key(key)
        await terminal.pilot.pause()
        assert terminal.on(FindScreen)


async def test_shows_the_item_in_the_outline(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("slash")
        await terminal.write("twelve")
        await terminal.press("enter", "home", "tab", "home", "tab", "v")
        assert terminal.screen.outline.has_focus


async def test_everything_is_as_left(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.go_to("rent")
        await terminal.press("home", "down", "down", "down", "enter")
        assert terminal.here == "staff"
        await terminal.press("down")
        on = terminal.screen.card.stop
        await terminal.press("enter")
        rows, at, here = terminal.rows, terminal.at, terminal.here
        assert here == on != at
        await terminal.press("q")
    async with opened() as terminal:
        assert (terminal.rows, terminal.at, terminal.here) == (rows, at, here)
        assert terminal.screen.card.item == here


async def test_what_was_folded_stays_folded(opened: Opened) -> None:
    async with opened() as terminal:
        await terminal.press("down", "left", "up", "left")
        assert terminal.rows == ["move", "alone"]
    async with opened() as terminal:
        assert terminal.rows == ["move", "alone"]


@pytest.mark.parametrize("place", ["no json", "[]", '{"open": [["gone"]], "at": ["gone", "x"], "here": "gone"}'])
async def test_a_place_that_is_gone_does_no_harm(opened: Opened, library: Library, place: str) -> None:
    async with opened():
        pass
    library.open("office").place = place
    async with opened() as terminal:
        assert terminal.at
        assert terminal.here


async def test_the_place_is_kept_as_json(opened: Opened, library: Library) -> None:
    async with opened() as terminal:
        await terminal.press("down")
    assert json.loads(library.open("office").place)["here"] == "move-now"


async def test_an_empty_map(opened: Opened) -> None:
    async with opened(Map(Header(title="Nothing yet"))) as terminal:
        keys = "down up left right asterisk enter tab o e x u ctrl+r pagedown pageup home end backspace".split()  # noqa: SIM905 - easier to read
        await terminal.press(*keys, *keys)
        assert terminal.rows == []
        await terminal.press("a")
        await terminal.write("First words.")
        await terminal.press("ctrl+s")
        assert [item.words() for item in terminal.map.items] == ["First words."]
        assert terminal.at == terminal.here == "first-words"
        await terminal.press("u")
        assert terminal.rows == []
        assert terminal.here == ""
        await terminal.press(*keys)


async def test_two_arguments_that_only_attack_each_other(opened: Opened) -> None:
    circle = Map.build(
        Header(title="circle"),
        [argument("one", "two", against=True, text="One."), argument("two", "one", against=True, text="Two.")],
    )
    async with opened(circle) as terminal:
        assert terminal.rows
        await terminal.press("asterisk", "down", "right", "enter", "enter", "enter", "backspace", "backspace", "v")
        await terminal.press("slash")
        await terminal.write("Two")
        await terminal.press("enter")
        assert terminal.here == "two"


async def test_a_claim_that_leads_back_to_itself(opened: Opened) -> None:
    circle = Map.build(
        Header(title="circle"), [claim("a"), claim("b"), argument("r", "a", "b"), argument("s", "b", "a")]
    )
    async with opened(circle) as terminal:
        await terminal.press("asterisk")
        assert terminal.rows == ["a", "r", "s", "r"]
        assert "↑" in terminal.text
