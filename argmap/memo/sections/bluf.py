"""The bottom line up front: what is recommended, how sure that is, and what would turn it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.confidence import confidence_in, grounds
from argmap.memo.judging import (
    ADVISED,
    STEADY,
    Advice,
    advice,
    doubt,
    opposing,
    percent,
    stands,
    steadiness,
    to_weigh,
    verdict_in_words,
    withheld,
)
from argmap.memo.setters import weighed_words
from argmap.memo.tracing import Scribe, Words, fixed, joined
from argmap.memo.turning import all_are_known, moves, of_strength, turns
from argmap.memo.words import counted, listed, span, support
from argmap.model import Source
from argmap.reading.degrees import decimal
from argmap.weigh.perspectives import MIDDLE

TITLE = "Bottom line"
COMES_TO = {
    "holds": ("holds", "hold"),
    "does not hold": ("does not hold", "do not hold"),
    "no verdict": ("has no verdict", "have no verdict"),
}
"""A verdict after its thesis, and after several."""
NO_SIDE = ("is silent", "are silent")
SPARE = 2
"""Words more that a belief has which is to be weighed: only its name tells what it is."""
KINDS = 2
"""Topics named on which others dissent."""
WORDS = 120
"""Words of the whole at most."""
CUTS = ((5, 2), (4, 2), (3, 2), (3, 1), (2, 1), (2, 0))
"""Words of a name, and options named of several: the first of these with which the whole is short enough.

