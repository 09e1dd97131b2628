"""Writers: each lays out the blocks of a memo as a file of one format. Text is data in all of them, never markup."""

from __future__ import annotations

import importlib
from typing import Any

from argmap.errors import InputError
from argmap.memo.blocks import Memo

WRITERS = {".md": "markdown", ".html": "html", ".pdf": "pdf", ".docx": "docx"}
"""The module that writes files of each ending."""
ATTACHING = frozenset({".pdf"})
"""The formats that carry the map beside the memo."""


def write(memo: Memo, ending: str, snapshot: str = "") -> bytes:
    """The memo as a file of that ending, with the map as JSON (``snapshot``) where the format can carry it.

    Raises ``InputError`` for an ending that there is not, or where the library that writes it is not installed.
    """
    if ending not in WRITERS:
        raise InputError(f"'{ending}' is no ending of a memo", f"Name a file that ends in {', '.join(WRITERS)}.")
    try:
        writer: Any = importlib.import_module(f"{__name__}.{WRITERS[ending]}")
        made: bytes = writer.write(memo, snapshot) if ending in ATTACHING else writer.write(memo)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("argmap"):
            raise
        message = f"{ending} cannot be written without {error.name}, which is not installed"
        raise InputError(message, "Run `pip install 'argmap[memo]'`.") from error
    return made
