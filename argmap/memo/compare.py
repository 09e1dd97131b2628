"""The comparison memo: one question judged in two ways, such as under two burdens, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.errors import InputError
from argmap.memo.basis import Basis
from argmap.memo.beside import Beside
from argmap.memo.blocks import Bullet, Bullets, Column, Memo, Paragraph, Row, Section, Sentence, Table
from argmap.memo.judging import Advice, advice, verdict_in_words, withheld
from argmap.memo.recipe import Recipe
from argmap.memo.sections import header, method, provenance
from argmap.memo.tracing import Scribe, Words, fixed, identified, joined
from argmap.memo.words import BARE, counted, listed, span
from argmap.model import Map
from argmap.reading.degrees import decimal
from argmap.weigh.compare import Swap, exchange
from argmap.weigh.precaution import PRECAUTION
from argmap.weigh.robust import Leaning, leaning
from argmap.weigh.standards import Standard

SWAPS = 3
"""Beliefs told for an option on which two perspectives differ."""
APART = 0.05
"""Strengths that are further apart than this differ."""
CHOICES = {
    "perspectives": "perspective",
    "semantics": "formula",
    "combination": "combination of premises",
    "gate": "gate of premises",
    "standard": "proof standard",
    "burden": "burden of proof",
    "preset": "numbers of the proof standard",
    "accrual": "accrual of reasons",
    "off": "how far beliefs may be off",
}
"""What two recipes may differ in, and what it is called."""
WAYS = ("First", "Second")
NONE = "–"
BRACKETS = "In brackets stands the range over beliefs."
BURDENS = {
    "asserter": "on whoever asserts",
    "denier": "on whoever denies",
    PRECAUTION: "on whoever wants what cannot be undone",
}


def build_comparison(map: Map, recipe: Recipe, other: Recipe, beside: Beside | None = None) -> Memo:
    """The memo that sets ``recipe`` beside ``other``, both on the same question of ``map``.

    Raises ``InputError`` where they ask two questions or differ in nothing that counts, and as ``build.build`` does.
    """
    _refuse(recipe, other)
    other = other.model_copy(update={"compared": None})
    recipe = recipe.model_copy(update={"compared": other})
    known = beside or Beside()
    scribe = Scribe(map)
    pair = _Pair(Basis(map, recipe, known), Basis(map, other, known), scribe)
    compared = (_bottom(pair), _options(pair), *_parted(pair))
    # the method is that of the first way; in what the second differs is told at the top
    sections = (header.section(pair.one, scribe), *compared, *_how(pair))
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


def differences(recipe: Recipe, other: Recipe) -> dict[str, tuple[str, str]]:
    """What the two recipes differ in that counts, in words, with what each has; of perspectives the first counts."""
    found = {name: (_choice(recipe, name), _choice(other, name)) for name in CHOICES}
    return {name: both for name, both in found.items() if both[0] != both[1]}


def _choice(recipe: Recipe, name: str) -> str:
    value = getattr(recipe, name)
    if name == "perspectives":
        return str(value[0])
    if isinstance(value, float):
        return decimal(value)
    return value.phrase if isinstance(value, Standard) else BURDENS.get(value, str(value))


@dataclass(frozen=True)
class _Pair:
    """Two ways to judge the same question, and who writes about them."""

    one: Basis
    other: Basis
    scribe: Scribe

    @property
    def both(self) -> tuple[Basis, Basis]:
        return self.one, self.other

    @property
    def names(self) -> tuple[str, str]:
        """What each is called: what it has and the other has not."""
        found = differences(self.one.recipe, self.other.recipe)
        first, second = (
            [self._name(name, basis, both[at]) for name, both in found.items()] for at, basis in enumerate(self.both)
        )
        return listed(first), listed(second)

    @staticmethod
    def _name(name: str, basis: Basis, value: str) -> str:
        if name == "perspectives":
            return basis.view.title
        if name == "semantics":
            return basis.rules.semantics.title
        return f"burden {value}" if name == "burden" else value

    @property
    def ordered(self) -> list[str]:
        """The options that are heard in either, those strongest in the first way before others."""
        return list(dict.fromkeys([*self.one.ranked, *self.other.ranked]))

    @property
    def common(self) -> list[str]:
        """The options that are heard in both, in that order."""
        return [one for one in self.ordered if all(one in basis.heard for basis in self.both)]

    @property
    def differing(self) -> list[str]:
        """Those that come out differently, and those that the other perspective's beliefs keep from being heard."""
        apart = [one for one in self.ordered if one not in self.common and any(self.swaps(one))]
        return [one for one in self.ordered if one in apart or (one in self.common and self.is_other(one))]

    def swaps(self, option: str) -> tuple[Swap, ...]:
        """What the first would come to with each belief of the second; none where both have the same eyes."""
        first, second = self.one, self.other
        if first.view.id == second.view.id:
            return ()
        return exchange(first.compiled, first.view, second.view, option, first.rules).swaps[0]

    @property
    def is_one_scale(self) -> bool:
        """Whether strengths of the two can be compared number by number: those of two formulas cannot."""
        return self.one.rules == self.other.rules

    def is_other(self, option: str) -> bool:
        """Whether advice, verdict or side differ, or strengths on one scale do by more than rounding."""
        first, second = (_standing(basis, option) for basis in self.both)
        apart = abs(self.one.weighing[option] - self.other.weighing[option])
        return first != second or (self.is_one_scale and apart > APART)


