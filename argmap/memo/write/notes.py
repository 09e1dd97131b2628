"""The endnotes of a memo: what each sentence rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from argmap.memo.blocks import Figure, Hand, Memo, Record, Role, Row, Sentence, Table, statements

HEADER = "header"
"""The section with the record at the head, which needs no heading under the title."""
BLUF = "bluf"
"""The section that stands out."""
TITLE = "What each sentence rests on"
OPENING = (
    "The number after a sentence or at a row of a table leads here, to the items of the map that it speaks of. One "
    "without a number names them itself."
)
FIGURES = "The figures as tables"
"""The heading of the tables that say what the figures show, where those do not stand beside them."""


@dataclass(frozen=True)
class Notes:
    """The endnotes, numbered from 1 as a reader meets them; findings that rest on the same items share one."""

    numbers: dict[tuple[str, ...], int]
    hands: tuple[Hand, ...]
    """Those other than argmap's that have written something outside the records, which people fill in anyhow."""

    def number(self, one: Sentence | Row) -> int | None:
        """The endnote of a sentence or a row; None where it states no finding or names all that it rests on itself."""
        return self.numbers[one.trace.rests_on] if one.trace is not None and not names_all(one) else None


def notes(memo: Memo) -> Notes:
    """The endnotes of ``memo``."""
    numbers: dict[tuple[str, ...], int] = {}
    hands = set()
    for _, section in memo.walk():
        for block in section.blocks:
            for one in statements(block):
                if not isinstance(block, Record):
                    hands.add(one.hand)
                if one.trace is not None and not names_all(one):
                    numbers.setdefault(one.trace.rests_on, len(numbers) + 1)
    return Notes(numbers, tuple(hand for hand in Hand if hand in hands and hand is not Hand.MAP))


def names_all(one: Sentence | Row) -> bool:
    """Whether the ids of all items that a finding rests on stand in its own words."""
    runs = one.runs if isinstance(one, Sentence) else chain.from_iterable(one.cells)
    return one.trace is not None and {run.text for run in runs if run.role is Role.ID}.issuperset(one.trace.rests_on)


def figure_tables(memo: Memo) -> list[Table]:
    """What the figures show, as tables with the numbers of the figures; what explains several is told once."""
    figures = [block for _, section in memo.walk() for block in section.blocks if isinstance(block, Figure)]
    told: set[str] = set()
    tables: list[Table] = []
    for number, figure in enumerate(figures, start=1):
        if figure.equivalent is not None:
            remark = tuple(one for one in figure.equivalent.remark if one.trace is not None or one.text not in told)
            told.update(one.text for one in remark)
            caption = f"Figure {number} as a table. {figure.caption}"
            tables.append(figure.equivalent.model_copy(update={"caption": caption, "remark": remark}))
    return tables
