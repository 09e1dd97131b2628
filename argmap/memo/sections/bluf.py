"""The bottom line up front: what is recommended, how sure that is, and what would turn it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.judging import Advice, advice, confidence_in, grounds, withheld
from argmap.memo.tracing import Scribe, joined
from argmap.memo.words import counted, listed, span, support
from argmap.model import Source
from argmap.reading.degrees import decimal
from argmap.weigh.cruxes import Crux
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning

TITLE = "Bottom line"
NAMED = 2
"""Options named when several cannot be told apart."""
SIDES = {Leaning.FOR: "for it", Leaning.AGAINST: "against it", Leaning.UNDECIDED: "undecided"}
NO_SIDE = ("believes nothing that bears on it", "believe nothing that bears on it")
NAME, BELIEF = 5, 7
"""Words of an option's or a perspective's name, and of a belief, so that the whole stays within 120 words."""


def section(basis: Basis, scribe: Scribe) -> Section:
    """The recommendation in at most 120 words."""
    leader = basis.leader
    sentences = [unheard(basis, scribe, "bluf")] if leader is None else _found(basis, scribe, leader)
    return Section(id="bluf", title=TITLE, blocks=(Paragraph(sentences=tuple(sentences)),))


def unheard(basis: Basis, scribe: Scribe, section: str) -> Sentence:
    """That no option is heard; ``section`` is the id of the section that says so."""
    title = _clipped(Run(text=basis.view.title), NAME)
    words = ("Nothing that “", title, "” believes bears on an option, so nothing is recommended.")
    return scribe.finding(f"{section}.unheard", *words, on=basis.options)


def _found(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    return [
        *_lead(basis, scribe, leader),
        _eyes(basis, scribe),
        *_baseline(basis, scribe, leader),
        _confidence(basis, scribe, leader),
        _turning(basis, scribe, leader),
        *_dissent(basis, scribe, leader),
    ]


def _clipped(run: Run, most: int) -> Run:
    """A name cut after ``most`` words."""
    words = run.text.split()
    return run if len(words) <= most else run.model_copy(update={"text": " ".join(words[:most]) + "…"})


def _name(scribe: Scribe, id: str) -> Run:
    return _clipped(scribe.named(id), NAME)


def _strength(basis: Basis, option: str) -> str:
    found = basis.ranges[option]
    strength = basis.weighing[option]
    return f"{support(strength)} at strength {decimal(strength)} (range over beliefs {span(found.low, found.high)})"


def _lead(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """Which option is recommended; where ranges overlap, that none is clearly preferred."""
    why, strength = withheld(basis), _strength(basis, leader)
    yet = [scribe.finding("bluf.withheld", f"Nothing is recommended yet: {why}.", on=basis.options)] if why else []
    if basis.overlapping:
        return [*yet, *_tied(basis, scribe, [leader, *basis.overlapping])]
    if why:
        first = f" comes out strongest so far, {strength}."
        return [*yet, scribe.finding("bluf.lead", _name(scribe, leader), first, on=[leader])]
    if advice(basis, leader) is Advice.RECOMMEND:
        return [scribe.finding("bluf.lead", "Recommended: ", _name(scribe, leader), f", {strength}.", on=[leader])]
    stated, reach = basis.verdicts[leader].stated, basis.ranges[leader]
    settled = "it hangs on a circle of reasons that does not settle"
    short = f"it does not hold by {stated.standard.phrase}" if stated.is_settled else settled
    why = short if not stated.holds else "its range reaches .50" if reach.high > MIDDLE else "it lies below .50"
    words = (f" comes out strongest, {strength}, yet is not recommended: {why}.",)
    return [scribe.finding("bluf.lead", _name(scribe, leader), *words, on=[leader])]


def _tied(basis: Basis, scribe: Scribe, among: list[str]) -> list[Sentence]:
    rest = f" and {len(among) - NAMED} more" if len(among) > NAMED else ""
    strengths = [basis.weighing[id] for id in among]
    count = (
        f"The ranges over beliefs of {counted(len(among), 'option')} overlap, at strengths "
        f"{span(min(strengths), max(strengths))}: "
    )
    named = joined(_name(scribe, id) for id in among[:NAMED])
    return [
        scribe.finding("bluf.lead", "No option is clearly preferred.", on=among),
        scribe.finding("bluf.front", count, *named, f"{rest}.", on=among),
    ]


def _baseline(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """What becomes of the baseline, unless it leads."""
    baseline = basis.question.baseline
    if baseline is None or baseline == leader:
        return []
    strength = basis.weighing[baseline]
    if baseline not in basis.heard:
        words = " has no verdict: nothing believed bears on it."
    elif advice(basis, baseline) is Advice.REJECT:
        words = f" is rejected: {support(strength)} at strength {decimal(strength)}."
    else:
        words = f" is {support(strength)} at strength {decimal(strength)}."
    return [scribe.finding("bluf.baseline", "The baseline, ", _name(scribe, baseline), f",{words}", on=[baseline])]


def _eyes(basis: Basis, scribe: Scribe) -> Sentence:
    """Whose eyes these are, and on how much it rests."""
    view, source = basis.view, basis.map.get(basis.view.source or "")
    if isinstance(source, Source):
        count = len(view.credence) + len(view.force)
        title = _clipped(Run(text=source.short_title, role=Role.TITLE), NAME)
        told = (
            "This is read off one document, ",
            title,
            f" ({count:,} weights); its authors have not weighed the map.",
        )
        return scribe.finding("bluf.view", *told, on=[basis.question.id, source.id])
    items = counted(len(basis.weighed), "item that bears on the options", "items that bear on the options")
    words = ("This follows one perspective: ", _clipped(Run(text=view.title), NAME), f", who has weighed {items}.")
    return scribe.finding("bluf.view", *words, on=[basis.question.id])


def _confidence(basis: Basis, scribe: Scribe, leader: str) -> Sentence:
    level = f" stands is {confidence_in(basis, leader)}: {grounds(basis, leader)}."
    words = ("Confidence in where ", _name(scribe, leader), level)
    return scribe.finding("bluf.confidence", *words, on=[leader, *(one.id for one in basis.reasons(leader))])


def _turning(basis: Basis, scribe: Scribe, leader: str) -> Sentence:
    """The one belief whose change would turn the leading option soonest."""
    name = _name(scribe, leader)
    turning = {one.id: one.flip for one in basis.cruxes[leader] if one.flip is not None}
    nearest = next((one for one in basis.cruxes[leader] if one.flip is not None and one.id != leader), None)
    if nearest is None and leader in turning:
        words = f" is turned by no single reason; its own credence turns it, at {decimal(turning[leader])}."
        return scribe.finding("bluf.crux", name, words, on=[leader])
    if nearest is None or nearest.flip is None:
        side = "above" if basis.weighing[leader] > MIDDLE else "at or below"
        return scribe.finding("bluf.crux", name, f" stays {side} .50 whatever any one reason is worth.", on=[leader])
    way = "falls to .50 or below" if basis.weighing[leader] > MIDDLE else "rises above .50"
    held = f": {held_at(basis, nearest)}; at {decimal(nearest.flip)} the option {way}."
    belief = _clipped(scribe.named(nearest.id), BELIEF)
    return scribe.finding("bluf.crux", name, " turns on “", belief, f"”{held}", on=[leader, nearest.id])


def held_at(basis: Basis, crux: Crux) -> str:
    """What a belief is held at, or that it has not been weighed."""
    is_given = crux.id in basis.compiled.weights(basis.view)
    return f"held at {decimal(crux.weight)}" if is_given else f"not weighed, so at {decimal(crux.weight)}"


def _dissent(basis: Basis, scribe: Scribe, leader: str) -> Iterator[Sentence]:
    """How many of the other perspectives come to another side; where none is heard, whether there are any."""
    own, *others = basis.strengths[leader]
    if not others or own is None:
        words = f"No other perspective is heard: {absent(basis)}."
        yield scribe.finding("bluf.dissent", words, on=[basis.question.id, *(one.id for one in basis.absent)])
        return
    sides = [leaning(one) if one is not None else None for one in others]
    yield scribe.finding("bluf.dissent", _counted_dissent(leaning(own), sides), on=[leader])
    yield from _elsewhere(basis, scribe, [one for one in basis.topics if one != leader])


def _elsewhere(basis: Basis, scribe: Scribe, topics: list[str]) -> Iterator[Sentence]:
    """How many dissent on what the leading option is not."""
    count = sum(any(basis.is_against(at, one) for one in topics) for at in range(1, len(basis.views)))
    if count:
        kinds = ["the baseline"] * (basis.question.baseline in topics) + ["a thesis"] * bool(basis.question.theses)
        words = f"On {' or '.join(kinds)} {count:,} {'comes' if count == 1 else 'come'} to the other side."
        yield scribe.finding("bluf.elsewhere", words, on=topics)


def absent(basis: Basis) -> str:
    """Who else has weighed the map though they are not heard, within a sentence."""
    names = [_clipped(Run(text=one.title), NAME).text for one in basis.absent]
    if not names:
        return "nobody else has weighed the map"
    who = listed([*names[:NAMED], *([f"{len(names) - NAMED:,} more"] if len(names) > NAMED else [])])
    return f"{who} {'has' if len(names) == 1 else 'have'} weighed the map, too"


def _counted_dissent(own: Leaning, others: list[Leaning | None]) -> str:
    """On which side those heard beside it are, None being silent: every one of them is counted."""
    heard, silent = len(others), others.count(None)
    if silent == heard:
        all_of = "Both" if heard == 2 else f"All {heard}"
        every = "The one other perspective heard" if heard == 1 else f"{all_of} other perspectives heard"
        return f"{every} {NO_SIDE[heard > 1]}."
    against = {Leaning.FOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FOR}.get(own)
    verbs: dict[Leaning | None, tuple[str, str]] = {} if against is None else {against: ("dissents", "dissent")}
    verbs[own] = ("agrees", "agree")
    verbs |= {side: (f"is {words}", f"are {words}") for side, words in SIDES.items() if side not in verbs}
    verbs[None] = NO_SIDE
    counts = {side: others.count(side) for side in verbs}
    if heard == 1:
        return f"The one other perspective heard {verbs[others[0]][0]}."
    parts = [f"{count} {verbs[side][count > 1]}" for side, count in counts.items() if count]
    parts = ["none dissents", *parts] if against is not None and not counts[against] else parts
    return f"Of {counted(heard, 'other perspective')}, {', '.join(parts[:-1])}{' and ' * (len(parts) > 1)}{parts[-1]}."
