"""What a document is read for stays the same through typesetting, and changes with every word and figure."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.sources.letters import block_of, letters_of, sha256

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñøçßABCDEFÄÉ", min_size=2, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25)
BLANKS = st.sampled_from([" ", "\n", "  ", " \n ", "\t", "\u00a0", "\r\n", "\u2009", "\n\n", "\u3000"])
SEEDS = st.integers(0, 2**32)


def read(text: str) -> tuple[str, list[str]]:
    """The letters of ``text`` and its words."""
    found = letters_of(text)
    return found.letters, found.words


@given(SENTENCES, st.data())
def test_wrapping_makes_no_difference(words: list[str], data: st.DataObject) -> None:
    blanks = data.draw(st.lists(BLANKS, min_size=len(words), max_size=len(words)))
    wrapped = "".join(word + blank for word, blank in zip(words, blanks, strict=True))
    assert read(wrapped) == read(" ".join(words))
    assert letters_of(wrapped).fingerprint == letters_of(" ".join(words)).fingerprint


@given(SENTENCES, SEEDS)
@pytest.mark.parametrize(
    "around",
    ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "({})", "[{}]", "*{}*", "**{}**", "_{}_", "`{}`", "***{}***"],
)
def test_quotation_marks_brackets_and_emphasis_make_no_difference(around: str, words: list[str], seed: int) -> None:
    dice = random.Random(seed)
    marked = " ".join(around.format(word) if dice.random() < 0.5 else word for word in words)
    assert read(marked) == read(" ".join(words))


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ("the model's own weights", "the model’s own weights"),
        ("one - or two - of them", "one – or two – of them"),
        ("one -- or two -- of them", "one—or two—of them"),
        ("from 3-4 to 17-20", "from 3–4 to 17–20"),
        ("a well-known case", "a well\u2011known case"),
        ("minus -5 degrees", "minus −5 degrees"),
        ("and so on...", "and so on…"),
        ("# A heading\n\nand *more*", "A heading\nand more"),
        ("an office for the staff", "an oﬃce for the staﬀ"),
        ("to find a flat floor", "to ﬁnd a ﬂat ﬂoor"),
        ("H₂O", "H2O"),
        ("of 2000 in 2020", "of 2\u00ad000 in \u00ad2020"),
        ("Straße", "STRASSE"),
        ("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς"),
        ("１７ Ｗｏｒｄｓ", "17 words"),
    ],
)
def test_typography_makes_no_difference(plain: str, typeset: str) -> None:
    assert letters_of(plain).letters == letters_of(typeset).letters


@given(st.lists(st.sampled_from(["offer", "find", "fluent", "staff", "baffle", "fjord", "first"]), min_size=1))
def test_ligatures_make_no_difference(words: list[str]) -> None:
    text = " ".join(words)
    typeset = text.replace("ffl", "ﬄ").replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    assert read(typeset) == read(text)


@given(SENTENCES, st.sampled_from(["\u00ad", "\u200b", "\ufeff", "\u200d", "\u2060"]), SEEDS)
def test_soft_hyphens_and_invisible_characters_make_no_difference(words: list[str], mark: str, seed: int) -> None:
    dice = random.Random(seed)
    marked = " ".join(broken(word, dice, lambda: mark) for word in words)
    assert read(marked) == read(" ".join(words))


@given(SENTENCES, SEEDS)
@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", "\u0002"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\n    ", " \n"])
def test_words_broken_at_line_ends_are_whole(line: str, hyphen: str, words: list[str], seed: int) -> None:
    dice = random.Random(seed)
    hyphenated = " ".join(broken(word, dice, lambda: hyphen + line) for word in words)
    assert read(hyphenated) == read(" ".join(words))


def broken(word: str, dice: random.Random, mark: Callable[[], str]) -> str:
    """``word`` with the mark inside it, half of the time."""
    at = dice.randrange(1, len(word))
    return word[:at] + mark() + word[at:] if dice.random() < 0.5 else word


def test_a_dash_at_the_end_of_a_line_joins_no_words() -> None:
    assert letters_of("one of them —\nor two").words == letters_of("one of them — or two").words
    assert letters_of("one of them—\nor two").words == letters_of("one of them or two").words
    assert letters_of("one of them -\nor two").words == ["one", "of", "them", "or", "two"]
    assert letters_of("in 2020-\nand later").words == ["in", "2020", "and", "later"]


def test_a_hyphen_before_a_blank_joins_no_words() -> None:
    assert letters_of("pre- and post-war").words == ["pre", "and", "postwar"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_decomposed_accents_make_no_difference(text: str) -> None:
    assert letters_of(unicodedata.normalize("NFD", text)).letters == letters_of(text).letters
    assert letters_of(unicodedata.normalize("NFC", text)).letters == letters_of(text).letters


@given(st.text(alphabet="abc äßﬁ", max_size=40))
def test_case_makes_no_difference(text: str) -> None:
    assert letters_of(text.upper()).letters == letters_of(text).letters


@given(SENTENCES, st.data())
def test_another_word_makes_a_difference(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(WORDS)
    assume(letters_of(other).letters != letters_of(words[at]).letters)
    changed = [*words[:at], other, *words[at + 1 :]]
    assert letters_of(" ".join(changed)).fingerprint != letters_of(" ".join(words)).fingerprint


@given(SENTENCES, st.integers(0, 10**6), st.integers(0, 10**6))
@pytest.mark.parametrize("figure", ["{}", "{}.5", "-{}", "{} %", "1,{}", "3–{}", "€ {}", "> {}", "<{}", "{}/7", "~{}"])
def test_another_figure_makes_a_difference(figure: str, words: list[str], number: int, other: int) -> None:
    text = " ".join(words)
    one, another = (letters_of(f"{text} {figure.format(found)} {text}").letters for found in (number, other))
    assert (one == another) == (number == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose by 1.5 points", "rose by 15 points"),
        ("rose by 1.5 points", "rose by 1,5 points"),
        ("rose by -5 points", "rose by 5 points"),
        ("rose by −5 points", "rose by 5 points"),
        ("rose by 5 % then", "rose by 5 then"),
        ("costs $5 now", "costs €5 now"),
        ("is < 5 here", "is > 5 here"),
        ("that a = b here", "that a ≠ b here"),
        ("of 3–4 of them", "of 34 of them"),
        ("so it is.", "so it is?"),
        ("so it is. Then", "so it is, then"),
        ("it is not so", "it is so"),
        ("a one", "a two"),
    ],
)
def test_what_carries_meaning_makes_a_difference(one: str, other: str) -> None:
    assert letters_of(one).letters != letters_of(other).letters


@given(st.text(alphabet=st.sampled_from("aéﬁß 1.-–—\u00ad\u0002\n“”*%½…ǅ"), max_size=60))
def test_places_lead_back_to_the_text(text: str) -> None:
    found = letters_of(text)
    assert len(found.places) == len(found.letters)
    assert list(found.places) == sorted(found.places)
    for letter, place in zip(found.letters, found.places, strict=True):
        assert letter in "-^_~" or letter in letters_of(text[place] + "1").letters
    for start, end in pairwise([*found.starts, len(found.letters)]):
        assert letters_of(text[slice(*found.span(start, end))]).letters == found.letters[start:end].lstrip("_^")


@given(SENTENCES, SENTENCES, SENTENCES)
def test_a_span_holds_its_own_words_and_no_others(before: list[str], words: list[str], after: list[str]) -> None:
    quotation = " ".join(words)
    text = f"{' '.join(before)} “{quotation}” — {' '.join(after)}"
    found = letters_of(text)
    start = found.starts[len(before)]
    assert text[slice(*found.span(start, found.starts[len(before) + len(words)]))] == quotation


def test_the_words_of_a_text() -> None:
    found = letters_of("“Yes,” she said: 1.5 % — or −40, well-\nknown; etc.")
    assert found.words == ["yes", "she", "said", "1.5", "%", "or", "-40", "wellknown", "etc"]
    assert found.letters == "yes,shesaid:1.5%or-40,wellknown;etc."
    assert (found.fingerprint.letters, found.fingerprint.words) == (len(found.letters), 9)


@pytest.mark.parametrize("text", ["", "  \n", "— “” *"])
def test_a_text_without_letters(text: str) -> None:
    assert read(text) == ("", [])


def test_the_hashes_of_blocks_are_of_eight_words() -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    assert block_of(words[:8]) == sha256("one two three four five six seven eight")[:8]
    assert letters_of(" ".join(words)).blocks == [block_of(words[:8]), block_of(words[1:])]
    assert letters_of("seven words are too few for one").blocks == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("15", "1 5"),
        ("15", "1-5"),
        ("15", "1⁵"),
        ("102", "10²"),
        ("1020", "10 – 20"),
        ("about 15", "about ~15"),
        ("3x", "-3x"),
    ],
)
def test_figures_are_told_apart(one: str, other: str) -> None:
    assert letters_of(one).letters != letters_of(other).letters


def test_a_range_reads_the_same_with_blanks_and_other_dashes() -> None:
    assert letters_of("73–100").letters == letters_of("73 – 100").letters == letters_of("73-\n100").letters


def test_half_a_character_is_no_obstacle() -> None:
    assert letters_of("before \ud800 after").words == ["before", "after"]
    assert len(sha256("\ud800")) == 64
