"""A list of works in the style that is asked for, or in the plain form where it cannot be had."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import NamedTuple

from argmap.memo.blocks import Run
from argmap.memo.references import csl, plain
from argmap.model import Source

PLAIN = "author-date"
"""The style that needs nothing but argmap."""
STYLES = {PLAIN: "by author and year", **csl.BROUGHT}
"""The styles that argmap brings, by name, with what they do; all but the first need citeproc-py."""


class Bibliography(NamedTuple):
    """Works in the order of their style."""

    entries: dict[str, tuple[Run, ...]]
    """Each work as its style sets it, by the id of the source."""
    is_styled: bool
    """Whether they are in the style asked for; else they are by author and date, since citeproc-py is missing."""


def bibliography(sources: Sequence[Source], style: str) -> Bibliography:
    """``sources``, in the order in which they are cited, as a list of works.

    ``style`` is one of ``STYLES`` or the path of a CSL file. Raises ``InputError`` for another, or for a file that is
    no CSL style with a bibliography.
    """
    if style == PLAIN:
        return Bibliography(plain.entries(sources), is_styled=True)
    file = csl.style_file(style)
    if importlib.util.find_spec("citeproc") is None:
        return Bibliography(plain.entries(sources), is_styled=False)
    return Bibliography(csl.entries(sources, file), is_styled=True)
