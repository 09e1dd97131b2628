"""The later parts of the memo on the bundled map: what is said of the map can be traced, and silence is no .50."""

from __future__ import annotations

import datetime as dt

import pytest

from argmap.formats import read_map
from argmap.memo.blocks import Hand, Memo, Section
from argmap.memo.build import build
from argmap.memo.figures.tables import GIVES
from argmap.memo.recipe import Form, Recipe
from argmap.model import Map
from argmap.resources import bundled_maps
from tests.memo.making import ITEMS, every, recipe, said
from tests.weigh.small import CON, a_map, reason

PARTS = ("header", "dissent", "evidence", "risks", "open", "method", "provenance", "references", "annex")
ASKED = Recipe(
    map="deprecation",
    map_title="Model retirement",
    snapshot="0123456789abcdef",
    date=dt.date(2026, 11, 21),
    question="withdraw-public-access",
    perspectives=("view-of-on-deprecations", "view-of-model-weight-preservation"),
    draws=50,
)


@pytest.fixture(scope="module")
def map() -> Map:
    return read_map(bundled_maps()["deprecation"])


@pytest.fixture(scope="module")
def memo(map: Map) -> Memo:
    return build(map, ASKED)


@pytest.fixture(scope="module")
def parts(memo: Memo) -> dict[str, Section]:
    return {one.id: one for one in memo.sections}


def test_all_parts_are_there_in_their_order(memo: Memo) -> None:
    assert [one.id for one in memo.sections if one.id in PARTS] == list(PARTS)
    assert memo.sections[0].id == "header"


def test_what_rests_on_something_rests_on_what_is_in_the_map(map: Map, parts: dict[str, Section]) -> None:
    for id in PARTS:
        for one in every(parts[id]):
            if one.trace is not None:
                assert all(rested in map or rested == "map" for rested in one.trace.rests_on), one.trace


def untraced(memo: Memo) -> set[str]:
    parts = (one for one in memo.sections if one.id in PARTS and one.id != "header")
    return {one.text for part in parts for one in every(part) if one.trace is None and one.hand is not Hand.AUTHOR}


def test_what_is_untraced_is_the_same_on_every_map(memo: Memo) -> None:
    doubted = reason("cheap", "cost", "love", stance=CON)  # so that the small map has a gap of every kind
    assert untraced(memo) - untraced(build(a_map(*ITEMS, doubted), recipe("ann", "bob"))) <= {GIVES}


def test_the_only_other_perspective_is_silent_and_said_to_be(parts: dict[str, Section]) -> None:
    found = said(parts["dissent"])
    assert (
        found["dissent.count"]
        == "The one other perspective heard believes nothing that bears on this, which is no consent."
    )
    assert found["dissent.table.view-of-model-weight-preservation"].endswith("silent | silent | none")
    assert said(parts["method"])["method.lean.steward-retired-models"].startswith(
        "Stewardship with secrets kept | silent"
    )


def test_evidence_that_no_document_weighs_is_said_to_give_nothing(parts: dict[str, Section]) -> None:
    assert "has weighed none of" in said(parts["evidence"])["evidence.weighed"]


def test_the_short_form_keeps_dissent_and_provenance(map: Map) -> None:
    memo = build(map, ASKED.model_copy(update={"form": Form.SHORT}))
    assert memo.sections[0].id == "header"
    assert [one.id for one in memo.sections][-2:] == ["dissent", "provenance"]
