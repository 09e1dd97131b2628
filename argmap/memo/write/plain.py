"""Text as every writer shows it: literally, on one line, with a sign for what no file can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.memo.blocks import Hand, Memo, Table
from argmap.memo.shown import spelled
from argmap.memo.tracing import WHOLE

SIGN = "\ufffd"
"""Stands for what is no character."""
NO_CHARACTER = re.compile(r"[\ufdd0-\ufdef\ufffe\uffff]")
LEFTWARDS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of a script that is written from right to left."""
BLANKS = re.compile(r"\s+")

KEPT_TOGETHER = 700
"""Characters of a table up to which it is not broken over two pages."""

MARKS = {Hand.AUTHOR: "†", Hand.MODEL: "‡", Hand.EDITED: "§"}
"""What follows a sentence that argmap has not put together from the map itself."""
MARKS_SAID = {
    Hand.AUTHOR: "The words of the memo's author.",
    Hand.MODEL: "Polished by a language model; Provenance tells who accepted it.",
    Hand.EDITED: "Drafted by a language model and rewritten by a person; Provenance tells by whom.",
}


def shown(text: str) -> str:
    """``text`` on one line; what cannot be seen is spelled out, and `SIGN` stands for what XML cannot hold."""
    return NO_CHARACTER.sub(SIGN, spelled(BLANKS.sub(" ", text)))


def runs_left(text: str) -> bool:
    """Whether there is something in it that is written from right to left, so that it needs a direction of its own."""
    return LEFTWARDS.search(text) is not None


def begins_left(text: str) -> bool:
    """Whether its first letter is one of those."""
    return runs_left(next(filter(str.isalpha, text), ""))


def isolated(text: str) -> str:
    """``text`` as shown, apart from the direction of what is around it (Unicode Standard Annex 9, first strong)."""
    return f"\u2068{shown(text)}\u2069" if runs_left(text) else shown(text)


def shortened(text: str, length: int) -> str:
    """``text`` as shown, cut at a blank to at most ``length`` characters."""
    words = shown(text).strip()
    if len(words) <= length:
        return words
    start = words[: length - 1]
    return (start.rsplit(" ", 1)[0] if " " in start else start) + "…"


NOTED = 4
"""Items that a note of the short form names on paper, for two pages; the data and the other formats have all."""


def items_said(ids: Sequence[str], most: int | None = None) -> str:
    """The items of an endnote: their ids with commas, where there are more than ``most`` how many more."""
    more = f" and {len(ids) - most} more" if most is not None and len(ids) > most else ""
    return ", ".join("the map as a whole" if id == WHOLE else shown(id) for id in ids[:most]) + more


def is_small(table: Table) -> bool:
    """Whether a table is kept on one page."""
    return sum(len(row.text) for row in table.rows) <= KEPT_TOGETHER


def source(memo: Memo) -> str:
    """What the memo was made from, for the foot of a page."""
    return f"Map “{shortened(memo.recipe.map_title, 60)}”, snapshot {memo.recipe.snapshot}"
