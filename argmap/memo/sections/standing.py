"""How far the lead depends on whose eyes, on which formula and on beliefs that are a little off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.memo.basis import Basis
from argmap.memo.blocks import Block, Column, Figure, Paragraph, Section, Sentence, Table
from argmap.memo.figures.data import Mark, Strengths, Strip
from argmap.memo.judging import percent
from argmap.memo.tracing import Scribe, Words, identified, joined
from argmap.memo.words import counted, listed, span
from argmap.reading.degrees import decimal
from argmap.weigh.robust import Leaning, leaning

STRIPS = 6
"""Options in a figure, the strongest."""
SHARE_LEAST = 0.005
HELD = 3
"""Options of which it is told in how many draws they hold, the first."""
SILENT = "–"
SIDES = {Leaning.FOR: "above .50", Leaning.UNDECIDED: "at .50, on neither side,", Leaning.AGAINST: "below .50"}
SERIES = {"views": "perspective", "formulas": "formula"}
"""What stands side by side in each figure."""
Rows = Mapping[str, tuple[float | None, ...]]
"""Strengths by option."""


def parts(basis: Basis, scribe: Scribe) -> Iterator[Section]:
    """A part each on beliefs that are off, on perspectives and on formulas. An option leads."""
    told = (Paragraph(sentences=tuple(draws(basis, scribe))),)
    yield Section(id="cruxes-draws", title="If beliefs are a little off", blocks=told)
    if not all_silent(basis):
        yield Section(id="cruxes-views", title="Through other eyes", blocks=tuple(_views(basis, scribe)))
    yield Section(id="cruxes-formulas", title="Under other formulas", blocks=tuple(_formulas(basis, scribe)))


def all_silent(basis: Basis) -> bool:
    """Whether nothing that can be dissented from has a strength for another perspective, so that none can be drawn."""
    return all(one is None for id in basis.topics for one in basis.strengths[id][1:])


def draws(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """In which share of the draws each option is the strongest, where there are several, and holds. An option leads."""
    recipe = basis.recipe
    drawn = f"{recipe.draws:,} draws with every belief up to {decimal(recipe.off)} off"
    if len(basis.heard) > 1:
        shares = [one for one in basis.shares.items() if one[1] >= SHARE_LEAST]
        named = [part for id, share in shares for part in ("; ", scribe.named(id), f" in {100 * share:.0f} %")][1:]
        yield scribe.finding("standing.draws", f"Of {drawn}, strongest is ", *named, ".", on=basis.shares)
        yield _holding(basis, scribe, "Judged anew in each draw")
    else:
        yield _holding(basis, scribe, f"Judged anew in each of {drawn}")
    if basis.spread.unsettled:
        words = f"In {counted(basis.spread.unsettled, 'draw')} a circle of reasons did not settle: what these give to "
        words += "ranges and shares means nothing, and in them nothing counts as holding."
        yield scribe.finding("standing.unsettled", words, on=basis.heard)


def _holding(basis: Basis, scribe: Scribe, start: str) -> Sentence:
    """In which share of the draws the strongest options and the theses hold."""
    claims = [id for id in basis.claims if basis.strengths[id][0] is not None]
    told = [id for id in (*basis.ranked[:HELD], *claims) if id not in basis.options or id in basis.ranked[:HELD]]
    ids = list(dict.fromkeys(told))
    named = [part for id in ids for part in ("; ", scribe.named(id), f" in {percent(basis.spread.holding[id])}")][1:]
    by = f"{start}, by {basis.recipe.standard.phrase} "
    return scribe.finding("standing.holding", by, f"{'hold' if len(ids) > 1 else 'holds'} ", *named, ".", on=ids)


def _views(basis: Basis, scribe: Scribe) -> Iterator[Block]:
    yield Paragraph(sentences=tuple(_agreeing(basis, scribe)))
    shown = [id for id in basis.ranked if any(one is not None for one in basis.strengths[id][1:])][:STRIPS]
    speaking = [at for at in range(len(basis.views)) if any(basis.strengths[id][at] is not None for id in shown)]
    if shown:
        titles = [basis.views[at].title for at in speaking]
        rows = {id: tuple(basis.strengths[id][at] for at in speaking) for id in shown}
        yield _figure(basis, scribe, "views", "Strength by perspective", titles, rows)


def _agreeing(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """On which options other perspectives come to the other side, or to none; who is silent is told as dissent is."""
    speaking = [at for at in range(1, len(basis.views)) if _both(basis, at)]
    if not speaking:
        silent = "No other perspective believes anything that bears on the options told here."
        yield scribe.finding("views.silent", silent, on=basis.options)
    for at in speaking:
        view, both = basis.views[at], _both(basis, at)
        apart = {id: leaning(basis.strengths[id][at] or 0.0) for id in both}
        undecided = [id for id, side in apart.items() if side is Leaning.UNDECIDED]
        other = [id for id, side in apart.items() if id not in undecided and side is not leaning(basis.weighing[id])]
        words: list[Words] = [f"“{view.title}” speaks on {len(both)} of {counted(len(basis.ranked), 'option')}"]
        words += [", on the other side of .50 for ", *joined(map(scribe.named, other))] if other else []
        words += [", undecided on ", *joined(map(scribe.named, undecided))] if undecided else []
        words += [] if other or undecided else [", always on the same side of .50"]
        yield scribe.finding(f"views.{view.id}", *words, ".", on=both)


def _both(basis: Basis, at: int) -> list[str]:
    """The options that are heard on which the perspective with the number ``at`` speaks too."""
    return [id for id in basis.ranked if basis.strengths[id][at] is not None]


def _formulas(basis: Basis, scribe: Scribe) -> Iterator[Block]:
    yield Paragraph(sentences=tuple(_leading(basis, scribe)))
    same = [one for one in basis.alternatives if one.rules.combination is basis.rules.combination]
    titles = [one.rules.semantics.title for one in same]
    rows: Rows = {id: tuple(one[id] for one in same) for id in basis.ranked[:STRIPS]}
    yield _figure(basis, scribe, "formulas", "Strength by formula", titles, rows)


def _leading(basis: Basis, scribe: Scribe) -> Iterator[Sentence]:
    """Under how many formulas an option leads and which options change sides."""
    every = basis.alternatives
    counts, level = basis.formula_leads.most_common(), basis.formula_ties
    named = [part for id, count in counts for part in (", ", scribe.named(id), f" under {count}")][1:]
    formulas, ways = len({one.rules.semantics.id for one in every}), len({one.rules.combination for one in every})
    start = f"Strengths were computed in {len(every)} ways: by {formulas} formulas, each with {ways} ways to combine "
    start += "premises. "
    sole = named if len(counts) != 1 or level else [named[0], " under all of them"]
    which = "all" if level == len(every) else f"{level:,}"
    tied = [f"{'; u' if counts else 'U'}nder {which} of them several are level at the top"] * bool(level)
    yield scribe.finding(
        "standing.lead", start, *(["The strongest is ", *sole] if counts else []), *tied, ".", on=basis.ranked
    )
    turned = [id for id in basis.ranked if basis.standings[id].turned_by]
    if not turned:
        yield scribe.finding("standing.sides", "None moves an option to .50 or across it.", on=basis.ranked)
    for id in turned:
        found = Counter(leaning(other[id]) for other in every)
        own = leaning(basis.weighing[id])
        sides = [f"{words} under {found[side]}" for side, words in SIDES.items() if found[side] and side is not own]
        start = f" (strength {decimal(basis.weighing[id])}) lies "
        yield scribe.finding(f"formulas.{id}", scribe.named(id), f"{start}{listed(sides)} of them.", on=[id])


def _figure(  # noqa: PLR0913, PLR0917 - one for each part of a figure
    basis: Basis,
    scribe: Scribe,
    name: str,
    caption: str,
    series: Sequence[str],
    rows: Rows,
) -> Figure:
    """Strengths of options side by side; the first perspective's with its range."""
    strips = tuple(
        Strip(id=id, words=scribe.named(id).text, marks=tuple(_marks(basis, name, id, series, values)))
        for id, values in rows.items()
    )
    first = next(iter(rows.items()))
    told = [decimal(one) for one in first[1] if one is not None]
    marked = counted(len(series), SERIES[name])
    return Figure(
        id=f"strengths-{name}",
        caption=caption,
        alt=f"Strengths of {counted(len(rows), 'option')} from 0 to 1, one mark for each of {marked}. "
        f"{scribe.named(first[0]).text} lies at {span(float(min(told)), float(max(told)))}.",
        drawing=Strengths(strips=strips),
        equivalent=_table(scribe, name, series, rows),
    )


def _marks(basis: Basis, name: str, id: str, series: Sequence[str], values: Sequence[float | None]) -> Iterator[Mark]:
    for at, (title, value) in enumerate(zip(series, values, strict=True)):
        found = basis.ranges[id] if name == "views" and at == 0 and value is not None else None
        low, high = (round(found.low, 4), round(found.high, 4)) if found else (None, None)
        yield Mark(series=title, value=None if value is None else round(value, 4), low=low, high=high)


def _table(scribe: Scribe, name: str, series: Sequence[str], rows: Rows) -> Table:
    laid = (
        scribe.row(
            f"strengths.{name}.{id}",
            [scribe.named(id), *identified(id)],
            *(SILENT if one is None else decimal(one) for one in values),
            on=[id],
        )
        for id, values in rows.items()
    )
    columns = (Column(heading="Option", width=2.5), *(Column(heading=one, is_number=True) for one in series))
    return Table(caption="The same in numbers", columns=columns, rows=tuple(laid))
