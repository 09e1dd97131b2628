"""The outline of a debate as rows of text, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from argmap.cli._layout import Span, hanging
from argmap.model import Map
from argmap.reading import Branch, Sign, children, label

STEP = 2
"""Columns by which each level is indented."""


@dataclass(frozen=True)
class OutlineRow:
    """One row of an outline; ``below`` counts what is under the item and is not shown under this row."""

    level: int
    id: str
    sign: str
    word: str
    kind: str
    label: str
    repeats: bool
    below: int


def outline(map: Map, top: list[Branch], depth: int) -> Iterator[OutlineRow]:
    """The rows of ``depth`` levels from ``top`` on; what was unfolded once is only named when it comes again."""
    shown: set[str] = set()
    unfolded: set[str] = set()
    waiting = [(branch, 1) for branch in reversed(top)]
    while waiting:
        branch, level = waiting.pop()
        below = children(map, branch.id)
        unfolds = bool(below) and level < depth and branch.id not in unfolded
        yield _row(map, branch, level, 0 if unfolds else len(below), repeats=branch.id in shown and not unfolds)
        shown.add(branch.id)
        if unfolds:
            unfolded.add(branch.id)
            waiting.extend((child, level + 1) for child in reversed(below))


def _row(map: Map, branch: Branch, level: int, below: int, *, repeats: bool) -> OutlineRow:
    item, sign = map[branch.id], branch.sign
    return OutlineRow(level, branch.id, sign.mark, sign.word, item.kind_name, label(map, item), repeats, below)


def outline_lines(rows: Iterator[OutlineRow], width: int) -> Iterator[str]:
    """The rows as printed: sign, words, id, and a mark on what is not unfolded here."""
    for row in rows:
        indent = min((row.level - 1) * STEP, width // 2)
        spans = [Span(row.label), Span(f"[{row.id}]", "id")]
        if row.repeats:
            spans.append(Span("↑ shown above", "dim"))
        elif row.below:
            spans.append(Span(f"({row.below} below)", "dim"))
        yield from hanging(f"{' ' * indent}{row.sign} ", spans, width, colour_of(row.word))


def outline_data(rows: Iterator[OutlineRow]) -> list[dict[str, Any]]:
    """The rows as data."""
    return [asdict(row) for row in rows]


def colour_of(word: str) -> str:
    """The style of a sign, by its word."""
    return COLOURS.get(word, "")


COLOURS = {sign.word: "against" if sign.opposes else "for" for sign in Sign if sign.opposes or sign.favours}
