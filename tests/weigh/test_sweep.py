"""The sweep: equal to the formulas and to published examples, on trees, layers and cycles."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.weigh.graph import from_edges
from argmap.weigh.semantics import SEMANTICS, Semantics, semantics
from argmap.weigh.sweep import SETTLED, Combination, Gate, Rules, sweep
from tests.weigh import plain
from tests.weigh.oracles import cases
from tests.weigh.plain import PlainGraph

BOUNDED = sorted(set(SEMANTICS) - {"basic"})
bounded = st.sampled_from(BOUNDED)
UNGROUPED = Semantics(
    **{name: getattr(SEMANTICS["measured"], name) for name in ("id", "title", "aggregation", "influence")},
    formula="",
    reference="",
    properties="",
)
"""The default without joining reasons on the same premises, which the plain loop does not do."""


def weighed(graph: PlainGraph, rules: Rules) -> list[float]:
    made = from_edges(len(graph.base), graph.attacks, graph.supports, graph.premises, sorted(graph.arguments))
    result = sweep(made, np.array(graph.base)[made.node], rules)
    assert not result.unsettled
    return [float(result.strength[at]) for at in made.position]


@st.composite
def graphs(draw: Callable[..., Any]) -> PlainGraph:
    """Acyclic graphs of claims and arguments; edges lead from lower to higher numbers."""
    count = draw(st.integers(1, 14))
    dice = random.Random(draw(st.integers(0, 10**6)))
    graph = PlainGraph([dice.choice([0.0, 0.2, 0.5, 0.7, 0.9, 1.0, dice.random()]) for _ in range(count)])
    graph.arguments = {node for node in range(count) if dice.random() < 0.5}
    for target in range(1, count):
        for source in range(target):
            if dice.random() > 0.3:
                continue
            if target in graph.arguments and source not in graph.arguments:
                graph.premises.append((source, target))
            else:
                dice.choice([graph.attacks, graph.supports]).append((source, target))
    return graph


@given(graphs(), bounded, st.sampled_from(Combination), st.sampled_from(Gate))
@settings(max_examples=150, deadline=None)
def test_a_sweep_agrees_with_a_plain_loop(graph: PlainGraph, id: str, combination: Combination, gate: Gate) -> None:
    chosen = UNGROUPED if id == "measured" else SEMANTICS[id]
    expected = plain.strengths(graph, id, combination, believed=gate is Gate.BELIEVED)
    assert weighed(graph, Rules(chosen, gate, combination)) == pytest.approx(expected, abs=1e-9)


@given(graphs(), bounded, st.integers(0, 10**6))
@settings(deadline=None)
def test_names_and_order_make_no_difference(graph: PlainGraph, id: str, seed: int) -> None:
    count = len(graph.base)
    to = list(range(count))
    random.Random(seed).shuffle(to)

    def moved(edges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(to[a], to[b]) for a, b in reversed(edges)]

    other = PlainGraph([0.0] * count, moved(graph.attacks), moved(graph.supports), moved(graph.premises))
    other.arguments = {to[node] for node in graph.arguments}
    for node, base in enumerate(graph.base):
        other.base[to[node]] = base
    rules = Rules(SEMANTICS[id])
    found = weighed(other, rules)
    assert [found[to[node]] for node in range(count)] == pytest.approx(weighed(graph, rules), abs=1e-12)


@given(graphs(), bounded, st.sampled_from(Gate))
@settings(deadline=None)
def test_strengths_stay_in_bounds_and_scenarios_side_by_side_agree(graph: PlainGraph, id: str, gate: Gate) -> None:
    made = from_edges(len(graph.base), graph.attacks, graph.supports, graph.premises, sorted(graph.arguments))
    base = np.array(graph.base)[made.node]
    rules = Rules(SEMANTICS[id], gate)
    other = np.flip(base)
    both = sweep(made, np.stack([base, other], axis=1), rules)
    assert np.all((both.strength >= 0) & (both.strength <= 1))
    assert both.strength[:, 0] == pytest.approx(sweep(made, base, rules).strength, abs=1e-12)
    assert both.strength[:, 1] == pytest.approx(sweep(made, other, rules).strength, abs=1e-12)


def as_arguments(case: dict[str, Any]) -> tuple[PlainGraph, dict[str, int]]:
    """A case in which every attack and support becomes an argument with its source, or its set, as premises."""
    given, number = case["graph"], {name: at for at, name in enumerate(case["graph"]["base"])}
    graph = PlainGraph(list(given["base"].values()))
    weights = given.get("edge_weights") or {}
    for field, edges in (("attacks", graph.attacks), ("supports", graph.supports)):
        for source, target in (*given.get(field, []), *given.get(f"set_{field}", [])):
            node = len(graph.base)
            names = [source] if isinstance(source, str) else source
            graph.base.append(weights.get(f"{names[0]}->{target}", 1.0))
            graph.arguments.add(node)
            graph.premises.extend((number[name], node) for name in names)
            edges.append((node, number[target]))
    return graph, number


def rules_of(case: dict[str, Any]) -> Rules:
    combination = next((one for one in Combination if case["id"].endswith(one)), Combination.PRODUCT)
    return Rules(semantics(case["semantics"]), Gate.OPEN, combination)


@pytest.mark.parametrize("case", cases("strength", "linked_premises"))
def test_published_examples(case: dict[str, Any]) -> None:
    if case["semantics"] not in SEMANTICS:
        pytest.skip(f"{case['semantics']} is a ranking and no semantics to choose")
    graph, number = as_arguments(case)
    found = weighed(graph, rules_of(case))
    for name, expected in case["expected"].items():
        assert found[number[name]] == pytest.approx(expected, abs=max(case["tol"], 1e-8)), name


@pytest.mark.parametrize("case", cases("strength"))
def test_edges_from_node_to_node_are_arguments_of_full_force(case: dict[str, Any]) -> None:
    given = case["graph"]
    if case["semantics"] not in SEMANTICS or given.get("edge_weights"):
        pytest.skip("has no plain edges under a semantics to choose")
    number = {name: at for at, name in enumerate(given["base"])}
    pairs = {field: [(number[a], number[b]) for a, b in given[field]] for field in ("attacks", "supports")}
    plainly = PlainGraph(list(given["base"].values()), pairs["attacks"], pairs["supports"])
    found = weighed(plainly, rules_of(case))
    for name, expected in case["expected"].items():
        assert found[number[name]] == pytest.approx(expected, abs=max(case["tol"], 1e-8)), name


@pytest.mark.parametrize("case", cases("convergence"))
def test_what_does_not_settle_says_so(case: dict[str, Any]) -> None:
    graph, _ = as_arguments(case)
    made = from_edges(len(graph.base), graph.attacks, graph.supports, graph.premises, sorted(graph.arguments))
    result = sweep(made, np.array(graph.base)[made.node], rules_of(case))
    assert bool(result.unsettled) is not case["expected"]["converges"]


@pytest.mark.parametrize("id", BOUNDED)
def test_a_large_cycle_settles(id: str) -> None:
    dice = np.random.default_rng(4)
    pairs = dice.integers(0, 300, (900, 2))
    made = from_edges(300, pairs[:450], pairs[450:])
    assert made.cycles
    result = sweep(made, dice.random(300)[made.node], Rules(SEMANTICS[id], Gate.OPEN))
    assert not result.unsettled
    assert 0 < result.residual <= SETTLED


def test_an_argument_that_attacks_itself_and_edges_given_twice() -> None:
    made = from_edges(2, [(0, 0), (1, 0), (1, 0)], [(1, 0)])
    assert made.edges == 3
    result = sweep(made, np.array([0.5, 0.5])[made.node], Rules(SEMANTICS["dfquad"], Gate.OPEN))
    assert not result.unsettled
    with pytest.raises(ValueError, match="outside 0 … 1"):
        from_edges(2, [(0, 2)])


def test_a_chain_of_a_hundred_thousand() -> None:
    count = 100_000
    links = np.stack([np.arange(count - 1), np.arange(1, count)], axis=1)
    made = from_edges(count, links)
    strengths = sweep(made, np.full(count, 0.5)[made.node], Rules(SEMANTICS["dfquad"], Gate.OPEN)).strength
    assert strengths[made.position[-1]] == pytest.approx(1 / 3, abs=1e-6)


@pytest.mark.parametrize("wrong", [float("nan"), -0.1, 1.1, float("inf")])
def test_a_base_score_that_is_no_credence_is_refused(wrong: float) -> None:
    made = from_edges(3, [(0, 1)])
    with pytest.raises(ValueError, match="base score of node 1"):
        sweep(made, np.array([0.5, wrong, 0.5]))


def test_no_nodes_and_no_edges() -> None:
    assert sweep(from_edges(0), np.empty(0)).strength.shape == (0,)
    assert sweep(from_edges(2), np.array([0.1, 0.2])).strength.tolist() == [0.1, 0.2]


def test_scenarios_of_a_cycle_settle_each_for_itself() -> None:
    # a full circle of attacks swings where nothing holds it back, and settles where nothing is believed
    made = from_edges(2, [(0, 1), (1, 0)], [(0, 0)])
    rules = Rules(SEMANTICS["qe"], Gate.OPEN)
    columns = np.array([[0.0, 1.0, 0.3], [0.9, 1.0, 0.6]])
    both = sweep(made, columns[made.node], rules)
    for column in range(3):
        alone = sweep(made, columns[made.node, column], rules)
        assert both.strength[:, column] == pytest.approx(alone.strength, abs=1e-8)
