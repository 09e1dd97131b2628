"""The graph: boxes and lines in cells, and the screen on which a reader walks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Offset

from argmap.edits import Retire
from argmap.layout import Point
from argmap.model import Map
from argmap.reading.neighbourhood import neighbourhood
from argmap_tui.canvas import Canvas
from argmap_tui.graph_lines import DOUBLE, LIGHT, Picture, picture, signs
from argmap_tui.screens.graph import FEW, GraphScreen
from argmap_tui.screens.map import MapScreen
from tests import strategies
from tests.tui.conftest import NARROW, WIDE, Opened, Terminal, argument, claim, office

WAYS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def drawn(map: Map, id: str, depth: int = 3, room: tuple[int, int] = NARROW, most: int = 40) -> Picture:
    return picture(map, neighbourhood(map, id, depth, most), lambda _: 0.5, room)


def letters(shown: Picture) -> list[str]:
    """What stands in each cell; a wide letter is followed by an empty string."""
    return ["".join(span.text for span in row) for row in shown.rows]


def checked(shown: Picture) -> None:
    """Every box stands where the layout says, whatever is written in it."""
    for row, text in zip(shown.rows, letters(shown), strict=True):
        assert cell_len(text) <= shown.drawing.width
        at = 0
        for span in row:
            if span.stop >= 0:
                box = shown.drawing.boxes[shown.ids[span.stop]]
                assert box.x <= at
                assert at + cell_len(span.text) <= box.x + box.width
            at += cell_len(span.text)
    for number, box in enumerate(shown.drawing.boxes.values()):
        for row in shown.rows[box.y : box.y + box.height]:
            assert sum(cell_len(span.text) for span in row if span.stop == number) == box.width


@given(strategies.maps(), st.sampled_from([NARROW, (160, 50)]), st.data())
def test_boxes_are_whole_and_every_box_is_reached_by_arrows(
    map: Map, room: tuple[int, int], data: st.DataObject
) -> None:
    centre = data.draw(st.sampled_from(map.items)).id
    shown = drawn(map, centre, 3, room, 12)
    checked(shown)
    reached, waiting = set(), [centre]
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting += [shown.toward(id, *way) for way in WAYS]
    assert reached == set(shown.ids)


HARD = ["漢字だけの主張です。" * 30, "طلب " * 700, "👩‍👩‍👧 family 🏳️‍🌈 " * 40, "[b]x[/b] [Title] \t\n" * 50, "x" * 3_000]


@pytest.mark.parametrize("room", [NARROW, (160, 50)])
@pytest.mark.parametrize("text", HARD, ids=["wide", "right to left", "emoji", "markup", "long"])
def test_any_words_stay_in_their_boxes(text: str, room: tuple[int, int]) -> None:
    map = office().put(claim("any", text)).put(argument("about", "any", "alone", title=text, against=True))
    map = map.put(argument("on", "move-now", "any", "alone", title=text))
    for id in ("any", "about", "move-now"):
        checked(drawn(map, id, room=room))


@pytest.mark.parametrize("width", [20, 40, 60])
def test_narrow_screens_cut_what_stands_in_the_frame(width: int) -> None:
    checked(drawn(office(), "rent", 1, (width, 20)))


@given(strategies.any_texts)
def test_any_text_stays_in_its_box(text: str) -> None:
    checked(drawn(office().put(claim("any", text, text)).put(argument("on", "any", "alone")), "any", room=(160, 50)))


def test_the_office_at_a_glance() -> None:
    shown = drawn(office(), "staff-leave", 1)
    assert letters(shown) == [
        "┌─ claim ──── .50 ─┐    ╔═ claim ════ .50 ═╗    ┌─ claim ──── .50 ─┐",
        "│ Move now         │−╌╌╌║ Half the staff   ║×╌╌╌│ Few were asked   │",
        "└─ ← 1 ────── 1 → ─┘    ║ would leave rat… ║    └──────────────────┘",
        "                        ╚══════════════════╝",
    ]
    assert signs(shown.around) == "− rebuts, × undermines, ← 2, 3 →: so many more there, not drawn"


def test_kinds_of_line_differ_in_shape_and_in_sign() -> None:
    text = "\n".join(letters(drawn(office(), "move-now")))
    assert all(sign in text for sign in "+−×⟂·■◆")
    support = next(line for line in text.splitlines() if "+" in line)
    assert support[support.index("+") + 1] == "─"
    rebut = next(line for line in text.splitlines() if "−" in line)
    assert rebut[rebut.index("−") + 1] == "╌"


def test_the_centre_has_a_double_frame() -> None:
    text = "".join(letters(drawn(office(), "rent", 1)))
    assert text.count(DOUBLE[0]) == 1
    assert text.count(LIGHT[0]) == len(neighbourhood(office(), "rent", 1, 40).ids) - 1


def test_lines_of_one_name_join_and_others_cross() -> None:
    canvas = Canvas(5, 3)
    canvas.line("down", (Point(2, 0), Point(2, 2)), "pro", dashed=False)
    canvas.line("over", (Point(0, 1), Point(4, 1)), "con", dashed=True)
    assert ["".join(span.text for span in row) for row in canvas.rows()] == ["  ╷", "╌╌╌╌╌", "  ╵"]
    canvas = Canvas(5, 3)
    for _ in range(2):
        canvas.line("one", (Point(2, 0), Point(2, 2)), "pro", dashed=False)
    canvas.line("one", (Point(0, 1), Point(4, 1)), "pro", dashed=False)
    assert "".join(span.text for span in canvas.rows()[1])[2] == "┼"


# The screen


async def shown_graph(terminal: Terminal) -> GraphScreen:
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, GraphScreen)
    assert screen.graph.picture is not None
    return screen


async def graph_on(terminal: Terminal, id: str) -> GraphScreen:
    await terminal.go_to(id)
    await terminal.press("n")
    return await shown_graph(terminal)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_item_in_view_is_drawn_with_its_neighbours(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as terminal:
        screen = await graph_on(terminal, "rent")
        assert screen.graph.cursor == "rent"
        assert "Rents rise every year." in terminal.text
        assert "Graph around Rent" in terminal.text
        assert "⟂ undercuts" in terminal.text


async def test_a_newcomer_sees_no_strength_and_is_told_the_way_on(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await graph_on(terminal, "rent")
        assert "Nothing weighed yet" in terminal.text
        assert ".50" not in terminal.text


async def test_strengths_stand_on_the_boxes(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        terminal.workspace.scales.put("rents-rise", 0.83)
        await graph_on(terminal, "rent")
        assert ".83" in terminal.text
        assert "Nothing weighed" not in terminal.text


async def test_arrows_move_enter_draws_around_and_backspace_returns(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await graph_on(terminal, "rent")
        await terminal.press("right")
        moved = screen.graph.cursor
        assert moved in {"rents-rise", "lease-runs", "doubt"}
        await terminal.press("enter")
        screen = await shown_graph(terminal)
        assert screen.graph.picture is not None
        assert screen.graph.picture.around.centre == moved
        await terminal.press("backspace")
        screen = await shown_graph(terminal)
        assert screen.graph.cursor == "rent"
        await terminal.press("backspace")
        assert terminal.on(MapScreen)
        assert terminal.here == "rent"


async def test_a_key_goes_back_to_the_map_on_the_box(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await graph_on(terminal, "rent")
        await terminal.press("left")
        assert screen.graph.cursor == "move-now"
        await terminal.press("g")
        assert terminal.on(MapScreen)
        assert terminal.here == "move-now"


async def test_escape_leaves_the_map_where_it_was(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await graph_on(terminal, "rent")
        await terminal.press("left", "escape")
        assert terminal.on(MapScreen)
        assert terminal.here == "rent"


async def test_plus_and_minus_change_how_far_it_reaches(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await graph_on(terminal, "move")
        for key, reach in (("minus", 1), ("minus", 1), ("plus", 2), ("plus", 3)):
            for _ in range(3 if key == "minus" else 1):
                await terminal.press(key)
                screen = await shown_graph(terminal)
            assert screen.graph.picture is not None
            assert screen.graph.picture.around.reach == reach
        for _ in range(4):
            await terminal.press("plus")
            screen = await shown_graph(terminal)
        assert "There is nothing further out." in terminal.notices


async def test_what_is_not_drawn_is_said(opened: Opened) -> None:
    map = office()
    for number in range(FEW + 30):
        map = map.put(argument(f"a-{number}", "alone", text="Again.", against=number % 2 == 0))
    async with opened(map, size=NARROW) as terminal:
        screen = await graph_on(terminal, "alone")
        assert screen.graph.picture is not None
        count = len(screen.graph.picture.ids)
        assert count == screen.most
        assert f"{count} boxes, 1 step out, the most at once" in terminal.text
        assert f"{FEW + 31 - count} more →" in terminal.text
        await terminal.press("plus")
        assert any("No more than" in notice for notice in terminal.notices)


async def test_the_view_pans_and_follows_the_cursor(opened: Opened) -> None:
    map = office()
    for number in range(12):
        map = map.put(argument(f"a-{number}", "alone", text=f"Reason {number}."))
    async with opened(map, size=NARROW) as terminal:
        screen = await graph_on(terminal, "alone")
        top = screen.graph.scroll_offset.y
        await terminal.press("shift+down")
        assert screen.graph.scroll_offset.y > top
        await terminal.press("right", *["up"] * 12)
        assert screen.graph.scroll_offset.y == 0
        await terminal.press(*["down"] * 12)
        assert screen.graph.scroll_offset.y == screen.graph.max_scroll_y
        assert screen.graph.cursor == "a-11"


async def test_a_click_puts_the_cursor_on_a_box(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await graph_on(terminal, "staff")
        graph = screen.graph
        assert graph.picture is not None
        box = graph.picture.drawing.boxes["move-now"]
        place = graph._inset + Offset(box.x + 2, box.y + 1) - graph.scroll_offset
        await terminal.pilot.click(graph, offset=(place.x, place.y))
        assert graph.cursor == "move-now"


async def test_what_has_no_neighbours_says_so(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        await graph_on(terminal, "alone")
        assert "Nothing bears on this" in terminal.text


async def test_an_item_that_others_took_away_closes_the_graph(opened: Opened) -> None:
    async with opened(size=NARROW) as terminal:
        screen = await graph_on(terminal, "alone")
        terminal.workspace.live.submit(Retire(id="alone"), "other")
        terminal.workspace._follow()
        screen.draw()
        await terminal.pilot.pause()
        assert terminal.on(MapScreen)


async def test_any_size(opened: Opened) -> None:
    async with opened() as terminal:
        await graph_on(terminal, "rent")
        for size in ((20, 5), (40, 12), WIDE):
            await terminal.pilot.resize_terminal(*size)
            await shown_graph(terminal)
