"""The words that argmap offers beside a finding's own, so that it can be said in plainer grammar, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

FUNCTION = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has"),
        *("have", "he", "in", "into", "is", "it", "its", "of", "on", "one", "or", "our", "over", "range", "she", "so"),
        *("strength", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this"),
        *("those", "to", "under", "was", "we", "were", "what", "which", "who", "with"),
    )
)
"""Words that by themselves say nothing."""
CHANGING = frozenset({"had", "he", "into", "our", "over", "she", "than", "then", "under", "was", "were"})
"""Those that change a sentence which did not have them: its time, its people, its place."""
JOINING = (FUNCTION - CHANGING) | {
    *(
        "also",
        "although",
        "among",
        "being",
        "but",
        "here",
        "however",
        "namely",
        "re",
        "s",
        "though",
        "thus",
        "ve",
        "while",
    ),
    *("whom", "whose"),
}
"""Words that other words for a finding may have though it does not."""
SYNONYMS = (
    ("across", "past"),
    ("argument", "reason"),
    ("author", "writer"),
    ("begin", "start"),
    ("calculate", "compute"),
    ("alter", "change"),
    ("choice", "option"),
    ("count", "number"),
    ("debate", "discuss"),
    ("document", "paper"),
    ("drawn", "read", "taken"),
    ("entire", "whole"),
    ("gave", "give", "given"),
    ("carry", "move"),
    ("need", "require", "take"),
    ("once", "when"),
    ("perspective", "view", "viewpoint"),
    ("subject", "topic"),
    ("write", "written", "wrote"),
)
"""Words of which one may take the place of another."""
LETTERS = re.compile(r"[^\W\d_]+")
SIGNS = re.compile(r"[^\w\s.,;:()%⁄'’‘“”\"‐‑–—−…-]")
"""Signs that are more than punctuation: questions, exclamations, arrows, strokes through letters."""
ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ss", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
"""How a word ends in another form, and what its stem has there."""
SHORTEST = 3
"""Letters that a stem keeps at least."""


def letters(text: str) -> list[str]:
    """The words of ``text`` in small letters, without its numbers and signs."""
    return LETTERS.findall(text.casefold())


def stem(word: str) -> str:
    """What all forms of a word in small letters have in common, and those that may take its place."""
    made = _stem(word)
    return MEANT.get(made, made)


def _stem(word: str) -> str:
    """A word without its ending for number, person or time; *argued* and *arguing* are *argu*."""
    for ending, other in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending) + other
            break
    is_doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiosl"
    return word[:-1] if is_doubled or (word.endswith("e") and len(word) > SHORTEST) else word


MEANT = {_stem(word): words[0] for words in SYNONYMS for word in words}


def signs(text: str) -> set[str]:
    """The signs of ``text`` that are more than punctuation."""
    return set(SIGNS.findall(text))


def told(words: Iterable[str]) -> dict[str, str]:
    """The words among these that say something and are not on offer, by their stems."""
    return {stem(word): word for word in words if word not in JOINING}
