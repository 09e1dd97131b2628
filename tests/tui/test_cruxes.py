"""The screen of cruxes: what turns a claim, in which order, and the way there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from argmap.model import Header, Map, Perspective
from argmap.weigh.cruxes import Crux
from argmap.weigh.pairs import Pair
from argmap_tui.crux_lines import LEGEND, SHOWN, Cruxes, layout
from argmap_tui.lines import Layout
from argmap_tui.screens.cruxes import CruxesScreen
from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, Opened, Terminal, argument, claim, office

MAP = Map.build(
    Header(title="T"),
    [claim("t"), claim("near"), claim("far", title="A 漢字 [b]title[/b]"), claim("still"), argument("r", "t", "near")],
)
FOUND = (
    Crux("near", 0.6, 0.3, 0.7, 0.4, 0.5),
    Crux("far", 0.9, 0.9, 0.1, 0.5, 0.2),
    Crux("r", 0.6, 0.6, 0.6, 0.6, 0.598),
    Crux("still", 0.5, 0.6, 0.6, 0.6, None),
)


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


def row(made: Layout, id: str) -> str:
    return next(texts(made)[stop.first] for stop in made.stops if stop.id == id)


ALL = frozenset({"t", "near", "far", "r", "still"})


def test_a_weight_that_nobody_gave_is_no_number() -> None:
    made = layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL - {"near"}), 98)
    assert "–    .50 " in row(made, "near")
    assert ".90  .20 " in row(made, "far")
    assert "–: not weighed, so .50." in " ".join(texts(made))
    nobodys = texts(layout(Cruxes(MAP, "t", 0.5, FOUND, speaks=False), 98))
    assert any("no strength yet" in line for line in nobodys)
    assert not any("Strength .50" in line for line in nobodys)


@pytest.mark.parametrize("width", [78, 98, 138])
def test_a_tornado_with_flips_and_kinds(width: int) -> None:
    made = layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL), width)
    assert [stop.id for stop in made.stops] == ["near", "far", "r"]
    assert ".60  .50 " in row(made, "near")
    (head,) = [line for line in texts(made) if line.endswith("now  turns at")]
    assert "┊" in head
    assert row(made, "near").startswith("claim ")
    assert "░" in row(made, "near")
    assert "│" in row(made, "near")
    assert row(made, "r").startswith("argument ")
    assert ".60  any less" in row(made, "r")
    assert max(map(cell_len, texts(made))) <= width
    assert any("3 items turn it alone" in line for line in texts(made))


def test_both_ends_in_figures_where_there_is_room() -> None:
    assert ".30      .70" in row(layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL), 138), "near")
    assert ".30      .70" not in row(layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL), 78), "near")


def test_the_order_by_swing() -> None:
    made = layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL), 78, by_swing=True)
    assert [stop.id for stop in made.stops] == ["far", "near", "r"]


def test_pairs_where_no_single_one_turns_it() -> None:
    found = Cruxes(MAP, "t", 0.6, FOUND[3:], 2, (Pair(("near", "far"), (0.0, 1.0), 0.9, 0.4),))
    made = layout(found, 78)
    assert [stop.id for stop in made.stops] == ["near", "far"]
    assert "denied" in row(made, "near")
    assert "and certain" in row(made, "far")
    assert row(made, "far").endswith("then .40")
    assert "TURN IT ONLY TOGETHER" in texts(made)
    none = texts(layout(Cruxes(MAP, "t", 0.6, FOUND[3:], 4), 78))
    assert any("No pair turns it either. Tried were the 6 pairs" in line for line in none)


def test_the_own_credence_of_a_claim_is_named_so() -> None:
    own, still = Crux("t", 0.6, 0.0, 1.0, 0.5, 0.4), FOUND[3:]
    made = layout(Cruxes(MAP, "t", 0.6, (own, *FOUND[:3]), 0, weighed=ALL), 98)
    assert any("its own credence" in line and ".60  .40 " in line for line in texts(made))
    assert "t" not in [stop.id for stop in made.stops]  # that is where one is
    assert any("3 items turn it alone, and so does its own credence." in line for line in texts(made))
    told = texts(layout(Cruxes(MAP, "t", 0.6, (own, *still), 2), 98))
    assert any("Its own credence turns it; what bears on it does not alone." in line for line in told)
    assert any("No pair of others turns it." in line for line in told)


def test_it_says_where_only_some_weights_were_tried() -> None:
    mixed = replace(FOUND[3], is_certain=False)
    told = "1 item that lifts and lowers it (or in a circle): tried at some weights only."
    assert told in texts(layout(Cruxes(MAP, "t", 0.6, (mixed,)), 98))
    assert told not in texts(layout(Cruxes(MAP, "t", 0.6, FOUND, weighed=ALL), 98))


def test_only_a_few_are_listed() -> None:
    many = tuple(Crux("near", 0.6, 0.3, 0.7, 0.4, 0.5) for _ in range(SHOWN + 5))
    made = layout(Cruxes(MAP, "t", 0.6, many), 78)
    assert len(made.stops) == SHOWN
    assert "… 5 more" in texts(made)


def test_what_it_says_where_there_is_nothing_to_tell() -> None:
    assert "no thesis" in texts(layout(Cruxes(MAP, ""), 78))[0]
    alone = Cruxes(MAP, "t", 0.5, (Crux("t", 0.5, 0.0, 1.0, 0.5, 0.5),))
    assert any("Nothing bears on it" in line for line in texts(layout(alone, 78)))
    assert any("did not settle" in line for line in texts(layout(Cruxes(MAP, "t", 0.5, is_settled=False), 78)))
    silent = texts(layout(Cruxes(MAP, "t"), 78))
    assert any("no verdict here" in line for line in silent)
    assert any("w weighs" in line for line in silent)


def weighed() -> Map:
    """The office as the tester weighs it: rents turn the claim, and so does the argument from them."""
    map = office()
    view = Perspective(
        id="tester",
        title="tester",
        holder="tester",
        credence={"rents-rise": 0.9, "lease-runs": 0.95, "staff-leave": 0.8},
        force={"rent": 0.9, "staff": 0.6, "doubt": 0.1},
    )
    return Map.build(map.header, [*(entry.item for entry in map.unordered), view])


async def looked(terminal: Terminal) -> CruxesScreen:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, CruxesScreen)
    return screen


def first(found: Cruxes, *, by_swing: bool) -> str:
    """The first that is not the claim itself."""
    return next(one.id for one in found.ordered(by_swing=by_swing) if one.id != found.id)


@pytest.mark.parametrize("subject", ["move-now", "rent", "move"])
async def test_the_claim_in_view_or_the_thesis_of_its_question(opened: Opened, subject: str) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await terminal.go_to(subject)
        await terminal.press("c")
        screen = await looked(terminal)
        assert screen.found is not None
        assert screen.found.id == "move-now"
        assert "Cruxes, nearest first: Move now" in terminal.text
        assert "turns at" in terminal.text
        assert LEGEND in terminal.lines()[-2]


async def test_another_order_and_the_way_to_a_crux_and_its_weight(opened: Opened) -> None:
    async with opened(weighed(), size=NARROW) as terminal:
        await terminal.go_to("move-now")
        await terminal.press("c")
        screen = await looked(terminal)
        assert screen.found is not None
        assert screen.page.stop == first(screen.found, by_swing=False)
        await terminal.press("b")
        assert "furthest" in terminal.text.lower()
        assert "by how far they move it" in terminal.text
        await terminal.press("home", *["up"] * 9)
        chosen = screen.page.stop
        assert chosen == first(screen.found, by_swing=True)
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert terminal.here == chosen
        await terminal.press("w")
        assert terminal.screen.is_weighing


async def test_a_newcomer_is_told_so_and_goes_back(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await terminal.press("c")
        await looked(terminal)
        assert "Nothing has been weighed yet" in terminal.text
        await terminal.press("escape")
        assert terminal.on(MapScreen)
        assert terminal.here == "move"


def test_what_turns_it_is_told_of_one_as_of_many() -> None:
    alone = layout(Cruxes(MAP, "t", 0.6, FOUND[3:4], 2, weighed=ALL), 138)
    said = "\n".join("".join(span.text for span in line) for line in alone.lines)
    assert "Tried was the only pair of the 2 items" in said
    assert " 1 pairs" not in said
    assert "any of the 1 " not in said
