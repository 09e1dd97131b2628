"""A memo as a Word document (ECMA-376): real headings, numbered notes, repeated heads of tables, words for figures."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

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
    Section,
    Sentence,
    Table,
)
from argmap.memo.figures import Svg, draw
from argmap.memo.recipe import Form
from argmap.memo.write import _word as word
from argmap.memo.write import notes as endnotes
from argmap.memo.write._word_styles import TEXT_WIDTH, dress
from argmap.memo.write.columns import shares
from argmap.memo.write.notes import Notes
from argmap.memo.write.pictures import pictures
from argmap.memo.write.plain import MARKS, MARKS_SAID, NOTED, begins_left, is_small, items_said, shortened, shown

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    Elements = list[BaseOxmlElement]

PROPERTY_LENGTH = 255
"""The longest core property, in characters, that python-docx takes."""
DEEPEST_HEADING, DEEPEST_LIST = 3, 3
RECORD = (2000, TEXT_WIDTH - 2000)
EMU = 12700
"""English metric units to the point."""


def write(memo: Memo) -> bytes:
    """``memo`` as DOCX, the same bytes for the same memo."""
    import docx

    document = docx.Document()
    dress(document, memo)
    _describe(document, memo)
    paper = Paper(document, endnotes.notes(memo), _drawn(memo))
    _append(document, paper.all(memo))
    if memo.recipe.form is Form.SHORT:
        _append(document, paper.endnotes_run_on())
    else:
        _in_columns(document)
        _append(document, paper.endnotes())
    document.core_properties.identifier = seal(document.part.blob)
    saved = BytesIO()
    document.save(saved)
    return _dated(saved, memo.recipe.date)


def seal(body: bytes) -> str:
    """A digest over the body of the document, by which a change of the file shows."""
    return f"argmap-{hashlib.sha256(body).hexdigest()[:16]}"


def is_sealed(raw: bytes) -> bool:
    """Whether the body of a DOCX fits the digest in its core properties."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return seal(archive.read("word/document.xml")).encode() in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def _append(document: Document, these: Elements) -> None:
    """Put them at the end, before the properties of the last section."""
    last = document.element.body[-1]
    for one in these:
        last.addprevious(one)


def _in_columns(document: Document) -> None:
    """Set what follows in two columns."""
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn

    document.add_section(WD_SECTION.CONTINUOUS).different_first_page_header_footer = False
    properties = document.element.body[-1]
    for columns in properties.findall(qn("w:cols")):
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "400")


def _drawn(memo: Memo) -> dict[str, tuple[Svg, bytes]]:
    """The figures by id, with their pictures."""
    figures = [block for _, one in memo.walk() for block in one.blocks if isinstance(block, Figure)]
    drawings = [draw(one.drawing) for one in figures]
    made = zip(drawings, pictures(drawings), strict=True)
    return dict(zip((one.id for one in figures), made, strict=True))


def _describe(document: Document, memo: Memo) -> None:
    """The core properties."""
    properties, recipe = document.core_properties, memo.recipe
    properties.title = shortened(memo.title, PROPERTY_LENGTH)
    properties.subject = shortened(memo.subtitle, PROPERTY_LENGTH)
    properties.author = properties.last_modified_by = shortened(recipe.front.sender, PROPERTY_LENGTH)
    properties.language = memo.language
    properties.keywords = "policy memo, argument map"
    properties.comments = "Made by argmap."
    properties.content_status = "Draft" if memo.is_draft else "Final"
    properties.created = properties.modified = dt.datetime.combine(recipe.date, dt.time())


def _dated(saved: BytesIO, date: dt.date) -> bytes:
    """The package with the memo's date on every part, so that equal memos give equal files."""
    made = BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, (max(date.year, 1980), date.month, date.day, 0, 0, 0))
            is_small = name.endswith(".png")  # as pictures are already
            part.compress_type = zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return made.getvalue()


