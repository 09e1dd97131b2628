"""The bottom line up front: what is recommended, how sure that is, and what would turn it."""

from __future__ import annotations

from collections import Counter

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.judging import (
    ADVISED,
    Advice,
    advice,
    confidence_in,
    grounds,
    stands,
    thesis_words,
    withheld,
)
from argmap.memo.setters import others_words
from argmap.memo.tracing import Scribe
from argmap.memo.words import counted, listed, span, support
from argmap.model import Source
from argmap.reading.degrees import decimal
from argmap.weigh.cruxes import Crux
from argmap.weigh.perspectives import MIDDLE

TITLE = "Bottom line"
NAMED = 2
"""Options named when several cannot be told apart."""
NO_SIDE = ("believes nothing that bears on this", "believe nothing that bears on this")
NAME, BELIEF = 5, 5
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
        _outcome(basis, scribe),
        *_baseline(basis, scribe, leader),
        *_theses(basis, scribe),
        _eyes(basis, scribe),
        *([] if withheld(basis) else [_confidence(basis, scribe, leader)]),
        _turning(basis, scribe, leader),
        _dissent(basis, scribe),
    ]


def _clipped(run: Run, most: int) -> Run:
    """A name cut after ``most`` words."""
    words = run.text.split()
    return run if len(words) <= most else run.model_copy(update={"text": " ".join(words[:most]) + "…"})


def _name(scribe: Scribe, id: str) -> Run:
    return _clipped(scribe.named(id), NAME)


