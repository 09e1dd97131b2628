"""Perspectives side by side: what divides them, and what would bring one to the other's side."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.model import Claim, Evidence, EvidenceKind, Map, Perspective
from argmap.weigh import NEUTRAL, columns
from argmap.weigh.compare import Swap, compare, exchange, first_thesis, pairs, top_claims
from argmap.weigh.compiled import compile
from argmap.weigh.graph import Graph
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.silence import spoken_on
from argmap.weigh.sweep import Gate, Rules, Swept, Unsettled, sweep
from tests.strategies import maps
from tests.weigh.small import CON, a_map, asks, reason, view

DEBATE = a_map(
    reason("because", "t", "p"),
    reason("also", "t", "q"),
    reason("however", "t", "r", stance=CON),
    asks("t"),
    claims=["t", "p", "q", "r", "aside"],
)
ADA = view("ada", t=0.4, p=0.9, q=0.55, r=0.5, aside=0.9)
BEN = view("ben", t=0.4, p=0.1, q=0.55, r=0.5, aside=0.1)
unit = st.floats(0, 1)
beliefs = st.fixed_dictionaries(dict.fromkeys(("t", "p", "q", "r", "aside"), unit))


def test_where_they_differ_and_what_they_share() -> None:
    found = compare(compile(DEBATE), [ADA, BEN], ["t"])
    assert [(one.id, one.weights) for one in found.differences] == [("p", (0.9, 0.1)), ("aside", (0.9, 0.1))]
    assert [one.id for one in found.shared] == ["t", "q", "r"]
    assert found.outcomes[0].leanings == (Leaning.FOR, Leaning.AGAINST)


def test_silence_is_no_difference() -> None:
    found = compare(compile(DEBATE), [ADA, view("silent", q=0.5), view("loud", q=0.9, p=0.9)], ["t"])
    assert [(one.id, one.said) for one in found.differences] == [("q", (True, True, True))]
    assert found.differences[0].spread == pytest.approx(0.4)
    assert found.alone == (3, 0, 0)  # t, r and aside
    assert not found.shared


def test_what_is_shared_is_no_difference() -> None:
    found = compare(compile(DEBATE), [view("ada", p=0.8), view("ben", p=0.85)], [])
    assert not found.differences
    assert [one.id for one in found.shared] == ["p"]


def test_sides_are_of_those_who_speak() -> None:
    views = [ADA, BEN, view("silent", aside=0.9), view("torn", p=0.5)]
    found = {one.id: one for one in compare(compile(DEBATE), views, ["t", "aside", "q"]).outcomes}
    assert found["t"].speaks == (True, True, False, True)
    assert found["t"].spoken[1:3] == (found["t"].strengths[1], None)
    assert (found["t"].is_split, found["t"].is_one_sided) == (True, False)
    assert found["q"].leanings == (Leaning.FOR, Leaning.FOR, Leaning.UNDECIDED, Leaning.UNDECIDED)
    assert (found["q"].is_split, found["q"].is_one_sided) == (False, True)
    assert found["aside"].is_split


def test_silence_takes_no_side_where_the_formula_does() -> None:
    rules = Rules(gate=Gate.OPEN)  # undecided premises push
    ada, silent = view("ada", p=0.0, q=0.0, r=1.0), view("silent")
    (found,) = compare(compile(DEBATE), [ada, silent], ["t"], rules).outcomes
    assert leaning(found.strengths[1]) is Leaning.FOR
    assert found.leanings[1] is Leaning.UNDECIDED
    assert not found.is_split
    assert not exchange(compile(DEBATE), ada, silent, "t", rules).are_opposed


@pytest.mark.parametrize(
    ("weights", "is_shared"),
    [((0.8, 0.9), True), ((0.8, 0.95), False), ((0.45, 0.55), False), ((0.5, 0.5), True), ((0.2, 0.1), True)],
)
def test_shared_is_near_and_on_one_side(weights: tuple[float, float], is_shared: bool) -> None:  # noqa: FBT001
    views = [view("ada", t=weights[0]), view("ben", t=weights[1])]
    assert bool(compare(compile(DEBATE), views, []).shared) is is_shared


def test_a_double_crux() -> None:
    found = exchange(compile(DEBATE), ADA, BEN, "t")
    assert found.are_opposed
    assert found.double_cruxes == ("p",)
    mine, theirs = found.swaps
    assert [(swap.id, swap.own, swap.other, swap.turns) for swap in mine] == [("p", 0.9, 0.1, True)]
    assert (mine[0].before, mine[0].after) == pytest.approx(found.strengths)
    assert (theirs[0].before, theirs[0].after) == pytest.approx(found.strengths[::-1])


def test_no_double_crux_where_only_one_would_change() -> None:
    stubborn = view("stubborn", t=0.1, p=0.1, q=0.1)
    found = exchange(compile(DEBATE), view("ada", t=0.45, p=0.9, q=0.9), stubborn, "t")
    assert found.are_opposed
    assert not found.double_cruxes


def test_the_claim_itself_is_no_double_crux() -> None:
    found = exchange(compile(DEBATE), view("ada", t=0.9), view("ben", t=0.1), "t")
    assert found.swaps[0][0].id == "t"
    assert found.swaps[0][0].turns
    assert not found.double_cruxes


def test_no_double_crux_on_one_side_or_in_the_middle() -> None:
    alike = exchange(compile(DEBATE), ADA, view("ben", t=0.6, p=0.1), "t")
    assert not alike.are_opposed
    assert not alike.double_cruxes
    torn = exchange(compile(DEBATE), view("ada", p=0.9), view("torn", p=0.5), "t")
    assert not torn.double_cruxes
    assert torn.swaps[0][0].turns  # to the middle, which is no side


def test_only_what_somebody_has_weighed_can_be_taken_over() -> None:
    ada, ben = view("ada", p=0.9, q=0.8, aside=0.9), view("ben", q=0.2, r=0.7, t=0.5)
    found = exchange(compile(DEBATE), ada, ben, "t")
    mine, theirs = ({swap.id: swap.said for swap in swaps} for swaps in found.swaps)
    assert mine == {"q": (True, True), "r": (False, True)}
    assert theirs == {"q": (True, True), "p": (False, True)}
    assert not found.double_cruxes
    nothing = exchange(compile(DEBATE), ada, NEUTRAL, "t")
    assert (nothing.swaps[0], nothing.speaks) == ((), (True, False))
    assert {swap.id for swap in nothing.swaps[1]} == {"p", "q"}


def test_a_double_crux_is_weighed_by_both() -> None:
    found = exchange(compile(DEBATE), view("ada", t=0.45, p=0.9), view("ben", t=0.45), "t")
    assert found.are_opposed
    assert leaning(compile(DEBATE).weigh(view("ada", t=0.45))["t"]) is Leaning.AGAINST
    assert not found.double_cruxes


def test_what_only_one_has_weighed() -> None:
    compiled = compile(DEBATE)
    ada, ben = view("ada", t=0.4, p=0.9, q=0.8, r=0.5, aside=0.9), view("ben", t=0.3, q=0.2)
    mine, theirs = exchange(compiled, ada, ben, "t").alone
    assert (mine.count, theirs.count) == (2, 0)  # p and r
    assert mine.strength == pytest.approx(compiled.weigh(view("less", t=0.4, q=0.8))["t"])
    assert theirs.strength == pytest.approx(compiled.weigh(ben)["t"])
    assert [(swap.id, swap.said, swap.after) for swap in mine.swaps] == [("p", (True, False), mine.strength)]
    assert theirs.swaps == ()


def test_forces_and_certainties_are_swapped_too() -> None:
    seen = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"t": "supports"})
    map = a_map(reason("said", "t", text="It is so."), reason("because", "t", "p"), seen, claims=["t", "p"])
    ada = Perspective(id="ada", title="A", credence={"p": 0.9}, force={"said": 0.9, "because": 0.2})
    ada = ada.model_copy(update={"certainty": {"seen": 0.8}})
    found = exchange(compile(map), ada, view("ben", p=0.9), "t")
    expected = {"said": (0.9, 0.5), "because": (0.2, 0.5), "seen": (0.8, 0.5)}
    assert {swap.id: (swap.own, swap.other) for swap in found.alone[0].swaps} == expected
    assert {swap.id: (swap.other, swap.own) for swap in found.swaps[1]} == expected


def test_pairs_are_ordered_by_how_far_they_stand_apart() -> None:
    views = [view("low", t=0.1), view("middle", t=0.4), view("high", t=0.9)]
    outcome = compare(compile(DEBATE), views, ["t"]).outcomes[0]
    assert pairs(outcome) == [(0, 2), (1, 2), (0, 1)]
    some_silent = dataclasses.replace(outcome, speaks=(True, True, False))
    assert pairs(some_silent) == [(0, 1), (0, 2), (1, 2)]


@given(beliefs, beliefs)
@settings(deadline=None)
def test_a_swap_is_what_weighing_the_changed_perspective_gives(
    mine: dict[str, float], theirs: dict[str, float]
) -> None:
    compiled = compile(DEBATE)
    found = exchange(compiled, view("ada", **mine), view("ben", **theirs), "t")
    for swaps, own, other in ((found.swaps[0], mine, theirs), (found.swaps[1], theirs, mine)):
        for swap in swaps:
            changed = view("changed", **{**own, swap.id: other[swap.id]})
            assert swap.after == pytest.approx(compiled.weigh(changed)["t"])
            assert swap.before == pytest.approx(compiled.weigh(view("same", **own))["t"])
    assert "aside" not in {swap.id for swap in found.swaps[0]}


@given(beliefs, beliefs)
@settings(deadline=None)
def test_the_order_of_the_two_does_not_matter(mine: dict[str, float], theirs: dict[str, float]) -> None:
    compiled = compile(DEBATE)
    there = exchange(compiled, view("ada", **mine), view("ben", **theirs), "t")
    back = exchange(compiled, view("ben", **theirs), view("ada", **mine), "t")
    assert there.swaps == back.swaps[::-1]
    assert there.double_cruxes == back.double_cruxes
    assert not there.double_cruxes or there.are_opposed


@given(maps())
@settings(deadline=None)
def test_any_map_can_be_compared(map: Map) -> None:
    compiled = compile(map)
    views = [NEUTRAL, *map.of_kind(Perspective)]
    if len(views) > 1:
        found = compare(compiled, views, top_claims(map))
        assert {one.id for one in found.differences}.isdisjoint(one.id for one in found.shared)
    target = next(name for name in compiled.names if name.startswith("claim"))
    same = exchange(compiled, views[0], views[0], target)
    assert same.swaps == ((), ())


def test_a_scenario_that_does_not_settle_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile(DEBATE)
    at = compiled.index["p"]

    def swinging(graph: Graph, base: Numbers, rules: Rules) -> Swept:
        found = sweep(graph, base, rules)
        if np.any(np.atleast_1d(base[at]) == 0.3):
            found.unsettled.append(Unsettled(graph.blocks[0], 1.0))
        return found

    monkeypatch.setattr(columns, "sweep", swinging)
    views = [view("calm", p=0.9), view("wild", p=0.3), view("low", p=0.1)]
    outcome = compare(compiled, views, ["t"]).outcomes[0]
    assert outcome.settled == (True, False, True)
    assert outcome.strengths[0] == pytest.approx(compiled.weigh(views[0])["t"])


def test_a_swap_that_does_not_settle_turns_nothing() -> None:
    swap = Swap("p", 0.9, 0.1, (True, True), 0.9, 0.1, settled=True)
    assert swap.turns
    assert not dataclasses.replace(swap, settled=False).turns


def test_bad_input() -> None:
    compiled = compile(DEBATE)
    with pytest.raises(InputError, match="at least two"):
        compare(compiled, [ADA], ["t"])
    with pytest.raises(InputError, match="at least two"):
        compare(compiled, [], ["t"])
    with pytest.raises(InputError, match="'ada' is named twice"):
        compare(compiled, [ADA, BEN, ADA], ["t"])
    with pytest.raises(UnknownId, match="nothing-such"):
        compare(compiled, [ADA, BEN], ["nothing-such"])
    with pytest.raises(UnknownId, match="of kind argument"):
        exchange(compiled, ADA, BEN, "because")
    with pytest.raises(UnknownId, match="no claims"):
        first_thesis(a_map())


def test_theses_come_before_options() -> None:
    assert first_thesis(DEBATE) == "t"
    assert top_claims(DEBATE) == ["t"]


@given(maps(), st.data())
@settings(deadline=None)
def test_swaps_on_any_map_are_what_weighing_gives(map: Map, data: st.DataObject) -> None:
    compiled = compile(map)
    ids = [one.id for one in map.of_kind(Claim)]
    drawn = st.dictionaries(st.sampled_from(ids), unit, max_size=3)
    mine, theirs = data.draw(drawn), data.draw(drawn)
    target = data.draw(st.sampled_from(ids))
    found = exchange(compiled, view("ada", **mine), view("ben", **theirs), target)
    for swap in found.swaps[0]:
        changed = compiled.weigh(view("changed", **{**mine, swap.id: theirs.get(swap.id, 0.5)}))
        if swap.settled and not changed.unsettled:
            assert swap.after == pytest.approx(changed[target], abs=1e-6)
    kept = {id: weight for id, weight in mine.items() if id in theirs}
    without = compiled.weigh(view("less", **kept))
    assert (found.alone[0].strength is None) == (not spoken_on(compiled, kept, [target]))
    if found.alone[0].strength is not None and found.alone[0].settled and not without.unsettled:
        assert found.alone[0].strength == pytest.approx(without[target], abs=1e-6)
