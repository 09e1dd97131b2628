"""The bottom line up front: what is recommended, how sure that is, and what would turn it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.circles import without_circles
from argmap.memo.confidence import confidence_in, grounds
from argmap.memo.judging import (
    ADVISED,
    STEADY,
    Advice,
    advice,
    doubt,
    opposing,
    percent,
    side_of,
    stands,
    steadiness,
    to_weigh,
    verdict_in_words,
    withheld,
)
from argmap.memo.overtaking import ahead, nearest
from argmap.memo.sections.brief import CUTS, WORDS, Brief, clipped
from argmap.memo.setters import weighed_words
from argmap.memo.tracing import Scribe, Words, joined
from argmap.memo.turning import Turn, all_are_known, moves, of_strength, turns, weight_of
from argmap.memo.words import counted, listed, span, support
from argmap.model import Claim, Source
from argmap.model.base import Stance
from argmap.reading.degrees import decimal
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.ranges import STRENGTH_TIED
from argmap.weigh.rules import Gate

TITLE = "Bottom line"
COMES_TO = {
    "holds": ("holds", "hold"),
    "does not hold": ("does not hold", "do not hold"),
    "undetermined": ("is undetermined", "are undetermined"),
    "no verdict": ("has no verdict", "have no verdict"),
}
"""A verdict after its thesis, and after several."""
WEIGHT_OF = {"its force": "the force of ", "trust in it": "trust in "}
NO_SIDE = ("is silent", "are silent")
SPARE = 2
"""Words more that a belief has which is to be weighed: only its name tells what it is."""
SPEAKING = 2
"""Others named who speak where the first perspective does not."""
THESES = 3
"""Theses that are told one by one where there is no option."""


def section(basis: Basis, scribe: Scribe) -> Section:
    """The recommendation in at most 120 words."""
    leader = basis.leader
    sentences = _unheard(basis, scribe) if leader is None else _fitting(basis, scribe, leader)
    return Section(id="bluf", title=TITLE, blocks=(Paragraph(sentences=tuple(sentences)),))


def _fitting(basis: Basis, scribe: Scribe, leader: str) -> list[Sentence]:
    """What was found, with names as long as there is room for."""
    for cuts in CUTS[:-1]:
        tried = _found(basis, Brief(scribe, *cuts, is_tried=True, among=basis.claims), leader)
        if sum(len(one.text.split()) for one in tried) <= WORDS:
            return _found(basis, Brief(scribe, *cuts, among=basis.claims), leader)
    return _found(basis, Brief(scribe, *CUTS[-1], among=basis.claims), leader)


def _unheard(basis: Basis, scribe: Scribe) -> list[Sentence]:
    """That no option is heard, so that nothing is recommended, and whether somebody else would speak."""
    title = clipped(Run(text=basis.view.title), CUTS[0][0])
    words = ("Nothing that “", title, "” believes bears on an option, so nothing is recommended.")
    told = [] if basis.others else [_dissent(basis, Brief(scribe, *CUTS[0]))]
    speaking = [
        at for at in range(1, len(basis.views)) if any(basis.strengths[one][at] is not None for one in basis.options)
    ]
    for at in speaking[:SPEAKING]:
        count = sum(basis.strengths[one][at] is not None for one in basis.options)
        who = Run(text=basis.views[at].title)
        more = ("“", who, f"”, heard beside it, speaks on {count:,} of them: put it first for a memo.")
        told.append(scribe.finding(f"bluf.beside.{basis.views[at].id}", *more, on=basis.options))
    return [scribe.finding("bluf.unheard", *words, on=basis.options), *told]


def _found(basis: Basis, scribe: Brief, leader: str) -> list[Sentence]:
    if not basis.question.options:
        return [*_theses_alone(basis, scribe), _eyes(basis, scribe), _dissent(basis, scribe)]
    return [
        *_lead(basis, scribe, leader),
        _outcome(basis, scribe),
        *_baseline(basis, scribe, leader),
        *_theses(basis, scribe),
        _eyes(basis, scribe),
        # of what is not recommended there is nothing to be sure of or to turn; what to weigh is told in place of it
        *([] if withheld(basis) else _sureness(basis, scribe, leader)),
        _dissent(basis, scribe),
    ]


def _lead(basis: Basis, scribe: Brief, leader: str) -> list[Sentence]:
    """Which option is recommended; where ranges overlap, that none is clearly preferred."""
    why, found = withheld(basis), basis.ranges[leader]
    number = f"at strength {decimal(basis.weighing[leader])} (range over beliefs {span(found.low, found.high)})"
    yet = _withheld(basis, scribe, why) if why else []
    yet += _unsettled(basis, scribe)
    if basis.overlapping:
        return [*yet, *_tied(basis, scribe)]
    if why:
        so_far = f" comes out strongest so far, {number}." if len(basis.heard) > 1 else f" stands {number}."
        return [*yet, scribe.finding("bluf.lead", scribe.name(leader), so_far, on=[leader])]
    if advice(basis, leader) is Advice.RECOMMEND:
        words = f", {support(basis.weighing[leader])} {number}."
        return [scribe.finding("bluf.lead", "Recommended: ", scribe.name(leader), words, on=[leader])]
    stated = basis.verdicts[leader].stated
    settled = "it hangs on a circle of reasons that does not settle"
    short = f"it does not hold by {stated.standard.phrase}" if stated.is_settled else settled
    often = f"it holds by {stated.standard.phrase} in only {percent(steadiness(basis, leader))} of draws"
    above = often if found.low > MIDDLE else "its range reaches .50" if found.high > MIDDLE else "it lies below .50"
    why = above if stated.holds else short
    out = f" comes out strongest, {number}," if len(basis.heard) > 1 else f" stands {number},"
    words = f"{out} yet is not recommended: {why}."
    return [scribe.finding("bluf.lead", scribe.name(leader), words, on=[leader])]


def _withheld(basis: Basis, scribe: Brief, why: str) -> list[Sentence]:
    """Why nothing is recommended, and what to weigh so that something may be."""
    besides = "; besides, ranges overlap" * bool(basis.overlapping)
    told = [scribe.finding("bluf.withheld", f"Nothing is recommended: {why}{besides}.", on=basis.options)]
    if weigh := to_weigh(basis):
        names = joined([clipped(scribe.scribe.named(id), scribe.most + SPARE) for id in weigh])
        told.append(scribe.finding("bluf.weigh", "Nearest to weigh: ", *names, ".", on=weigh))
    return told


def _unsettled(basis: Basis, scribe: Brief) -> list[Sentence]:
    """That ranges mean little, where a circle does not settle in so many draws that no verdict can stand."""
    count = basis.spread.unsettled
    if count <= (1.0 - STEADY) * basis.recipe.draws:
        return []
    words = f"Ranges and shares mean little: in {count:,} of {basis.recipe.draws:,} draws a circle does not settle."
    return [scribe.finding("bluf.unsettled", words, on=basis.heard)]


def _tied(basis: Basis, scribe: Brief) -> list[Sentence]:
    """That the options of the front cannot be told apart, and how often each is the strongest."""
    among = basis.front
    strengths = [basis.weighing[id] for id in among]
    at = span(min(strengths), max(strengths))
    apart = "" if basis.excluding(among) or opposing(basis, among) else ", none marked as excluding another"
    if max(strengths) - min(strengths) < STRENGTH_TIED:
        last = among[-1]
        named = [part for id in among for part in (" and " if id == last else ", ", scribe.name(id))][1:]
        lead = scribe.finding("bluf.lead", "No option is clearly preferred.", on=among)
        return [lead, scribe.finding("bluf.front", *named, f" are level at strength {at}.", on=among)]
    first, *rest = among[: max(scribe.named, 1)]
    brief = f"The ranges of {len(among):,} overlap: "
    overlap = (
        brief if scribe.is_terse else f"The ranges of {counted(len(among), 'option')} overlap (strengths {at}){apart}: "
    )
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


def _theses_alone(basis: Basis, scribe: Brief) -> list[Sentence]:
    """Where the theses stand of a question that puts nothing else: they do not compete."""
    told = [
        scribe.finding(f"bluf.thesis.{one}", scribe.name(one), f" {stands(basis, one)}.", on=[one])
        for one in basis.question.theses[:THESES]
    ]
    rest = basis.question.theses[THESES:]
    more = f"{counted(len(rest), 'more thesis', 'more theses')} {'is' if len(rest) == 1 else 'are'} judged below."
    return [*told, *([scribe.finding("bluf.theses", more, on=rest)] if rest else [])]


def _outcome(basis: Basis, scribe: Brief) -> Sentence:
    """How many of the options are judged, and what is advised on these; those that are acceptable by name."""
    found = Counter(advice(basis, one) for one in basis.heard)
    silent, every = len(basis.options) - len(basis.heard), len(basis.options)
    alike = "The one option is " if every == 1 else "Both options are " if every == 2 else f"All {every:,} options are "
    is_one = every in found.values()
    words: list[Words] = [alike if is_one else f"Of {counted(every, 'option')} "]
    for at, one in enumerate([one for one in Advice if found[one]]):
        verb = "" if at else "is " if found[one] == 1 else "are "
        words += [", " * bool(at), ADVISED[one] if is_one else f"{found[one]:,} {verb}{ADVISED[one]}"]
        words += _acceptable(basis, scribe) if one is Advice.ACCEPTABLE else []
    words.append(f", {silent:,} without a verdict" if silent else "")
    return scribe.finding("bluf.outcome", *words, ".", on=basis.options)


def _acceptable(basis: Basis, scribe: Brief) -> list[Words]:
    """Which options are acceptable, in brackets."""
    some = [one for one in basis.ranked if advice(basis, one) is Advice.ACCEPTABLE]
    more = len(some) - scribe.named
    if not scribe.named and len(some) > 1:
        return []
    named = joined([scribe.name(one) for one in some[: max(scribe.named, 1)]])
    return [" (", *named, f" and {more} more" * (more > 0 and scribe.named > 0), ")"]


def _baseline(basis: Basis, scribe: Brief, leader: str) -> list[Sentence]:
    """What becomes of the baseline, unless it leads."""
    baseline = basis.question.baseline
    if baseline is None or baseline == leader:
        return []
    words = f", {stands(basis, baseline)}."
    return [scribe.finding("bluf.baseline", "The baseline, ", scribe.name(baseline), words, on=[baseline])]


def _theses(basis: Basis, scribe: Brief) -> list[Sentence]:
    """Where the theses stand that are no options."""
    theses = [one for one in basis.question.theses if one not in basis.options]
    if len(theses) == 1:
        words = f", {stands(basis, theses[0])}."
        return [scribe.finding("bluf.thesis", "The thesis, ", scribe.name(theses[0]), words, on=theses)]
    if not theses:
        return []
    found = Counter("undetermined" if doubt(basis, one) else verdict_in_words(basis, one) for one in theses)
    told = listed([f"{found[one]:,} {words[found[one] > 1]}" for one, words in COMES_TO.items() if found[one]])
    return [scribe.finding("bluf.thesis", f"Of {len(theses):,} theses {told}.", on=theses)]


def _eyes(basis: Basis, scribe: Brief) -> Sentence:
    """Whose eyes these are, and on how much it rests."""
    view, source = basis.view, basis.map.get(basis.view.source or "")
    if isinstance(source, Source):
        title = clipped(Run(text=source.short_title, role=Role.TITLE), scribe.first)
        told = ("This is read off ", title, f"{_party(basis)}; its authors have not weighed the map.")
        return scribe.finding("bluf.view", *told, on=[basis.question.id, source.id])
    weighed = weighed_words(view, basis.beside.history, basis.weighed)
    words = ("This follows “", scribe.cut(Run(text=view.title)), f"”{weighed}.")
    return scribe.finding("bluf.view", *words, on=[basis.question.id])


def _party(basis: Basis) -> str:
    """That a document argues for one side, whose other side it only reports; empty where it takes none."""
    theses, leading = list(basis.question.theses), [one for one in [basis.leader] if one is not None]
    for what, claims in (("the thesis" if len(theses) == 1 else "a thesis", theses), ("the leading option", leading)):
        for way, stance in (("for", Stance.ASSERTS), ("against", Stance.REJECTS)):
            if any(_says(basis, one, stance) for one in claims):
                reports = ": reasons it only reports count for nothing" * (basis.rules.gate is Gate.BELIEVED)
                return f", which argues {way} {what}{reports}"
    return ""


def _says(basis: Basis, claim: str, stance: Stance) -> bool:
    """Whether the document that is followed takes that stance on a claim."""
    voices = basis.map.find(claim, Claim).voices
    return any((one.source, one.stance) == (basis.view.source, stance) for one in voices)


def _sureness(basis: Basis, scribe: Brief, leader: str) -> list[Sentence]:
    """How sure what is said of the leading option is, whether it hangs on a circle, and what would turn it."""
    without, told = without_circles(basis, leader), list[Sentence]()
    if without is not None:
        start, words = "Without the reasons that run in a circle ", f" would stand at {decimal(without)}."
        told.append(scribe.finding("bluf.circle", start, scribe.name(leader), words, on=[leader]))
    return [_confidence(basis, scribe, leader), *told, *_turning(basis, scribe, leader)]


def _confidence(basis: Basis, scribe: Brief, leader: str) -> Sentence:
    level = f" is {confidence_in(basis, leader)}: {grounds(basis, leader, is_terse=scribe.is_terse)}."
    words = ("Confidence in ", scribe.name(leader), level)
    return scribe.finding("bluf.confidence", *words, on=[leader, *(one.id for one in basis.reasons(leader))])


def _turning(basis: Basis, scribe: Brief, leader: str) -> list[Sentence]:
    """The one belief whose change would turn the leading option soonest, and whether a formula would."""
    stated, is_above = basis.verdicts[leader].stated, basis.weighing[leader] > MIDDLE
    way = "no longer lies above .50" if is_above else "comes to lie above .50"
    told, sure = basis.fragility(leader), all_are_known(basis, leader)
    fragile = [scribe.finding("bluf.fragile", f"Its verdict turns under {told.in_short()}.", on=[leader])] * (
        told.is_fragile and basis.is_clear
    )
    found, race = turns(basis, leader), nearest(basis) if not ahead(basis) else None
    own = next((one for one in of_strength(basis, leader) if one.id == leader), None)
    others = [*found[:1], *([own] if own is not None else [])]
    if race is not None and all(race.turns[0].distance < one.distance for one in others):
        start = (scribe.name(race.rival), " comes out ahead once ")
        on = [leader, race.rival, race.turns[0].id]
        return [scribe.finding("bluf.crux", *start, *_once(basis, scribe, race.turns[0]), on=on), *fragile]
    if found:
        judged = "no longer holds" if stated.holds else "comes to hold"
        start = (scribe.name(leader), f" {judged if found[0].is_of_verdict else way} once ")
        on = [leader, found[0].id]
        return [scribe.finding("bluf.crux", *start, *_once(basis, scribe, found[0]), on=on), *fragile]
    if own is not None:
        none = "no reason alone turns it" if sure else "no reason alone is known to turn it"
        words = f" {way} once belief in it {moves(basis, own)}; {none}."
        return [scribe.finding("bluf.crux", scribe.name(leader), words, on=[leader]), *fragile]
    stays = (scribe.name(leader), f" stays {'above' if is_above else 'at or below'} .50 whatever one reason is worth.")
    unknown = ("No reason alone is known to turn ", scribe.name(leader), ".")
    return [scribe.finding("bluf.crux", *(stays if sure else unknown), on=[leader]), *fragile]


def _once(basis: Basis, scribe: Brief, turn: Turn) -> list[Words]:
    """What has to happen to a belief, to the end of the sentence."""
    return [WEIGHT_OF.get(weight_of(basis, turn.id), ""), "“", scribe.name(turn.id), f"” {moves(basis, turn)}."]


def _dissent(basis: Basis, scribe: Brief) -> Sentence:
    """How many of the other perspectives come to another side; where none is heard, whether there are any."""
    on = [*basis.topics, *(one.id for one in basis.unheard.views if one.source is None)]
    if not basis.others:
        return scribe.finding("bluf.dissent", f"No other perspective is heard{_absent(basis)}.", on=on)
    others = range(1, len(basis.views))
    against = [at for at in others if any(basis.is_against(at, one) for one in basis.topics)]
    silent = [at for at in others if all(basis.is_silent(at, one) for one in basis.topics)]
    topics = [one for one in basis.topics if any(basis.is_against(at, one) for at in against)]
    from_what = f", on {_kinds(basis, topics)}" if topics else ""
    quiet = f"; {len(silent):,} {NO_SIDE[len(silent) > 1]}" if silent else ""
    if len(silent) == len(others):
        words = "No other perspective heard believes anything that bears on this."
    elif len(others) == 1:
        apart = basis.verdicts_apart.get(1, ())
        alone = f"dissents in its verdict alone, on {_kinds(basis, apart)}" if apart else "does not dissent"
        words = f"The one other perspective heard {f'dissents{from_what}' if against else alone}."
    else:
        words = f"Of {len(others):,} other perspectives, {len(against) or 'none'} "
        differing = sum(at not in against for at in basis.verdicts_apart)
        words += f"{'dissent' if len(against) > 1 else 'dissents'}{from_what}{quiet}"
        words += f"; {differing:,} {'dissent' if differing > 1 else 'dissents'} in verdict alone." if differing else "."
    return scribe.finding("bluf.dissent", words, on=on)


def _kinds(basis: Basis, topics: Iterable[str]) -> str:
    """What topics are to the question, each kind once."""
    return listed(list(dict.fromkeys(_kind(basis, one) for one in topics)))


def _kind(basis: Basis, topic: str) -> str:
    """What a topic is to the question."""
    if topic == basis.leader and basis.question.options:
        return "the leading option"
    if topic == basis.question.baseline:
        return "the baseline"
    return "a thesis" if topic in basis.question.theses else "another option"


def _absent(basis: Basis) -> str:
    """Whether those not heard would dissent, after what is said of those heard."""
    others = basis.unheard
    if not others.views:
        return f": nobody {'else ' * bool(basis.weights[0])}weighs the map"
    speak = f"{others.speaking:,} {'speaks' if others.speaking == 1 else 'speak'} on this"
    against = f", {len(others.against) or 'none'} against" * (basis.leader is not None)
    would = f"{speak}{against}" if others.speaking else "none speaks on this"
    denying = len(basis.unheard_unconvinced)
    if denying and basis.question.options and basis.leader is not None:
        would += f", {denying:,} {'denies' if denying == 1 else 'deny'} every reason {side_of(basis, basis.leader)} it"
    return f"; of {len(others.views):,} not heard, {would}"
