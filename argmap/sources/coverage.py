"""Coverage: which points, paragraphs and footnotes of a document a map says something about, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from argmap.model import Argument, Claim, Evidence, Item, Link, Map, Note, Passage, Term
from argmap.sources.passages import IN_PLACE, VERIFIED, State, overlaps
from argmap.sources.verify import BROKEN, Verified

HEADING_WORDS = 14
"""A line of more words is no heading."""
NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s")
NUMBERED_WORDS = 20
"""A numbered line of more words is no heading either; it may end as a sentence does."""
LABEL_WORDS = 3
"""A line of so few words, such as "2. Counter:", says nothing by itself."""
MARKS = re.compile(r"^\s*(#{1,6}\s+)?[*_\s]*")
ENDS = '.:;,?!”"'
"""What a sentence or a point may end with and a heading seldom does."""
PAGE_WIDTH = 120
"""Characters to a line of a text that is wrapped; a paragraph on one line is longer."""
BEGINS_UNIT = re.compile(r"\s*(?:[-*•–]\s|\(?(?:\d+|[a-z])[.)]\s|#{1,6}\s|\d+(?:\.\d+)+\s)")
"""How a point of a list or a heading begins."""
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', ")")
SHOWN = 72


class Covered(StrEnum):
    """What the map holds of a line of the document."""

    CLAIMED = "claimed"
    """A claim, an argument or an evidence item rests on it."""
    NOTED = "noted"
    """Only a note, a term or a link does: the note says why."""
    HEADING = "heading"
    FRONT = "front matter"
    """It stands before the first heading that anything is said under."""
    NOTHING = "not covered"


@dataclass(frozen=True)
class Unit:
    """A paragraph, point or footnote: its words, what the map holds of it, and for which reason if that is little."""

    section: str
    line: int
    """1-based."""
    text: str
    covered: Covered
    share: float
    """Share of its characters that lie in passages, 0 to 1."""
    reason: str = ""


@dataclass(frozen=True)
class Section:
    """The units under one heading."""

    title: str
    units: tuple[Unit, ...]

    def count(self, *kinds: Covered) -> int:
        """How many of its units are of the ``kinds``."""
        return sum(unit.covered in kinds for unit in self.units)


def coverage(map: Map, verified: Verified) -> list[Section]:
    """What ``map`` holds of each unit of an attached document, by section."""
    if verified.copy is None:
        return []
    text = verified.copy.document.text
    reach = [_reach(map, verified, claimed=claimed) for claimed in (True, False)]
    lines = list(_lines(text))
    headings = _headings(lines)
    units = [_unit(line, reach, is_heading=line.number in headings) for line in lines]
    first = next((at for at, unit in enumerate(units) if unit.covered in {Covered.CLAIMED, Covered.NOTED}), 0)
    while first and lines[first].number not in headings:
        first -= 1
    while first and lines[first - 1].number in headings:
        first -= 1
    units = [replace(unit, covered=Covered.FRONT) if at < first else unit for at, unit in enumerate(units)]
    return _sections(units, headings)


@dataclass(frozen=True)
class _Line:
    number: int
    start: int
    text: str

    @property
    def is_marked(self) -> bool:
        """Whether it is marked as a heading."""
        return self.text.lstrip().startswith("#")

    @property
    def is_short(self) -> bool:
        """Whether it looks like a heading without a mark: few words, numbered or without the end of a sentence."""
        words = len(self.title.split())
        if "://" in self.title:
            return False
        if NUMBERED.match(self.title):
            return words <= NUMBERED_WORDS
        return words <= HEADING_WORDS and not self.title.endswith(tuple(ENDS))

    @property
    def title(self) -> str:
        """Its words without marks."""
        return MARKS.sub("", self.text).strip("*_ ")


def _lines(text: str) -> Iterator[_Line]:
    """The paragraphs, points and headings of ``text``; in a text that is wrapped, lines are put together first."""
    lines = text.split("\n")
    full = _full_line(lines)
    unit: _Line | None = None
    start = 0
    for number, line in enumerate(lines, 1):
        goes_on = full and line.strip() and not BEGINS_UNIT.match(line)
        if unit is not None and goes_on and not unit.is_marked and not _ends_paragraph(lines[number - 2], line, full):
            unit = replace(unit, text=text[unit.start : start + len(line)])
        else:
            if unit is not None:
                yield unit
            unit = _Line(number, start, line) if any(character.isalnum() for character in line) else None
        start += len(line) + 1
    if unit is not None:
        yield unit


def _full_line(lines: list[str]) -> int:
    """How long a full line is where line breaks come from the width of the page; 0 where paragraphs are lines."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if not lengths or lengths[len(lengths) * 95 // 100] > PAGE_WIDTH:
        return 0
    return lengths[len(lengths) * 3 // 4]


def _ends_paragraph(line: str, following: str, full: int) -> bool:
    """Whether a line ends with a sentence and the next one's first word would have fitted on it."""
    first = len(following.split(maxsplit=1)[0])
    return line.rstrip().endswith(SENTENCE_ENDS) and len(line.rstrip()) + 1 + first <= full


def _headings(lines: list[_Line]) -> frozenset[int]:
    """The numbers of the lines that are headings; short lines count only where none is marked, and not in lists."""
    if any(line.is_marked for line in lines):
        return frozenset(line.number for line in lines if line.is_marked)
    return frozenset(line.number for line, next in pairwise(lines) if line.is_short and not next.is_short)


@dataclass(frozen=True)
class _Reach:
    """The stretches of the text that something rests on, and the reasons given by notes for each."""

    stretches: list[tuple[int, int]]
    reasons: list[tuple[int, int, str]]

    def share(self, start: int, end: int) -> float:
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in self.stretches)
        return inside / (end - start)


