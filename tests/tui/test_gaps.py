"""The screen of gaps: every kind, one kind, the way there, and adding what is missing."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import TextArea

from argmap.model import Argument, Header, Map
from argmap.model.moves import is_answered
from argmap.weigh.gaps import TITLES, WHY, GapKind, gaps
from argmap_tui.gap_lines import Gaps, layout, meant, stop_of
from argmap_tui.lines import Layout
from argmap_tui.screens.add import AddScreen
from argmap_tui.screens.gaps import GapsScreen
from argmap_tui.screens.map import MapScreen
from tests.tui.conftest import NARROW, Opened, Terminal, claim, office

FOUND = Gaps(office(), tuple(gaps(office())))


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


@pytest.mark.parametrize("width", [38, 78, 138])
@pytest.mark.parametrize("kind", [None, GapKind.UNANSWERED])
def test_it_fits(width: int, kind: GapKind | None) -> None:
    lines = texts(layout(FOUND, kind, width))
    assert max(map(cell_len, lines)) <= width
    assert all(GapKind.UNANSWERED in meant(stop.id) for stop in layout(FOUND, kind, width).stops if kind)


def test_every_kind_says_why_it_matters_and_how_far_off_it_is() -> None:
    lines = texts(layout(FOUND, None, 138))
    for kind in FOUND.kinds:
        assert f"{TITLES[kind]} {len(FOUND.of(kind))}" in lines
        assert WHY[kind] in " ".join(lines)
    row = next(line for line in lines if "Doubt" in line)
    assert row.startswith("  2  Doubt")
    assert "against “Rent”" in row


def test_many_gaps_of_a_kind_are_one_line_that_leads_to_all() -> None:
    lonely = Map.build(Header(title="T"), [claim(f"c{number}") for number in range(400)])
    found = Gaps(lonely, tuple(gaps(lonely)))
    made = layout(found, None, 78)
    assert [stop.id for stop in made.stops][-1] == f"{GapKind.UNSUPPORTED} "
    full = layout(found, GapKind.UNSUPPORTED, 78)
    assert len(full.stops) == 300
    assert any("100 more" in line for line in texts(full))


def test_a_stop_is_a_kind_and_an_item() -> None:
    assert [meant(stop_of(gap)) for gap in FOUND.found] == [(gap.kind, gap.id) for gap in FOUND.found]


def test_a_map_without_gaps_says_so() -> None:
    empty = Map.build(Header(title="T"), [])
    assert "Nothing is open" in texts(layout(Gaps(empty, ()), None, 78))[0]


async def on_gaps(terminal: Terminal) -> GapsScreen:
    await terminal.press("d")
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, GapsScreen)
    return screen


async def test_enter_goes_to_the_gap(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await on_gaps(terminal)
        kind, id = meant(screen.page.stop)
        assert kind is GapKind.UNANSWERED
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert terminal.here == id


async def test_a_key_shows_one_kind_after_the_other(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await on_gaps(terminal)
        seen = []
        for _ in FOUND.kinds:
            await terminal.press("f")
            seen.append(screen.kind)
            assert screen.kind is not None
            assert TITLES[screen.kind] in terminal.lines()[0]
        assert seen == FOUND.kinds
        await terminal.press("f")
        assert screen.kind is None
        await terminal.press("F")
        assert screen.kind is FOUND.kinds[-1]


async def test_it_begins_with_the_question_in_view(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await on_gaps(terminal)
        assert "Gaps under: Should we move" in terminal.lines()[0]
        assert screen.found is not None
        assert "alone" not in {gap.id for gap in screen.found.found}
        assert f"i shows all {len(FOUND.found)} of the map" in " ".join(terminal.text.split())
        await terminal.press("i")
        await terminal.app.workers.wait_for_complete()
        await terminal.pilot.pause()
        assert "whole map" in terminal.lines()[0]
        assert "alone" in {gap.id for gap in screen.found.found}
        assert "belongs to another question" in terminal.text


async def test_a_counter_is_added_right_there(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await on_gaps(terminal)
        id = next(gap.id for gap in FOUND.found if gap.kind is GapKind.UNANSWERED)
        assert meant(screen.page.stop)[1] == id
        await terminal.press("a")
        form = terminal.app.screen
        assert isinstance(form, AddScreen)
        assert "a reason against" in form._ways[0].words
        form.query_one("#text", TextArea).text = "Nobody would say so today."
        await terminal.press("ctrl+s")
        await terminal.pilot.pause()
        assert terminal.on(MapScreen)
        new = terminal.map[terminal.here]
        assert isinstance(new, Argument)
        assert is_answered(terminal.map, terminal.map.find(id, Argument))


async def test_what_is_missing_for_a_claim_is_a_reason_for_it(opened: Opened) -> None:
    async with opened() as terminal:
        screen = await on_gaps(terminal)
        while screen.kind is not GapKind.UNSUPPORTED:
            await terminal.press("f")
        await terminal.press("a")
        form = terminal.app.screen
        assert isinstance(form, AddScreen)
        assert "a reason for" in form._ways[0].words
        await terminal.press("escape")
        assert terminal.on(GapsScreen)
