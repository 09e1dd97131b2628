"""How wide the columns of a table are, so that words are not broken where there is room elsewhere."""

from __future__ import annotations

import re

from argmap.memo.blocks import Role, Run, Table

WORD = re.compile(r"[^\s-]+")
LINE = 110
"""About how many characters of a table's text fit side by side on a page, as are the numbers below."""
LONGEST = 13
"""Words longer than that may be broken."""
PADDING = 2.2
BOLD = 1.1
"""How much wider the words of a heading are, and those that stand out."""


def shares(table: Table) -> list[float]:
    """The share of each column, together 1: as the table asks for, yet wide enough for its longest word."""
    whole = sum(one.width for one in table.columns) or 1
    asked = [one.width / whole for one in table.columns]
    least = [(_longest(table, at) + PADDING) / LINE for at in range(len(asked))]
    missing = sum(max(0, low - one) for one, low in zip(asked, least, strict=True))
    spare = sum(max(0, one - low) for one, low in zip(asked, least, strict=True))
    if missing > spare:
        return [low / sum(least) for low in least]
    taken = missing / spare if spare else 0
    return [low if one < low else one - (one - low) * taken for one, low in zip(asked, least, strict=True)]


def _longest(table: Table, at: int) -> float:
    """The characters of the longest word in a column."""
    cells = [row.cells[at] for row in table.rows]
    body = max((_wide(run) for cell in cells for run in cell), default=0)
    head = max((len(word) for word in WORD.findall(table.columns[at].heading)), default=0)
    return min(LONGEST, max(body, head * BOLD))


def _wide(run: Run) -> float:
    """The longest word of a stretch of text."""
    longest = max(map(len, WORD.findall(run.text)), default=0)
    return longest * BOLD if run.role is Role.STRONG else longest
