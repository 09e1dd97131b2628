"""A layered graph ready to be ordered: lines that pass a column have a point of their own in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from argmap.layout.ranks import Pair, acyclic, ranks


@dataclass
class Wire:
    """A line between two neighbouring columns: it begins at ``left`` and branches to each of ``right``."""

    left: int
    right: list[int] = field(default_factory=list)


@dataclass
class Wiring:
    """Nodes, then the points where lines pass a column, by column; wires by the gap to the right of a column."""

    count: int
    """How many of the vertices are nodes."""
    columns: list[list[int]]
    gaps: list[list[Wire]]
    ways: dict[int, list[tuple[int, Wire]]]
    """For each edge the gaps and wires that it runs through, from left to right."""
    turned: list[bool]
    """For each edge whether its source stands to the left of its target."""
    right_of: list[int]
    """For each edge its end to the right."""

    def neighbours(self) -> tuple[list[list[int]], list[list[int]]]:
        """For each vertex those that it is joined to in the column to the left, and in the one to the right."""
        total = sum(map(len, self.columns))
        lefts: list[list[int]] = [[] for _ in range(total)]
        rights: list[list[int]] = [[] for _ in range(total)]
        for wires in self.gaps:
            for wire in wires:
                rights[wire.left].extend(wire.right)
                for vertex in wire.right:
                    lefts[vertex].append(wire.left)
        return lefts, rights


def wired(count: int, pairs: list[Pair], bundles: list[str]) -> Wiring:
    """The graph in columns. Edges of one bundle into one target share their wires as far as they run together."""
    drawn = [number for number, (source, target) in enumerate(pairs) if source != target]
    turns = acyclic(count, [pairs[number] for number in drawn])
    turned = [False] * len(pairs)
    for number, turn in zip(drawn, turns, strict=True):
        turned[number] = turn
    ends = {number: pairs[number][::-1] if turned[number] else pairs[number] for number in drawn}
    rank = ranks(count, list(ends.values()))
    columns: list[list[int]] = [[] for _ in range(max(rank, default=-1) + 1)]
    for node in range(count):
        columns[rank[node]].append(node)
    wiring = Wiring(count, columns, [[] for _ in pairwise(columns)], {}, turned, [])
    wiring.right_of = [ends[number][0] if number in ends else pairs[number][0] for number in range(len(pairs))]
    nets: dict[tuple[int, str, int], list[int]] = {}
    for number, (_, left) in ends.items():
        alone = number if turned[number] else -1
        nets.setdefault((left, bundles[number], alone), []).append(number)
    for numbers in nets.values():
        _lay(wiring, rank, ends, numbers)
    return wiring


def _lay(wiring: Wiring, rank: list[int], ends: dict[int, Pair], numbers: list[int]) -> None:
    """Lay the wires of edges that begin together, column by column."""
    here = ends[numbers[0]][1]
    start, stop = rank[here], max(rank[ends[number][0]] for number in numbers)
    so_far: list[tuple[int, Wire]] = []
    for gap in range(start, stop):
        wire = Wire(here)
        wiring.gaps[gap].append(wire)
        so_far.append((gap, wire))
        for number in numbers:
            right = ends[number][0]
            if rank[right] == gap + 1:
                wiring.ways[number] = list(so_far)
                if right not in wire.right:
                    wire.right.append(right)
        if gap + 1 < stop:
            here = sum(map(len, wiring.columns))
            wiring.columns[gap + 1].append(here)
            wire.right.append(here)
