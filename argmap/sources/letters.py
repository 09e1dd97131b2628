"""A document read for its letters: what stays the same when it is wrapped, typeset or printed to PDF.

Kept are letters, digits and the punctuation that carries meaning (. , : ; ? ! % and the signs of mathematics and
money), case-folded. Blanks, quotation marks, brackets, marks of emphasis, accents, hyphens and dashes go, except a dash
before a digit, which may be a minus or stand between the ends of a range. So line breaks, hyphenation, typographic
quotes and dashes, ligatures and Markdown make no difference, while every changed word, figure or full stop does.
"""

from __future__ import annotations

import hashlib
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache, cached_property

from argmap.model import Fingerprint

STRUCK = "\u0338"
"""The stroke through a sign that turns it into its contrary."""
KEPT_MARKS = frozenset(f".,:;?!%&@/§{STRUCK}")
KEPT_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sm", "Sc", "Mc", "Mn"})
DROPPED = frozenset("|~")
"""Signs of mathematics that are marks of layout far more often."""
ACCENTS = ((0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF))
"""Combining marks that are set on letters; those of other scripts are letters themselves."""
HYPHENS = frozenset("-\u2010\u2011")
"""What joins the parts of a word, or breaks it at the end of a line."""
BREAKS = frozenset("\u00ad\u0002\ufffe")
"""What can only break a word: soft hyphens, and what readers of PDF give for the hyphen at the end of a line."""
DASH = "-"
GRAM = 3
"""Words to a hash of neighbours."""


@dataclass(frozen=True)
class Letters:
    """The letters of a text, each with its place in the text, and where its words begin."""

    text: str
    letters: str
    places: array[int]
    """For each letter, its index in ``text``."""
    starts: array[int]
    """For each word, the index of its first letter in ``letters``."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of ``text`` that the letters from ``start`` to before ``end`` come from."""
        return self.places[start], self.places[end - 1] + 1

    @cached_property
    def words(self) -> list[str]:
        """The words, without punctuation at their ends."""
        ends = [*self.starts[1:], len(self.letters)] if self.starts else []
        return [self.letters[a:b].strip(".,:;?!") for a, b in zip(self.starts, ends, strict=True)]

    @cached_property
    def grams(self) -> list[str]:
        """The hash of every three consecutive words."""
        return grams_of(self.words)

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What the whole comes to."""
        return Fingerprint(letters=len(self.letters), words=len(self.starts), sha256=sha256(self.letters))


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def grams_of(words: list[str]) -> list[str]:
    """32 bits of the SHA-256 of every three consecutive words joined by blanks; of all, if fewer than three."""
    runs = [words] if len(words) < GRAM else [words[at : at + GRAM] for at in range(len(words) - GRAM + 1)]
    return [hashlib.sha256(" ".join(run).encode("utf-8", errors="surrogatepass")).hexdigest()[:8] for run in runs]


def letters_of(text: str) -> Letters:
    """Read ``text`` for its letters."""
    letters: list[str] = []
    places, starts = array("l"), array("l")
    new_word, dash = True, -1
    for at, character in enumerate(text):
        kept, breaks = _folded(character)
        if kept == ">" and text[at - 1 : at] in {"", "\n"}:
            continue  # a quotation in Markdown
        if kept:
            if dash >= 0 and kept[0].isdigit() and _counts(text, dash, at):
                if new_word:
                    starts.append(len(letters))
                    new_word = False
                letters.append(DASH)
                places.append(dash)
            if new_word:
                starts.append(len(letters))
                new_word = False
            dash = -1
            letters.extend(kept)
            places.extend([at] * len(kept))
        elif character in HYPHENS or character in BREAKS:
            dash = at
        elif breaks:
            new_word = new_word or not _hyphenated(text, dash, at)
            if breaks > 1:
                dash = at
    return Letters(text, "".join(letters), places, starts)


def _counts(text: str, dash: int, digit: int) -> bool:
    """Whether a dash before a digit is a minus or stands in a range: it touches it, or ends the line in a range."""
    between = text[dash + 1 : digit]
    if text[dash] in BREAKS or between.strip():
        return False
    return not between or ("\n" in between and text[dash - 1 : dash].isdigit())


def _hyphenated(text: str, dash: int, at: int) -> bool:
    """Whether the blank at ``at`` only follows the hyphen at ``dash`` because the line ends there."""
    if dash < 0 or text[dash + 1 : at].strip():
        return False
    return text[dash - 1 : dash].isalpha() and "\n" in text[dash : at + 2]


@cache
def _folded(character: str) -> tuple[str, int]:
    """What is kept of a character, and whether it ends a word: 1 for a blank, 2 for a dash."""
    if character.isspace():
        return "", 1
    if character in HYPHENS or character in BREAKS:
        return "", 0
    category = unicodedata.category(character)
    if category == "Pd" or character == "\u2212":
        return "", 2
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(part for part in folded if _is_kept(part)), 0


def _is_kept(character: str) -> bool:
    if character in KEPT_MARKS:
        return True
    if character in DROPPED or any(first <= ord(character) <= last for first, last in ACCENTS):
        return False
    return unicodedata.category(character) in KEPT_CATEGORIES
