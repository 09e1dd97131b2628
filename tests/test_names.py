"""Names that look the same are the same, and a name that hides something is none."""

from __future__ import annotations

import pytest

from argmap import settings
from argmap.errors import InputError
from argmap.names import folded

HIDING = ["bo\u200bt", "bot\u2060", "b\u00adot", "bo\u034ft", "bo\ufe0ft", "bo\u3164t", "\U000e0041bot", "\ufeffbot"]


@pytest.mark.parametrize("name", [*HIDING, "BOT", "ｂｏｔ", " bot ", "b\u043et", "b\u03bft", "\u0412\u041e\u0422"])
def test_what_looks_like_a_name_is_that_name(name: str) -> None:
    assert folded(name) == folded("bot")


@pytest.mark.parametrize(("one", "other"), [("bot", "bob"), ("Zoë", "Zoe"), ("bot 1", "bot1"), ("Лев", "Lev")])
def test_other_names_are_others(one: str, other: str) -> None:
    assert folded(one) != folded(other)


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
