"""Putting a memo into files: all are made before the first is written, and nobody else's file is replaced unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from argmap.errors import InputError
from argmap.formats import json_text
from argmap.memo.blocks import Memo
from argmap.memo.write import ATTACHING, WRITERS, write
from argmap.model import Map


def check_ending(path: Path) -> None:
    """Raise ``InputError`` for a file whose ending no writer has."""
    if path.suffix.lower() not in WRITERS:
        message = f"'{path.suffix}' is no ending of a memo" if path.suffix else f"{path} has no ending"
        raise InputError(message, f"Name a file that ends in {', '.join(WRITERS)}.")


def is_foreign(path: Path) -> bool:
    """Whether a file is there that is no memo of argmap's. Raises ``InputError`` where it cannot be read."""
    if not path.exists():
        return False
    from argmap.memo import files  # reading takes parsers that writing can do without

    return not files.is_memo(path)


def is_changed(path: Path) -> bool:
    """Whether a memo is there that somebody has changed since argmap wrote it. Raises as ``is_foreign`` does."""
    if not path.exists():
        return False
    from argmap.memo import files

    return files.is_memo(path) and not files.is_as_written(path)


def contents(
    memo: Memo, map: Map, paths: Iterable[Path], tell: Callable[[Path], object] = lambda _: None
) -> dict[Path, bytes]:
    """What each of the files is to hold; ``tell`` is called before each is made. Raises as ``write`` does."""
    wanted = list(paths)
    snapshot = json_text(map) if any(path.suffix.lower() in ATTACHING for path in wanted) else ""
    made: dict[Path, bytes] = {}
    for path in wanted:
        tell(path)
        made[path] = write(memo, path.suffix.lower(), snapshot)
    return made