What leads is named at any rate.
"""


@dataclass(frozen=True)
class _Brief:
    """Writes findings in which names are cut."""

    scribe: Scribe
    most: int
    """Words of a name."""
    named: int
    """Options that are named of several."""
    is_tried: bool = False
    """Whether nothing is to be traced yet, since only the words are counted."""

    def finding(self, key: str, *words: Words, on: Iterable[str]) -> Sentence:
        return fixed(*words) if self.is_tried else self.scribe.finding(key, *words, on=on)

    def name(self, id: str) -> Run:
        return self.cut(self.scribe.named(id))

    def cut(self, run: Run) -> Run:
        return _clipped(run, self.most)


def section(basis: Basis, scribe: Scribe) -> Section:
    """The recommendation in at most 120 words."""
    leader = basis.leader
    sentences = [unheard(basis, scribe, "bluf")] if leader is None else _fitting(basis, scribe, leader)
    return Section(id="bluf", title=TITLE, blocks=(Paragraph(sentences=tuple(sentences)),))


def _fitting(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """What was found, with names as long as there is room for."""
    for cuts in CUTS[:-1]:
        tried = _found(basis, _Brief(scribe, *cuts, is_tried=True), leader)
        if sum(len(one.text.split()) for one in tried) <= WORDS:
            return _found(basis, _Brief(scribe, *cuts), leader)
    return _found(basis, _Brief(scribe, *CUTS[-1]), leader)


def unheard(basis: Basis, scribe: Scribe, section: str) -> Sentence:
    """That no option is heard; ``section`` is the id of the section that says so."""
    title = _clipped(Run(text=basis.view.title), CUTS[0][0])
    words = ("Nothing that “", title, "” believes bears on an option, so nothing is recommended.")
    return scribe.finding(f"{section}.unheard", *words, on=basis.options)


def _found(basis: Basis, scribe: _Brief, leader: str) -> list[Sentence]:
    return [
        *_lead(basis, scribe, leader),
        *_stand_ins(basis, scribe),
        _outcome(basis, scribe),
        *_baseline(basis, scribe, leader),
        *_theses(basis, scribe),
        _eyes(basis, scribe),
        # of what is not recommended there is nothing to be sure of or to turn; what to weigh is told in place of it
        *([] if withheld(basis) else [_confidence(basis, scribe, leader), *_turning(basis, scribe, leader)]),
        _dissent(basis, scribe),
    ]


def _clipped(run: Run, most: int) -> Run:
    """A name cut after ``most`` words."""
    words = run.text.split()
    return run if len(words) <= most else run.model_copy(update={"text": " ".join(words[:most]) + "…"})


def _lead(basis: Basis, scribe: _Brief, leader: str) -> list[Sentence]:
    """Which option is recommended; where ranges overlap, that none is clearly preferred."""
    why, found, name = withheld(basis), basis.ranges[leader], scribe.name(leader)
    number = f"at strength {decimal(basis.weighing[leader])} (range over beliefs {span(found.low, found.high)})"
    yet = _withheld(basis, scribe, why) if why else []
    yet += _unsettled(basis, scribe)
    if basis.overlapping:
        return [*yet, *_tied(basis, scribe)]
    if why:
        so_far = f" comes out strongest so far, {number}." if len(basis.heard) > 1 else f" stands {number}."
        return [*yet, scribe.finding("bluf.lead", name, so_far, on=[leader])]
    if advice(basis, leader) is Advice.RECOMMEND:
        words = f", {support(basis.weighing[leader])} {number}."
        return [scribe.finding("bluf.lead", "Recommended: ", name, words, on=[leader])]
    stated = basis.verdicts[leader].stated
    settled = "it hangs on a circle of reasons that does not settle"
    short = f"it does not hold by {stated.standard.phrase}" if stated.is_settled else settled
    often = f"it holds by {stated.standard.phrase} in only {percent(steadiness(basis, leader))} of draws"
    above = often if found.low > MIDDLE else "its range reaches .50" if found.high > MIDDLE else "it lies below .50"
    why = above if stated.holds else short
    out = f" comes out strongest, {number}," if len(basis.heard) > 1 else f" stands {number},"
    words = f"{out} yet is not recommended: {why}."
    return [scribe.finding("bluf.lead", name, words, on=[leader])]


def _withheld(basis: Basis, scribe: _Brief, why: str) -> list[Sentence]:
    """Why nothing is recommended, and what to weigh so that something may be."""
    told = [scribe.finding("bluf.withheld", f"Nothing is recommended: {why}.", on=basis.options)]
    if weigh := to_weigh(basis):
        names = joined([_clipped(scribe.scribe.named(id), scribe.most + SPARE) for id in weigh])
        told.append(scribe.finding("bluf.weigh", "Nearest to weigh: ", *names, ".", on=weigh))
    return told


def _unsettled(basis: Basis, scribe: _Brief) -> list[Sentence]:
    """That ranges mean little, where a circle does not settle in so many draws that no verdict can stand."""
    count = basis.spread.unsettled
    if count <= (1.0 - STEADY) * basis.recipe.draws:
        return []
    words = f"Ranges and shares mean little: in {count:,} of {basis.recipe.draws:,} draws a circle does not settle."
    return [scribe.finding("bluf.unsettled", words, on=basis.heard)]


def _tied(basis: Basis, scribe: _Brief) -> list[Sentence]:
    """That the options of the front cannot be told apart, and how often each is the strongest."""
    among = basis.front
    strengths = [basis.weighing[id] for id in among]
    at = span(min(strengths), max(strengths))
    apart = "" if basis.excluding(among) or opposing(basis, among) else ", none excluding another"
    first, *rest = among[: max(scribe.named, 1)]
    overlap = f"The ranges of {counted(len(among), 'option')} overlap (strengths {at}){apart}: "
    yet = "" if basis.verdicts[first].stated.holds else f", yet {COMES_TO[verdict_in_words(basis, first)][0]}"
    words = [
        *([] if withheld(basis) else [overlap]),
        *(scribe.name(first), f" leads {percent(basis.shares[first])} of draws{yet}"),
        *(word for id in rest for word in (", ", scribe.name(id), f" {percent(basis.shares[id])}")),
    ]
    return [
        scribe.finding("bluf.lead", "No option is clearly preferred.", on=among),
        scribe.finding("bluf.front", *words, ".", on=among),
    ]


def _stand_ins(basis: Basis, scribe: _Brief) -> list[Sentence]:
    """That theses take the place of options, of which there are none."""
    words = "The question puts theses and no options: option here means thesis."
    return [] if basis.question.options else [scribe.finding("bluf.stand-ins", words, on=[basis.question.id])]


def _outcome(basis: Basis, scribe: _Brief) -> Sentence:
    """How many of the options are judged, and what is advised on these; those that are acceptable by name."""
    found = Counter(advice(basis, one) for one in basis.heard)
    judged, every = len(basis.heard), counted(len(basis.options), "option")
    words: list[Words] = [f"{judged:,} of {every} {'is' if judged == 1 else 'are'} judged: "]
    for at, one in enumerate([one for one in Advice if found[one]]):
        words.append(", " * bool(at))
        words.append(f"all {ADVISED[one]}" if len(found) == 1 < judged else f"{found[one]:,} {ADVISED[one]}")
        words += _acceptable(basis, scribe) if one is Advice.ACCEPTABLE else []
    return scribe.finding("bluf.outcome", *words, ".", on=basis.options)


def _acceptable(basis: Basis, scribe: _Brief) -> list[Words]:
    """Which options are acceptable, in brackets."""
    some = [one for one in basis.ranked if advice(basis, one) is Advice.ACCEPTABLE]
    more = len(some) - scribe.named
    if not scribe.named:
        return []
    return [" (", *joined([scribe.name(one) for one in some[: scribe.named]]), f" and {more} more" * (more > 0), ")"]


def _baseline(basis: Basis, scribe: _Brief, leader: str) -> list[Sentence]:
    """What becomes of the baseline, unless it leads."""
    baseline = basis.question.baseline
    if baseline is None or baseline == leader:
        return []
    words = f", {stands(basis, baseline)}."
    return [scribe.finding("bluf.baseline", "The baseline, ", scribe.name(baseline), words, on=[baseline])]


def _theses(basis: Basis, scribe: _Brief) -> list[Sentence]:
    """Where the theses stand that are no options."""
    theses = [one for one in basis.question.theses if one not in basis.options]
    if len(theses) == 1:
        words = f", {stands(basis, theses[0])}."
        return [scribe.finding("bluf.thesis", "The thesis, ", scribe.name(theses[0]), words, on=theses)]
    if not theses:
        return []
    found = Counter(verdict_in_words(basis, one) for one in theses)
    told = listed([f"{found[one]:,} {words[found[one] > 1]}" for one, words in COMES_TO.items() if found[one]])
    unsure = sum(bool(doubt(basis, one)) for one in theses)
    yet = f" ({unsure:,} of these verdicts {'is' if unsure == 1 else 'are'} not firm)" * bool(unsure)
    return [scribe.finding("bluf.thesis", f"Of {len(theses):,} theses {told}{yet}.", on=theses)]


def _eyes(basis: Basis, scribe: _Brief) -> Sentence:
    """Whose eyes these are, and on how much it rests."""
    view, source = basis.view, basis.map.get(basis.view.source or "")
    if isinstance(source, Source):
        title = scribe.cut(Run(text=source.short_title, role=Role.TITLE))
        told = ("This is read off ", title, "; its authors have not weighed the map.")
        return scribe.finding("bluf.view", *told, on=[basis.question.id, source.id])
    weighed = weighed_words(view, basis.beside.history, basis.weighed)
    words = ("This follows “", scribe.cut(Run(text=view.title)), f"”{weighed}.")
    return scribe.finding("bluf.view", *words, on=[basis.question.id])


def _confidence(basis: Basis, scribe: _Brief, leader: str) -> Sentence:
    level = f" is {confidence_in(basis, leader)}: {grounds(basis, leader)}."
    words = ("Confidence in ", scribe.name(leader), level)
    return scribe.finding("bluf.confidence", *words, on=[leader, *(one.id for one in basis.reasons(leader))])


def _turning(basis: Basis, scribe: _Brief, leader: str) -> list[Sentence]:
    """The one belief whose change would turn the leading option soonest, and whether a formula would."""
    stated, is_above = basis.verdicts[leader].stated, basis.weighing[leader] > MIDDLE
    way = "no longer lies above .50" if is_above else "comes to lie above .50"
    told, sure = basis.fragility(leader), all_are_known(basis, leader)
    fragile = [scribe.finding("bluf.fragile", f"Its verdict turns under {told.in_short()}.", on=[leader])] * (
        told.is_fragile and basis.is_clear
    )
    if found := turns(basis, leader):
        judged = "no longer holds" if stated.holds else "comes to hold"
        start = (scribe.name(leader), f" {judged if found[0].is_of_verdict else way} once “", scribe.name(found[0].id))
        words = f"” {moves(basis, found[0])}."
        return [scribe.finding("bluf.crux", *start, words, on=[leader, found[0].id]), *fragile]
    own = next((one for one in of_strength(basis, leader) if one.id == leader), None)
    if own is not None:
        none = "no reason alone turns it" if sure else "no reason alone is known to turn it"
        words = f" {way} once belief in it {moves(basis, own)}; {none}."
        return [scribe.finding("bluf.crux", scribe.name(leader), words, on=[leader]), *fragile]
    stays = (scribe.name(leader), f" stays {'above' if is_above else 'at or below'} .50 whatever one reason is worth.")
    unknown = ("No reason alone is known to turn ", scribe.name(leader), ".")
    return [scribe.finding("bluf.crux", *(stays if sure else unknown), on=[leader]), *fragile]


def _dissent(basis: Basis, scribe: _Brief) -> Sentence:
    """How many of the other perspectives come to another side; where none is heard, whether there are any."""
    on = [*basis.topics, *(one.id for one in basis.unheard.views if one.source is None)]
    if not basis.others:
        return scribe.finding("bluf.dissent", f"No other perspective is heard{_absent(basis)}.", on=on)
    others = range(1, len(basis.views))
    against = [at for at in others if any(basis.is_against(at, one) for one in basis.topics)]
    silent = [at for at in others if all(basis.strengths[one][at] is None for one in basis.topics)]
    topics = [one for one in basis.topics if any(basis.is_against(at, one) for at in against)]
    from_what = f", on {listed(list(dict.fromkeys(_kind(basis, one) for one in topics))[:KINDS])}" if topics else ""
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
    if topic in basis.question.theses:
        return "a thesis"
    return "the leading option" if topic == basis.leader else "another option"


def _absent(basis: Basis) -> str:
    """Whether those not heard would dissent, after what is said of those heard."""
    others = basis.unheard
    if not others.views:
        return f": nobody {'else ' * bool(basis.weights[0])}weighs the map"
    speak = f"{others.speaking:,} {'speaks' if others.speaking == 1 else 'speak'} on this"
    would = f"{speak}, {len(others.against) or 'none'} against" if others.speaking else "none speaks on this"
    return f"; of {len(others.views):,} not heard, {would}"
