"""The words of the field and what they mean, read from the guide; and which of them stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from argmap import resources

TOPIC = "words"
"""The topic of the guide that explains them."""
ENTRY = re.compile(r"^- \*\*(?P<word>.+?)\*\*: (?P<meaning>.+)$", re.MULTILINE)
ENDINGS = "(?:s|es|ed|ing|ting|ment|'s)?"
"""What a word may end in where it is used."""
PLURALS = {"thesis": "theses", "criterion": "criteria", "undermine": "undermining"}
"""Forms that no ending makes."""


class Entry(NamedTuple):
    """A word and what it means."""

    word: str
    meaning: str


@cache
def glossary() -> tuple[Entry, ...]:
    """Every word, in the order of the guide."""
    return tuple(Entry(found["word"], found["meaning"]) for found in ENTRY.finditer(resources.guide_page(TOPIC)))


def standing_in(text: str, entries: Iterable[Entry] | None = None) -> list[Entry]:
    """The words that ``text`` uses, in the order of the guide."""
    flat = " ".join(text.split()).casefold()
    return [one for one in (glossary() if entries is None else entries) if _pattern(one.word).search(flat)]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace(r"\-", "[- ]") for form in (word, PLURALS.get(word, word)))
    return re.compile(rf"\b(?:{forms}){ENDINGS}\b")
