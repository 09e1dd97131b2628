"""A memo as JSON data for the Typst template: cleaned text, numbered notes, nothing left to decide there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Memo,
    Paragraph,
    Record,
    Row,
    Run,
    Sentence,
    Table,
)
from argmap.memo.figures import draw
from argmap.memo.recipe import Form
from argmap.memo.write.columns import shares
from argmap.memo.write.notes import FIGURES, OPENING, TITLE, Notes, figure_tables, notes
from argmap.memo.write.plain import MARKS, MARKS_SAID, NOTED, is_small, isolated, items_said, shortened, shown, source

KEPT_WHOLE = 1500
"""Characters of a row up to which it is not broken over two pages."""
Data = dict[str, Any]


def laid(memo: Memo) -> Data:
    """All that the template sets."""
    numbers = notes(memo)
    return {
        "title": shown(memo.title),
        "running": shortened(memo.title, 70),
        "subtitle": shown(memo.subtitle),
        "language": memo.language,
        "author": shown(memo.recipe.front.sender),
        "draft": memo.is_draft,
        "short": memo.recipe.form is Form.SHORT,
        "source": source(memo),
        "unset": "",
        "sections": [
            {
                "id": section.id,
                "level": level,
                "title": isolated(section.title),
                "blocks": _blocks(section.blocks, numbers),
            }
            for level, section in memo.walk()
        ],
        "figures": {"title": FIGURES, "tables": [_block(one, numbers) for one in figure_tables(memo)]},
        "notes": _notes(numbers, None if memo.recipe.form is Form.LONG else NOTED),
    }


def _notes(numbers: Notes, most: int | None) -> Data:
    return {
        "title": TITLE,
        "opening": OPENING,
        "items": [items_said(ids, most) for ids in numbers.numbers],
        "marks": [f"{MARKS[hand]} {MARKS_SAID[hand]}" for hand in numbers.hands],
    }


def _blocks(blocks: Iterable[Block], numbers: Notes) -> list[Data]:
    return [_block(block, numbers) for block in blocks]


def _block(block: Block, numbers: Notes) -> Data:
    match block:
        case Paragraph(sentences=sentences):
            return {"kind": "paragraph", "sentences": _sentences(sentences, numbers)}
        case Bullets(items=items, is_numbered=is_numbered):
            return {"kind": "bullets", "numbered": is_numbered, "items": [_bullet(one, numbers) for one in items]}
        case Table():
            return _table(block, numbers)
        case Figure():
            return {
                "kind": "figure",
                "id": block.id,
                "caption": shown(block.caption),
                "alt": shown(block.alt),
                "svg": draw(block.drawing).markup,
            }
        case Record(entries=entries):
            lines = [
                {"label": shown(one.label), "value": _sentences(one.value, numbers, is_marked=False)} for one in entries
            ]
            return {"kind": "record", "entries": lines}


def _bullet(item: Bullet, numbers: Notes) -> Data:
    return {
        "sentences": _sentences(item.sentences, numbers),
        "below": [_bullet(one, numbers) for one in item.below],
    }


def _table(table: Table, numbers: Notes) -> Data:
    return {
        "kind": "table",
        "caption": shown(table.caption),
        "columns": [
            {"heading": shown(one.heading), "width": share, "number": one.is_number}
            for one, share in zip(table.columns, shares(table), strict=True)
        ],
        "rows": [_row(row, numbers) for row in table.rows],
        "together": is_small(table),
        "remark": _sentences(table.remark, numbers),
    }


def _row(row: Row, numbers: Notes) -> Data:
    return {
        "cells": [_runs(cell) for cell in row.cells],
        "note": numbers.number(row),
        "mark": MARKS.get(row.hand, ""),
        "whole": len(row.text) <= KEPT_WHOLE,
    }


def _sentences(sentences: Iterable[Sentence], numbers: Notes, *, is_marked: bool = True) -> list[Data]:
    """Sentences; in a record, which people fill in, it is not marked whose words they are."""
    return [
        {
            "runs": _runs(one.runs),
            "note": numbers.number(one),
            "mark": MARKS.get(one.hand, "") if is_marked else "",
        }
        for one in sentences
    ]


def _runs(runs: Iterable[Run]) -> list[Data]:
    return [{"text": isolated(run.text), "role": run.role.value} for run in runs]
