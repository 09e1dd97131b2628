"""What is drawn around an item."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Argument, Evidence, Map
from argmap.reading import Sign
from argmap.reading.neighbourhood import Tie, neighbourhood
from tests import strategies
from tests.tui.conftest import argument, claim, office

MOST = 40


def test_a_claim_with_what_bears_on_it_and_what_it_bears_on() -> None:
    found = neighbourhood(office(), "staff-leave", 1, MOST)
    assert set(found.ids) == {"staff-leave", "move-now", "few-asked"}
    assert set(found.ties) == {
        Tie("staff-leave", "move-now", Sign.REBUT),
        Tie("few-asked", "staff-leave", Sign.UNDERMINE),
    }
    assert found.below["move-now"] == 1
    assert found.above["move-now"] == 1
    assert found.reach == 1


def test_an_argument_is_a_node_when_more_than_one_claim_or_a_counter_hangs_on_it() -> None:
    found = neighbourhood(office(), "move-now", 3, MOST)
    assert "rent" in found.ids
    assert not {"staff", "survey"} & set(found.ids)
    assert Tie("doubt", "rent", Sign.UNDERCUT) in found.ties
    assert Tie("lease-runs", "rent", Sign.PREMISE) in found.ties
    assert Tie("contract", "lease-runs", Sign.EVIDENCE_FOR) in found.ties
    assert Tie("move-now", "move", Sign.THESIS) in found.ties
    assert not any(found.below.values()) | any(found.above.values())
    assert "staff" in neighbourhood(office(), "staff", 1, MOST).ids


def test_no_siblings_are_drawn_but_they_are_counted() -> None:
    found = neighbourhood(office(), "rents-rise", 2, MOST)
    assert set(found.ids) == {"rents-rise", "rent", "move-now"}
    assert (found.below["rent"], found.below["move-now"]) == (2, 1)


def test_those_for_and_those_against_take_turns_where_room_is_short() -> None:
    map = office()
    for number in range(10):
        map = map.put(claim(f"c-{number}"))
        map = map.put(argument(f"a-{number}", "alone", f"c-{number}", against=number >= 5))
    found = neighbourhood(map, "alone", 2, 5)
    assert found.ids == ("alone", "c-0", "c-5", "c-1", "c-6")
    assert found.below["alone"] == 6


def test_a_long_chain() -> None:
    ids = [f"c-{number}" for number in range(60)]
    map = office()
    for id in ids:
        map = map.put(claim(id))
    for low, high in pairwise(ids):
        map = map.put(argument(f"a-{low}", low, high))
    assert neighbourhood(map, "c-0", 20, MOST).reach == 20
    assert neighbourhood(map, "c-0", 90, MOST).ids == tuple(ids[:MOST])


@given(strategies.maps(), st.integers(0, 4), st.integers(1, 12))
def test_ties_agree_with_counts(map: Map, depth: int, most: int) -> None:
    for item in map.items:
        found = neighbourhood(map, item.id, depth, most)
        assert found.ids[0] == item.id
        assert len(set(found.ids)) == len(found.ids) <= most
        assert found.reach <= depth
        assert {end for tie in found.ties for end in tie[:2]} <= set(found.ids)
        whole = neighbourhood(map, item.id, 1, 1_000)
        around = {tie.source for tie in whole.ties if tie.target == item.id} - set(found.ids)
        assert found.below[item.id] == len(around)
        if depth and most > 1 and isinstance(item, Argument | Evidence):
            assert found.ties
