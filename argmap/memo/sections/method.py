"""Method: how the numbers came about, what they do not say, and under which other choices they would be others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Column, Paragraph, Row, Section, Sentence, Table
from argmap.memo.confidence import CONFIDENCE_RULE
from argmap.memo.judging import ADVICE_RULE, doubt, footing
from argmap.memo.proof import shown
from argmap.memo.tracing import WHOLE, Scribe, fixed
from argmap.memo.words import (
    AGREEMENT_LEVELS,
    CONFIDENCE,
    EVIDENCE_LEVELS,
    SUPPORT,
    SUPPORT_CUTS,
    Level,
    confidence,
    counted,
    listed,
    span,
)
from argmap.model import Argument, Evidence, Perspective, Source
from argmap.reading.degrees import decimal
from argmap.weigh.perspectives import CREDENCE
from argmap.weigh.rules import Gate

LIMITS = fixed(
    "A strength from 0 to 1 says how far a claim stands up to the reasons that are written down, under one set of "
    "beliefs. It is not how probable it is that the claim is true, and strengths under different formulas cannot be "
    "compared number by number."
)
GATES = {
    Gate.BELIEVED: "a premise gives its argument something only in so far as it lies above .50",
    Gate.OPEN: "a premise gives its argument as much as its own strength",
}
COMBINATIONS = {
    "product": "linked premises are multiplied",
    "min": "the weakest of linked premises counts",
    "mean": "linked premises are averaged",
}
SILENCE = fixed(
    "What nobody has weighed stands at .50 and gives nothing to what rests on it. Where nothing that a perspective "
    "believes bears on a claim, that .50 is nobody's number, and the perspective is called silent on it."
)
RANGES_ARE = fixed(
    "Such a range holds the strengths of the middle nine in ten draws; it is no confidence interval. Two options can "
    "be told apart when theirs do not overlap. A range over formulas is another thing: the least and the greatest "
    "strength that the same beliefs come to under every formula on offer."
)


def section(basis: Basis, scribe: Scribe) -> Section:
    """How strengths, ranges, verdicts and words came about, and what would change them."""
    parts = computed(basis, scribe, is_judged=bool(basis.judged))
    if basis.leader is not None:
        choices = _choices(basis, scribe, basis.leader)
        parts = (*parts, _part("choices", "What would change under other choices", choices))
    return Section(id="method", title="Method", blocks=(Paragraph(sentences=(LIMITS,)),), parts=parts)


def computed(basis: Basis, scribe: Scribe, *, is_judged: bool) -> tuple[Section, ...]:
    """How strengths and words came about, and ranges and advice where anything is judged."""
    ranges = [_part("ranges", "Ranges", _ranges(basis, scribe))] if is_judged else []
    return (
        _part("weighing", "How strengths are computed", _formula(basis, scribe), _inputs(basis, scribe)),
        *ranges,
        Section(id="method-words", title="Words", blocks=(_scale(), *(_advised() if is_judged else ()))),
        Section(id="method-lean", title="The map's own lean", blocks=tuple(_lean(basis, scribe))),
    )


def _part(id: str, title: str, *paragraphs: Iterable[Sentence]) -> Section:
    blocks = tuple(Paragraph(sentences=tuple(sentences)) for sentences in paragraphs)
    return Section(id=f"method-{id}", title=title, blocks=blocks)


def _formula(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    used = basis.rules.semantics
    yield scribe.finding("method.semantics", f"The formula is {used.title}: {used.formula}.", on=[WHOLE])
    yield scribe.finding("method.reference", f"Its reference is {used.reference.removesuffix('.')}.", on=[WHOLE])
    yield scribe.finding("method.properties", f"{used.properties.removesuffix('.')}.", on=[WHOLE])


def _inputs(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    yield _weights(basis, scribe)
    yield SILENCE
    rules = f"{GATES[basis.rules.gate]}, and {COMBINATIONS[basis.rules.combination]}."
    yield scribe.finding("method.rules", rules[0].upper(), rules[1:], on=[WHOLE])
    yield _settled(basis, scribe)


def _weights(basis: Basis, scribe: Scribe) -> Sentence:
    """Where the base weights come from."""
    view = basis.view
    on = [view.id] if isinstance(basis.map.get(view.id), Perspective) else [WHOLE]
    if view.source is None:
        whose = f", held by {view.holder.removesuffix('.')}" if view.holder else ""
        return scribe.finding("method.weights", f"The weights are those of “{view.title}”{whose}.", on=on)
    levels = ", ".join(f"{decimal(weight)} {_hedged(hedge)}" for hedge, weight in CREDENCE.items())
    words = f"The weights are those of “{view.title}”, derived by one rule from how the document says what it says: "
    words += f"what it asserts is held at {levels}; what it rejects at as much below 1."
    return scribe.finding("method.weights", words, on=[*on, view.source])


def _hedged(hedge: str) -> str:
    return "when said flatly" if hedge == "none" else f"with a {hedge} hedge"


def _settled(basis: Basis, scribe: Scribe) -> Sentence:
    swinging = [id for id in basis.claims if not basis.weighing.is_settled(id)]
    if not swinging:
        words = "At the weights as they are every circle of reasons that bears on the options settled."
        if not basis.compiled.graph.cyclic.any():
            words = "No reasons that bear on the options run in a circle."
        return scribe.finding("method.settled", words, on=[WHOLE])
    words = ", ".join(scribe.named(id).text for id in swinging)
    told = f"A circle of reasons did not settle, so the numbers mean nothing for: {words}."
    return scribe.finding("method.settled", told, on=swinging)


def _ranges(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    recipe = basis.recipe
    words = (
        f"Ranges over beliefs come from {counted(recipe.draws, 'draw')} (Latin hypercube, seed {recipe.seed}), in each "
        "of which every belief that was given is drawn evenly from where it is held, up to "
        f"{decimal(recipe.off)} below or above, within 0 and 1."
    )
    yield scribe.finding("method.draws", words, on=[WHOLE])
    yield RANGES_ARE
    if basis.spread.unsettled and basis.leader is None:  # else told with the draws
        words = f"In {counted(basis.spread.unsettled, 'draw')} a circle of reasons did not settle."
        yield scribe.finding("method.unsettled", words, on=[WHOLE])


# Words


def _scale() -> Table:
    bounds = [0.0, *SUPPORT_CUTS, 1.0]
    return Table(
        caption="What a strength is called (cut points of ICD 203, and .50)",
        columns=(Column(heading="Strength", is_number=True), Column(heading="Words", width=3)),
        rows=tuple(_told(span(low, high), words) for (low, high), words in zip(pairwise(bounds), SUPPORT, strict=True)),
    )


def _advised() -> Iterator[Block]:
    """By which rules advice and confidence are given."""
    yield Paragraph(sentences=(fixed(ADVICE_RULE),))
    yield Paragraph(sentences=(fixed(CONFIDENCE_RULE),))
    yield _matrix()


def _matrix() -> Table:
    return Table(
        caption=f"Confidence, from {CONFIDENCE[0]} to {CONFIDENCE[-1]} (after the IPCC's guidance note, 2010)",
        columns=(Column(heading=""), *(Column(heading=one) for one in AGREEMENT_LEVELS.values())),
        rows=tuple(
            _told(words, *(confidence(evidence, level) for level in Level))
            for evidence, words in EVIDENCE_LEVELS.items()
        ),
    )


def _told(*cells: str) -> Row:
    """A row that is the same in every memo."""
    return Row(cells=tuple(fixed(cell).runs for cell in cells))


# The lean


def _lean(basis: Basis, scribe: Scribe) -> Iterator[Block]:
    yield Paragraph(
        sentences=(
            fixed(
                "The lean is what a reader who believes nothing would get from this map. The number of reasons tells "
                "what has been written down, not who is right."
            ),
        )
    )
    yield Table(
        caption="Strength, the map's own lean, and the reasons encoded directly for and against",
        columns=(
            Column(heading="Claim", width=2.6),
            Column(heading="Strength", is_number=True),
            Column(heading="Lean", is_number=True),
            Column(heading="Range over formulas", width=1.2, is_number=True),
            Column(heading="For", width=0.7, is_number=True),
            Column(heading="Against", width=0.8, is_number=True),
            Column(heading="Reasons from", width=2.4),
        ),
        rows=tuple(_claim(basis, scribe, id) for id in basis.claims),
    )


def _claim(basis: Basis, scribe: Scribe, id: str) -> Row:
    found, speaks = basis.standings[id], basis.strengths[id][0] is not None
    cells = (
        decimal(found.strength) if speaks else "silent",
        decimal(found.lean),
        span(found.lowest, found.highest) if speaks else "silent",
        f"{found.reasons_for}",
        f"{found.reasons_against}",
        _documents(basis, id),
    )
    return scribe.row(f"method.lean.{id}", scribe.named(id), *cells, on=[id])


def _documents(basis: Basis, id: str) -> str:
    """From which documents the reasons on a claim come, with how many each gives."""
    counts: Counter[str] = Counter()
    for reason in basis.reasons(id):
        counts.update(_sources(reason) or {""})
    named = (f"{_title(basis, source)} {count}" for source, count in sorted(counts.items(), key=lambda one: -one[1]))
    return ", ".join(named) or "none"


def _sources(reason: Argument | Evidence) -> set[str]:
    places = reason.voices if isinstance(reason, Argument) else reason.anchors
    return {place.source for place in places if place.source is not None}


def _title(basis: Basis, source: str) -> str:
    return basis.map.find(source, Source).short_title if source else "no document"


# Other choices


def _choices(basis: Basis, scribe: Scribe, leader: str) -> Iterator[Sentence]:
    standing, name = basis.standings[leader], scribe.named(leader)
    if standing.turned_by:
        words = f" comes to .50 or to its other side under {listed(standing.turned_by)}."
        yield scribe.finding("method.turned", name, words, on=[leader])
    verdict = basis.verdicts[leader].stated
    stated = "holds" if verdict.holds else "does not hold"
    words = f" {stated}, judged by {verdict.standard.phrase}{footing(basis, leader)}: {shown(verdict)}."
    yield scribe.finding("method.verdict", name, words, on=[leader])
    if why := doubt(basis, leader):
        words = f"That is a verdict on its reasons; what is advised on it stays undetermined, for {why}."
        yield scribe.finding("method.undetermined", words, on=[leader])
    others = basis.verdicts[leader].words()
    yield scribe.finding("method.standards", "For ", name, f": {others[0].lower()}{others[1:]}", on=[leader])
    if turned := basis.fragility(leader).words():
        yield scribe.finding("method.fragile", turned, on=[leader])
