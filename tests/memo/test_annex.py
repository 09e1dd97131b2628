"""Annexes: the outline to its depth, the words used, every claim told, and what has changed since."""

from __future__ import annotations

from argmap.edits import Add
from argmap.memo.basis import Basis
from argmap.memo.beside import NOTHING, Beside
from argmap.memo.blocks import Section
from argmap.memo.recipe import Recipe
from argmap.memo.sections import annex
from argmap.memo.tracing import Scribe
from argmap.model import Map, Term
from argmap.store import Library
from tests.memo.making import ITEMS, changed, recipe, said
from tests.weigh.small import a_map, claim, reason


def annexes(
    *told: str, map: Map | None = None, asked: Recipe | None = None, beside: Beside = NOTHING
) -> tuple[Section, dict[str, str]]:
    map = map if map is not None else a_map(*ITEMS)
    scribe = Scribe(map)
    scribe.finding("told", "x", on=told or ("keep",))
    made = annex.section(Basis(map, asked or recipe(), beside), scribe)
    return made, said(made)


def test_the_outline_goes_two_steps_and_no_further() -> None:
    deep = [reason("r1", "harm", "c1"), claim("c1"), reason("r2", "c1", "c2"), claim("c2")]
    found = annexes(map=changed(*deep))[1]
    assert found["annex.outline.keep/missed/harm"] == "premise: Loss is harm (.80)"
    assert "annex.outline.keep/missed/harm/r1" not in found


def test_the_outline_of_a_circle_ends() -> None:
    round_ = [reason("a", "keep", "harm", "love"), reason("b", "harm", "keep", "cost")]
    assert "annex.outline.keep" in annexes(map=changed(*round_))[1]


def test_many_reasons_are_counted_after_the_first() -> None:
    many = [reason(f"r-{at}", "keep", f"c-{at}", "cost") for at in range(12)]
    found = annexes(map=changed(*many, *(claim(f"c-{at}") for at in range(12))))[1]
    assert found["annex.outline.keep/more"] == "10 more."


def test_what_the_perspective_has_not_weighed_is_silent() -> None:
    found = annexes("love", asked=recipe("dee"))[1]
    assert found["annex.outline.keep"] == "Keep it (silent) [keep]"
    assert found["annex.claim.love"].endswith("| none | silent")
    assert annexes("love")[1]["annex.claim.love"].endswith("| .90 | .90")


def test_only_terms_that_occur_are_in_the_glossary() -> None:
    map = changed(Term(id="mode", name="mode"), Term(id="lab", name="Lab"))
    found = annexes("keep", map=map)[1]
    assert found["annex.term.model"] == "model: A thing that answers (The Paper)."
    assert found["annex.term.lab"] == "Lab: not defined in the map."
    assert "annex.term.mode" not in found


def test_the_claims_told_are_listed_and_the_rest_of_what_is_told_is_counted() -> None:
    found = annexes("keep", "love", "survey", "dear", "paper", "map")[1]
    assert [key for key in found if key.startswith("annex.claim.")] == ["annex.claim.keep", "annex.claim.love"]
    assert found["annex.statements"].endswith("1 argument, 1 evidence item and 1 source.")


def test_changes_are_listed_since_the_event_that_the_superseded_memo_stood_on() -> None:
    with Library() as library:
        library.add("m", a_map(*ITEMS), author="Ann")
        live = library.open("m")
        first = live.head
        later = live.submit(Add(item=claim("new")), author="Bob").seq
        live.submit(Add(item=claim("newer")), author="Bob")
        beside, map = Beside(history=live.history()), live.map
    asked = recipe(event=later, front={"supersedes": f"memo 7, event {first}"})
    section, found = annexes(map=map, asked=asked, beside=beside)
    assert section.parts[-1].title == "Changes"
    assert found["annex.changes"] == f"1 change was made since event {first}, on which the superseded memo stood."
    assert [key for key in found if key.startswith("annex.change.")] == [f"annex.change.{later}"]
    assert found[f"annex.change.{later}"].startswith("Bob: ")


def test_without_an_event_or_a_history_no_changes_are_told() -> None:
    for asked in (recipe(front={"supersedes": "the memo of May"}), recipe(front={"supersedes": "event 1"})):
        assert annexes(asked=asked)[0].parts[-1].title == "Statements"
