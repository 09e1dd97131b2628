"""Weighing as the terminal does it: drafts, what-ifs, other eyes, rules, and maps that change underneath."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edits import Add, Batch, Change, Edit, Retire, Revise, Weigh, apply
from argmap.errors import LibraryUnwritable, UnknownId
from argmap.model import Argument, Claim, ClaimKind, Evidence, Header, Map, Perspective, Question
from argmap.store import Library, LiveMap
from argmap_tui.scales import FORMULAS, Rulebook, Scales
from argmap_tui.workspace import Workspace
from tests.strategies import maps, units
from tests.tui.conftest import argument, claim, office


def changed(map: Map, change: Change) -> Map:
    return apply(map, Edit(author="somebody", change=change)).map


def scales(map: Map | None = None, author: str = "ada") -> Scales:
    return Scales(map if map is not None else office(), author)


def strength(of: Scales, id: str) -> float | None:
    """The strength as it is once everything has been weighed."""
    _ = of.weighing
    return of.strength(id)


def anew(other: Scales) -> Scales:
    """The same beliefs on the same map, nothing computed yet."""
    made = Scales(other.map, other.author, rulebook=other.rulebook, looking_as=other.looking_as)
    made.drafts, made.what_ifs = dict(other.drafts), {eyes: dict(tried) for eyes, tried in other.what_ifs.items()}
    return made


# Drafts


def test_a_draft_counts_at_once_and_becomes_one_edit() -> None:
    mine = scales()
    assert strength(mine, "move-now") is None
    mine.put("move-now", 0.8)
    mine.put("rent", 0.4)
    mine.put("contract", 0.7)
    assert strength(mine, "move-now") is not None
    assert (mine.stated("move-now"), mine.weight("move-now")) == (0.8, 0.8)
    map = changed(mine.map, mine.change() or pytest.fail("no change"))
    held = map.find("ada", Perspective)
    assert held.holder == held.title == "ada"
    assert [dict(held.credence), dict(held.force), dict(held.certainty)] == [
        {"move-now": 0.8}, {"rent": 0.4}, {"contract": 0.7},
    ]  # fmt: skip


def test_drafts_stay_until_they_are_settled() -> None:
    mine = scales()
    mine.put("move-now", 0.8)
    saved = dict(mine.drafts)
    mine.show_map(changed(mine.map, mine.change() or pytest.fail("no change")))
    mine.put("move-now", 0.9)
    mine.settled(saved)
    assert mine.drafts == {"move-now": 0.9}
    assert mine.stated("move-now") == 0.9
    mine.settled(dict(mine.drafts))
    assert mine.stated("move-now") == 0.8


def test_what_the_map_holds_already_is_no_change() -> None:
    mine = scales()
    mine.put("move-now", None)
    assert mine.change() is None
    mine.put("move-now", 0.8)
    mine.show_map(changed(mine.map, mine.change() or pytest.fail("no change")))
    assert mine.change() is None
    mine.put("move-now", None)
    assert mine.change() == Weigh(perspective="ada", id="move-now", value=None)
    assert mine.is_silent


@pytest.mark.parametrize("id", ["move", "report", "nothing"])
def test_what_has_no_weight_is_not_weighed(id: str) -> None:
    mine = scales()
    mine.put(id, 0.5)
    assert mine.drafts == {}
    assert mine.stated(id) is None


# What-ifs and other eyes


def test_what_ifs_are_never_saved() -> None:
    mine = scales()
    mine.put("move-now", 0.8)
    mine.supposing = True
    mine.put("move-now", 0.1)
    mine.put("rents-rise", 0.9)
    assert mine.stated("move-now") == 0.1
    assert mine.change() == Batch(
        changes=(Add(item=mine.own), Weigh(perspective="ada", id="move-now", value=0.8)),
    )
    mine.drop()
    assert (mine.supposing, mine.supposed, mine.stated("move-now"), mine.stated("rents-rise")) == (False, {}, 0.8, None)


def test_kept_what_ifs_become_drafts_of_ones_own() -> None:
    mine = scales(changed(office(), Add(item=Perspective(id="ben", title="Ben", holder="ben"))))
    mine.look_as("ben")
    mine.put("move-now", 0.9)
    assert (mine.drafts, mine.supposed) == ({}, {"move-now": 0.9})
    mine.keep()
    assert (mine.drafts, mine.supposed, mine.is_own) == ({"move-now": 0.9}, {}, True)
    assert mine.stated("move-now") == 0.9


def test_looking_through_other_eyes_leaves_ones_drafts_out() -> None:
    map = changed(office(), Add(item=Perspective(id="ben", title="Ben", holder="ben", credence={"staff-leave": 0.9})))
    mine = scales(map)
    mine.put("move-now", 0.1)
    before = strength(mine, "move-now")
    mine.look_as("ben")
    assert (mine.stated("move-now"), mine.stated("staff-leave")) == (None, 0.9)
    assert strength(mine, "move-now") != before
    mine.look_as("ada")
    assert mine.is_own
    assert strength(mine, "move-now") == before
    with pytest.raises(UnknownId):
        mine.look_as("nobody")
    assert mine.is_own


# Whose perspective


def test_ones_own_perspective_is_found_by_its_holder_and_name() -> None:
    others = Perspective(id="ada", title="Somebody else", holder="ada the other", credence={"move-now": 0.1})
    early = Perspective(id="first", title="Ada", holder="ada", credence={"move-now": 0.2})
    named = Perspective(id="ada", title="Ada", holder="ada", credence={"move-now": 0.3})
    drafted = Perspective(id="machine-view", title="Drafted by a machine", holder="ada", credence={"move-now": 0.95})
    derived = Perspective(id="copied", title="Copied", holder="ada", source="report")
    assert scales(changed(office(), Add(item=others)), "ben").own.id == "ben"
    assert scales(changed(changed(office(), Add(item=derived)), Add(item=early))).own.id == "first"
    assert scales(changed(changed(office(), Add(item=early)), Add(item=named))).own.id == "ada"
    assert scales(changed(office(), Add(item=drafted))).own.id == "ada"


@pytest.mark.parametrize("author", ["undecided", "Undecided"])
def test_names_that_mean_something_else_are_not_used(author: str) -> None:
    mine = scales(author=author)
    assert mine.own.id == "me"
    mine.put("move-now", 0.9)
    map = changed(mine.map, mine.change() or pytest.fail("no change"))
    assert scales(map, author).own.credence == {"move-now": 0.9}


def test_an_id_taken_meanwhile_is_not_used(library: Library) -> None:
    library.add("office", office(), "somebody")
    live = library.open("office")
    mine = Scales(live.map, "ada", live.free_id)
    mine.put("move-now", 0.9)
    assert mine.own.id == "ada"
    live.submit(Add(item=Perspective(id="ada", title="A robot", holder="Automatic Debate Aid")), "somebody")
    mine.show_map(live.map)
    live.submit(mine.change() or pytest.fail("no change"), "ada")
    assert live.map.find("ada-2", Perspective).credence == {"move-now": 0.9}


# A map that changes underneath


def test_what_is_gone_is_no_longer_weighed() -> None:
    mine = scales()
    mine.put("alone", 0.9)
    mine.put("few-asked", 0.9)
    mine.supposing = True
    mine.put("alone", 0.1)
    mine.show_map(changed(mine.map, Retire(id="alone")))
    assert (mine.drafts, mine.supposed) == ({"few-asked": 0.9}, {})
    assert strength(mine, "alone") is None


def test_eyes_that_are_gone_give_way_to_ones_own() -> None:
    ben = Perspective(id="ben", title="Ben", holder="ben", credence={"move-now": 0.9})
    map = changed(office(), Add(item=ben))
    mine = scales(map)
    mine.look_as("ben")
    mine.show_map(changed(map, Retire(id="ben")))
    assert mine.is_own
    assert mine.is_silent


def test_a_change_of_the_debate_is_weighed_and_one_of_weights_costs_no_compiling() -> None:
    mine = scales()
    for id, weight in (("rents-rise", 0.9), ("lease-runs", 0.9), ("doubt", 0.8)):
        mine.put(id, weight)
    before, arrays = strength(mine, "move-now"), mine.compiled
    mine.show_map(changed(mine.map, mine.change() or pytest.fail("no change")))
    assert mine.compiled.graph is arrays.graph
    assert mine.compiled.map is mine.map
    assert strength(mine, "move-now") == before
    mine.show_map(changed(mine.map, Retire(id="doubt")))
    assert mine.compiled.graph is not arrays.graph
    assert strength(mine, "move-now") != before


def test_a_revised_perspective_is_followed() -> None:
    ben = Perspective(id="ben", title="Ben", holder="ben", credence={"move-now": 0.9})
    mine = scales(changed(office(), Add(item=ben)))
    mine.look_as("ben")
    mine.show_map(changed(mine.map, Revise(id="ben", fields={"credence": {"move-now": 0.2}})))
    assert mine.stated("move-now") == 0.2


# Rules


@pytest.mark.parametrize("semantics", FORMULAS)
def test_every_formula_weighs(semantics: str) -> None:
    mine = scales()
    mine.put("staff-leave", 0.9)
    mine.obey(Rulebook(semantics))
    assert mine.weighing.rules.semantics.id == semantics
    assert strength(mine, "move-now") is not None


def test_rules_that_argmap_does_not_know_are_not_taken() -> None:
    assert Rulebook("measured", "min", "scintilla", "precaution").checked().burden == "precaution"
    assert Rulebook(semantics="astrology").checked() == Rulebook()
    assert Rulebook(burden="nobody").checked() == Rulebook()


def undoable() -> Map:
    """A question between an act that cannot be undone, which is the baseline, and the only way out."""
    policy = {"kind": ClaimKind.POLICY}
    return Map.build(
        Header(title="Tree"),
        [
            Question(id="tree", text="Fell it?", options=("fell", "spare"), baseline="fell"),
            claim("fell", title="Fell it").model_copy(update={**policy, "irreversible": True}),
            claim("spare").model_copy(update=policy),
            claim("aside"),
            argument("shade", "spare", "aside"),
        ],
    )


def test_precaution_lays_the_burden_on_whoever_wants_what_cannot_be_undone() -> None:
    mine = scales(undoable())
    mine.put("aside", 0.0)
    assert not mine.verdict("spare").stated.holds
    assert mine.caution("spare") == mine.caution("fell") == ""
    mine.obey(Rulebook(burden="precaution"))
    assert mine.verdict("spare").stated.holds
    assert not mine.verdict("fell").stated.holds
    assert "Fell it" in mine.caution("spare")
    assert "cannot be undone" in mine.caution("fell")
    assert mine.caution("aside") == ""
    mine.show_map(changed(mine.map, Revise(id="fell", fields={"irreversible": False})))
    assert not mine.verdict("spare").stated.holds


# Strengths


def test_moves_are_told_the_furthest_first() -> None:
    mine = scales()
    mine.put("staff-leave", 0.5)
    before = mine.strengths()
    mine.put("staff-leave", 1.0)
    moves = mine.moves(before, 5)
    assert [move.id for move in moves] == ["staff-leave", "move-now"]
    assert [move.by > 0 for move in moves] == [True, False]
    assert mine.moves(before, 1) == moves[:1]
    mine.show_map(changed(mine.map, Retire(id="alone")))
    assert mine.moves(before, 5) == []


@settings(max_examples=60, deadline=None)
@given(maps(), st.data())
def test_weights_put_one_by_one_are_those_weighed_from_scratch(map: Map, data: Any) -> None:
    weighable = [item.id for item in map.items if isinstance(item, Claim | Argument | Evidence)]
    mine = scales(map, "tester")
    mine.obey(Rulebook(data.draw(st.sampled_from(list(FORMULAS)))))
    _ = mine.weighing
    steps = st.tuples(st.sampled_from(weighable), st.one_of(st.none(), units), st.booleans())
    for id, weight, supposing in data.draw(st.lists(steps, min_size=1, max_size=6)):
        mine.supposing = supposing
        mine.put(id, weight)
    fresh = anew(mine)
    if mine.weighing.unsettled or fresh.weighing.unsettled:
        return
    np.testing.assert_allclose(mine.strengths().numbers, fresh.strengths().numbers, atol=1e-6)
    assert mine.view == fresh.view
    saved = mine.change()
    after = scales(changed(map, saved) if saved is not None else map, "tester")
    for id, weight in mine.drafts.items():
        assert after.stated(id) == weight


# Saving


def weighed(library: Library) -> Workspace:
    library.add("office", office(), "somebody")
    workspace = Workspace(library, library.open("office"), "ada")
    workspace.scales.put("rents-rise", 0.9)
    return workspace


def test_a_refusal_loses_no_weights(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = weighed(library)

    def refuse(*_: object, **__: object) -> None:
        raise LibraryUnwritable("no room on the disk")

    with monkeypatch.context() as broken:
        broken.setattr(LiveMap, "submit", refuse)
        with pytest.raises(LibraryUnwritable):
            workspace.save_weights()
    assert workspace.scales.drafts == {"rents-rise": 0.9}
    assert workspace.save_weights() is not None
    assert workspace.scales.drafts == {}
    assert workspace.scales.own.credence == {"rents-rise": 0.9}
    assert workspace.save_weights() is None


def test_what_others_did_meanwhile_costs_only_what_it_concerns(library: Library) -> None:
    workspace = weighed(library)
    workspace.scales.put("alone", 0.2)
    library.open("office").submit(Retire(id="alone"), "ben")
    workspace.save_weights()
    assert workspace.map.find("ada", Perspective).credence == {"rents-rise": 0.9}
    assert "alone" not in workspace.map


def test_the_same_person_may_weigh_in_two_terminals(library: Library) -> None:
    workspace = weighed(library)
    other = Workspace(library, library.open("office"), "ada")
    other.scales.put("lease-runs", 0.4)
    other.save_weights()
    workspace.save_weights()
    assert workspace.map.find("ada", Perspective).credence == {"rents-rise": 0.9, "lease-runs": 0.4}


def test_a_refused_edit_lets_the_scales_follow(library: Library) -> None:
    workspace = weighed(library)
    library.open("office").submit(Retire(id="alone"), "ben")
    with pytest.raises(UnknownId):
        workspace.submit(Retire(id="alone"))
    assert workspace.scales.map is workspace.marks.map is workspace.map
    assert workspace.scales.drafts == {"rents-rise": 0.9}


def test_eyes_and_rules_are_remembered(library: Library) -> None:
    workspace = weighed(library)
    workspace.submit(Add(item=Perspective(id="ben", title="Ben", holder="ben")))
    workspace.scales.look_as("ben")
    workspace.scales.obey(Rulebook(burden="precaution"))
    workspace.save_place(workspace.scales_place())
    again = Workspace(library, library.open("office"), "ada")
    assert (again.scales.looking_as, again.scales.rulebook.burden) == ("ben", "precaution")


def test_what_ifs_stay_with_the_eyes_they_were_tried_through() -> None:
    mine = scales(changed(office(), Add(item=Perspective(id="ann", title="Ann", credence={"lease-runs": 0.9}))))
    mine.supposing = True
    mine.put("move-now", 0.1)
    mine.look_as("ann")
    assert mine.stated("move-now") is None
    assert mine.supposed == {}
    mine.look_as("")
    assert mine.stated("move-now") == 0.1


def test_a_number_that_is_nobodys_is_not_shown() -> None:
    mine = scales()
    mine.put("lease-runs", 0.9)
    assert strength(mine, "lease-runs") == 0.9
    assert strength(mine, "move-now") is None  # the argument from it gives nothing: nobody believes its other premise
    mine.put("rents-rise", 0.9)
    assert strength(mine, "move-now") is not None
    assert strength(mine, "staff-leave") is None
