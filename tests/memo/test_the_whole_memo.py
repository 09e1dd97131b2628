"""What holds of the parts of a memo together: one leader, every option's arguments, traces in every format."""

from __future__ import annotations

import pytest

from argmap.formats import read_map
from argmap.memo.basis import Basis
from argmap.memo.blocks import Figure, Hand, Memo, Role, Run, Section, Table
from argmap.memo.build import build
from argmap.memo.compare import build_comparison
from argmap.memo.figures.data import Swing, Tornado
from argmap.memo.figures.drawing import draw
from argmap.memo.sections.arguments import FULL, in_full
from argmap.memo.write.notes import figure_tables, names_all, notes
from argmap.model import Map
from argmap.resources import bundled_maps
from tests.memo.debates import recipe
from tests.memo.samples import finding, paragraph, section
from tests.memo.samples import memo as sample

VIEWS = ("view-of-on-deprecations", "view-of-model-weight-preservation", "view-of-protective-behaviors")


@pytest.fixture(scope="module")
def map() -> Map:
    return read_map(bundled_maps()["deprecation"])


@pytest.fixture(scope="module")
def memo(map: Map) -> Memo:
    return build(map, recipe(*VIEWS, question="withdraw-public-access"))


def part(memo: Memo, id: str) -> Section:
    return next(one for _, one in memo.walk() if one.id == id)


def test_what_leads_is_the_first_of_the_table(memo: Memo, map: Map) -> None:
    basis = Basis(map, memo.recipe)
    table = next(block for block in part(memo, "options").blocks if isinstance(block, Table))
    assert table.rows[0].trace is not None
    assert table.rows[0].trace.key == f"options.{basis.leader}"
    assert basis.leader not in basis.overlapping
    low = basis.ranges[basis.ranked[0]].low
    assert set(basis.overlapping) == {id for id in basis.ranked[1:] if basis.ranges[id].high >= low}


def test_every_option_that_is_heard_has_its_arguments_in_the_body_or_in_the_annex(memo: Memo, map: Map) -> None:
    basis = Basis(map, memo.recipe)
    body = [one.id for one in part(memo, "arguments").parts]
    annex = [one.id for one in part(memo, "annex-arguments").parts]
    assert body == [f"arguments-{id}" for id in in_full(basis)]
    assert body + annex == [f"arguments-{id}" for id in dict.fromkeys([*in_full(basis), *basis.ranked])]
    assert len(body) == FULL + 1  # the baseline is none of the strongest
    assert f"arguments-{basis.question.baseline}" in body


def test_the_map_of_an_option_stands_under_its_arguments(memo: Memo) -> None:
    for id in ("arguments-avoid-retirement", "arguments-retire-on-schedule", "arguments-demand-threshold"):
        drawn = part(memo, id).blocks[-1]
        assert isinstance(drawn, Figure)
        assert drawn.id == id.replace("arguments", "map")


def test_every_figure_has_a_table_and_words_that_begin_with_a_capital(memo: Memo) -> None:
    figures = [block for _, one in memo.walk() for block in one.blocks if isinstance(block, Figure)]
    assert len(figures) > FULL
    for figure in figures:
        assert figure.equivalent is not None
        assert figure.alt[0].isupper()
        assert figure.caption[0].isupper()


def test_tables_of_figures_name_their_figure_and_explain_themselves_once(memo: Memo) -> None:
    tables = figure_tables(memo)
    assert [one.caption.partition(" as ")[0] for one in tables] == [f"Figure {at + 1}" for at in range(len(tables))]
    explaining = [one.text for table in tables for one in table.remark if one.trace is None]
    assert len(explaining) == len(set(explaining)) > 0


def test_every_finding_has_a_note_or_names_its_items_itself(memo: Memo) -> None:
    numbered = notes(memo)
    for one in memo.findings():
        assert (numbered.number(one) is None) is names_all(one)
        if names_all(one) and one.trace is not None:
            assert all(id in one.text for id in one.trace.rests_on)


def test_a_note_is_needed_where_an_item_is_not_named() -> None:
    named = finding("a.b", "See ", on=("x",)).model_copy(update={"runs": (Run(text="x", role=Role.ID),)})
    also = finding("a.c", "See it.", on=("x", "y")).model_copy(update={"runs": (Run(text="x", role=Role.ID),)})
    found = notes(sample(section(paragraph(named, also))))
    assert (found.number(named), found.number(also)) == (None, 1)


def test_only_the_head_that_a_person_fills_in_is_in_their_words(map: Map) -> None:
    made = build(map, recipe(VIEWS[0], question="withdraw-public-access", front={"to": "The board"}))
    assert [one.text for one in made.statements() if one.hand is Hand.AUTHOR] == ["The board"]


def test_a_comparison_tells_of_its_method_and_its_makers(map: Map) -> None:
    plain = recipe(VIEWS[0], question="withdraw-public-access")
    made = build_comparison(map, plain, plain.model_copy(update={"burden": "denier"}))
    assert [one.id for one in made.sections][-2:] == ["method", "provenance"]


def test_a_turn_that_was_not_found_is_no_proof_that_there_is_none() -> None:
    unsure = Swing(id="a", words="A", weight=0.5, at_zero=0.6, at_one=0.9, is_certain=False)
    assert "no turn found" in draw(Tornado(strength=0.7, swings=(unsure,))).markup
    sure = unsure.model_copy(update={"is_certain": True})
    assert "never turns it" in draw(Tornado(strength=0.7, swings=(sure,))).markup
