"""Documents as lines, paths as they are typed, and the lines beside a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from argmap.model import Header, Map, Source, Voice
from argmap.sources.passages import Found, State
from argmap.sources.verify import Verified
from argmap_tui.document_lines import Sheet, Stretch, found_in, pieces, printable
from argmap_tui.paths import completions
from argmap_tui.sources_lines import Overview, Reading, first_passage, layout, source_of
from tests.tui.conftest import argument, claim

TEXTS = [
    "",
    "word",
    "one two three\n\n\n\nfour",
    "漢字" * 30,
    "é" * 50 + " and " + "x" * 70,
    "a\tb\r\n c",
    "  in\n set ",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [2, 9, 40])
def test_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    sheet = Sheet(printable(text), width)
    shown = [sheet.text[start:end] for start, end in sheet.lines]
    assert all(cell_len(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in zip(sheet.lines, sheet.lines[1:], strict=False))


def test_several_empty_lines_are_one() -> None:
    assert [end - start for start, end in Sheet("a\n\n \n\nb", 9).lines] == [1, 0, 1]


def test_what_cannot_be_printed_keeps_its_place() -> None:
    assert printable("a\x1b[2J\u202eb\r\nc") == "a [2J b \nc"


def test_a_place_is_found_by_line_and_cell() -> None:
    sheet = Sheet("漢字 one\ntwo", 20)
    assert [sheet.line_at(place) for place in (0, 5, 7, 9)] == [0, 0, 1, 1]
    assert sheet.place_near(0, 3) == 1
    assert sheet.place_near(1, 99) == 9
    assert sheet.cells_before(3) == 5


def test_words_are_found_across_lines_in_any_case() -> None:
    assert found_in("The old\n bridge. the OLD bridge", "old bridge") == [(4, 15), (21, 31)]
    assert found_in("a.b", ".") == [(1, 2)]
    assert found_in("anything", "  ") == []


def test_the_last_stretch_counts() -> None:
    stretches = [Stretch(0, 6, "lit"), Stretch(4, 99, "match")]
    assert list(pieces((2, 8), stretches)) == [(2, 4, "lit"), (4, 6, "match"), (6, 8, "match")]
    assert list(pieces((2, 2), stretches)) == []


def test_paths_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "papers").mkdir()
    for name in ("paper.bin", "Paper.txt", ".paper", "other.md"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert completions("pa") == ["Paper.txt", "papers/", "paper.bin"]
    assert completions("~/ot") == ["~/other.md"]
    assert completions(f"{tmp_path}/.p") == [f"{tmp_path}/.paper"]
    assert completions("nowhere/x") == completions("~nobody-of-that-name/") == completions("\0/") == []


def bridge(*states: State) -> tuple[Map, Overview]:
    places = tuple(Voice(source="report", locator=f"point {n}") for n, _ in enumerate(states))
    source = Source(id="report", csl={"type": "report", "title": "The [old] bridge"})
    items = [source, claim("stay", voices=places), claim("bare"), argument("why", "bare", "stay")]
    map = Map.build(Header(title="Bridge"), items)
    found = {f"p{n}": Found(state) for n, state in enumerate(states)}
    reading = Reading(Verified(source, None, found))
    return map, Overview(map, "bridge", "why", "", {"report": reading})


def text_of(shown: Overview, width: int) -> str:
    return "\n".join("".join(span.text for span in line) for line in layout(shown, width).lines)


@pytest.mark.parametrize("width", [20, 40, 100])
def test_the_lines_beside_a_document_fit(width: int) -> None:
    _, shown = bridge(State.CHANGED, State.MISSING)
    assert all(cell_len(line) <= width for line in text_of(shown, width).splitlines())


def test_what_became_of_the_passages_of_a_source_is_counted() -> None:
    map, shown = bridge(State.CHANGED, State.MISSING, State.MISSING)
    assert "3 passages: 1 changed, 2 missing; 1 claim; not attached" in text_of(shown, 90)
    assert source_of(map, "why") == "report"
    assert first_passage(map, "why") == ""
    assert source_of(map, "bare") == ""


def test_a_source_itself_says_how_to_attach_it() -> None:
    map, shown = bridge(State.EXACT)
    own = Overview(map, "bridge", "report", "", shown.readings)
    assert "argmap sources bridge attach FILE" in text_of(own, 60)


def test_a_source_still_being_read_says_so() -> None:
    map, _ = bridge(State.EXACT)
    assert "looking" in text_of(Overview(map, "bridge", "why", "", {}), 60)


def test_a_damaged_copy_says_what_to_do() -> None:
    map, shown = bridge(State.EXACT)
    trouble = Reading(shown.readings["report"].verified, "it is damaged: attach the document again")
    assert "attach the document again" in text_of(Overview(map, "bridge", "report", "", {"report": trouble}), 90)
