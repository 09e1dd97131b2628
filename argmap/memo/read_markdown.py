"""Reading a memo back from its Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token
from pydantic import ValidationError

from argmap.errors import InputError
from argmap.memo.blocks import Hand, Run
from argmap.memo.recipe import Recipe
from argmap.memo.tokens import Line, front_matter, lines, parse
from argmap.memo.write.markdown import VERSION
from argmap.memo.written import Said, Written

BETWEEN_CELLS = " | "
HANDS = frozenset(Hand)
"""The footnotes that mark whose words a sentence is in."""


def read(text: str, path: str) -> Written:
    """What a memo in Markdown says. Raises ``InputError`` where ``text`` is no memo that argmap wrote."""
    page = parse(text)
    front = front_matter(page, path)
    if front.get("argmap-memo") != VERSION:
        raise no_memo(path)
    said = {one.key: one for line in _body(page.tokens) if (one := _said(line, page.notes)) is not None}
    ids = {id for one in said.values() for id in one.rests_on}
    items = {id: page.references[id.upper()].removeprefix("#") for id in sorted(ids) if id.upper() in page.references}
    return Written(_recipe(front.get("recipe"), path), said, items, _left_out(front.get("left_out")))


def _left_out(data: Any) -> frozenset[str]:
    return frozenset(map(str, data)) if isinstance(data, list) else frozenset()


def no_memo(path: str) -> InputError:
    """The error about a file that is no memo."""
    return InputError(f"{path} is no memo that argmap wrote", "Name a file that `argmap memo MAP -o FILE` made.")


def _recipe(data: Any, path: str) -> Recipe:
    try:
        return Recipe.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("recipe", *first["loc"]))
        message = f"{path}: what the memo was made from cannot be read: {where}: {first['msg']}"
        raise InputError(message, "Write the memo again.") from error


def _body(tokens: Sequence[Token]) -> Iterator[Line]:
    """The lines of text, and each row of a table as a line; those of footnotes left out."""
    cells: list[Line] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield _row(cells)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.extend(lines(token))
        elif token.type == "inline":
            yield from lines(token)


def _row(cells: Sequence[Line]) -> Line:
    """A row of a table as one line."""
    text = BETWEEN_CELLS.join(cell.text for cell in cells)
    return Line(cells[0].number, [Run(text=text)], [label for cell in cells for label in cell.labels])


def _said(line: Line, notes: Mapping[str, Sequence[str]]) -> Said | None:
    """The finding on a line, if there is one."""
    hand = next((Hand(label) for label in line.labels if label in HANDS), Hand.MAP)
    for label in line.labels:
        if label not in HANDS and notes.get(label):
            *rests_on, check = notes[label]
            return Said(label, line.text, tuple(rests_on), check, hand)
    return None
