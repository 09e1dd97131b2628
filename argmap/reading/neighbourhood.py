"""What stands around an item in the graph of a debate: what bears on it, what it bears on, and so on outwards.

An argument with a single premise and nothing against the step is an arrow from that premise to its target; any other
is a node of its own. A claim that is used in several places is one node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import NamedTuple, TypeVar

from argmap.model.context import Question
from argmap.model.map import Map
from argmap.model.moves import evidence_on, move_of, moves_on
from argmap.model.nodes import Argument, Claim, Evidence
from argmap.reading.outline import evidence_sign
from argmap.reading.signs import SIGN_OF_MOVE, Sign

_T = TypeVar("_T")


class Tie(NamedTuple):
    """One item that bears on another, or is a part of it, and how."""

    source: str
    target: str
    sign: Sign


@dataclass(frozen=True)
class Neighbourhood:
    """The items around ``centre``, nearest first, and every tie between two of them."""

    centre: str
    ids: tuple[str, ...]
    ties: tuple[Tie, ...]
    below: dict[str, int]
    """For each item how many more bear on it that are not among ``ids``."""
    above: dict[str, int]
    """For each item how many more it bears on."""
    reach: int
    """The steps after which nothing more was found, or let in."""


def neighbourhood(map: Map, centre: str, depth: int, most: int) -> Neighbourhood:
    """At most ``most`` items that lead to ``centre``, or that it leads to, in up to ``depth`` steps.

    Where not all find room, those for and those against take turns, and so do the items that they belong to.
    """
    graph = _Graph(map, centre)
    seen = {centre: None}
    up, down = [centre], [centre]
    reach = 0
    while reach < depth:
        found = [[tie.source for tie in _balanced(graph.onto(id))] for id in down]
        found += [[tie.target for tie in graph.away(id)] for id in up]
        fresh = [id for id in dict.fromkeys(_in_turn(found)) if id not in seen][: most - len(seen)]
        if not fresh:
            break
        reach += 1
        sources = set(chain.from_iterable(found[: len(down)]))
        down, up = [id for id in fresh if id in sources], [id for id in fresh if id not in sources]
        seen |= dict.fromkeys(fresh)
    onto = {id: graph.onto(id) for id in seen}
    away = {id: graph.away(id) for id in seen}
    below = {id: len({tie.source for tie in ties} - seen.keys()) for id, ties in onto.items()}
    above = {id: len({tie.target for tie in ties} - seen.keys()) for id, ties in away.items()}
    ties = tuple(tie for ties in onto.values() for tie in ties if tie.source in seen)
    return Neighbourhood(centre, tuple(seen), ties, below, above, reach)


def ties_onto(map: Map) -> Callable[[str], list[Tie]]:
    """What bears on a claim or is a part of it, for every item that is asked about; what is found is kept."""
    return _Graph(map, "").onto


class _Graph:
    """The ties of a map as they are drawn around one item."""

    def __init__(self, map: Map, centre: str) -> None:
        self.map = map
        self.centre = centre
        self._known: dict[str, list[Tie]] = {}

    def onto(self, id: str) -> list[Tie]:
        """What bears on the item or is a part of it."""
        if id not in self._known:
            self._known[id] = list(dict.fromkeys(self._onto(id)))
        return self._known[id]

    def _onto(self, id: str) -> Iterator[Tie]:
        match self.map.get(id):
            case Question() as question:
                for claim in dict.fromkeys((*question.theses, *question.options)):
                    yield Tie(claim, id, Sign.THESIS if claim in question.theses else Sign.OPTION)
                return
            case Argument() as argument:
                yield from (Tie(part, id, _part(argument, part)) for part in (*argument.premises, *argument.grants))
            case Claim():
                for evidence in evidence_on(self.map, id):
                    yield Tie(evidence.id, id, evidence_sign(evidence, id))
        for argument, move in moves_on(self.map, id):
            yield Tie(self._tail(argument), id, SIGN_OF_MOVE[move])

    def away(self, id: str) -> list[Tie]:
        """What the item bears on or is a part of."""
        return list(dict.fromkeys(self._away(id)))

    def _away(self, id: str) -> Iterator[Tie]:
        item = self.map.get(id)
        if isinstance(item, Argument):
            yield Tie(id, item.target, SIGN_OF_MOVE[move_of(self.map, item)])
        elif isinstance(item, Evidence):
            yield from (Tie(id, claim, evidence_sign(item, claim)) for claim in item.bears_on)
        elif isinstance(item, Claim):
            for other in self.map.mentioned_by(id):
                if isinstance(other, Argument) and id in (*other.premises, *other.grants):
                    yield from self._through(other, id)
                elif isinstance(other, Question) and id in (*other.theses, *other.options):
                    yield Tie(id, other.id, Sign.THESIS if id in other.theses else Sign.OPTION)

    def _through(self, argument: Argument, part: str) -> Iterator[Tie]:
        if self._tail(argument) == argument.id:
            yield Tie(part, argument.id, _part(argument, part))
        else:
            yield Tie(part, argument.target, SIGN_OF_MOVE[move_of(self.map, argument)])

    def _tail(self, argument: Argument) -> str:
        """Where the arrow of an argument begins: at itself, or at the premise that stands for it."""
        only = argument.premises[0] if len(argument.premises) == 1 else ""
        own = argument.id == self.centre or argument.grants or only in {"", argument.target}
        return argument.id if own or moves_on(self.map, argument.id) else only


def _part(argument: Argument, part: str) -> Sign:
    return Sign.GRANTED if part in argument.grants else Sign.PREMISE


def _balanced(ties: list[Tie]) -> list[Tie]:
    """``ties`` with those for and those against in turn."""
    against = [tie for tie in ties if tie.sign.opposes]
    return list(_in_turn([[tie for tie in ties if not tie.sign.opposes], against]))


def _in_turn(lists: Iterable[list[_T]]) -> Iterator[_T]:
    """The first of each, then the second of each that has one, and so on."""
    for row in zip_longest(*lists):
        yield from (one for one in row if one is not None)
