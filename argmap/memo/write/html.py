"""A memo as one HTML file that is read without scripts or network, printed and listened to (WCAG 2.2 AA, DPUB-ARIA)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count

from argmap.memo.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
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
from argmap.memo.figures import draw
from argmap.memo.write import notes as endnotes
from argmap.memo.write.columns import shares
from argmap.memo.write.notes import Notes
from argmap.memo.write.plain import MARKS, MARKS_SAID, NO_CHARACTER, items_said, runs_left, shown
from argmap.resources import PACKAGE

STYLE = PACKAGE / "memo" / "write" / "memo.css"
TAGS = {
    Role.STRONG: "strong",
    Role.CLAIM: "em",
    Role.ID: "code",
    Role.TITLE: "cite",
}
DEEPEST = 6
"""The lowest level of heading that HTML has."""
NARROW = 4
"""How many columns a phone shows well."""
LONG = re.compile(r"([^\s-]{12})(?=[^\s-]{6})")
BREAK = "\u200b"
SEAL = "<!-- argmap "
MADE_BY = '<meta name="generator" content="argmap">'
DATA = "argmap-memo"
"""The id of the element that holds the memo as JSON."""


def write(memo: Memo) -> bytes:
    """``memo`` as an HTML document in UTF-8."""
    page = Page(endnotes.notes(memo))
    main = "\n".join(page.section(level, section) for level, section in memo.walk())
    style = "\n".join([STYLE.read_text(encoding="utf-8"), *page.widths])
    parts = [_head(memo, style), _top(memo), _contents(memo), f'<main id="main">\n{main}\n</main>', page.endnotes()]
    return sealed("\n".join([*parts, _data(memo), "</body>"])).encode()


def sealed(page: str) -> str:
    """A page without its last lines, with them: a digest by which a change of the file shows, and the end."""
    return f"{page}\n{SEAL}{hashlib.sha256(page.encode()).hexdigest()[:16]} -->\n</html>\n"


def is_sealed(page: str) -> bool:
    """Whether a page's last lines fit what is before them."""
    before, mark, _ = page.rpartition(f"\n{SEAL}")
    return bool(mark) and page == sealed(before)


def text(words: str) -> str:
    """Words as text of an element or value of an attribute."""
    return escape(shown(words))


def breakable(words: str) -> str:
    """Words as text of an element, long ones with places to break."""
    return escape(LONG.sub(rf"\1{BREAK}", shown(words))).replace(BREAK, "<wbr>")


def _head(memo: Memo, style: str) -> str:
    """The head; only the style given may be applied, and nothing may be fetched, run or sent."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!doctype html>
<html lang="{text(memo.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{MADE_BY}
<meta name="author" content="{text(memo.recipe.front.sender)}">
<meta name="date" content="{memo.recipe.date}">
<title>{text(memo.title)}</title>
<style>{style}</style>
</head>
<body>"""


def _top(memo: Memo) -> str:
    draft = '<span class="draft">DRAFT</span>' if memo.is_draft else ""
    subtitle = f'\n<p class="subtitle">{text(memo.subtitle)}</p>' if memo.subtitle else ""
    return f"""<a class="skip" href="#main">Skip to the memo</a>
<header>
<p class="kicker"><span>Policy memo</span>{draft}</p>
<h1>{text(memo.title)}</h1>{subtitle}
</header>"""


def _contents(memo: Memo) -> str:
    titles = [(_anchor(one.id), one.title) for one in memo.sections if one.id != endnotes.HEADER]
    lines = [f'<li><a href="#{id}">{text(title)}</a></li>' for id, title in [*titles, ("notes", endnotes.TITLE)]]
    return "\n".join(
        [
            '<nav aria-label="Contents">\n<details>\n<summary>Contents</summary>\n<ol>',
            *lines,
            "</ol>\n</details>\n</nav>",
        ]
    )


def _data(memo: Memo) -> str:
    """The memo as JSON, in which nothing can end the element (HTML Living Standard, 4.12.1.3)."""
    json = memo.model_dump_json().replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
    coded = NO_CHARACTER.sub(lambda found: rf"\u{ord(found[0]):04x}", json)
    return f'<script type="application/json" id="{DATA}">{coded}</script>'


def _anchor(id: str) -> str:
    """The id of a section's element, apart from those of notes."""
    return f"section-{text(id)}"


