"""A map as an immutable value: order, lookup, and the index of mentions."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import UnknownId
from argmap.model import ITEM_TYPES, Argument, Claim, ClaimKind, Direction, Header, Map, Question
from tests.strategies import Ids, maps, remade


def claim(id: str, theme: str = "map") -> Claim:
    return Claim(id=id, theme=theme, text=f"{id} is so.", kind=ClaimKind.CAUSAL)


def recomputed_mentions(map: Map) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in map.items:
        for reference in item.references():
            found[reference.id].add(item.id)
    return dict(found)


@given(data=st.data(), map=maps())
def test_mentions_are_those_of_the_items_whatever_is_put_and_dropped(data: st.DataObject, map: Map) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        id = data.draw(st.sampled_from(sorted(map.entries)))
        if data.draw(st.booleans()) or len(Ids(map).claims) < 2:
            map = map.put(data.draw(remade(map[id], Ids(map))))
        else:
            map = map.drop(id)
        assert {id: set(ids) for id, ids in map.mentions.items()} == recomputed_mentions(map)
    assert map == Map.build(map.header, map.items)


def test_items_stand_in_order_of_theme_kind_and_rank() -> None:
    items = [
        claim("z", "b"),
        Argument(id="a", theme="a", stance=Direction.PRO, target="z"),
        claim("y", "a"),
        claim("x", "a"),
        Question(id="q", theme="b", text="So?"),
    ]
    assert [item.id for item in Map.build(Header(title="t"), items).items] == ["y", "x", "a", "q", "z"]
    assert [kind.kind_name for kind in ITEM_TYPES][:3] == ["question", "claim", "argument"]


def test_an_item_put_again_keeps_its_place_and_a_dropped_one_loses_it() -> None:
    map = Map.build(Header(title="t"), [claim("a"), claim("b"), claim("c")])
    assert [item.id for item in map.put(claim("b")).items] == ["a", "b", "c"]
    assert [item.id for item in map.drop("b").put(claim("b")).items] == ["a", "c", "b"]
    assert [item.id for item in map.drop("c").put(claim("d"), rank=0).items] == ["a", "d", "b"]


def test_ranks_are_never_given_twice() -> None:
    map = Map.build(Header(title="t"), [claim("a"), claim("b")])
    assert map.drop("b").put(claim("c")).rank("c") == 2


def test_maps_are_equal_when_header_items_and_their_order_are() -> None:
    one = Map.build(Header(title="t"), [claim("a"), claim("b")])
    assert one == Map.build(Header(title="t"), [claim("a"), claim("b")])
    assert one != Map.build(Header(title="t"), [claim("b"), claim("a")])
    assert one != Map.build(Header(title="u"), [claim("a"), claim("b")])
    assert one != one.put(claim("c"))
    assert one != "map"


def test_a_changed_map_leaves_the_one_it_came_from_as_it_was() -> None:
    map = Map.build(Header(title="t"), [claim("a")])
    changed = map.put(claim("b")).drop("a").with_header(Header(title="u"))
    assert (len(map), "a" in map, "b" in map, map.header.title) == (1, True, False, "t")
    assert (len(changed), "a" in changed, "b" in changed, changed.header.title) == (1, False, True, "u")


def test_an_unknown_id_says_so_and_suggests_near_ones() -> None:
    map = Map.build(Header(title="t"), [claim("retirement-is-wrong")])
    with pytest.raises(UnknownId, match="there is no 'retirement-is-wrng'") as unknown:
        map["retirement-is-wrng"]
    assert unknown.value.next_step == "Did you mean retirement-is-wrong?"
    with pytest.raises(UnknownId, match="'retirement-is-wrong' is of kind claim, not argument"):
        map.find("retirement-is-wrong", Argument)
    with pytest.raises(UnknownId):
        map.drop("gone")


def test_who_mentions_an_item_comes_in_the_order_in_which_they_were_added() -> None:
    ids = [f"a-{number}" for number in range(50)]
    random.Random(1).shuffle(ids)
    map = Map.build(Header(title="t"), [claim("c")])
    for id in ids:
        map = map.put(Argument(id=id, stance=Direction.PRO, target="c"))
    assert [item.id for item in map.mentioned_by("c")] == ids
    assert map.mentioned_by("nobody") == []
