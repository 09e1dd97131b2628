"""The criteria: what the options are judged by, which option each prefers, and how much each matters to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Column, Paragraph, Row, Section, Sentence, Table
from argmap.memo.tracing import Scribe, Words, fixed, joined, strong
from argmap.memo.words import counted, listed, span
from argmap.model import Perspective
from argmap.reading.degrees import decimal
from argmap.weigh.criteria import ALIKE, Preference, preferences

TITLE = "Criteria"
RULE = (
    "A criterion prefers the option for which the arguments that name it give most, after what they give against. "
    "Where no argument names it, it is silent on an option, which is a gap of the map."
)
SILENT = "–"


def section(basis: Basis, scribe: Scribe) -> Section:
    """The table of criteria, and who set their weights."""
    found = preferences(basis.weighing, basis.question, basis.options)
    if not found:
        words = "The map names no criteria for this question, so options are judged by their reasons alone."
        return _made(scribe.finding("criteria.none", words, on=[basis.question.id]))
    weighing = [view for view in basis.views if view.values.keys() & {one.criterion for one in found}]
    sentences = [*_weighed(basis, scribe, weighing, found), fixed(RULE)]
    return _made(*sentences, table=_table(basis, scribe, found, weighing))


def _made(*sentences: Sentence, table: Table | None = None) -> Section:
    paragraph = Paragraph(sentences=sentences)
    return Section(id="criteria", title=TITLE, blocks=(paragraph, table) if table else (paragraph,))


def _table(basis: Basis, scribe: Scribe, found: Sequence[Preference], weighing: Sequence[Perspective]) -> Table:
    columns = (
        Column(heading="Criterion", width=3.0),
        Column(heading="Prefers", width=2.2),
        Column(heading="Speaks on", width=1.0),
        *(Column(heading=f"Weight: {view.title}", is_number=True) for view in weighing),
    )
    rows = tuple(_row(basis, scribe, one, weighing) for one in found)
    return Table(caption="What the options are judged by", columns=columns, rows=rows)


def _row(basis: Basis, scribe: Scribe, one: Preference, weighing: Sequence[Perspective]) -> Row:
    asked = basis.question.criteria.get(one.criterion)
    preferred = joined(scribe.named(id) for id in one.preferred)
    weights = [view.values.get(one.criterion) for view in weighing]
    return scribe.row(
        f"criterion.{one.criterion}",
        [strong(one.title), f": {asked.text}" if asked and asked.text else ""],
        preferred or _none(scribe, one),
        f"{len(one.says)} of {counted(len(basis.options), 'option')}",
        *(SILENT if weight is None else decimal(weight) for weight in weights),
        on=[basis.question.id, *(say.option for say in one.says)],
    )


def _none(scribe: Scribe, one: Preference) -> list[Words]:
    """What stands where a criterion prefers no option: against which it speaks most, if it does."""
    worst = one.says[-1] if one.says else None
    if worst is None:
        return ["silent"]
    if worst.balance > -ALIKE:
        return ["none: nothing believed speaks for one"]
    return ["none; it speaks against ", scribe.named(worst.option)]


def _weighed(
    basis: Basis, scribe: Scribe, weighing: Sequence[Perspective], found: Sequence[Preference]
) -> Iterator[Sentence]:
    """Who set weights, and where they are far apart."""
    if not weighing:
        words = "No perspective heard here gives the criteria weights; strengths do not depend on any."
        yield scribe.finding("criteria.weights", words, on=[basis.question.id])
        return
    stored = [view.id for view in weighing if view.id in basis.map]
    names = listed([_who(view) for view in weighing])
    yield scribe.finding("criteria.weights", f"Weights were set by {names}.", on=stored or [basis.question.id])
    for one in found:
        given = [view.values[one.criterion] for view in weighing if one.criterion in view.values]
        if len(given) > 1 and max(given) - min(given) >= 0.25:
            words = f"Weights of {one.title} range over {span(min(given), max(given))}."
            yield scribe.finding(f"criterion.{one.criterion}.weights", words, on=stored or [basis.question.id])


def _who(view: Perspective) -> str:
    return f"{view.holder} ({view.title})" if view.holder and view.holder != view.title else view.title
