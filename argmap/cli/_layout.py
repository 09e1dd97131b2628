"""Words laid out in columns of a given width, with styles kept apart from the words until they are printed.

Widths are counted in cells: wide characters take two, combining marks none.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

import click

from argmap.cli._output import clean

ZERO_WIDTH = ("Mn", "Me", "Cf")
"""Unicode categories of characters that take no cell of their own."""
STYLES: dict[str, dict[str, bool | str]] = {
    "": {},
    "id": {"dim": True},
    "dim": {"dim": True},
    "heading": {"bold": True},
    "for": {"fg": "green"},
    "against": {"fg": "red"},
}


class Span(NamedTuple):
    """Words in one style."""

    text: str
    style: str = ""


Row = list[Span]
"""One printed line: words with one blank between them."""


def decimal(value: float) -> str:
    """A weight or strength with two decimals and no leading zero: ``.50``, ``1.00``."""
    return f"{value:.2f}".removeprefix("0")


def number(value: float) -> str:
    """The same in four columns."""
    return f"{decimal(value):>4}"


def signed(value: float) -> str:
    """The same with its sign: ``+.25``, ``−.25``; what would print as zero has none."""
    shown = decimal(abs(value))
    return f"{' ' if shown == '.00' else '+' if value > 0 else '−'}{shown}"


ABSENT = "   –"
"""Stands in the column of a number for one that is nobody's."""


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(spans: Iterable[Span], width: int) -> list[Row]:
    """``spans`` in lines no wider than ``width``; a line break in the words begins a new line."""
    rows: list[Row] = [[]]
    used = 0
    for word in _words(spans, width):
        if word is None:
            rows.append([])
            used = 0
            continue
        needed = cells(word.text) + (1 if rows[-1] else 0)
        if rows[-1] and used + needed > width:
            rows.append([])
            used, needed = 0, cells(word.text)
        rows[-1].append(word)
        used += needed
    return rows


def _words(spans: Iterable[Span], width: int) -> Iterator[Span | None]:
    """The words of ``spans``, none wider than ``width``, with None where a new line begins."""
    for text, style in spans:
        for number, line in enumerate(clean(text).split("\n")):
            if number:
                yield None
            for word in line.split():
                yield from (Span(piece, style) for piece in _pieces(word, width))


def _pieces(word: str, width: int) -> Iterator[str]:
    if cells(word) <= width:
        yield word
        return
    piece, used = "", 0
    for character in word:
        needed = _cells_of(character)
        if used + needed > width and piece:
            yield piece
            piece, used = "", 0
        piece += character
        used += needed
    yield piece


def rendered(row: Row) -> str:
    """A line with its styles, ready to be printed."""
    runs = itertools.groupby(row, key=attrgetter("style"))
    return " ".join(styled(" ".join(span.text for span in run), style) for style, run in runs)


def styled(text: str, style: str) -> str:
    """``text`` in one of ``STYLES``."""
    return click.style(text, **STYLES[style]) if STYLES[style] else text  # type: ignore[arg-type]


def hanging(lead: str, spans: Sequence[Span], width: int, style: str = "") -> list[str]:
    """``spans`` beside ``lead``: later lines begin under the first word, not under the lead."""
    indent = cells(lead)
    rows = wrapped(spans, max(1, width - indent))
    first, *rest = (rendered(row) for row in rows)
    return [f"{styled(lead, style)}{first}".rstrip(), *(f"{' ' * indent}{line}".rstrip() for line in rest)]
