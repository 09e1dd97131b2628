"""A memo as DOCX: real headings and lists, heads that repeat, words for pictures, and obeying no text in it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache

import docx
from docx.document import Document
from docx.oxml.ns import qn

from argmap.memo.blocks import Bullet, Bullets, Sentence
from argmap.memo.write.docx import write
from argmap.memo.write.plain import shown
from tests.memo.samples import HOSTILE, finding, full, memo, paragraph, section


@cache
def raw() -> bytes:
    return write(full())


@cache
def document() -> Document:
    return docx.Document(io.BytesIO(raw()))


@cache
def words() -> str:
    """All words of the body in reading order."""
    return "".join(one.text or "" for one in document().element.body.iter(qn("w:t")))


def test_equal_memos_give_equal_bytes() -> None:
    assert write(full()) == raw()


def test_every_finding_is_there_in_reading_order() -> None:
    small = memo(*(one for one in full().sections if one.id != "three"))
    body = docx.Document(io.BytesIO(write(small))).element.body
    text, at = "".join(one.text or "" for one in body.iter(qn("w:t"))), 0
    for one in small.findings():
        runs = one.runs if isinstance(one, Sentence) else [run for cell in one.cells for run in cell]
        for run in runs:
            found = text.find(shown(run.text), at)
            assert found >= 0, run.text
            at = found + len(shown(run.text))


def test_headings_are_headings() -> None:
    found = [(one.style.name, one.text) for one in document().paragraphs if one.style is not None]
    assert ("Title", "Whether to retire") in found
    assert ("Heading 1", "Bottom line") in found
    assert ("Heading 2", "A part") in found
    assert ("Heading 1", f"Two {HOSTILE}") in found


def test_hostile_text_is_text_and_no_field() -> None:
    assert HOSTILE in words()
    assert r"bell\x07 null\x00 escape\x1b[31m turned\u202edesrever\u202c none" in words()
    assert "none\ufffd" in words()
    assert not list(document().element.body.iter(qn("w:fldSimple"), qn("w:instrText")))


def test_the_head_of_a_table_repeats_and_no_row_is_broken() -> None:
    for table in document().tables[1:]:
        first, *others = (row.find(qn("w:trPr")) for row in table._tbl.tr_lst)
        assert first.find(qn("w:tblHeader")) is not None
        assert all(one.find(qn("w:tblHeader")) is None for one in others)
        assert all(one.find(qn("w:cantSplit")) is not None for one in [first, *others])


def test_columns_and_cells_are_as_wide_as_the_page_together() -> None:
    for table in document().tables:
        columns = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
        assert 9000 < sum(columns) <= 9071
        for row in table._tbl.tr_lst:
            assert [int(one.get(qn("w:w"))) for one in row.iter(qn("w:tcW"))] == columns


def test_pictures_have_words() -> None:
    said = [one.get("descr") for one in document().element.body.iter(qn("wp:docPr"))]
    assert said == ["Upkeep supports it, a promise opposes it.", "Two bars; upkeep moves it from 0.30 to 0.60."]


def test_every_note_leads_to_a_bookmark_of_a_numbered_list() -> None:
    links = list(document().element.body.iter(qn("w:hyperlink")))
    marks = {one.get(qn("w:name")): one for one in document().element.body.iter(qn("w:bookmarkStart"))}
    assert len(links) == sum(1 for _ in full().findings())
    order = list(marks)
    for link in links:
        anchor, number = link.get(qn("w:anchor")), "".join(one.text for one in link.iter(qn("w:t")))
        assert marks[anchor].getparent().pPr.numPr is not None
        assert order.index(anchor) == int(number) - 1


def test_each_numbered_list_begins_at_one() -> None:
    one = Bullets(items=(Bullet(sentences=(finding("a", "A."),)),), is_numbered=True)
    two = Bullets(items=(Bullet(sentences=(finding("b", "B."),)),), is_numbered=True)
    body = docx.Document(io.BytesIO(write(memo(section(one, two))))).element.body
    numbers = [one.get(qn("w:val")) for one in body.iter(qn("w:numId"))]
    assert len(set(numbers)) == 3


def test_the_properties_are_the_memos() -> None:
    properties = document().core_properties
    assert (properties.title, properties.author, properties.language) == ("Whether to retire", "A. Author", "en")
    assert properties.created == dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    assert properties.subject is not None
    assert properties.subject.startswith("Under </script>")
    assert document().styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == "en"


def test_a_title_longer_than_a_property_holds_is_cut() -> None:
    made = docx.Document(io.BytesIO(write(memo(title="word " * 200))))
    assert len(made.core_properties.title) <= 255


def test_pages_are_counted_in_the_foot() -> None:
    with zipfile.ZipFile(io.BytesIO(raw())) as archive:
        feet = [archive.read(name) for name in archive.namelist() if "footer" in name]
    assert len(feet) == 2
    assert all(b'w:instr="PAGE"' in one and b'w:instr="NUMPAGES"' in one for one in feet)


def test_the_bottom_line_stands_in_a_box() -> None:
    shaded = [one.text for one in document().paragraphs if list(one._p.iter(qn("w:shd")))]
    assert shaded[0] == "Bottom line"
    assert "No option is clearly preferred." in shaded[1]
    assert len(shaded) == 2


def test_text_of_a_sentence_follows_the_one_before_after_a_blank() -> None:
    made = docx.Document(io.BytesIO(write(memo(section(paragraph(finding("a", "One."), finding("b", "Two.")))))))
    assert "One.1 Two.1" in [one.text for one in made.paragraphs]