def _standing(basis: Basis, option: str) -> tuple[Advice, str, Leaning]:
    return advice(basis, option), verdict_in_words(basis, option), leaning(basis.weighing[option])


def _bottom(pair: _Pair) -> Section:
    """What each way comes to."""
    sentences = [_compared(pair), *_outcomes(pair)]
    return Section(id="bluf", title="Bottom line", blocks=(Paragraph(sentences=tuple(sentences)),))


def _compared(pair: _Pair) -> Sentence:
    found = [CHOICES[name] for name in differences(pair.one.recipe, pair.other.recipe)]
    one, other = pair.names
    words = f"The same question is judged in two ways, which differ in {listed(found)}. First: {one}. Second: {other}."
    return pair.scribe.finding("compare.ways", words, on=pair.one.options)


def _outcomes(pair: _Pair) -> Iterator[Sentence]:
    for basis, name in zip(pair.both, WAYS, strict=True):
        if basis.leader is None:
            words: list[Words] = ["nothing believed bears on an option"]
        elif why := withheld(basis):
            words = [f"nothing is recommended yet: {why}"]
        elif basis.is_clear:
            words = [pair.scribe.named(basis.leader), f" leads, at strength {decimal(basis.weighing[basis.leader])}"]
        else:
            words = [
                "no option is clearly preferred; ",
                pair.scribe.named(basis.leader),
                f" leads, and the ranges over beliefs of {len(basis.overlapping)} more reach into its own",
            ]
        yield pair.scribe.finding(f"compare.lead.{name.lower()}", f"{name} way: ", *words, ".", on=basis.options)
    yield _changed(pair)


def _changed(pair: _Pair) -> Sentence:
    """How many options come out differently, of those that can be compared."""
    changed, both = sum(map(pair.is_other, pair.common)), len(pair.common)
    alone = len(pair.ordered) - both
    verb = "comes" if changed == 1 else "come"
    words = f"{changed or 'None'} of {counted(both, 'option')} judged in both ways {verb} out differently"
    if not both:
        words = "No option is judged in both ways, so nothing can be compared"
    rest = f"; {alone} {'is' if alone == 1 else 'are'} judged in one of them only" if alone and both else ""
    return pair.scribe.finding("compare.changed", f"{words}{rest}.", on=pair.one.options)


def _options(pair: _Pair) -> Section:
    columns = (
        Column(heading="Option", width=2.6),
        *(
            Column(heading=f"{way}: {what}", width=1.3, is_number=what == "strength")
            for way in WAYS
            for what in ("strength", "advice; verdict")
        ),
        Column(heading="Differs", width=0.8),
    )
    rows = tuple(_row(pair, option) for option in pair.ordered)
    first, second = pair.names
    table = Table(
        caption=f"The options. First: {first}. Second: {second}",
        columns=columns,
        rows=rows,
        remark=tuple(_silent(pair)),
    )
    return Section(id="options", title="Options", blocks=(table,))


def _row(pair: _Pair, option: str) -> Row:
    cells = [cell for basis in pair.both for cell in _cells(basis, option)]
    name = [pair.scribe.named(option), *identified(option)]
    baseline = [" (baseline)"] if option == pair.one.question.baseline else []
    differs = NONE if option not in pair.common else "yes" if pair.is_other(option) else "no"
    return pair.scribe.row(f"compared.{option}", [*name, *baseline], *cells, differs, on=[option])


