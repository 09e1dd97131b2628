"""The card of one item as text, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import click

from argmap.cli._layout import Span, cells, hanging, styled
from argmap.cli._outline_text import colour_of
from argmap.reading import Card, Line, Section

TWO_COLUMNS = 100
"""From this width on, what speaks for and what speaks against stand side by side."""
GAP = 3
"""Columns between the two."""


def card_lines(card: Card, width: int) -> Iterator[str]:
    """The card as printed, without the sections that are empty."""
    yield from hanging("", [Span(card.kind, "dim"), Span(f"[{card.id}]", "id")], width)
    if card.title:
        yield from hanging("", [Span(card.title, "heading")], width)
    if card.text != card.title:
        yield from hanging("", [Span(card.text)], width)
    if card.voices or card.facts:
        yield ""
    for voice in card.voices:
        yield from hanging("  ", [Span(voice)], width)
    for name, text in card.facts:
        yield from hanging("  ", [Span(f"{name}:", "dim"), Span(text)], width)
    yield from _for_and_against(card, width)
    for section in card.sections:
        yield from _section_lines(section, width)


def _for_and_against(card: Card, width: int) -> Iterator[str]:
    if width < TWO_COLUMNS or not (card.pro.lines and card.con.lines):
        yield from _section_lines(card.pro, width)
        yield from _section_lines(card.con, width)
        return
    half = (width - GAP) // 2
    sides = (list(_section_lines(section, half)) for section in (card.pro, card.con))
    for left, right in zip_longest(*sides, fillvalue=""):
        blank = " " * (half - cells(click.unstyle(left)) + GAP)
        yield f"{left}{blank}{right}".rstrip()


def _section_lines(section: Section, width: int) -> Iterator[str]:
    if not section.lines:
        return
    yield ""
    yield styled(section.title, "heading")
    for line in section.lines:
        yield from _entry(line, width)


def _entry(line: Line, width: int) -> list[str]:
    words = [Span(line.word, "dim")] if line.word and line.mark in "→←" else []
    more = [Span(f"({line.more})", "dim")] if line.more else []
    spans = [*words, Span(line.text), *more, Span(f"[{line.id}]", "id")]
    return hanging(f"  {line.mark} ", spans, width, colour_of(line.word))


def card_data(card: Card) -> dict[str, Any]:
    """The card as data, every section with the ids of its lines."""
    return {
        "kind": card.kind,
        "title": card.title,
        "text": card.text,
        "voices": list(card.voices),
        "facts": [{"name": name, "text": text} for name, text in card.facts],
        "for": _lines_data(card.pro),
        "against": _lines_data(card.con),
        "sections": [{"title": section.title, "lines": _lines_data(section)} for section in card.sections],
    }


def _lines_data(section: Section) -> list[dict[str, str]]:
    return [{"id": line.id, "sign": line.mark, "word": line.word, "text": line.text} for line in section.lines]
