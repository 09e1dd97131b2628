"""The options side by side: how strong each is, what is advised, what speaks for it and against it most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Bullet, Bullets, Column, Paragraph, Row, Section, Sentence, Table
from argmap.memo.confidence import confidence_in
from argmap.memo.judging import (
    ADVICE_SHORT,
    ADVISED,
    FEWEST,
    Advice,
    advice,
    doubt,
    footing,
    is_on_the_border,
    opposing,
    verdict_in_words,
)
from argmap.memo.proof import rule, shown
from argmap.memo.recipe import Form
from argmap.memo.sections.naming import named_in_full
from argmap.memo.tracing import WHOLE, Scribe, Words, fixed, joined, strong
from argmap.memo.words import BARE, counted, listed, span
from argmap.model import Direction, LinkKind
from argmap.reading.degrees import decimal
from argmap.weigh.explain import Push
from argmap.weigh.fragility import Fragility
from argmap.weigh.standards import Burden

THIN = 3
"""Options named on which too little is weighed."""
TITLE, THESES_TITLE = "Options", "Theses"
STAND_INS = "The question puts theses and no options: option here means thesis."
NONE = "–"
STRENGTH = "Strength, from 0 to 1, says how well an option comes out of its reasons; it is no probability."
RULES_BELOW = (
    "By which rules advice and confidence are given stands under Method: a verdict says whether an option's own "
    "reasons meet the standard, and advice asks for more."
)
COLUMNS = (
    Column(heading="Option", width=2.4),
    Column(heading="Strength", width=0.9, is_number=True),
    Column(heading="Range over beliefs", width=1.1, is_number=True),
    Column(heading="Verdict", width=1.4),
    Column(heading="Advice", width=1.4),
    Column(heading="Confidence", width=1.1),
    Column(heading="Top reason", width=2.1),
    Column(heading="Top objection", width=2.1),
)
SHORT_ROWS = 5
"""Options in the short form, the strongest; the baseline is always among them."""
BARE_ROWS = 12
"""Options told in the short form when nothing believed bears on any."""
NAMED = 6
"""Options that are named of those on which nothing believed bears."""
FORMULAS = 3
"""Formulas that are named when they turn a verdict."""


def section(basis: Basis, scribe: Scribe) -> Section:
    """The table of options with the rules by which it is filled in, and how firm its verdicts are."""
    is_short, title = basis.recipe.form is Form.SHORT, TITLE if basis.question.options else THESES_TITLE
    shown = _shown(basis, SHORT_ROWS if is_short else len(basis.options))
    theses = list(_theses(basis, scribe)) if is_short else []
    if not basis.heard:
        bare = Paragraph(sentences=(*_left_out(basis, scribe, ()), *theses))
        told = basis.options[:BARE_ROWS] if is_short else basis.options
        return Section(id="options", title=title, blocks=(*named_in_full(scribe, told, is_short=is_short), bare))
    conflicts = _conflicts(basis, scribe) if is_short else ()
    answer = Paragraph(sentences=(*_answer(basis, scribe), *conflicts, *theses))
    named = named_in_full(scribe, shown if is_short else dict.fromkeys([*shown, *basis.options]), is_short=is_short)
    blocks: list[Block] = [answer, *named, _table(basis, scribe, shown), _rules(basis, scribe, is_short=is_short)]
    if not is_short:
        blocks.append(Paragraph(sentences=tuple(_together(basis, scribe))))
    return Section(
        id="options", title=title, blocks=tuple(blocks), parts=() if is_short else tuple(_firmness(basis, scribe))
    )


def _answer(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """What follows for the question: which options are advised and which are not."""
    if not basis.question.options:
        yield scribe.finding("options.stand-ins", STAND_INS, on=[basis.question.id])
    for one in Advice:
        some = [id for id in basis.ranked if advice(basis, id) is one]
        if some:
            named = joined(map(scribe.named, some[:NAMED]))
            more = f" and {len(some) - NAMED:,} more" if len(some) > NAMED else ""
            thin = [id for id in some if basis.weighed_on(id) < FEWEST]
            why = joined(map(scribe.named, thin[:THIN])) + [f" and {len(thin) - THIN:,} more"] * (len(thin) > THIN)
            told = [more, *([" (too little is weighed on ", *why, ")"] if thin else []), "."]
            yield scribe.finding(f"options.{one}", f"{ADVISED[one].capitalize()}: ", *named, *told, on=some)
    if near := [id for id in basis.ranked if is_on_the_border(basis, id)]:
        words = "On the border, where other draws may advise otherwise: "
        yield scribe.finding("options.border", words, *joined(map(scribe.named, near)), ".", on=near)


def _conflicts(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Which of the options that are advised are set against each other; the long form tells why, and of all."""
    advised = [id for id in basis.ranked if advice(basis, id) in {Advice.RECOMMEND, Advice.ACCEPTABLE}]
    if pairs := opposing(basis, advised):
        told = [part for one, other in pairs for part in ("; ", scribe.named(one), " and ", scribe.named(other))][1:]
        start = "Set against each other, so that not all that is advised can be done: "
        yield scribe.finding(
            "options.conflicts", start, *told, ".", on=dict.fromkeys(id for pair in pairs for id in pair)
        )


