"""What a map leaves open, as lines: every kind with its nearest gaps, or one kind in full."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from argmap.model import Map
from argmap.reading import label
from argmap.weigh.gaps import TITLES, WHY, Gap, GapKind, distance_words
from argmap_tui.cells import cut, pad
from argmap_tui.lines import Layout, Span

NEAREST = 3
"""Gaps of each kind that are shown while all kinds are."""
SHOWN = 300
"""Gaps of one kind that are shown."""
LEAD = 5
"""Cells before a gap, for its distance."""
ONE_LINE_FROM = 110
"""Width in cells from which a gap and what is open about it stand on one line."""
NAME_MOST = 44
"""Most cells of a gap's name on such a line."""
WAY_ON = "Enter goes there; a adds a reason or evidence right away; f shows one kind after the other"
LEGEND = "Before each: how many arguments lie between it and the nearest thesis or option."
TO_WHOLE = "i shows all {:,} of the map"
TO_OWN = "i shows only those of the question in view"
ELSEWHERE = "What belongs to another question takes you there: the question at the top then changes."


@dataclass(frozen=True)
class Gaps:
    """The gaps of a map, nearest to its theses first."""

    map: Map
    found: tuple[Gap, ...]
    count: int = 0
    """How many there are in the whole map."""
    is_whole: bool = True
    """Whether these are the gaps of the whole map, not of one question."""
    has_question: bool = False

    def of(self, kind: GapKind) -> list[Gap]:
        """Those of one kind."""
        return [gap for gap in self.found if gap.kind is kind]

    @property
    def kinds(self) -> list[GapKind]:
        """The kinds that there are."""
        there = {gap.kind for gap in self.found}
        return [kind for kind in GapKind if kind in there]


def stop_of(gap: Gap) -> str:
    """What stands for the gap among the stops of a page: an item may have gaps of several kinds."""
    return f"{gap.kind} {gap.id}"


def meant(stop: str) -> tuple[GapKind, str]:
    """The kind and the item of a stop; no item where it stands for the whole kind."""
    kind, _, id = stop.partition(" ")
    return GapKind(kind), id


def layout(gaps: Gaps, kind: GapKind | None, width: int) -> Layout:
    """The lines on all kinds, or on one."""
    made = Layout()
    if not gaps.found:
        made.say("Nothing is open here: no counter without an answer, no untested premise, no claim alone.", width)
        if not gaps.is_whole:
            made.say(f"{TO_WHOLE.format(gaps.count)}.", width, "faint")
    elif kind is None:
        _all(made, gaps, width)
    else:
        _one(made, gaps, kind, width)
    return made


def _all(made: Layout, gaps: Gaps, width: int) -> None:
    where = "" if gaps.is_whole else " under this question"
    made.say(f"{len(gaps.found):,} places to look{where}. A gap is no fault of whoever argues there.", width)
    switch = (TO_OWN if gaps.is_whole else TO_WHOLE.format(gaps.count)) if gaps.has_question else ""
    made.say(f"{'; '.join(filter(None, (WAY_ON, switch)))}. {LEGEND}", width, "faint")
    if gaps.has_question and gaps.is_whole:
        made.say(ELSEWHERE, width, "faint")
    for kind in gaps.kinds:
        found = gaps.of(kind)
        made.gap()
        made.say(f"{TITLES[kind]} {len(found):,}", width, "heading")
        made.say(WHY[kind], width, "faint")
        for gap in found[:NEAREST]:
            _gap(made, gaps.map, gap, width)
        if len(found) > NEAREST:
            made.offer(f"{kind} ", [[Span(f"{'':{LEAD}}all {len(found):,} of this kind", "link")]])


def _one(made: Layout, gaps: Gaps, kind: GapKind, width: int) -> None:
    found = gaps.of(kind)
    made.say(WHY[kind], width)
    for distance, group in groupby(found[:SHOWN], key=lambda gap: gap.distance):
        made.gap()
        made.say(distance_words(distance).upper(), width, "heading")
        for gap in group:
            _gap(made, gaps.map, gap, width)
    if len(found) > SHOWN:
        made.gap()
        made.say(f"… {len(found) - SHOWN:,} more, further away. `argmap gaps` lists them all.", width, "faint")


def _gap(made: Layout, map: Map, gap: Gap, width: int) -> None:
    number = "–" if gap.distance is None else str(gap.distance)
    room = width - LEAD
    words = f"against “{label(map, map[gap.others[0]])}”" if gap.kind is GapKind.UNANSWERED else gap.what
    lead, name = Span(f"{number:>3}  ", "plain"), label(map, map[gap.id])
    if width >= ONE_LINE_FROM:
        first = min(NAME_MOST, room // 2)
        lines = [[lead, Span(pad(cut(name, first - 2), first), "link"), Span(cut(words, room - first), "faint")]]
    else:
        lines = [[lead, Span(cut(name, room), "link")], [Span(f"{'':{LEAD}}{cut(words, room)}", "faint")]]
    made.offer(stop_of(gap), lines)
