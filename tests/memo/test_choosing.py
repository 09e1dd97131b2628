"""Which items the map of an option shows, and what its table and its words say."""

from __future__ import annotations

import datetime as dt

import pytest

from argmap.formats import read_map
from argmap.memo.basis import Basis
from argmap.memo.figures.choosing import ABREAST, COLUMNS, Below, map_figure
from argmap.memo.figures.data import MapFigure
from argmap.memo.figures.drawing import MEMO
from argmap.memo.figures.map_figure import arranged
from argmap.memo.figures.telling import alt
from argmap.memo.figures.whole import SURE, TALLEST, fitting, option_map, whole
from argmap.memo.prints import snapshot
from argmap.memo.recipe import Recipe
from argmap.memo.tracing import Scribe
from argmap.model import Evidence, Item, Map, Perspective, Question
from argmap.resources import bundled_maps
from tests.weigh.small import CON, a_map, claim, reason


def basis(*items: Item, claims: str, **credence: float) -> Basis:
    """A map with the option ``o`` and a view of plain claims."""
    given = {"o": 0.5, **credence}
    seen = Perspective(id="view", title="View", credence=given)
    map = a_map(Question(id="q", text="Which?", options=("o",)), seen, claim("o"), *items, claims=claims.split())
    return Basis(map, recipe(map, "q", "view"))


def recipe(map: Map, question: str, *views: str) -> Recipe:
    return Recipe(
        map="m",
        map_title="T",
        snapshot=snapshot(map),
        date=dt.date(2026, 11, 21),
        question=question,
        perspectives=views,
        draws=20,
    )


def ids(figure: MapFigure) -> set[str]:
    return {box.id for box in figure.boxes}


def ties(figure: MapFigure) -> set[tuple[str, str, bool]]:
    return {(one.start, one.end, one.opposes) for one in figure.arrows}


def test_a_sole_premise_stands_for_its_argument() -> None:
    found = map_figure(basis(reason("r", "o", "a"), reason("s", "o", "b", stance=CON), claims="a b", a=0.9), "o")
    assert ties(found) == {("a", "o", False), ("b", "o", True)}
    assert {box.id: box.kind for box in found.boxes} == {"o": "option", "a": "claim", "b": "claim"}


def test_an_argument_that_is_undercut_is_a_box_that_the_undercut_points_at() -> None:
    found = map_figure(basis(reason("r", "o", "a"), reason("u", "r", "b", stance=CON), claims="a b", a=0.9), "o")
    assert ties(found) == {("a", "r", False), ("r", "o", False), ("b", "r", True)}
    assert next(box.kind for box in found.boxes if box.id == "r") == "argument"


def test_premises_that_work_together_lead_to_their_argument() -> None:
    found = map_figure(basis(reason("r", "o", "a", "b"), claims="a b", a=0.9), "o")
    assert ties(found) == {("a", "r", False), ("b", "r", False), ("r", "o", False)}


def test_what_is_only_granted_is_not_shown() -> None:
    found = map_figure(basis(reason("r", "o", "a", grants=("g",)), claims="a g", a=0.9), "o")
    assert ids(found) == {"o", "r", "a"}


def test_evidence_is_shown_with_its_bearing() -> None:
    seen = Evidence.model_validate({"id": "e", "text": "E.", "kind": "case", "bears_on": {"o": "contradicts"}})
    found = map_figure(basis(seen, claims="", o=0.9), "o")
    assert ties(found) == {("e", "o", True)}


def test_the_most_influential_come_first_and_the_rest_is_counted() -> None:
    reasons = [reason(f"r{number}", "o", f"c{number}") for number in range(6)]
    weights = {f"c{number}": 0.5 + 0.08 * number for number in range(6)}
    found = map_figure(basis(*reasons, claims=" ".join(weights), **weights), "o", most=3)
    assert ids(found) == {"o", "c5", "c4", "c3"}
    assert found.left_out == 3


def test_both_sides_are_shown_however_little_they_move() -> None:
    strong = [reason(f"r{number}", "o", f"c{number}") for number in range(6)]
    weights = {f"c{number}": 0.95 for number in range(6)} | {"weak": 0.51}
    found = map_figure(
        basis(*strong, reason("w", "o", "weak", stance=CON), claims=" ".join(weights), **weights), "o", 4
    )
    assert "weak" in ids(found)


