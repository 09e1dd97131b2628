"""Sound CSL-JSON out of the records of a map, which may hold anything that JSON can.

What is no name, no date and no text where CSL (1.0.2) asks for one is left out rather than set wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from argmap.model import Source

NAMES = (
    "author",
    "collection-editor",
    "container-author",
    "editor",
    "editorial-director",
    "interviewer",
    "original-author",
    "recipient",
    "translator",
)
DATES = ("accessed", "event-date", "issued", "original-date", "submitted")
TEXTS = (
    "archive",
    "authority",
    "chapter-number",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "DOI",
    "edition",
    "event",
    "event-place",
    "genre",
    "ISBN",
    "ISSN",
    "issue",
    "jurisdiction",
    "medium",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-title",
    "page",
    "publisher",
    "publisher-place",
    "section",
    "status",
    "title",
    "title-short",
    "URL",
    "version",
    "volume",
)
NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
MARKS = ("\ue000", "\ue001")
"""Private characters that no text of a record keeps, so that titles can be marked with them."""
YEARS = 9_999
"""Greatest year, before or after the first."""

Record = dict[str, JsonValue]


def record(source: Source) -> Record:
    """The record of a source under its id, with sound names, dates and texts only."""
    csl = source.csl
    found: Record = {"id": source.id, "type": str(csl["type"])}
    found |= {field: text for field in TEXTS if (text := _text(csl.get(field)))}
    found |= {field: list(names) for field in NAMES if (names := list(_names(csl.get(field))))}
    return found | {field: date for field in DATES if (date := _date(csl.get(field)))}


def _text(value: JsonValue) -> str:
    """A text or a number on one line; nothing for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).translate(dict.fromkeys(map(ord, MARKS))).split())


def _names(value: JsonValue) -> Iterator[Record]:
    for one in value if isinstance(value, list) else ():
        if not isinstance(one, Mapping):
            continue
        if literal := _text(one.get("literal")):
            yield {"literal": literal}
        elif family := _text(one.get("family")):
            yield {"family": family, **{part: text for part in NAME_PARTS[1:] if (text := _text(one.get(part)))}}
        elif given := _text(one.get("given")):
            yield {"literal": given}


def _date(value: JsonValue) -> Record:
    """The first day of a date, as far as it is known; else its words."""
    if not isinstance(value, Mapping):
        return {}
    if parts := _day(value.get("date-parts")):
        return {"date-parts": [parts]}
    words = _text(value.get("literal")) or _text(value.get("raw"))
    return {"literal": words} if words else {}


def _day(dates: JsonValue) -> list[JsonValue]:
    """Year, month and day as far as each is given and can be one."""
    day = dates[0] if isinstance(dates, list) and dates and isinstance(dates[0], list) else []
    found: list[JsonValue] = []
    for part, greatest in zip(day, (YEARS, 12, 31), strict=False):
        text = _text(part)
        if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:6]) <= greatest:
            break
        found.append(int(text))
    return found
