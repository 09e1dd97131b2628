"""The memo on the map that comes with argmap: what holds of every part of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from argmap.formats import read_map
from argmap.memo.basis import Basis
from argmap.memo.blocks import Memo, Row, Section, Table
from argmap.memo.build import build
from argmap.memo.sections import bluf
from argmap.memo.tracing import WHOLE, Scribe
from argmap.model import Map
from argmap.resources import bundled_maps
from tests.memo.debates import line, recipe, said, text

VIEWS = ("view-of-on-deprecations", "view-of-model-weight-preservation")
QUESTIONS = ("withdraw-public-access", "how-to-preserve-weights", "how-to-consult-models")


@pytest.fixture(scope="module")
def bundled() -> Map:
    return read_map(bundled_maps()["deprecation"])


@pytest.fixture(scope="module")
def memo(bundled: Map) -> Memo:
    return build(bundled, recipe(*VIEWS, question=QUESTIONS[0]))


def part(memo: Memo, id: str) -> Section:
    return next(one for _, one in memo.walk() if one.id == id)


def test_every_finding_has_ids_that_are_in_the_map_and_a_key_of_its_own(memo: Memo, bundled: Map) -> None:
    traces = [one.trace for one in memo.findings() if one.trace is not None]
    views = set(VIEWS)
    unknown = {id for one in traces for id in one.rests_on if id not in bundled and id != WHOLE} - views
    assert not unknown
    assert max(Counter(one.key for one in traces).values()) == 1
    assert len(traces) > 200


def test_the_options_that_cannot_be_told_apart_are_not_ranked_at_the_top(memo: Memo) -> None:
    assert line(part(memo, "bluf"), "bluf.lead") == "No option is clearly preferred."
    verdicts = [one.text for one in said(part(memo, "options")) if isinstance(one, Row)]
    assert not any("recommend" in one for one in verdicts)
    assert sum("(baseline)" in one for one in verdicts) == 1


def test_every_option_is_told_of(memo: Memo, bundled: Map) -> None:
    told = {id for one in said(part(memo, "options")) if one.trace for id in one.trace.rests_on}
    question = Basis(bundled, memo.recipe).question
    assert set(question.options) <= told


def test_strengths_are_no_probabilities_and_confidence_stands_apart(memo: Memo) -> None:
    words = [one.text for _, section in memo.walk() for one in said(section) if not isinstance(one, Row)]
    assert not [one for one in words if re.search(r"\b(likely|chance|odds)\b", one) and "onfidence" in one]
    core = [text(part(memo, id)) for id in ("bluf", "options", "cruxes")]
    assert not any(re.search(r"\d % (sure|likely)", one) for one in core)


def test_numbers_have_two_decimals_at_most(memo: Memo) -> None:
    for id in ("bluf", "criteria", "options", "arguments", "cruxes"):
        assert not re.search(r"\d*\.\d{3,}", text(part(memo, id)))


def test_rows_are_as_wide_as_their_tables(memo: Memo) -> None:
    for _, section in memo.walk():
        for block in section.blocks:
            if isinstance(block, Table):
                assert {len(one.cells) for one in block.rows} <= {len(block.columns)}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("first", [0, 1])
def test_the_bottom_line_stays_short(bundled: Map, question: str, first: int) -> None:
    basis = Basis(bundled, recipe(VIEWS[first], VIEWS[1 - first], question=question))
    assert len(text(bluf.section(basis, Scribe(bundled))).split()) <= 120


def test_it_is_the_same_when_made_again(memo: Memo, bundled: Map) -> None:
    assert build(bundled, memo.recipe) == memo


def test_of_options_that_overlap_the_one_is_followed_that_leads_in_most_draws(memo: Memo, bundled: Map) -> None:
    basis = Basis(bundled, memo.recipe)
    assert basis.leader == max(basis.front, key=basis.shares.__getitem__) == "avoid-retirement"
    assert max(basis.heard, key=basis.weighing.__getitem__) != basis.leader
    assert "Avoid retirement leads " in line(part(memo, "bluf"), "bluf.front")
    short = build(bundled, recipe(*VIEWS, question=QUESTIONS[0], form="short"))
    assert "Avoid retirement in " in line(part(short, "cruxes"), "standing.draws")


def test_the_bottom_line_and_the_table_have_one_word_for_the_baseline(bundled: Map) -> None:
    memo = build(bundled, recipe(VIEWS[1], question=QUESTIONS[1], form="short"))
    assert " is undetermined at strength .57 (range " in line(part(memo, "bluf"), "bluf.baseline")
    assert "| undetermined |" in line(part(memo, "options"), "options.preserve-weights-somewhere")
    assert line(part(memo, "bluf"), "bluf.thesis") == "Of 3 theses 2 hold and 1 is undetermined."
