"""Runs of words that a map shares with a document: what was to be paraphrased and was copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.errors import Problem
from argmap.model import Item, Map, Passage, Source
from argmap.sources.letters import letters_of
from argmap.sources.verify import Copy

RUN = 8
"""Shared words in a row from which on words count as copied."""
NAMES_AND_QUOTATIONS = frozenset({"quote", "csl", "by", "on_behalf_of", "locator", "id", "theme"})
"""Fields that hold titles and names, which are facts, or what was quoted on purpose."""


@dataclass(frozen=True)
class _Shared:
    """The runs of words of one document."""

    title: str
    runs: frozenset[tuple[str, ...]]


def copied(map: Map, copies: Iterable[Copy]) -> Iterator[Problem]:
    """Every field of ``map`` that shares a run of eight words or more with one of ``copies``; titles excepted."""
    titles = [words_of(source.title) for source in map.of_kind(Source)]
    documents = [_Shared(copy.source.title, frozenset(_runs(words_of(copy.document.text)))) for copy in copies]
    if not documents:
        return
    for item in map.items:
        if isinstance(item, Passage):
            continue
        for field, text in _texts(item):
            words = words_of(text)
            for document in documents:
                run = next((run for run in _runs(words) if run in document.runs and not _in_title(run, titles)), None)
                if run is not None:
                    message = f"shares the words “{' '.join(run)}” with “{document.title}”: say it in other words"
                    yield Problem(message, item=item.id, field=field)


def words_of(text: str) -> list[str]:
    """The words of ``text`` by their letters: without punctuation, and whole where a line broke them."""
    return [word for word in letters_of(text).words if word]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _in_title(run: tuple[str, ...], titles: list[list[str]]) -> bool:
    return any(run in _runs(title) for title in titles)


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    """Every text of ``item`` with the name of its field, but names and quotations."""
    waiting: list[tuple[str, Any]] = list(item.model_dump(exclude_defaults=True).items())
    while waiting:
        field, value = waiting.pop()
        if field.rpartition(".")[2] in NAMES_AND_QUOTATIONS:
            continue
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, dict):
            waiting.extend((f"{field}.{key}", part) for key, part in value.items())
        elif isinstance(value, list | tuple):
            waiting.extend((f"{field}.{index}", part) for index, part in enumerate(value))
