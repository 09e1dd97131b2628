"""``argmap ranges``: what strengths may be when beliefs are known only within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import ABSENT, Span, decimal, hanging, number, signed
from argmap.cli._output import say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import head, is_empty, rules_data, spoken, weighed, weighing_options
from argmap.errors import InputError
from argmap.model import Map, Question
from argmap.reading import label
from argmap.reading.bars import RANGE_LEGEND, range_cells
from argmap.weigh.compiled import Weighing
from argmap.weigh.ranges import DRAWS, Belief, Front, Interval, Range, Spread, observed, spread, within
from argmap.weigh.silence import spoken_on
from argmap.weigh.sweep import MIDDLE

BAR = 25
"""Columns of a range."""
OFF = 0.1
"""How far beliefs reach to both sides when nothing is said about it."""
MOST_DRAWS = 100_000
DRIVERS_SHOWN = 5
DRIVERS_AS_DATA = 20
STILL = 1e-9
"""A strength that moves by less does not move."""


@dataclass(frozen=True)
class _Group:
    """Claims that are told together."""

    title: str
    question: str | None
    ids: list[str]
    options: list[str]
    """Those of which one may lead; none on which nothing weighed or drawn bears."""


@click.command(
    epilog=examples(
        "argmap ranges deprecation --perspective on-deprecations --within .2",
        "argmap ranges deprecation avoid-retirement --perspective on-deprecations --weight 10",
        "argmap ranges deprecation avoid-retirement --belief avoiding-retirement-is-cheap=.4..1",
    )
)
@click.argument("map")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--within", "off", type=float, help="Every belief reaches so far to both sides.  [default: 0.1]")
@click.option("--weight", type=float, help="Every belief is a beta distribution worth so many observations.")
@click.option("--belief", "given", metavar="ID=LOW..HIGH", multiple=True, help="The bounds of one belief; repeatable.")
@click.option(
    "--draws", type=click.IntRange(1, MOST_DRAWS), default=DRAWS, show_default=True, help="How often beliefs are drawn."
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same gives the same draws.")
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def ranges(  # noqa: PLR0913 - one for each option
    map: str,
    ids: tuple[str, ...],
    *,
    off: float | None,
    weight: float | None,
    given: tuple[str, ...],
    draws: int,
    seed: int,
    as_json: bool,
    **rules: str,
) -> None:
    """Show what the theses and options of a map, or the claims ID, come to when beliefs are known only within bounds.

    All beliefs of the perspective are drawn together, many times: each within --within of its weight, or from a beta
    distribution with --weight. With --belief alone only the beliefs given are drawn; a perspective need not have
    weighed them. Told are each strength as it is and its range over the draws, how often each option leads, and which
    beliefs the leader follows most (Spearman's rank correlation). A range over draws is no confidence interval.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        groups = _asked(ids) if ids else _questions(target.map)
        beliefs = _beliefs(weighing, off, weight, dict(_bounds(text) for text in given))
        every = list(dict.fromkeys(id for group in groups for id in group.ids))
        held = {*weighing.compiled.weights(weighing.view), *beliefs}
        said = spoken_on(weighing.compiled, held, every)
        groups = [replace(group, options=[id for id in group.options if id in said]) for group in groups]
        found = spread(weighing.compiled, every, beliefs, weighing.view, weighing.rules, draws=draws, seed=seed)
        if as_json:
            say_json(_data(weighing, groups, found, len(beliefs), said))
            return
        drawn = _drawn_words(beliefs, found, off, weight, len(given))
        for line in _lines(weighing, groups, found, drawn, said):
            click.echo(line)


def _asked(ids: tuple[str, ...]) -> list[_Group]:
    several = list(dict.fromkeys(ids))
    return [_Group("", None, several, several if len(several) > 1 else [])]


def _questions(map: Map) -> list[_Group]:
    found = [
        _Group(one.text, one.id, list(dict.fromkeys([*one.theses, *one.options])), list(one.options))
        for one in map.of_kind(Question)
    ]
    if not any(group.ids for group in found):
        raise InputError("this map has no theses or options", "Name a claim: `argmap ranges MAP ID`.")
    return [group for group in found if group.ids]


def _bounds(text: str) -> tuple[str, Belief]:
    """The belief that ID=LOW..HIGH means."""
    id, _, bounds = text.rpartition("=")
    low, _, high = bounds.partition("..")
    try:
        return id, Interval(float(low), float(high))
    except ValueError:
        raise InputError(f"'{text}' gives no bounds of a belief", "Write ID=LOW..HIGH, such as `x=0.4..0.8`.") from None


def _beliefs(
    weighing: Weighing, off: float | None, weight: float | None, given: dict[str, Belief]
) -> dict[str, Belief]:
    """What is to be drawn."""
    if off is not None and weight is not None:
        raise InputError("beliefs are drawn from intervals or from beta distributions", "Use --within or --weight.")
    drawn: dict[str, Belief] = {}
    if weight is not None:
        drawn = observed(weighing.compiled, weighing.view, weight)
    elif off is not None or not given:
        drawn = within(weighing.compiled, weighing.view, OFF if off is None else off)
    if not drawn and not given:
        what = "nothing is believed" if is_empty(weighing) else "everything is held at 0 or 1"
        raise InputError(
            f"{what} in '{weighing.view.id}', so there is nothing to draw",
            "Choose a perspective with --perspective, or give bounds: --belief ID=LOW..HIGH.",
        )
    return drawn | given


def _data(
    weighing: Weighing, groups: list[_Group], found: Spread, beliefs: int, said: frozenset[str]
) -> dict[str, Any]:
    return {
        **rules_data(weighing),
        "draws": found.draws,
        "seed": found.seed,
        "beliefs": beliefs,
        "unsettled_draws": found.unsettled,
        "groups": [_group_data(weighing, group, found, said) for group in groups],
    }


def _group_data(weighing: Weighing, group: _Group, found: Spread, said: frozenset[str]) -> dict[str, Any]:
    by_id = {one.id: one for one in found.ranges}
    front = found.front(group.options) if group.options else None
    return {
        "question": group.question,
        "ranges": [
            {
                **asdict(by_id[id]),
                "strength": weighing[id],
                "spoken": id in said,
                "leads": front.shares.get(id) if front else None,
                "follows": [
                    {"id": driver, "correlation": value} for driver, value in found.drivers[id][:DRIVERS_AS_DATA]
                ],
            }
            for id in group.ids
        ],
        "leader": front.leader if front else None,
        "clear": front.is_clear if front else None,
        "overlapping": front.overlapping if front else [],
    }


def _lines(weighing: Weighing, groups: list[_Group], found: Spread, drawn: str, said: frozenset[str]) -> Iterator[str]:
    yield from head(weighing, hint=False)
    yield from _remark(drawn, "    ")
    yield from _remark(RANGE_LEGEND, "    ")
    if found.unsettled:
        words = f"in {found.unsettled} draws a cycle did not settle; their strengths mean nothing"
        yield from hanging("    ", [Span(words, "against")], width())
    for group in groups:
        yield ""
        if group.title:
            yield from hanging("", [Span(group.title, "heading")], width())
        yield from _group_lines(weighing, group, found, said)


def _drawn_words(beliefs: dict[str, Belief], found: Spread, off: float | None, weight: float | None, given: int) -> str:
    """What was drawn and how."""
    count = f"{len(beliefs):,} belief{'s' if len(beliefs) > 1 else ''}"
    how = "within the bounds given"
    if weight is not None:
        how = f"each worth {weight:g} observations; what is held at 0 or 1 stays there"
    elif off is not None or not given:
        how = f"each within {decimal(OFF if off is None else off)} of its weight"
    if given and how != "within the bounds given":
        how += f"; {given} within the bounds given"
    return f"{found.draws:,} draw{'s' if found.draws > 1 else ''} of {count}, {how}."


def _group_lines(weighing: Weighing, group: _Group, found: Spread, said: frozenset[str]) -> Iterator[str]:
    """The ranges; those that stay in the middle are counted, and what nothing weighed or drawn bears on is named."""
    map, by_id = weighing.compiled.map, {one.id: one for one in found.ranges}
    front = found.front(group.options) if group.options else None
    heard = [id for id in group.ids if id in said]
    shown = [id for id in heard if not group.question or not _is_silent(by_id[id])]
    now = spoken(weighing, shown)
    for id in shown:
        strength = number(weighing[id]) if id in now else ABSENT
        yield from _range_lines(map, by_id[id], strength, front.shares.get(id) if front else None)
    if len(heard) > len(shown):
        yield from _remark(f"{len(heard) - len(shown)} more stay at .50 whatever is drawn.")
    if len(heard) < len(group.ids):
        yield from _remark("Nothing weighed or drawn bears on these, so they have no strength:")
    for id in group.ids:
        if id not in said:
            yield from hanging(f"  {ABSENT} ", [Span(label(map, map[id])), Span(f"[{id}]", "id")], width())
    if front is not None:
        yield from hanging("  ", [Span(_front_words(map, group, front, by_id))], width())
    for id in [front.leader] if group.question and front else group.ids:
        if by_id[id].highest - by_id[id].lowest >= STILL:
            yield from _driver_lines(map, id, found.drivers[id])


def _is_silent(one: Range) -> bool:
    return max(abs(one.lowest - MIDDLE), abs(one.highest - MIDDLE)) < STILL


def _range_lines(map: Map, one: Range, strength: str, leads: float | None) -> Iterator[str]:
    words = [Span(label(map, map[one.id])), Span(f"[{one.id}]", "id")]
    yield from hanging(f"  {strength} {range_cells(one.quantiles, BAR)} ", words, width())
    facts = [f"median {decimal(one.median)}", f"90 % in {decimal(one.low)}–{decimal(one.high)}"]
    facts.append(f"all in {decimal(one.lowest)}–{decimal(one.highest)}")
    if leads is not None:
        facts.append(f"leads in {_percent(leads)}")
    yield from _remark("; ".join(facts), " " * 7)


def _percent(share: float) -> str:
    """A share as a percentage; what is not all or nothing never reads so."""
    if 0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1 - STILL else f"{share * 100:.0f} %"


def _front_words(map: Map, group: _Group, front: Front, by_id: dict[str, Range]) -> str:
    """Which of the options is ahead, in words."""
    share, what = front.shares[front.leader], "option" if group.question else "claim"
    ends = [value for id in group.options for value in (by_id[id].lowest, by_id[id].highest)]
    if len(group.options) > 1 and max(ends) - min(ends) < STILL:
        return f"No {what} is ahead: all stand alike in every draw."
    name = f"“{label(map, map[front.leader])}”"
    if len(group.options) == 1:
        return f"{name} is the only {what} that has a strength."
    if front.is_clear:
        return (
            f"{name} is clearly ahead: it leads in {_percent(share)} of the draws and its range lies above all others."
        )
    rival, others = f"“{label(map, map[front.overlapping[0]])}”", len(front.overlapping) - 1
    more = f" and {others} more" if others else ""
    return (
        f"No {what} is clearly ahead: {name} leads in {_percent(share)} of the draws, but its range overlaps with that "
        f"of {rival}{more}."
    )


def _driver_lines(map: Map, id: str, drivers: tuple[tuple[str, float], ...]) -> Iterator[str]:
    title = f"“{label(map, map[id])}” follows no single belief more than chance would."
    yield from _remark(f"“{label(map, map[id])}” follows most:" if drivers else title)
    for driver, correlation in drivers[:DRIVERS_SHOWN]:
        words = [Span(label(map, map[driver])), Span(f"[{driver}]", "id")]
        yield from hanging(f"    {signed(correlation)} ", words, width())


def _remark(words: str, lead: str = "  ") -> Iterator[str]:
    yield from hanging(lead, [Span(words, "dim")], width())
