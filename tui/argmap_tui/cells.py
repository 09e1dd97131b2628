"""Text in terminal cells: cut to a width, wrapped to a width. Wide characters count as two."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells, set_cell_size

ELLIPSIS = "…"
CURSOR = "❯"
"""Stands before the line under a cursor, so that no shade of a colour is needed to find it."""
FULL_CELL, EMPTY_CELL, EIGHTHS = "█", "·", "▏▎▍▌▋▊▉"


def cut(text: str, width: int) -> str:
    """``text`` on one line in at most ``width`` cells, an ellipsis where something was left out.

    Blanks that part what stands on a line are kept; breaks and tabs become one blank.
    """
    line = text.rstrip() if text.isprintable() else " ".join(text.split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, max(0, width - 1)).rstrip() + ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken between words where possible; line breaks are kept."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, width) or [""]
            lines.extend(full)
        lines.append(line)
    return lines


def pad(text: str, width: int) -> str:
    """``text`` filled up with blanks, or cut, to exactly ``width`` cells."""
    return set_cell_size(text, max(0, width))


def bar(share: float, width: int) -> str:
    """``share``, from 0 to 1, as a bar of ``width`` cells, to the eighth of a cell."""
    eighths = round(share * width * 8)
    whole, rest = divmod(eighths, 8)
    return (FULL_CELL * whole + (EIGHTHS[rest - 1] if rest else "")).ljust(width, EMPTY_CELL)


def span(low: float, at: float, high: float, width: int) -> str:
    """A range with the present value in it, on a scale from 0 to 1 of ``width`` cells: ``├──●─┤``."""
    places = [round(min(1.0, max(0.0, value)) * (width - 1)) for value in (low, at, high)]
    first, here, last = places
    cells = [" "] * first + ["─"] * (last - first + 1) + [" "] * (width - 1 - last)
    cells[first], cells[last] = ("├", "┤") if last > first else ("┼", "┼")
    cells[here] = "●"
    return "".join(cells)
