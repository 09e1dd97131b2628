"""What is told of a memo once its map has changed: exactly the findings concerned, and why."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edits import Edit, Retire, apply
from argmap.errors import InputError
from argmap.memo.build import build
from argmap.memo.checking import Report, Stale, check, made_again
from argmap.memo.read_markdown import read
from argmap.memo.write.markdown import text
from argmap.memo.written import Written
from argmap.model import Claim, Map, Perspective, Stance, Voice
from tests.memo.changing import concerned
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))
SOURCE = text(MEMO)
FILE = read(SOURCE, "memo.md")
CLAIMS = [one.id for one in MAP.of_kind(Claim)]
Change = Callable[[Map], Map]


def reports(map: Map, file: Written = FILE) -> dict[str, Report]:
    return {one.key: one for one in check(file, made_again(file, map), map)}


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


def test_nothing_is_named_while_nothing_has_changed() -> None:
    assert reports(MAP) == {}


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
        (f"[^{LEAD}][^author]", "The author wrote this.", None),
        (f"[^{LEAD}][^author]", "The author made it .99.", Stale.ALTERED),
    ],
)
def test_words_that_were_changed_in_the_file(end: str, words: str, stale: Stale | None) -> None:
    file = read(SOURCE.replace(line_of(LEAD), words + end), "memo.md")
    found = reports(MAP, file)
    assert {key: one.stale for key, one in found.items()} == ({LEAD: stale} if stale else {})


def test_a_finding_that_was_taken_out_of_the_file_is_missing() -> None:
    file = read(SOURCE.replace(line_of(LEAD) + "\n", ""), "memo.md")
    assert {key: one.stale for key, one in reports(MAP, file).items()} == {LEAD: Stale.MISSING}


@given(st.integers(0, len(SOURCE)), st.integers(0, 60), st.text("[]^`|#-:{}&\n ab1", max_size=6))
def test_whatever_is_done_to_a_file_it_is_read_or_refused(at: int, length: int, put: str) -> None:
    with contextlib.suppress(InputError):
        assert check(read(SOURCE[:at] + put + SOURCE[at + length :], "memo.md"), MEMO, MAP) is not None


def test_a_finding_that_the_author_left_out_is_not() -> None:
    file = read(SOURCE.replace(line_of(LEAD) + "\n", "").replace("left_out: []", f"left_out: [{LEAD}]"), "memo.md")
    assert reports(MAP, file) == {}
