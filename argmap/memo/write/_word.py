"""WordprocessingML in small pieces (ECMA-376, part 1, clause 17)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.oxml.xmlchemy import BaseOxmlElement

ACCENT, TINT, QUIET, HAIR = "1F4E6B", "EEF3F6", "52575D", "C9CED3"
"""Colours, in hexadecimal digits."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARGIN = 60
"""Between a cell's edge and its words, in twentieths of a point."""


def element(name: str, /, *inside: BaseOxmlElement, **given: str | int) -> BaseOxmlElement:
    """An element of the main namespace with attributes of it."""
    make, spaces = _maker()
    made = make(_name(name), {_name(key): str(value) for key, value in given.items()}, nsmap=spaces)
    made.extend(inside)
    return made


@cache
def _maker() -> tuple[Callable[..., BaseOxmlElement], dict[str, str]]:
    """What makes an element, and the prefix of its namespace."""
    from docx.oxml.ns import nsmap
    from docx.oxml.parser import oxml_parser

    return oxml_parser.makeelement, {"w": nsmap["w"]}


@cache
def _name(name: str) -> str:
    """The name of the main namespace as lxml has it."""
    from docx.oxml.ns import qn

    return qn(f"w:{name}")


def run(text: str, *look: BaseOxmlElement) -> BaseOxmlElement:
    """Text; ``look`` are the properties that it has, in the order of the schema."""
    words = element("t")
    words.text = text
    words.set(SPACE, "preserve")
    return element("r", *([element("rPr", *look)] if look else []), words)


def paragraph(style: str, *inside: BaseOxmlElement, properties: tuple[BaseOxmlElement, ...] = ()) -> BaseOxmlElement:
    """A paragraph in a style."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *inside)


def superscript(text: str, anchor: str = "") -> BaseOxmlElement:
    """A raised sign, which leads to the bookmark ``anchor`` where there is one."""
    said = run(text, element("color", val=ACCENT), element("vertAlign", val="superscript"))
    return element("hyperlink", said, anchor=anchor, history="1") if anchor else said


def bookmark(number: int, name: str) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """The beginning and the end of a bookmark."""
    return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)


def page_number(instruction: str) -> BaseOxmlElement:
    """A field that shows the page or how many there are: ``PAGE`` or ``NUMPAGES``."""
    return element("fldSimple", run("1"), instr=instruction)


def border(side: str, size: int, colour: str, space: int = 0) -> BaseOxmlElement:
    """A line on one side; ``size`` in eighths of a point."""
    return element(side, val="single", sz=size, space=space, color=colour)


def numbered(number: int, level: int = 0) -> BaseOxmlElement:
    """The list that a paragraph belongs to."""
    return element("numPr", element("ilvl", val=level), element("numId", val=number))


def table(
    widths: list[int], rows: list[BaseOxmlElement], *, caption: str = "", is_ruled: bool = True
) -> BaseOxmlElement:
    """A table; ``widths`` of its columns in twentieths of a point."""
    lines = [border(side, 4, HAIR) for side in ("top", "bottom", "insideH")] if is_ruled else []
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", type="dxa", w=sum(widths)),
            element("tblInd", type="dxa", w=MARGIN),
            element("tblBorders", *lines),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=MARGIN, type="dxa") for side in ("left", "right"))),
            element("tblLook", firstRow="1", val="0020"),
            element("tblCaption", val=caption),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        *rows,
    )


def row(cells: list[BaseOxmlElement], *, is_head: bool = False) -> BaseOxmlElement:
    """A row that is not broken over pages; a head is repeated on each."""
    head = [element("tblHeader")] if is_head else []
    return element("tr", element("trPr", element("cantSplit"), *head), *cells)


def cell(width: int, said: BaseOxmlElement, *, is_head: bool = False) -> BaseOxmlElement:
    """A cell that holds one paragraph."""
    lines = [element("tcBorders", border("top", 8, ACCENT), border("bottom", 8, ACCENT))] if is_head else []
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa"), *lines), said)


def boxed(one: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph with a shade behind it and a line at its left; neighbours make one box."""
    from docx.oxml.ns import qn

    properties = one.find(qn("w:pPr"))
    if properties is not None:
        before = [child for child in properties if child.tag in map(qn, ("w:pStyle", "w:keepNext", "w:numPr"))]
        box = [
            element("pBdr", border("top", 4, TINT, 6), border("left", 24, ACCENT, 8), border("bottom", 4, TINT, 6)),
            element("shd", val="clear", color="auto", fill=TINT),
        ]
        properties[len(before) : len(before)] = box
    return one
