"""The question: its default, its limits and the words it is asked in."""

from __future__ import annotations

from argmap.memo.blocks import Section
from argmap.memo.sections import question as told_question
from argmap.model import ClaimKind, Item, Link, LinkKind, Map, Note, Source, Term
from argmap.model.context import Definition, NoteKind
from tests.memo.debates import basis, debate, line, question, scribe, text
from tests.weigh.small import claim

WORKS = tuple(Source(id=id, csl={"type": "book", "title": f"Book {id.upper()}"}) for id in ("a", "b"))


def told(map: Map) -> Section:
    found = basis(map)
    return told_question.section(found, scribe(found))


def leaving() -> Item:
    return claim("go", ClaimKind.POLICY, text="Leaving is right.")


def term(id: str, *definitions: tuple[str, str], note: str = "") -> Term:
    return Term(id=id, name=id, note=note, definitions=tuple(Definition(source=s, text=t) for s, t in definitions))


def test_the_question_its_theses_and_its_default() -> None:
    section = told(debate(claim("t"), asked=question(theses=("t",))))
    assert text(section).startswith(
        "Stay or go?\nUnder it the map puts 2 options and 1 thesis.\nThe thesis debated: t."
    )
    assert line(section, "question.baseline") == "The baseline, if nothing is decided: stay [stay]."
    without = told(debate(asked=question(baseline=None)))
    assert line(without, "question.baseline") == "The map does not say what happens if nothing is decided."


def test_only_exclusions_that_bear_on_the_options_are_told() -> None:
    def note(id: str, about: str, kind: NoteKind) -> Note:
        return Note(id=id, kind=kind, text=f"Not {id}.", about=(about,), source="a", locator="p. 3")

    items = [
        note("near", "hidden-costs", NoteKind.SCOPE_EXCLUSION),
        note("far", "other", NoteKind.SCOPE_EXCLUSION),
        note("remark", "go", NoteKind.ENCODER),
    ]
    section = told(debate(*WORKS, claim("other"), *items))
    assert line(section, "scope.near") == "Not near (Book A, p. 3)."
    assert not line(section, "scope.far")
    assert not line(section, "scope.remark")


def test_a_term_two_documents_use_differently_is_a_framing_and_others_are_left_to_the_glossary() -> None:
    both = term("leaving", ("a", "To move out."), ("b", "To say goodbye."), note="Two acts.")
    one = term("right", ("a", "Not wrong."))
    section = told(debate(*WORKS, leaving(), both, one, term("elsewhere", ("a", "Not here."))))
    assert [part.id for part in section.parts] == ["question-framings"]
    assert not line(section, "term.right")
    assert line(section, "term.leaving") == "leaving: Two acts."
    assert "goodbye" not in text(section)
    bare = told(debate(*WORKS, leaving(), both.model_copy(update={"note": ""})))
    assert line(bare, "question.framings.rest") == "The documents differ on leaving."
    assert not line(section, "term.elsewhere")
    assert "no separate result for any of them" in text(section)


def test_a_word_within_another_is_not_that_word() -> None:
    section = told(debate(*WORKS, leaving(), term("eaving", ("a", "No word."))))
    assert not line(section, "term.eaving")


def test_options_that_look_like_something_else() -> None:
    link = Link(id="l", kind=LinkKind.DIFFERS_FROM, start="go", end="dull", why="One is an act.")
    assert line(told(debate(link)), "differs.l") == "go differs from dull: One is an act."
