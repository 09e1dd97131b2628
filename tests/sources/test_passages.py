"""A passage is found again in any copy of its document, and never where it is not."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import chain

import pytest

from argmap.errors import InputError
from argmap.model import Source
from argmap.sources.letters import block_of, letters_of, sha256
from argmap.sources.passages import VERIFIED, Finder, Found, State, find_all, occurrences, overlaps, word_at
from argmap.sources.readers import Document
from argmap.sources.verify import Copy
from tests.sources.texts import (
    NAMES,
    VOCABULARY,
    Quoted,
    Token,
    Version,
    apart,
    made_up,
    passage_of,
    quoted_from,
    text_named,
)

DOCUMENTS = ["made-up", *NAMES]
PASSAGE = "A passage of more than eight words, which stands in the middle of it all."
BEFORE = "Something else is said before that, in a sentence of its own."
AFTER = "And after it comes the end of the text, which has words as well."
TEXT = f"{BEFORE} {PASSAGE} {AFTER}"


def found_in(text: str, of: str = TEXT, quotation: str = PASSAGE) -> tuple[Found, str]:
    """What becomes of the quotation from ``of`` in ``text``, and the words found."""
    document = letters_of(text)
    found = Finder(document).find(passage_of(letters_of(of), quotation))
    return found, text[slice(*document.span(found.start, found.end))] if found.end else ""


@pytest.mark.parametrize("text", [TEXT, f"More words.\n\n{TEXT}", PASSAGE, f"{PASSAGE} {BEFORE}", f"“{PASSAGE}”"])
def test_unchanged_words_are_verified_exact(text: str) -> None:
    found, words = found_in(text)
    assert (found.state, found.share) == (State.EXACT, 1.0)
    assert words.rstrip(".") == PASSAGE.rstrip(".")


@pytest.mark.parametrize(
    "passage",
    [
        PASSAGE.replace(" ", "\n"),
        PASSAGE.replace("eight words", "*eight* “words”"),
        PASSAGE.replace("middle", "mid-\ndle"),
        PASSAGE.replace("middle", "mid\u00addle"),
        PASSAGE.upper(),
    ],
)
def test_the_same_letters_are_verified_normalised(passage: str) -> None:
    found, words = found_in(f"{BEFORE} {passage} {AFTER}")
    assert (found.state, found.share) == (State.NORMALISED, 1.0)
    assert words == passage


@pytest.mark.parametrize(
    ("old", "new"), [("eight", "nine"), (", which", ""), ("it all", "them"), ("than", "than about"), ("A ", "One ")]
)
def test_other_words_in_the_same_place_are_a_change(old: str, new: str) -> None:
    found, words = found_in(TEXT.replace(old, new))
    assert found.state is State.CHANGED
    assert 0 < found.share < 1
    assert "in the middle of" in words
    assert "more than" in words


def test_a_changed_figure_is_a_change() -> None:
    text = TEXT.replace("eight words", "8.5 words")
    for other in ("85 words", "8.6 words", "-8.5 words"):
        assert (
            found_in(TEXT.replace("eight words", other), text, PASSAGE.replace("eight", "8.5"))[0].state
            is State.CHANGED
        )


@pytest.mark.parametrize(("old", "new"), [("well–known", "well-known"), ("well-known", "well–known")])
def test_a_dash_that_parts_words_makes_no_difference(old: str, new: str) -> None:
    passage = f"{old} passages begin with what may be one word or two."
    found, words = found_in(f"{BEFORE} {passage.replace(old, new)} {AFTER}", f"{BEFORE} {passage} {AFTER}", passage)
    assert found.state is State.NORMALISED
    assert words == passage.replace(old, new)


def test_the_words_found_are_told_with_the_marks_around_them() -> None:
    source = Source(id="s", csl={"type": "book", "title": "S"})
    marked = f"{BEFORE} (“{PASSAGE.replace(' ', chr(10))}”) {AFTER}"
    copy = Copy(source, Document(marked, ""))
    assert copy.text_of(copy.finder.find(passage_of(letters_of(TEXT), PASSAGE))) == f"(“{PASSAGE}”)"


@pytest.mark.parametrize(
    ("quotation", "longer"),
    [
        ("over all of the years prices rise by 3", "rise by 3.5 in"),
        ("years prices rise by 3 in each model", "each models"),
    ],
)
def test_a_passage_whose_last_word_goes_on_is_a_change(quotation: str, longer: str) -> None:
    text = f"{BEFORE} We found that over all of the years prices rise by 3 in each model there was. {AFTER}"
    shorter = longer.replace(".5", "").replace("models", "model")
    assert found_in(text.replace(shorter, longer), text, quotation)[0].state is State.CHANGED


def test_a_passage_with_the_same_neighbours_twice_is_ambiguous() -> None:
    found, words = found_in(f"{TEXT} {TEXT}")
    assert (found.state, words.rstrip(".")) == (State.AMBIGUOUS, PASSAGE.rstrip("."))


def test_neighbours_tell_two_places_apart() -> None:
    for text in (f"{PASSAGE} Elsewhere as well. {TEXT}", f"{TEXT} Elsewhere as well. {PASSAGE} But not so."):
        document = letters_of(text)
        found = Finder(document).find(passage_of(letters_of(TEXT), PASSAGE))
        assert found.state is State.EXACT
        assert found.start == document.letters.index(letters_of(BEFORE).letters) + len(letters_of(BEFORE).letters)


def test_two_places_that_were_edited_alike_are_ambiguous() -> None:
    edited = TEXT.replace("eight", "nine")
    assert found_in(f"{edited} {edited}")[0].state is State.AMBIGUOUS


@pytest.mark.parametrize("nearer_is", ["first", "last"])
def test_two_places_that_were_edited_almost_alike_are_ambiguous_in_either_order(nearer_is: str) -> None:
    words = made_up(30).split()
    passage, middle = " ".join(words), words[15]
    less = f"{BEFORE} {passage.replace(middle, 'otherwise', 1)} {AFTER}"
    more = less.replace(words[-1], "altogether")
    both = f"{less} {more}" if nearer_is == "first" else f"{more} {less}"
    assert found_in(both, f"{BEFORE} {passage} {AFTER}", passage)[0].state is State.AMBIGUOUS


@pytest.mark.parametrize("text", ["", "Nothing of it.", f"{BEFORE} {AFTER}", "words " * 500, made_up()])
def test_a_passage_that_is_not_there_is_missing(text: str) -> None:
    assert found_in(text)[0] == Found(State.MISSING)


def test_likeness_without_a_neighbour_is_no_change() -> None:
    assert (
        found_in(f"Quite other words here. {PASSAGE.replace('eight', 'nine')} And other words.")[0].state
        is State.MISSING
    )


def test_what_stands_between_both_neighbours_has_to_be_about_as_long() -> None:
    other = "Here are some words that have nothing to do with what stood here."
    assert found_in(f"{BEFORE} {other} {AFTER}")[0].state is State.CHANGED
    for length in ("Short.", f"{other} {other} {other}"):
        assert found_in(f"{BEFORE} {length} {AFTER}")[0].state is State.MISSING


def test_a_block_without_any_neighbour_is_not_enough() -> None:
    changed = PASSAGE.replace("in the middle", "on the edge")
    assert found_in(f"{BEFORE} {changed} {AFTER}")[0].state is State.CHANGED
    elsewhere = "All other words here are new and were never said before in any of the texts."
    assert found_in(f"{elsewhere} {changed} {elsewhere}")[0].state is State.MISSING


@pytest.mark.parametrize(
    "quotation", ["A passage of more than eight words,", "A", "well-known a-b c-d e-f g-h i-j k-l"]
)
def test_fewer_than_eight_words_are_refused(quotation: str) -> None:
    with pytest.raises(InputError, match="a passage needs at least 8") as refused:
        passage_of(letters_of(f"{quotation} and so on"), quotation)
    assert quotation in refused.value.message
    assert "guessed" in refused.value.next_step
    assert passage_of(letters_of(TEXT), "A passage of more than eight words, which").word_count == 8


def test_what_a_passage_keeps() -> None:
    document = letters_of(TEXT)
    passage = passage_of(document, PASSAGE)
    assert passage.start == len(letters_of(BEFORE).letters)
    assert passage.sha256 == sha256(letters_of(PASSAGE).letters)
    assert passage.exact == sha256(PASSAGE)
    assert (passage.length, passage.word_count) == (len(letters_of(PASSAGE).letters), 15)
    words = document.words
    first = words.index("passage") - 1
    assert passage.before == (block_of(words[first - 8 : first]) if first >= 8 else "")
    assert passage.block_list == [block_of(words[first : first + 8])]
    assert passage_of(letters_of(PASSAGE), PASSAGE).before == ""
    assert passage_of(letters_of(PASSAGE), PASSAGE).after == ""


def test_a_neighbour_of_exactly_eight_words_counts_and_fewer_have_no_hash() -> None:
    eight = "one two three four five six seven eight"
    passage = passage_of(letters_of(f"{eight} {PASSAGE} {eight}"), PASSAGE)
    assert passage.before == passage.after == sha256(eight)[:8]
    passage = passage_of(letters_of(f"{eight[4:]} {PASSAGE} {eight[4:]}"), PASSAGE)
    assert passage.before == passage.after == ""


def test_where_a_quotation_occurs() -> None:
    document = letters_of("one two, one two. One  “two” threes")
    assert occurrences(document, "one two") == [(0, 6), (7, 13), (14, 20)]
    assert occurrences(document, "two three") == [(17, 25)]
    assert occurrences(document, "four") == occurrences(document, "— “”") == []
    assert [word_at(document, letter) for letter in (0, 2, 3, 6, 7)] == [0, 0, 1, 1, 2]


def test_stretches_that_touch_become_one() -> None:
    assert overlaps([(5, 7), (0, 3), (3, 4), (6, 9), (6, 7)]) == [(0, 4), (5, 9)]
    assert overlaps([]) == []


@cache
def eighty(name: str) -> tuple[Quoted, ...]:
    return tuple(quoted_from(text_named(name)))


@cache
def first(name: str) -> Version:
    return Version.first(text_named(name))


def states(name: str, version: Version, quoted: list[Quoted] | tuple[Quoted, ...]) -> Counter[State]:
    """What becomes of passages; whatever is found has to be what is left of the passage's own words."""
    by_id = find_all(Finder(version.letters), [one.passage for one in quoted])
    results = [(one, by_id[one.passage.id]) for one in quoted]
    for one, found in results:
        true = version.stretch(one.words)
        if found.state is State.MISSING:
            continue
        assert true is not None, f"{name}: {one.passage.id} was removed and yet is {found.state}"
        if found.state in VERIFIED:
            assert (found.start, found.end) == true, f"{name}: {one.passage.id} is {found.state} elsewhere"
        inside = min(true[1], found.end) - max(true[0], found.start)
        assert inside >= (found.end - found.start) / 2, f"{name}: {one.passage.id} is {found.state} elsewhere"
    return Counter(found.state for _, found in results)


