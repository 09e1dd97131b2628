"""Dissent: never silently empty, never a voice for who is silent, and told with what divides people."""

from __future__ import annotations

from argmap.memo.blocks import Figure
from argmap.memo.sections import dissent
from tests.memo.making import blocks, changed, made, recipe, said, tables, text
from tests.weigh.small import claim, view


def test_nobody_else_asked_and_nobody_against_are_both_said() -> None:
    alone = said(made(dissent.section, asked=recipe("ann")))
    assert alone["dissent.count"] == "No other perspective is heard, so no dissent could be recorded."
    assert alone["dissent.absent"] == "In the map but not heard here: “Bob” and “Cid”."
    with_dee = said(made(dissent.section, asked=recipe("ann", "dee")))
    assert with_dee["dissent.count"] == (
        "The one other perspective heard believes nothing that bears on this, which is no consent."
    )
    assert "dissent.silent" not in with_dee


def test_who_is_silent_is_counted_apart_and_has_no_strength() -> None:
    section = made(dissent.section)
    found = said(section)
    assert found["dissent.count"] == "2 of 3 other perspectives heard come to the other side on Keep it or Retire it."
    assert found["dissent.silent"].startswith("“Dee” believes nothing that bears on this, which is no consent")
    assert found["dissent.table.dee"] == "Dee | silent | silent | none"
    assert found["dissent.table.bob"].endswith("| Retire it")
    assert ".50" not in found["dissent.table.dee"]


def test_a_dissenter_is_told_with_its_own_words_and_the_beliefs_that_matter_most() -> None:
    found = said(made(dissent.section))
    assert found["dissent.bob.stand"].startswith("“Bob” (Bob B.): Keep it ")
    assert found["dissent.bob.words"] == "In their own words: “Money counts”."
    assert "dissent.cid.words" not in found
    swaps = [key for key in found if key.startswith("dissent.bob.keep.")]
    assert swaps[0] == "dissent.bob.keep.cost"
    assert found[swaps[0]].startswith("It costs much: .95 there, .30 here.")
    assert "turns both" in found["dissent.cid.keep.cost"]


def test_agreement_is_no_dissent() -> None:
    found = said(made(dissent.section, changed(view("cid", love=0.95, harm=0.9)), recipe("ann", "cid")))
    start = "No dissent was recorded: the one other perspective heard is not on the other side of .50 on Keep it or "
    assert found["dissent.count"] == f"{start}Retire it."
    assert "dissent.silent" not in found


def test_a_group_is_drawn_with_every_credence_and_two_people_are_none() -> None:
    (figure,) = [one for one in blocks(made(dissent.section)) if isinstance(one, Figure)]
    assert figure.equivalent is not None
    cells = {row.trace.key: row.text for row in figure.equivalent.rows if row.trace is not None}
    assert cells["dissent.beliefs.love"] == "People will miss the model | 3 | .70 | .20, .70, .90"
    assert not [one for one in blocks(made(dissent.section, asked=recipe("ann", "bob"))) if isinstance(one, Figure)]


def test_a_perspective_derived_from_a_document_is_nobody_in_a_group() -> None:
    voiced = changed(claim("love", voices=[{"source": "paper"}]))
    section = made(dissent.section, voiced, recipe("ann", "bob", "paper"))
    assert not [one for one in blocks(section) if isinstance(one, Figure)]


def test_the_short_form_has_a_line_each_and_no_table() -> None:
    section = made(dissent.short)
    assert set(said(section)) == {"dissent.count", "dissent.silent", "dissent.bob.stand", "dissent.cid.stand"}
    assert not tables(section)


def test_of_many_only_some_are_told_and_the_rest_is_counted() -> None:
    crowd = [view(f"p-{at}", love=0.1, harm=0.1, cost=0.9) for at in range(20)]
    section = made(dissent.section, changed(*crowd), recipe("ann", *(one.id for one in crowd)))
    assert len(section.parts) == dissent.TOLD
    assert len(tables(section)[0].rows) == dissent.LISTED
    assert "9 more are not listed." in text(section)
