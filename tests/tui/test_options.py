"""The screen of options: four views, the questions of the map, and the way to an option."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from argmap.model import Argument, Direction, Effect, Header, Map, Perspective, Question
from argmap.model.context import Criterion
from argmap.weigh.compiled import compile
from argmap.weigh.outlooks import outlooks
from argmap_tui.lines import Layout
from argmap_tui.option_lines import Options
from argmap_tui.option_views import VIEWS, layout
from argmap_tui.scales import Rulebook
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.options import OptionsScreen
from tests.tui.conftest import NARROW, Opened, Terminal, argument, claim

OPTIONS = ("stay", "go", "wait")
VIEW = Perspective(
    id="tester",
    title="tester",
    holder="tester",
    credence={"wait": 0.5, "cheap": 0.9, "noisy": 0.8, "roomy": 0.7},
    force={"saves": 1.0, "noise": 1.0, "room": 1.0},
)


def valued(id: str, target: str, premise: str, stance: Direction, **values: Effect) -> Argument:
    return Argument(id=id, stance=stance, target=target, premises=(premise,), title=id.title(), values=values)


def choice(*extra: Any) -> Map:
    criteria = {"cost": Criterion(title="Cost"), "peace": Criterion(title="Peace"), "fame": Criterion(title="Fame")}
    return Map.build(
        Header(title="Where to work"),
        [
            Question(id="where", text="Where do we work?", options=OPTIONS, baseline="wait", criteria=criteria),
            Question(id="when", text="When do we move?", theses=("soon",), options=()),
            *(claim(id, title=id.title()) for id in OPTIONS),
            *(claim(id) for id in ("cheap", "noisy", "roomy", "soon")),
            valued("saves", "stay", "cheap", Direction.PRO, cost=Effect.PROMOTES),
            valued("noise", "stay", "noisy", Direction.CON, peace=Effect.PROMOTES),
            valued("room", "go", "roomy", Direction.PRO, peace=Effect.PROMOTES),
            argument("early", "soon", "cheap"),
            *extra,
        ],
    )


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


def rows(made: Layout, id: str) -> list[str]:
    return [texts(made)[stop.first] for stop in made.stops if stop.id == id]


async def looked(terminal: Terminal, *keys: str) -> OptionsScreen:
    await terminal.press(*keys)
    await terminal.app.workers.wait_for_complete()
    await terminal.pilot.pause()
    screen = terminal.app.screen
    assert isinstance(screen, OptionsScreen)
    return screen


async def test_every_view_tells_what_it_promises(opened: Opened) -> None:
    async with opened(choice(VIEW), size=NARROW) as terminal:
        screen = await looked(terminal, "o", "V")
        found = screen.found
        assert found is not None
        made = {view: layout(found, 78, view) for view in VIEWS}
    standing = made["as they stand"]
    strengths = [one.standing.strength for one in found.judged]
    assert strengths == sorted(strengths, reverse=True)
    assert [stop.id for stop in standing.stops] == [one.standing.id for one in found.judged]
    (stay,) = rows(standing, "stay")
    assert stay.endswith("holds")
    assert "1/1" in stay
    assert "●" in stay
    assert rows(standing, "wait")[0].endswith("does not hold")
    assert "If nothing is decided: “Wait”." in texts(standing)
    assert any("range over formulas" in line for line in texts(standing))
    assert any("Ranges over beliefs" in line for line in texts(made["if weights are off"]))
    criteria = texts(made["by criterion"])
    assert any("Cost" in line and "prefers “Stay” +.80; heard on 1 of 3" in line for line in criteria)
    assert any("Peace" in line and "prefers “Go” +.40; heard on 2 of 3" in line for line in criteria)
    assert any("Fame" in line and "silent" in line for line in criteria)
    assert "+.80★" in rows(made["by criterion"], "stay")[0]
    assert "−.60" in rows(made["by criterion"], "stay")[0]
    formulas, proof = rows(made["by every rule"], "stay")
    assert formulas.count("✓") == 7
    assert proof.split()[1:] == [".80", ".60", "A", "P", "yes", "D", "D", "D"]
    first = texts(made["if weights are off"])[2]
    assert first.startswith(("No option is clearly preferred.", "“"))
    shares = [rows(made["if weights are off"], id)[0] for id in OPTIONS]
    assert sum(int(line.split("%")[0].split()[-1]) for line in shares) in range(99, 102)


@pytest.mark.parametrize("width", [78, 98, 138])
async def test_every_view_fits(opened: Opened, width: int) -> None:
    wide = claim("wide", title="漢字 [b]bold[/b] " * 20)
    async with opened(choice(VIEW, wide, argument("why", "wide", "cheap", title="Why")), size=NARROW) as terminal:
        found = (await looked(terminal, "o", "V")).found
    assert found is not None
    for view in VIEWS:
        assert max(map(cell_len, texts(layout(found, width, view)))) <= width


async def test_views_and_questions_by_key(opened: Opened) -> None:
    async with opened(choice(VIEW), size=NARROW) as terminal:
        screen = await looked(terminal, "o")
        assert "Options 1/4, as they stand · question 1/2: Where do we work?" in terminal.text
        await terminal.press("v")
        assert "Options 2/4, by criterion" in terminal.text
        assert "★" in terminal.text
        await looked(terminal, "V", "V")
        assert "Options 4/4" in terminal.text
        assert "leads" in terminal.text
        for key in ("tab", "shift+tab", "right", "left"):
            before = screen.question
            await looked(terminal, key)
            assert {before, screen.question} == {"where", "when"}
        await looked(terminal, "tab", "v")
        assert "question 2/2: When do we move?" in terminal.text
        assert [stop.id for stop in screen.page._layout.stops] == ["soon"]


async def test_the_question_of_the_item_in_view_and_the_way_to_an_option(opened: Opened) -> None:
    async with opened(choice(VIEW), size=NARROW) as terminal:
        await terminal.go_to("early")
        screen = await looked(terminal, "o")
        assert screen.question == "when"
        await terminal.press("enter")
        assert terminal.on(MapScreen)
        assert terminal.here == "soon"


async def test_a_newcomer_sees_reasons_and_no_verdict(opened: Opened) -> None:
    async with opened(choice(), size=NARROW) as terminal:
        screen = await looked(terminal, "o")
        assert "Nothing has been weighed yet" in terminal.text
        assert "1 for   1 against" in terminal.text
        assert "holds" not in terminal.text
        await terminal.press("v", "v", "v")
        assert "clearly ahead" not in terminal.text
        assert screen.found is not None
        assert screen.found.judged == ()


async def test_beliefs_that_bear_on_no_option_give_no_verdict_but_the_reasons(opened: Opened) -> None:
    beside = Perspective(id="tester", title="tester", holder="tester", credence={"soon": 0.9})
    async with opened(choice(beside)) as terminal:
        screen = await looked(terminal, "o")
        assert screen.found is not None
        assert screen.found.silent == OPTIONS
        assert "none has a verdict" in terminal.text
        assert "1 for   1 against" in terminal.text
        assert ".50" not in terminal.text


def test_maps_without_options() -> None:
    empty = Map.build(Header(title="T"), [])
    assert "asks no question" in texts(layout(Options(empty, None, Rulebook()), 78, "as they stand"))[0]
    bare = Question(id="q", text="Why?")
    assert "neither options nor theses" in texts(layout(Options(empty, bare, Rulebook()), 78, "as they stand"))[0]


def test_a_verdict_that_another_formula_turns_has_a_sign() -> None:
    question = Question(id="q", text="What now?", options=("x", "y"))
    reasons = [argument("for", "x", "p"), argument("deep", "p", "q2"), argument("plain", "y", "c")]
    con = Argument(id="con", stance=Direction.CON, target="x", premises=("c",))
    map = Map.build(Header(title="T"), [question, *(claim(id) for id in ("x", "y", "p", "q2", "c")), *reasons, con])
    force = dict.fromkeys(("for", "deep", "plain", "con"), 1.0)
    view = Perspective(id="v", title="V", credence={"q2": 0.9, "c": 0.75}, force=force)
    judged = outlooks(compile(map).weigh(view), ("x", "y"))
    made = layout(Options(map, question, Rulebook(), judged=judged), 78, "as they stand")
    assert rows(made, "x")[0].endswith("holds ~")
    assert rows(made, "y")[0].endswith("holds")
    assert all(cell_len(line) <= 78 for line in texts(made))


async def test_no_criterion_tells(opened: Opened) -> None:
    question = Question(id="q", text="What now?", options=("stay",))
    view = VIEW.model_copy(update={"credence": {"cheap": 0.9}, "force": {}})
    map = Map.build(Header(title="T"), [question, claim("stay"), claim("cheap"), argument("r", "stay", "cheap"), view])
    async with opened(map, size=NARROW) as terminal:
        await looked(terminal, "o", "v")
        assert "No argument on these options" in terminal.text
        await looked(terminal, "v", "v")
        assert "There is only one option." in terminal.text


async def test_precaution_as_the_burden_in_force(opened: Opened) -> None:
    async with opened(choice(VIEW), size=NARROW) as terminal:
        terminal.workspace.scales.obey(Rulebook(burden="precaution", standard="clear-and-convincing"))
        screen = await looked(terminal, "o")
        assert "precaution" in terminal.text
        assert screen.found is not None
        assert rows(layout(screen.found, 78, "as they stand"), "go")[0].endswith("does not hold")