def token(text: str) -> Token:
    return Token(None, f"{text} ")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_eighty_passages_of_an_unchanged_document(name: str) -> None:
    assert states(name, first(name), eighty(name)) == {State.EXACT: 80}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_eighty_passages_with_text_inserted_elsewhere(name: str) -> None:
    inserted = [token(word) for word in made_up(600, seed=3).split()]
    for group in apart(list(eighty(name))):
        at = {one.words.start for one in group[::2]}
        parts = [[*(inserted if place in at else ()), word] for place, word in enumerate(first(name).tokens)]
        found = states(name, Version(tuple(chain.from_iterable(parts))), group)
        assert found == {State.EXACT: len(group)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_eighty_passages_rewrapped_and_with_other_quotes(name: str) -> None:
    dice = random.Random(4)
    other = str.maketrans({"“": '"', "”": '"', '"': "„", "’": "'", "'": "’", "—": "–", "*": "", "-": "\u2010"})
    retyped = [
        replace(one, text=one.text.strip().translate(other).replace("fi", "ﬁ") + dice.choice([" ", "\n", "\n\n  "]))
        for one in first(name).tokens
    ]
    found = states(name, Version(tuple(retyped)), eighty(name))
    assert found[State.EXACT] + found[State.NORMALISED] == 80
    assert found[State.NORMALISED] > 70


@pytest.mark.parametrize("name", DOCUMENTS)
def test_eighty_passages_with_words_edited(name: str) -> None:
    dice = random.Random(5)
    edited: list[Token] = []
    for one in first(name).tokens:
        other = replace(one, text=dice.choice(VOCABULARY) + " ")
        edits = [[other], [other], [], [one, token(dice.choice(VOCABULARY))]]
        edited += dice.choice(edits) if dice.random() < 0.06 else [one]
    found = states(name, Version(tuple(edited)), eighty(name))
    assert found[State.CHANGED] > 20
    assert found[State.EXACT] + found[State.CHANGED] >= 64  # hashes of eight words are lost with any of them
    assert not found[State.AMBIGUOUS]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_eighty_passages_that_were_removed(name: str) -> None:
    for group in apart(list(eighty(name))):
        gone = set(chain.from_iterable(one.words for one in group))
        left = Version(tuple(one for one in first(name).tokens if one.origin not in gone))
        assert states(name, left, group) == {State.MISSING: len(group)}


def test_no_passage_of_one_document_is_found_in_another() -> None:
    quoted = [replace(one, words=range(0)) for one in eighty("made-up")]
    for seed in (10, 11):
        other = Version.first(made_up(seed=seed))
        assert states("another", other, quoted) == {State.MISSING: 80}
