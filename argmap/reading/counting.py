"""How many items of each kind there are, as data and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from argmap.model import ITEM_TYPES, KINDS, Map

UNCOUNTABLE = {"evidence": "evidence items"}


def counts(map: Map) -> dict[str, int]:
    """The number of items of each kind, by the word for the kind, in the usual order."""
    return in_order(Counter(entry.item.kind_name for entry in map.entries.values()))


def in_order(found: Mapping[str, int]) -> dict[str, int]:
    """``found`` with every kind present, in the usual order."""
    return {kind: found.get(kind, 0) for kind in KINDS}


def counts_words(found: Mapping[str, int]) -> str:
    """The counts as a phrase, without the kinds of which there are none."""
    return (
        ", ".join(
            _words(kind.kind_name, found.get(kind.kind_name, 0)) for kind in READ_FIRST if found.get(kind.kind_name)
        )
        or "empty"
    )


def _words(kind: str, number: int) -> str:
    plural = UNCOUNTABLE.get(kind) or f"{kind}s"
    return f"{number} {plural.removesuffix('s') if number == 1 else plural}"


READ_FIRST = sorted(ITEM_TYPES, key=lambda kind: kind.kind_name == "question")
"""Claims first: they are what a map is about; the question, of which there is mostly one, last."""
