"""A small map in a library, its memo, and answers to what is asked about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argmap.assist.backends import Answer, Outcome
from argmap.assist.polish import Report, ask, sendable, unsettled
from argmap.assist.queue import Asking, Proposal, Queue
from argmap.memo.beside import Beside
from argmap.memo.blocks import Memo, Sentence
from argmap.memo.build import build
from argmap.memo.recipe import Recipe
from argmap.model import Map
from argmap.settings import Home
from argmap.store import Event, Library
from tests.memo.small_map import office, recipe

MODEL = "a-model-1"
ASKING = Asking("polish", "{}", MODEL, MODEL, "answered", 3, "dana")


def a_queue(library: Library, map: Map | None = None) -> Queue:
    """The queue of the small map, put into the library."""
    library.add("office", map or office(), "tester")
    return Queue(library, "office")


def proposal(subject: str = "bluf.lead", words: str = "New words.", *complaints: str) -> Proposal:
    return Proposal(subject, "0badcafe", "Old words.", words, complaints)


def proposed(queue: Queue, *proposals: Proposal) -> list[int]:
    return queue.record(ASKING, proposals or [proposal()])


@dataclass
class Replies:
    """Answers with other words for each key, and keeps what it was asked."""

    words: Mapping[str, str]
    model: str = MODEL
    most: int = 1000
    asked: list[str] = field(default_factory=list)

    def ask(self, system: str, prompt: str, schema: Mapping[str, Any]) -> Outcome:  # noqa: ARG002 - as all backends
        self.asked.append(prompt)
        pairs = [{"key": key, "words": words} for key, words in self.words.items()]
        return Answer(json.dumps({"sentences": pairs}), self.model)


def a_memo(map: Map | None = None, **fields: object) -> Memo:
    """A memo as the command makes it of a map in the library."""
    map = map or office()
    return build(map, Recipe.model_validate(recipe(map, **fields).model_dump()), Beside(history()))


@cache
def history() -> list[Event]:
    """That of the small map in a library."""
    with TemporaryDirectory() as folder, Library(Home(Path(folder))) as library:
        return a_queue(library).library.history("office")


def reworded(sentence: Sentence) -> str:
    """Words that say the same: one that nothing is held against."""
    return f"So: {sentence.text}"


def polished(queue: Queue, memo: Memo, words: Mapping[str, str]) -> Report:
    """What comes of asking for every sentence of the memo and getting these words."""
    (report,) = ask(queue, memo, unsettled(sendable(memo), queue), Replies(words), "dana")
    return report


def one_of(memo: Memo, section: str = "bluf") -> Sentence:
    """The first sentence of a section that may be sent."""
    return sendable(memo, [section])[0]


def key_of(sentence: Sentence) -> str:
    return sentence.trace.key if sentence.trace is not None else ""
