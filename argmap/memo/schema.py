"""The JSON Schema (2020-12) of a memo as HTML and PDF carry it."""

from __future__ import annotations

from argmap.formats import schema_text
from argmap.memo.blocks import Memo

MEMO_SCHEMA = "memo.schema.json"


def memo_schemas() -> dict[str, str]:
    """The text of the schema by file name."""
    return {MEMO_SCHEMA: schema_text(Memo, "A policy memo of argmap's as a tree of blocks")}
