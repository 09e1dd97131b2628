"""A map compiled for weighing: once into flat arrays, then weighed under any perspective and any rules.

Claims and arguments become nodes. What has no premises spelled out is its own premise: an evidence item, or an argument
given in one sentence, stands as a premise whose credence is the certainty or the force that somebody gave it, and says
nothing until somebody did. An argument with premises that nobody has weighed bears by half, as undecided as all else.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from argmap.errors import InputError, UnknownId
from argmap.model import Argument, Bearing, Claim, Direction, Evidence, Item, Link, LinkKind, Map, Perspective
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.order import reached
from argmap.weigh.perspectives import MIDDLE, NEUTRAL
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import Rules, Swept, sweep

OWN_WORDS = " itself"
FULL = 1.0
"""The force of what is its own premise: that premise alone says how much it bears."""


@dataclass(frozen=True)
class Weighing:
    """The strengths of a map's items under one perspective and one set of rules."""

    compiled: Compiled
    view: Perspective
    rules: Rules
    swept: Swept

    def __getitem__(self, id: str) -> float:
        """The strength of a claim, from 0 to 1, or the force of an argument after undercuts. Raises ``UnknownId``."""
        return float(self.swept.strength[self.compiled.at(id)])

    def act(self, id: str) -> float:
        """What an argument gives its target, from 0 to 1: its force after undercuts times how far its premises hold."""
        return float(self.swept.act[self.compiled.at(id)])

    def acts(self, id: str, stance: Direction) -> Numbers:
        """The acts of the reasons on one side of ``id``, from 0 to 1; of those that count once, the greatest.

        Raises ``UnknownId``.
        """
        graph, at = self.compiled.graph, self.compiled.at(id)
        edges = graph.pro if stance is Direction.PRO else graph.con
        here = slice(*edges.pointers[at : at + 2].tolist())
        acts: Numbers = self.swept.act[edges.sources[here]]
        return np.maximum.reduceat(acts, np.flatnonzero(edges.begins[here])) if len(acts) else acts

    @cached_property
    def bases(self) -> Numbers:
        """The base score of every node, by position; shape (n,), values in [0, 1]. Not to be changed."""
        return self.compiled.base(self.view)

    def base(self, id: str) -> float:
        """The credence, force or certainty that the perspective gives the item itself."""
        return float(self.bases[self.compiled.weight_at(id)])

    def is_settled(self, id: str) -> bool:
        """Whether no cycle that did not settle bears on the item. Raises ``UnknownId`` as ``at`` does."""
        at = self.compiled.at(id)
        swinging = [self.compiled.index[name] for members in self.unsettled for name in members]
        return not (swinging and reached(self.compiled.graph.before, at)[swinging].any())

    @property
    def unsettled(self) -> list[list[str]]:
        """The items of each cycle whose strengths did not settle; their numbers mean nothing."""
        names = self.compiled.names
        return [[names[at] for at in range(one.block.start, one.block.stop)] for one in self.swept.unsettled]


@dataclass(frozen=True)
class Compiled:
    """A map as a graph in flat arrays, with the way from ids to positions and back."""

    map: Map
    graph: Graph
    names: list[str]
    """The id of each node by position; nodes that stand for no item of their own are named after the one they serve."""
    unweighed: Numbers
    """The base score of every node for a reader who has said nothing, by position."""
    _positions: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    """Filled when first asked for; a copy for a later state of the map shares it."""

    @property
    def index(self) -> dict[str, int]:
        """The position of each name. Not to be changed."""
        if not self._positions:
            self._positions.update((name, at) for at, name in enumerate(self.names))
        return self._positions

    def at(self, id: str) -> int:
        """The position of the item ``id``. Raises ``UnknownId`` for what has no strength."""
        found = self.index.get(id)
        if found is None:
            kind = self.map[id].kind_name  # raises for what is not in the map at all
            raise UnknownId(
                f"'{id}' is of kind {kind}, which has no strength", "Name a claim, an argument or evidence."
            )
        return found

    def weight_at(self, id: str) -> int:
        """The position whose base score is the weight given to the item ``id``. Raises ``UnknownId`` as ``at`` does."""
        own = self.index.get(own_words(id))
        return own if own is not None else self.at(id)

    def weighed_item(self, at: int) -> str | None:
        """The item whose weight is the base score at a position; None where it is nobody's."""
        name = self.names[at]
        item = name.removesuffix(OWN_WORDS)
        return item if item in self.map and self.weight_at(item) == at else None

    def base(self, view: Perspective) -> Numbers:
        """The base score of every node under ``view``, by position; shape (n,), values in [0, 1]."""
        base = self.unweighed.copy()
        for id, weight in self.weights(view).items():
            base[self.weight_at(id)] = weight
        return base

    def weights(self, view: Perspective) -> dict[str, float]:
        """What ``view`` gives the items of the map, each from 0 to 1; weights of what is not in it are passed over."""
        every = {**view.credence, **view.force, **view.certainty}
        return {id: weight for id, weight in every.items() if id in self.index}

    def weigh(self, view: Perspective = NEUTRAL, rules: Rules | None = None) -> Weighing:
        """The strengths of everything under ``view`` and ``rules``."""
        rules = rules or Rules()
        return Weighing(self, view, rules, sweep(self.graph, self.base(view), rules))


