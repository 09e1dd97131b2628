"""A file of somebody's words when the map has changed since: what was left as it was follows, the rest is refused."""

from __future__ import annotations

import pytest

from argmap.errors import InputError, UnknownId
from argmap.memo import hand, starting
from argmap.memo.blocks import Hand, Memo, Sentence
from argmap.memo.rewriting import digest
from argmap.memo.tokens import parse
from tests.memo.samples import finding, memo, paragraph, section


def found(key: str, words: str, check: str = "0badcafe") -> Sentence:
    one = finding(key, words)
    return one.model_copy(update={"trace": one.trace.model_copy(update={"check": check})}) if one.trace else one


LEAD, CRUX = found("bluf.lead", "Move leads, at .62."), found("bluf.crux", "It turns on the rent.")
OTHER, NEW = found("bluf.lead", "Stay leads, at .55.", "11111111"), found("bluf.view", "It is Dana's view.")
METHOD = section(paragraph(found("method.rule", "By one rule.")), id="method")


def of(*sentences: Sentence) -> Memo:
    return memo(section(paragraph(*sentences), id="bluf"), METHOD)


def applied(body: str, made: Memo) -> Memo:
    return hand.Sidecar("mine.md", parse(body, "mine.md")).apply(made)


BEFORE = of(LEAD, CRUX)
BEGUN = starting.begun(BEFORE)


def refused(body: str, made: Memo) -> str:
    with pytest.raises(InputError) as error:
        applied(body, made)
    return f"{error.value.message} → {error.value.next_step}"


def test_it_begins_with_the_head_and_the_bottom_line_alone() -> None:
    assert "# bluf\n" in BEGUN
    assert "\n# method\n" not in BEGUN
    assert "--block NAME writes others: method." in BEGUN
    assert applied(BEGUN, BEFORE) == BEFORE


def test_other_blocks_are_written_where_they_are_asked_for() -> None:
    text = starting.begun(BEFORE, ["method"])
    assert "\n# method\n" in text
    assert "\n# bluf\n" not in text
    with pytest.raises(UnknownId, match="no block 'nope'"):
        starting.begun(BEFORE, ["nope"])


@pytest.mark.parametrize("after", [of(OTHER, CRUX), of(NEW, OTHER, CRUX), of(CRUX), of(LEAD)])
def test_an_untouched_file_changes_nothing_whatever_the_map_says_by_now(after: Memo) -> None:
    assert applied(BEGUN, after) == after


def test_an_untouched_sentence_beside_a_rewritten_one_follows_the_map() -> None:
    body = BEGUN.replace("It turns on the rent.", "The rent it turns on.")
    said = [(one.text, one.hand) for one in applied(body, of(OTHER, CRUX)).findings()][:2]
    assert said == [(OTHER.text, Hand.MAP), ("The rent it turns on.", Hand.AUTHOR)]


def test_an_untouched_sentence_whose_finding_is_gone_goes_too() -> None:
    body = BEGUN.replace("It turns on the rent.", "The rent it turns on.")
    assert next(one.text for one in applied(body, of(CRUX)).findings()) == "The rent it turns on."


def test_a_rewritten_sentence_is_refused_when_its_finding_says_something_else() -> None:
    body = BEGUN.replace("Move leads, at .62.", "Move leads.")
    assert "has changed since this was written" in refused(body, of(OTHER, CRUX))


def test_a_sentence_that_was_taken_out_stays_out() -> None:
    line = "Move leads, at .62.[^bluf.lead]\n"
    assert line in BEGUN
    assert applied(BEGUN.replace(line, ""), BEFORE).left_out == ("bluf.lead",)


def test_all_that_is_wrong_is_told_at_once() -> None:
    body = "# nope\n\n# bluf\n\nMove, at .63.[^bluf.lead]\nIt may turn.[^bluf.crux]\nGo.[^bluf.gone]\n"
    said = refused(body, BEFORE)
    assert said.startswith("mine.md: 4 things are wrong:")
    for words in ("no block 'nope'", "'.63' is added", "'may' is added", "no finding 'bluf.gone'"):
        assert words in said
    with pytest.raises(InputError, match="2 things are wrong"):
        _ = hand.Sidecar("mine.md", parse("---\nfrmo: a\nstatus: b\n---\n", "mine.md")).front


def test_a_digest_is_of_the_words_and_not_of_their_blanks() -> None:
    assert digest("a  b\n") == digest("a b") != digest("a c")