@dataclass
class Paper:
    """Turns blocks into the paragraphs and tables of a document."""

    document: Document
    notes: Notes
    drawn: dict[str, tuple[Svg, bytes]]
    tables: count[int] = field(default_factory=lambda: count(1))
    figures: count[int] = field(default_factory=lambda: count(1))

    def all(self, memo: Memo) -> Elements:
        """The whole body."""
        made = self.top(memo)
        for level, section in memo.walk():
            made += self.section(min(level, DEEPEST_HEADING), section)
        equivalents = endnotes.figure_tables(memo)
        if equivalents:
            made.append(word.paragraph("Heading1", word.run(endnotes.FIGURES)))
        for table in equivalents:
            made += self.table(table)
        return [*made, *self.endnotes_opening(is_short=memo.recipe.form is Form.SHORT)]

    def top(self, memo: Memo) -> Elements:
        """What stands above the first section."""
        kicker = "POLICY MEMO" + (" · DRAFT" if memo.is_draft else "")
        line = word.element("pBdr", word.border("bottom", 12, word.ACCENT, 4))
        made = [
            word.paragraph("Kicker", word.run(kicker), properties=(line,)),
            word.paragraph("Title", word.run(shown(memo.title))),
        ]
        return [*made, word.paragraph("Subtitle", word.run(shown(memo.subtitle)))] if memo.subtitle else made

    def section(self, level: int, section: Section) -> Elements:
        """A section without its parts."""
        blocks = [one for block in section.blocks for one in self.block(block)]
        if section.id == endnotes.HEADER:
            return blocks
        made = [word.paragraph(f"Heading{level}", word.run(shown(section.title))), *blocks]
        return [word.boxed(one) for one in made] if section.id == endnotes.BLUF else made

    def block(self, block: Block) -> Elements:
        """Any block."""
        match block:
            case Paragraph(sentences=sentences):
                return [word.paragraph("Normal", *self.sentences(sentences))]
            case Bullets():
                return self.bullets(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Record():
                return self.record(block)

    def sentences(self, sentences: Iterable[Sentence], *, is_marked: bool = True) -> Elements:
        """Sentences with their marks; in a record, which people fill in, it is not marked whose words they are."""
        made: Elements = []
        for one in sentences:
            made += [word.run(" ")] if made else []
            made += [*runs(one.runs), *self.marks(one, is_marked=is_marked)]
        return made

    def marks(self, one: Sentence | Row, *, is_marked: bool = True) -> Elements:
        """Whose words they are, and the way to the endnote."""
        made = [word.superscript(MARKS[one.hand])] if one.hand in MARKS and is_marked else []
        number = self.notes.number(one)
        return made if number is None else [*made, word.superscript(str(number), f"note_{number}")]

    def bullets(self, block: Bullets) -> Elements:
        """A list with the lists below its items; a numbered one begins at 1."""
        list_number = self.numbering() if block.is_numbered else 0
        waiting = [(1, item) for item in reversed(block.items)]
        made: Elements = []
        while waiting:
            level, item = waiting.pop()
            made.append(self.bullet(item, level, list_number))
            waiting += [(min(level + 1, DEEPEST_LIST), one) for one in reversed(item.below)]
        return made

    def bullet(self, item: Bullet, level: int, list_number: int) -> BaseOxmlElement:
        """One item, at a level from 1."""
        said = self.sentences(item.sentences)
        if list_number and level == 1:
            return word.paragraph("ListNumber", *said, properties=(word.numbered(list_number),))
        return word.paragraph("ListBullet" if level == 1 else f"ListBullet{level}", *said)

    def numbering(self) -> int:
        """A new numbered list."""
        from docx.oxml.ns import qn

        style = self.document.styles["List Number"].element
        model = next(style.iter(qn("w:numId"))).get(qn("w:val"))
        lists = self.document.part.numbering_part.element
        made = lists.add_num(lists.num_having_numId(int(model)).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def table(self, table: Table) -> Elements:
        """A table under its caption, with what is said below it."""
        caption = f"Table {next(self.tables)}. {shown(table.caption)}"
        widths = [int(TEXT_WIDTH * share) for share in shares(table)]
        numeric = [one.is_number for one in table.columns]
        heads = [[word.run(shown(one.heading))] for one in table.columns]
        led_on = table.rows[:-1] if is_small(table) else table.rows[:1]  # by the next, on the same page
        rows = [
            _row(widths, numeric, heads, is_head=True),
            *(_row(widths, numeric, self.cells(row), is_led_on=row in led_on) for row in table.rows),
        ]
        return [
            word.paragraph("Caption", word.run(caption), properties=(word.element("keepNext"),)),
            word.table(widths, rows, caption=shown(table.caption)),
            word.paragraph("Remark", *self.sentences(table.remark)),
        ]

    def cells(self, row: Row) -> list[Elements]:
        """What the cells of a row hold; the way to its endnote is in the first."""
        first, *others = (runs(cell) for cell in row.cells)
        return [[*first, *self.marks(row)], *others]

    def record(self, record: Record) -> Elements:
        """Labels and values, in two columns."""
        rows = []
        for entry in record.entries:
            label = word.paragraph("TableHead", word.run(shown(entry.label)))
            value = word.paragraph("TableText", *self.sentences(entry.value, is_marked=False))
            rows.append(word.row([word.cell(RECORD[0], label), word.cell(RECORD[1], value)]))
        return [word.table(list(RECORD), rows), word.paragraph("Remark")]

    def figure(self, figure: Figure) -> Elements:
        """A picture with its words, above its caption."""
        drawing, png = self.drawn[figure.id]
        width, height = (int(one * EMU) for one in (drawing.width, drawing.height))
        inline = self.document.part.new_pic_inline(BytesIO(png), width, height)
        inline.docPr.set("descr", shown(figure.alt))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # else LibreOffice moves it to the right
        picture = word.element("r", word.element("drawing", inline))
        caption = f"Figure {next(self.figures)}. {shown(figure.caption)}"
        return [word.paragraph("Picture", picture), word.paragraph("Caption", word.run(caption))]

    def endnotes_opening(self, *, is_short: bool) -> Elements:
        """What stands above the endnotes."""
        apart = () if is_short else (word.element("pageBreakBefore"),)
        return [
            word.paragraph("Heading1", word.run(endnotes.TITLE), properties=apart),
            word.paragraph("Note", word.run(endnotes.OPENING)),
            *(word.paragraph("Note", word.run(f"{MARKS[hand]} {MARKS_SAID[hand]}")) for hand in self.notes.hands),
        ]

    def endnotes(self) -> Elements:
        """What each sentence rests on, as a numbered list of bookmarks."""
        list_number = self.numbering()
        made: Elements = []
        for ids, number in self.notes.numbers.items():
            start, end = word.bookmark(number, f"note_{number}")
            said = (start, word.run(items_said(ids)), end)
            made.append(word.paragraph("Note", *said, properties=(word.numbered(list_number),)))
        return made

    def endnotes_run_on(self) -> Elements:
        """The same as one paragraph, for few pages."""
        made: Elements = []
        for ids, number in self.notes.numbers.items():
            start, end = word.bookmark(number, f"note_{number}")
            made += [word.run("; ")] if made else []
            made += [start, word.run(f"{number}\u00a0", word.element("b")), word.run(items_said(ids, NOTED)), end]
        return [word.paragraph("Note", *made)] if made else []


def _row(
    widths: list[int], numeric: list[bool], cells: list[Elements], *, is_head: bool = False, is_led_on: bool = False
) -> BaseOxmlElement:
    style = "TableHead" if is_head else "TableText"
    said = (
        word.paragraph(
            style,
            *cell,
            properties=(
                *([word.element("keepNext")] if is_led_on else []),
                *([word.element("jc", val="right")] if is_number else []),
            ),
        )
        for cell, is_number in zip(cells, numeric, strict=True)
    )
    made = [word.cell(width, one, is_head=is_head) for width, one in zip(widths, said, strict=True)]
    return word.row(made, is_head=is_head)


def runs(these: Iterable[Run]) -> Elements:
    """Stretches of text in their roles."""
    return [word.run(shown(one.text), *_look(one.role), *_leftwards(one.text)) for one in these]


def _leftwards(text: str) -> Elements:
    """That a stretch is written from right to left, if it begins so."""
    return [word.element("rtl")] if begins_left(text) else []


def _look(role: Role) -> Elements:
    match role:
        case Role.STRONG:
            return [word.element("b")]
        case Role.CLAIM | Role.TITLE:
            return [word.element("i")]
        case Role.FAINT | Role.ID:
            return [word.element("color", val=word.QUIET)]
        case Role.PLAIN:
            return []
