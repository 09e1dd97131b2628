"""The memo of the map that ships with argmap, kept, read back and rewritten."""

from __future__ import annotations

import datetime as dt

import pytest

from argmap.formats import read_map
from argmap.memo import hand, starting
from argmap.memo.blocks import Memo
from argmap.memo.build import build
from argmap.memo.checking import check
from argmap.memo.prints import snapshot
from argmap.memo.read_markdown import read, written
from argmap.memo.recipe import Recipe
from argmap.memo.tokens import parse
from argmap.memo.write.markdown import text
from argmap.model import Map
from argmap.resources import bundled_maps
from argmap.weigh import perspectives


@pytest.fixture(scope="module")
def map() -> Map:
    return read_map(bundled_maps()["deprecation"])


@pytest.fixture(scope="module")
def memo(map: Map) -> Memo:
    views = [one.id for one in perspectives(map) if one.source]
    plain = {"map": "deprecation", "map_title": map.header.title, "snapshot": snapshot(map), "draws": 50}
    asked = {"question": "withdraw-public-access", "perspectives": views, "date": dt.date(2026, 11, 21)}
    return build(map, Recipe.model_validate({**plain, **asked}))


def test_it_comes_back_from_its_file_and_holds(map: Map, memo: Memo) -> None:
    file = read(text(memo), "memo.md")
    assert file == written(memo)
    assert check(file, memo, map) == []


def test_the_file_to_start_from_changes_nothing(memo: Memo) -> None:
    sidecar = hand.Sidecar("mine.md", parse(starting.text(memo), "mine.md"))
    assert sidecar.apply(memo) == memo


def test_its_blocks_can_be_told_apart(memo: Memo) -> None:
    ids = [section.id for _, section in memo.walk()]
    assert len(ids) == len(set(ids))


def test_every_digest_is_of_an_item_that_a_finding_rests_on(map: Map, memo: Memo) -> None:
    rested = {id for one in memo.findings() if one.trace is not None for id in one.trace.rests_on}
    assert memo.items.keys() == {id for id in rested if id in map}
