"""The small map in a library of its own, its queue, its review and its memo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.assist.queue import Queue
from argmap.assist.reviewing import Review
from argmap.memo.blocks import Memo
from argmap.store import Library
from tests.assist.asking import a_memo, a_queue


@pytest.fixture
def library(own_home: object) -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def queue(library: Library) -> Queue:
    return a_queue(library)


@pytest.fixture
def review(queue: Queue) -> Review:
    return Review(queue, queue.library.open("office").map)


@pytest.fixture(scope="session")
def memo() -> Memo:
    return a_memo()
