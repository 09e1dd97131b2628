"""The bottom line of a comparison: what each way comes to, what differs, and how far either can be relied on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.memo.basis import Basis
from argmap.memo.blocks import Paragraph, Role, Run, Section, Sentence
from argmap.memo.confidence import confidence_in, grounds
from argmap.memo.judging import Advice, advice, to_weigh, verdict_in_words, withheld
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
    "burden": "of each option the reasons on exactly one side meet the standard, so it does not matter who has to",
    "standard": JUDGED,
    "preset": JUDGED,
    "accrual": JUDGED,
    "off": "the ranges become wider or narrower, and no advice turns on that",
}
"""Why nothing differs between two ways that part in one thing only."""


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
    """What leads in each way, once where that is the same."""
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
        return [name, f" leads at strength {strength}, yet is not recommended: {advice(basis, basis.leader)}"]
    more = f", and the ranges over beliefs of {len(basis.overlapping)} more reach into its own"
    return ["no option is clearly preferred; ", name, f" leads{more}"]


def _changed(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """Which options come out differently, of those that are judged in both ways; where none does, why."""
    on = [pair.one.question.id]
    judged = counted(len(pair.common), "option")
    found = {how: [one for one in pair.differing if one in pair.common and pair.how(one)[0] == how] for how in HOW}
    advised = found["advice"]
    if not pair.common:
        words = "No option is judged in both ways, so nothing can be compared."
        yield scribe.finding("compare.changed", words, on=on)
    elif advised:
        start = f"Of {judged} judged in both ways {len(advised)} {_gets(advised)} other advice: "
        words_of = [part for one in advised[:NAMED] for part in ("; ", *_turned(pair, scribe, one))][1:]
        more = f"; and {len(advised) - NAMED} more" if len(advised) > NAMED else ""
        yield scribe.finding("compare.changed", start, *words_of, f"{more}.", on=[*on, *advised[:NAMED]])
    else:
        none = f"None of {judged} judged in both ways gets other advice"
        yield scribe.finding("compare.changed", f"{none}{_why_none(pair)}.", on=on)
    yield from _lesser(pair, scribe, found)


def _gets(options: list[str]) -> str:
    return "gets" if len(options) == 1 else "get"


def _turned(pair: Pair, scribe: Scribe, option: str) -> list[Words]:
    first, second = pair.advised(option)
    baseline = "the baseline, " if option == pair.one.question.baseline else ""
    return [baseline, scribe.named(option), f", from {first} to {second}"]


def _why_none(pair: Pair) -> str:
    """Why nothing differs; empty where something does, or where the ways part in several things."""
    if any(map(pair.how, pair.common)) or len(pair.differences) > 1:
        return ""
    return f", nor another verdict: {WHY_ALIKE[next(iter(pair.differences))]}"


def _lesser(pair: Pair, scribe: Scribe, found: dict[str, list[str]]) -> Iterator[Sentence]:
    """How many differ in less than their advice, and how many are judged in one way only."""
    counts = {how: len(found[how]) for how in HOW[1:] if found[how]}
    if counts:
        first, *rest = counts.items()
        start = f"{counted(first[1], 'option')} {'differs' if first[1] == 1 else 'differ'} in {first[0]}"
        words = listed([start, *(f"{count} in {how}" for how, count in rest)])
        yield scribe.finding("compare.lesser", f"With the same advice, {words}.", on=[pair.one.question.id])
    alone = len(pair.ordered) - len(pair.common)
    if alone and pair.common:
        verb = "is" if alone == 1 else "are"
        yield scribe.finding(
            "compare.alone", f"{alone} {verb} judged in one of the ways only.", on=[pair.one.question.id]
        )


def _theses(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """What becomes of each thesis in both ways; of several, of those that turn, and of how many the verdict stays."""
    told = pair.theses if len(pair.theses) == 1 else pair.turned
    for one in told:
        yield scribe.finding(
            f"compare.thesis.{one}", "The thesis, ", scribe.named(one), f", {_outcome(pair, one)}.", on=[one]
        )
    if rest := [one for one in pair.theses if one not in told]:
        words = f"Of {counted(len(pair.theses), 'thesis', 'theses')} {len(rest) if told else 'none'} "
        words += "come to the same verdict in both ways." if told else "comes to another verdict."
        yield scribe.finding("compare.theses", words, on=pair.theses)


def _outcome(pair: Pair, thesis: str) -> str:
    """The verdicts on a thesis and its strengths, after its name; whether it turns alone."""
    first, second = (verdict_in_words(basis, thesis) for basis in pair.both)
    one, other = (decimal(basis.weighing[thesis]) for basis in pair.both)
    if thesis not in pair.both_judge:
        return (
            f"has no verdict in one of the ways, for nothing believed bears on it there; first {first}, second {second}"
        )
    if first == second:
        both = "holds in neither way" if first == "does not hold" else f"{first} in both ways"
        return f"{both}, at strength {one}{f' and {other}' * (one != other)}"
    alone = "" if any(map(pair.how, pair.common)) else ", though no option comes out differently"
    at = f"strength {one} in both" if one == other else f"strengths {one} and {other}"
    return f"{first} in the first way and {second} in the second ({at}){alone}"


# Caveats


def _caveats(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """Whose eyes these are, how far the lead can be relied on and who dissents; once where both ways say the same."""
    for key, told in (("eyes", _eyes), ("confidence", _confidence), ("dissent", _dissent)):
        found = [told(basis, scribe) for basis in pair.both]
        on = [pair.one.question.id, *(one.leader for one in pair.both if one.leader is not None)]
        if found[0] == found[1]:
            if found[0]:
                yield scribe.finding(f"compare.{key}", "Both ways: ", *found[0], ".", on=on)
            continue
        for name, words in zip(WAYS, found, strict=True):
            if words:
                yield scribe.finding(f"compare.{key}.{name.lower()}", f"{name} way: ", *words, ".", on=on)


def _eyes(basis: Basis, scribe: Scribe) -> list[Words]:
    view, source = basis.view, scribe.map.get(basis.view.source or "")
    if isinstance(source, Source):
        title = Run(text=source.short_title, role=Role.TITLE)
        count = counted(len(basis.weights[0]), "weight")
        return ["read off one document, ", title, f" ({count}); its authors have not weighed the map"]
    return [f"one perspective, {view.title}{weighed_words(view, basis.beside.history, basis.weighed)}"]


def _confidence(basis: Basis, scribe: Scribe) -> list[Words]:
    if basis.leader is None:
        return []
    level = f" stands is {confidence_in(basis, basis.leader)}: {grounds(basis, basis.leader)}"
    return ["confidence in where ", scribe.named(basis.leader), level]


def _dissent(basis: Basis, _: Scribe) -> list[Words]:
    """How many of those heard beside it come to the other side on a topic; nothing where no option leads."""
    if basis.leader is None:
        return []
    if not basis.others:
        return ["no other perspective is heard"]
    against = sum(any(basis.is_against(at, one) for one in basis.topics) for at in range(1, len(basis.views)))
    topics = "an option or a thesis" if basis.question.theses else "an option"
    if len(basis.others) == 1:
        return [
            f"the one other perspective heard {'comes' if against else 'does not come'} to the other side on {topics}"
        ]
    verb = "comes" if against < 2 else "come"
    return [f"{against or 'none'} of {len(basis.others)} other perspectives heard {verb} to the other side on {topics}"]
