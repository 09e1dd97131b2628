"""Where an item is said, as its card tells: the locator, and the way to the passage."""

from __future__ import annotations

from argmap.model import Claim, ClaimKind, Header, Map, Passage, Source, Voice
from argmap.reading import card_of

HASH = "0" * 64


def test_the_sources_of_a_card_say_where_and_lead_to_the_passage() -> None:
    voices = (
        Voice(source="report", locator="point 1", passage="report-1"),
        Voice(source="report", locator="point 1"),
        Voice(source="book", locator="page 9"),
        Voice(by="somebody"),
    )
    items = [
        Source(id="report", csl={"type": "report", "title": "A report"}),
        Source(id="book", csl={"type": "book", "title": "A book"}),
        Claim(id="said", text="It is said.", kind=ClaimKind.EMPIRICAL, voices=voices),
        Passage(
            id="report-1", source="report", start=0, length=60, word_count=9, sha256=HASH, exact=HASH, blocks="0" * 8
        ),
    ]
    map = Map.build(Header(title="A map"), items)
    (section,) = (one for one in card_of(map, "said").sections if one.title == "SOURCES")
    told = [(line.id, line.mark, line.text) for line in section.lines]
    assert told == [("report-1", "¶", "A report, point 1"), ("book", "→", "A book, page 9")]
    (cited,) = (one for one in card_of(map, "report-1").sections if one.title == "CITED BY")
    assert [line.id for line in cited.lines] == ["said"]