def _cells(basis: Basis, option: str) -> tuple[str, str]:
    if option not in basis.heard:
        return NONE, BARE
    found, verdict = basis.ranges[option], verdict_in_words(basis, option)
    return f"{decimal(basis.weighing[option])} ({span(found.low, found.high)})", f"{advice(basis, option)}; {verdict}"


def _silent(pair: _Pair) -> Iterator[Sentence]:
    silent = [id for id in pair.one.options if id not in pair.ordered]
    yield fixed(BRACKETS)
    if silent:
        named = joined(pair.scribe.named(id) for id in silent)
        yield pair.scribe.finding("compare.silent", "Nothing believed bears in either way on ", *named, ".", on=silent)


def _parted(pair: _Pair) -> Iterator[Section]:
    """What differs and what does not, where there is any of it."""
    if pair.differing:
        yield _differing(pair)
    if not all(map(pair.is_other, pair.common)):
        yield _alike(pair)


def _differing(pair: _Pair) -> Section:
    """What differs, and why."""
    bullets = tuple(_why(pair, id) for id in pair.differing)
    return Section(id="differing", title="What differs, and why", blocks=(Bullets(items=bullets),))


def _why(pair: _Pair, option: str) -> Bullet:
    """The two standings of an option and what sets them apart."""
    told = [_told(basis, option) for basis in pair.both]
    words = f": first {told[0]}, second {told[1]}."
    lead = pair.scribe.finding(f"compared.{option}.why", pair.scribe.named(option), words, on=[option])
    return Bullet(sentences=(lead, *_verdicts(pair, option)), below=tuple(_beliefs(pair, option)))


def _told(basis: Basis, option: str) -> str:
    return f"{advice(basis, option)} at {decimal(basis.weighing[option])}" if option in basis.heard else BARE


def _verdicts(pair: _Pair, option: str) -> Iterator[Sentence]:
    """Why it holds in one way and not in the other, where strengths or the burden decide."""
    stated = [basis.verdicts[option].stated for basis in pair.both]
    if option not in pair.common or stated[0].holds is stated[1].holds:
        return
    is_burden = stated[0].burden is not stated[1].burden
    sums = [f"the reasons for it come to {decimal(one.pro)}, those against it to {decimal(one.con)}" for one in stated]
    holds = ["it holds" if one.holds else "it does not hold" for one in stated]
    how = [
        f"{said} by {one.standard.phrase}" + (f", the burden {BURDENS[one.burden]}" if is_burden else "")
        for said, one in zip(holds, stated, strict=True)
    ]
    weights = sums[0] if sums[0] == sums[1] else f"first, {sums[0]}; second, {sums[1]}"
    words = f"First, {how[0]}; second, {how[1]}: {weights}."
    yield pair.scribe.finding(f"compared.{option}.verdict", words, on=[option])


def _beliefs(pair: _Pair, option: str) -> Iterator[Bullet]:
    """The beliefs of the second perspective that would move the first most."""
    for swap in pair.swaps(option)[:SWAPS]:
        side = ", which turns it" if leaning(swap.after) not in {leaning(swap.before), Leaning.UNDECIDED} else ""
        after = f"with the second, strength {decimal(swap.after)}{side}"
        first_held, second_held = (decimal(one) if one is not None else "not weighed" for one in swap.spoken)
        held = f": {first_held} against {second_held}; {after}."
        key, words = f"swap.{option}.{swap.id}", (pair.scribe.named(swap.id), *identified(swap.id), held)
        yield Bullet(sentences=(pair.scribe.finding(key, *words, on=[option, swap.id]),))


def _how(pair: _Pair) -> Iterator[Section]:
    """The method of the first way, and who made what is weighed."""
    found = method.section(pair.one, pair.scribe)
    yield found.model_copy(update={"title": f"{found.title} (the first way)"})
    yield provenance.section(pair.one, pair.scribe)


def _alike(pair: _Pair) -> Section:
    """What does not differ."""
    alike = [id for id in pair.common if not pair.is_other(id)]
    named = joined(pair.scribe.named(id) for id in alike)
    every = ["any option judged in both ways"] if alike == pair.common else named
    scale = f", and no strength by more than {decimal(APART)}" if pair.is_one_scale else ""
    other = "" if pair.is_one_scale else " Strengths under two formulas cannot be compared number by number."
    words: list[Words] = [f"Neither verdict nor advice differs{scale}, for ", *every, f".{other}"]
    return Section(
        id="alike",
        title="What does not differ",
        blocks=(Paragraph(sentences=(pair.scribe.finding("compare.alike", *words, on=alike),)),),
    )
