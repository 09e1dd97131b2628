"""The comparison memo: one question judged in two ways, such as under two burdens, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.errors import InputError
from argmap.memo.basis import Basis
from argmap.memo.beside import Beside
from argmap.memo.blocks import Block, Bullet, Bullets, Column, Memo, Paragraph, Row, Section, Sentence, Table
from argmap.memo.compare_bottom import WAYS, bottom
from argmap.memo.judging import advice, footing, verdict_in_words
from argmap.memo.pair import APART, Pair, differences
from argmap.memo.proof import rule, shown
from argmap.memo.recipe import Form, Recipe
from argmap.memo.sections import header, method, provenance
from argmap.memo.sections.naming import named_in_full
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, identified, joined
from argmap.memo.words import BARE, counted, span
from argmap.model import Map
from argmap.reading.degrees import decimal
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.standards import Verdict

SWAPS = 3
"""Beliefs told for an option on which two perspectives differ; in the short form one."""
SHORT_ROWS = 5
"""Options in the table of the short form, and of those that differ the ones that are told."""
SILENT = 6
"""Options that are named of those on which nothing believed bears."""
NONE = "–"
BRACKETS = "In brackets stands the range over beliefs."


def build_comparison(map: Map, recipe: Recipe, other: Recipe, beside: Beside | None = None) -> Memo:
    """The memo that sets ``recipe`` beside ``other``, both on the same question of ``map``.

    Raises ``InputError`` where they ask two questions or differ in nothing that counts, and as ``build.build`` does.
    """
    _refuse(recipe, other)
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
    columns = (
        Column(heading="Option", width=2.6),
        *(
            Column(heading=f"{way}: {what}", width=1.3, is_number=what == "strength")
            for way in WAYS
            for what in ("strength", "advice; verdict")
        ),
        Column(heading="Differs in", width=0.9),
    )
    first, second = pair.names
    shown = _shown(pair)
    rows = [*shown, *pair.theses]
    if not rows:
        unheard = named_in_full(scribe, pair.one.options, is_short=_is_short(pair))
        silent = Paragraph(sentences=tuple(_silent(pair, scribe)))
        return Section(id="options", title="Options", blocks=(*unheard, silent))
    table = Table(
        caption=f"The options{' and theses' * bool(pair.theses)}. First: {first}. Second: {second}",
        columns=columns,
        rows=tuple(_row(pair, scribe, one) for one in rows),
        remark=(fixed(BRACKETS), *_left_out(pair, scribe, shown), *_silent(pair, scribe)),
    )
    named = named_in_full(scribe, rows, is_short=_is_short(pair))
    rules = Paragraph(sentences=tuple(_rules(pair, scribe)))
    return Section(id="options", title="Options", blocks=(*named, table, rules))


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
    baseline += [" (thesis)"] if option in pair.theses else []
    differs = NONE if option not in pair.both_judge else ", ".join(pair.how(option)) or "nothing"
    return scribe.row(f"compared.{option}", [*name, *baseline], *cells, differs, on=[option])


def _cells(basis: Basis, option: str) -> tuple[str, str]:
    if option not in basis.judged:
        return NONE, BARE
    found, verdict = basis.ranges[option], f"{verdict_in_words(basis, option)}{footing(basis, option)}"
    told = f"{advice(basis, option)}; {verdict}" if option in basis.options else verdict
    return f"{decimal(basis.weighing[option])} ({span(found.low, found.high)})", told


def _left_out(pair: Pair, scribe: Scribe, shown: Sequence[str]) -> Iterator[Sentence]:
    rest = [one for one in pair.ordered if one not in shown]
    if rest:
        alike = sum(one in pair.common and not pair.how(one) for one in rest)
        of = "all" if alike == len(rest) else alike or "none"
        words = f"{counted(len(rest), 'option')} left out, {of} of them alike in both ways."
        yield scribe.finding("compare.left-out", words, on=[pair.one.question.id])


def _silent(pair: Pair, scribe: Scribe) -> Iterator[Sentence]:
    silent = [id for id in pair.one.options if id not in pair.ordered]
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
        if cause:
            lead = scribe.finding(f"compared.cause.{at}", cause, on=options)
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
    return f"First, {first}; second, {second}:"


def _why(pair: Pair, scribe: Scribe, option: str) -> Bullet:
    """The two standings of an option, what its reasons come to where that decides, and the beliefs that part them."""
    first, second = (_told(basis, option) for basis in pair.both)
    sums = f"; {_weights([basis.verdicts[option].stated for basis in pair.both])}" if _cause(pair, option) else ""
    stands = f"first {first}, second {second}" if first != second else f"{first} in both"
    words = f": {stands}{sums}."
    thesis = "The thesis " if option in pair.theses else ""
    lead = scribe.finding(f"compared.{option}.why", thesis, scribe.named(option), words, on=[option])
    return Bullet(sentences=(lead,), below=tuple(_beliefs(pair, scribe, option)))


def _told(basis: Basis, option: str) -> str:
    if option not in basis.judged:
        return BARE
    told = advice(basis, option) if option in basis.options else verdict_in_words(basis, option)
    return f"{told} at {decimal(basis.weighing[option])}{footing(basis, option)}"


def _weights(stated: Sequence[Verdict]) -> str:
    """What the reasons come to that the verdicts compare."""
    first, second = (f"reasons for it {decimal(one.pro)}, against it {decimal(one.con)}" for one in stated)
    return first if first == second else f"{first}, then {second.removeprefix('reasons ')}"


def _beliefs(pair: Pair, scribe: Scribe, option: str) -> Iterator[Bullet]:
    """The beliefs of the second perspective that would move the first most."""
    for swap in pair.swaps(option)[: 1 if _is_short(pair) else SWAPS]:
        side = ", which turns it" if leaning(swap.after) not in {leaning(swap.before), Leaning.UNDECIDED} else ""
        after = f"with the second, strength {decimal(swap.after)}{side}"
        first_held, second_held = (decimal(one) if one is not None else "not weighed" for one in swap.spoken)
        held = f": {first_held} against {second_held}; {after}."
        key, words = f"swap.{option}.{swap.id}", (scribe.named(swap.id), *identified(swap.id), held)
        yield Bullet(sentences=(scribe.finding(key, *words, on=[option, swap.id]),))


def _alike(pair: Pair, scribe: Scribe) -> Section:
    """What does not differ."""
    alike = [id for id in pair.both_judge if not pair.how(id)]
    whole = f"any option{' or thesis' * (pair.both_judge != pair.common)} judged in both ways"
    every = [whole] if alike == pair.both_judge else joined(map(scribe.named, alike))
    scale = f", and no strength by more than {decimal(APART)}" if pair.is_one_scale else ""
    other = "" if pair.is_one_scale else " Strengths under two formulas cannot be compared number by number."
    words: list[Words] = [f"Neither verdict nor advice differs{scale}, for ", *every, f".{other}"]
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
    yield Section(id="method", title="Method (the first way)", blocks=limits, parts=parts)
    yield provenance.section(pair.one, scribe)
