"""Scripts that the fonts inside typst do not have, and those that are written from right to left."""

from __future__ import annotations

import io
import json

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from argmap.errors import InputError
from argmap.memo.blocks import Figure
from argmap.memo.figures.data import Arrow, Box, MapFigure
from argmap.memo.write import docx as word
from argmap.memo.write import html, pdf
from argmap.memo.write.laid import laid
from argmap.memo.write.plain import SIGN, isolated
from tests.memo.samples import finding, memo, paragraph, section

UNKNOWN = "\U000f0000"
"""For private use, so that no font has it."""
HEBREW = "שלום Anthropic עולם"
FIRST, LAST = "ש", "ם"


def pages(raw: bytes) -> str:
    with pypdfium2.PdfDocument(raw) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def figure(words: str) -> Figure:
    boxes = (Box(id="a", words="A", kind="option"), Box(id="b", words=words, kind="claim"))
    drawing = MapFigure(root="a", boxes=boxes, arrows=(Arrow(start="b", end="a"),))
    return Figure(id="f", caption="A figure", alt="b supports a", drawing=drawing)


def test_code_points_are_explained_once_where_there_are_any() -> None:
    said = "Letters that no font on the machine"
    text = pages(pdf.write(memo(section(paragraph(finding("a", f"{UNKNOWN} and {UNKNOWN}"))))))
    assert text.count(said) == 1
    assert text.count("[U+F0000]") == 3
    assert said not in pages(pdf.write(memo(section(paragraph(finding("a", "Plain words"))))))


def test_figures_have_a_sign_for_them_and_keep_within_their_boxes() -> None:
    data = laid(memo(section(paragraph(finding("a", UNKNOWN)), figure(f"a {UNKNOWN} b"))))
    coded = json.loads(pdf._Way(frozenset({ord(UNKNOWN)})).text(data))
    drawn = coded["sections"][0]["blocks"][1]["svg"]
    assert SIGN in drawn
    assert "U+F0000" not in drawn


@pytest.mark.parametrize(
    "words",
    [
        "за́мок",
        "ė́ ą́",
        "Ọ̀rọ̀ ẹ́ jẹ́",
        "שָׁלוֹם",
        "é\u0301",
        "[ɑ̃ː]",
        "\uf8ff",
        "\ue000",
        "a\ufeffb",
        "क्षत्रिय",
        "\ue000 за́мок \ufdd0",
    ],
)
def test_no_letters_keep_a_memo_from_being_written(words: str) -> None:
    raw = pdf.write(memo(section(paragraph(finding("a", f"Before {words} after")), figure(f"b {words}"))))
    assert raw == pdf.write(memo(section(paragraph(finding("a", f"Before {words} after")), figure(f"b {words}"))))
    text = pages(raw)
    assert "Before" in text
    assert ("[U+" in text) == any(one in words for one in "\uf8ff\ue000\ufeff")


def test_what_no_way_of_setting_helps_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "TEMPLATE", b'#panic("no")')
    with pytest.raises(InputError, match="the PDF cannot be made: panicked"):
        pdf.write(memo(section(paragraph(finding("a", "Plain words")))))


def test_what_is_written_from_right_to_left_has_a_direction_of_its_own() -> None:
    assert isolated(HEBREW) == f"\u2068{HEBREW}\u2069"
    assert isolated("plain") == "plain"
    made = memo(section(paragraph(finding("a", "He says ", "; "), finding("b", HEBREW))))
    assert f"<bdi>{HEBREW}</bdi>" in html.write(made).decode()
    body = docx.Document(io.BytesIO(word.write(made))).element.body
    turned = [
        "".join(part.text or "" for part in one.iter(qn("w:t")))
        for one in body.iter(qn("w:r"))
        if one.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    ]
    assert turned == [HEBREW]


def test_the_pdf_sets_it_from_right_to_left_as_a_whole() -> None:
    with pypdfium2.PdfDocument(pdf.write(memo(section(paragraph(finding("a", HEBREW)))))) as document:
        page = document[0].get_textpage()
        places = {page.get_text_range(at, 1): page.get_charbox(at)[0] for at in range(page.count_chars())}
    if FIRST in places:  # else no font here has it
        assert places[LAST] < places["A"] < places[FIRST]
