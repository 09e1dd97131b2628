"""What is told of a memo once its map has changed: exactly the findings concerned, and why."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edits import Edit, Retire, apply
from argmap.errors import InputError
from argmap.memo.build import build
from argmap.memo.checking import Report, Stale, check, made_again
from argmap.memo.drafted import Drafts
from argmap.memo.hand import Sidecar
from argmap.memo.helped import Drafted
from argmap.memo.planning import heard
from argmap.memo.read_markdown import read, sections
from argmap.memo.tokens import parse
from argmap.memo.write.markdown import text
from argmap.memo.written import Written
from argmap.model import Claim, Map, Perspective, Stance, Voice
from tests.memo.changing import concerned, plain
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))
SOURCE = text(MEMO)
FILE = read(SOURCE, "memo.md")
CLAIMS = [one.id for one in MAP.of_kind(Claim)]
Change = Callable[[Map], Map]


def every(map: Map, file: Written = FILE) -> list[Report]:
    return check(file, made_again(file, map), map)


def reports(map: Map, file: Written = FILE) -> dict[str, Report]:
    """What is the matter with findings; one that stands elsewhere says what it said."""
    return {one.key: one for one in every(map, file) if one.key and one.stale is not Stale.MOVED}


def reworded(id: str) -> Change:
    return lambda given: given.put(given.find(id, Claim).model_copy(update={"text": "Something else entirely."}))


def weighed(view: str, id: str, weight: float) -> Change:
    def change(map: Map) -> Map:
        held = map.find(view, Perspective)
        return map.put(held.model_copy(update={"credence": {**held.credence, id: weight}}))

    return change


def voiced(id: str) -> Change:
    voice = Voice(by="Cleo", stance=Stance.REJECTS)
    return lambda given: given.put(given.find(id, Claim).model_copy(update={"voices": (voice,)}))


def retired(id: str) -> Change:
    return lambda given: apply(given, Edit(author="tester", change=Retire(id=id, dependents=True))).map


CHANGES = st.one_of(
    st.sampled_from(CLAIMS).map(reworded),
    st.sampled_from(CLAIMS).map(voiced),
    st.builds(weighed, st.sampled_from(["ada", "bob"]), st.sampled_from(CLAIMS), st.sampled_from([0.0, 0.31, 0.97])),
    st.sampled_from(["rent-pro", "noise-pro", "lease-con", "contract", "noise", "aside"]).map(retired),
)


@given(CHANGES)
@settings(max_examples=25)
def test_exactly_the_findings_concerned_are_named(change: Change) -> None:
    after = change(MAP)
    assert set(reports(after)) == concerned(MAP, after, MEMO, build(after, recipe(MAP)))


@given(CHANGES)
@settings(max_examples=25)
def test_exactly_the_other_lines_concerned_are_named(change: Change) -> None:
    after = change(MAP)
    told = [one for one in every(after) if not one.key and one.stale is not Stale.MOVED]
    was, now = plain(MEMO), plain(build(after, recipe(MAP)))
    assert Counter(one.was for one in told if one.was) == was - now
    assert Counter(one.now for one in told if one.now) == now - was


def test_nothing_is_named_while_nothing_has_changed() -> None:
    assert every(MAP) == []


def test_what_a_memo_does_not_rest_on_is_not_named() -> None:
    after = reworded("aside")(MAP)
    assert not any("aside" in one.revised for one in reports(after).values())


def test_a_number_that_changed_is_told_with_what_it_was() -> None:
    found = reports(weighed("ada", "noise", 0.0)(MAP))
    changed = [one for one in found.values() if one.stale is Stale.CHANGED]
    assert changed
    for one in changed:
        assert one.was == FILE.said[one.key].text != one.now


def test_items_that_changed_behind_the_same_words_are_named() -> None:
    found = reports(voiced("rents")(MAP))
    rested = [one for one in found.values() if one.stale is Stale.RESTED]
    assert rested
    assert all(one.revised == ("rents",) and one.was == one.now for one in rested)


def test_items_that_are_gone_are_named() -> None:
    found = reports(retired("noise")(MAP))
    assert any("noise" in one.vanished for one in found.values())
    assert any(one.stale is Stale.GONE and not one.now for one in found.values())


def test_what_is_new_is_named() -> None:
    fewer = retired("noise")(MAP)
    file = read(text(build(fewer, recipe(fewer))), "memo.md")
    assert any(one.stale is Stale.NEW and not one.was for one in reports(MAP, file).values())


def line_of(key: str) -> str:
    return next(line for line in SOURCE.splitlines() if line.endswith(f"[^{key}]") and not line.startswith("[^"))


LEAD = "bluf.lead"


@pytest.mark.parametrize(
    ("end", "words", "stale"),
    [
        (f"[^{LEAD}]", "Somebody wrote this.", Stale.ALTERED),
        (f"[^{LEAD}][^author]", "The author wrote this.", Stale.ALTERED),
        (f"[^{LEAD}][^author]", "The author made it .99.", Stale.ALTERED),
    ],
)
def test_words_that_were_changed_in_the_file(end: str, words: str, stale: Stale) -> None:
    file = read(SOURCE.replace(line_of(LEAD), words + end), "memo.md")
    found = reports(MAP, file)
    assert {key: one.stale for key, one in found.items()} == {LEAD: stale}


def test_a_finding_that_was_taken_out_of_the_file_is_missing() -> None:
    file = read(SOURCE.replace(line_of(LEAD) + "\n", ""), "memo.md")
    assert {key: one.stale for key, one in reports(MAP, file).items()} == {LEAD: Stale.MISSING}


@given(st.integers(0, len(SOURCE)), st.integers(0, 60), st.text("[]^`|#-:{}&\n ab1", max_size=6))
def test_whatever_is_done_to_a_file_it_is_read_or_refused(at: int, length: int, put: str) -> None:
    with contextlib.suppress(InputError):
        assert check(read(SOURCE[:at] + put + SOURCE[at + length :], "memo.md"), MEMO, MAP) is not None


REWRITTEN = text(Sidecar("mine.md", parse(f"# bluf\n\n[^{LEAD}]\nI add this.\n", "mine.md")).apply(MEMO))


def test_what_a_person_filled_in_at_the_head_counts_as_their_words() -> None:
    sidecar = Sidecar("mine.md", parse("---\nto: The board\n---\n", "mine.md"))
    headed = build(MAP, MEMO.recipe.model_copy(update={"front": sidecar.front}))
    assert [one.text for one in read(text(headed), "memo.md").own] == ["The board"]


def test_what_the_author_left_out_and_added_in_time_is_not_named() -> None:
    file = read(REWRITTEN, "memo.md")
    assert every(MAP, file) == []
    assert [one.text for one in file.own] == ["I add this."]
    assert file.left_out


def test_that_findings_were_left_out_is_believed_of_rewritten_sections_only() -> None:
    file = read(SOURCE.replace(line_of(LEAD) + "\n", "").replace("left_out: []", f"left_out:\n- {LEAD}"), "memo.md")
    assert [(one.key, one.stale) for one in every(MAP, file)] == [(LEAD, Stale.MISSING)]


OTHER = "The board has agreed."


@pytest.mark.parametrize(
    ("at", "put", "named"),
    [
        ("I add this.[^author]", f"I add this.[^author]\n{OTHER}", OTHER),
        ("I add this.[^author]", f"I add this.[^author]\n{OTHER}[^author]", OTHER),
        ("I add this.[^author]", f"{OTHER}[^author]", OTHER),
        ("I add this.[^author]", "I add this.", "I add this."),
        ("## Question", f"{OTHER}\n\n## Question", OTHER),
        ("## Question", "## Answer", "Answer"),
        ("## Question", "## [Question](https://example.org)", "Question"),
        ("## Question", f"```\n{OTHER}\n```\n\n## Question", f"{OTHER}\n"),
        ("## Question", f"<!-- {OTHER} -->\n\n## Question", f"<!-- {OTHER} -->"),
        ("| Option | Strength |", "| Option | Probability |", "| Probability |"),
        ("DRAFT: nobody has released it.", "FINAL", "FINAL"),
        ("left_out:", f"summary: {OTHER}\nleft_out:", f"summary: {OTHER}"),
        (f"[^{LEAD}]: Rests", f"[^{LEAD}]: {OTHER} Rests", OTHER),
        ("[memo ends]", f"[^other]: {OTHER}\n\n[memo ends]", OTHER),
        ("[move]: #", "[move]: #0", "'move'"),
        ("left_out:", "# Not to be trusted\nleft_out:", "# Not to be trusted"),
        ("argmap-memo: 1", "argmap-memo: 1\nargmap-memo: 1", "argmap-memo: 1"),
        ("rewritten:\n", "rewritten:\n  bluf.lead: []\n", "rewritten: bluf.lead"),
        ("rewritten:\n", "rewritten:\n  bluf.lead: x\n", "rewritten: bluf.lead"),
        ("left_out:\n", "left_out:\n- bluf.nothing\n", "left_out: bluf.nothing (the memo has no such finding)"),
        ("left_out:\n", f"left_out:\n- {LEAD}\n", f"left_out: {LEAD} (it is there)"),
        ("[memo ends]", "[other]: https://example.org\n[memo ends]", "[other]: https://example.org"),
        ("[memo ends]", "[other]: #0badcafe\n[memo ends]", "[other]: #0badcafe"),
        ("[memo ends]", f"[move]: #0badcafe '{OTHER}'\n[memo ends]", OTHER),
    ],
)
def test_whatever_argmap_did_not_write_is_named(at: str, put: str, named: str) -> None:
    assert at in REWRITTEN
    found = every(MAP, read(REWRITTEN.replace(at, put, 1), "memo.md"))
    assert [named in one.was for one in found] == [True]
    assert found[0].stale in {Stale.FOREIGN, Stale.ALTERED}


@pytest.mark.parametrize(("at", "name"), [("left_out:\n", "left_out"), ("rewritten:\n", "rewritten")])
def test_lists_of_the_front_matter_are_lists(at: str, name: str) -> None:
    head, _, tail = REWRITTEN.partition(at)
    changed = f"{head}{name}: {OTHER}\n{tail[tail.index('rewritten:') if name == 'left_out' else tail.index('---') :]}"
    assert any(one.was == f"{name}: {OTHER}" for one in every(MAP, read(changed, "memo.md")))


def a_draft(words: str) -> Drafts:
    return Drafts([Drafted(7, LEAD, FILE.said[LEAD].text, words, "a-model-1", "accepted", words, "ed")])


@pytest.mark.parametrize("drafted", ["I add this.", "I add: THIS", "I also add this."])
@pytest.mark.parametrize("own", ["I add this.", "I do add this, all of it, and with some more words."])
def test_a_models_words_that_stand_as_the_authors_are_named(own: str, drafted: str) -> None:
    file = read(REWRITTEN.replace("I add this.", own), "memo.md")
    found = [one for one in check(file, MEMO, MAP, a_draft(drafted)) if one.stale is Stale.UNDISCLOSED]
    is_alike = own == "I add this." and drafted != "I also add this."
    assert [(one.was, one.now) for one in found] == [(own, "the words of draft 7 by 'a-model-1'")] * is_alike


def test_a_finding_that_is_told_twice_is_told_with_the_words_that_are_not_its_own() -> None:
    for put in (f"{OTHER}[^{LEAD}]\n{line_of(LEAD)}", f"{line_of(LEAD)}\n{OTHER}[^{LEAD}]"):
        found = every(MAP, read(SOURCE.replace(line_of(LEAD), put), "memo.md"))
        assert [one.stale for one in found if one.was == OTHER] in ([Stale.ALTERED], [Stale.FOREIGN])


def test_other_items_under_a_finding_are_named() -> None:
    note = next(line for line in SOURCE.splitlines() if line.startswith(f"[^{LEAD}]:"))
    file = read(SOURCE.replace(note, note.replace("`move`", "`rents`")), "memo.md")
    assert [(one.key, one.stale) for one in every(MAP, file)] == [(LEAD, Stale.ALTERED)]


def test_a_sentence_that_was_put_elsewhere_is_named() -> None:
    line = line_of(LEAD)
    file = read(SOURCE.replace(line + "\n", "").replace("## Question", f"{line}\n\n## Question"), "memo.md")
    assert {one.stale for one in every(MAP, file)} == {Stale.MOVED}


def test_that_a_section_was_rewritten_lets_in_no_words_that_look_like_argmaps() -> None:
    added = read(SOURCE.replace("## Question", f"{OTHER}\n\n## Question"), "memo.md")
    lines = next(found for found in sections(added.lines) if found[-1].text == OTHER)
    forged = replace(added, rewritten={"bluf": tuple(one.mark for one in lines[1:])})
    assert [(one.was, one.stale) for one in every(MAP, forged)] == [(OTHER, Stale.FOREIGN)]


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6, 0.99])
def test_a_file_that_is_cut_off_is_said_to_be(share: float) -> None:
    with pytest.raises(InputError, match="cut off before its end"):
        read(SOURCE[: int(share * len(SOURCE))], "memo.md")


def test_who_begins_to_weigh_makes_a_memo_stale_that_hears_everybody() -> None:
    eve = Perspective(id="eve", title="Eve", credence={"rents": 0.1, "lease": 0.9})
    for everybody in (True, False):
        made = build(MAP, recipe(MAP, perspectives=("ada",), everybody=everybody))
        found = every(MAP.put(eve), read(text(made), "memo.md"))
        assert any("Eve" in one.now for one in found)


def test_everybody_is_heard_who_weighs_where_nobody_is_named() -> None:
    later = MAP.put(Perspective(id="eve", title="Eve", credence={"rents": 0.1}))
    assert heard(later, recipe(MAP, perspectives=("bob",), everybody=True)) == ("bob", "ada", "eve")
    assert heard(later, recipe(MAP, perspectives=("bob",))) == ("bob",)