def _reach(map: Map, verified: Verified, *, claimed: bool) -> _Reach:
    stretches: list[tuple[int, int]] = []
    reasons: list[tuple[int, int, str]] = []
    for id, found in verified.found.items():
        by_words = found.state in VERIFIED or (found.state is State.CHANGED and found.share > IN_PLACE)
        if not by_words or verified.copy is None:
            continue
        users = [item for item in map.mentioned_by(id) if not isinstance(item, Passage)]
        if claimed and not any(isinstance(item, Claim | Argument | Evidence) for item in users):
            continue
        span = verified.copy.letters.span(found.start, found.end)
        stretches.append(span)
        reasons.extend((*span, reason) for item in users if (reason := _reason(item)))
    return _Reach(overlaps(stretches), reasons)


def _reason(item: Item) -> str:
    """Why a passage is only noted, as the item that points at it tells."""
    match item:
        case Note():
            return item.text
        case Term():
            return f"defines “{item.name}”"
        case Link():
            return f"states a relation: {item.why or item.words()}"
    return ""


def _unit(line: _Line, reach: list[_Reach], *, is_heading: bool) -> Unit:
    claims, anything = reach
    start, end = line.start, line.start + len(line.text)
    share = anything.share(start, end)
    if claims.share(start, end) > 0:
        return Unit(line.title, line.number, _short(line.text), Covered.CLAIMED, share)
    if share > 0:
        reason = next((text for a, b, text in anything.reasons if a < end and b > start), "")
        return Unit(line.title, line.number, _short(line.text), Covered.NOTED, share, reason)
    says_nothing = is_heading or len(line.title.split()) <= LABEL_WORDS
    kind = Covered.HEADING if says_nothing else Covered.NOTHING
    return Unit(line.title, line.number, _short(line.text), kind, 0.0)


def _sections(units: list[Unit], headings: frozenset[int]) -> list[Section]:
    """``units`` under the headings they follow."""
    found: list[tuple[str, list[Unit]]] = []
    for unit in units:
        heads = unit.line in headings and unit.covered is not Covered.FRONT
        if heads or not found:
            found.append((unit.section if heads else "front matter", []))
        found[-1][1].append(unit)
    return [Section(title, tuple(replace(unit, section=title) for unit in members)) for title, members in found]


def _short(text: str) -> str:
    words = " ".join(BROKEN.sub("", text).split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
