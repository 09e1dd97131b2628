"""By which standard and burden options are judged, and what that asks for, wherever verdicts stand."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Section
from argmap.memo.proof import asked, rule
from argmap.memo.sections import method, options
from argmap.model import Map
from tests.memo.debates import basis, debate, line, recipe, scribe, text


def told(map: Map, **fields: object) -> Section:
    found = basis(map, **fields)
    return options.section(found, scribe(found))


@pytest.mark.parametrize("form", ["long", "short"])
def test_standard_and_burden_stand_under_the_options_with_what_they_ask(form: str) -> None:
    words = line(told(debate(), form=form, standard="clear-and-convincing"), "verdicts")
    assert (
        "by clear and convincing evidence (numbers of Carneades 4), the burden on whoever asserts: an option" in words
    )
    assert words.endswith(
        "holds when the strongest reason for it exceeds the strongest reason against it by more than .50."
    )
    words = line(told(debate(), form=form, standard="clear-and-convincing", burden="denier"), "verdicts")
    assert words.endswith(
        "holds unless the strongest reason against it exceeds the strongest reason for it by more than .50."
    )


def test_precaution_says_for_which_options_the_burden_lies_elsewhere() -> None:
    words = rule(recipe(burden="precaution"))
    assert "on whoever wants what cannot be undone: an option holds when the strongest reason for it outweighs" in words
    assert "; one opposed to such an act holds unless the strongest reason against it" in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"standard": "scintilla"}, "any reason for it has weight"),
        ({"standard": "dialectical-validity"}, "a reason for it has weight and none against it has"),
        (
            {"accrual": "probabilistic-sum"},
            "what the reasons for it come to together outweighs what the reasons against",
        ),
        (
            {"standard": "clear-and-convincing", "preset": "carneades-3"},
            "for it exceeds .50, and exceeds the strongest",
        ),
        ({"standard": "beyond-reasonable-doubt"}, "by more than .50, which is below .30"),
    ],
)
def test_what_each_standard_asks(fields: dict[str, object], words: str) -> None:
    assert words in asked(recipe(**fields), "for", "against")


def test_an_option_without_reasons_holds_because_those_against_it_do_not_meet_the_standard() -> None:
    map = debate(go=0.8, cheap=0.5, dull=0.5)
    found = basis(map, burden="denier", standard="clear-and-convincing")
    said = text(method.section(found, scribe(found)))
    assert "whoever denies it has to meet the standard, and the reasons against it do not" in said
    assert "shown" not in said
    assert "holds by clear" not in said


def test_what_would_turn_a_verdict_names_the_option() -> None:
    found = basis(debate())
    assert line(method.section(found, scribe(found)), "method.standards").startswith("For go: ")
