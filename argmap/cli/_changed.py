"""Why a claim turned, in words: the changes between two states of a map, who made them, which were enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.cli._layout import Span, decimal, hanging
from argmap.cli._output import width
from argmap.edits.apply import WEIGHED
from argmap.model import Argument, Evidence, Link, Map
from argmap.model.base import Item
from argmap.reading import label
from argmap.store.telling import local_time
from argmap.weigh.change_sets import EXACT
from argmap.weigh.changes import EXACT_STRUCTURAL, Change, ChangeExplanation
from argmap.weigh.perspectives import MIDDLE
from argmap.weigh.robust import UNDECIDED

if TYPE_CHECKING:
    from argmap.store import Event

EVENTS_SHOWN = 3
SETS_SHOWN = 8

Sets = tuple[tuple[str, ...], ...]


def explanation_lines(
    found: ChangeExplanation, maps: tuple[Map, Map], made: Mapping[str, Sequence[Event]]
) -> Iterator[str]:
    """Which changes made a claim turn; ``maps`` are those of then and now, ``made`` the events behind each change."""
    yield from hanging("  ", [Span(_how_many(found))], width())
    if found.unsettled:
        words = f"In {counted(found.unsettled, 'state')} tried a cycle did not settle: read this with care."
        yield from hanging("  ", [Span(words, "against")], width())
    told = _told(found)
    numbers = {id: str(at) for at, id in enumerate(told, 1)}
    yield ""
    by_id = {one.id: one for one in found.changes}
    for id, at in numbers.items():
        yield from _change_lines(at, by_id[id], found, maps[by_id[id].after is not None], made.get(id, ()))
    if len(by_id) > len(told):
        words = f"{counted(len(by_id) - len(told), 'other change')} made no difference to what follows."
        yield from hanging("     ", [Span(words, "dim")], width())
    yield ""
    for title, sets in _questions(found):
        yield from hanging("  ", [Span(f"{title}:"), Span(_listed(sets, numbers), "heading")], width())


def _told(found: ChangeExplanation) -> list[str]:
    """The changes that stand in any set that is told, in that order."""
    shown = (one for sets in _all_sets(found) for one in sets[:SETS_SHOWN])
    return list(dict.fromkeys(id for ids in shown for id in ids))


def _all_sets(found: ChangeExplanation) -> tuple[Sets, Sets, Sets]:
    return found.reasons.sufficient, found.reasons.counterfactual, found.reasons.necessary


def _questions(found: ChangeExplanation) -> Iterator[tuple[str, Sets]]:
    """What is told of sets of changes, each with the sets."""
    sufficient, counterfactual, necessary = _all_sets(found)
    yield "Enough, with the others taken back", sufficient
    if counterfactual == necessary:
        yield "Undoes the turn when taken back, and nothing without it is enough", counterfactual
        return
    yield "Undoes the turn when taken back, with the others kept", counterfactual
    if found.reasons.is_exhaustive:
        yield "Nothing without it is enough", necessary


def _listed(sets: Sets, numbers: Mapping[str, str]) -> str:
    shown = [" + ".join(sorted((numbers[id] for id in ids), key=int)) for ids in sets[:SETS_SHOWN]]
    more = [f"{len(sets) - SETS_SHOWN} more (--json)"] if len(sets) > SETS_SHOWN else []
    return ", or ".join([*shown, *more])


def _how_many(found: ChangeExplanation) -> str:
    bear = f"{counted(len(found.changes), 'change')} can bear on it. "
    if found.reasons.is_exhaustive:
        return bear + "Every set of them was tried."
    return bear + (
        f"Of more than {EXACT}, or {EXACT_STRUCTURAL} that are more than weights, not every set is tried: told are one "
        "set that is enough and one that undoes the turn. "
        "No single change can be left out of either, but there may be other sets, and smaller ones."
    )


def _change_lines(
    at: str, change: Change, found: ChangeExplanation, map: Map, events: Sequence[Event]
) -> Iterator[str]:
    words = [Span(label(map, map[change.id])), Span(f"[{change.id}]", "id")]
    yield from hanging(f"  {at:>2} ", words, width())
    by = [f"{event.actor}, {local_time(event.ts)[:-3]} (event {event.seq})" for event in events[-EVENTS_SHOWN:]]
    alone, without = (_strength(found, margins[change.id]) for margins in (found.reasons.alone, found.reasons.without))
    yield from hanging(
        "     ", [Span("; ".join([facts(change), *by, f"with it alone {alone}, without it {without}"]), "dim")], width()
    )


def _strength(found: ChangeExplanation, margin: float) -> str:
    """The strength that a margin means, or how far the claim is ahead of the other."""
    if found.turn.over is None:
        return decimal(margin + MIDDLE)
    if abs(margin) < UNDECIDED:
        return "level"
    return f"{'ahead' if margin > 0 else 'behind'} by {decimal(abs(margin))}"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def facts(change: Change) -> str:
    """What differs, as a phrase."""
    before, after = change.before, change.after
    if before is None and after is not None:
        return ", ".join([f"{after.kind_name} added", *_weight(after, change.weights[1])])
    if after is None and before is not None:
        return ", ".join([f"{before.kind_name} taken out", *_weight(before, change.weights[0])])
    return ", ".join([*_leads(before, after), *_weights(after, change.weights)])


def _weight(item: Item, weight: float | None) -> Iterator[str]:
    if weight is not None:
        yield f"{WEIGHED[type(item)]} {decimal(weight)}"


def _weights(item: Item | None, weights: tuple[float | None, float | None]) -> Iterator[str]:
    then, now = weights
    if item is not None and then is not None and now is not None and then != now:
        yield f"{WEIGHED[type(item)]} {decimal(then)} → {decimal(now)}"


def _leads(before: Item | None, after: Item | None) -> Iterator[str]:
    """Where an item leads otherwise than before."""
    match before, after:
        case Argument(), Argument():
            if before.stance is not after.stance:
                yield f"now {after.stance}, was {before.stance}"
            if before.target != after.target:
                yield f"now bears on [{after.target}], before on [{before.target}]"
            yield from _members("premises", before.premises, after.premises)
            yield from _members("grants", before.grants, after.grants)
        case Evidence(), Evidence():
            told = ([f"{bearing} [{id}]" for id, bearing in one.bears_on.items()] for one in (before, after))
            then, now = (", ".join(listed) for listed in told)
            if then != now:
                yield f"now {now}; before {then}"
        case Link(), Link():
            if (before.start, before.end) != (after.start, after.end):
                yield f"now [{after.start}] restates [{after.end}], before [{before.start}] [{before.end}]"


def _members(name: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    new, gone = sorted(set(after) - set(before)), sorted(set(before) - set(after))
    if new or gone:
        parts = [f"with [{id}]" for id in new] + [f"without [{id}]" for id in gone]
        yield f"{name} {', '.join(parts)}"
