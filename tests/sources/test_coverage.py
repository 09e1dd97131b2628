"""Which paragraphs, points and footnotes of a document a map says something about, section by section."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from argmap.model import (
    Claim,
    ClaimKind,
    Definition,
    Header,
    Item,
    Map,
    Note,
    NoteKind,
    Passage,
    Source,
    Term,
    Voice,
)
from argmap.sources.coverage import Covered, Section, Unit, coverage
from argmap.sources.letters import letters_of
from argmap.sources.passages import passage_at
from argmap.sources.readers import Document, read_document
from argmap.sources.verify import Copy, Verified, passages_of, verify
from tests.sources.texts import in_two_columns

CLAIMED = "This paragraph says something that the map has a claim about, in its first half. It goes on after that."
NOTED = "This one is only an aside of the author, about which the map has no more than a note. So it stays."
DEFINED = "By a river we mean whatever runs in a bed of its own for most of the year."
LEFT = (
    "Nobody has said anything about this paragraph, although it is long enough to hold a claim or two, "
    "or so it seems. What a pity."
)
POINT = "A point of a list which the map has a claim about, in more than eight words."
FRONT = "Written by somebody in a town of which nothing else is known to the reader."
NUMBERS = itertools.count()


def quoted(source: str, words: str, text: str) -> Passage:
    letters = letters_of(text)
    start = letters.letters.index(letters_of(words).letters)
    return passage_at(letters, (start, start + len(letters_of(words).letters)), f"passage-{next(NUMBERS)}", source)


def reported(text: str, read: Document | None = None) -> list[Section]:
    """What a map that claims, notes and defines something says of a copy of ``text``."""
    items: list[Item] = [Source(id="s", csl={"type": "report", "title": "S"})]
    for words in (CLAIMED[:60], POINT):
        if words in " ".join(text.split()):
            passage = quoted("s", words, text)
            voice = Voice(source="s", passage=passage.id)
            claim = Claim(id=f"claim-{passage.id}", text="So.", kind=ClaimKind.CAUSAL, voices=(voice,))
            items += [passage, claim]
    if NOTED in " ".join(text.split()):
        passage = quoted("s", NOTED, text)
        note = Note(id="aside", kind=NoteKind.SCOPE_EXCLUSION, text="No claim.", source="s", passage=passage.id)
        items += [passage, note]
    if DEFINED in " ".join(text.split()):
        passage = quoted("s", DEFINED, text)
        definition = Definition(source="s", passage=passage.id, text="What runs.")
        items += [passage, Term(id="river", name="river", definitions=(definition,))]
    map = Map.build(Header(title="T"), items)
    source = map.find("s", Source)
    return coverage(map, verify(source, passages_of(map)["s"], Copy(source, read or Document(text, ""))))


def units(sections: list[Section]) -> dict[str, Covered]:
    return {" ".join(unit.text.split())[:12]: unit.covered for section in sections for unit in section.units}


def unit_of(sections: list[Section], words: str) -> Unit:
    return next(unit for section in sections for unit in section.units if unit.text.startswith(words[:12]))


MARKED = f"""\
# The title

{FRONT}

## A section

{CLAIMED}
{NOTED}

- {POINT}
- {LEFT}

## Another section

{DEFINED}
1. Counter:

