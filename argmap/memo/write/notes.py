"""The endnotes of a memo: what each sentence rests on."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.memo.blocks import Figure, Hand, Memo, Record, Row, Sentence, Table, statements

HEADER = "header"
"""The section with the record at the head, which needs no heading under the title."""
BLUF = "bluf"
"""The section that stands out."""
TITLE = "What each sentence rests on"
OPENING = "The number after a sentence or at a row of a table leads here, to the items of the map that it speaks of."
FIGURES = "The figures as tables"
"""The heading of the tables that say what the figures show, where those do not stand beside them."""


@dataclass(frozen=True)
class Notes:
    """The endnotes, numbered from 1 as a reader meets them; findings that rest on the same items share one."""

    numbers: dict[tuple[str, ...], int]
    hands: tuple[Hand, ...]
    """Those other than argmap's that have written something outside the records, which people fill in anyhow."""

    def number(self, one: Sentence | Row) -> int | None:
        """The endnote of a sentence or a row; None where it states no finding."""
        return self.numbers[one.trace.rests_on] if one.trace is not None else None


def notes(memo: Memo) -> Notes:
    """The endnotes of ``memo``."""
    numbers: dict[tuple[str, ...], int] = {}
    hands = set()
    for _, section in memo.walk():
        for block in section.blocks:
            for one in statements(block):
                if not isinstance(block, Record):
                    hands.add(one.hand)
                if one.trace is not None:
                    numbers.setdefault(one.trace.rests_on, len(numbers) + 1)
    return Notes(numbers, tuple(hand for hand in Hand if hand in hands and hand is not Hand.MAP))


def figure_tables(memo: Memo) -> list[Table]:
    """What the figures show, as tables, in reading order."""
    blocks = (block for _, section in memo.walk() for block in section.blocks)
    return [block.equivalent for block in blocks if isinstance(block, Figure) and block.equivalent is not None]
