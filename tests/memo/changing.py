"""Which findings and which other lines of a memo a change of a map concerns, found without check values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.memo.blocks import Block, Figure, Memo, Record, Table, statements
from argmap.memo.prints import fingerprint
from argmap.model import Map


def concerned(before: Map, after: Map, old: Memo, new: Memo) -> set[str]:
    """The findings whose words, items or presence differ."""

    def told(memo: Memo, map: Map) -> dict[str, object]:
        return {
            one.trace.key: (
                one.text,
                [(id, item and fingerprint(item)) for id in sorted(one.trace.rests_on) for item in [map.get(id)]],
            )
            for one in memo.findings()
            if one.trace is not None
        }

    was, now = told(old, before), told(new, after)
    return {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def plain(memo: Memo) -> Counter[str]:
    """The lines that state no finding: headings, captions, labels, and sentences that have no trace."""
    found = [memo.title, memo.subtitle]
    for _, section in memo.walk():
        found += [section.title, *(line for block in section.blocks for line in _around(block))]
        found += [one.text for block in section.blocks for one in statements(block) if one.trace is None]
    return Counter(filter(None, found))


def _around(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield f"Table. {block.caption}"
            yield " | ".join(one.heading for one in block.columns)
        case Figure():
            yield from (f"Figure. {block.caption}", block.alt)
            yield from _around(block.equivalent) if block.equivalent is not None else ()
        case Record():
            yield from (f"{one.label}:" for one in block.entries)
