"""The numbers in a sentence, in order and with what each is said to be, so that none can be changed or exchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

SPELLED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
OTHERS = {
    "single": Fraction(1),
    **dict.fromkeys(("both", "twice", "double"), Fraction(2)),
    **dict.fromkeys(("half", "halves"), Fraction(1, 2)),
    **dict.fromkeys(("a third", "thirds"), Fraction(1, 3)),
    **dict.fromkeys(("quarter", "quarters"), Fraction(1, 4)),
    "dozen": Fraction(12),
    "thousand": Fraction(1000),
    "million": Fraction(10**6),
}
UNITS = {word: Fraction(number) for number, word in enumerate(SPELLED)}
WORDS = UNITS | {word: Fraction(10 * tens) for tens, word in enumerate(TENS, 3)} | OTHERS
"""Numbers that are spelled out."""
DIGITS = r"(?:(?<![\w.])[-−])?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:⁄\d+)?"
SPELLING = rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
NUMBER = re.compile(
    rf"(?P<low>{DIGITS}|{SPELLING})(?:(?:[–—‑-]|\sto\s)(?P<high>{DIGITS}|{SPELLING}))?"
    r"(?P<percent>\s?%|\s?per ?cent\b)?",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"(?<=\bno )(?:one|single)\b|(?<=\bany )(?:one|single)\b|(?<=\bevery )(?:one|single)\b"
    r"|(?<=\beach )(?:one|single)\b|(?<=\bthis )one\b|(?<=\bwhich )one\b|(?<=\banother )one\b"
    r"|\bone(?=['’]s\b|\s+another\b)|(?<=\bthe )one(?=\s+(?:that|who|which|whose)\b)"
    r"|\b(?:the|an?)\s+(?!only\b)[a-z]+\s+one(?=\s*(?:[.,;:)]|$)|\s+(?:that|who|which|whose|is|was|has|of|in|to|by|with)\b)",
    re.IGNORECASE,
)
"""Where `one` and `single` count nothing: *no one*, *the stronger one*, *one another*."""
ROLE = re.compile(
    r"\b(strength|range|credence|force|weight|share|certaint|confiden|probab|chance|likelihood|odds|held)",
    re.IGNORECASE,
)
"""What a number can be said to be."""
STOPS = re.compile(r"[;,():]|\.\s")


@dataclass(frozen=True)
class Number:
    """A number or a range in a sentence."""

    written: str
    value: tuple[Fraction, ...]
    """One number, or both ends of a range."""
    is_percent: bool
    role: str
    """What it is said to be, as a word's beginning; empty where that is not said."""

    def is_as(self, other: Number) -> bool:
        """Whether it is the number ``other`` and said to be the same, or less is said of it."""
        same = (self.value, self.is_percent) == (other.value, other.is_percent)
        return same and self.role in ("", other.role)


def numbers(text: str) -> list[Number]:
    """The numbers in ``text`` in order; ``.40``, ``0.4`` and ``２⁄5`` are one, ``.40–.62`` is one as well."""
    plain = PRONOUN.sub(lambda one: " " * len(one[0]), in_digits(text))
    found = list(NUMBER.finditer(plain))
    ends = [0, *(one.end() for one in found)]
    starts = [*(one.start() for one in found[1:]), len(plain)]
    return [
        _number(one, plain[before : one.start()], plain[one.end() : after])
        for one, before, after in zip(found, ends, starts, strict=False)
    ]


def changed_numbers(text: str, finding: str) -> list[str]:
    """The numbers of ``text`` that ``finding`` does not have, has earlier, or calls something else."""
    left, changed = numbers(finding), list[str]()
    for one in numbers(text):
        at = next((at for at, other in enumerate(left) if one.is_as(other)), None)
        if at is None:
            changed.append(one.written)
        else:
            left = left[at + 1 :]
    return changed


def in_digits(text: str) -> str:
    """``text`` with whatever stands for a number, such as ½ or fullwidth digits, in plain digits."""
    return unicodedata.normalize("NFKC", "".join(_in_digits(text)))


def _in_digits(text: str) -> Iterator[str]:
    for sign in text:
        value = unicodedata.numeric(sign, None)
        if sign.isascii() or value is None:
            yield sign
        elif unicodedata.decimal(sign, None) is not None:
            yield str(unicodedata.decimal(sign))
        else:
            yield f" {value:g} "


def _number(found: re.Match[str], before: str, after: str) -> Number:
    ends = tuple(_value(one) for one in (found["low"], found["high"]) if one)
    return Number(found[0].strip(), ends, bool(found["percent"]), _role(before, after))


def _value(written: str) -> Fraction:
    if (spelled := WORDS.get(written.lower())) is not None:
        return spelled
    above, _, below = written.replace(",", "").replace("−", "-").partition("⁄")
    return Fraction(Decimal(above)) / (Fraction(Decimal(below or 1)) or 1)  # Fraction itself reads no long number


def _role(before: str, after: str) -> str:
    """What is said last before a number, else first after it, in the same breath."""
    near = ROLE.findall(STOPS.split(before)[-1]) or ROLE.findall(STOPS.split(after)[0])[:1]
    return near[-1].lower() if near else ""
