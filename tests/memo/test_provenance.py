"""Provenance: who changed the map, whose beliefs it was weighed by, and when a model can be ruled out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.edits import Add, Revise, Weigh
from argmap.memo.beside import Beside
from argmap.memo.helped import Tally
from argmap.memo.sections import bluf, provenance
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
    assert found["provenance.changes"] == "Changes since it was put into the library: 2, under the name Bob (2)."
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


def weighed(live: LiveMap, value: float | None, author: str) -> None:
    live.submit(Weigh(perspective="bob", id="cost", value=value), author=author)


def set_by(live: LiveMap) -> str:
    """What is said of Bob's weights that others have set."""
    return said(made(provenance.section, live.map, beside=beside(live))).get("provenance.set-by.bob", "")


def test_who_set_somebody_elses_weight_is_told_where_the_memo_follows_them(live: LiveMap) -> None:
    assert set_by(live) == ""
    weighed(live, 0.4, "Mallory")
    assert set_by(live) == "1 of Bob's weights was set by Mallory."
    live.submit(Revise(id="bob", fields={"credence": {"cost": 0.4, "love": 0.9, "harm": 0.1}}), author="Eve")
    assert set_by(live) == "3 of Bob's weights were set by Eve (2), Mallory (1)."
    live.submit(Weigh(perspective="ann", id="love", value=0.95), author="Mallory")
    bottom = said(made(bluf.section, live.map, recipe("ann"), beside(live)))["bluf.view"]
    assert bottom.endswith("; 1 of Ann's weights was set by Mallory.")
    assert "has weighed" not in bottom


def test_what_its_holder_sets_again_or_others_take_back_is_theirs(live: LiveMap) -> None:
    weighed(live, 0.4, "bob b.")
    assert set_by(live) == ""
    weighed(live, 0.6, "Mallory")
    live.undo("Mallory")
    assert set_by(live) == ""
    live.redo("Mallory")
    assert set_by(live) == "1 of Bob's weights was set by Mallory."
    weighed(live, None, "Mallory")
    assert set_by(live) == ""
    weighed(live, 0.7, "Bob B.")
    assert set_by(live) == ""


def test_a_model_that_was_asked_and_changed_the_map_is_named(live: LiveMap) -> None:
    asked = recipe(help=(Tally(model="bob", asked=3),))
    found = said(made(provenance.section, live.map, asked, beside(live)))
    assert "provenance.models" not in found
    assert found["provenance.asked"].startswith("A model may have set weights: changes or perspectives are under")
    assert "the name Bob, a model that was asked" in found["provenance.asked"]
    holder = recipe(help=(Tally(model="BOB B.", asked=3),))
    assert "Bob B." in said(made(provenance.section, live.map, holder, beside(live)))["provenance.asked"]
    other = said(made(provenance.section, live.map, recipe(help=(Tally(model="bot"),)), beside(live)))
    assert "nothing proves that a name is a person's" in other["provenance.models"]


def test_the_short_form_has_no_table(live: LiveMap) -> None:
    found = said(made(provenance.short, live.map, beside=beside(live)))
    assert set(found) == {"provenance.changes", "provenance.log", "provenance.models"}
