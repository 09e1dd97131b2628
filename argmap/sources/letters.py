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
DASH, RAISED, APART, ABOUT = "-", "^", "_", "~"
"""Kept before a digit: a minus or the dash of a range, what raises it, what parts it from another digit, "about"."""
BLOCK = 8
"""Words to a hash: those of fewer could be guessed one after the other."""


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
    def blocks(self) -> list[str]:
        """The hash of the block of words that begins with each word but the last seven."""
        return [block_of(self.words[at : at + BLOCK]) for at in range(len(self.words) - BLOCK + 1)]

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What the whole comes to."""
        return Fingerprint(letters=len(self.letters), words=len(self.starts), sha256=sha256(self.letters))


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def block_of(words: list[str]) -> str:
    """The first 32 bits of the SHA-256 of words joined by blanks, in hexadecimal."""
    return hashlib.sha256(" ".join(words).encode("utf-8", errors="surrogatepass")).hexdigest()[:8]


def letters_of(text: str) -> Letters:
    """Read ``text`` for its letters."""
    letters: list[str] = []
    places, starts = array("l"), array("l")
    new_word, dash = True, -1
    for at, character in enumerate(text):
        kept, breaks = _folded(character)
        kept = _in_context(text, at, kept)
        if kept:
            mark = _mark(text, dash, at, letters[-1:]) if kept[0].isdigit() else ""
            if mark:
                if new_word:
                    starts.append(len(letters))
                    new_word = False
                letters.append(mark)
                places.append(at if dash < 0 else dash)
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


def _in_context(text: str, at: int, kept: str) -> str:
    """``kept`` of the character at ``at``, but for marks that mean something in one place only."""
    if kept == ">" and text[at - 1 : at] in {"", "\n"}:
        return ""  # a quotation in Markdown
    return ABOUT if text[at] == ABOUT and text[at + 1 : at + 2].isdigit() else kept


def _mark(text: str, dash: int, at: int, before: list[str]) -> str:
    """What is kept before the digit at ``at`` to tell -5 from 5, 7-9 from 79, 1 5 from 15 and 10² from 102."""
    after_digit = bool(before) and before[0].isdigit()
    if unicodedata.category(text[at]) == "No":
        return RAISED if after_digit else ""
    joins = dash >= 0 and text[dash] not in BREAKS and not text[dash + 1 : at].strip()
    if joins and (after_digit or dash == at - 1):
        return DASH
    apart = after_digit and not text[at - 1].isdigit() and text[at - 1] not in BREAKS
    return APART if apart else ""


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
