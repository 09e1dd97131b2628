"""How pages are filled: figures below their headings, small tables whole, the short form in a few notes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from argmap.memo.blocks import Column, Memo, Paragraph, Role, Row, Run, Table
from argmap.memo.recipe import Form
from argmap.memo.write import docx as word
from argmap.memo.write import pdf
from argmap.memo.write.columns import shares
from argmap.memo.write.laid import laid
from tests.memo.samples import figures, finding, full, memo, paragraph, recipe, row, section


def opened(made: Memo) -> Document:
    return docx.Document(io.BytesIO(word.write(made)))


def table(rows: int, words: str) -> Table:
    columns = (Column(heading="Id"), Column(heading="Words"))
    return Table(caption="t", columns=columns, rows=tuple(row(f"r{at}", str(at), words) for at in range(rows)))


def test_a_figure_stands_below_its_heading_and_no_chapter_comes_between() -> None:
    said = paragraph(*(finding(f"f{at}", "Words that fill two lines or so. " * 6) for at in range(4)))
    made = memo(
        section(said, figures()[0], id="a", title="First chapter"), section(said, id="b", title="Second chapter")
    )
    with pypdfium2.PdfDocument(pdf.write(made)) as document:
        text = document[0].get_textpage()
        tops = {}
        for words in ("First chapter", "Figure 1", "Whether to retire"):
            found = text.search(words).get_next()
            assert found is not None, words
            tops[words] = text.get_charbox(found[0])[3]
    assert tops["Whether to retire"] > tops["First chapter"] > tops["Figure 1"]


@pytest.mark.parametrize("before", [3, 10, 14, 17])
@pytest.mark.parametrize("after", [0, 1, 4])
def test_no_figure_is_behind_the_next_chapters_heading_or_before_its_own(before: int, after: int) -> None:
    def said(name: str, count: int) -> Paragraph:
        return paragraph(*(finding(f"{name}{at}", "Words that fill two lines or so. " * 6) for at in range(count)))

    part = section(said("b", before), figures()[0], *([said("a", after)] if after else []), id="p", title="A part")
    first = section(id="a", title="First chapter").model_copy(update={"parts": (part,)})
    made = memo(first, section(said("c", 5), id="b", title="Second chapter"))
    with pypdfium2.PdfDocument(pdf.write(made)) as document:
        places = [_place(document, words) for words in ("First chapter", "Figure 1", "Second chapter")]
        assert places == sorted(places)


@pytest.mark.parametrize(("sentences", "pages"), [(20, 1), (60, 2), (160, 3)])
def test_a_short_memo_is_set_closer_until_it_has_two_pages_or_that_does_not_help(sentences: int, pages: int) -> None:
    said = [paragraph(finding(f"f{at}", "Words that fill a line or more. " * 4)) for at in range(sentences)]
    short = memo(section(*said)).model_copy(update={"recipe": recipe(form=Form.SHORT)})
    with pypdfium2.PdfDocument(pdf.write(short)) as document:
        assert len(document) == pages


def _place(document: pypdfium2.PdfDocument, words: str) -> tuple[int, float]:
    """The page of the words, and how far down on it they stand."""
    for number, page in enumerate(document):
        text = page.get_textpage()
        if found := text.search(words).get_next():
            return number, -text.get_charbox(found[0])[3]
    raise AssertionError(words)


def test_a_short_memo_names_few_items_in_a_note_and_counts_the_rest() -> None:
    said = paragraph(finding("f", "Short.", on=tuple(f"item-{at}" for at in range(9))))
    short, long = (
        laid(memo(section(said), recipe=recipe(form=form)))["notes"]["items"] for form in (Form.SHORT, Form.LONG)
    )
    assert short == ["item-0, item-1, item-2, item-3 and 5 more"]
    assert long == [", ".join(f"item-{at}" for at in range(9))]


def test_small_tables_are_kept_together_and_long_ones_break() -> None:
    blocks = laid(memo(section(table(7, "few words"), table(7, "many words " * 20))))["sections"][0]["blocks"]
    assert [one["together"] for one in blocks] == [True, False]


def test_a_column_is_wide_enough_for_a_word_that_stands_out() -> None:
    def share(role: Role) -> float:
        columns = tuple(Column(heading=one) for one in "abcdefgh")
        cells = ((Run(text="undetermined", role=role),), *((Run(text="x"),) for _ in "bcdefgh"))
        return shares(Table(caption="t", columns=columns, rows=(Row(cells=cells),)))[0]

    assert share(Role.STRONG) > share(Role.PLAIN) > 0.12


def test_the_short_form_in_word_runs_its_endnotes_on_without_a_page_of_their_own() -> None:
    said = paragraph(*(finding(f"f{at}", "Short.", on=(f"item-{at}",)) for at in range(12)))
    short, long = (opened(memo(section(said), recipe=recipe(form=form))) for form in (Form.SHORT, Form.LONG))
    assert [one.text for one in short.paragraphs if "item-3" in one.text and "item-11" in one.text]
    assert not [one.text for one in long.paragraphs if "item-3" in one.text and "item-11" in one.text]
    assert [len(one.element.findall(f".//{qn('w:pageBreakBefore')}")) for one in (short, long)] == [0, 1]
    marks = {one.get(qn("w:name")) for one in short.element.body.iter(qn("w:bookmarkStart"))}
    assert {one.get(qn("w:anchor")) for one in short.element.body.iter(qn("w:hyperlink"))} <= marks


def test_pictures_are_not_packed_a_second_time() -> None:
    with zipfile.ZipFile(io.BytesIO(word.write(full()))) as package:
        ways = {one.filename.rpartition(".")[2]: one.compress_type for one in package.infolist()}
    assert ways["png"] == zipfile.ZIP_STORED
    assert ways["xml"] == zipfile.ZIP_DEFLATED


def test_the_pdf_says_its_language_shows_its_title_and_what_its_attachments_are() -> None:
    raw = pdf.write(full(), "{}")
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL)
    inside = raw + b"".join(zlib.decompressobj().decompress(one) for one in packed if one[:1] == b"x")
    for part in (
        rb"/Lang ?\(en\)",
        rb"/DisplayDocTitle true",
        rb"/AFRelationship ?/Data",
        rb"/AFRelationship ?/Source",
    ):
        assert re.search(part, inside), part
    assert inside.count(b"/S/TH") + inside.count(b"/S /TH") > 0


def test_the_rows_of_a_small_table_in_word_stay_on_one_page() -> None:
    small, large = (opened(memo(section(table(7, words)))).tables[0] for words in ("few words", "many words " * 20))
    led_on = [[row._tr.find(f".//{qn('w:keepNext')}") is not None for row in one.rows[1:]] for one in (small, large)]
    assert led_on == [[True] * 6 + [False], [True] + [False] * 6]
