"""The bottom line of a comparison: what each way comes to, what differs, and how far either can be relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.confidence import confidence_in, grounds
from argmap.memo.judging import ADVISED, Advice, advice, to_weigh, verdict_in_words, withheld
from argmap.memo.pair import APART, CHOICES, HOW, Pair
from argmap.memo.setters import weighed_words
from argmap.memo.tracing import Scribe, Words, joined
from argmap.memo.words import counted, listed
from argmap.model import Source
from argmap.reading.degrees import decimal

WAYS = ("First", "Second")
NAMED = 4
"""Options named of those whose advice is another."""
JUDGED = "for each option whoever bears the burden meets what is asked in both ways or in neither"
WHY_ALIKE = {
    "perspectives": f"what the two believe differently moves no strength by more than {decimal(APART)}",
    "semantics": "strengths differ between formulas, but none lies on another side of .50",
    "combination": "linked premises count either way so that no strength changes sides",
    "gate": "premises count either way so that no strength changes sides",
    "standard": JUDGED,
    "preset": JUDGED,
    "accrual": JUDGED,
    "off": "the ranges become wider or narrower, and no advice turns on that",
}
"""Why nothing differs between two ways that part in one thing only; of the burden `_why_burden` tells it."""
ALONE = {
    "side": "comes to the other side on {}",
    "verdict": "comes to another verdict on {}",
    "silent": "is silent on all that is judged here",
    "alike": "comes neither to the other side nor to another verdict on {}",
}
"""How the one other perspective that is heard stands to the first."""
SO = ", so it does not matter who has to"


def bottom(pair: Pair, scribe: Scribe) -> Section:
    """What each way comes to, what differs, and the caveats."""
    told = (*_leads(pair, scribe), *_changed(pair, scribe), *_theses(pair, scribe))
    first = Paragraph(sentences=(_ways(pair, scribe), *told))
    caveats = Paragraph(sentences=tuple(_caveats(pair, scribe)))
    return Section(id="bluf", title="Bottom line", blocks=(first, caveats))


def _ways(pair: Pair, scribe: Scribe) -> Sentence:
    one, other = pair.names
    found = listed([CHOICES[name] for name in pair.differences])
    words = f"The same question is judged in two ways, which differ in {found}. First: {one}. Second: {other}."
    return scribe.finding("compare.ways", words, on=[pair.one.question.id])


def _leads(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """What leads in each way, once where that is the same; nothing where there are theses alone."""
    if not pair.options:
        return
    found = [_lead(basis, scribe) for basis in pair.both]
    on = pair.one.options
    if found[0] == found[1]:
        yield scribe.finding("compare.lead", "Both ways: ", *found[0], ".", on=on)
        return
    for name, words in zip(WAYS, found, strict=True):
        yield scribe.finding(f"compare.lead.{name.lower()}", f"{name} way: ", *words, ".", on=on)


def _lead(basis: Basis, scribe: Scribe) -> list[Words]:
    if basis.leader is None:
        return ["nothing believed bears on an option"]
    if why := withheld(basis):
        weigh = to_weigh(basis)
        nearest = ["; nearest to weigh: ", *joined(map(scribe.named, weigh))] if weigh else []
        return [f"nothing is recommended yet: {why}", *nearest]
    name, strength = scribe.named(basis.leader), decimal(basis.weighing[basis.leader])
    if advice(basis, basis.leader) is Advice.RECOMMEND:
        return [name, f" is recommended, at strength {strength}"]
    if basis.is_clear:
        return [
            name,
            f" leads at strength {strength}, yet is not recommended: it is {ADVISED[advice(basis, basis.leader)]}",
        ]
    count = len(basis.overlapping)
    reach = f"ranges over beliefs of {count} more reach" if count > 1 else "range over beliefs of 1 more reaches"
    more = f", and the {reach} into its own"
    return ["no option is clearly preferred; ", name, f" leads{more}"]


def _changed(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """Which options come out differently, of those that are judged in both ways; where none does, why."""
    if not pair.options:
        return
    on = [pair.one.question.id]
    found = {how: [one for one in pair.differing if one in pair.common and pair.how(one)[0] == how] for how in HOW}
    advised = found["advice"]
    if not pair.common:
        yield scribe.finding("compare.changed", "No option is judged in both ways.", on=on)
    elif advised:
        start = _start(len(pair.common), len(advised))
        words_of = [part for one in advised[:NAMED] for part in ("; ", *_turned(pair, scribe, one))][1:]
        more = f"; and {len(advised) - NAMED} more" if len(advised) > NAMED else ""
        yield scribe.finding("compare.changed", start, *words_of, f"{more}.", on=[*on, *advised[:NAMED]])
    else:
        yield scribe.finding("compare.changed", f"{_start(len(pair.common), 0)}{_why_none(pair)}.", on=on)
    yield from _lesser(pair, scribe, found)


def _start(judged: int, advised: int) -> str:
    """How many of the options that are judged in both ways get other advice."""
    if judged == 1:
        return f"The one option judged in both ways gets {'other advice: ' if advised else 'no other advice'}"
    if not advised:
        return f"None of {judged} options judged in both ways gets other advice"
    return f"Of {judged} options judged in both ways {advised} {'gets' if advised == 1 else 'get'} other advice: "


def _turned(pair: Pair, scribe: Scribe, option: str) -> list[Words]:
    first, second = (ADVISED[one] for one in pair.advised(option))
    baseline = "the baseline, " if option == pair.one.question.baseline else ""
    return [baseline, scribe.named(option), f", from {first} to {second}"]


def _why_none(pair: Pair) -> str:
    """Why nothing differs; empty where something does, or where the ways part in several things."""
    if any(map(pair.how, pair.both_judge)) or len(pair.differences) > 1:
        return ""
    name = next(iter(pair.differences))
    return f", nor another verdict: {_why_burden(pair) if name == 'burden' else WHY_ALIKE[name]}"


def _why_burden(pair: Pair) -> str:
    """Why no verdict turns with the burden, which by precaution lies elsewhere for some options only."""
    moved = sum(pair.one.verdicts[id].stated.burden is not pair.other.verdicts[id].stated.burden for id in pair.common)
    if not moved:
        return "none of them has its burden on another side"
    some = "" if moved == len(pair.common) else f"the burden moves on {moved} of them only, and "
    each = "the" if moved == 1 and some else "each"
    return f"{some}of {each} option {'concerned ' * bool(some)}the reasons on exactly one side meet the standard{SO}"


def _lesser(pair: Pair, scribe: Scribe, found: dict[str, list[str]]) -> Iterator[Sentence]:
    """How many differ in less than their advice, and how many are judged in one way only."""
    counts = {how: len(found[how]) for how in HOW[1:] if found[how]}
    if counts:
        first, *rest = counts.items()
        start = f"{counted(first[1], 'option')} {'differs' if first[1] == 1 else 'differ'} in {first[0]}"
        words = listed([start, *(f"{count} in {how}" for how, count in rest)])
        yield scribe.finding("compare.lesser", f"With the same advice, {words}.", on=[pair.one.question.id])
    if pair.common:
        yield from _alone(pair, scribe, "options", pair.ordered)


def _alone(pair: Pair, scribe: Scribe, what: str, ids: list[str]) -> Iterator[Sentence]:
    """Which options, or theses, are judged in one of the ways only."""
    for way, basis in zip(WAYS, pair.both, strict=True):
        some = [one for one in ids if one in basis.judged and one not in pair.both_judge]
        if some:
            named = joined(map(scribe.named, some[:NAMED]))
            more = f" and {len(some) - NAMED} more" if len(some) > NAMED else ""
            start = f"Of the {what}, judged in the {way.lower()} way only: "
            yield scribe.finding(f"compare.{what}.{way.lower()}", start, *named, f"{more}.", on=some)


def _theses(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """What becomes of a thesis that is the only one; of several, which turn, how many do not, and how many may not."""
    judged = [one for one in pair.theses if one in pair.both_judge]
    told = next((some for some in (pair.theses, judged) if len(some) == 1), pair.turned)
    comma = "," if len(pair.theses) == 1 else ""
    for one in told:
        words = (f"The thesis{comma} ", scribe.named(one), f"{comma} {_outcome(pair, one)}.")
        yield scribe.finding(f"compare.thesis.{one}", *words, on=[one])
    if len(pair.theses) > 1:
        yield from _counted_theses(pair, scribe, judged, told)


def _counted_theses(pair: Pair, scribe: Scribe, judged: list[str], told: list[str]) -> Iterator[Sentence]:
    """Of several theses, how many keep their verdict, and how many have one in one way only."""
    if not judged:
        yield scribe.finding("compare.theses", "No thesis is judged in both ways.", on=pair.theses)
        return
    if kept := len(judged) - len(told):
        others = f"{counted(kept, 'other thesis', 'other theses')} judged in both ways {_keeps(kept)} the same verdict"
        none = f"None of {len(judged)} theses judged in both ways comes to another verdict"
        yield scribe.finding("compare.theses", f"{others if told else none}.", on=judged)
    yield from _alone(pair, scribe, "theses", pair.theses)


def _keeps(count: int) -> str:
    return "comes to" if count == 1 else "come to"


def _outcome(pair: Pair, thesis: str) -> str:
    """The verdicts on a thesis and its strengths, after its name; whether it turns alone."""
    first, second = (verdict_in_words(basis, thesis) for basis in pair.both)
    one, other = (decimal(basis.weighing[thesis]) for basis in pair.both)
    if thesis not in pair.both_judge:
        heard, silent = (0, 1) if thesis in pair.one.judged else (1, 0)
        found, where = (first, second)[heard], [way.lower() for way in WAYS]
        at = f"at strength {(one, other)[heard]}"
        return f"{found} in the {where[heard]} way, {at}; in the {where[silent]} nothing believed bears on it"
    if first == second:
        both = "holds in neither way" if first == "does not hold" else f"{first} in both ways"
        return f"{both}, at strength {one}{f' and {other}' * (one != other)}"
    alone = "" if any(map(pair.how, pair.common)) else ", though no option comes out differently" * bool(pair.options)
    at = f"strength {one} in both" if one == other else f"strengths {one} and {other}"
    return f"{first} in the first way and {second} in the second ({at}){alone}"


# Caveats


def _caveats(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """Whose eyes these are, how far the lead can be relied on and who dissents; once where both ways say the same."""
    are_two = {view.id for basis in pair.both for view in basis.views} == {basis.view.id for basis in pair.both}
    only = pair.one.view.id != pair.other.view.id and are_two
    for key, told in (("eyes", _eyes), ("confidence", _confidence), *([] if only else [("dissent", _dissent)])):
        found = [told(basis, scribe) for basis in pair.both]
        on = [pair.one.question.id, *(one.leader for one in pair.both if one.leader is not None)]
        if found[0] == found[1]:
            if found[0]:
                yield scribe.finding(f"compare.{key}", "Both ways: ", *found[0], ".", on=on)
            continue
        for name, words in zip(WAYS, found, strict=True):
            if words:
                yield scribe.finding(f"compare.{key}.{name.lower()}", f"{name} way: ", *words, ".", on=on)
    if only:
        nobody = "Nobody is heard beside the two perspectives compared."
        yield scribe.finding("compare.dissent", nobody, on=[pair.one.question.id])


def _eyes(basis: Basis, scribe: Scribe) -> list[Words]:
    view, source = basis.view, scribe.map.get(basis.view.source or "")
    if isinstance(source, Source):
        title = Run(text=source.short_title, role=Role.TITLE)
        count = counted(len(basis.weights[0]), "weight")
        return ["read off one document, ", title, f" ({count}); its authors have not weighed the map"]
    return [f"one perspective is followed, {view.title}{weighed_words(view, basis.beside.history, basis.weighed)}"]


def _confidence(basis: Basis, scribe: Scribe) -> list[Words]:
    if basis.leader is None or not basis.question.options:
        return []
    level = f" stands is {confidence_in(basis, basis.leader)}: {grounds(basis, basis.leader)}"
    return ["confidence in where ", scribe.named(basis.leader), level]


def _dissent(basis: Basis, _: Scribe) -> list[Words]:
    """How many of those heard beside it come to another side or verdict on a topic; nothing where no option leads."""
    if basis.leader is None:
        return []
    if not basis.others:
        return ["no other perspective is heard"]
    counts = Counter(_stance(basis, at) for at in range(1, len(basis.views)))
    options, theses = basis.question.options, basis.question.theses
    topics = " or ".join(kind for kind, some in (("an option", options), ("a thesis", theses)) if some)
    if len(basis.others) == 1:
        return [f"the one other perspective heard {ALONE[next(iter(counts))].format(topics)}"]
    verb = "comes" if counts["side"] < 2 else "come"
    start = f"{counts['side'] or 'none'} of {len(basis.others)} other perspectives heard {verb} to the other side on "
    verdict = f"; {counts['verdict']} to another verdict only" if counts["verdict"] else ""
    is_ = "is" if counts["silent"] == 1 else "are"
    silent = f"; {counts['silent']} {is_} silent on all that is judged here" if counts["silent"] else ""
    return [f"{start}{topics}{verdict}{silent}"]


def _stance(basis: Basis, at: int) -> str:
    """How the perspective with the number ``at`` stands to the first: one of ``ALONE``."""
    judged = [one for one in basis.topics if basis.strengths[one][0] is not None]
    if any(basis.is_against(at, one) for one in judged):
        return "side"
    if all(basis.is_silent(at, one) for one in judged):
        return "silent"
    return "verdict" if at in basis.verdicts_apart else "alike"