def _lead(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """Which option is recommended; where ranges overlap, that none is clearly preferred."""
    why, found, name = withheld(basis), basis.ranges[leader], _name(scribe, leader)
    number = f"at strength {decimal(basis.weighing[leader])} (range over beliefs {span(found.low, found.high)})"
    yet = [scribe.finding("bluf.withheld", f"Nothing is recommended: {why}.", on=basis.options)] if why else []
    if basis.overlapping:
        return [*yet, *_tied(basis, scribe)]
    if why:
        return [*yet, scribe.finding("bluf.lead", name, f" comes out strongest so far, {number}.", on=[leader])]
    if advice(basis, leader) is Advice.RECOMMEND:
        words = f", {support(basis.weighing[leader])} {number}."
        return [scribe.finding("bluf.lead", "Recommended: ", name, words, on=[leader])]
    stated = basis.verdicts[leader].stated
    settled = "it hangs on a circle of reasons that does not settle"
    short = f"it does not hold by {stated.standard.phrase}" if stated.is_settled else settled
    why = short if not stated.holds else "its range reaches .50" if found.high > MIDDLE else "it lies below .50"
    words = f" comes out strongest, {number}, yet is not recommended: {why}."
    return [scribe.finding("bluf.lead", name, words, on=[leader])]


def _tied(basis: Basis, scribe: Scribe) -> list[Sentence]:
    """That the options of the front cannot be told apart, and how often each is the strongest."""
    among = basis.front
    strengths = [basis.weighing[id] for id in among]
    at = span(min(strengths), max(strengths))
    apart = "" if basis.excluding(among) else ", none excluding another"
    first, *rest = among[:NAMED]
    words = [
        f"The ranges of {counted(len(among), 'option')} overlap (strengths {at}){apart}: ",
        *(_name(scribe, first), f" leads {_percent(basis, first)} of draws"),
        *(word for id in rest for word in (", ", _name(scribe, id), f" {_percent(basis, id)}")),
    ]
    return [
        scribe.finding("bluf.lead", "No option is clearly preferred.", on=among),
        scribe.finding("bluf.front", *words, ".", on=among),
    ]


def _percent(basis: Basis, option: str) -> str:
    """In how many of the draws an option is the strongest."""
    return f"{100 * basis.shares[option]:.0f} %"


def _outcome(basis: Basis, scribe: Scribe) -> Sentence:
    """How many of the options are judged, and what is advised on these."""
    found = Counter(advice(basis, one) for one in basis.heard)
    judged, every = len(basis.heard), counted(len(basis.options), "option")
    told = [f"{found[one]:,} {ADVISED[one]}" for one in Advice if found[one]]
    advised = f"all {ADVISED[next(iter(found))]}" if len(found) == 1 < judged else listed(told)
    start = f"{judged:,} of {every} {'is' if judged == 1 else 'are'} judged"
    return scribe.finding("bluf.outcome", f"{start}: {advised}.", on=basis.options)


def _baseline(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """What becomes of the baseline, unless it leads."""
    baseline = basis.question.baseline
    if baseline is None or baseline == leader:
        return []
    words = f", {stands(basis, baseline)}."
    return [scribe.finding("bluf.baseline", "The baseline, ", _name(scribe, baseline), words, on=[baseline])]


def _theses(basis: Basis, scribe: Scribe) -> list[Sentence]:
    """Where the theses stand that are no options."""
    theses = [one for one in basis.question.theses if one not in basis.options]
    if len(theses) == 1:
        words = f", {stands(basis, theses[0])}."
        return [scribe.finding("bluf.thesis", "The thesis, ", _name(scribe, theses[0]), words, on=theses)]
    found = Counter(thesis_words(basis, one) for one in theses)
    told = listed([f"{count:,} {words[count > 1]}" for words, count in found.items()])
    return [scribe.finding("bluf.thesis", f"Of {len(theses):,} theses {told}.", on=theses)] if theses else []


def _eyes(basis: Basis, scribe: Scribe) -> Sentence:
    """Whose eyes these are, and on how much it rests."""
    view, source = basis.view, basis.map.get(basis.view.source or "")
    if isinstance(source, Source):
        title = _clipped(Run(text=source.short_title, role=Role.TITLE), NAME)
        told = ("This is read off ", title, "; its authors have not weighed the map.")
        return scribe.finding("bluf.view", *told, on=[basis.question.id, source.id])
    items = f"{counted(len(basis.weighed), 'item')} bearing on the options"
    others = others_words(view, basis.beside.history)
    weighs = f"”, which weighs {items}; {others}." if others else f"”, who has weighed {items}."
    words = ("This follows “", _clipped(Run(text=view.title), NAME), weighs)
    return scribe.finding("bluf.view", *words, on=[basis.question.id])


def _confidence(basis: Basis, scribe: Scribe, leader: str) -> Sentence:
    level = f" is {confidence_in(basis, leader)}: {grounds(basis, leader)}."
    words = ("Confidence in ", _name(scribe, leader), level)
    return scribe.finding("bluf.confidence", *words, on=[leader, *(one.id for one in basis.reasons(leader))])


def _turning(basis: Basis, scribe: Scribe, leader: str) -> Sentence:
    """The one belief whose change would turn the leading option soonest."""
    is_above = basis.weighing[leader] > MIDDLE
    way = "no longer lies above .50" if is_above else "comes to lie above .50"
    own = next((one for one in basis.cruxes[leader] if one.flip is not None and one.id == leader), None)
    nearest = next((one for one in basis.cruxes[leader] if one.flip is not None and one.id != leader), None)
    if nearest is not None and nearest.flip is not None:
        start = (_name(scribe, leader), f" {way} once “", _clipped(scribe.named(nearest.id), BELIEF), "” ")
        return scribe.finding("bluf.crux", *start, f"{moves(basis, nearest)}.", on=[leader, nearest.id])
    side = "above" if is_above else "at or below"
    words = f" stays {side} .50 whatever one reason is worth."
    if own is not None and own.flip is not None:
        words = f" {way} once belief in it {moves(basis, own)}; no reason alone does that."
    return scribe.finding("bluf.crux", _name(scribe, leader), words, on=[leader])


def moves(basis: Basis, crux: Crux) -> str:
    """How far a belief has to go to turn what it is a crux of, after its name."""
    flip = crux.flip if crux.flip is not None else crux.weight
    if crux.id not in basis.compiled.weights(basis.view):
        return f"is held at {decimal(flip)} (now not weighed)"
    if decimal(flip) == decimal(crux.weight):
        return f"moves at all from {decimal(flip)}"
    return f"{'falls' if flip < crux.weight else 'rises'} from {decimal(crux.weight)} to {decimal(flip)}"


def _dissent(basis: Basis, scribe: Scribe) -> Sentence:
    """How many of the other perspectives come to another side; where none is heard, whether there are any."""
    on = [*basis.topics, *(one.id for one in basis.unheard.views if one.source is None)]
    if not basis.others:
        return scribe.finding("bluf.dissent", f"No other perspective is heard{_absent(basis)}.", on=on)
    others = range(1, len(basis.views))
    against = [at for at in others if any(basis.is_against(at, one) for one in basis.topics)]
    silent = [at for at in others if all(basis.strengths[one][at] is None for one in basis.topics)]
    topics = [one for one in basis.topics if any(basis.is_against(at, one) for at in against)]
    from_what = f", on {listed([_kind(basis, one) for one in topics][:NAMED])}" if topics else ""
    quiet = f"; {len(silent):,} {NO_SIDE[len(silent) > 1]}" if silent else ""
    if len(silent) == len(others):
        words = "No other perspective heard believes anything that bears on this."
    elif len(others) == 1:
        words = f"The one other perspective heard {f'dissents{from_what}' if against else 'does not dissent'}."
    else:
        words = f"Of {len(others):,} other perspectives, {len(against) or 'none'} "
        words += f"{'dissent' if len(against) > 1 else 'dissents'}{from_what}{quiet}."
    return scribe.finding("bluf.dissent", words, on=on)


def _kind(basis: Basis, topic: str) -> str:
    """What a topic is to the question."""
    if topic == basis.question.baseline:
        return "the baseline"
    return "the leading option" if topic == basis.leader else "a thesis"


def _absent(basis: Basis) -> str:
    """Whether those not heard would dissent, after what is said of those heard."""
    others = basis.unheard
    if not others.views:
        return ": nobody else weighs the map"
    would = f"{len(others.against) or 'none'} would dissent" if others.speaking else "none speaks on this"
    return f"; of {len(others.views):,} not heard, {would}"
