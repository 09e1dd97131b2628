"""Figures as tables: everything that a figure shows, each row a finding of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.memo.blocks import Column, Role, Row, Run, Table
from argmap.memo.figures.data import Beliefs, Drawing, MapFigure, Strengths, Swing, Tornado
from argmap.memo.figures.quartiles import quartiles
from argmap.memo.tracing import Scribe, Words, fixed, identified, joined
from argmap.memo.words import counted, span
from argmap.reading.degrees import decimal

NOTHING = "–"
NOT_WEIGHED = "not weighed"
FIFTHS = 5
GIVES = "The strength of an argument is what it gives: its force times how far its premises hold."


def equivalent(drawing: Drawing, scribe: Scribe, name: str, on: Iterable[str] = ()) -> Table:
    """A table of all that ``drawing`` shows, its findings under keys that begin with ``name``.

    Rows rest on the items they name, and on those of ``on``. Raises ``ValueError`` for a name given twice.
    """
    writer = _Writer(scribe, name, tuple(on))
    match drawing:
        case MapFigure():
            return writer.map(drawing)
        case Tornado():
            return writer.tornado(drawing)
        case Strengths():
            return writer.strengths(drawing)
        case Beliefs():
            return writer.beliefs(drawing)


class _Writer:
    def __init__(self, scribe: Scribe, name: str, on: tuple[str, ...]) -> None:
        self.scribe, self.name, self.on = scribe, name, on

    def row(self, id: str, words: str, *cells: str | Iterable[Words], also: Iterable[str] = (), part: str = "") -> Row:
        """A row about the item ``id``; ``part`` tells apart rows about one item."""
        named: list[Words] = [Run(text=words.removesuffix("."), role=Role.CLAIM), *identified(id)]
        key = ".".join(one for one in (self.name, id, part) if one)
        return self.scribe.row(key, named, *cells, on=[id, *also, *self.on])

    def map(self, figure: MapFigure) -> Table:
        """Every item of a map with what it does to others."""
        called = {box.id: Run(text=box.words.removesuffix("."), role=Role.CLAIM) for box in figure.boxes}
        rows = []
        for box in figure.boxes:
            away = [one for one in figure.arrows if one.start == box.id]
            deeds = joined(called[one.end] for one in away if not one.opposes)
            harms = joined(called[one.end] for one in away if one.opposes)
            does = [
                *(["supports ", *deeds] * bool(deeds)),
                "; " * bool(deeds and harms),
                *(["opposes ", *harms] * bool(harms)),
            ]
            strength = NOT_WEIGHED if box.strength is None else decimal(box.strength)
            rows.append(
                self.row(box.id, box.words, box.kind, strength, does or NOTHING, also=[one.end for one in away])
            )
        rest = f"{counted(figure.left_out, 'more item')} that bear on it, directly or through others, are not shown."
        left_out = [self.scribe.finding(f"{self.name}.rest", rest, on=[figure.root])] * bool(figure.left_out)
        columns = (
            Column(heading="Item", width=3),
            Column(heading="Kind", width=1),
            Column(heading="Strength", width=1, is_number=True),
            Column(heading="What it does", width=3),
        )
        return Table(
            caption="The same map as a table", columns=columns, rows=tuple(rows), remark=(*left_out, fixed(GIVES))
        )

    def tornado(self, figure: Tornado) -> Table:
        """Every belief with where it takes the strength; where it is known that none carries it across, not which."""
        is_told = any(one.flip is not None or not one.is_certain for one in figure.swings)
        rows = tuple(
            self.row(
                one.id,
                one.words,
                decimal(one.weight) if one.is_held else NOT_WEIGHED,
                decimal(one.at_zero),
                decimal(one.at_one),
                *([_turn(one)] * is_told),
            )
            for one in figure.swings
        )
        caption = f"Where each belief takes the strength, now {decimal(figure.strength)}"
        headings = ("Belief", "Held at", "If denied", "If certain", *["Across .50 at"] * is_told)
        return Table(caption=caption, columns=_columns(*headings), rows=rows)

    def strengths(self, figure: Strengths) -> Table:
        """Every mark with its range."""
        rows = []
        for strip in figure.strips:
            for number, mark in enumerate(strip.marks, start=1):
                value = NOT_WEIGHED if mark.value is None else decimal(mark.value)
                reach = NOTHING if mark.low is None or mark.high is None else span(mark.low, mark.high)
                rows.append(self.row(strip.id, strip.words, mark.series, value, reach, part=str(number)))
        return Table(
            caption="The same strengths", columns=_columns("Claim", "By", "Strength", "Range"), rows=tuple(rows)
        )

    def beliefs(self, figure: Beliefs) -> Table:
        """Every claim with its quartiles, and how many members are in each fifth of the scale."""
        rows = tuple(self.row(one.id, one.words, *_distribution(one.credences)) for one in figure.claims)
        fifths = [f"{decimal(at / FIFTHS)} to {decimal((at + 1) / FIFTHS)}" for at in range(FIFTHS)]
        headings = ("Claim", "Members", "Lower quartile", "Median", "Upper quartile", *fifths)
        remark = (fixed("A credence on the border of two fifths counts in the upper one."),)
        return Table(caption="The same credences", columns=_columns(*headings), rows=rows, remark=remark)


def _turn(swing: Swing) -> str:
    """Where a belief carries the strength across .50, or whether it is known that it never does."""
    never = "never" if swing.is_certain else "none found"
    return never if swing.flip is None else decimal(swing.flip)


def _columns(first: str, *others: str) -> tuple[Column, ...]:
    numbers = (Column(heading=one, is_number=one != "By") for one in others)
    return (Column(heading=first, width=3), *numbers)


def _distribution(credences: tuple[float, ...]) -> Iterator[str]:
    yield str(len(credences))
    yield from (decimal(one) for one in quartiles(credences)) if credences else (NOTHING,) * 3
    for fifth in range(FIFTHS):
        yield str(sum(min(int(one * FIFTHS + 1e-9), FIFTHS - 1) == fifth for one in credences))