@dataclass
class Page:
    """What is written so far: where each endnote is referred to, and how wide the columns of each table are."""

    notes: Notes
    references: dict[int, int] = field(default_factory=dict)
    """How often each endnote is referred to."""
    widths: list[str] = field(default_factory=list)
    """Rules of style."""
    numbers: count[int] = field(default_factory=lambda: count(1))

    def section(self, level: int, section: Section) -> str:
        """A section without its parts, under its heading."""
        id, depth = _anchor(section.id), min(level + 1, DEEPEST)
        heading = f'<h{depth} id="{id}">{text(section.title)}</h{depth}>'
        blocks = [self.block(block) for block in section.blocks]
        if section.id == endnotes.HEADER:
            return "\n".join(blocks)
        style = ' class="bluf"' if section.id == endnotes.BLUF else ""
        label = f' aria-labelledby="{id}"' if level == 1 else ""
        return "\n".join([f"<section{style}{label}>", heading, *blocks, "</section>"])

    def block(self, block: Block) -> str:
        """Any block."""
        match block:
            case Paragraph(sentences=sentences):
                return f"<p>{self.sentences(sentences)}</p>"
            case Bullets(items=items, is_numbered=is_numbered):
                return self.bullets(items, "ol" if is_numbered else "ul")
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Record(entries=entries):
                lines = (
                    f"<div><dt>{text(one.label)}</dt><dd>{self.sentences(one.value, is_marked=False)}</dd></div>"
                    for one in entries
                )
                return "\n".join(["<dl>", *lines, "</dl>"])

    def sentences(self, sentences: Iterable[Sentence], *, is_marked: bool = True) -> str:
        """Sentences with their marks; in a record, which people fill in, it is not marked whose words they are."""
        return " ".join(runs(one.runs) + self.marks(one, is_marked=is_marked) for one in sentences)

    def marks(self, one: Sentence | Row, *, is_marked: bool = True) -> str:
        """Whose words they are, and the way to the endnote."""
        mark = (
            f'<sup><abbr title="{MARKS_SAID[one.hand]}">{MARKS[one.hand]}</abbr></sup>'
            if one.hand in MARKS and is_marked
            else ""
        )
        number = self.notes.number(one)
        if number is None:
            return mark
        time = self.references[number] = self.references.get(number, 0) + 1
        link = f'href="#note-{number}" id="ref-{number}-{time}" role="doc-noteref" aria-label="Note {number}"'
        return f"{mark}<sup><a {link}>{number}</a></sup>"

    def bullets(self, items: Iterable[Bullet], tag: str) -> str:
        """A list with the lists below its items."""
        lines = (
            f"<li>{self.sentences(item.sentences)}{self.bullets(item.below, 'ul') if item.below else ''}</li>"
            for item in items
        )
        return "\n".join([f"<{tag}>", *lines, f"</{tag}>"])

    def table(self, table: Table) -> str:
        """A table that scrolls by itself where the page is narrow."""
        number = next(self.numbers)
        self.widths += [
            f"#table-{number} col:nth-child({at}) {{ width: {share:.1%} }}" for at, share in enumerate(shares(table), 1)
        ]
        heads = "".join(_head_cell(one) for one in table.columns)
        wide = ' class="wide"' if len(table.columns) > NARROW else ""
        remark = f'\n<p class="remark">{self.sentences(table.remark)}</p>' if table.remark else ""
        return "\n".join(
            [
                f'<div class="scroll" role="region" tabindex="0" aria-labelledby="caption-{number}">',
                f'<table id="table-{number}"{wide}>',
                f'<caption id="caption-{number}">{text(table.caption)}</caption>',
                f"<colgroup>{'<col>' * len(table.columns)}</colgroup>",
                f"<thead><tr>{heads}</tr></thead>",
                "<tbody>",
                *(self.row(row, table) for row in table.rows),
                f"</tbody>\n</table>\n</div>{remark}",
            ]
        )

    def row(self, row: Row, table: Table) -> str:
        """A row; its first cell is what it is about."""
        first, *others = (
            (runs(cell), _aligned(column.is_number)) for cell, column in zip(row.cells, table.columns, strict=True)
        )
        head = f'<th scope="row"{first[1]}>{first[0]}{self.marks(row)}</th>'
        return "".join(["<tr>", head, *(f"<td{aligned}>{said}</td>" for said, aligned in others), "</tr>"])

    def figure(self, figure: Figure) -> str:
        """A drawing, whose alternative text is read in its stead, and its numbers behind a fold."""
        number = next(self.numbers)
        drawing, fold = draw(figure.drawing, name=f"figure-{number}").markup, ""
        if figure.equivalent is not None:
            fold = f"\n<details>\n<summary>The figure as a table</summary>\n{self.table(figure.equivalent)}\n</details>"
        return f"""<figure role="figure" aria-labelledby="caption-{number}">
<div class="drawing" role="img" tabindex="0" aria-label="{text(figure.alt)}">{drawing}</div>
<figcaption id="caption-{number}">{text(figure.caption)}</figcaption>{fold}
</figure>"""

    def endnotes(self) -> str:
        """What each sentence rests on, with the ways back."""
        said = [f"<p>{MARKS[hand]} {MARKS_SAID[hand]}</p>" for hand in self.notes.hands]
        lines = [self._endnote(number, ids) for ids, number in self.notes.numbers.items()]
        return "\n".join(
            [
                '<section class="notes" role="doc-endnotes" aria-labelledby="notes">',
                f'<h2 id="notes">{endnotes.TITLE}</h2>',
                f"<p>{endnotes.OPENING}</p>",
                *said,
                "<ol>",
                *lines,
                "</ol>\n</section>",
            ]
        )

    def _endnote(self, number: int, ids: Sequence[str]) -> str:
        times = self.references.get(number, 0)
        back = " ".join(_back(number, time, str(time) if times > 1 else "") for time in range(1, times + 1))
        return f'<li id="note-{number}"><span>{escape(items_said(ids))}</span> {back}</li>'


def _back(number: int, time: int, sign: str) -> str:
    """The way back to one of the sentences that an endnote belongs to."""
    label = f"Back to sentence {time} with note {number}"
    return f'<a href="#ref-{number}-{time}" role="doc-backlink" aria-label="{label}">↩{sign}</a>'


def _head_cell(column: Column) -> str:
    """The head of a column; one that says nothing is no heading."""
    if not column.heading:
        return "<td></td>"
    return f'<th scope="col"{_aligned(column.is_number)}>{text(column.heading)}</th>'


def _aligned(is_number: bool) -> str:  # noqa: FBT001 - the one thing it is asked
    return ' class="number"' if is_number else ""


def runs(these: Iterable[Run]) -> str:
    """Stretches of text in their roles."""
    return "".join(_run(run) for run in these)


def _run(run: Run) -> str:
    tag, words = TAGS.get(run.role), breakable(run.text)
    words = f"<bdi>{words}</bdi>" if runs_left(run.text) else words
    if run.role is Role.FAINT:
        return f'<span class="faint">{words}</span>'
    return words if tag is None else f"<{tag}>{words}</{tag}>"
