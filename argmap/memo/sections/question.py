"""The question: what is to be decided, what is in and out of it, what happens by default, which words are disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Paragraph, Section, Sentence
from argmap.memo.judging import thesis_verdict
from argmap.memo.tracing import Scribe, identified, joined, strong
from argmap.memo.words import counted
from argmap.model import Link, LinkKind, Note, Term
from argmap.model.context import NoteKind
from argmap.reading.voices import place_words

TITLE = "Question"
EXCLUDED = 2
"""Exclusions told: those nearest to the options, by how many of the items they are about bear on these."""
FRAMED = 2
"""Terms in dispute that are told in full."""
DIFFERING = 2


def section(basis: Basis, scribe: Scribe) -> Section:
    """The question with its options, its default, its limits and its words."""
    parts = (
        ("question-scope", "Out of scope", _excluded(basis, scribe)),
        ("question-framings", "Framings in dispute", _framings(basis, scribe)),
    )
    made = ((id, title, tuple(blocks)) for id, title, blocks in parts)
    return Section(
        id="question",
        title=TITLE,
        blocks=(Paragraph(sentences=tuple(_asked(basis, scribe))), Paragraph(sentences=(_default(basis, scribe),))),
        parts=tuple(Section(id=id, title=title, blocks=blocks) for id, title, blocks in made if blocks),
    )


def _asked(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    question = basis.question
    yield scribe.finding("question.text", strong(question.text), on=[question.id])
    what = f"{counted(len(question.options), 'option')}" if question.options else "no options"
    theses = f" and {counted(len(question.theses), 'thesis', 'theses')}" if question.theses else ""
    instead = "" if question.options else ", judged in the place of options"
    yield scribe.finding("question.options", f"Under it the map puts {what}{theses}{instead}.", on=[question.id])
    if question.theses:
        named = joined(scribe.said(id) for id in question.theses)
        start = "The thesis debated: " if len(question.theses) == 1 else "The theses debated: "
        yield scribe.finding("question.theses", start, *named, ".", on=question.theses)
        yield from _verdicts(basis, scribe)
    if question.note:
        yield scribe.finding("question.note", question.note, on=[question.id])


def _verdicts(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """What becomes of the theses that are no options, by the standard and the burden that are stated."""
    theses = [one for one in basis.question.theses if one not in basis.options]
    for one in theses:
        yield scribe.finding(f"question.thesis.{one}", scribe.named(one), f" {thesis_verdict(basis, one)}.", on=[one])


def _default(basis: Basis, scribe: Scribe) -> Sentence:
    baseline = basis.question.baseline
    if baseline is None:
        words = "The map does not say what happens if nothing is decided."
        return scribe.finding("question.baseline", words, on=[basis.question.id])
    said = ("The baseline, if nothing is decided: ", scribe.said(baseline), *identified(baseline), ".")
    return scribe.finding("question.baseline", *said, on=[basis.question.id, baseline])


def _excluded(basis: Basis, scribe: Scribe) -> Iterator[Block]:
    """What the sources leave out on purpose, of that which bears on the options."""
    bearing = frozenset[str]().union(*map(basis.bearing, basis.claims))
    notes = [one for one in basis.map.of_kind(Note) if one.kind is NoteKind.SCOPE_EXCLUSION]
    near = [one for one in notes if bearing.intersection(one.about)]
    near.sort(key=lambda one: -len(bearing.intersection(one.about)))
    if near:
        yield Bullets(items=tuple(Bullet(sentences=(_exclusion(basis, scribe, one),)) for one in near[:EXCLUDED]))
    if rest := len(near[EXCLUDED:]):
        words = f"The map notes {counted(rest, 'more subject')} near the options that the documents leave out."
        yield Paragraph(sentences=(scribe.finding("question.scope-rest", words, on=[one.id for one in near]),))


def _exclusion(basis: Basis, scribe: Scribe, note: Note) -> Sentence:
    where = place_words(basis.map, note)
    words = f"{note.text.removesuffix('.')}{f' ({where})' if where else ''}."
    return scribe.finding(f"scope.{note.id}", words, on=[note.id, *([note.source] if note.source else [])])


# Framings


def _relevant(basis: Basis) -> list[Term]:
    """The terms that the question, its claims or the premises of reasons on them use."""
    said = [basis.question.text, *(basis.map[id].words() for id in basis.claims)]
    for id in basis.claims:
        said += [item.words() for reason in basis.reasons(id) for item in basis.items(getattr(reason, "premises", ()))]
    words = "\n".join(said).lower()
    found = [one for one in basis.map.of_kind(Term) if one.definitions]
    return [one for one in found if _is_used(one.name, words) or _is_used(one.id.replace("-", " "), words)]


def _is_used(name: str, words: str) -> bool:
    low = name.lower()
    return low in words and re.search(rf"\b{re.escape(low)}s?\b", words) is not None


def _sources(term: Term) -> set[str]:
    return {one.source for one in term.definitions if one.source}


def _framings(basis: Basis, scribe: Scribe) -> Iterator[Block]:
    """Terms by which the documents mean different things, and claims that look alike and are not."""
    terms = [one for one in _relevant(basis) if len(_sources(one)) > 1]
    terms.sort(key=lambda one: not _is_named(basis, one))
    told = [one for one in terms if one.note][:FRAMED]
    links = [
        one
        for one in basis.map.of_kind(Link)
        if one.kind is LinkKind.DIFFERS_FROM and {one.start, one.end} & set(basis.claims) and one.why
    ]
    bullets = [_disputed(scribe, one) for one in told]
    bullets += [_different(scribe, one) for one in links[:DIFFERING]]
    if bullets:
        yield Bullets(items=tuple(bullets))
    if terms:
        yield Paragraph(sentences=tuple(_unsaid(scribe, terms, [one for one in terms if one not in told])))


def _unsaid(scribe: Scribe, terms: Sequence[Term], rest: Sequence[Term]) -> Iterator[Sentence]:
    """What else the documents define differently, and that nothing is weighed apart for it."""
    if rest:
        named = joined((strong(one.name) for one in rest), ", ")
        also = "also differ" if len(rest) < len(terms) else "differ"
        yield scribe.finding(
            "question.framings.rest", f"The documents {also} on ", *named, ".", on=[one.id for one in rest]
        )
    words = "Each definition stands in the glossary; the map holds no separate result for any of them."
    yield scribe.finding("question.framings.result", words, on=[one.id for one in terms])


def _is_named(basis: Basis, term: Term) -> bool:
    """Whether the question, a thesis or an option itself uses the term."""
    said = "\n".join([basis.question.text, *(basis.map[id].words() for id in basis.claims)]).lower()
    return any(_is_used(name, said) for name in (term.name, term.id.replace("-", " ")))


def _disputed(scribe: Scribe, term: Term) -> Bullet:
    """A term with what the map notes on how the documents differ on it."""
    on = [term.id, *sorted(_sources(term))]
    note = f": {term.note.removesuffix('.')}."
    return Bullet(sentences=(scribe.finding(f"term.{term.id}", strong(term.name), note, on=on),))


def _different(scribe: Scribe, link: Link) -> Bullet:
    words = (scribe.named(link.start), " differs from ", scribe.named(link.end), f": {link.why.removesuffix('.')}.")
    return Bullet(sentences=(scribe.finding(f"differs.{link.id}", *words, on=[link.id, link.start, link.end]),))
