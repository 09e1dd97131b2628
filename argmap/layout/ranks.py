"""Columns for the nodes of a graph: circles are cut, and every source stands to the right of its targets."""

from __future__ import annotations

Pair = tuple[int, int]


def acyclic(count: int, pairs: list[Pair]) -> list[bool]:
    """For each (source, target) whether it must be turned round so that no circle is left.

    Depth-first from the nodes that bear on nothing towards their sources; what leads back to the way here is turned.
    """
    into: list[list[int]] = [[] for _ in range(count)]
    bears = [False] * count
    for number, (source, target) in enumerate(pairs):
        into[target].append(number)
        bears[source] = True
    turned = [False] * len(pairs)
    state = [0] * count  # 0 not seen, 1 on the way here, 2 left behind
    for start in sorted(range(count), key=lambda node: bears[node]):
        if state[start] == 0:
            _descend(start, pairs, into, state, turned)
    return turned


def _descend(start: int, pairs: list[Pair], into: list[list[int]], state: list[int], turned: list[bool]) -> None:
    state[start] = 1
    way = [(start, iter(into[start]))]
    while way:
        node, rest = way[-1]
        number = next(rest, None)
        if number is None:
            state[node] = 2
            way.pop()
            continue
        source = pairs[number][0]
        if state[source] == 1:
            turned[number] = True
        elif state[source] == 0:
            state[source] = 1
            way.append((source, iter(into[source])))


def ranks(count: int, pairs: list[Pair]) -> list[int]:
    """The column of each node: as far left as its targets let it, but a node without targets as near as it can be."""
    into: list[list[int]] = [[] for _ in range(count)]
    unplaced = [0] * count
    for source, target in pairs:
        into[target].append(source)
        unplaced[source] += 1
    loose = [node for node in range(count) if not unplaced[node]]
    rank = [0] * count
    ready = list(loose)
    for node in ready:  # grows while it is walked
        for source in into[node]:
            rank[source] = max(rank[source], rank[node] + 1)
            unplaced[source] -= 1
            if not unplaced[source]:
                ready.append(source)
    for node in loose:
        if into[node]:
            rank[node] = min(rank[source] for source in into[node]) - 1
    return rank


def columns(count: int, pairs: list[Pair]) -> int:
    """How many columns the vertices 0 … ``count`` - 1 and these edges take; edges that close a circle are turned."""
    turned = acyclic(count, pairs)
    return 1 + max(ranks(count, [pair[::-1] if turn else pair for pair, turn in zip(pairs, turned, strict=True)]))
