"""Works set by citeproc-py in a CSL style: one that argmap brings, or any file of the user's."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from argmap.errors import InputError
from argmap.memo.blocks import Role, Run
from argmap.memo.references.records import MARKS, record
from argmap.model import Source

FOLDER = Path(__file__).parent / "styles"
BROUGHT = {
    "numeric": "numbered in the order in which they are cited",
    "notes": "author, title, publisher and year, as in a humanities bibliography",
}
"""The CSL styles that argmap brings, by name, with what they do."""
BROKEN = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What citeproc-py raises where a style asks for what cannot be."""
OPEN, CLOSE = MARKS
"""What stands around titles while citeproc-py sets a work."""


def style_file(style: str) -> Path:
    """The file of a style of ``BROUGHT``, or the one at the path ``style``. Raises ``InputError``."""
    file = FOLDER / f"{style}.csl" if style in BROUGHT else Path(style)
    if not file.is_file():
        choices = f"Choose author-date, {', '.join(BROUGHT)}, or give the path of a CSL file."
        raise InputError(f"there is no style '{style}' for references", choices)
    return file


def entries(sources: Sequence[Source], file: Path) -> dict[str, tuple[Run, ...]]:
    """Each source as the style of ``file`` sets it, in its order. Raises ``InputError`` for what is no such style."""
    if not sources:
        return {}
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source import VariableError
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of fields that it does not know
        works = CiteProcJSON([record(source) for source in sources])
        listed = CitationStylesBibliography(_style(file), works, FORMATTER)
        listed.register(Citation([CitationItem(source.id) for source in sources]))
        try:
            listed.sort()
            found = dict(zip(listed.keys, map(str, listed.bibliography()), strict=True))
        except (*BROKEN, VariableError) as error:
            raise InputError(f"the style {file} could not be applied: {error}", "Choose another.") from error
    return {id: _runs(text) for id, text in found.items()}


def _style(file: Path) -> Any:
    """The style, read. Its text may not reach outside of itself: no network, no outer entities."""
    from citeproc import CitationStylesStyle
    from lxml.etree import LxmlError

    try:
        style = CitationStylesStyle(str(file), validate=False)
        has_list = style.has_bibliography()
    except (LxmlError, AttributeError, TypeError, ValueError, OSError) as error:
        raise InputError(f"{file} is no CSL style: {error}", "Choose another file.") from error
    if not has_list:
        raise InputError(f"the style {file} says nothing of a list of references", "Choose one that does.")
    return style


def _bare(text: object) -> str:
    return str(text).translate({ord(OPEN): None, ord(CLOSE): None})


def _title(text: object) -> str:
    return f"{OPEN}{_bare(text)}{CLOSE}"


FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_title,
    Oblique=_title,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)
"""How citeproc-py marks what it sets: only italics, which titles of works stand in."""


def _runs(text: str) -> tuple[Run, ...]:
    """The text of an entry with its titles as such."""
    found: list[Run] = []
    for at, stretch in enumerate(text.split(OPEN)):
        title, closed, rest = stretch.partition(CLOSE) if at else ("", "", stretch)
        if closed or title:
            found.append(Run(text=title, role=Role.TITLE))
        found.append(Run(text=rest))
    return tuple(run for run in found if run.text)
