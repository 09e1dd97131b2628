"""Provenance: who changed the map, whose beliefs it was weighed by, and when a model can be ruled out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.edits import Add, Merge, Revise, Weigh
from argmap.memo.beside import Beside
from argmap.memo.helped import Tally
from argmap.memo.sections import bluf, provenance
from argmap.memo.setters import Setting, settings
from argmap.model import Perspective
from argmap.store import Library, LiveMap
from tests.memo.making import EVERYBODY, ITEMS, changed, made, recipe, said, text
from tests.weigh.small import a_map, claim


@pytest.fixture
def live() -> Iterator[LiveMap]:
    """The small map in a library, put there by Ann and changed by Bob."""
    with Library() as library:
        library.add("m", a_map(*ITEMS), author="Ann", origin="m.yaml")
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
    assert found["provenance.changes"] == "Changes since Ann put it into the library: 2, under the name Bob (2)."
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
    assert found["provenance.view.bob"] == "Bob | Bob B. | as the map's files have it | 3"
    derived = found["provenance.view.view-of-paper"]
    assert derived.startswith("As The Paper weighs it | Jane Doe | derived from the voices and hedges of The Paper")
    assert "| holds nothing |" in found["provenance.view.undecided"]


def weighed(live: LiveMap, value: float | None, author: str) -> None:
    live.submit(Weigh(perspective="bob", id="cost", value=value), author=author)


def set_by(live: LiveMap, id: str = "bob") -> str:
    """What is said of who set or brought in weights of a perspective; of several in the sentence of the first."""
    views = recipe() if id in EVERYBODY else recipe(id)
    return said(made(provenance.section, live.map, views, beside(live))).get(f"provenance.set-by.{id}", "")


def bottom(live: LiveMap, view: str) -> str:
    return said(made(bluf.section, live.map, recipe(view), beside(live)))["bluf.view"]


def table(live: LiveMap, view: str) -> str:
    found = said(made(provenance.section, live.map, recipe(view), beside(live)))
    return found[f"provenance.view.{view}"].split(" | ")[2]


def weigh_all(live: LiveMap, view: str, author: str) -> None:
    for id, value in live.map.find(view, Perspective).credence.items():
        live.submit(Weigh(perspective=view, id=id, value=1 - value), author=author)


def test_a_memo_does_not_say_that_somebody_weighed_what_came_with_a_file(live: LiveMap) -> None:
    assert bottom(live, "bob").endswith("bearing on the options, with weights that came with the file that Ann added.")
    assert table(live, "bob") == "came with the file that Ann added"
    assert bottom(live, "ann").startswith("This follows “Ann”, who has weighed 3 items")
    assert table(live, "ann") == "weighed by hand"
    assert set_by(live) == "All that Bob and Cid hold came with the file that Ann added."


def test_nor_what_somebody_else_weighed_in_their_name(live: LiveMap) -> None:
    weigh_all(live, "bob", "Bob B.")
    assert "”, who has weighed 3 items" in bottom(live, "bob")
    weigh_all(live, "bob", "Mallory")
    assert bottom(live, "bob").endswith("3 items bearing on the options, weighed in the name of Bob by Mallory.")
    assert table(live, "bob") == "weighed in the name of Bob by Mallory"


def test_nor_what_the_holder_of_another_name_weighed(live: LiveMap) -> None:
    dana = Perspective(id="dana", title="dana", holder="eve", credence={"cost": 0.95, "love": 0.2, "harm": 0.2})
    live.submit(Add(item=dana), author="eve")
    assert bottom(live, "dana").endswith("weighed in the name of dana by eve.")
    assert table(live, "dana") == "weighed in the name of dana by eve"
    assert set_by(live, "dana") == "All that dana holds was weighed in the name of dana by eve."


def test_a_copy_and_a_map_that_ships_are_no_file() -> None:
    with Library() as library:
        library.add("m", a_map(*ITEMS), author="argmap")
        library.copy("m", "copy", author="Eve")
        shipped, copied = library.open("m"), library.open("copy")
        assert table(shipped, "bob") == "came with the map that argmap ships"
        assert table(copied, "bob") == "came with the map that Eve added"


def test_what_a_merge_moved_is_by_whoever_weighed_it(live: LiveMap) -> None:
    live.submit(Weigh(perspective="bob", id="new", value=0.7), author="Mallory")
    live.submit(Add(item=claim("newest")), author="Bob B.")
    live.submit(Merge(keep="newest", drop="new"), author="Bob B.")
    assert settings(live.map.find("bob", Perspective), live.history())["newest"] == Setting("Mallory")


def test_without_a_history_nobody_is_said_to_have_weighed() -> None:
    told = said(made(bluf.section, asked=recipe("bob")))["bluf.view"]
    assert told.endswith("bearing on the options, set by somebody whom the map's files do not name.")


def test_who_set_somebody_elses_weight_is_told_where_the_memo_follows_them(live: LiveMap) -> None:
    weigh_all(live, "bob", "bob b.")
    assert "Bob" not in set_by(live)
    weighed(live, 0.4, "Mallory")
    assert set_by(live) == "What Bob holds: 2 weighed by bob b; 1 weighed in the name of Bob by Mallory."
    live.submit(Revise(id="bob", fields={"credence": {"cost": 0.4, "love": 0.9, "harm": 0.1}}), author="Eve")
    assert set_by(live) == "All that Bob holds was weighed in the name of Bob by Eve (2), Mallory (1)."
    live.submit(Weigh(perspective="ann", id="love", value=0.95), author="Mallory")
    assert bottom(live, "ann").endswith("(2 weighed by Ann; 1 weighed in the name of Ann by Mallory).")
    assert "has weighed" not in bottom(live, "ann")


def test_what_its_holder_sets_again_or_others_take_back_is_theirs(live: LiveMap) -> None:
    weigh_all(live, "bob", "bob b.")
    own = set_by(live)
    weighed(live, 0.6, "Mallory")
    live.undo("Mallory")
    assert set_by(live) == own
    live.redo("Mallory")
    assert "1 weighed in the name of Bob by Mallory" in set_by(live)
    weighed(live, None, "Mallory")
    assert set_by(live) == own
    weighed(live, 0.7, "Bob B.")
    assert set_by(live) == own


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
    assert set(found) == {"provenance.changes", "provenance.log", "provenance.models", "provenance.set-by.bob"}
