"""Every sign and every key with what it means, as the first page of the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.cells import cell_len
from rich.text import Text

from argmap.reading import Sign
from argmap_tui.cells import CURSOR, pad
from argmap_tui.commands import EVERY, remapped
from argmap_tui.lines import hanging
from argmap_tui.marks import MEANINGS

Row = tuple[str, str]
"""A sign or keys, and what they mean."""

NO_KEYS: Mapping[str, str] = MappingProxyType({})
GROUPS: tuple[tuple[Row, ...], ...] = (
    *(
        tuple(sign.value for sign in signs)
        for signs in (
            (Sign.QUESTION, Sign.THESIS, Sign.OPTION, Sign.CLAIM),
            (Sign.SUPPORT, Sign.REBUT, Sign.UNDERMINE, Sign.UNDERCUT, Sign.BACKING),
            (Sign.PREMISE, Sign.GRANTED, Sign.EVIDENCE_FOR, Sign.EVIDENCE_AGAINST),
        )
    ),
    ((CURSOR, "you are here"), ("▸", "it unfolds"), ("▾", "it is open"), ("↑", "it stands above, too")),
)
"""The signs before a row, as they are read together: what it is, its move, what a reason rests on, where one is."""
SCALE: Row = ("··├──●┤··", "from 0 to 1: ● its strength, ├ ┤ how far that reaches over all formulas")
"""What stands after theses and options above the map."""
ON_WORDS = "F1 on any screen: what the words on it mean. Here: every sign, every key."
BETWEEN = 2
"""Cells between two signs on a line."""
MARKS, KEYS = 3, 18
"""Cells of the column of marks, and of that of keys."""


def key_rows(keys: Mapping[str, str] = NO_KEYS) -> list[tuple[str, list[Row]]]:
    """Where keys work, and every key there; ``keys`` are those of the user's own."""
    return [
        (title, [(command.shown_keys, command.help) for command in remapped(commands, keys)])
        for title, commands in EVERY
    ]


def keys_page(width: int, keys: Mapping[str, str] = NO_KEYS) -> Text:
    """The page in lines of ``width`` cells."""
    page = Text("\n".join(hanging(ON_WORDS, width, "")))
    _head(page, "Signs before a row")
    for group in GROUPS:
        for line in _flowed(group, width):
            page.append_text(line)
    _head(page, "Signs after it")
    _rows(page, list(MEANINGS.items()), width, MARKS)
    _rows(page, [SCALE], width, cell_len(SCALE[0]) + BETWEEN)
    for title, rows in key_rows(keys):
        _head(page, title)
        _rows(page, rows, width, KEYS)
    return page


def _head(page: Text, title: str) -> None:
    page.append("\n\n" if page else "").append(title, "bold underline").append("\n")


def _flowed(signs: Sequence[Row], width: int) -> Iterator[Text]:
    """As many signs a line as fit."""
    line, used = Text("\n"), 0
    for sign, word in signs:
        needed = cell_len(f"{sign} {word}") + BETWEEN
        if used and used + needed - BETWEEN > width:
            yield line
            line, used = Text("\n"), 0
        line.append(sign, "bold").append(f" {word}{' ' * BETWEEN}")
        used += needed
    yield line


def _rows(page: Text, rows: Sequence[Row], width: int, column: int) -> None:
    """What stands before each, in a column, and what it means beside it."""
    for before, meaning in rows:
        lead = pad(before, column)
        for number, line in enumerate(hanging(meaning, width, lead)):
            page.append("\n").append(line[: len(lead)], "bold" if number == 0 else "").append(line[len(lead) :])
