"""What words mean, as lines: those that stand in a text first."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.glossary import Entry, glossary, standing_in
from argmap_tui.cells import pad, wrap
from argmap_tui.lines import Layout, Span

COLUMN = 20
"""Cells of the column of words, where there is room for it beside their meaning."""
BESIDE_FROM = 60


def layout(text: str, width: int) -> Layout:
    """The lines: the words of ``text``, then all others."""
    made, here = Layout(), standing_in(text)
    others = [entry for entry in glossary() if entry not in here]
    _section(made, "WORDS ON THIS SCREEN", here, width)
    _section(made, "OTHER WORDS", others, width)
    return made


def _section(made: Layout, heading: str, entries: Iterable[Entry], width: int) -> None:
    known = list(entries)
    if not known:
        return
    made.say(heading, width, "heading")
    column = COLUMN if width >= BESIDE_FROM else 2
    for word, meaning in known:
        lines = wrap(meaning, width - column)
        if column == COLUMN:
            made.lines.append([Span(pad(word, column), "title"), Span(lines.pop(0))])
        else:
            made.lines.append([Span(word, "title")])
        made.lines.extend([Span(f"{'':{column}}{line}")] for line in lines)
    made.gap()
