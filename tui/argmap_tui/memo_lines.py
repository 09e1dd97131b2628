"""A memo laid out in cells as it will read: headings, running text with the numbers of its notes, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Memo,
    Paragraph,
    Record,
    Role,
    Row,
    Run,
    Sentence,
    Table,
)
from argmap.memo.tracing import WHOLE
from argmap.memo.write.notes import Notes, notes
from argmap.memo.write.plain import MARKS, MARKS_SAID, shown
from argmap.model import Map
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.figure_lines import lay_figure
from argmap_tui.flowing import Part, RunningText
from argmap_tui.lines import Span
from argmap_tui.memo_tables import lay_table
from argmap_tui.memos import HEADING
from argmap_tui.silence import say_silence

MEASURE = 100
"""Cells of the longest line of running text: longer ones are hard to follow."""
LABEL_MOST = 18
"""Most cells of the labels of a record."""
ROLES = {Role.STRONG: "title", Role.CLAIM: "quoted", Role.ID: "faint", Role.TITLE: "quoted", Role.FAINT: "faint"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BULLET, BELOW = "• ", "◦ "


class Heading(NamedTuple):
    """A heading of the memo: its section, how deep it lies, its words, and its line."""

    id: str
    level: int
    title: str
    line: int


@dataclass(frozen=True)
class Preview:
    """A memo to be read before it is written, and what is told above it."""

    map: Map
    memo: Memo
    head: tuple[str, ...]
    """From whose eyes, by which rules, in whose words."""
    trouble: str = ""
    """What is wrong with the file of the reader's own words, which are left out then."""
    is_silent: bool = False
    """Whether nobody has weighed anything, from the eyes looked through."""
    choices: tuple[object, ...] = ()
    """What it was made by; another one made by the same reads the same."""

    @cached_property
    def rests(self) -> dict[str, tuple[str, ...]]:
        """What each finding rests on, by its key."""
        return {one.trace.key: one.trace.rests_on for one in self.memo.findings() if one.trace is not None}

    def items(self, key: str) -> list[str]:
        """The items of the map that a finding rests on."""
        return [id for id in self.rests.get(key, ()) if id in self.map]

    def rests_on(self, key: str, width: int) -> str:
        """What a finding rests on, in about ``width`` cells."""
        ids, whole = self.items(key), WHOLE in self.rests.get(key, ()) and WHOLE not in self.map
        names = ["the map as a whole"] * whole
        for at, id in enumerate(ids):
            name = cut(label(self.map, self.map[id]), max(20, width // min(3, len(ids)) - 3))
            if names and len(" · ".join([*names, name])) > width:
                return f"{' · '.join(names)} and {len(ids) - at} more"
            names.append(name)
        return " · ".join(names)


@dataclass
class MemoLayout(RunningText):
    """The lines of a memo, and where its headings are."""

    headings: list[Heading] = field(default_factory=list)

    def head(self, section: str, level: int, title: str) -> None:
        """Add a heading; the cursor stops there, too."""
        if self.lines and self.lines[-1]:
            self.gap()
        self.headings.append(Heading(section, level, title, len(self.lines)))
        self.offer(f"{HEADING}{section}", [[Span(title.upper() if level == 1 else title, "heading")]])


def layout(found: Preview, width: int) -> MemoLayout:
    """The lines of the memo in ``width`` cells."""
    made, measure = MemoLayout(), min(width, MEASURE)
    _above(made, found, measure)
    made.say(shown(found.memo.title), measure, "title")
    if found.memo.subtitle:
        made.say(shown(found.memo.subtitle), measure, "faint")
    writer = _Writer(made, notes(found.memo), width)
    for level, section in found.memo.walk():
        made.head(section.id, level, shown(section.title))
        for at, block in enumerate(section.blocks):
            if at and made.lines[-1]:
                made.gap()
            writer.block(block)
    _below(made, writer.notes, measure)
    return made


def _above(made: MemoLayout, found: Preview, width: int) -> None:
    """What is no part of the memo: how it is made, and what a newcomer can do."""
    if found.is_silent:
        say_silence(made, width)
        made.gap()
    if found.trouble:
        for words in found.trouble.split("\n"):
            made.say(words, width, "con")
    for words in found.head:
        made.say(words, width, "faint")
    made.lines.append([Span("─" * width, "faint")])


def _below(made: MemoLayout, found: Notes, width: int) -> None:
    made.gap()
    made.lines.append([Span("─" * width, "faint")])
    for hand in found.hands:
        made.say(f"{MARKS[hand]} {MARKS_SAID[hand]}", width, "faint")
    count = len(found.numbers)
    made.say(
        f"The raised numbers are those of the {count} notes that the files end with: they name the items that a "
        "sentence rests on. Here the line at the bottom does.",
        width,
        "faint",
    )


class _Writer:
    """Lays out the blocks of a memo."""

    def __init__(self, made: MemoLayout, notes: Notes, width: int) -> None:
        self.made, self.notes, self.width = made, notes, width
        self.measure = min(width, MEASURE)

    def block(self, block: Block) -> None:
        """Add one block."""
        match block:
            case Paragraph(sentences=sentences):
                self.made.flow(map(self.part, sentences), self.measure)
            case Bullets():
                self.bullets(block)
            case Record():
                self.record(block)
            case Table():
                self.table(block)
            case Figure():
                self.made.flow([Part([Span("Figure. ", "title"), Span(shown(block.caption))])], self.measure)
                lay_figure(self.made, block.drawing, self.width)
                self.made.say(shown(block.alt), self.measure, "faint")
                if block.equivalent is not None:
                    self.made.gap()
                    self.table(block.equivalent)

    def part(self, sentence: Sentence, *, is_marked: bool = True) -> Part:
        """A sentence with the number of its note; in a record it is not marked whose words it is in."""
        mark = MARKS.get(sentence.hand, "") if is_marked else ""
        return Part([*_spans(sentence.runs), *self._note(sentence, mark)], sentence.trace.key if sentence.trace else "")

    def _note(self, one: Sentence | Row, mark: str) -> Iterator[Span]:
        number = self.notes.number(one)
        words = f"{str(number).translate(RAISED) if number is not None else ''}{mark}"
        if words:
            yield Span(words, "kind")

    def bullets(self, block: Bullets) -> None:
        """A list, with the lists below its items."""
        waiting = list(reversed(self._marked(block.items, "", BULLET, is_numbered=block.is_numbered)))
        while waiting:
            lead, item = waiting.pop()
            self.made.flow(map(self.part, item.sentences), self.measure, lead)
            waiting += reversed(self._marked(item.below, " " * len(lead), BELOW))

    def _marked(
        self, items: Sequence[Bullet], indent: str, mark: str, *, is_numbered: bool = False
    ) -> list[tuple[str, Bullet]]:
        """Items with what stands before them."""
        last = len(f"{len(items)}. ")
        return [(indent + (f"{at}. ".rjust(last) if is_numbered else mark), item) for at, item in enumerate(items, 1)]

    def record(self, block: Record) -> None:
        """Labels, each with its value."""
        room = min(LABEL_MOST, max((len(shown(entry.label)) for entry in block.entries), default=0)) + 2
        for entry in block.entries:
            lead = cut(shown(entry.label), room - 1).ljust(room)
            self.made.flow([self.part(one, is_marked=False) for one in entry.value], self.measure, lead)

    def table(self, table: Table) -> None:
        """A table with its caption, and what is said below it."""
        if table.caption:
            self.made.flow([Part([Span("Table. ", "title"), Span(shown(table.caption))])], self.measure)
        lay_table(self.made, table, self.width, [self._cells(row) for row in table.rows])
        if table.remark:
            self.made.flow(map(self.part, table.remark), self.measure)

    def _cells(self, row: Row) -> list[list[Span]]:
        """The cells of a row, the last with the number of its note."""
        cells = [list(_spans(cell)) for cell in row.cells]
        cells[-1] += self._note(row, MARKS.get(row.hand, ""))
        return cells


def _spans(runs: Iterable[Run]) -> Iterator[Span]:
    return (Span(shown(run.text), ROLES.get(run.role, "text")) for run in runs)
