"""The comparison memo: one question judged in two ways, such as under two burdens, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from argmap.errors import InputError
from argmap.memo.basis import Basis
from argmap.memo.beside import Beside
from argmap.memo.blocks import Block, Bullet, Bullets, Column, Memo, Paragraph, Row, Section, Sentence, Table
from argmap.memo.compare_bottom import WAYS, bottom
from argmap.memo.judging import advised_on, doubt, footing, verdict_in_words
from argmap.memo.pair import APART, Pair, Taken, differences, heard_alike
from argmap.memo.proof import rule, shown
from argmap.memo.recipe import Form, Recipe
from argmap.memo.sections import header, method, provenance
from argmap.memo.sections.naming import named_in_full
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, identified, joined
from argmap.memo.words import BARE, counted, listed, span
from argmap.model import Direction, Map
from argmap.reading.degrees import decimal
from argmap.weigh.explain import NOTHING

SWAPS = 3
"""Beliefs told that part two perspectives on an option; in the short form one."""
SHORT_ROWS = 5
"""Options in the table of the short form, and of those that differ the ones that are told."""
SILENT = 6
"""Options that are named of those on which nothing believed bears."""
NONE = "–"
UNREASONED = "nothing in the map bears on it"
BRACKETS = "In brackets stands the range over beliefs."


def build_comparison(map: Map, recipe: Recipe, other: Recipe, beside: Beside | None = None) -> Memo:
    """The memo that sets ``recipe`` beside ``other``, both on the same question of ``map``.

    Raises ``InputError`` where they ask two questions or differ in nothing that counts, and as ``build.build`` does.
    """
    _refuse(recipe, other)
    recipe, other = heard_alike(recipe, other)
    other = other.model_copy(update={"compared": None})
    recipe = recipe.model_copy(update={"compared": other})
    known = beside or Beside()
    scribe = Scribe(map)
    pair = Pair(Basis(map, recipe, known), Basis(map, other, known))
    compared = (bottom(pair, scribe), _options(pair, scribe), *_parted(pair, scribe))
    sections = (header.section(pair.one, scribe), *compared, *_how(pair, scribe))
    return Memo(
        title=recipe.front.subject or pair.one.question.text,
        subtitle=f"{map.header.title}: two ways to judge",
        is_draft=recipe.front.status != "final",
        recipe=recipe,
        sections=sections,
        items=scribe.digests(),
        names=tuple(dict.fromkeys([*pair.one.names, *pair.other.names])),
    )


def _refuse(recipe: Recipe, other: Recipe) -> None:
    if recipe.question != other.question:
        raise InputError(
            f"'{recipe.question}' and '{other.question}' are two questions", "Compare two ways to judge the same one."
        )
    if not differences(recipe, other):
        raise InputError(
            "there is nothing to compare: both ways to judge are the same",
            "Choose another perspective, formula, standard or burden for one of them.",
        )


def _is_short(pair: Pair) -> bool:
    return pair.one.recipe.form is Form.SHORT


# The options


def _options(pair: Pair, scribe: Scribe) -> Section:
    judged = "advice; verdict" if pair.options else "verdict"
    columns = (
        Column(heading="Option" if pair.options else "Thesis", width=2.6),
        *(
            Column(heading=f"{way}: {what}", width=1.3, is_number=what == "strength")
            for way in WAYS
            for what in ("strength", judged)
        ),
        Column(heading="Differs in", width=0.9),
    )
    first, second = pair.names
    shown = _shown(pair)
    rows = [*shown, *pair.theses]
    if not rows:
        unheard = named_in_full(scribe, pair.one.options, is_short=_is_short(pair))
        silent = Paragraph(sentences=tuple(_silent(pair, scribe)))
        return Section(id="options", title=_titled(pair), blocks=(*unheard, silent))
    kinds = [kind for kind, some in (("options", pair.options), ("theses", pair.theses)) if some]
    table = Table(
        caption=f"The {' and '.join(kinds)}. First: {first}. Second: {second}",
        columns=columns,
        rows=tuple(_row(pair, scribe, one) for one in rows),
        remark=(fixed(BRACKETS), *_left_out(pair, scribe, shown), *_silent(pair, scribe)),
    )
    named = named_in_full(scribe, rows, is_short=_is_short(pair))
    rules = Paragraph(sentences=tuple(_rules(pair, scribe)))
    return Section(id="options", title=_titled(pair), blocks=(*named, table, rules))


def _titled(pair: Pair) -> str:
    return "Options" if pair.options else "Theses"


def _shown(pair: Pair) -> list[str]:
    """The options in the table; in the short form those that lead, those that differ most and the baseline."""
    if not _is_short(pair):
        return pair.ordered
    named = {pair.one.question.baseline, *(basis.leader for basis in pair.both)}
    first = [one for one in pair.ordered if one in named]
    kept = set(list(dict.fromkeys([*first, *pair.differing, *pair.ordered]))[:SHORT_ROWS])
    return [one for one in pair.ordered if one in kept]


def _row(pair: Pair, scribe: Scribe, option: str) -> Row:
    cells = [cell for basis in pair.both for cell in _cells(basis, option)]
    name = [scribe.named(option)]
    baseline = [" (baseline)"] if option == pair.one.question.baseline else []
    baseline += [" (thesis)"] if option in pair.theses and pair.options else []
    differs = NONE if option not in pair.both_judge else ", ".join(pair.how(option)) or "nothing"
    return scribe.row(f"compared.{option}", [*name, *baseline], *cells, differs, on=[option])


def _cells(basis: Basis, option: str) -> tuple[str, str]:
    if option not in basis.judged:
        return NONE, BARE if basis.reasons(option) else UNREASONED
    found, verdict = basis.ranges[option], f"{verdict_in_words(basis, option)}{footing(basis, option)}"
    told = f"{advised_on(basis, option)}; {verdict}" if option in basis.question.options else verdict
    return f"{decimal(basis.weighing[option])} ({span(found.low, found.high)})", told


def _left_out(pair: Pair, scribe: Scribe, shown: Sequence[str]) -> Iterator[Sentence]:
    rest = [one for one in pair.ordered if one not in shown]
    if rest:
        counts = Counter(map(partial(_kind, pair), rest))
        only = next(iter(counts)) if len(counts) == 1 else ""
        kinds = f", {only}." if only else f": {listed([f'{count} {kind}' for kind, count in counts.items()])}."
        words = f"{counted(len(rest), 'option')} left out{kinds}"
        yield scribe.finding("compare.left-out", words, on=[pair.one.question.id])


def _kind(pair: Pair, option: str) -> str:
    if option not in pair.common:
        return "judged in one way only"
    return "different in the two ways" if pair.how(option) else "alike in both ways"


def _silent(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    silent = [id for id in pair.one.claims if not any(id in basis.judged for basis in pair.both)]
    if silent:
        named = joined(scribe.named(id) for id in silent[:SILENT])
        more = f" and {len(silent) - SILENT} more" if len(silent) > SILENT else ""
        words = ("Nothing believed bears in either way on ", *named, f"{more}.")
        yield scribe.finding("compare.silent", *words, on=[pair.one.question.id, *silent[:SILENT]])


def _rules(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    """What the verdicts ask for, once where it is the same."""
    rules = [rule(basis.recipe) for basis in pair.both]
    if rules[0] == rules[1]:
        yield scribe.finding("compare.rule", rules[0], on=[WHOLE])
        return
    for way, words in zip(WAYS, rules, strict=True):
        yield scribe.finding(f"compare.rule.{way.lower()}", f"{way}: {words[0].lower()}{words[1:]}", on=[WHOLE])


# What differs


def _parted(pair: Pair, scribe: Scribe) -> Iterator[Section]:
    """What differs and what does not, where there is any of it; in the short form the bottom line has the latter."""
    if told := _differing_told(pair):
        yield _differing(pair, scribe, told)
    if not _is_short(pair) and not all(map(pair.how, pair.both_judge)):
        yield _alike(pair, scribe)


def _differing_told(pair: Pair) -> list[str]:
    """What differs, theses first; in the short form few of the options that both ways judge: the table has the others.

    A thesis that is heard in one way only has its row in the table.
    """
    theses = [one for one in pair.theses if one in pair.both_judge and pair.how(one)]
    options = [one for one in pair.differing if one in pair.common][:SHORT_ROWS] if _is_short(pair) else pair.differing
    return [*theses, *options]


def _differing(pair: Pair, scribe: Scribe, told: Sequence[str]) -> Section:
    """What differs, and why: options that turn for the same cause stand together, and the cause is told once."""
    causes: dict[str, list[str]] = {}
    for option in told:
        causes.setdefault(_cause(pair, option), []).append(option)
    blocks: list[Block] = []
    for at, (cause, options) in enumerate(causes.items(), 1):
        if words := cause or ("No verdict turns here:" if len(causes) > 1 else ""):
            lead = scribe.finding(f"compared.cause.{at}", words, on=options)
            blocks.append(Paragraph(sentences=(lead,)))
        blocks.append(Bullets(items=tuple(_why(pair, scribe, id) for id in options)))
    return Section(id="differing", title="What differs, and why", blocks=tuple(blocks))


def _cause(pair: Pair, option: str) -> str:
    """Why an option holds in one way and not in the other; empty where it does so in both, or is judged in one."""
    stated = [basis.verdicts[option].stated for basis in pair.both]
    if option not in pair.both_judge or stated[0].holds is stated[1].holds:
        return ""
    standards = [f"by {one.standard.phrase} " * ("standard" in pair.differences) for one in stated]
    first, second = (f"{standard}{shown(one)}" for standard, one in zip(standards, stated, strict=True))
    (duty, _, met), (other_duty, _, other_met) = (words.partition(", and ") for words in (first, second))
    if duty == other_duty and met and other_met:
        return f"{duty[0].upper()}{duty[1:]}: first, {met}; second, {other_met}:"
    return f"First, {first}; second, {second}:"


def _why(pair: Pair, scribe: Scribe, option: str) -> Bullet:
    """The two standings of an option, what its reasons come to where that decides, and the beliefs that part them."""
    parting = pair.parting(option)[: 1 if _is_short(pair) else SWAPS]
    told = _both(pair, option)
    is_alone = list(pair.differences) == ["perspectives"] and pair.is_turned(option)
    none = " No single belief turns the verdict." * (is_alone and not any(pair.turns(option, one) for one in parting))
    words = f": {told}.{none}"
    thesis = "The thesis " if option in pair.theses else ""
    lead = scribe.finding(f"compared.{option}.why", thesis, scribe.named(option), words, on=[option])
    return Bullet(sentences=(lead,), below=tuple(_belief(pair, scribe, option, one) for one in parting))


def _both(pair: Pair, option: str) -> str:
    """How an option stands in both ways; what its reasons come to goes with the verdict where that turns."""
    sums = [_sums(basis, option) * bool(_cause(pair, option)) for basis in pair.both]
    if sums[0] == sums[1]:
        first, second = (f"{_told(basis, option)}{_doubted(basis, option)}" for basis in pair.both)
        alike = f"in both {first}" if first == second else f"first {first}; second {second}"
        return f"{alike}; {sums[0]}" if sums[0] else alike
    first, second = (
        f"{_told(basis, option)} ({one}){_doubted(basis, option)}" for basis, one in zip(pair.both, sums, strict=True)
    )
    return f"first {first}; second {second}"


def _told(basis: Basis, option: str) -> str:
    if option not in basis.judged:
        return BARE
    told = advised_on(basis, option) if option in basis.question.options else verdict_in_words(basis, option)
    return f"{told} at {decimal(basis.weighing[option])}"


def _doubted(basis: Basis, option: str) -> str:
    """Why nothing is advised on what is judged, to stand behind it."""
    why = doubt(basis, option) if option in basis.judged else ""
    return f", {'for' if option in basis.question.options else 'yet'} {why}" if why else ""


def _sums(basis: Basis, claim: str, taken: Taken | None = None) -> str:
    """What the reasons come to that the verdict compares, or would; of nothing, whether the map has any reason."""
    told = taken or basis.verdicts[claim].stated
    has = [len(basis.weighing.acts(claim, side)) > 0 for side in (Direction.PRO, Direction.CON)]
    pro, con = (
        decimal(total) if total > NOTHING else "none with weight" if is_any else "none in the map"
        for total, is_any in zip((told.pro, told.con), has, strict=True)
    )
    return f"reasons for it {pro}, against it {con}"


def _belief(pair: Pair, scribe: Scribe, option: str, taken: Taken) -> Bullet:
    """A belief that parts the two ways, and what the first comes to with the second's: reasons or strength."""
    turns, (first, second) = pair.turns(option, taken), (_weight(one) for one in taken.weights)
    if pair.is_turned(option):
        comes = f"{_sums(pair.one, option, taken)}{', which turns the verdict' * turns}"
    else:
        comes = f"strength {decimal(taken.strength)}{', on the other side of .50' * turns}"
    then = f"; with{' the second' if taken.weights[1] is not None else 'out it'}, {comes}"
    name = ("Its own credence",) if taken.id == option else (scribe.named(taken.id), *identified(taken.id))
    words = f": {first} against {second}{then * (option in pair.both_judge)}."
    finding = scribe.finding(f"swap.{option}.{taken.id}", *name, words, on=[option, taken.id])
    return Bullet(sentences=(finding,))