def _theses(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """The verdicts on several theses, of which the bottom line has the counts; the long form has them in full."""
    theses = [one for one in basis.judged if one not in basis.options]
    if len(theses) > 1:
        told = [part for one in theses for part in ("; ", scribe.named(one), f" {_thesis(basis, one)}")][1:]
        yield scribe.finding("options.theses", "The theses: ", *told, ".", on=theses)


def _thesis(basis: Basis, thesis: str) -> str:
    """The verdict on a thesis and its strength, after its name."""
    verdict = verdict_in_words(basis, thesis)
    if why := doubt(basis, thesis):
        return f"is undetermined ({verdict}, yet {why})"
    return f"{verdict} (strength {decimal(basis.weighing[thesis])})"


def _shown(basis: Basis, most: int) -> list[str]:
    """The strongest options that are heard, at most ``most``, and the baseline wherever it stands."""
    baseline = basis.question.baseline
    ranked = [*basis.ranked, *([baseline] if baseline and baseline not in basis.heard else [])]
    kept = set(ranked[:most])
    if baseline and baseline not in kept:
        kept = {*ranked[: most - 1], baseline}
    return [one for one in ranked if one in kept]


def _table(basis: Basis, scribe: Scribe, shown: Sequence[str]) -> Table:
    rows = tuple(_row(basis, scribe, one) for one in shown)
    caption = f"The {'options' if basis.question.options else 'theses'}, {_order(basis)} ({basis.view.title})"
    return Table(caption=caption, columns=COLUMNS, rows=rows, remark=tuple(_left_out(basis, scribe, shown)))


def _order(basis: Basis) -> str:
    """By what the options are ordered."""
    if not basis.overlapping:
        return "the strongest first"
    by_draws = "by the draws in which each is strongest"
    rest = len(basis.heard) - len(basis.front)
    return f"first those that overlap, {by_draws}; then by strength" if rest else by_draws


def _row(basis: Basis, scribe: Scribe, option: str) -> Row:
    why = basis.explanation(option)
    top, bottom = why.raised[:1], why.lowered[:1]
    is_heard, found = option in basis.heard, basis.ranges[option]
    baseline = " (baseline)" if option == basis.question.baseline else ""
    return scribe.row(
        f"options.{option}",
        [scribe.named(option), baseline],
        decimal(basis.weighing[option]) if is_heard else NONE,
        span(found.low, found.high) if is_heard else NONE,
        f"{verdict_in_words(basis, option)}{footing(basis, option)}" if is_heard else NONE,
        [strong(advice(basis, option))] if is_heard else BARE,
        confidence_in(basis, option) if is_heard and basis.weighed_on(option) >= FEWEST else NONE,
        _reason(basis, scribe, option, top, Direction.PRO),
        _reason(basis, scribe, option, bottom, Direction.CON),
        on=[option, *(push.id for push in (*top, *bottom))],
    )


def _reason(basis: Basis, scribe: Scribe, option: str, pushes: Sequence[Push], side: Direction) -> list[Words]:
    if pushes:
        return [scribe.named(pushes[0].id)]
    return [
        "none with weight"
        if any(basis.stance(one.id, option) is side for one in basis.reasons(option))
        else "none in the map"
    ]


def _left_out(basis: Basis, scribe: Scribe, shown: Sequence[str]) -> Iterator[Sentence]:
    """What is not in the table: further options, those on which nothing believed bears, and what cannot be undone."""
    weaker = [one for one in basis.ranked if one not in shown]
    silent = [one for one in basis.options if one not in basis.heard and one not in shown]
    if weaker:
        left = f"{counted(len(weaker), 'more option')} left out of the table."
        yield scribe.finding("left-out.weaker", left, on=weaker)
    if silent:
        words = joined(scribe.named(one) for one in silent[:NAMED])
        words += [f" and {len(silent) - NAMED} more"] if len(silent) > NAMED else []
        among = "more option" if any(one not in basis.heard for one in shown) else "option"
        whose = f"Nothing that “{basis.view.title}” believes" if basis.others else "Nothing believed"
        start = f"{whose} bears on {counted(len(silent), among)}, so no verdict is given: "
        yield scribe.finding("left-out.silent", start, *words, ".", on=silent)
    yield from _irreversible(basis, scribe)


def _irreversible(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Which options call for acts that cannot be undone, and on whose word."""
    acts = [one for one in basis.options if one in basis.caution.acts]
    if acts:
        start = "Marked by whoever encoded the map as acts that cannot be undone, wholly or in part: "
        yield scribe.finding("options.irreversible", start, *joined(map(scribe.named, acts)), ".", on=acts)


def _rules(basis: Basis, scribe: Scribe, *, is_short: bool) -> Block:
    """How the columns are filled in."""
    recipe = basis.recipe
    words = (
        f"The range over beliefs holds nine in ten of {recipe.draws:,} draws in which each belief may be off by up to "
        f"{decimal(recipe.off)}; it is no confidence interval."
    )
    verdicts = scribe.finding("verdicts", rule(recipe), on=[WHOLE])
    told = [fixed(STRENGTH), scribe.finding("range", words, on=[WHOLE]), verdicts]
    told += _outside(basis, scribe)
    told.append(fixed(ADVICE_SHORT if is_short else RULES_BELOW))
    return Paragraph(sentences=tuple(told))


def _outside(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Which strengths lie outside their own ranges, and why they can."""
    reach = {id: (round(basis.ranges[id].low, 2), round(basis.ranges[id].high, 2)) for id in basis.ranked}
    some = [id for id, (low, high) in reach.items() if not low <= round(basis.weighing[id], 2) <= high]
    if some:
        start, lies = ("The strength of ", " lies outside its range")
        if len(some) > 1:
            start, lies = ("The strengths of ", " lie outside their ranges")
        words = f"{lies}: beliefs held near 0 or 1 are drawn to one side only."
        yield scribe.finding("range.outside", start, *joined(map(scribe.named, some)), words, on=some)


def _together(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Which options exclude each other, as far as the map says, and which of these hold nevertheless."""
    links, pairs = basis.excluding(basis.options), opposing(basis, basis.options)
    linked = {frozenset((link.start, link.end)) for link in links}
    by_reasons = [pair for pair in pairs if frozenset(pair) not in linked]
    if not (links or by_reasons):
        if len(basis.options) > 1:
            words = "The map marks no two options as excluding each other."
            yield scribe.finding("together.none", words, on=basis.options)
        return
    for link in links:
        phrase = " conflicts with " if link.kind is LinkKind.CONFLICTS_WITH else " is in tension with "
        named = (scribe.named(link.start), phrase, scribe.named(link.end))
        why = f": {link.why.removesuffix('.')}" if link.why else ""
        yield scribe.finding(f"together.link.{link.id}", *named, f"{why}.", on=[link.id, link.start, link.end])
    for act in dict.fromkeys(act for _, act in by_reasons):
        some = [one for one, other in by_reasons if other == act]
        start = "No link marks them as excluding each other, but " if not links else "No link says so, but "
        against = (scribe.named(act), ", which cannot be undone: ", *joined(map(scribe.named, some)))
        yield scribe.finding(f"together.against.{act}", f"{start}the map sets against ", *against, ".", on=[act, *some])
    if len(basis.options) > 2:
        words = "The map marks no other options as excluding each other."
        yield scribe.finding("together.rest", words, on=basis.options)
    yield from _both_hold(basis, scribe, pairs)


def _both_hold(basis: Basis, scribe: Scribe, pairs: Sequence[tuple[str, str]]) -> Iterator[Sentence]:
    """Which of the options that are set against each other hold at once."""
    for pair in pairs:
        if all(verdict_in_words(basis, one) == "holds" for one in pair):
            first, second = ((scribe.named(one), footing(basis, one)) for one in pair)
            words = (
                " though they are set against each other. Each verdict weighs an option's own reasons alone, and does "
                "not say that both can be done."
            )
            named = (*first, " holds; so does ", *second, ",")
            yield scribe.finding(f"together.both.{'.'.join(sorted(pair))}", *named, words, on=pair)


def _firmness(basis: Basis, scribe: Scribe) -> Iterator[Section]:
    """What would turn whether each option and each thesis holds by the proof standard."""
    found = {one: basis.fragility(one) for one in basis.judged}
    bullets = [_fragile(basis, scribe, one, by) for one, by in found.items() if by.is_fragile]
    firm = [one for one, by in found.items() if not by.is_fragile]
    blocks = [Bullets(items=tuple(bullets))] if bullets else []
    closing = [*_firm(basis, scribe, firm), *_burden(basis, scribe)]
    yield Section(
        id="options-firmness",
        title="How firm the verdicts are",
        blocks=(*blocks, *([Paragraph(sentences=tuple(closing))] if closing else [])),
    )


def _fragile(basis: Basis, scribe: Scribe, option: str, by: Fragility) -> Bullet:
    stated = basis.verdicts[option].stated
    holds = " holds" if stated.holds else " does not hold"
    parts = [f"under {len(by.rules)} of {by.tried} formulas ({_formulas(by)})"] if by.rules else []
    parts += [f"with reasons accruing by {one.replace('-', ' ')}" for one in by.accruals]
    parts += [f"with the numbers of {one.title}" for one in by.presets]
    words = f"{holds}{footing(basis, option)}, since {shown(stated)}; that would turn {'; '.join(parts)}."
    thesis = "" if option in basis.options else "The thesis "
    return Bullet(sentences=(scribe.finding(f"firmness.{option}", thesis, scribe.named(option), words, on=[option]),))


def _formulas(by: Fragility) -> str:
    """The formulas that turn it, or what is common to many."""
    named = by.formulas
    ways = {one.partition(" (")[2].removesuffix(")") for one in named}
    if len(named) > FORMULAS and len(ways) == 1 and (way := ways.pop()):
        return f"all with {way} premises" if way else listed(named)
    return listed([*named[:FORMULAS], *([f"{len(named) - FORMULAS} more"] if len(named) > FORMULAS else [])])


def _firm(basis: Basis, scribe: Scribe, firm: Sequence[str]) -> Iterator[Sentence]:
    if not firm:
        return
    words = "No formula, accrual or set of numbers on offer turns whether "
    if len(firm) == len(basis.judged):
        count, theses = len(basis.ranked), len(firm) - len(basis.ranked)
        every = f"any of the {counted(count, 'option')}" if count > 1 else "the option"
        every = f"{f'any of the {theses} theses' if theses > 1 else 'the thesis'} or {every}" if theses else every
        yield scribe.finding("firm.all", f"{words}{every} holds by the proof standard.", on=firm)
    else:
        named = [f"the other {len(firm)} hold"] if len(firm) > FORMULAS else joined(map(scribe.named, firm), " or ")
        verb = "" if len(firm) > FORMULAS else " holds"
        yield scribe.finding("firm.all", words, *named, f"{verb} by the proof standard.", on=firm)


def _burden(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """The options and theses on which the side that bears the burden decides."""
    hanging = [one for one in basis.judged if basis.verdicts[one].burden_decides]
    for burden in Burden:
        some = [one for one in hanging if basis.verdicts[one].stated.burden is burden]
        if some:
            other = "denies" if burden is Burden.ASSERTER else "asserts"
            words = f"With the burden on whoever {other} it, the answer would be another for "
            named = joined(scribe.named(one) for one in some)
            yield scribe.finding(f"burden.{burden.value}", words, *named, ".", on=some)
