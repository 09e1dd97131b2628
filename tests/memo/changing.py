"""Which findings a change of a map concerns, found without check values."""

from __future__ import annotations

from argmap.memo.basis import fingerprint
from argmap.memo.blocks import Memo
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