def _weight(weight: float | None) -> str:
    return "not weighed" if weight is None else decimal(weight)


def _alike(pair: Pair, scribe: Scribe) -> Section:
    """What does not differ."""
    alike = [id for id in pair.both_judge if not pair.how(id)]
    kinds = [
        kind for kind, some in (("option", pair.common), ("thesis", set(pair.both_judge) - set(pair.common))) if some
    ]
    whole = f"any {' or '.join(kinds)} judged in both ways"
    every = [whole] if alike == pair.both_judge and len(alike) > 1 else joined(map(scribe.named, alike))
    scale = f", and no strength by more than {decimal(APART)}" if pair.is_one_scale else ""
    other = "" if pair.is_one_scale else " Strengths under two formulas cannot be compared number by number."
    neither = "Neither verdict nor advice differs" if pair.options else "No verdict differs"
    words: list[Words] = [f"{neither}{scale}, for ", *every, f".{other}"]
    told = Paragraph(sentences=(scribe.finding("compare.alike", *words, on=alike),))
    return Section(id="alike", title="What does not differ", blocks=(told,))


# How it was judged


def _how(pair: Pair, scribe: Scribe) -> Iterator[Section]:
    """How the numbers of the first way came about, and who made what is weighed; the short form has the latter."""
    if _is_short(pair):
        yield provenance.short(pair.one, scribe)
        return
    limits = (Paragraph(sentences=(method.LIMITS,)),)
    parts = method.computed(pair.one, scribe, is_judged=any(basis.judged for basis in pair.both))
    if "semantics" in pair.differences:
        used = pair.other.rules.semantics
        words = (
            f"The second way has another formula, {used.title}: {used.formula}. {used.properties.removesuffix('.')}."
        )
        second = Paragraph(sentences=(scribe.finding("compare.formula", words, on=[WHOLE]),))
        parts = (*parts, Section(id="method-second", title="The formula of the second way", blocks=(second,)))
    yield Section(id="method", title="Method (the first way)", blocks=limits, parts=parts)
    yield provenance.section(pair.one, scribe)
