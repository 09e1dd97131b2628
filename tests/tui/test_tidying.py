"""Collecting garbage while nobody types."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from argmap_tui.tidying import FULL_AFTER, Tidying
from tests.tui.conftest import Opened


class NoApp:
    """Takes note of nothing."""

    def set_interval(self, *_: object) -> None: ...

    def call_after_refresh(self, *_: object) -> None: ...


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """One entry for each full collection that is asked for."""
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: asked.append(1))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    threshold = gc.get_threshold()
    yield asked
    gc.set_threshold(*threshold)


def test_it_waits_for_a_second_without_keys_and_then_collects_once(collections: list[int]) -> None:
    app: Any = NoApp()
    tidying = Tidying(app)
    tidying.look()
    tidying.key()
    tidying.look()
    assert collections == []
    tidying.look()
    tidying.look()
    assert collections == [1]
    tidying.key()
    tidying.look()
    tidying.look()
    assert collections == [1, 1]


def test_no_full_collection_comes_between_keys_by_itself(collections: list[int]) -> None:
    app: Any = NoApp()
    Tidying(app)
    assert gc.get_threshold()[2] == FULL_AFTER
    assert not collections


async def test_the_app_collects_again_once_its_screen_is_up(opened: Opened) -> None:
    gc.disable()
    async with opened() as terminal:
        await terminal.pilot.pause()
        assert gc.isenabled()
