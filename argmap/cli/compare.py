"""``argmap compare``: where perspectives differ, which differences move a claim, and what they share."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, hanging, number
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.model import Map
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh.compare import (
    Belief,
    Comparison,
    Exchange,
    Outcome,
    Swap,
    check_views,
    first_thesis,
    top_claims,
)
from argmap.weigh.compiled import compile
from argmap.weigh.pooling import Routes
from argmap.weigh.robust import Leaning
from argmap.weigh.side_by_side import SEEN, SideBySide, side_by_side

TOP = 10
STYLES = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}
NOTHING = "  nothing"


@click.command(
    epilog=examples(
        "argmap compare deprecation on-deprecations undecided",
        "argmap compare deprecation on-deprecations undecided --for avoid-retirement",
    ),
)
@click.argument("map")
@click.argument("views", metavar="P Q...", nargs=-1)
@click.option("--for", "id", metavar="ID", help="The claim in question; without it the first thesis of the map.")
@click.option("--top", type=click.IntRange(min=1), default=TOP, show_default=True, help="How many to show of each.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def compare(map: str, views: tuple[str, ...], id: str | None, top: int, *, as_json: bool) -> None:
    """Compare perspectives: where they differ most, which differences move a claim, what they share.

    P and Q are ids of perspectives (`argmap perspectives MAP` lists them) or of sources. For the claim in question it
    is told how strong it is for each, what the group comes to when beliefs are pooled and when verdicts are pooled, and
    what happens to one's strength when one belief is taken over from another. A double crux is a claim by which each of
    two who stand on different sides would come to the other's. Strengths go from 0 to 1 with .50 in the middle.
    """
    with reading(map) as target:
        found = [perspective(target.map, view) for view in views]
        check_views(found)
        chosen = id or first_thesis(target.map)
        report = side_by_side(compile(target.map), found, chosen, top_claims(target.map))
    if as_json:
        say_json(_data(report, top))
        return
    for line in _lines(report, top):
        click.echo(line)


def _data(report: SideBySide, top: int) -> dict[str, Any]:
    found = report.comparison
    return {
        "for": report.target,
        "perspectives": [{"id": view.id, "title": view.title} for view in found.views],
        "strengths": [_outcome_data(one) for one in found.outcomes],
        "group": [_group_data(one) for one in report.group],
        "differences": [_belief_data(one) for one in found.differences[:top]],
        "shared": [_belief_data(one) for one in found.shared[:top]],
        "counts": {"differences": len(found.differences), "shared": len(found.shared)},
        "exchanges": [_exchange_data(one, top) for one in report.exchanges],
        "pairs_left_out": report.left_out,
    }


def _outcome_data(one: Outcome) -> dict[str, Any]:
    sides = [side.value for side in one.leanings]
    return {"id": one.id, "strengths": one.strengths, "leanings": sides, "settled": one.settled}


def _group_data(one: Routes) -> dict[str, Any]:
    return {
        "method": one.method.value,
        "premise_based": one.premise_based,
        "conclusion_based": one.conclusion_based,
        "disagree": one.disagree,
        "settled": one.settled,
    }


def _belief_data(one: Belief) -> dict[str, Any]:
    return {"id": one.id, "weights": one.weights, "said": one.said, "spread": one.spread}


def _exchange_data(one: Exchange, top: int) -> dict[str, Any]:
    return {
        "perspectives": [one.one.id, one.other.id],
        "strengths": one.strengths,
        "opposed": one.are_opposed,
        "swaps": [[_swap_data(swap) for swap in swaps[:top]] for swaps in one.swaps],
        "double_cruxes": one.double_cruxes,
    }


def _swap_data(swap: Swap) -> dict[str, Any]:
    return {
        "id": swap.id,
        "own": swap.own,
        "other": swap.other,
        "before": swap.before,
        "after": swap.after,
        "turns": swap.turns,
        "settled": swap.settled,
    }


def _lines(report: SideBySide, top: int) -> Iterator[str]:
    found = report.comparison
    yield from _named("", report.map, report.target)
    for letter, view, strength, side in zip(
        _letters(len(found.views)), found.views, report.outcome.strengths, report.outcome.leanings, strict=True
    ):
        words = [Span(view.title), Span(f"[{view.id}]", "id")]
        yield from hanging(f"  {letter}  {number(strength)} ", words, width(), STYLES[side])
    if not all(report.outcome.settled):
        yield from _remark("A cycle of the map did not settle: strengths that hang on it mean nothing.")
    yield from _heading("THE GROUP", "pooled before or after weighing")
    yield from _group_lines(report.group)
    yield from _heading("STRENGTHS THAT LIE ON DIFFERENT SIDES", _columns(found))
    yield from _outcome_lines(report, top)
    yield from _heading("WHERE THEY DIFFER MOST", f"{_columns(found)}; – has not weighed it")
    yield from _belief_lines(report.map, found.differences, top)
    for exchanged in report.exchanges:
        yield from _exchange_lines(report, exchanged, top)
    if report.left_out:
        yield from _remark(f"{report.left_out} pairs that stand closer together are left out.")
    yield from _heading("WHAT THEY SHARE", _columns(found))
    yield from _belief_lines(report.map, found.shared, top)


def _heading(title: str, remark: str = "") -> Iterator[str]:
    yield ""
    yield from hanging("", [Span(title, "heading"), Span(remark, "dim")], width())


def _remark(words: str) -> Iterator[str]:
    yield from hanging("  ", [Span(words, "dim")], width())


def _named(lead: str, map: Map, id: str, style: str = "") -> Iterator[str]:
    yield from hanging(lead, [Span(label(map, map[id])), Span(f"[{id}]", "id")], width(), style)


def _letters(count: int) -> list[str]:
    """A, B, C … for the perspectives; numbers where letters run out."""
    return [string.ascii_uppercase[at] if at < 26 else str(at + 1) for at in range(count)]


def _columns(found: Comparison) -> str:
    """What stands before each item: the letters of the perspectives, or that only the extremes are shown."""
    count = len(found.views)
    return " ".join(_letters(count)) if _fits(count) else "the least and the greatest"


def _group_lines(group: Sequence[Routes]) -> Iterator[str]:
    for one in group:
        words = f"{number(one.premise_based)} from pooled beliefs, {number(one.conclusion_based)} from verdicts"
        yield from hanging(f"  {one.method:<12}", [Span(words)], width())
    disagreeing = [one.method.value for one in group if one.disagree]
    if disagreeing:
        yield from _remark(
            f"The order matters ({', '.join(disagreeing)}): what the group believes leads to one side, what its "
            "members conclude to another. Which of the two counts is a question of its own."
        )


def _outcome_lines(report: SideBySide, top: int) -> Iterator[str]:
    split = report.split
    if not split:
        yield NOTHING
    for one in split[:top]:
        yield from _named(_side_by_side(one.strengths, [True] * len(one.strengths)), report.map, one.id)
    yield from _rest(len(split) - top)


def _belief_lines(found: Map, beliefs: Sequence[Belief], top: int) -> Iterator[str]:
    if not beliefs:
        yield NOTHING
    for one in beliefs[:top]:
        yield from _named(_side_by_side(one.weights, one.said), found, one.id)
    yield from _rest(len(beliefs) - top)


def _side_by_side(values: Sequence[float], said: Sequence[bool]) -> str:
    """One number for each perspective; where they would fill the line, the least and the greatest, with their owners.

    A dash stands for who has not weighed it.
    """
    if _fits(len(values)):
        shown = (number(value) if is_said else "   –" for value, is_said in zip(values, said, strict=True))
        return f"  {' '.join(shown)}  "
    owned = sorted(zip(values, _letters(len(values)), said, strict=True))
    known = [(value, letter) for value, letter, is_said in owned if is_said]
    (least, lowest), (most, highest) = known[0], known[-1]
    return f"  {lowest} {number(least)} … {highest} {number(most)}  "


def _fits(count: int) -> bool:
    """Whether a number for each of ``count`` perspectives takes no more than half of a line."""
    return 5 * count + 3 <= width() // 2


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield from _remark(f"… and {count} more")


def _exchange_lines(report: SideBySide, one: Exchange, top: int) -> Iterator[str]:
    views = report.comparison.views
    names = dict(zip((view.id for view in views), _letters(len(views)), strict=True))
    first, second = names[one.one.id], names[one.other.id]
    for taker, giver, swaps in ((first, second, one.swaps[0]), (second, first, one.swaps[1])):
        yield from _heading(f"IF {taker} TOOK OVER ONE BELIEF OF {giver}")
        seen = [swap for swap in swaps if abs(swap.effect) >= SEEN or swap.turns or not swap.settled]
        if not seen:
            yield from _remark("no single belief would move the claim")
        for swap in seen[:top]:
            turn = " turns" if swap.turns else "" if swap.settled else " does not settle"
            lead = f"  {number(swap.before)} → {number(swap.after)}{turn}  "
            yield from hanging(lead, list(_swap_spans(report.map, swap)), width())
        yield from _rest(len(seen) - top)
    if one.are_opposed:
        yield from _heading(f"DOUBLE CRUXES OF {first} AND {second}")
        yield from _crux_lines(report.map, one)


def _swap_spans(map: Map, swap: Swap) -> Iterator[Span]:
    yield Span(label(map, map[swap.id]))
    yield Span(f"({number(swap.own).strip()} → {number(swap.other).strip()})")
    yield Span(f"[{swap.id}]", "id")


def _crux_lines(map: Map, one: Exchange) -> Iterator[str]:
    if not one.double_cruxes:
        yield from _remark("none: no single claim would bring each to the other's side")
    for id in one.double_cruxes:
        yield from _named("  ", map, id)
