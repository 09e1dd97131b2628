"""Rules and graphs in the form that ``kernels`` works on."""

from __future__ import annotations

from argmap.weigh import kernels
from argmap.weigh.graph import Edges, Graph
from argmap.weigh.kernels import Formula, Into, Nodes
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics.aggregations import AczelAlsina, ProbabilisticSum, Sum, Top
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.semantics.influences import Euler, Linear, Logistic, Plain, PMax

AGGREGATIONS = {
    Sum: kernels.SUM,
    ProbabilisticSum: kernels.PROBABILISTIC,
    Top: kernels.TOP,
    AczelAlsina: kernels.ACZEL_ALSINA,
}
INFLUENCES = {
    Linear: kernels.LINEAR,
    PMax: kernels.P_MAX,
    Euler: kernels.EULER,
    Logistic: kernels.LOGISTIC,
    Plain: kernels.PLAIN,
}
COMBINATIONS = {
    Combination.PRODUCT: kernels.PRODUCT,
    Combination.MIN: kernels.MIN,
    Combination.MEAN: kernels.MEAN,
}


def formula(rules: Rules) -> Formula | None:
    """``rules`` as numbers; None for a semantics made of something that the kernels do not know."""
    semantics = rules.semantics
    aggregation = AGGREGATIONS.get(type(semantics.aggregation))
    influence = INFLUENCES.get(type(semantics.influence))
    if aggregation is None or influence is None:
        return None
    return Formula(
        aggregation,
        float(getattr(semantics.aggregation, "degree", 1.0)),
        semantics.joins_dependent,
        influence,
        float(getattr(semantics.influence, "power", 1.0)),
        rules.gate is Gate.BELIEVED,
        COMBINATIONS[rules.combination],
    )


def arrays(graph: Graph, base: Numbers) -> Nodes:
    """``graph`` for compiled code, or to weigh few nodes of it."""
    con, pro, premises = (
        Into(edges.pointers, edges.sources, edges.begins) for edges in (graph.con, graph.pro, graph.premises)
    )
    return Nodes(con, pro, premises, graph.is_argument, base)


def lists(graph: Graph, base: Numbers, start: int, stop: int) -> Nodes:
    """The nodes from ``start`` to before ``stop`` for Python, numbered from 0.

    Nodes before ``start`` get negative numbers, and so stand in a list after those from ``start`` on.
    """
    con, pro, premises = (_listed(edges, start, stop) for edges in (graph.con, graph.pro, graph.premises))
    return Nodes(con, pro, premises, graph.is_argument[start:stop].tolist(), base[start:stop].tolist())


def _listed(edges: Edges, start: int, stop: int) -> Into:
    first, last = int(edges.pointers[start]), int(edges.pointers[stop])
    pointers = (edges.pointers[start : stop + 1] - first).tolist()
    return Into(pointers, (edges.sources[first:last] - start).tolist(), edges.begins[first:last].tolist())
