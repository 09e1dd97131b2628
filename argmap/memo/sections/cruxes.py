"""The cruxes: which beliefs the leading option turns on, and how far it depends on the eyes and on the formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Column, Paragraph, Section, Sentence, Table
from argmap.memo.figures.data import Swing, Tornado
from argmap.memo.figures.whole import whole
from argmap.memo.judging import verdict_in_words
from argmap.memo.overtaking import Overtaking, ahead
from argmap.memo.recipe import Form
from argmap.memo.sections import standing
from argmap.memo.tracing import Scribe, Words, as_id, fixed, identified, joined
from argmap.memo.turning import Turn, moves, of_verdict, told_of_strength, way, weight_of
from argmap.memo.words import counted, listed
from argmap.model import Argument, Bearing, Claim, ClaimKind, Evidence
from argmap.reading.degrees import decimal
from argmap.reading.turning import OWN
from argmap.weigh.cruxes import Crux
from argmap.weigh.pairs import Pair, movers, pairs_that_flip
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.sweep import sweep

TITLE = "What it turns on"
LEAD = (
    "A crux is a belief that by itself carries the option's strength to .50 or across it. The table has the nearest "
    "weight found at which it does, all other beliefs as they are, rounded away from where it is held."
)
ROWS, SHORT_ROWS, THESIS_ROWS = 8, 3, 5
SUSPECTS = 20
"""Beliefs of which all pairs are tried."""
NONE = "–"
_OWN = f"{OWN[:1].upper()}{OWN[1:]}"
DRAWN = 2
"""Beliefs from which they are drawn: one is told by its row."""
OVERTAKING = 3
"""Beliefs named that put another option ahead."""
NAMED = 3
"""Beliefs named that turn a verdict."""
MOVES = 0.005
"""A belief that moves a strength by less does not move it as far as can be printed."""
COLUMNS = (
    Column(heading="Belief", width=2.6),
    Column(heading="Held at", width=0.9, is_number=True),
    Column(heading="Across .50 at", width=1.0, is_number=True),
    Column(heading="Strength at 0", width=0.9, is_number=True),
    Column(heading="Strength at 1", width=0.9, is_number=True),
    Column(heading="What changes", width=1.8),
    Column(heading="Disputed by", width=1.3),
    Column(heading="What could settle it", width=2.0),
)
SETTLES = {
    ClaimKind.EMPIRICAL: "observation",
    ClaimKind.PREDICTIVE: "a forecast, then time",
    ClaimKind.CAUSAL: "a trial or a comparison",
    ClaimKind.CONCEPTUAL: "agreement on what is meant",
    ClaimKind.NORMATIVE: "no observation: a judgement of value",
    ClaimKind.POLICY: "no observation: a choice",
}


def section(basis: Basis, scribe: Scribe) -> Section:
    """The cruxes of the leading option; in the long form those of the leading thesis, and what else it depends on."""
    leader = basis.leader
    if leader is None:
        raise ValueError("no option is heard, so that there is nothing to turn")
    if basis.recipe.form is Form.SHORT:
        draws = Paragraph(sentences=(*standing.draws(basis, scribe), *_overtaking(basis, scribe, leader, 1)))
        return Section(id="cruxes", title=TITLE, blocks=(draws, *_turning(basis, scribe, leader, SHORT_ROWS)))
    lead = tuple(_overtaking(basis, scribe, leader, OVERTAKING))
    blocks = (
        *([Paragraph(sentences=lead)] if lead else []),
        *_turning(basis, scribe, leader, ROWS),
        *_tornado(basis, scribe, leader),
    )
    theses = [_thesis(basis, scribe, one) for one in basis.cruxes if one != leader]
    return Section(id="cruxes", title=TITLE, blocks=blocks, parts=(*theses, *standing.parts(basis, scribe)))


def _overtaking(basis: Basis, scribe: Scribe, leader: str, most: int) -> Iterator[Sentence]:
    """What would put another option ahead of the leader, at most so many beliefs; which options are so already."""
    yield from _passed(basis, scribe, leader)
    found = basis.overtakings
    able = [one for one in found if one.turns]
    for one in able[:most]:
        yield _overtaken(basis, scribe, leader, one, max(most // len(able), 1))
    if found and not able:
        names = [part for one in found for part in (" or ", scribe.named(one.rival))][1:]
        would = "would put" if all(one.is_certain for one in found) else "is known to put"
        words = (f"No single belief in the reasons {would} ", *names, " ahead of ", scribe.named(leader), ".")
        yield scribe.finding("overtaking.none", *words, on=[leader, *(one.rival for one in found)])


def _overtaken(basis: Basis, scribe: Scribe, leader: str, one: Overtaking, most: int) -> Sentence:
    """What puts one rival ahead of the leader, the nearest ``most`` beliefs."""
    told = one.turns[:most]
    many = f"{counted(one.count, 'belief')} in the reasons"
    start = f"{many if one.is_certain else f'At least {many}'} would {'each ' * (one.count > 1)}put "
    apart = (
        scribe.named(one.rival),
        f" (strength {decimal(basis.weighing[one.rival])}) ahead of ",
        scribe.named(leader),
    )
    order = "" if one.count == 1 else ", the nearest" if len(told) == 1 else ", nearest first"
    more = f"; and {one.count - len(told):,} more" if one.count > len(told) > 1 else ""
    words = (start, *apart, f" ({decimal(basis.weighing[leader])}){order}: ", *_once(basis, scribe, told), f"{more}.")
    return scribe.finding(f"overtaking.{one.rival}", *words, on=[leader, one.rival, *(turn.id for turn in told)])


def _once(basis: Basis, scribe: Scribe, told: Sequence[Turn]) -> list[Words]:
    """Beliefs by name, each with how far it has to go."""
    return [
        part
        for one in told
        for part in ("; ", "“", scribe.named(one.id), f"” once {weight_of(basis, one.id)} {moves(basis, one)}")
    ][1:]


def _passed(basis: Basis, scribe: Scribe, leader: str) -> Iterator[Sentence]:
    """The options that are stronger than the leader, which leads by the draws."""
    if passed := ahead(basis):
        strengths = "; ".join(decimal(basis.weighing[id]) for id in passed)
        start = f" already {'comes' if len(passed) == 1 else 'come'} out stronger (strength {strengths}) than "
        more = "in more draws" if basis.shares[leader] > basis.shares[passed[0]] else "under more formulas"
        end = f" ({decimal(basis.weighing[leader])}), which leads {more}."
        words = (*joined(map(scribe.named, passed)), start, scribe.named(leader), end)
        yield scribe.finding("overtaking.passed", *words, on=[leader, *passed])


def _thesis(basis: Basis, scribe: Scribe, thesis: str) -> Section:
    blocks = tuple(_turning(basis, scribe, thesis, THESIS_ROWS))
    return Section(id=f"cruxes-{thesis}", title=f"The thesis: {scribe.named(thesis).text}", blocks=blocks)


def _turning(basis: Basis, scribe: Scribe, claim: str, most: int) -> Iterator[Block]:
    """What a claim turns on: its cruxes, else what moves it most and which beliefs turn it together."""
    turning, every = _found(basis, claim)
    shown = every[:most] if turning or claim == basis.leader else []
    sentences = [_count(basis, scribe, claim, len(turning))]
    if turning and claim == basis.leader:
        sentences.append(fixed(LEAD))
    elif claim == basis.leader:
        sentences.append(_together(basis, scribe, claim))
    yield Paragraph(sentences=(*sentences, *_verdict(basis, scribe, claim)))
    if shown:
        yield _table(basis, scribe, claim, shown, len(every))


def _table(basis: Basis, scribe: Scribe, claim: str, shown: Sequence[Crux], of: int) -> Table:
    """The beliefs ``shown``, of so many; without columns in which nothing is told."""
    is_crux = shown[0].flip is not None
    leaders = _leaders(basis, shown) if claim in basis.options else [None] * len(shown)
    cells = [_cells(basis, scribe, claim, one, leader) for one, leader in zip(shown, leaders, strict=True)]
    kept = [at for at in range(len(COLUMNS)) if any(one[at] != [NONE] for one in cells)]
    rows = (
        scribe.row(
            f"turning.{claim}.{one.id}",
            *(told[at] for at in kept),
            on=[claim, one.id, *([leader] if leader else []), *(item.id for item in _evidence(basis, one.id))],
        )
        for one, leader, told in zip(shown, leaders, cells, strict=True)
    )
    kind = "option" if claim in basis.options else "thesis"
    return Table(
        caption=f"What turns the {kind}" if is_crux else f"What moves the {kind} most",
        columns=tuple(COLUMNS[at] for at in kept),
        rows=tuple(rows),
        remark=(*_undisputed(basis, scribe, claim, shown), *_rest(scribe, claim, of - len(shown), is_crux=is_crux)),
    )


def _undisputed(basis: Basis, scribe: Scribe, claim: str, shown: Sequence[Crux]) -> Iterator[Sentence]:
    if not standing.all_silent(basis) and not any(_disputing(basis, one) for one in shown):
        ids = {one.id for one in shown}
        weighed = sum(not ids.isdisjoint(held) for held in basis.weights[1:])
        of = f"{weighed:,} of {len(basis.others):,} other perspectives heard"
        who = of if len(basis.others) > 1 else "The other perspective heard"
        words = f"{who} {'weighs' if weighed == 1 else 'weigh'} some of these, none on the other side of .50."
        words = words if weighed else "No other perspective heard has weighed any of these."
        yield scribe.finding(f"cruxes.{claim}.undisputed", words, on=[claim, *(one.id for one in shown)])


def _found(basis: Basis, claim: str) -> tuple[list[Crux], list[Crux]]:
    """The cruxes of a claim, nearest first, and what is told of: these, else what moves it most."""
    turning = [one for one in basis.cruxes[claim] if one.flip is not None]
    moving = [one for one in basis.cruxes[claim] if one.swing >= MOVES]
    return turning, turning or sorted(moving, key=lambda one: (-one.swing, one.id))


def _count(basis: Basis, scribe: Scribe, claim: str, turning: int) -> Sentence:
    now = f"” (strength {decimal(basis.weighing[claim])}) {way(basis, claim)}."
    is_sure = all(one.is_certain for one in basis.cruxes[claim])
    none = f"No belief by itself {'would' if is_sure else 'is known to'} carry “"
    each = " would each carry “" if turning > 1 else " would carry “"
    words = f"{counted(turning, 'belief')}{each}" if turning else none
    return scribe.finding(f"cruxes.{claim}", words, scribe.named(claim), now, on=[claim])


def _verdict(basis: Basis, scribe: Scribe, claim: str) -> Iterator[Sentence]:
    """Which beliefs turn the verdict on a claim, that are known of; nothing where there is none."""
    stated, tried = basis.verdicts[claim].stated, len(basis.verdict_cruxes[claim])
    found = of_verdict(basis, claim)
    if not stated.is_settled or not tried:
        return
    now = f"{verdict_in_words(basis, claim)} by {stated.standard.phrase}"
    if not found:
        which = "no belief" if tried == 1 else f"none of the {tried:,} beliefs that move it most"
        words = f"Its verdict ({now}) is turned by {which}."
        yield scribe.finding(f"cruxes.{claim}.verdict", words, on=[claim])
        return
    each = "would each turn" if len(found) > 1 else "would turn"
    start = f"{counted(len(found), 'belief')} {each} its verdict ({now}){', nearest first' * (len(found) > 1)}: "
    more = f"; and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    on = [claim, *(one.id for one in found[:NAMED])]
    named = _once(basis, scribe, found[:NAMED])
    yield scribe.finding(f"cruxes.{claim}.verdict", start, *named, f"{more}.", on=on)


def _rest(scribe: Scribe, claim: str, rest: int, *, is_crux: bool) -> Iterator[Sentence]:
    if rest:
        what = (
            counted(rest, "crux", "cruxes")
            if is_crux
            else f"{counted(rest, 'belief')} that {'moves' if rest == 1 else 'move'} it less"
        )
        yield scribe.finding(f"cruxes.{claim}.rest", f"Not shown: {what}.", on=[claim])


def _cells(basis: Basis, scribe: Scribe, claim: str, one: Crux, leader: str | None) -> list[list[Words]]:
    return [
        _belief(scribe, claim, one.id),
        [decimal(one.weight) if one.id in basis.weights[0] else "not weighed"],
        [_flips_at(basis, claim, one)],
        [decimal(one.at_zero)],
        [decimal(one.at_one)],
        _change(basis, scribe, claim, one, leader) or [NONE],
        [_disputing(basis, one) or NONE],
        _settling(basis, one.id, _evidence(basis, one.id)),
    ]


def _flips_at(basis: Basis, claim: str, crux: Crux) -> str:
    found = told_of_strength(basis, claim, crux.id)
    return NONE if found is None else found.at.removeprefix("to ")


def _belief(scribe: Scribe, claim: str, id: str) -> list[Words]:
    return [_OWN] if id == claim else [scribe.named(id), *identified(id)]


def _change(basis: Basis, scribe: Scribe, claim: str, crux: Crux, leader: str | None) -> list[Words]:
    """What becomes of the claim, and who leads then."""
    words: list[Words] = []
    if crux.flip is not None:
        words.append("falls to .50 or below" if basis.weighing[claim] > MIDDLE else "rises above .50")
    # where nothing is carried across, which of the front is ahead by a hair says nothing
    if leader and leader != basis.leader and (crux.flip is not None or leader not in basis.front):
        words += ["; then " if words else "", scribe.named(leader), " leads"]
    return words


def _leaders(basis: Basis, shown: Sequence[Crux]) -> list[str]:
    """The strongest option with each belief just beyond its flip value, else at the end that moves the claim most."""
    compiled = basis.compiled
    columns = np.repeat(basis.weighing.bases[:, None], len(shown), axis=1)
    for column, one in enumerate(shown):
        columns[compiled.weight_at(one.id), column] = _moved(one)
    found = sweep(compiled.graph, columns, basis.rules).strength[[compiled.at(id) for id in basis.discussed]]
    nobodys = np.array([[id not in basis.heard] for id in basis.discussed]) & (found == MIDDLE)
    return [basis.discussed[best] for best in np.where(nobodys, -1.0, found).argmax(axis=0).tolist()]


def _moved(crux: Crux) -> float:
    if crux.flip is not None:
        return crux.flip
    return 0.0 if crux.weight > MIDDLE else 1.0


def _disputing(basis: Basis, crux: Crux) -> str:
    """The other perspectives that hold a belief on the other side of the middle."""
    own = leaning(crux.weight)
    held = [(view, one.get(crux.id)) for view, one in zip(basis.views[1:], basis.weights[1:], strict=True)]
    return listed(
        [
            f"{view.title} ({decimal(weight)})"
            for view, weight in held
            if weight is not None and Leaning.UNDECIDED not in {own, leaning(weight)} and leaning(weight) is not own
        ]
    )


def _evidence(basis: Basis, id: str) -> list[Evidence]:
    return [one for one in basis.reasons(id) if isinstance(one, Evidence)] if isinstance(basis.map[id], Claim) else []


def _settling(basis: Basis, id: str, evidence: Sequence[Evidence]) -> list[Words]:
    """By what kind of finding a belief could be settled, and what the map has of it."""
    item = basis.map[id]
    if isinstance(item, Evidence):
        return ["a check of the source"]
    if isinstance(item, Argument):
        return ["whether the step holds"]
    kind = SETTLES[item.kind] if isinstance(item, Claim) else ""
    if not evidence:
        return [kind]
    against = sum(one.bears_on[id] is Bearing.CONTRADICTS for one in evidence)
    sides = f" ({against} against)" if against else ""
    named = joined((as_id(one.id) for one in evidence[:2]), ", ")
    return [f"{kind}; so far {counted(len(evidence), 'evidence item')}{sides}: ", *named]


def _together(basis: Basis, scribe: Scribe, claim: str) -> Sentence:
    """The nearest pair of beliefs that turns a claim which no single one turns."""
    suspects = movers(basis.cruxes[claim], basis.weighing[claim], SUSPECTS)
    found = pairs_that_flip(basis.weighing, claim, suspects)
    key = f"cruxes.{claim}.pair"
    if not found:
        words = (
            f"Nor would any two of the {counted(len(suspects), 'belief')} that move it most, set to 0 or 1 together."
        )
        return scribe.finding(key, words, on=[claim, *suspects])
    nearest = found[0]
    words = f"{counted(len(found), 'pair')} of beliefs would turn it together; the nearest: "
    return scribe.finding(key, words, *_pair(scribe, claim, nearest), ".", on=[claim, *nearest.ids])


def _pair(scribe: Scribe, claim: str, pair: Pair) -> list[Words]:
    halves = [
        [OWN] * (id == claim) + _belief(scribe, claim, id) * (id != claim) + [f" at {decimal(end)}"]
        for id, end in zip(pair.ids, pair.ends, strict=True)
    ]
    return [*halves[0], " and ", *halves[1]]


def _tornado(basis: Basis, scribe: Scribe, claim: str) -> Iterator[Block]:
    """How far each belief moves the claim as it goes from 0 to 1."""
    widest = sorted(_found(basis, claim)[1][:ROWS], key=lambda one: (-one.swing, one.id))
    if len(widest) < DRAWN:
        return
    drawing = Tornado(
        strength=_unit(basis.weighing[claim]), swings=tuple(_swing(basis, scribe, claim, one) for one in widest)
    )
    yield whole(scribe, "tornado", f"How far each belief moves “{scribe.named(claim).text}”", drawing, on=[claim])


def _swing(basis: Basis, scribe: Scribe, claim: str, crux: Crux) -> Swing:
    ends = [_unit(one) for one in (crux.weight, crux.at_zero, crux.at_one)]
    words = _OWN if crux.id == claim else scribe.named(crux.id).text
    found = told_of_strength(basis, claim, crux.id)
    return Swing(
        id=crux.id,
        words=words,
        weight=ends[0],
        at_zero=ends[1],
        at_one=ends[2],
        flip=None if found is None else found.edge,
        is_certain=crux.is_certain,
        is_held=crux.id in basis.weights[0],
    )


def _unit(value: float) -> float:
    """A number kept to four places and within 0 and 1, so that rounding shows in no file."""
    kept = round(min(max(value, 0.0), 1.0), 4)
    return kept if decimal(kept) == decimal(value) else round(value, 2)  # so that one number is printed everywhere
