"""A memo as HTML: one file that holds together, is read by everybody, and obeys no text in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from itertools import pairwise

import pytest
from lxml import html as parser

from argmap.memo.blocks import Column, Hand, Memo, Row, Run, Sentence, Table
from argmap.memo.write.html import write
from argmap.memo.write.plain import shown
from tests.memo.samples import CONTROLS, HOSTILE, LONG_WORD, finding, full, memo, paragraph, row, section


@cache
def page() -> str:
    return write(full()).decode()


@cache
def tree() -> parser.HtmlElement:
    return parser.document_fromstring(page())


def words(node: parser.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def told(one: Sentence | Row) -> list[str]:
    """What a reader is to find of a finding, stretch by stretch."""
    runs = one.runs if isinstance(one, Sentence) else [run for cell in one.cells for run in cell]
    return [" ".join(shown(run.text).split()) for run in runs]


def test_every_finding_is_there_word_by_word_in_reading_order() -> None:
    body, at = words(tree().find("body")), 0
    for one in full().findings():
        for part in told(one):
            found = body.find(part, at)
            assert found >= 0, part
            at = found + len(part)


def test_every_finding_leads_to_its_endnote_and_back() -> None:
    references = tree().xpath("//a[@role='doc-noteref']")
    assert len(references) == sum(1 for _ in full().findings())
    ids = {one.get("id") for one in tree().xpath("//*[@id]")}
    backs = {one.get("href") for one in tree().xpath("//a[@role='doc-backlink']")}
    for one in references:
        assert one.get("href").removeprefix("#") in ids
        assert f"#{one.get('id')}" in backs


def test_findings_on_the_same_items_share_an_endnote_that_names_them() -> None:
    made = parser.document_fromstring(
        write(memo(section(paragraph(finding("a", "One.", on=("x", "map")), finding("b", "Two.", on=("x", "map"))))))
    )
    assert [words(one.find("span")) for one in made.xpath("//section[@role='doc-endnotes']//li")] == [
        "x, the map as a whole"
    ]


def test_no_id_is_given_twice() -> None:
    ids = tree().xpath("//@id")
    assert len(ids) == len(set(ids))


def test_nothing_of_the_text_becomes_markup() -> None:
    assert len(tree().xpath("//script")) == 1
    assert not tree().xpath("//b | //img | //*[@onerror]")
    assert HOSTILE in words(tree().find("body"))


def test_control_characters_are_spelled_out() -> None:
    body = words(tree().find("body"))
    assert r"bell\x07 null\x00 escape\x1b[31m turned\u202edesrever\u202c" in body
    assert "none\ufffd" in body
    assert not set(CONTROLS) & set(page()) & {"\x07", "\x00", "\x1b", "\u202e", "\u202c", "\uffff"}


def test_the_data_is_the_memo_and_nothing_in_it_ends_the_element() -> None:
    raw = page().split('id="argmap-memo">', 1)[1].rsplit("</script>", 1)[0]
    assert not set("<>&") & set(raw)
    assert Memo.model_validate_json(raw) == full()
    assert json.loads(tree().xpath("//script[@type='application/json']")[0].text)["subtitle"] == full().subtitle


def test_nothing_is_fetched_or_run() -> None:
    assert not tree().xpath("//link | //iframe | //object | //embed | //form | //base | //*[@style] | //image")
    assert not [one for one in tree().xpath("//@href | //@src") if not one.startswith("#")]
    style = re.search("<style>(.*)</style>", page(), re.DOTALL)
    assert style is not None
    assert not re.search(r"url\(|@import", style[1])
    policy = tree().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_headings_go_down_one_level_at_a_time_from_a_single_first() -> None:
    levels = [int(one.tag[1]) for one in tree().xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert 3 in levels


def test_landmarks_language_and_the_way_past_the_head() -> None:
    assert tree().get("lang") == "en"
    for name in ("header", "nav", "main"):
        assert len(tree().xpath(f"//{name}")) == 1
    skip = tree().find("body")[0]
    assert tree().get_element_by_id(skip.get("href").removeprefix("#")).tag == "main"


def test_tables_name_their_columns_and_rows() -> None:
    tables = tree().xpath("//table")
    assert len(tables) == 2
    for table in tables:
        assert words(table.find("caption"))
        assert {one.get("scope") for one in table.xpath("thead//th")} == {"col"}
        assert all(one[0].get("scope") == "row" for one in table.xpath("tbody/tr"))


def test_a_column_without_a_heading_has_no_empty_heading() -> None:
    table = Table(
        caption="c", columns=(Column(heading=""), Column(heading="Much")), rows=(Row(cells=((Run(text="a"),), ())),)
    )
    made = parser.document_fromstring(write(memo(section(table))))
    assert [one.tag for one in made.xpath("//thead/tr/*")] == ["td", "th"]


def test_figures_are_drawn_and_said() -> None:
    first, second = tree().xpath("//figure")
    assert first.xpath("./div[@role='img']/@aria-label") == ["Upkeep supports it, a promise opposes it."]
    assert first.xpath(".//*[local-name()='svg']")
    assert words(first.find("figcaption")) == "What bears on retiring"
    assert not first.xpath("./details")
    assert "0.50" in words(second.xpath("./details//table")[0])


def test_folds_are_open_in_print() -> None:
    printed = page().split("@media print", 1)[1]
    assert "details::details-content { content-visibility: visible" in printed


def test_long_words_have_places_to_break_that_are_not_text() -> None:
    assert LONG_WORD in tree().text_content()
    assert len(tree().xpath("//td//wbr")) > 10


@pytest.mark.parametrize(("hand", "mark"), [(Hand.MAP, []), (Hand.AUTHOR, ["†"]), (Hand.MODEL, ["‡"])])
def test_whose_words_a_sentence_is_in_is_marked_and_explained(hand: Hand, mark: list[str]) -> None:
    made = parser.document_fromstring(write(memo(section(paragraph(finding("a", "One.", hand=hand))))))
    assert made.xpath("//main//abbr/text()") == mark
    assert [words(one)[0] for one in made.xpath("//section[@role='doc-endnotes']/p")[1:]] == mark


def test_a_draft_is_called_one_and_a_final_memo_is_not() -> None:
    assert b">DRAFT<" in write(memo(is_draft=True))
    assert b">DRAFT<" not in write(memo(is_draft=False))


def test_a_row_leads_to_its_endnote_from_its_first_cell() -> None:
    table = Table(caption="c", columns=(Column(heading="A"), Column(heading="B")), rows=(row("r", "x", "y"),))
    made = parser.document_fromstring(write(memo(section(table))))
    assert made.xpath("//tbody/tr/th//a/text()") == ["1"]


def test_text_stands_on_one_line_with_what_cannot_be_seen_spelled_out() -> None:
    assert shown("a\u202eb\n c\x07\ufffe") == "a\\u202eb c\\x07\ufffd"
