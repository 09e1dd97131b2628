"""What changed between two sentences, word by word, to be read without colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

SIGNS = {"same": ("", ""), "lost": ("[-", "-]"), "added": ("{+", "+}")}
"""What stands around a piece, as `git diff --word-diff` writes it."""


class Piece(NamedTuple):
    """Words that are the same in both sentences, lost, or added."""

    kind: str
    """A key of ``SIGNS``."""
    text: str

    @property
    def marked(self) -> str:
        """The words between their signs."""
        before, after = SIGNS[self.kind]
        return f"{before}{self.text}{after}"


def difference(before: str, after: str) -> Iterator[Piece]:
    """The words of both sentences in order, what is lost before what takes its place."""
    old, new = (re.findall(r"\S+", one) for one in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", " ".join(old[a:b]))
            continue
        if a < b:
            yield Piece("lost", " ".join(old[a:b]))
        if c < d:
            yield Piece("added", " ".join(new[c:d]))
