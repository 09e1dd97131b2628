"""The order of a sweep: levels by what bears on what, and cycles as one. Nothing here recurses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Nodes of one level, or of one cycle, arguments first."""

    nodes: list[int]
    is_cycle: bool


def ordered(count: int, sources: list[int], targets: list[int], is_argument: list[bool]) -> list[Run]:
    """The nodes 0 … ``count`` - 1 in runs such that edges lead from earlier runs to later ones or stay in a cycle."""
    after: list[list[int]] = [[] for _ in range(count)]
    for source, target in zip(sources, targets, strict=True):
        after[source].append(target)
    level, left = _peeled(count, targets, after)
    by_level: defaultdict[int, list[int]] = defaultdict(list)
    for node, found in enumerate(level):
        if found >= 0:
            by_level[found].append(node)
    cycles: defaultdict[int, list[list[int]]] = defaultdict(list)
    if left:
        _place_rest(left, sources, targets, after, level, by_level, cycles)
    runs: list[Run] = []
    for depth in sorted({*by_level, *cycles}):
        alone = by_level.get(depth, [])
        if alone:
            runs.append(Run(_arguments_first(alone, is_argument), is_cycle=False))
        runs.extend(Run(_arguments_first(sorted(members), is_argument), is_cycle=True) for members in cycles[depth])
    return runs


def _arguments_first(nodes: list[int], is_argument: list[bool]) -> list[int]:
    return sorted(nodes, key=lambda node: not is_argument[node])


def _peeled(count: int, targets: list[int], after: list[list[int]]) -> tuple[list[int], list[int]]:
    """The level of every node that no cycle bears on (-1 for the others), and the others."""
    waiting = [0] * count
    for target in targets:
        waiting[target] += 1
    level = [-1] * count
    front = [node for node in range(count) if not waiting[node]]
    depth = 0
    while front:
        following: list[int] = []
        for node in front:
            level[node] = depth
            for target in after[node]:
                waiting[target] -= 1
                if not waiting[target]:
                    following.append(target)
        front, depth = following, depth + 1
    return level, [node for node in range(count) if level[node] < 0]


def _place_rest(  # noqa: PLR0913, PLR0917 - fills what `ordered` is building
    left: list[int],
    sources: list[int],
    targets: list[int],
    after: list[list[int]],
    level: list[int],
    by_level: defaultdict[int, list[int]],
    cycles: defaultdict[int, list[list[int]]],
) -> None:
    """Put the components of what is ``left`` at the levels at which everything before them is known."""
    remaining = set(left)
    before: defaultdict[int, list[int]] = defaultdict(list)
    for source, target in zip(sources, targets, strict=True):
        if target in remaining:
            before[target].append(source)
    components = list(_components(left, after))
    components.reverse()  # Tarjan's gives those that others bear on last
    for members in components:
        inside = set(members)
        outside = [level[source] for node in members for source in before[node] if source not in inside]
        depth = 1 + max(outside, default=-1)
        for node in members:
            level[node] = depth
        if len(members) > 1 or members[0] in before[members[0]]:
            cycles[depth].append(members)
        else:
            by_level[depth].append(members[0])


def _components(nodes: list[int], after: list[list[int]]) -> Iterator[list[int]]:
    """The strongly connected components among ``nodes`` (Tarjan 1972), each after those it leads to."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in nodes:
        if root in index:
            continue
        work = [(root, iter(after[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for target in following:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(after[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    members: list[int] = []
                    while not members or members[-1] != node:
                        members.append(stack.pop())
                        on_stack.discard(members[-1])
                    yield members