def test_every_box_has_its_way_to_the_option() -> None:
    chain = [reason("r0", "o", "c0"), *(reason(f"r{n}", f"c{n - 1}", f"c{n}") for n in range(1, 8))]
    found = map_figure(basis(*chain, claims=" ".join(f"c{n}" for n in range(8)), c7=0.9), "o")
    assert ids(found) == {"o", *(f"c{n}" for n in range(max(COLUMNS) - 1))}
    assert len(ties(found)) == len(found.boxes) - 1
    assert found.left_out == 8 - (max(COLUMNS) - 1)


def test_circles_and_self_support_do_no_harm() -> None:
    loop = (reason("r", "o", "a"), reason("s", "a", "b"), reason("t", "b", "a"), reason("u", "a", "o"))
    assert ids(map_figure(basis(*loop, claims="a b", a=0.9), "o")) == {"o", "a", "b"}


def test_a_number_that_is_nobodys_is_not_shown() -> None:
    found = map_figure(basis(reason("r", "o", "a"), reason("s", "o", "b"), claims="a b", a=0.9), "o")
    strengths = {box.id: box.strength for box in found.boxes}
    assert strengths["a"] == 0.9
    assert strengths["b"] is None


def test_the_table_says_all_that_the_map_shows_and_rests_on_it() -> None:
    made = basis(reason("r", "o", "a"), reason("s", "o", "b", stance=CON), claims="a b", a=0.9)
    table = whole(Scribe(made.map), "m", "Map", map_figure(made, "o")).equivalent
    assert table is not None
    assert [row.text for row in table.rows][1:] == [
        "a [a] | claim | .90 | supports o",
        "b [b] | claim | not weighed | opposes o",
    ]
    assert [row.trace and row.trace.rests_on for row in table.rows] == [("o",), ("a", "o"), ("b", "o")]


def test_what_is_left_out_is_a_finding() -> None:
    reasons = [reason(f"r{number}", "o", f"c{number}") for number in range(4)]
    made = basis(*reasons, claims="c0 c1 c2 c3", c0=0.9)
    table = whole(Scribe(made.map), "m", "Map", map_figure(made, "o", most=2)).equivalent
    assert table is not None
    assert table.remark[0].trace is not None
    assert "2 more items" in table.remark[0].text


def test_words_for_those_who_cannot_see_name_both_sides() -> None:
    made = basis(reason("r", "o", "a"), reason("s", "o", "b", stance=CON), claims="a b", a=0.9)
    said = alt(map_figure(made, "o"))
    assert "directly for it: “a”" in said
    assert "directly against it: “b”" in said


def test_a_map_that_would_be_higher_than_a_page_shows_fewer() -> None:
    named = [claim(f"c{number}", title="a reason that takes many lines to say in words " * 3) for number in range(30)]
    made = basis(*named, *(reason(f"r{number}", "o", f"c{number}") for number in range(30)), claims="", c0=0.9)
    found = fitting(Below(made, "o"))
    assert arranged(found, MEMO).layout.height <= TALLEST
    assert found.left_out == 31 - len(found.boxes) > 0


@pytest.fixture(scope="module")
def bundled() -> Basis:
    map = read_map(bundled_maps()["deprecation"])
    return Basis(map, recipe(map, "withdraw-public-access", "view-of-on-deprecations"))


def test_the_maps_of_the_bundled_options_fit_on_a_page(bundled: Basis) -> None:
    scribe = Scribe(bundled.map)
    found = {option: figure for option in bundled.ranked for figure in option_map(bundled, scribe, option)}
    assert "avoid-retirement" in found
    for figure in found.values():
        assert isinstance(figure.drawing, MapFigure)
        layout = arranged(figure.drawing, MEMO).layout
        assert layout.height <= TALLEST or len(figure.drawing.boxes) <= SURE
        assert layout.width <= MEMO
        assert len(figure.drawing.boxes) <= 33


def test_the_map_of_a_bundled_option_shows_reasons_on_both_sides(bundled: Basis) -> None:
    found = map_figure(bundled, "retire-on-schedule")
    for opposes in (False, True):
        assert sum(one.end == found.root and one.opposes is opposes for one in found.arrows) >= ABREAST
