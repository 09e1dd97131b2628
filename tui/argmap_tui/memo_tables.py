"""Tables of a memo in cells: columns as wide as their words need, or one cell below the other where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from argmap.memo.blocks import Run, Table
from argmap.memo.write.plain import shown
from argmap_tui.flowing import Part, RunningText, flowed
from argmap_tui.lines import Span

BETWEEN = "  "
WORD_MOST = 16
"""Cells of the longest word that a column makes room for."""
TEXT_LEAST = 14
"""Cells below which a column of running text cannot be read."""
MARK_ROOM = 5
"""Cells that the number of a note may take."""


def widths(table: Table, width: int) -> list[int]:
    """The cells of each column; none where the table does not fit into ``width``.

    What is left over when each has room for its longest word goes to those that would need the most lines.
    """
    columns = range(len(table.columns))
    texts = [[one.heading for one in table.columns], *([_text(cell) for cell in row.cells] for row in table.rows)]
    wanted = [max(cell_len(row[at]) for row in texts) for at in columns]
    wanted[-1] += MARK_ROOM
    words = [max((cell_len(word) for row in texts for word in row[at].split()), default=1) for at in columns]
    found = [min(want, max(TEXT_LEAST, min(word, WORD_MOST))) for want, word in zip(wanted, words, strict=True)]
    room = width - len(BETWEEN) * (len(found) - 1) - sum(found)
    if room < 0:
        return []
    for _ in range(room):
        at = max(columns, key=lambda at: wanted[at] / found[at])
        if wanted[at] <= found[at]:
            break
        found[at] += 1
    return found


def _text(runs: tuple[Run, ...]) -> str:
    return shown("".join(run.text for run in runs))


def lay_table(made: RunningText, table: Table, width: int, rows: Sequence[list[list[Span]]]) -> None:
    """Add the rows of ``table``, whose cells ``rows`` has; each that is a finding leads on."""
    room = widths(table, width)
    if room:
        heads = [[Span(shown(one.heading), "heading")] for one in table.columns]
        made.lines += _side_by_side(heads, table, room)
        made.lines.append([Span("─" * (sum(room) + len(BETWEEN) * (len(room) - 1)), "faint")])
    laid = [_side_by_side(spans, table, room) if room else _stacked(spans, table, width) for spans in rows]
    is_apart = any(len(lines) > 1 for lines in laid)
    for row, lines in zip(table.rows, laid, strict=True):
        if row.trace is not None:
            made.offer(row.trace.key, lines)
        else:
            made.lines += lines
        if is_apart:
            made.gap()


def _side_by_side(cells: list[list[Span]], table: Table, room: list[int]) -> list[list[Span]]:
    """The cells of a row in columns."""
    columns = [flowed(spans, width) for spans, width in zip(cells, room, strict=True)]
    lines: list[list[Span]] = []
    for pieces in zip_longest(*columns, fillvalue=list[Span]()):
        line: list[Span] = []
        for at, (piece, width) in enumerate(zip(pieces, room, strict=True)):
            fill = Span(" " * (width - sum(cell_len(span.text) for span in piece)))
            line += [Span(BETWEEN)] * bool(at)
            line += [fill, *piece] if table.columns[at].is_number else [*piece, fill]
        lines.append([span for span in line if span.text])
    return lines


def _stacked(cells: list[list[Span]], table: Table, width: int) -> list[list[Span]]:
    """The cells of a row one below the other, each after the heading of its column."""
    made = RunningText()
    first, *rest = cells
    made.flow([Part([span._replace(role="title") for span in first])], width)
    for column, spans in zip(table.columns[1:], rest, strict=True):
        if spans:
            made.flow([Part([Span(f"{shown(column.heading)}: ", "faint"), *spans])], width, "  ")
    return made.lines
