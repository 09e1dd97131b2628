"""A memo as a tree of blocks, which writers lay out and which is kept inside every file they write.

All text is data. What looks like Markdown, HTML or Typst in it is meant to be read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from argmap.memo.figures.data import Drawing
from argmap.memo.recipe import Polishing as Polishing  # noqa: PLC0414 - memos are made of it, too
from argmap.memo.recipe import Recipe
from argmap.memo.shown import Shown
from argmap.model.base import Value


class Role(StrEnum):
    """What a stretch of text is, for writers to show as they can."""

    PLAIN = "plain"
    STRONG = "strong"
    CLAIM = "claim"
    """The words or the title of an item of the map."""
    ID = "id"
    TITLE = "title"
    """The title of a work."""
    FAINT = "faint"


class Run(Value):
    """A stretch of text in one role."""

    text: Shown
    role: Role = Role.PLAIN


class Hand(StrEnum):
    """Whose words a sentence is in."""

    MAP = "map"
    """Put together by argmap from the map."""
    AUTHOR = "author"
    """Written or rewritten by the memo's author."""
    MODEL = "model"
    """Polished by a model; the provenance tells who accepted it."""
    EDITED = "edited"
    """Drafted by a model and rewritten by a person; the provenance tells by whom."""


DRAFTED = frozenset({Hand.MODEL, Hand.EDITED})
"""Whose words a model had a hand in."""


class Trace(Value):
    """What a finding rests on, so that a reader can look it up and argmap can tell when it has gone stale."""

    key: str
    """The finding's stable name within the memo, such as ``options.retire-on-schedule.verdict``."""
    rests_on: tuple[str, ...]
    """The items of the map that it speaks of; ``map`` for what is said of the map as a whole."""
    check: str
    """Eight hexadecimal digits over what is found and over the words of those items."""


class Sentence(Value):
    """One sentence. Without a trace it states no finding: it explains, or it is the author's own."""

    runs: tuple[Run, ...]
    trace: Trace | None = None
    hand: Hand = Hand.MAP

    @property
    def text(self) -> str:
        """The words without their roles."""
        return "".join(run.text for run in self.runs)


class Paragraph(Value):
    """Sentences that belong together."""

    kind: Literal["paragraph"] = "paragraph"
    sentences: tuple[Sentence, ...]


class Bullets(Value):
    """A list; each item is a few sentences, with a list of its own below where there is more to say."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Bullet, ...]
    is_numbered: bool = False


class Bullet(Value):
    """One item of a list."""

    sentences: tuple[Sentence, ...]
    below: tuple[Bullet, ...] = ()


class Column(Value):
    """A column of a table."""

    heading: Shown
    width: float = 1.0
    """Its share of the page's width, beside those of the others."""
    is_number: bool = False


class Row(Value):
    """A row of a table. As a whole it is a finding like a sentence."""

    cells: tuple[tuple[Run, ...], ...]
    trace: Trace | None = None
    hand: Hand = Hand.MAP

    @property
    def text(self) -> str:
        """The words of its cells."""
        return " | ".join("".join(run.text for run in cell) for cell in self.cells)


class Table(Value):
    """A table with a caption; its header row repeats where it breaks over pages."""

    kind: Literal["table"] = "table"
    caption: Shown
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remark: tuple[Sentence, ...] = ()
    """What is said below it, such as how many rows were left out."""


class Figure(Value):
    """A drawing with its words for those who cannot see it; ``equivalent`` holds all of its numbers."""

    kind: Literal["figure"] = "figure"
    id: str
    caption: Shown
    alt: Shown
    drawing: Drawing
    equivalent: Table | None = None
    """None where a table beside it already says the same."""


class Record(Value):
    """Labels with a value each, such as To and From."""

    kind: Literal["record"] = "record"
    entries: tuple[Entry, ...]


class Entry(Value):
    """One line of a record."""

    label: Shown
    value: tuple[Sentence, ...]


Block = Annotated[Paragraph | Bullets | Table | Figure | Record, Field(discriminator="kind")]


class Section(Value):
    """A part of the memo under a heading; parts below it have headings a level down."""

    id: str
    title: Shown
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


class Memo(Value):
    """A whole memo."""

    title: Shown
    subtitle: Shown = ""
    language: str = "en"
    is_draft: bool = True
    recipe: Recipe
    sections: tuple[Section, ...]
    items: dict[str, str] = Field(default_factory=dict)
    """What each item that a finding rests on said when the memo was made: eight hexadecimal digits, by its id."""
    left_out: tuple[str, ...] = ()
    """The keys of findings that the author took out."""
    rewritten: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """The sections that the author rewrote, by their ids: sixteen hexadecimal digits over each line, in order."""
    names: tuple[str, ...] = ()
    """What the options, theses and perspectives are called, which rewritten words may not exchange."""
    polished: Polishing | None = None
    """None where no sentence is polished."""

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Every section with its level, 1 for those at the top, in reading order."""
        waiting = [(1, one) for one in reversed(self.sections)]
        while waiting:
            level, section = waiting.pop()
            yield level, section
            waiting.extend((level + 1, part) for part in reversed(section.parts))

    def statements(self) -> Iterator[Sentence | Row]:
        """Every sentence and row, in reading order."""
        for _, section in self.walk():
            for block in section.blocks:
                yield from statements(block)

    def findings(self) -> Iterator[Sentence | Row]:
        """Those that have a trace."""
        return (one for one in self.statements() if one.trace is not None)


def statements(block: Block) -> Iterator[Sentence | Row]:
    """The sentences and rows of a block, in reading order."""
    match block:
        case Paragraph():
            yield from block.sentences
        case Bullets():
            waiting = list(reversed(block.items))
            while waiting:
                item = waiting.pop()
                yield from item.sentences
                waiting.extend(reversed(item.below))
        case Table():
            yield from block.rows
            yield from block.remark
        case Figure() if block.equivalent is not None:
            yield from statements(block.equivalent)
        case Record():
            for entry in block.entries:
                yield from entry.value


Bullets.model_rebuild()
Record.model_rebuild()
