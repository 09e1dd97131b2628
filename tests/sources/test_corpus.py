"""The bundled map against the three documents it encodes."""

from __future__ import annotations

from functools import cache

import pytest

from argmap.formats import read_map
from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Evidence,
    Item,
    Link,
    LinkKind,
    Map,
    Note,
    NoteKind,
    Passage,
    Question,
    Source,
    Stance,
    Term,
    places_of,
)
from argmap.model.check import findings
from argmap.resources import bundled_maps
from argmap.sources.coverage import Covered, coverage
from argmap.sources.passages import State
from argmap.sources.readers import read_document
from argmap.sources.runs import copied
from argmap.sources.verify import Copy, verify_all
from argmap.weigh import NEUTRAL, perspectives
from tests.sources.texts import SHARED

DOCUMENTS = ("on-deprecations", "model-weight-preservation", "protective-behaviors")


@cache
def corpus() -> Map:
    return read_map(bundled_maps()["deprecation"])


@cache
def copies() -> dict[str, Copy]:
    if not SHARED.is_dir():
        pytest.skip("the three documents are not at hand")
    return {id: Copy(corpus().find(id, Source), read_document(SHARED / f"{id}.txt")) for id in DOCUMENTS}


def test_there_is_nothing_to_look_at_again() -> None:
    assert [str(problem) for problem in findings(corpus())] == []


def test_it_is_as_large_as_the_documents_are_rich() -> None:
    counts = {kind: sum(1 for _ in corpus().of_kind(kind)) for kind in (Claim, Argument, Evidence)}
    assert counts[Claim] >= 700
    assert counts[Argument] >= 350
    assert counts[Evidence] >= 80


def test_every_claim_argument_and_evidence_item_says_where_it_comes_from() -> None:
    for item in corpus().items:
        if isinstance(item, Claim | Argument | Evidence):
            places = [place for _, place in places_of(item)]
            assert places or bool(getattr(item, "note", "")), item.id
            assert all(place.passage for place in places if place.source in DOCUMENTS), item.id
            assert not any(place.quote for place in places), item.id


@pytest.mark.parametrize("id", DOCUMENTS)
def test_every_passage_stands_in_its_document(id: str) -> None:
    found = next(result for result in verify_all(corpus(), copies()) if result.source.id == id)
    assert set(found.states) == {State.EXACT}


@pytest.mark.parametrize("id", DOCUMENTS)
def test_every_point_paragraph_and_footnote_is_covered(id: str) -> None:
    found = next(result for result in verify_all(corpus(), copies()) if result.source.id == id)
    units = [unit for section in coverage(corpus(), found) for unit in section.units]
    assert [unit.text for unit in units if unit.covered is Covered.NOTHING] == []
    assert all(unit.reason for unit in units if unit.covered is Covered.NOTED)


def test_no_sentence_is_copied() -> None:
    assert [str(problem) for problem in copied(corpus(), copies().values())] == []


def speaking(item: Item) -> set[str]:
    return {place.source for _, place in places_of(item) if place.source in DOCUMENTS}


def test_the_documents_are_linked_with_each_other() -> None:
    across = []
    for link in corpus().of_kind(Link):
        one, other = speaking(corpus()[link.start]), speaking(corpus()[link.end])
        if one and other and not one & other:
            across.append(link)
            assert link.why, link.id
    assert len(across) >= 50
    assert {LinkKind.AGREES_WITH, LinkKind.CONFLICTS_WITH, LinkKind.DIFFERS_FROM} <= {link.kind for link in across}


def test_the_questions_have_options_baselines_and_criteria() -> None:
    questions = list(corpus().of_kind(Question))
    assert len(questions) == 3
    for question in questions:
        assert question.baseline is not None
        assert question.criteria
        assert len(question.options) >= 5
        assert all(corpus().find(option, Claim).kind is ClaimKind.POLICY for option in question.options)


def test_a_steelman_is_never_the_authors_own() -> None:
    for item in corpus().items:
        for voice in getattr(item, "voices", ()):
            if voice.stance is Stance.STEELMANS:
                assert voice.on_behalf_of, item.id


def test_what_is_left_out_is_said_and_terms_are_told_apart() -> None:
    assert sum(note.kind is NoteKind.SCOPE_EXCLUSION for note in corpus().of_kind(Note)) >= 3
    shared = [term for term in corpus().of_kind(Term) if len({one.source for one in term.definitions}) > 1]
    assert len(shared) >= 3


def test_each_document_has_a_perspective() -> None:
    views = perspectives(corpus())
    assert {view.source for view in views if view.source} == set(DOCUMENTS)
    assert views[-1] == NEUTRAL


def test_passages_are_pointed_at() -> None:
    assert all(corpus().mentioned_by(passage.id) for passage in corpus().of_kind(Passage))
