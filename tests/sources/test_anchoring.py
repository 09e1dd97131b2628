"""Quotations become passages: in the library by one edit, in YAML files in place; or nothing is changed at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.edits import Edit, apply
from argmap.errors import InputError
from argmap.formats import read_map
from argmap.model import Fingerprint, Item, Map, Passage, Source, places_of
from argmap.model.context import PLACES
from argmap.sources.anchoring import anchor, quoted_in, stretch_of
from argmap.sources.letters import letters_of
from argmap.sources.readers import Document
from argmap.store import Library
from tests.sources.bridge import MAP, QUOTED, REPORT, anchored, words_at


def test_each_quotation_becomes_the_passage_it_is_from(file: Path) -> None:
    map = read_map(file)
    result = anchor(map, map.find("report", Source), REPORT)
    changed = apply(map, Edit(author="tester", change=result.change(map))).map
    assert len(result.places) == 7
    assert len(result.passages) == 6
    for id, words in QUOTED.items():
        assert words_at(changed, id) == [words]
        assert not any(place.quote for _, place in places_of(changed[id]) if place.source == "report")
    assert [place.quote for _, place in places_of(changed["stay"])][1].startswith("words of another work")
    assert changed.find("report", Source).fingerprint == letters_of(REPORT.text).fingerprint
    assert {passage.theme for passage in changed.of_kind(Passage)} == {"passages-report"}
    assert [passage.page for passage in result.passages] == [1, 1, 2, 2, 3, 3]


def test_nothing_else_is_changed(file: Path) -> None:
    before, after = read_map(file), anchored(file)
    for item in before.items:
        assert without_quotations(after[item.id]) == without_quotations(item)
    assert {item.id for item in after.items if item.id not in before} == {one.id for one in after.of_kind(Passage)}


def without_quotations(item: Item) -> dict[str, Any]:
    fields = item.model_dump(exclude={"passage", "quote", "fingerprint"})
    for name in PLACES:
        for place in fields.get(name, ()):
            place.pop("passage"), place.pop("quote")
    return fields


def test_in_the_library_it_is_one_edit_that_undo_takes_back(file: Path) -> None:
    with Library() as library:
        library.add("bridge", read_map(file), "tester")
        live = library.open("bridge")
        before, events = live.map, library.event_count()
        live.submit(anchor(live.map, live.map.find("report", Source), REPORT).change(live.map), "tester")
        assert library.event_count() == events + 1
        assert words_at(live.map, "third") == [QUOTED["third"]]
        live.undo("tester")
        assert live.map == before
        live.redo("tester")
        assert words_at(live.map, "cost") == [QUOTED["cost"]]
        assert list(library.problems()) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_anchoring_again_adds_only_what_is_new(kind: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(kind)
    anchored(path)
    place = path if path.is_file() else path / "rest.yaml"
    text = place.read_text(encoding="utf-8")
    again = "rebuilding it would cost 1.5 million, which the town does not have"
    new = "its closing would harm those — very many — who"
    text = text.replace(
        "arguments:",
        f"""\
  dear:
    text: Rebuilding is too dear.
    kind: empirical
    voices:
      - {{source: report, quote: "{again}"}}
      - {{source: report, quote: "Third, {new}"}}

arguments:""",
    )
    place.write_text(text, encoding="utf-8")
    known = {passage.id for passage in read_map(path).of_kind(Passage)}
    anchored(path)
    map = read_map(path)
    assert words_at(map, "dear") == [again, f"Third, {new}"]
    assert len({passage.id for passage in map.of_kind(Passage)} - known) == 1


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("words that the document does not hold at all anywhere", "is not in the document"),
        ("the old bridge has to", "has 5 words; a passage needs at least 8"),
        ("the town", "is in the document 2 times: quote more of it"),
        ("— “” —", "is not in the document"),
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_cannot_be_anchored_is_told_and_nothing_is_changed(
    quotation: str, said: str, kind: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(kind)
    place = path if path.is_file() else path / "rest.yaml"
    text = place.read_text(encoding="utf-8").replace(
        "We know of several reasons why the old bridge has\\u0020to stay", quotation
    )
    place.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"1 of 7 quotations of “The old bridge” cannot be anchored") as refused:
        anchored(path)
    assert f"stay.voices.0.quote: “{quotation}” {said}" in refused.value.message
    assert refused.value.next_step.startswith("Nothing was changed")
    assert place.read_text(encoding="utf-8") == text


def test_every_problem_is_listed(file: Path) -> None:
    text = (
        MAP.replace("first, it is", "first, that is")
        .replace("rebuilding it", "renewing it")
        .replace("who built", "who own")
    )
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"4 of 7 quotations") as refused:
        anchored(file)
    listed = [line.split(":")[0].strip() for line in refused.value.message.splitlines()[1:]]
    assert sorted(listed) == ["cost.voices.0.quote", "left-out.quote", "only-way.voices.0.quote", "same-words.quote"]


def test_many_problems_are_counted(file: Path) -> None:
    voices = "".join(f"      - {{source: report, quote: not there {number}}}\n" for number in range(40))
    file.write_text(
        MAP.replace(
            "    voices:\n      - source: report\n        quote: >-",
            f"    voices:\n{voices}      - source: report\n        quote: >-",
        )
    )
    with pytest.raises(InputError, match=r"40 of 47 quotations") as refused:
        anchored(file)
    assert refused.value.message.endswith("… and 10 more")


def test_another_text_of_the_same_source_is_refused(file: Path) -> None:
    map = anchored(file)
    other = Document(REPORT.text.replace("1.5 million", "1.6 million"), "as it is")
    with pytest.raises(InputError, match="not the text from which the passages of “The old bridge” were taken"):
        anchor(map, map.find("report", Source), other)
    rewrapped = Document(REPORT.text.replace("\n", " ").replace("“", '"'), "as it is")
    assert anchor(map, map.find("report", Source), rewrapped).passages == []


def test_a_fingerprint_without_passages_is_replaced(file: Path) -> None:
    map = read_map(file)
    old = Fingerprint(letters=1, words=1, sha256="0" * 64)
    source = map.find("report", Source).model_copy(update={"fingerprint": old})
    assert anchor(map, source, REPORT).source.fingerprint == letters_of(REPORT.text).fingerprint


def test_the_source_is_the_one_whose_quotations_are_there(file: Path) -> None:
    map = read_map(file)
    assert quoted_in(map, REPORT) == "report"
    assert quoted_in(map, Document("Words of another work that are of no interest to the report", "")) == "other"
    with pytest.raises(InputError, match="nothing that this map quotes is in the document"):
        quoted_in(map, Document("Something else.", ""))
    with pytest.raises(InputError, match="nothing in this map is quoted"):
        quoted_in(read_map_of("map: {title: T}\n", file), REPORT)


def read_map_of(text: str, file: Path) -> Map:
    file.write_text(text, encoding="utf-8")
    return read_map(file)


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("old bridge has to stay", "old bridge has to stay."),
        ("ridge has to sta", "bridge has to stay."),
        ("cost 1.5 million", "cost 1.5 million,"),
        ("those very many who live by", "those — very many — who “live by"),
        ("long ago", "long ago."),
    ],
)
def test_a_quotation_stands_for_its_whole_words(quotation: str, words: str) -> None:
    letters = letters_of(REPORT.text)
    start, end = stretch_of(letters, quotation)
    following = letters.text[letters.span(start, end)[0] : letters.span(start, end)[1]]
    assert following == words
