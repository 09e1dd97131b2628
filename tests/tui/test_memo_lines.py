"""Memos and their parts in cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from argmap.memo.blocks import (
    Bullet,
    Bullets,
    Column,
    Entry,
    Figure,
    Hand,
    Memo,
    Paragraph,
    Record,
    Role,
    Row,
    Run,
    Section,
    Sentence,
    Table,
    Trace,
)
from argmap.memo.figures.data import Mark, Strengths, Strip, Swing, Tornado
from argmap.memo.recipe import Recipe
from argmap_tui.flowing import Part, RunningText, flowed
from argmap_tui.lines import Layout, Span
from argmap_tui.memo_lines import Preview, layout
from argmap_tui.memo_tables import widths
from tests.tui.conftest import office

MAP = office()
HOSTILE = "A 漢字 [b]title[/b] \u202e that goes on and on, https://example.org/" + "a" * 90


def texts(made: Layout) -> list[str]:
    return ["".join(span.text for span in line) for line in made.lines]


def said(text: str, key: str = "", *on: str, hand: Hand = Hand.MAP) -> Sentence:
    trace = Trace(key=key, rests_on=on or ("rents-rise",), check="0" * 8) if key else None
    return Sentence(runs=(Run(text=text),), trace=trace, hand=hand)


def row(key: str, *cells: str) -> Row:
    trace = Trace(key=key, rests_on=("lease-runs",), check="0" * 8)
    return Row(cells=tuple((Run(text=cell),) for cell in cells), trace=trace)


TABLE = Table(
    caption="What there is",
    columns=(Column(heading="Option", width=3), Column(heading="Strength", is_number=True), Column(heading="Why")),
    rows=(row("t.1", "Move now", ".72", "Rents rise every year and nobody doubts it"), row("t.2", "Stay", ".5", "")),
    remark=(said("Two are left out.", "t.rest"),),
)
DRAWN = Tornado(strength=0.6, swings=(Swing(id="rents-rise", words="Rents rise", weight=0.5, at_zero=0.2, at_one=0.9),))
BARS = Strengths(
    strips=(
        Strip(
            id="move-now",
            words="Move now",
            marks=(Mark(series="dana", value=0.4, low=0.2, high=0.8), Mark(series="eve", value=None)),
        ),
    )
)
BLOCKS = (
    Record(entries=(Entry(label="To", value=(said("The board", hand=Hand.AUTHOR),)),)),
    Paragraph(sentences=(said("One.", "p.1"), said("Two.", "p.2", "map"), said("My own.", hand=Hand.AUTHOR))),
    Bullets(items=(Bullet(sentences=(said("First.", "b.1"),), below=(Bullet(sentences=(said(HOSTILE, "b.2"),)),)),)),
    Bullets(items=(Bullet(sentences=(said("Counted."),)),), is_numbered=True),
    TABLE,
    Figure(id="f", caption="What moves it", alt="A tornado.", drawing=DRAWN, equivalent=None),
    Figure(id="g", caption="How they stand", alt="Strengths.", drawing=BARS, equivalent=None),
)


def memo(*blocks: object) -> Memo:
    recipe = Recipe.model_validate(
        {"map": "office", "map_title": "T", "snapshot": "0" * 16, "date": "2026-01-02", "question": "move"}
        | {"perspectives": ("undecided",)}
    )
    parts = (Section(id="below", title="Below", blocks=(Paragraph(sentences=(said("Deep.", "d"),)),)),)
    top = Section.model_validate({"id": "top", "title": "On top", "blocks": blocks, "parts": parts})
    return Memo(title="Should we move?", subtitle="The office", recipe=recipe, sections=(top,))


FOUND = Preview(MAP, memo(*BLOCKS), ("dana · measured accrual",))


def test_running_text_breaks_between_words_and_keeps_what_belongs_together() -> None:
    spans = [Span("He says “"), Span("rents rise", "quoted", 3), Span("”.")]
    lines = flowed(spans, 14)
    assert ["".join(span.text for span in line) for line in lines] == ["He says “rents", "rise”."]
    assert lines[0][-1] == Span("rents", "quoted", 3)
    long = flowed([Span("["), Span("a-long-id", "faint"), Span("]")], 6)
    assert ["".join(span.text for span in line) for line in long] == ["[a-lon", "g-id]"]
    assert [[span.text for span in line] for line in flowed([Span("a" * 7)], 3)] == [["aaa"], ["aaa"], ["a"]]


def test_the_cursor_goes_from_one_sentence_to_the_next_on_the_same_line() -> None:
    made = RunningText()
    made.flow([Part([Span("One.")], "1"), Part([Span("Between.")]), Part([Span("Two, which is longer.")], "2")], 24)
    assert texts(made) == ["One. Between. Two, which", "is longer."]
    assert [(stop.id, stop.first, stop.last) for stop in made.stops] == [("1", 0, 0), ("2", 0, 1)]
    assert made.step(0, 1) == 1
    assert made.step(1, -1) == 0
    assert made.step(1, 1) == 1
    assert [span.stop for span in made.lines[0]] == [0, -1, 1]


@pytest.mark.parametrize("width", [30, 60, 76, 136])
def test_nothing_is_wider_than_the_page_and_every_finding_can_be_reached(width: int) -> None:
    made = layout(FOUND, width)
    assert max(map(cell_len, texts(made))) <= width
    keys = [one.trace.key for one in FOUND.memo.findings() if one.trace]
    assert [stop.id for stop in made.stops if not stop.id.startswith("#")] == keys
    assert [(one.id, one.level) for one in made.headings] == [("top", 1), ("below", 2)]
    assert all(texts(made)[one.line].casefold() == one.title.casefold() for one in made.headings)


def test_a_memo_reads_as_it_will_be_written() -> None:
    lines = texts(layout(FOUND, 76))
    assert "To  The board" in lines
    assert "One.¹ Two.² My own.†" in lines
    assert "• First.¹" in lines
    assert any(line.startswith("  ◦ A 漢字 [b]title[/b] \\u202e that") for line in lines)
    assert "1. Counted." in lines
    assert "Table. What there is" in lines
    assert "Two are left out.¹" in lines
    assert any("The words of the memo's author" in line for line in lines)
    assert "dana · measured accrual" in lines


def test_a_table_in_columns_and_one_cell_below_the_other() -> None:
    lines = texts(layout(FOUND, 76))
    at = next(number for number, line in enumerate(lines) if line.startswith("Option"))
    assert lines[at + 2].startswith("Move now       .72  Rents rise every year")
    assert lines[at + 2].rstrip().endswith("³")
    narrow = texts(layout(FOUND, 30))
    at = narrow.index("Move now")
    assert narrow[at + 1 : at + 3] == ["  Strength: .72", "  Why: Rents rise every year"]
    assert widths(TABLE, 30) == []
    assert sum(widths(TABLE, 50)) + 4 == 50


def test_figures_in_cells() -> None:
    lines = texts(layout(FOUND, 76))
    drawn = next(line for line in lines if line.endswith(" Rents rise"))
    assert {"░", "█", "│"} <= set(drawn)
    assert any("●" in line and ".40" in line and "dana" in line for line in lines)
    assert any(line.strip().startswith("–") and line.endswith("eve") for line in lines)
    assert "A tornado." in lines


def test_what_a_finding_rests_on() -> None:
    assert FOUND.rests_on("p.1", 80) == "Rents rise every year."
    assert FOUND.rests_on("p.2", 80) == "the map as a whole"
    assert FOUND.items("p.2") == []
    many = replace(FOUND, memo=memo(Paragraph(sentences=(said("All.", "a", "move-now", "few-asked", "alone"),))))
    assert many.rests_on("a", 80) == "Move now · Few were asked · Nobody has talked abou…"
    assert many.rests_on("a", 30) == "Move now · Few were asked and 1 more"


def test_above_the_memo() -> None:
    told = texts(layout(replace(FOUND, is_silent=True, trouble="mine.hand.md is wrong."), 76))
    assert told[0].startswith("Nothing has been weighed yet")
    assert "mine.hand.md is wrong." in told


def test_a_claim_is_set_apart() -> None:
    quoted = Sentence(runs=(Run(text="Move now", role=Role.CLAIM), Run(text=" holds.")))
    made = layout(replace(FOUND, memo=memo(Paragraph(sentences=(quoted,)))), 76)
    assert [Span("Move now", "quoted"), Span(" holds.", "text")] in [line[:2] for line in made.lines]
