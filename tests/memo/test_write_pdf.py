"""A memo as PDF: tagged, with its data inside, the same bytes each time, and obeying no text in it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from argmap.memo.blocks import Column, Memo, Row, Run, Sentence, Table
from argmap.memo.recipe import Form
from argmap.memo.write.pdf import write
from argmap.memo.write.plain import shown
from tests.memo.samples import HOSTILE, LONG_WORD, finding, full, memo, paragraph, recipe, section

SNAPSHOT = '{"format": "argmap"}'


@cache
def made() -> bytes:
    return write(full(), SNAPSHOT)


@cache
def pages(raw: bytes) -> list[str]:
    with pypdfium2.PdfDocument(raw) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Text without blanks, hyphens and what a line break leaves."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]", "", text)


def tags(raw: bytes) -> list[tuple[str, str]]:
    """The type and the alternative text of every element of structure."""
    with pypdfium2.PdfDocument(raw) as document:
        return [one for page in document for one in _on(pdfium.FPDF_StructTree_GetForPage(page))]


def _on(tree: Any) -> Iterator[tuple[str, str]]:
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        one = waiting.pop()
        if one:
            yield _said(pdfium.FPDF_StructElement_GetType, one), _said(pdfium.FPDF_StructElement_GetAltText, one)
            below = range(pdfium.FPDF_StructElement_CountChildren(one))
            waiting += [pdfium.FPDF_StructElement_GetChildAtIndex(one, at) for at in below]
    pdfium.FPDF_StructTree_Close(tree)


def _said(ask: Any, element: Any) -> str:
    length = ask(element, None, 0)
    held = ctypes.create_string_buffer(length or 2)
    ask(element, held, length)
    return held.raw.decode("utf-16-le").rstrip("\0")


def test_equal_memos_give_equal_bytes() -> None:
    assert write(full(), SNAPSHOT) == made()


def test_it_says_that_it_is_accessible_and_lasting() -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made()
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in made()


def test_every_finding_is_there_in_reading_order() -> None:
    small = memo(*(one for one in full().sections if one.id != "three"))
    raw = write(small)
    text, at = squeezed(" ".join(pages(raw))), 0
    for one in small.findings():
        runs = one.runs if isinstance(one, Sentence) else one.cells[0]
        for part in (squeezed(shown(run.text))[:40] for run in runs):
            found = text.find(part, at)
            assert found >= 0, part
            at = found + len(part)


def test_hostile_text_is_shown_as_it_stands() -> None:
    text = squeezed(" ".join(pages(made())))
    assert squeezed(HOSTILE) in text
    assert r"bell\x07null\x00escape\x1b[31mturned\u202e" in text


def test_headings_tables_lists_figures_and_links_are_tagged() -> None:
    found = tags(made())
    kinds = {kind for kind, _ in found}
    assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "Figure", "Link", "Caption"} <= kinds
    alternatives = {alt for kind, alt in found if kind == "Figure"}
    assert {"Upkeep supports it, a promise opposes it.", "Two bars; upkeep moves it from 0.30 to 0.60."} <= alternatives


def test_the_data_and_the_map_are_attached() -> None:
    with pypdfium2.PdfDocument(made()) as document:
        attached = [document.get_attachment(at) for at in range(document.count_attachments())]
        held = {one.get_name(): bytes(one.get_data()).decode() for one in attached}
    assert Memo.model_validate_json(held["memo.json"]) == full()
    assert held["snapshot.json"] == SNAPSHOT


def test_the_head_of_a_table_is_repeated_and_pages_are_counted() -> None:
    texts = pages(made())
    assert sum("What it says" in one for one in texts) >= 3
    assert all(f"{at} / {len(texts)}" in one for at, one in enumerate(texts, 1))


def test_the_running_title_begins_on_the_second_page() -> None:
    first, second, *_ = pages(made())
    assert second.startswith("Whether to retire")
    assert first.startswith("POLICY MEMO")


def test_nothing_leaves_the_page() -> None:
    with pypdfium2.PdfDocument(made()) as document:
        for page in document:
            text = page.get_textpage()
            edges = [text.get_rect(at) for at in range(text.count_rects())]
            assert all(left >= 60 and right <= page.get_width() - 60 for left, _, right, _ in edges)


def test_words_that_are_too_long_for_their_column_break() -> None:
    table = Table(
        caption="c",
        columns=tuple(Column(heading=f"H{at}") for at in range(8)),
        rows=(Row(cells=tuple((Run(text=LONG_WORD),) for _ in range(8))),),
    )
    with pypdfium2.PdfDocument(write(memo(section(table)))) as document:
        page = document[0].get_textpage()
        assert max(page.get_rect(at)[2] for at in range(page.count_rects())) < 530


def test_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    sections = [
        section(paragraph(finding(f"f{at}", "Words that fill two lines or so. " * 6)), id=f"s{at}", title=f"Part {at}.")
        for at in range(60)
    ]
    for text in pages(write(memo(*sections))):
        lines = [one for one in text.splitlines() if one.strip() and "snapshot" not in one and " / " not in one]
        assert not lines[-1].startswith("Part")


def test_characters_without_a_font_are_told_by_their_code_points() -> None:
    text = squeezed(" ".join(pages(write(memo(section(paragraph(finding("a", "Before \U000131e4 after"))))))))
    assert "Before[U+131E4]after" in text or "Before\U000131e4after" in text


def test_a_draft_is_called_one_and_a_final_memo_is_not() -> None:
    assert "DRAFT" in pages(write(memo(section(), is_draft=True)))[0]
    assert "DRAFT" not in pages(write(memo(section(), is_draft=False)))[0]


def test_the_short_form_runs_its_endnotes_on() -> None:
    said = paragraph(*(finding(f"f{at}", "Short.", on=(f"item-{at}",)) for at in range(30)))
    short = pages(write(memo(section(said), recipe=recipe(form=Form.SHORT))))
    assert len(short) == 1
    assert squeezed("29 item-28; 30 item-29").replace("-", "") in squeezed(short[0])
