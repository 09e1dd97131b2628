"""The cruxes: flip values, what leads then, who disputes them, and how far the lead depends on eyes and formula."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Figure, Section, Table
from argmap.memo.build import build
from argmap.memo.figures import draw
from argmap.memo.figures.data import Strengths, Tornado
from argmap.memo.sections import cruxes
from argmap.model import ClaimKind, Map
from tests.memo.debates import basis, debate, held, line, question, recipe, said, scribe, text
from tests.memo.test_option_table import observed
from tests.weigh.small import CON, claim, reason


def told(map: Map, *perspectives: str, **fields: object) -> Section:
    found = basis(map, *perspectives, **fields)
    return cruxes.section(found, scribe(found))


def contested(*items: object, **credence: float) -> Map:
    return debate(reason("go-dull", "go", "dull", stance=CON), *items, **{"dull": 0.7, **credence})  # type: ignore[arg-type]


def cells(section: Section, key: str) -> dict[str, str]:
    """The cells of a row by the headings of their columns."""
    table = next(block for block in section.blocks if isinstance(block, Table))
    return dict(zip((one.heading for one in table.columns), line(section, key).split(" | "), strict=True))


def figure(section: Section, id: str) -> Figure:
    waiting = [section]
    blocks = [block for one in waiting for block in one.blocks]
    blocks += [block for part in section.parts for block in part.blocks]
    return next(block for block in blocks if isinstance(block, Figure) and block.id == id)


def test_a_crux_has_its_flip_value_and_the_option_that_leads_then() -> None:
    section = told(contested(stay=0.6, dull=0.7, safe=0.7))
    row = cells(section, "turning.go.cheap")
    assert (row["Belief"], row["Held at"], row["Across .50 at"]) == ("cheap [cheap]", ".90", ".70")
    assert row["What changes"] == "falls to .50 or below; then stay leads"
    assert line(section, "cruxes.go").endswith("beliefs would each carry “go” (strength .70) to .50 or below.")


def test_only_who_holds_it_on_the_other_side_disputes_it() -> None:
    views = [held("bob", cheap=0.2), held("cem", cheap=0.8), held("dan", cheap=0.5)]
    section = told(contested(*views), "ann", "bob", "cem", "dan")
    assert cells(section, "turning.go.cheap")["Disputed by"] == "Bob (.20)"
    undisputed = told(contested(views[1]), "ann", "cem")
    assert "Disputed by" not in cells(undisputed, "turning.go.cheap")
    same = "other perspective heard weighs some of these, none on the other side of .50."
    assert line(undisputed, "cruxes.go.undisputed") == f"The {same}"
    several = told(contested(views[1], held("eve")), "ann", "cem", "eve")
    assert (
        line(several, "cruxes.go.undisputed")
        == "1 of 2 other perspectives heard weighs some of these, none on the other side of .50."
    )
    aside = told(contested(held("eve", "stay-safe", safe=0.9)), "ann", "eve")
    assert line(aside, "cruxes.go.undisputed") == "No other perspective heard has weighed any of these."


def test_that_nobody_else_speaks_on_this_is_left_to_the_bottom_line_and_the_dissent() -> None:
    section = told(contested(held("eve")), "ann", "eve")
    assert "perspective" not in text(section)
    assert [part.id for part in section.parts] == ["cruxes-draws", "cruxes-formulas"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [(ClaimKind.EMPIRICAL, "observation; so far 1 evidence item: price-list"), (ClaimKind.NORMATIVE, "no observation")],
)
def test_what_could_settle_it_follows_from_its_kind(kind: ClaimKind, words: str) -> None:
    evidence = [observed("price-list", "cheap")] if kind is ClaimKind.EMPIRICAL else []
    section = told(contested(claim("cheap", kind), *evidence))
    assert cells(section, "turning.go.cheap")["What could settle it"].startswith(words)


def test_where_no_single_belief_turns_it_pairs_are_tried() -> None:
    section = told(debate(claim("safe2"), reason("go-safe2", "go", "safe2"), cheap=0.9, safe2=0.9, go=0.5))
    none = "No belief by itself would carry “go” (strength .93) to .50 or below."
    assert line(section, "cruxes.go").startswith(none)
    assert line(section, "cruxes.go.pair").startswith("6 pairs of beliefs would turn it together; the nearest: ")


def test_three_rows_in_the_short_form_and_nothing_else() -> None:
    section = told(contested(), form="short")
    rows = [one for one in said(section) if one.trace and one.trace.key.startswith("turning.")]
    assert (len(rows), section.parts) == (3, ())
    assert line(section, "cruxes.go.rest").startswith("Not shown: ")


def test_the_tornado_has_the_rows_of_the_table_the_widest_on_top() -> None:
    section = told(contested())
    drawn = figure(section, "tornado")
    assert isinstance(drawn.drawing, Tornado)
    widths = [abs(one.at_one - one.at_zero) for one in drawn.drawing.swings]
    assert widths == sorted(widths, reverse=True)
    rows = {one.trace.key.removeprefix("turning.go.") for one in said(section) if one.trace}
    assert {one.id for one in drawn.drawing.swings} <= rows
    assert drawn.alt.startswith("Tornado chart of ")
    assert drawn.equivalent is not None
    assert all("go" in one.trace.rests_on for one in drawn.equivalent.rows if one.trace)


def test_table_figure_and_the_table_of_the_figure_tell_one_number() -> None:
    section = told(contested(stay=0.6, dull=0.7, safe=0.7, cheap=0.93))
    cell = cells(section, "turning.go.hidden-costs")["Across .50 at"]
    drawn = figure(section, "tornado")
    assert drawn.equivalent is not None
    rows = {one.trace.key: one.text for one in drawn.equivalent.rows if one.trace}
    for id in ("cheap", "dull", "hidden-costs"):
        cell = cells(section, f"turning.go.{id}")["Across .50 at"]
        assert rows[f"figures.tornado.{id}"].endswith(f" | {cell}")
        assert f">turns at {cell}<" in draw(drawn.drawing).markup


def test_draws_views_and_formulas() -> None:
    section = told(contested(held("bob", "go-cheap", go=0.1)), "ann", "bob")
    assert line(section, "standing.draws") == "Of 40 draws with every belief up to .10 off, strongest is go in 100 %."
    assert line(section, "views.bob") == "“Bob” speaks on 1 of 2 options, on the other side of .50 for go."
    assert line(section, "standing.lead").startswith(
        "Strengths were computed in 21 ways: by 7 formulas, each with 3 ways to combine premises. "
    )
    assert "one mark for each of 2 perspectives." in figure(section, "strengths-views").alt
    assert "one mark for each of 7 formulas." in figure(section, "strengths-formulas").alt
    drawn = figure(section, "strengths-views").drawing
    assert isinstance(drawn, Strengths)
    first, second = drawn.strips[0].marks
    assert (first.series, second.series) == ("Ann", "Bob")
    assert first.low is not None
    assert first.low <= (first.value or 0.0) <= (first.high or 0.0)
    assert second.low is None


def test_formulas_that_turn_an_option_are_counted() -> None:
    several = [reason(f"r{n}", "go", f"c{n}") for n in range(4)]
    map = contested(*(claim(f"c{n}") for n in range(4)), *several, go=0.4, c0=0.6, c1=0.6, c2=0.6, c3=0.6, dull=1.0)
    section = told(map)
    found = basis(map).standings["go"].turned_by
    assert line(section, "formulas.go") == f"go (strength .32) lies above .50 under {len(found)} of them."
    assert found


def test_formulas_under_which_an_option_comes_to_neither_side_are_told_as_that() -> None:
    map = debate(dull=0.87, safe=0.9)
    section, found = told(map), basis(map)
    others = [one["stay"] for one in found.alternatives]
    level = sum(abs(one - 0.5) < 0.005 for one in others)
    assert 0 < level < len(others)
    assert f"lies at .50, on neither side, under {level}" in line(section, "formulas.stay")


def test_the_thesis_has_a_part_of_its_own() -> None:
    map = debate(claim("t"), reason("t-cheap", "t", "cheap"), asked=question(theses=("t",)))
    section = told(map)
    assert section.parts[0].title == "The thesis: t"
    assert line(section, "cruxes.t").endswith("would each carry “t” (strength .90) to .50 or below.")


def test_nothing_is_said_of_turning_where_nothing_is_weighed() -> None:
    for form in ("long", "short"):
        memo = build(debate(held("nobody")), recipe("nobody", form=form))
        assert not {"cruxes", "arguments"} & {one.id for one in memo.sections}


def test_an_option_on_which_nothing_believed_bears_may_lead_once_a_belief_changes_and_not_before() -> None:
    more = reason("stay-costs", "stay", "hidden-costs")
    section = told(debate(more, dull=0.2, hidden_costs=0.2, asked=question("stay", "go", baseline=None)))
    assert "leads" in line(section, "turning.go.hidden-costs")
    against = reason("go-aside", "go", "aside", stance=CON)
    section = told(debate(claim("aside"), against, dull=0.2, aside=0.7, asked=question("stay", "go", baseline=None)))
    assert line(section, "turning.go.cheap")
    assert "leads" not in line(section, "turning.go.cheap")
