"""Weighing written straight from the formulas, node by node: slow, and sharing no code with the sweep.

The formulas here join no reasons; which reasons count once is a question to the map, `counted_once`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from argmap.model import Argument, Bearing, Direction, Evidence, Link, LinkKind, Map

Edge = tuple[int, int]


@dataclass
class PlainGraph:
    base: list[float]
    attacks: list[Edge] = field(default_factory=list)
    supports: list[Edge] = field(default_factory=list)
    premises: list[Edge] = field(default_factory=list)
    arguments: set[int] = field(default_factory=set)


def probabilistic(acts: list[float]) -> float:
    left = 1.0
    for act in acts:
        left *= 1 - act
    return 1 - left


def aczel_alsina(acts: list[float]) -> float:
    if any(act >= 1 for act in acts):
        return 1.0
    return 1 - math.exp(-(sum((-math.log(1 - act)) ** 4 for act in acts) ** (1 / 4)))


def linear(w: float, energy: float) -> float:
    return w + (1 - w) * max(0.0, energy) - w * max(0.0, -energy)


def p_max(power: int) -> Callable[[float, float], float]:
    def pull(x: float) -> float:
        return max(0.0, x) ** power / (1 + max(0.0, x) ** power)

    return lambda w, energy: w + (1 - w) * pull(energy) - w * pull(-energy)


def euler(w: float, energy: float) -> float:
    return 1 - (1 - w * w) / (1 + w * math.exp(energy))


def logistic(w: float, energy: float) -> float:
    return w if w in {0.0, 1.0} else 1 / (1 + math.exp(-(math.log(w / (1 - w)) + energy)))


SEMANTICS: dict[str, tuple[Callable[[list[float]], float], Callable[[float, float], float]]] = {
    "measured": (aczel_alsina, linear),
    "dfquad": (probabilistic, linear),
    "sd-dfquad": (probabilistic, p_max(1)),
    "qe": (sum, p_max(2)),
    "euler": (sum, euler),
    "euler-top": (lambda acts: max(acts, default=0.0), euler),
    "mlp": (sum, logistic),
}
COMBINATIONS: dict[str, Callable[[list[float]], float]] = {
    "product": math.prod,
    "min": min,
    "mean": lambda given: sum(given) / len(given),
}


def strengths(graph: PlainGraph, semantics: str, combination: str, *, believed: bool) -> list[float]:
    """The strength of every node of an acyclic graph."""
    side, influence = SEMANTICS[semantics]
    found: dict[int, float] = {}

    def act(node: int) -> float:
        given = [strength(source) for source, target in graph.premises if target == node]
        if believed:
            given = [max(0.0, (value - 0.5) / 0.5) for value in given]
        return strength(node) * (COMBINATIONS[combination](given) if given else 1.0)

    def strength(node: int) -> float:
        if node not in found:
            pro = [act(source) for source, target in graph.supports if target == node]
            con = [act(source) for source, target in graph.attacks if target == node]
            if node in graph.arguments:
                found[node] = linear(graph.base[node], probabilistic(pro) - probabilistic(con))
            else:
                found[node] = influence(graph.base[node], side(pro) - side(con))
        return found[node]

    return [strength(node) for node in range(len(graph.base))]


def counted_once(map: Map, target: str, stance: Direction) -> set[frozenset[str]]:
    """The reasons on one side of a claim or argument, each with those that count once together with it."""
    bearing = Bearing.SUPPORTS if stance is Direction.PRO else Bearing.CONTRADICTS
    reasons: list[Argument | Evidence] = [
        one for one in map.of_kind(Argument) if (one.target, one.stance) == (target, stance)
    ]
    reasons += [one for one in map.of_kind(Evidence) if one.bears_on.get(target) is bearing]
    classes = {frozenset({one.id}) for one in reasons}
    for one, other in combinations(reasons, 2):
        if _grounds(map, one) == _grounds(map, other) or other.id in _in_other_words(map, one.id):
            joined = {some for some in classes if not some.isdisjoint({one.id, other.id})}
            classes = classes - joined | {frozenset().union(*joined)}
    return classes


def _grounds(map: Map, reason: Argument | Evidence) -> set[frozenset[str]]:
    needed = set(reason.premises) - set(reason.grants) if isinstance(reason, Argument) else set()
    return {_in_other_words(map, id) for id in needed or {reason.id}}


def _in_other_words(map: Map, id: str) -> frozenset[str]:
    """The item and all that restate it, one another's restatements among them."""
    found, links = {id}, [one for one in map.of_kind(Link) if one.kind is LinkKind.RESTATES]
    for _ in links:
        for link in links:
            ends = {link.start, link.end}
            if ends & found and type(map[link.start]) is type(map[link.end]):
                found |= ends
    return frozenset(found)
