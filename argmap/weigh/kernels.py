"""Weighing node by node, in loops that Python can run on lists and numba can compile for arrays.

The formulas are those of ``semantics``, which works on whole levels at once; the tests hold the two together. A formula
is spelled as numbers, for compiled code knows no objects. Functions here call each other by name and nothing else, so
that `argmap.weigh.fast` can compile a copy of each.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple, Protocol

SUM, PROBABILISTIC, TOP, ACZEL_ALSINA = range(4)
LINEAR, P_MAX, EULER, LOGISTIC, PLAIN = range(5)
PRODUCT, MIN, MEAN = range(3)
FAR = 700.0
"""Energies beyond this count as this, as in ``semantics.influences``."""


class Row(Protocol):
    """A list, or an array of one dimension."""

    def __getitem__(self, at: int, /) -> Any:
        """The number at ``at``."""


class Written(Row, Protocol):
    """One that is written to."""

    def __setitem__(self, at: int, value: float, /) -> None:
        """Put a number at ``at``."""


class Into(NamedTuple):
    """Edges of one sort by target: those into node i stand from ``pointers[i]`` on."""

    pointers: Row
    sources: Row
    begins: Row
    """For each edge, whether a group of dependent reasons begins with it."""


class Nodes(NamedTuple):
    """What leads into each node, its kind and its base score."""

    con: Into
    pro: Into
    premises: Into
    is_argument: Row
    base: Row


class Formula(NamedTuple):
    """Rules as numbers."""

    aggregation: int
    degree: float
    joins: bool
    influence: int
    power: float
    believed: bool
    combination: int


def added(total: float, act: float, aggregation: int, degree: float) -> float:
    """``total`` with one more reason."""
    if aggregation == SUM:
        return total + act
    if aggregation == PROBABILISTIC:
        return total * (1.0 - act)
    if aggregation == TOP:
        return max(total, act)
    if act >= 1.0:
        return math.inf
    power: float = (-math.log1p(-act)) ** degree
    return total + power


def closed(total: float, aggregation: int, degree: float) -> float:
    """What reasons that add up to ``total`` come to."""
    if aggregation == PROBABILISTIC:
        return 1.0 - total
    if aggregation == ACZEL_ALSINA:
        return -math.expm1(-(total ** (1.0 / degree)))
    return total


def side(  # noqa: PLR0913, PLR0917 - compiled code is quick on arrays that come one by one
    edge: int,
    stop: int,
    sources: Row,
    begins: Row,
    acts: Row,
    aggregation: int,
    degree: float,
    joins: bool,  # noqa: FBT001 - the same
) -> float:
    """What the reasons from ``edge`` to before ``stop``, at least one, come to."""
    total = 1.0 if aggregation == PROBABILISTIC else -math.inf if aggregation == TOP else 0.0
    while edge < stop:
        act = acts[sources[edge]]
        edge += 1
        while joins and edge < stop and not begins[edge]:
            act = max(act, acts[sources[edge]])
            edge += 1
        total = added(total, act, aggregation, degree)
    return closed(total, aggregation, degree)


def moved(base: float, energy: float, influence: int, power: float) -> float:
    """What ``energy`` does to ``base``."""
    if influence == PLAIN:
        return base + energy
    if influence == EULER:
        return 1.0 - (1.0 - base * base) / (1.0 + base * math.exp(min(energy, FAR)))
    if influence == LOGISTIC:
        odds: float = (1.0 - base) * math.exp(max(min(-energy, FAR), -FAR))
        return base / (base + odds)
    if influence == P_MAX:
        raised = abs(energy) ** power
        pull: float = raised / (1.0 + raised)
        return base + (1.0 - base) * pull if energy > 0.0 else base - base * pull
    return base + energy * (1.0 - base if energy > 0.0 else base)


def holding(edge: int, stop: int, sources: Row, strengths: Row, formula: Formula) -> float:
    """How far the premises from ``edge`` to before ``stop``, at least one, hold together."""
    count = stop - edge
    total = 0.0 if formula.combination == MEAN else math.inf if formula.combination == MIN else 1.0
    while edge < stop:
        given = strengths[sources[edge]]
        if formula.believed:
            given = max(given - 0.5, 0.0) / 0.5
        if formula.combination == PRODUCT:
            total *= given
        elif formula.combination == MEAN:
            total += given
        else:
            total = min(total, given)
        edge += 1
    return total / count if formula.combination == MEAN else total


def walk(  # noqa: C901, PLR0913, PLR0917 - one loop: compiled code is slowed by calls that take arrays
    start: int,
    stop: int,
    nodes: Nodes,
    formula: Formula,
    strengths: Written,
    acts: Written,
    step: float,
) -> None:
    """Fill in strengths and acts of the nodes from ``start`` to before ``stop``, each after what bears on it.

    With a ``step`` above 0 the nodes are part of a cycle: this is one round, all strengths follow from the acts before
    it, and those of nodes with reasons move by that part of the way.
    """
    con, pro, premises = nodes.con, nodes.pro, nodes.premises
    con_pointers, con_sources, con_begins = con.pointers, con.sources, con.begins
    pro_pointers, pro_sources, pro_begins = pro.pointers, pro.sources, pro.begins
    premise_pointers, premise_sources = premises.pointers, premises.sources
    is_argument, base, degree = nodes.is_argument, nodes.base, formula.degree
    for node in range(start, stop):
        found = base[node]
        con_edge, con_stop = con_pointers[node], con_pointers[node + 1]
        pro_edge, pro_stop = pro_pointers[node], pro_pointers[node + 1]
        if con_edge < con_stop or pro_edge < pro_stop:
            undercut = is_argument[node]
            aggregation = PROBABILISTIC if undercut else formula.aggregation
            influence = LINEAR if undercut else formula.influence
            joins = formula.joins
            energy = 0.0
            if aggregation == PROBABILISTIC and not joins:  # without a call: the commonest
                left_by_con = left_by_pro = 1.0
                while con_edge < con_stop:
                    left_by_con *= 1.0 - acts[con_sources[con_edge]]
                    con_edge += 1
                while pro_edge < pro_stop:
                    left_by_pro *= 1.0 - acts[pro_sources[pro_edge]]
                    pro_edge += 1
                energy = (1.0 - left_by_pro) - (1.0 - left_by_con)
            if pro_edge < pro_stop:
                energy += side(pro_edge, pro_stop, pro_sources, pro_begins, acts, aggregation, degree, joins)
            if con_edge < con_stop:
                energy -= side(con_edge, con_stop, con_sources, con_begins, acts, aggregation, degree, joins)
            found = moved(found, energy, influence, formula.power)
            if 0.0 < step < 1.0:
                found = strengths[node] + step * (found - strengths[node])
        strengths[node] = found
        if step == 0.0:
            edge, edge_stop = premise_pointers[node], premise_pointers[node + 1]
            if edge < edge_stop:
                found *= holding(edge, edge_stop, premise_sources, strengths, formula)
            acts[node] = found
    if step > 0.0:
        give(start, stop, nodes, formula, strengths, acts)


def give(  # noqa: PLR0913, PLR0917 - compiled code takes its arrays one by one
    start: int,
    stop: int,
    nodes: Nodes,
    formula: Formula,
    strengths: Row,
    acts: Written,
) -> None:
    """What the nodes from ``start`` to before ``stop`` give their targets, from their strengths."""
    pointers, sources = nodes.premises.pointers, nodes.premises.sources
    for node in range(start, stop):
        edge, edge_stop = pointers[node], pointers[node + 1]
        acts[node] = strengths[node]
        if edge < edge_stop:
            acts[node] *= holding(edge, edge_stop, sources, strengths, formula)
