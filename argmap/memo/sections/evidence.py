"""The evidence profile: what the options rest on, how certain it is and why no more, and whether it is still there.

The columns follow the evidence profile of GRADE (Guyatt et al., BMJ 2008), which keeps the reason of every downgrade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Column, Paragraph, Role, Row, Run, Section, Sentence, Table
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, identified, runs
from argmap.memo.words import counted, listed
from argmap.model import Bearing, Certainty, Evidence, Source, evidence_on
from argmap.sources.passages import State
from argmap.weigh.gaps import distances

SHOWN = 8
"""Evidence items that the table lists."""
BORNE = 2
"""Claims that are named for an evidence item; of more only the number is."""
LONG_TITLE = 40
"""Characters of a title from which on its subtitle is left out."""
DOTS = {
    Certainty.HIGH: "●●●●",
    Certainty.MODERATE: "●●●○",
    Certainty.LOW: "●●○○",
    Certainty.VERY_LOW: "●○○○",
}
WORDS = {certainty: str(certainty).replace("-", " ") for certainty in Certainty}
STATES = {
    State.MISSING: "missing",
    State.CHANGED: "changed",
    State.AMBIGUOUS: "ambiguous",
    State.NOT_ATTACHED: "not attached",
    State.NORMALISED: "verified but for layout",
    State.EXACT: "verified",
}
"""What is said of each state of a passage, the worst first."""
NO_PASSAGE = "no passage given"
HOW_TO_READ = fixed(
    "Certainty is that of GRADE, lowered for the reasons given. Evidence is borne out by another source that has "
    "evidence on the same claim, pointing the same way."
)
NOT_ATTACHED = fixed("Passages were not looked up: no copy of a source is attached.")
LOOKED_UP = "Whether each passage is still in the copy of its source"
COLUMNS = (
    Column(heading="Evidence", width=3),
    Column(heading="Type"),
    Column(heading="Source", width=1.6),
    Column(heading="Bears on", width=2),
    Column(heading="Certainty, and what lowers it", width=2.8),
)


def section(basis: Basis, scribe: Scribe) -> Section:
    """How much evidence there is beneath the options, and the profile of what counts most."""
    found = _ordered(basis)
    if not found:
        words = "No evidence is encoded beneath the options: they rest on reasons alone."
        said = scribe.finding("evidence.count", words, on=[WHOLE])
        return Section(id="evidence", title="Evidence", blocks=(Paragraph(sentences=(said,)),))
    summary = Paragraph(sentences=tuple(_summary(basis, scribe, found)))
    table = Table(
        caption="Evidence profile",
        columns=COLUMNS,
        rows=tuple(_row(basis, scribe, one) for one in found[:SHOWN]),
        remark=(HOW_TO_READ, *_rest(basis, scribe, found[SHOWN:])),
    )
    return Section(id="evidence", title="Evidence", blocks=(summary, table, _passages(basis, found[:SHOWN])))


def _ordered(basis: Basis) -> list[Evidence]:
    """The evidence beneath the options, that which would move the leading option most first, then the nearest."""
    cruxes = basis.cruxes[basis.leader] if basis.leader is not None else []
    swing, near = {one.id: one.swing for one in cruxes}, distances(basis.map)
    found = {one.id: one for id in basis.claims for one in basis.evidence_below(id)}
    return sorted(found.values(), key=lambda one: (-swing.get(one.id, 0.0), _distance(one, near), one.id))


def _distance(one: Evidence, near: Mapping[str, int]) -> int:
    """The number of arguments between the evidence and the nearest thesis or option."""
    return min((near[claim] for claim in one.bears_on if claim in near), default=len(near))


def _summary(basis: Basis, scribe: Scribe, found: Sequence[Evidence]) -> Iterator[Sentence]:
    grades = Counter(one.certainty for one in found)
    parts = [f"{grades[one]:,} of {WORDS[one]} certainty" for one in Certainty if grades[one]]
    parts += [f"{grades[None]:,} not graded"] if grades[None] else []
    words = f"{counted(len(found), 'evidence item bears', 'evidence items bear')} on the options: {listed(parts)}."
    yield scribe.finding("evidence.count", words, on=[WHOLE])
    sources = Counter(place for one in found for place in _sources(one))
    if sources:
        source, count = sources.most_common(1)[0]
        title = Run(text=_title(scribe, source), role=Role.TITLE)
        many = f"The evidence comes from {len(sources):,} sources; {counted(count, 'item')} from "
        yield scribe.finding(
            "evidence.source", "All of the evidence comes from " if len(sources) == 1 else many, title, ".", on=[source]
        )
    borne = sum(bool(_others(basis, one)) for one in found)
    words = f"Another source has evidence that points the same way for {borne or 'none'} of {len(found):,}."
    if len(found) == 1:
        words = f"{'Another' if borne else 'No other'} source has evidence that points the same way."
    yield scribe.finding("evidence.independent", words, on=[WHOLE])
    weighed = sum(one.id in basis.view.certainty for one in found)
    words = f"“{basis.view.title}” has weighed {weighed or 'none'} of {len(found):,}"
    rest = "; what it has not weighed gives nothing to strengths. Confidence counts it as the map grades it."
    rest = rest if weighed < len(found) else "."
    yield scribe.finding("evidence.weighed", words, rest, on=[WHOLE])


def _rest(basis: Basis, scribe: Scribe, left: Sequence[Evidence]) -> Iterator[Sentence]:
    if left:
        few = "that would move the leading option no more" if basis.leader else "no nearer to the options"
        words = f"Left out: {counted(len(left), 'item')} {few} than these."
        yield scribe.finding("evidence.more", words, on=[WHOLE])


def _row(basis: Basis, scribe: Scribe, one: Evidence) -> Row:
    return scribe.row(
        f"evidence.{one.id}",
        [scribe.words(one.id), *identified(one.id)],
        str(one.kind),
        _source(basis, scribe, one),
        _bears_on(scribe, one),
        "; ".join([_certainty(one), *_downgrades(one)]),
        on=[one.id, *_sources(one), *one.bears_on],
    )


def _certainty(one: Evidence) -> str:
    return f"{DOTS[one.certainty]} {WORDS[one.certainty]}" if one.certainty is not None else "not graded"


def _source(basis: Basis, scribe: Scribe, one: Evidence) -> str:
    """Where it comes from, and whether another source bears it out."""
    titles = ", ".join(_title(scribe, id) for id in _sources(one)) or "no source given"
    others = len(_others(basis, one))
    return f"{titles}; borne out by {counted(others, 'other')}" if others else f"{titles}; no other"


def _bears_on(scribe: Scribe, one: Evidence) -> list[Words]:
    words: list[Words] = []
    for claim, bearing in list(one.bears_on.items())[:BORNE]:
        words += ["; " if words else "", "for " if bearing is Bearing.SUPPORTS else "against ", scribe.named(claim)]
    left = len(one.bears_on) - BORNE
    return [*words, f" and {left} more"] if left > 0 else words


def _downgrades(one: Evidence) -> Iterator[str]:
    for downgrade in one.downgrades:
        reason = downgrade.reason.replace("-", " ")
        yield f"{reason}: {downgrade.note}" if downgrade.note else reason


def _others(basis: Basis, one: Evidence) -> set[str]:
    """The sources other than its own that hold evidence on a claim of its own, with the same bearing."""
    own, found = set(_sources(one)), set[str]()
    for claim, bearing in one.bears_on.items() if own else ():
        same = (other for other in evidence_on(basis.map, claim) if other.bears_on[claim] is bearing)
        found.update(id for other in same for id in _sources(other))
    return found - own


def _sources(one: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.source for place in one.anchors if place.source is not None))


def _title(scribe: Scribe, source: str) -> str:
    """The short title of a source; of a long one what stands before its colon."""
    title = scribe.map.find(source, Source).short_title
    return title if len(title) <= LONG_TITLE else title.partition(": ")[0]


def _passages(basis: Basis, shown: Sequence[Evidence]) -> Block:
    """What became of the passages. No finding: it is told by the documents and not by the map."""
    states = basis.beside.states
    if states is None or set(states.values()) <= {State.NOT_ATTACHED}:
        return Paragraph(sentences=(NOT_ATTACHED,))
    return Table(
        caption=LOOKED_UP,
        columns=(Column(heading="Evidence", width=3), Column(heading="Passage", width=2)),
        rows=tuple(Row(cells=(runs([Run(text=one.id, role=Role.ID)]), runs([_state(states, one)]))) for one in shown),
    )


def _state(states: Mapping[str, State], one: Evidence) -> str:
    """The states of its passages in words, the worst first."""
    passages = [place.passage for place in one.anchors if place.passage is not None]
    found = {states.get(id, State.NOT_ATTACHED) for id in passages}
    return ", ".join(words for state, words in STATES.items() if state in found) or NO_PASSAGE
