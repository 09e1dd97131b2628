"""How a memo looks in Word: fonts, sizes, spaces, the page, its head and its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.memo.blocks import Memo
from argmap.memo.recipe import Form
from argmap.memo.write._word import ACCENT, QUIET, element, page_number, paragraph, run
from argmap.memo.write.plain import shortened, source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Footer, _Header
    from docx.styles.style import ParagraphStyle

SERIF, SANS = "Cambria", "Calibri"
TEXT_WIDTH = 9071
"""The width of the text, 160 mm, in twentieths of a point."""


class Look(NamedTuple):
    """What one style sets."""

    name: str
    font: str = SERIF
    size: float = 10.5
    """In points, as are the spaces."""
    before: float = 0
    after: float = 6
    colour: str = "1B1D20"
    is_bold: bool = False
    is_italic: bool = False
    keeps_next: bool = False
    line: float = 1.15

    def small(self) -> Look:
        """The same for the short form, which has two pages."""
        size = max(7.0, round(1.8 * self.size) / 2)  # Word counts in halves of a point
        return self._replace(size=size, before=0.6 * self.before, after=0.6 * self.after, line=min(self.line, 1.0))


LOOKS = (
    Look("Normal"),
    Look("Title", size=22, before=10, after=4, is_bold=True, line=1.0),
    Look("Subtitle", size=11.5, after=10, colour=QUIET, is_italic=True),
    Look("Kicker", font=SANS, size=9.5, after=6, colour=ACCENT, is_bold=True),
    Look("Heading 1", size=15, before=20, after=6, colour=ACCENT, is_bold=True, keeps_next=True, line=1.0),
    Look("Heading 2", size=12, before=14, after=4, colour=ACCENT, is_bold=True, keeps_next=True, line=1.0),
    Look("Heading 3", size=10.5, before=10, after=3, colour=ACCENT, is_bold=True, keeps_next=True, line=1.0),
    Look("List Bullet", after=3),
    Look("List Bullet 2", after=3),
    Look("List Bullet 3", after=3),
    Look("List Number", after=3),
    Look("Caption", font=SANS, size=9.5, before=10, after=4, colour=ACCENT, is_bold=True, line=1.0),
    Look("Table Text", font=SANS, size=8.5, before=2, after=2, line=1.0),
    Look("Table Head", font=SANS, size=8.5, before=2, after=2, colour=ACCENT, is_bold=True, keeps_next=True, line=1.0),
    Look("Remark", font=SANS, size=9, before=4, after=8, colour=QUIET, line=1.0),
    Look("Picture", before=8, after=0, keeps_next=True, line=1.0),
    Look("Note", font=SANS, size=8, after=1, line=1.0),
    Look("Header", font=SANS, size=8.5, after=0, colour=QUIET, line=1.0),
    Look("Footer", font=SANS, size=8.5, after=0, colour=QUIET, line=1.0),
)


def dress(document: Document, memo: Memo) -> None:
    """Give the document its styles, its page and what stands above and below each page."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    for look in LOOKS:
        if look.name not in document.styles:
            document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        _apply(document.styles[look.name], look if memo.recipe.form is Form.LONG else look.small())
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), memo.language)
    _page(document, memo)


def _apply(style: ParagraphStyle, look: Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name in ("rPr", "tabs", "pBdr"):
        for given in list(style.element.iter(qn(f"w:{name}"))):
            given.getparent().remove(given)
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.font.bold, style.font.italic = look.is_bold, look.is_italic
    style.font.color.rgb = RGBColor.from_string(look.colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(look.before), Pt(look.after), look.line
    layout.keep_with_next = look.keeps_next


def _page(document: Document, memo: Memo) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin, page.bottom_margin = (Mm(20), Mm(18)) if memo.recipe.form is Form.SHORT else (Mm(26), Mm(24))
    page.different_first_page_header_footer = True
    _fill(page.header, "Header", shortened(memo.title, 70), run("DRAFT" if memo.is_draft else ""))
    for foot in (page.footer, page.first_page_footer):
        _fill(foot, "Footer", source(memo), page_number("PAGE"), run(" / "), page_number("NUMPAGES"))
    page.first_page_header.is_linked_to_previous = False


def _fill(area: _Header | _Footer, style: str, left: str, *right: BaseOxmlElement) -> None:
    """One line with something at both ends."""
    area.is_linked_to_previous = False
    root = area.part.element
    for child in list(root):
        root.remove(child)
    stops = element("tabs", element("tab", val="right", pos=TEXT_WIDTH))
    root.append(paragraph(style, run(left), element("r", element("tab")), *right, properties=(stops,)))
