"""Edits over random maps: what they keep, what they refuse, and that each can be taken back."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from argmap.edits import Add, Applied, Batch, Change, Edit, Merge, Retire, Retitle, Revise, Weigh, apply, fold
from argmap.errors import ArgmapError
from argmap.model import ITEM_TYPES, Claim, Item, Map, Perspective
from argmap.model.check import errors
from tests.strategies import MAKERS, additions, changes, edit, headers, maps, merges, remade, retirements, weighings
from tests.strategies import Ids as IdsOf


def made(map: Map, change: Change) -> Applied | None:
    """What ``change`` does to ``map``, or None when it is refused."""
    try:
        return apply(map, edit(change))
    except ArgmapError as error:
        event(f"refused: {type(error).__name__}")
        return None


def assert_can_be_taken_back(map: Map, applied: Applied) -> None:
    assert not errors(applied.map)
    assert mentions_of(applied.map) == recomputed_mentions(applied.map)
    undone = apply(applied.map, applied.inverse)
    assert undone.map == map
    assert mentions_of(undone.map) == recomputed_mentions(undone.map)
    redone = apply(undone.map, undone.inverse)
    assert redone.map == applied.map


def mentions_of(map: Map) -> dict[str, set[str]]:
    return {id: set(mentioning) for id, mentioning in map.mentions.items()}


def recomputed_mentions(map: Map) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in map.items:
        for reference in item.references():
            found[reference.id].add(item.id)
    return dict(found)


@pytest.mark.parametrize("kind", ITEM_TYPES)
@given(data=st.data(), map=maps())
def test_adding_an_item_of_any_kind_can_be_taken_back(kind: type[Item], data: st.DataObject, map: Map) -> None:
    change = data.draw(additions(map, kind))
    applied = apply(map, edit(change))
    assert applied.map[change.item.id] == change.item
    assert_can_be_taken_back(map, applied)


@pytest.mark.parametrize("kind", ITEM_TYPES)
@given(data=st.data(), map=maps())
def test_revising_an_item_of_any_kind_can_be_taken_back(kind: type[Item], data: st.DataObject, map: Map) -> None:
    change = data.draw(additions(map, kind))
    before = apply(map, edit(change)).map
    other = data.draw(remade(change.item, IdsOf(map)))
    assert kind in MAKERS
    applied = apply(before, edit(Revise(id=other.id, fields=other.model_dump(mode="json", exclude={"id"}))))
    assert applied.map[other.id] == other
    assert_can_be_taken_back(before, applied)


@given(data=st.data(), map=maps(), dependents=st.booleans())
def test_retiring_can_be_taken_back(data: st.DataObject, map: Map, *, dependents: bool) -> None:
    change = data.draw(retirements(map)).model_copy(update={"dependents": dependents})
    applied = made(map, change)
    if applied is not None:
        assert change.id not in applied.map
        assert_can_be_taken_back(map, applied)


@given(data=st.data(), map=maps())
def test_merging_can_be_taken_back(data: st.DataObject, map: Map) -> None:
    applied = made(map, data.draw(merges(map)))
    if applied is not None:
        assert_can_be_taken_back(map, applied)


@given(data=st.data(), map=maps())
def test_weighing_can_be_taken_back(data: st.DataObject, map: Map) -> None:
    change = data.draw(weighings(map))
    applied = apply(map, edit(change))
    if isinstance(change, Weigh):
        perspective = applied.map.find(change.perspective, Perspective)
        held = {**perspective.credence, **perspective.force, **perspective.certainty}
        assert held.get(change.id) == change.value
    assert_can_be_taken_back(map, applied)


@given(map=maps(), header=headers)
def test_retitling_can_be_taken_back(map: Map, header: Any) -> None:
    applied = apply(map, edit(Retitle(header=header)))
    assert applied.map.header == header
    assert_can_be_taken_back(map, applied)


@given(data=st.data(), map=maps())
def test_any_sequence_of_edits_can_be_taken_back(data: st.DataObject, map: Map) -> None:
    states, inverses = [map], []
    for _ in range(data.draw(st.integers(1, 4))):
        applied = made(states[-1], data.draw(changes(states[-1])))
        if applied is not None:
            assert_can_be_taken_back(states[-1], applied)
            states.append(applied.map)
            inverses.append(applied.inverse)
    assert fold(states[-1], reversed(inverses)) == map


@given(data=st.data(), map=maps())
def test_edits_mean_the_same_after_a_round_trip_through_json(data: st.DataObject, map: Map) -> None:
    applied = made(map, change := data.draw(changes(map)))
    assume(applied is not None)
    assert applied is not None
    sent = edit(change)
    received = Edit.model_validate_json(sent.model_dump_json())
    assert received == sent
    assert apply(map, received).map == applied.map
    inverse = Edit.model_validate_json(applied.inverse.model_dump_json())
    assert apply(applied.map, inverse).map == map


@given(data=st.data(), map=maps())
def test_a_change_touches_only_what_it_says_it_touches(data: st.DataObject, map: Map) -> None:
    applied = made(map, data.draw(changes(map)))
    if applied is not None:
        for id in {*map.entries, *applied.map.entries} - set(applied.touched):
            assert applied.map.entries.get(id) == map.entries.get(id)


@given(data=st.data(), map=maps())
def test_the_map_that_an_edit_starts_from_stays_as_it_was(data: st.DataObject, map: Map) -> None:
    header, entries, mentions = map.header, dict(map.entries.items()), mentions_of(map)
    dumped = {id: entry.item.model_dump_json() for id, entry in entries.items()}
    made(map, data.draw(changes(map)))
    assert (map.header, dict(map.entries.items()), mentions_of(map)) == (header, entries, mentions)
    assert {id: entry.item.model_dump_json() for id, entry in map.entries.items()} == dumped


@given(data=st.data(), map=maps())
def test_a_batch_is_made_whole_or_not_at_all(data: st.DataObject, map: Map) -> None:
    good = data.draw(additions(map, Claim))
    batch = Batch(changes=(good, Retire(id="no-such-id")))
    with pytest.raises(ArgmapError, match="no-such-id"):
        apply(map, edit(batch))
    assert good.item.id not in map
    assert good.item.id in apply(map, edit(Batch(changes=(good, Batch(changes=(Retitle(header=map.header),)))))).map


@given(data=st.data(), map=maps())
def test_a_batch_may_undo_itself(data: st.DataObject, map: Map) -> None:
    new = data.draw(additions(map, Claim))
    applied = apply(map, edit(Batch(changes=(new, Retire(id=new.item.id)))))
    assert applied.map == map
    assert_can_be_taken_back(map, applied)


@given(data=st.data(), map=maps())
def test_an_id_retired_in_a_batch_is_not_given_to_another_item_of_it(data: st.DataObject, map: Map) -> None:
    claim = next(map.of_kind(Claim))
    other = data.draw(remade(claim, IdsOf(map)))
    batch = Batch(changes=(Retire(id=claim.id, dependents=True), Add(item=other)))
    with pytest.raises(ArgmapError, match=f"'{claim.id}'"):
        apply(map, edit(batch))


@given(data=st.data(), map=maps())
def test_a_merge_of_two_ids_needs_both(data: st.DataObject, map: Map) -> None:
    claim = next(map.of_kind(Claim))
    for change in (Merge(keep=claim.id, drop="gone"), Merge(keep="gone", drop=claim.id)):
        with pytest.raises(ArgmapError, match="'gone'"):
            apply(map, edit(change))
