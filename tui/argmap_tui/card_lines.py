"""A card laid out as lines of a given width, with the places where a reader can go on from."""

from __future__ import annotations

from rich.cells import cell_len

from argmap.reading import Card, Line, Section
from argmap_tui.cells import cut, pad, wrap
from argmap_tui.lines import FULL, Layout, Span, Stop, tone

TWO_COLUMNS_FROM = 40
"""Narrowest card, in cells, that shows reasons for and against side by side."""
GAP = 3
"""Cells between the two columns."""
LONGEST = 400
"""Cells of another item's words; all of them stand on its own card."""
SHOWN = 300
"""Most lines of a section that are laid out: a card is read, the outline is for thousands."""
PLAIN_WORDS = frozenset({"supports", "rebuts", "premise", "granted", "thesis", "option"})
"""Relations that the heading of their section already says."""


def layout(card: Card, width: int) -> Layout:
    """The card in lines of ``width`` cells."""
    made = Layout()
    _head(made, card, width)
    if card.pro.lines or card.con.lines or card.kind.endswith("claim") or card.kind.startswith("argument"):
        if width >= TWO_COLUMNS_FROM:
            _two_columns(made, card.pro, card.con, width)
        else:
            _section(made, card.pro, width)
            _section(made, card.con, width)
    for section in card.sections:
        _section(made, section, width)
    return made


def _head(made: Layout, card: Card, width: int) -> None:
    kind = f"{cut(card.kind, width - 2)}  "
    made.lines.append([Span(kind, "kind"), Span(cut(card.id, width - cell_len(kind)), "faint")])
    if card.title:
        made.lines.extend([Span(line, "title")] for line in wrap(card.title, width))
    made.lines.append([])
    made.lines.extend([Span(line, "text")] for line in wrap(card.text, width))
    made.lines.append([])
    for voice in card.voices:
        made.lines.extend([Span(line, "voice")] for line in _hanging("— ", voice, width))
    for name, text in card.facts:
        made.lines.extend([Span(line, "fact")] for line in _hanging(f"{name}: ", text, width))
    if card.voices or card.facts:
        made.lines.append([])


def _hanging(lead: str, text: str, width: int) -> list[str]:
    """``text`` after ``lead``, further lines set in by two cells."""
    return [line if number == 0 else f"  {line}" for number, line in enumerate(wrap(lead + text, width - 2))]


def _section(made: Layout, section: Section, width: int, column: int = FULL) -> None:
    made.lines.append([Span(cut(_heading(section), width), "heading")])
    for line in section.lines[:SHOWN]:
        first = len(made.lines)
        stop = len(made.stops)
        made.lines.extend(
            [_spans(piece, line, stop, first=number == 0) for number, piece in enumerate(_entry(line, width))]
        )
        made.stops.append(Stop(line.id, first, len(made.lines) - 1, column))
    if len(section.lines) > SHOWN:
        made.lines.append([Span(f"… {len(section.lines) - SHOWN} more", "faint")])
    made.lines.append([])


def _heading(section: Section) -> str:
    return f"{section.title} {len(section.lines)}"


def _entry(line: Line, width: int) -> list[str]:
    """The words of a line, wrapped beside its mark."""
    said = line.more or ("" if line.word in PLAIN_WORDS else line.word)
    text = cut(line.text, LONGEST)
    return wrap(f"{text} ({said})" if said else text, width - 3)


def _spans(piece: str, line: Line, stop: int, *, first: bool) -> list[Span]:
    mark = f"{line.mark} " if first else "  "
    return [Span(mark, tone(line.mark), stop), Span(piece, "link", stop)]


def _two_columns(made: Layout, left: Section, right: Section, width: int) -> None:
    """Reasons for and against side by side."""
    half = (width - GAP) // 2
    base = len(made.lines)
    columns: list[list[list[Span]]] = []
    for column, section in enumerate((left, right)):
        part = Layout(stops=[*made.stops])
        _section(part, section, half, column)
        offset = len(made.stops)
        made.stops = [
            *made.stops,
            *(Stop(stop.id, stop.first + base, stop.last + base, column) for stop in part.stops[offset:]),
        ]
        columns.append(part.lines)
    height = max(len(lines) for lines in columns)
    for index in range(height):
        cells = [lines[index] if index < len(lines) else [] for lines in columns]
        made.lines.append([*_filled(cells[0], half + GAP), *cells[1]])


def _filled(spans: list[Span], width: int) -> list[Span]:
    """``spans`` with blanks up to ``width`` cells."""
    used = sum(cell_len(span.text) for span in spans)
    return [*spans, Span(pad("", width - used))]