{LEFT}
---
"""


def test_every_paragraph_and_point_has_its_place() -> None:
    sections = reported(MARKED)
    assert [section.title for section in sections] == ["front matter", "A section", "Another section"]
    assert [[unit.covered for unit in section.units] for section in sections] == [
        [Covered.FRONT, Covered.FRONT],
        [Covered.HEADING, Covered.CLAIMED, Covered.NOTED, Covered.CLAIMED, Covered.NOTHING],
        [Covered.HEADING, Covered.NOTED, Covered.HEADING, Covered.NOTHING],
    ]
    lines = [unit.line for section in sections for unit in section.units]
    assert lines == [1, 3, 5, 7, 8, 10, 11, 13, 15, 16, 18]
    assert [MARKED.splitlines()[unit.line - 1].strip() for section in sections for unit in section.units][3] == CLAIMED
    assert all(unit.section == section.title for section in sections for unit in section.units)


def test_what_is_counted() -> None:
    section = reported(MARKED)[1]
    assert section.count(Covered.CLAIMED) == 2
    assert section.count(Covered.CLAIMED, Covered.NOTED) == 3
    assert section.count(Covered.FRONT) == 0


def test_how_much_of_a_paragraph_lies_in_passages() -> None:
    sections = reported(MARKED)
    assert unit_of(sections, CLAIMED).share == pytest.approx(60 / len(CLAIMED), abs=0.02)
    assert unit_of(sections, NOTED).share == pytest.approx(1, abs=0.02)
    assert unit_of(sections, LEFT).share == 0


def test_the_reason_is_that_of_the_note() -> None:
    sections = reported(MARKED)
    assert unit_of(sections, NOTED).reason == "No claim."
    assert {unit.reason for section in sections for unit in section.units} == {"No claim.", "defines “river”", ""}


def test_long_lines_are_shown_short() -> None:
    shown = unit_of(reported(MARKED), LEFT).text
    assert len(shown) <= 72
    assert shown.endswith("…")


def test_headings_without_marks_are_known_by_their_length() -> None:
    text = f"The title\n{FRONT}\nA section\n{CLAIMED}\n{LEFT}\nOne more section\n{DEFINED}\n"
    wide = text.replace("\n", "\n\n")
    for unmarked in (wide, f"{CLAIMED} {CLAIMED[60:]}\n{text}"):
        sections = reported(unmarked)
        assert [section.title for section in sections][-2:] == ["A section", "One more section"]
        assert unit_of(sections, LEFT).covered is Covered.NOTHING


def test_short_points_of_a_list_are_no_headings() -> None:
    text = f"Title\n\n{CLAIMED}\n\nfirst point without an end\n\nsecond point without an end\n\n{LEFT}\n"
    found = units(reported(text))
    assert found["first point "] is Covered.NOTHING


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_lines_of_a_wrapped_paragraph_are_one_unit(width: int) -> None:
    points = f"- {wrapped(POINT, width)}\n- {wrapped(LEFT, width)}"
    parts = [wrapped(CLAIMED, width), wrapped(LEFT, width), points, wrapped(NOTED, width)]
    sections = reported("# Title\n\n## A section\n\n" + "\n\n".join(parts))
    assert [unit.covered for unit in sections[-1].units] == [
        Covered.HEADING,
        Covered.CLAIMED,
        Covered.NOTHING,
        Covered.CLAIMED,
        Covered.NOTHING,
        Covered.NOTED,
    ]


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_a_paragraph_right_below_its_heading_is_no_part_of_it() -> None:
    text = f"# Title\n{wrapped(CLAIMED, 70)}\n\n## A section\n{wrapped(LEFT, 70)}\n\n{wrapped(POINT, 70)}\n"
    sections = reported(text)
    assert [section.title for section in sections][-1] == "A section"
    assert unit_of(sections, LEFT).covered is Covered.NOTHING


def test_what_is_missing_from_the_copy_covers_nothing() -> None:
    other = MARKED.replace(POINT, "All of it is gone.")
    sections = reported(MARKED, Document(other, ""))
    assert unit_of(sections, "- All of it").covered is Covered.NOTHING


def test_the_first_paragraph_of_the_first_section_is_no_front_matter() -> None:
    sections = reported(MARKED.replace(CLAIMED, "Nothing is said of this paragraph, the first of its section."))
    assert [section.title for section in sections][:2] == ["front matter", "A section"]
    assert unit_of(sections, "Nothing is said").covered is Covered.NOTHING


def test_a_changed_passage_still_covers() -> None:
    sections = reported(MARKED, Document(MARKED.replace("says something that", "says what"), ""))
    assert unit_of(sections, "This paragraph").covered is Covered.CLAIMED


def test_paragraphs_of_a_pdf_are_told_apart(tmp_path: Path) -> None:
    text = "\n\n".join([CLAIMED, LEFT, NOTED, LEFT.replace("Nobody", "No one"), DEFINED])
    sections = reported(text, read_document(in_two_columns(text, tmp_path / "a.pdf")))
    found = [unit.covered for section in sections for unit in section.units]
    assert found.count(Covered.NOTHING) >= 2


def test_without_a_copy_there_is_nothing_to_report() -> None:
    source = Source(id="s", csl={"type": "report", "title": "S"})
    map = Map.build(Header(title="T"), [source])
    assert coverage(map, Verified(source, None, {})) == []
    assert coverage(map, Verified(source, Copy(source, Document("— *", "")), {})) == []


def test_a_document_about_which_nothing_is_said_is_not_covered() -> None:
    source = Source(id="s", csl={"type": "report", "title": "S"})
    map = Map.build(Header(title="T"), [source])
    sections = coverage(map, Verified(source, Copy(source, Document(f"# Title\n\n{LEFT}\n", "")), {}))
    assert [unit.covered for section in sections for unit in section.units] == [Covered.HEADING, Covered.NOTHING]