def own_words(id: str) -> str:
    """The name of the premise that an argument without premises is to itself."""
    return f"{id}{OWN_WORDS}"


def bearing_of(evidence: str, claim: str) -> str:
    """The name of the argument by which an evidence item bears on a claim."""
    return f"{evidence} on {claim}"


def compile(map: Map) -> Compiled:
    """Compile ``map``. Cost grows linearly with its edges. Raises ``InputError`` for a map without claims."""
    nodes = _Nodes(map)
    if not nodes.names:
        raise InputError(f"“{map.header.title}” holds no claims to weigh", "Add a claim first.")
    graph = from_edges(len(nodes.names), nodes.con, nodes.pro, nodes.premises, nodes.arguments, nodes.dependent())
    unweighed = np.full(graph.count, MIDDLE)
    unweighed[graph.position[nodes.full]] = FULL
    return Compiled(map, graph, [nodes.names[node] for node in graph.node.tolist()], unweighed)


_Ground = tuple[str, Direction, frozenset[str] | str]
"""One side of a node, and the premises or the item that a reason there rests on, in whatever words."""


class _Nodes:
    """Numbers the nodes of a map and lists its edges."""

    def __init__(self, map: Map) -> None:
        self.names: list[str] = []
        self.number: dict[str, int] = {}
        self.con: list[tuple[int, int]] = []
        self.pro: list[tuple[int, int]] = []
        self.premises: list[tuple[int, int]] = []
        self.arguments: list[int] = []
        self.full: list[int] = []
        """Arguments that are their own premise."""
        self._grounds: list[tuple[int, _Ground]] = []
        """What each reason rests on: its premises, or itself where it has none."""
        self._said: list[tuple[int, _Ground]] = []
        """What the arguments that restate each other say."""
        entries = sorted(map.unordered, key=lambda entry: entry.rank)
        items = [entry.item for entry in entries]
        restated = list(_restated(map, items))
        self._same = _Classes(restated)
        self._restated = {id for pair in restated for id in pair}
        arguments = [item for item in items if isinstance(item, Argument)]
        for item in items:
            if isinstance(item, Claim | Evidence):
                self._add(item.id)
        for argument in arguments:
            self.arguments.append(self._add(argument.id))
        for argument in arguments:
            self._lead(argument)
        for item in items:
            if isinstance(item, Evidence):
                self._bear(item)

    def dependent(self) -> list[int]:
        """For each node a number, shared by reasons on one side that rest on the same premises or restate each other.

        So reasons fall into classes, and one more reason never joins two others.
        """
        numbers = list(range(len(self.names)))
        first: dict[_Ground, int] = {}
        for node, ground in self._grounds:
            numbers[node] = first.setdefault(ground, node)
        alike = _Classes((numbers[node], first.setdefault(said, numbers[node])) for node, said in self._said)
        return [alike.of(number) for number in numbers]

    def _add(self, name: str) -> int:
        self.number[name] = len(self.names)
        self.names.append(name)
        return self.number[name]

    def _lead(self, argument: Argument) -> None:
        node = self.number[argument.id]
        edges = self.con if argument.stance is Direction.CON else self.pro
        edges.append((node, self.number[argument.target]))
        needed = tuple(premise for premise in argument.premises if premise not in argument.grants)
        self.premises.extend((self.number[premise], node) for premise in needed)
        if not needed:  # it stands in its own words, or on nothing but what it grants
            self.premises.append((self._add(own_words(argument.id)), node))
            self.full.append(node)
        same, side = self._same.of, (argument.target, argument.stance)
        self._grounds.append((node, (*side, frozenset(map(same, needed)) or same(argument.id))))
        if argument.id in self._restated:
            self._said.append((node, (*side, same(argument.id))))

    def _bear(self, evidence: Evidence) -> None:
        for claim, bearing in evidence.bears_on.items():
            node = self._add(bearing_of(evidence.id, claim))
            self.arguments.append(node)
            self.full.append(node)
            self.premises.append((self.number[evidence.id], node))
            stance = Direction.PRO if bearing is Bearing.SUPPORTS else Direction.CON
            (self.pro if stance is Direction.PRO else self.con).append((node, self.number[claim]))
            self._grounds.append((node, (claim, stance, self._same.of(evidence.id))))


def _restated(map: Map, items: list[Item]) -> Iterator[tuple[str, str]]:
    """The pairs of items that say the same in other words, by the map's links."""
    for item in items:
        if isinstance(item, Link) and item.kind is LinkKind.RESTATES:
            start, end = map.get(item.start), map.get(item.end)
            if isinstance(start, Claim | Argument | Evidence) and type(start) is type(end):
                yield item.start, item.end


_Name = TypeVar("_Name", bound=Hashable)


class _Classes(Generic[_Name]):
    """Names joined by pairs, without recursion (union-find with path halving)."""

    def __init__(self, pairs: Iterable[tuple[_Name, _Name]]) -> None:
        self._above: dict[_Name, _Name] = {}
        for one, other in pairs:
            self._above[self.of(one)] = self.of(other)

    def of(self, name: _Name) -> _Name:
        """The name that stands for the class of ``name``."""
        above = self._above
        while above.get(name, name) != name:
            above[name] = above.get(above[name], above[name])
            name = above[name]
        return name
