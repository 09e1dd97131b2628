"""The way to the item in view, as it stands above its card."""

from __future__ import annotations

from argmap.model import Map
from argmap.reading import path_to
from argmap_tui.headline import crumbs, way_to
from argmap_tui.rows import Row, Rows
from argmap_tui.workspace import Trail
from tests.tui.conftest import Opened, argument, office


def row_of(map: Map, id: str) -> Row:
    rows = Rows(map)
    return next(row for row in rows.top if row.id == id)


def test_the_way_is_the_one_that_was_walked() -> None:
    map = office()
    row = row_of(map, "alone")
    walked = Trail("few-asked", ["move", "alone", "staff-leave", "survey"])
    assert way_to(map, row, walked) == ["alone", "staff-leave", "survey", "few-asked"]
    back = Trail("staff-leave", ["alone", "survey", "alone"])
    assert way_to(map, row, back) == ["alone", "staff-leave"]


def test_elsewhere_it_is_the_shortest_from_the_top() -> None:
    map = office()
    assert way_to(map, row_of(map, "alone"), Trail("few-asked", ["survey"])) == path_to(map, "few-asked")
    assert way_to(map, None, Trail("few-asked", [])) == path_to(map, "few-asked")
    assert crumbs(map, None, Trail("move", [])).plain == "Card"


async def test_a_card_names_the_claim_that_one_came_from(opened: Opened) -> None:
    map = office().put(argument("elsewhere", "alone", "staff-leave", title="Elsewhere"))
    async with opened(map) as terminal:
        await terminal.go_to("alone")
        await terminal.press("enter")
        while terminal.screen.card.stop != "elsewhere":
            await terminal.press("down")
        await terminal.press("enter")
        while terminal.screen.card.stop != "staff-leave":
            await terminal.press("down")
        await terminal.press("enter")
        assert terminal.here == "staff-leave"
        assert "Nobody has talked about parking. › Elsewhere" in str(terminal.screen.card.border_title)
