"""Tornado, strengths and credences as drawings, as tables and in words; certainty as dots."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.memo.figures import draw
from argmap.memo.figures.data import Beliefs, Drawing, Mark, Strengths, Strip, Swing, Tornado, Voters
from argmap.memo.figures.dots import dots
from argmap.memo.figures.quartiles import quartiles
from argmap.memo.figures.scale import Scale
from argmap.memo.figures.strengths import outline
from argmap.memo.figures.svg import NAMESPACE
from argmap.memo.figures.tables import equivalent
from argmap.memo.figures.telling import alt
from argmap.memo.tracing import Scribe
from argmap.model import Certainty
from tests.weigh.small import a_map

SCRIBED = ("a", "b")
TORNADO = Tornado(
    strength=0.6,
    swings=(
        Swing(id="a", words="A < b.", weight=0.9, at_zero=0.2, at_one=0.65, flip=0.7),
        Swing(id="b", words="B", weight=0.5, at_zero=0.7, at_one=0.55),
    ),
)
STRENGTHS = Strengths(
    strips=(
        Strip(
            id="a", words="A", marks=(Mark(series="Ann", value=0.7, low=0.6, high=0.8), Mark(series="Bo", value=None))
        ),
        Strip(id="b", words="B", marks=(Mark(series="Ann", value=0.2), Mark(series="Bo", value=0.4))),
    )
)
BELIEFS = Beliefs(
    claims=(Voters(id="a", words="A", credences=(0.1, 0.2, 0.6, 1.0)), Voters(id="b", words="B", credences=()))
)
units = st.floats(0, 1)


def texts(drawing: Drawing) -> list[str]:
    root = ET.fromstring(draw(drawing).markup)  # noqa: S314 - our own markup is what is tested
    return [one.text or "" for one in root.iter(f"{{{NAMESPACE}}}text")]


def rows(drawing: Drawing) -> list[str]:
    scribe = Scribe(a_map(claims=SCRIBED))
    return [row.text for row in equivalent(drawing, scribe, "f").rows]


@pytest.mark.parametrize("drawing", [TORNADO, STRENGTHS, BELIEFS])
def test_a_drawing_is_well_formed_and_always_the_same(drawing: Drawing) -> None:
    assert texts(drawing)
    assert draw(drawing) == draw(drawing)
    assert draw(drawing, name="x").markup != draw(drawing, name="y").markup


def test_a_tornado_says_where_the_outcome_turns() -> None:
    found = texts(TORNADO)
    assert "turns at .70" in found
    assert "never turns it" in found
    assert "A < b." in found
    assert "Turns at: the weight that carries the strength to .50 or across." in " ".join(found)
    assert rows(TORNADO) == ["A < b [a] | .90 | .20 | .65 | .70", "B [b] | .50 | .70 | .55 | never"]


def test_a_column_of_turns_needs_one() -> None:
    still = TORNADO.model_copy(update={"swings": TORNADO.swings[1:]})
    assert rows(still) == ["B [b] | .50 | .70 | .55"]
    assert "Turns at:" not in " ".join(texts(still))
    unsure = still.swings[0].model_copy(update={"is_certain": False})
    assert rows(still.model_copy(update={"swings": (unsure,)})) == ["B [b] | .50 | .70 | .55 | none found"]


def test_a_scale_that_is_not_whole_is_named() -> None:
    near = Tornado(strength=0.99, swings=(Swing(id="a", words="A", weight=0.5, at_zero=0.97, at_one=1.0),))
    assert any("The scale shows only" in one for one in texts(near))
    assert not any("The scale shows only" in one for one in texts(STRENGTHS))


def test_an_end_that_changes_nothing_has_no_bar() -> None:
    still = Tornado(strength=0.5, swings=(Swing(id="a", words="A", weight=1.0, at_zero=0.2, at_one=0.5),))
    bars = draw(still).markup.count('height="7"')
    assert bars == 1


@given(st.lists(units, min_size=1, max_size=6))
def test_a_scale_holds_all_that_is_drawn_on_it(values: list[float]) -> None:
    scale = Scale.around(100, 300, values)
    assert 0 <= scale.low < scale.high <= 1
    assert all(100 - 1e-6 <= scale.at(one) <= 300 + 1e-6 for one in values)
    marks = scale.marks()
    assert marks == sorted(set(marks))
    assert 2 <= len(marks) <= 10
    assert (0.5 in marks) == (scale.low <= 0.5 <= scale.high)


def test_strengths_say_number_and_range() -> None:
    found = texts(STRENGTHS)
    assert ".70 (.60–.80)" in found
    assert "not weighed" in found
    assert rows(STRENGTHS)[:2] == ["A [a] | Ann | .70 | .60–.80", "A [a] | Bo | not weighed | –"]


def test_series_differ_in_shape_and_shade() -> None:
    assert len({outline(number, 0, 0) for number in range(15)}) == 15


def test_many_strengths_stay_on_a_page() -> None:
    marks = tuple(Mark(series=f"formula {number}", value=0.5) for number in range(8))
    strips = tuple(Strip(id=f"c{number}", words="Some option", marks=marks) for number in range(8))
    assert draw(Strengths(strips=strips)).height < 500


def test_credences_are_shown_one_by_one_and_in_quartiles() -> None:
    assert draw(BELIEFS).markup.count("<circle") == 4
    assert "4 members" in texts(BELIEFS)
    assert "nobody" in texts(BELIEFS)
    assert rows(BELIEFS)[0] == "A [a] | 4 | .18 | .40 | .70 | 1 | 1 | 0 | 1 | 1"
    assert rows(BELIEFS)[1].startswith("B [b] | 0 | –")


def test_piles_of_dots_stay_in_their_row() -> None:
    crowd = Beliefs(claims=(Voters(id="a", words="A", credences=(0.5,) * 300),))
    root = ET.fromstring(draw(crowd).markup)  # noqa: S314
    heights = [float(one.get("cy") or 0) for one in root.iter(f"{{{NAMESPACE}}}circle")]
    assert len(heights) == 300
    assert max(heights) - min(heights) < 40


def test_quartiles() -> None:
    assert quartiles((0.3,)) == (0.3, 0.3, 0.3)
    assert quartiles((0.0, 0.25, 0.5, 0.75, 1.0)) == (0.25, 0.5, 0.75)


def test_words_for_those_who_cannot_see() -> None:
    assert "Widest is “A < b”, from .20 if denied to .65 if certain" in alt(TORNADO)
    assert "highest is “A” at .70, lowest “B” at .20" in alt(STRENGTHS)
    assert "“A” .40" in alt(BELIEFS)


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        (Certainty.HIGH, "●●●● high"),
        (Certainty.LOW, "●●○○ low"),
        (Certainty.VERY_LOW, "●○○○ very low"),
        (None, "not graded"),
    ],
)
def test_dots_come_with_their_word(certainty: Certainty | None, said: str) -> None:
    assert dots(certainty) == said
