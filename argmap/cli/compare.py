"""``argmap compare``: where perspectives differ, which differences move a claim, and what they share."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import ABSENT, Span, hanging, number
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import chosen_rules, rules_options
from argmap.model import Claim, Map
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh.compare import (
    Alone,
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
FEW = 3
"""How many to show of what only one of two has weighed."""
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
@rules_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def compare(map: str, views: tuple[str, ...], id: str | None, top: int, *, as_json: bool, **rules: str) -> None:
    """Compare perspectives: where they differ most, which differences move a claim, what they share.

    P and Q are ids of perspectives (`argmap perspectives MAP` lists them) or of sources. For the claim in question it
    is told how strong it is for each, what the group comes to when beliefs are pooled and when verdicts are pooled, and
    what happens to one's strength when one belief is taken over from another. A double crux is a claim by which each of
    two who stand on different sides would come to the other's. Who has weighed nothing that bears on a claim is silent
    on it: that is neither a belief nor a vote. Strengths go from 0 to 1 with .50 in the middle.
    """
    with reading(map) as target:
        found = [perspective(target.map, view) for view in views]
        check_views(found)
        chosen = id or first_thesis(target.map)
        report = side_by_side(compile(target.map), found, chosen, top_claims(target.map), chosen_rules(**rules))
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
        "counts": {"differences": len(found.differences), "shared": len(found.shared), "alone": found.alone},
        "exchanges": [_exchange_data(one, top) for one in report.exchanges],
        "pairs_left_out": report.left_out,
    }


def _outcome_data(one: Outcome) -> dict[str, Any]:
    sides = [side.value for side in one.leanings]
    return {"id": one.id, "strengths": one.spoken, "leanings": sides, "settled": one.settled}


def _group_data(one: Routes) -> dict[str, Any]:
    return {
        "method": one.method.value,
        "premise_based": one.premise_based,
        "conclusion_based": one.conclusion_based,
        "disagree": one.disagree,
        "left_out": one.speaks.count(False),
        "settled": one.settled,
    }


def _belief_data(one: Belief) -> dict[str, Any]:
    return {"id": one.id, "weights": one.weights, "said": one.said, "spread": one.spread}


def _exchange_data(one: Exchange, top: int) -> dict[str, Any]:
    return {
        "perspectives": [one.one.id, one.other.id],
        "strengths": [strength if speaks else None for strength, speaks in zip(one.strengths, one.speaks, strict=True)],
        "opposed": one.are_opposed,
        "swaps": [[_swap_data(swap) for swap in swaps[:top]] for swaps in one.swaps],
        "alone": [_alone_data(alone, top) for alone in one.alone],
        "double_cruxes": one.double_cruxes,
    }


def _alone_data(one: Alone, top: int) -> dict[str, Any]:
    return {
        "count": one.count,
        "without": one.strength,
        "settled": one.settled,
        "without_each": [_swap_data(swap) for swap in one.swaps[:top]],
    }


def _swap_data(swap: Swap) -> dict[str, Any]:
    own, other = swap.spoken
    return {
        "id": swap.id,
        "own": own,
        "other": other,
        "before": swap.before,
        "after": swap.after,
        "turns": swap.turns,
        "settled": swap.settled,
    }


def _lines(report: SideBySide, top: int) -> Iterator[str]:
    found = report.comparison
    yield from _verdict_lines(report)
    yield from _heading("THE GROUP", "pooled before or after weighing")
    yield from _group_lines(report.group)
    yield from _heading("ON OPPOSITE SIDES", _columns(found))
    yield from _outcome_lines(report, report.split, top)
    if report.one_sided:
        yield from _heading("ON A SIDE FOR SOME, ON NONE FOR OTHERS", f"{_columns(found)}; – silent on it")
        yield from _outcome_lines(report, report.one_sided, min(top, FEW))
    yield from _heading("WHERE THEY DIFFER MOST", f"{_columns(found)}; – has not weighed it")
    yield from _belief_lines(report.map, found.differences, top)
    yield from _alone_remark(found)
    for exchanged in report.exchanges:
        yield from _exchange_lines(report, exchanged, top)
    if report.left_out:
        yield from _remark(f"{report.left_out} pairs that stand closer together are left out.")
    yield from _heading("WHAT THEY SHARE", _columns(found))
    yield from _belief_lines(report.map, found.shared, top)


def _verdict_lines(report: SideBySide) -> Iterator[str]:
    """The claim in question, and how strong it is for each."""
    views, outcome = report.comparison.views, report.outcome
    letters = _letters(len(views))
    yield from _named("", report.map, report.target)
    for letter, view, strength, side in zip(letters, views, outcome.spoken, outcome.leanings, strict=True):
        words = [Span(view.title), Span(f"[{view.id}]", "id")]
        yield from hanging(f"  {letter}  {_number(strength)} ", words, width(), STYLES[side])
    silent = [letter for letter, strength in zip(letters, outcome.spoken, strict=True) if strength is None]
    if silent:
        yield from _remark(
            f"Nothing that {', '.join(silent)} {'believes' if len(silent) == 1 else 'believe'} bears on it."
        )
    if not all(outcome.settled):
        yield from _remark("A cycle of the map did not settle: strengths that hang on it mean nothing.")


def _number(value: float | None) -> str:
    return ABSENT if value is None else number(value)


def _heading(title: str, remark: str = "") -> Iterator[str]:
    yield ""
    yield from hanging("", [Span(title, "heading"), Span(remark, "dim")], width())


def _remark(words: str) -> Iterator[str]:
    yield from hanging("  ", [Span(words, "dim")], width())


def _named(lead: str, map: Map, id: str, style: str = "") -> Iterator[str]:
    yield from hanging(lead, [Span(_title(map, id)), Span(f"[{id}]", "id")], width(), style)


def _title(map: Map, id: str) -> str:
    """What an item is called; an argument may be called as its premise is, so what is no claim is told apart."""
    item = map[id]
    return label(map, item) if isinstance(item, Claim) else f"{item.kind_name}: {label(map, item)}"


def _letters(count: int) -> list[str]:
    """A, B, C … for the perspectives; numbers where letters run out."""
    return [string.ascii_uppercase[at] if at < 26 else str(at + 1) for at in range(count)]


def _columns(found: Comparison) -> str:
    """What stands before each item: the letters of the perspectives, or that only the extremes are shown."""
    count = len(found.views)
    return " ".join(_letters(count)) if _fits(count) else "the least and the greatest"


def _group_lines(group: Sequence[Routes]) -> Iterator[str]:
    if not group:
        yield from _remark("fewer than two have weighed anything that bears on it: there is nothing to pool")
        return
    for one in group:
        words = f"{number(one.premise_based)} from pooled beliefs, {number(one.conclusion_based)} from verdicts"
        yield from hanging(f"  {one.method:<12}", [Span(words)], width())
    silent = group[0].speaks.count(False)
    if silent:
        yield from _remark(f"{silent} of {len(group[0].speaks)} left out: silence is no vote")
    disagreeing = [one.method.value for one in group if one.disagree]
    if disagreeing:
        yield from _remark(
            f"The order matters ({', '.join(disagreeing)}): what the group believes and what its members conclude do "
            "not lead to the same side. Which of the two counts is a question of its own."
        )


def _outcome_lines(report: SideBySide, found: Sequence[Outcome], top: int) -> Iterator[str]:
    if not found:
        yield NOTHING
    for one in found[:top]:
        yield from _named(_side_by_side(one.strengths, one.borne), report.map, one.id)
    yield from _rest(len(found) - top)


def _alone_remark(found: Comparison) -> Iterator[str]:
    """How much only one has weighed, where anybody has."""
    counted = zip(_letters(len(found.alone)), found.alone, strict=True)
    if counts := [f"{count:,} by {letter}" for letter, count in counted if count]:
        yield from _remark(f"Weighed by one alone: {', '.join(counts)}.")


def _belief_lines(found: Map, beliefs: Sequence[Belief], top: int) -> Iterator[str]:
    if not beliefs:
        yield NOTHING
    for one in beliefs[:top]:
        yield from _named(_side_by_side(one.weights, one.said), found, one.id)
    yield from _rest(len(beliefs) - top)


def _side_by_side(values: Sequence[float], said: Sequence[bool]) -> str:
    """One number for each perspective; where they would fill the line, the least and the greatest, with their owners.

    A dash stands for who has not said anything of it.
    """
    if _fits(len(values)):
        shown = (number(value) if is_said else ABSENT for value, is_said in zip(values, said, strict=True))
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
        if swaps or all(one.speaks):
            yield from _heading(f"IF {taker} TOOK OVER ONE BELIEF OF {giver}")
            if not one.speaks[taker != first]:
                yield from _remark(f"{taker} is silent on the claim: what stands before → is nobody's view")
            yield from _swap_lines(report.map, swaps, top)
    for owner, alone in ((first, one.alone[0]), (second, one.alone[1])):
        if alone.count:
            yield from _alone_lines(report.map, owner, second if owner == first else first, alone, top)
    if one.are_opposed:
        yield from _heading(f"DOUBLE CRUXES OF {first} AND {second}")
        yield from _crux_lines(report.map, one)


def _swap_lines(map: Map, swaps: Sequence[Swap], top: int) -> Iterator[str]:
    seen = [swap for swap in swaps if abs(swap.effect) >= SEEN or swap.turns or not swap.settled]
    if not seen:
        yield from _remark("no single belief would move the claim")
    for swap in seen[:top]:
        turn = " turns" if swap.turns else "" if swap.settled else " does not settle"
        lead = f"  {number(swap.before)} → {number(swap.after)}{turn}  "
        yield from hanging(lead, list(_swap_spans(map, swap)), width())
    yield from _rest(len(seen) - top)


def _alone_lines(map: Map, owner: str, other: str, alone: Alone, top: int) -> Iterator[str]:
    """What the claim would be without what only one of two has weighed: all of it, and each."""
    yield from _heading(f"ONLY {owner} HAS WEIGHED, NOT {other}")
    counted = "1 belief that bears" if alone.count == 1 else f"{alone.count:,} beliefs that bear"
    left = "–" if alone.strength is None else number(alone.strength).strip()
    ends = f"would be {left} for {owner}" if alone.settled else "does not settle"
    them = "it the claim" if alone.count == 1 else "all of them it"
    yield from hanging("  ", [Span(f"{counted} on the claim. Without {them} {ends}.")], width())
    if alone.count > 1:
        yield from _swap_lines(map, alone.swaps, min(top, FEW))


def _swap_spans(map: Map, swap: Swap) -> Iterator[Span]:
    yield Span(_title(map, swap.id))
    own, other = (_number(value).strip() for value in swap.spoken)
    yield Span(f"({own} → {other})")
    yield Span(f"[{swap.id}]", "id")


def _crux_lines(map: Map, one: Exchange) -> Iterator[str]:
    if not one.double_cruxes:
        yield from _remark("none: no single claim would bring each to the other's side")
    for id in one.double_cruxes:
        yield from _named("  ", map, id)
