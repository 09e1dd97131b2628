"""Provenance: who changed the map, whose beliefs it was weighed by, and when a model can be ruled out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.edits import Add, Revise, Weigh
from argmap.memo.beside import Beside
from argmap.memo.sections import provenance
from argmap.store import Library, LiveMap
from tests.memo.making import ITEMS, changed, made, recipe, said, text
from tests.weigh.small import a_map, claim


@pytest.fixture
def live() -> Iterator[LiveMap]:
    """The small map in a library, put there by Ann and changed by Bob."""
    with Library() as library:
        library.add("m", a_map(*ITEMS), author="Ann")
        live = library.open("m")
        live.submit(Add(item=claim("new")), author="Bob")
        live.submit(Revise(id="new", fields={"text": "Newer."}), author="Bob")
        yield live


def beside(live: LiveMap) -> Beside:
    return Beside(history=live.history())


def test_without_a_history_nothing_is_said_of_people_or_models() -> None:
    section = made(provenance.section)
    assert "keep no history" in text(section)
    assert not {"provenance.changes", "provenance.models"} & set(said(section))


def test_people_are_counted_and_the_head_of_the_log_is_told(live: LiveMap) -> None:
    found = said(made(provenance.section, live.map, beside=beside(live)))
    head = live.history()[0]
    assert found["provenance.changes"] == "1 person has made 2 changes since it was put into the library."
    assert found["provenance.person.0"] == "Bob | 2"
    assert found["provenance.log"] == f"The log ends at event {head.seq} ({head.hash[:16]} …)."


def test_what_came_after_the_memo_is_none_of_its_business(live: LiveMap) -> None:
    asked = recipe(event=live.head)
    before = said(made(provenance.section, live.map, asked, beside(live)))
    live.submit(Add(item=claim("later")), author="Eve")
    assert said(made(provenance.section, live.map, asked, beside(live))) == before


def test_a_model_is_ruled_out_only_by_a_history_of_people(live: LiveMap) -> None:
    whole = live.history()
    ruled_out = made(provenance.section, live.map, beside=Beside(history=whole))
    assert said(ruled_out)["provenance.models"].startswith("No model set a weight or verdict")
    cut = made(provenance.section, live.map, beside=Beside(history=whole[:1]))
    assert "provenance.models" not in said(cut)
    assert "does not show" in text(cut)
    live.submit(Weigh(perspective="ann", id="cost", value=0.4), author="argmap")
    assert "provenance.models" not in said(made(provenance.section, live.map, beside=beside(live)))


def test_weights_that_argmap_itself_shipped_are_nobody_s() -> None:
    with Library() as library:
        library.add("m", a_map(*ITEMS), author="argmap")
        history = library.open("m").history()
    assert "provenance.models" not in said(made(provenance.section, beside=Beside(history=history)))


def test_a_perspective_is_told_with_whose_it_is_and_a_derived_one_as_such() -> None:
    voiced = changed(claim("love", voices=[{"source": "paper"}]))
    found = said(made(provenance.section, voiced, recipe("bob", "paper", "undecided")))
    assert found["provenance.view.bob"] == "Bob | Bob B. | weighed by hand | 3"
    derived = found["provenance.view.view-of-paper"]
    assert derived.startswith("As The Paper weighs it | Jane Doe | derived from the voices and hedges of The Paper")
    assert "| holds nothing |" in found["provenance.view.undecided"]


def test_the_short_form_has_no_table(live: LiveMap) -> None:
    found = said(made(provenance.short, live.map, beside=beside(live)))
    assert set(found) == {"provenance.changes", "provenance.log", "provenance.models"}
