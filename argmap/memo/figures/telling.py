"""What a figure shows, in words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.memo.figures.data import Beliefs, Drawing, MapFigure, Strengths, Tornado
from argmap.memo.figures.quartiles import quartiles
from argmap.memo.words import counted, listed
from argmap.reading.degrees import decimal

NAMED = 3
"""Items of each sort that are named."""


def alt(drawing: Drawing) -> str:
    """The gist of a drawing in a few sentences; its numbers stand in the table that goes with it."""
    match drawing:
        case MapFigure():
            return _map(drawing)
        case Tornado():
            return _tornado(drawing)
        case Strengths():
            return _strengths(drawing)
        case Beliefs():
            return _beliefs(drawing)


def title(drawing: Drawing) -> str:
    """What sort of figure it is."""
    match drawing:
        case MapFigure():
            return "Argument map"
        case Tornado():
            return "Tornado chart of cruxes"
        case Strengths():
            return "Strengths with ranges"
        case Beliefs():
            return "Distribution of credences"


def _map(figure: MapFigure) -> str:
    called = {box.id: quoted(box.words) for box in figure.boxes}
    sides = []
    for opposes, said in ((False, "for it"), (True, "against it")):
        direct = [called[one.start] for one in figure.arrows if one.end == figure.root and one.opposes == opposes]
        sides.append(f"directly {said}: {named(direct)}" if direct else f"nothing shown directly {said}")
    rest = f" {counted(figure.left_out, 'more item')} not shown." if figure.left_out else ""
    shown = counted(len(figure.boxes) - 1, "item")
    return f"Argument map of {called[figure.root]}: {shown} that bear on it; {sides[0]}; {sides[1]}.{rest}"


def _tornado(figure: Tornado) -> str:
    said = f"Tornado chart of {counted(len(figure.swings), 'belief')} around a strength of {decimal(figure.strength)}"
    if not figure.swings:
        return f"{said}."
    widest = figure.swings[0]
    turning = sum(one.flip is not None for one in figure.swings)
    carried = "carries it to .50 or across by itself."
    by = {0: f"None {carried}", 1: f"One of them {carried}"}
    return (
        f"{said}. Widest is {quoted(widest.words)}, from {decimal(widest.at_zero)} if denied to "
        f"{decimal(widest.at_one)} if certain. {by.get(turning, f'Each of {turning} {carried}')}"
    )


def _strengths(figure: Strengths) -> str:
    series = list(dict.fromkeys(mark.series for strip in figure.strips for mark in strip.marks))
    said = f"Strengths of {counted(len(figure.strips), 'claim')}, from 0 to 1, by {named(series)}"
    tops = [(mark.value, strip) for strip in figure.strips for mark in strip.marks[:1] if mark.value is not None]
    if not tops:
        return f"{said}."
    ends = [f"{quoted(one.words)} at {decimal(value)}" for value, one in (max(tops, key=_value), min(tops, key=_value))]
    return f"{said}. By the first, highest is {ends[0]}, lowest {ends[1]}."


def _value(one: tuple[float, object]) -> float:
    return one[0]


def _beliefs(figure: Beliefs) -> str:
    medians = [f"{quoted(one.words)} {decimal(quartiles(one.credences)[1])}" for one in figure.claims if one.credences]
    said = f"How the credences of a group's members are distributed over {counted(len(figure.claims), 'claim')}"
    return f"{said}. Medians: {named(medians)}." if medians else f"{said}."


def quoted(text: str) -> str:
    """Words of the map within a sentence."""
    return f"“{text.removesuffix('.')}”"


def named(found: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    every = list(found)
    rest = [f"{len(every) - NAMED} more"] if len(every) > NAMED else []
    return listed([*every[:NAMED], *rest])
