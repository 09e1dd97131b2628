"""Names that look the same are the same, and a name that hides something is none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import settings
from argmap.errors import InputError
from argmap.names import folded, is_blank, is_of_a_model, plain

HIDING = ["bo\u200bt", "bot\u2060", "b\u00adot", "bo\u034ft", "bo\ufe0ft", "bo\u3164t", "\U000e0041bot", "\ufeffbot"]


@pytest.mark.parametrize(
    "name", [*HIDING, "BOT", "ｂｏｔ", " bot ", "b\u043et", "b\u03bft", "\u0412\u041e\u0422", "b0t"]
)
def test_what_looks_like_a_name_is_that_name(name: str) -> None:
    assert folded(name) == folded("bot")


@pytest.mark.parametrize(
    "name",
    [
        "claude-opus-4-5",
        "GPT-5",
        "ｇｐｔ‐5",
        "gpt\u200b-5",
        "Gemini 2.5 Pro",
        "o3",
        "llama3.1",
        "openai/gpt-5",
        "anthropic/claude-3-opus",
        "meta-llama/Llama-3-70b",
        "models/gemini-1.5-pro",
        "сlaude 4",
        "Qwen2",
    ],
)
def test_a_name_with_a_version_is_that_of_a_model(name: str) -> None:
    assert is_of_a_model(name)


@pytest.mark.parametrize(
    "name",
    [
        "Claude",
        "Claude Monet",
        "Phi Nguyen",
        "dana",
        "o'neill",
        "Grok fan",
        "Gemma Smith, class of 2010",
        "claude.dupont75@x.org",
        "O2 Ltd",
        "Claude Monet (room 12)",
        "ana3",
        "李",
    ],
)
def test_a_name_that_people_have_is_not(name: str) -> None:
    assert not is_of_a_model(name)


@pytest.mark.parametrize(
    ("one", "other"), [("bot", "bob"), ("Лев", "Lev"), ("gpt-4", "gpt-5"), ("李", "王"), ("☃", "☂")]
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert plain(one) != plain(other)


@pytest.mark.parametrize(("one", "other"), [("Zoë", "Zoe"), ("Al", "Ai"), ("b\u043et", "bot"), ("राम", "रम")])
def test_names_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@pytest.mark.parametrize("name", ["O'NEIL", "o\u2019neil", "O Neil", "O\u2011Neil"])
def test_case_and_signs_make_no_other_name(name: str) -> None:
    assert plain(name) == plain("O'Neil")


MODELS = ("gpt-5", "claude-opus-4.1", "gemini_2.5 pro", "o3-mini", "Llama-4:17b")
SIGNS = [sign for sign in map(chr, range(0x20, 0x30000)) if unicodedata.category(sign)[0] in "ZPC"]
"""Separators, hyphens, dots, underscores, and characters that cannot be seen."""
STYLED: dict[str, list[str]] = {}
"""Letters and digits by what they are once their style is taken off: wide, raised, in circles, for mathematics."""
for styled in map(chr, range(0x80, 0x20000)):
    STYLED.setdefault(unicodedata.normalize("NFKC", styled).casefold(), []).append(styled)
CONFUSED = {
    "a": "аΑᎪꓮ",
    "c": "сᏟⅽ",
    "d": "ԁꓓ",
    "e": "еΕ℮",
    "g": "ɡԍᏀ",
    "i": "іΙ1lIı",
    "l": "ӏІ1Iꓡ|",
    "m": "мМᎷ",
    "n": "ոΝ",
    "o": "оοО0๐",
    "p": "рΡᏢꓑ",
    "r": "гᎡ",
    "t": "тΤᎢꓔ",
    "u": "սᴜ",
    "0": "OО",
    "1": "lIІ",
    "5": "Ƽ",
    "8": "৪Ȣ",
}
"""Some of what Unicode's confusables say of other scripts, written down apart from the table that is tested."""


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """A model's name, and one that looks like it."""
    name, seen = draw(st.sampled_from(MODELS)), ""
    for sign in name:
        plain_sign = sign.casefold()
        if sign.isalnum():
            alike = [sign, sign.swapcase(), *STYLED.get(plain_sign, ()), *CONFUSED.get(plain_sign, "")]
            seen += draw(st.sampled_from(alike))
            seen += draw(st.sampled_from(["", "", "", "\u0323", "\u0301", "\u200d", "\ufe0f"]))
        else:
            seen += draw(st.sampled_from(["", *SIGNS]))
    return name, seen


@given(disguised())
def test_no_disguise_of_a_model_is_another_name(pair: tuple[str, str]) -> None:
    assert folded(pair[1]) == folded(pair[0])


@pytest.mark.parametrize("name", HIDING)
def test_a_name_has_nothing_hidden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="cannot be seen"):
        settings.as_name(name, "--as")
    monkeypatch.setenv(settings.AUTHOR_VARIABLE, name)
    with pytest.raises(InputError, match="cannot be seen"):
        settings.author()


@pytest.mark.parametrize("name", ["Zoë", "Лев Толстой", "李", "عمر", "O'Neil"])
def test_names_of_all_scripts_are_names(name: str) -> None:
    assert settings.as_name(name, "--as") == name


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "\u200b\u200f", "\U000e0041", "\u3164 \u2800", "\u00a0\n\u2003"])
def test_what_cannot_be_seen_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}x")
    assert not is_blank(f"{text}李")
