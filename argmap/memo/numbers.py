"""The numbers in a sentence, so that who rewrites it may leave one out but not change it."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?:(?<![\w.])[-−])?(?:\d[\d,]*(?:\.\d+)?|\.\d+)")
SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORDS = {word: float(number) for number, word in enumerate(SPELLED, 2)}
"""Numbers that are spelled out; ``one`` is mostly none."""
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)


def numbers(text: str) -> dict[float, str]:
    """The numbers in ``text`` by their values, each as it is first written; ``.40`` and ``0.4`` are one."""
    found = {float(one.replace(",", "").replace("−", "-")): one for one in reversed(NUMBER.findall(text))}
    return {WORDS[one.lower()]: one for one in reversed(WORD.findall(text))} | found


def changed_numbers(text: str, finding: str) -> list[str]:
    """The numbers of ``text``, as they are written there, that ``finding`` does not have."""
    allowed = numbers(finding)
    return [written for value, written in numbers(text).items() if value not in allowed]
