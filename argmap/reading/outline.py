"""A debate as an outline: what stands at the top, and what stands under each item.

The outline unfolds a graph: a claim that is used in two places stands in both, and one that leads back to itself goes
on for ever. Callers unfold only what is asked for, and stop where a row repeats one above it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container, Iterator
from typing import NamedTuple

from argmap.model.base import Item
from argmap.model.context import Question
from argmap.model.map import Map
from argmap.model.moves import evidence_on, move_of, moves_on
from argmap.model.nodes import Argument, Bearing, Claim, Evidence
from argmap.reading.signs import SIGN_OF_MOVE, Sign


class Branch(NamedTuple):
    """An item of the outline and how it stands to what is above it."""

    id: str
    sign: Sign


def roots(map: Map) -> list[Branch]:
    """The top of the outline: the questions, then what could not be reached from them otherwise.

    That is every claim that nothing uses, one claim of each circle, and one argument of a circle without claims.
    """
    questions = [Branch(id, Sign.QUESTION) for id in _in_order(map, Question, ())]
    below = _below(map)
    reached: set[str] = set()
    _reach([branch.id for branch in questions], below, reached)
    claims = _in_order(map, Claim, reached)
    has_parent = {id for ids in below.values() for id in ids} if claims else set()
    loose: list[Branch] = []
    for id in (*(id for id in claims if id not in has_parent), *claims):
        if id not in reached:
            loose.append(Branch(id, Sign.CLAIM))
            _reach([id], below, reached)
    for id in _in_order(map, Argument, reached):
        if id not in reached:
            loose.append(Branch(id, SIGN_OF_MOVE[move_of(map, map.find(id, Argument))]))
            _reach([id], below, reached)
    return questions + loose


def _in_order(map: Map, kind: type[Item], without: Container[str]) -> list[str]:
    """The ids of the items of one kind that are not in ``without``, in canonical order."""
    found = [entry for entry in map.unordered if isinstance(entry.item, kind) and entry.item.id not in without]
    found.sort(key=lambda entry: (entry.item.theme, entry.rank, entry.item.id))
    return [entry.item.id for entry in found]


def _below(map: Map) -> dict[str, list[str]]:
    """For every item, the ids that the outline shows somewhere under it."""
    below: dict[str, list[str]] = defaultdict(list)
    for entry in map.unordered:
        item = entry.item
        if isinstance(item, Argument):
            below[item.target].append(item.id)
            below[item.id].extend((*item.premises, *item.grants))
        elif isinstance(item, Question):
            below[item.id].extend((*item.theses, *item.options))
    return below


def _reach(start: list[str], below: dict[str, list[str]], reached: set[str]) -> None:
    waiting = list(start)
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting.extend(below.get(id, ()))


def children(map: Map, id: str) -> list[Branch]:
    """What stands under the item, in reading order: reasons for, reasons against, evidence."""
    item = map.get(id)
    match item:
        case Question():
            theses = [Branch(claim, Sign.THESIS) for claim in item.theses]
            return theses + [Branch(claim, Sign.OPTION) for claim in item.options if claim not in item.theses]
        case Argument():
            return [*_inside(map, item), *_bearing(map, id)]
        case Claim():
            return list(_bearing(map, id))
    return []


def _inside(map: Map, argument: Argument) -> Iterator[Branch]:
    """The parts of an argument. A single premise is the reason itself, so what bears on it stands here directly."""
    if len(argument.premises) == 1:
        yield from _bearing(map, argument.premises[0])
    else:
        yield from (Branch(premise, Sign.PREMISE) for premise in argument.premises if premise not in argument.grants)
    yield from (Branch(granted, Sign.GRANTED) for granted in dict.fromkeys(argument.grants))


def _bearing(map: Map, id: str) -> list[Branch]:
    """The arguments and the evidence that bear on a claim or an argument: first those for, then those against."""
    branches = [Branch(argument.id, SIGN_OF_MOVE[move]) for argument, move in moves_on(map, id)]
    branches += [Branch(evidence.id, evidence_sign(evidence, id)) for evidence in evidence_on(map, id)]
    branches.sort(key=_reading_order)
    return branches


def has_children(map: Map, id: str) -> bool:
    """Whether anything stands under the item; much cheaper than listing it where thousands do."""
    if not isinstance(map.get(id), Claim):
        return bool(children(map, id))
    return any(_bears_on(map.get(other), id) for other in map.mentions.get(id, ()))


def _bears_on(item: Item | None, id: str) -> bool:
    return (isinstance(item, Argument) and item.target == id) or (isinstance(item, Evidence) and id in item.bears_on)


def evidence_sign(evidence: Evidence, claim_id: str) -> Sign:
    """How the evidence stands to a claim that it bears on."""
    return Sign.EVIDENCE_FOR if evidence.bears_on[claim_id] is Bearing.SUPPORTS else Sign.EVIDENCE_AGAINST


def _reading_order(branch: Branch) -> tuple[bool, bool]:
    return branch.sign in (Sign.EVIDENCE_FOR, Sign.EVIDENCE_AGAINST), branch.sign.opposes


def path_to(map: Map, id: str, under: str = "") -> list[str]:
    """The rows of the outline that lead from the top to the item, one of the shortest ways; empty if none does.

    A way from the question ``under`` goes before shorter ones. The last row is the item's own, or for a claim that has
    no row that of the argument whose only premise it is.
    """
    came_from: dict[str, str | None] = {id: None}
    waiting, tops = deque([id]), list[str]()
    while waiting:
        here = waiting.popleft()
        above = _rows_above(map, here)
        if isinstance(map.get(here), Question) or (not above and isinstance(map.get(here), Claim)):
            tops.append(here)
            if under in {"", here}:
                break
        for parent in above:
            if parent not in came_from:
                came_from[parent] = here
                waiting.append(parent)
    if tops:
        return _down(came_from, under if under in tops else tops[0], map)
    circles = {branch.id for branch in roots(map)}
    nearest = next((one for one in came_from if one in circles), None)
    return [] if nearest is None else _down(came_from, nearest, map)


def _down(came_from: dict[str, str | None], top: str, map: Map) -> list[str]:
    """The way from ``top`` down; a claim that only hands on to the argument it is the sole premise of has no row."""
    path: list[str] = []
    here: str | None = top
    while here is not None:
        path.append(here)
        here = came_from[here]
    return [row for above, row in zip([None, *path], path, strict=False) if not _stands_in(map, above, row)]


def _stands_in(map: Map, above: str | None, row: str) -> bool:
    """Whether the row ``above`` is an argument that stands for its only premise ``row``."""
    argument = map.get(above) if above is not None else None
    return isinstance(argument, Argument) and argument.premises == (row,) and row not in argument.grants


def _rows_above(map: Map, id: str) -> list[str]:
    """The items that the outline shows ``id`` under, in the order in which they were added."""
    match map.get(id):
        case Argument() as item:
            return [item.target]
        case Evidence() as item:
            return list(item.bears_on)
        case Claim():
            above = [other for other in map.mentions.get(id, ()) if _holds(map.get(other), id)]
            return sorted(above, key=lambda other: (map.entries[other].rank, other))
    return []


def _holds(item: Item | None, id: str) -> bool:
    """Whether the outline shows the claim ``id`` right under the item, as something other than a reason about it."""
    return isinstance(item, Question) or (isinstance(item, Argument) and id in (*item.premises, *item.grants))
