"""The three documents that the bundled map encodes, printed as PDF: their passages are found, each in its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

import pytest

from argmap import resources
from argmap.formats import read_map
from argmap.model import Map, Passage, Source
from argmap.sources.letters import Letters, letters_of
from argmap.sources.passages import VERIFIED, State, word_at
from argmap.sources.readers import Document, read_document
from argmap.sources.verify import Copy, Verified, likeness, passages_of, verify
from tests.sources.texts import NAMES, in_two_columns, sentences, shared_text, with_sentences

ENOUGH_FOUND = 0.95


@cache
def bundled() -> Map:
    return read_map(resources.bundled_maps()["deprecation"])


def passages_in(name: str) -> list[Passage]:
    """The passages of the document that the bundled map has; without them, one for each sentence."""
    return passages_of(bundled()).get(name) or sentences(letters_of(shared_text(name)), name)


@dataclass(frozen=True)
class Printed:
    """A document, its passages, and what became of them in print."""

    original: Letters
    passages: list[Passage]
    document: Document
    verified: Verified


@pytest.fixture(scope="module")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    name: str = request.param
    text = shared_text(name)
    document = read_document(in_two_columns(text, tmp_path_factory.mktemp("pdf") / f"{name}.pdf"))
    source = bundled().find(name, Source)
    passages = passages_in(name)
    return Printed(letters_of(text), passages, document, verify(source, passages, Copy(source, document)))


all_documents = pytest.mark.parametrize("printed", NAMES, indirect=True)


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_of_a_document_is_verified_in_its_text(name: str) -> None:
    source = bundled().find(name, Source)
    document = Document(shared_text(name), "as it is")
    passages = passages_in(name)
    verified = verify(source, passages, Copy(source, document))
    assert len(verified.found) >= 20
    assert verified.states == Counter({State.EXACT: len(passages)})


@all_documents
def test_the_passages_are_there_in_print(printed: Printed) -> None:
    states = printed.verified.states
    there = sum(states[state] for state in (*VERIFIED, State.CHANGED))
    assert there / len(printed.passages) >= ENOUGH_FOUND, states
    assert states.total() == len(printed.passages)


@all_documents
def test_each_passage_found_in_print_is_in_its_place(printed: Printed) -> None:
    assert printed.verified.copy is not None
    there = printed.verified.copy.letters
    for passage in printed.passages:
        found = printed.verified.found[passage.id]
        if found.state is State.MISSING:
            continue
        end = passage.start + passage.length
        if found.state in VERIFIED:
            assert there.letters[found.start : found.end] == printed.original.letters[passage.start : end]
        true = words_between(printed.original, passage.start, end)
        read = words_between(there, found.start, found.end)
        same = SequenceMatcher(None, true, read, autojunk=False).ratio()
        assert same >= 0.6, (passage.id, found, true, read)
        shift = passage.start / len(printed.original.letters) - found.start / len(there.letters)
        assert abs(shift) < 0.02, (passage.id, found)


def words_between(document: Letters, start: int, end: int) -> list[str]:
    return document.words[word_at(document, start) : word_at(document, end - 1) + 1]


@all_documents
def test_the_page_of_a_passage_is_the_one_its_words_are_on(printed: Printed) -> None:
    assert printed.verified.copy is not None
    letters, document = printed.verified.copy.letters, printed.document
    pages = [
        letters_of(document.text[a:b]).letters for a, b in zip(document.pages, [*document.pages[1:], None], strict=True)
    ]
    for found in printed.verified.found.values():
        if found.state in VERIFIED:
            page = document.page_at(letters.places[found.start])
            assert page is not None
            head, text = letters.letters[found.start : found.start + 20], pages[page - 1]
            assert head in text or any(text.endswith(head[:length]) for length in range(1, 20))


@all_documents
def test_a_printed_document_is_taken_for_no_other(printed: Printed) -> None:
    map = bundled()
    sources = {passage.source for passage in map.of_kind(Passage)}
    if not sources:
        map = with_sentences(map)
        sources = set(NAMES)
    found = likeness(map, printed.document)
    assert found.keys() == sources
    own = printed.verified.source.id
    for id, share in found.items():
        assert share >= ENOUGH_FOUND if id == own else share < 0.1, (own, found)
