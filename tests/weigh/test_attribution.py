"""Gradients against differences, attributions against published examples, and what Shapley values promise."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import UnknownId
from argmap.model import Argument, Perspective
from argmap.weigh.attribution import (
    MEANING,
    Attribution,
    Shapley,
    Share,
    attributed,
    gradients,
    intrinsic_removals,
    removals,
    shapley,
)
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.cruxes import cruxes
from argmap.weigh.gradient import gradient
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics import SEMANTICS, semantics
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import sweep
from tests.weigh.oracles import cases
from tests.weigh.small import CON, PRO, a_map, reason

BOUNDED = [one for id, one in SEMANTICS.items() if id != "basic"]
STEP = 1e-6


Pairs = list[tuple[int, int]]


def random_graph(seed: int, *, cyclic: bool) -> tuple[Graph, Numbers]:
    dice = np.random.default_rng(seed)
    count = int(dice.integers(3, 12))
    is_argument = dice.random(count) < 0.5
    con: Pairs = []
    pro: Pairs = []
    premises: Pairs = []
    for target in range(count):
        for source in range(count):
            if source == target or (source > target and not cyclic) or dice.random() > 0.25:
                continue
            if is_argument[target] and not is_argument[source]:
                premises.append((source, target))
            else:
                (con if dice.random() < 0.5 else pro).append((source, target))
    groups = dice.integers(0, 4, count).tolist()
    made = from_edges(count, con, pro, premises, np.flatnonzero(is_argument), groups)
    return made, dice.uniform(0.05, 0.95, count)


@given(
    st.integers(0, 10**6), st.booleans(), st.sampled_from(BOUNDED), st.sampled_from(Gate), st.sampled_from(Combination)
)
@settings(deadline=None, max_examples=150)
def test_a_gradient_is_what_small_changes_do(
    seed: int, third: int, chosen: Any, gate: Gate, combination: Combination
) -> None:
    graph, base = random_graph(seed, cyclic=third == 0)
    rules = Rules(chosen, gate, combination)
    swept = sweep(graph, base, rules)
    slopes = gradient(graph, base, swept, graph.count - 1, rules)
    if swept.unsettled or np.isnan(slopes).any():
        return
    columns = np.repeat(base[:, None], 2 * graph.count, axis=1)
    columns[np.arange(graph.count), 2 * np.arange(graph.count)] -= STEP
    columns[np.arange(graph.count), 2 * np.arange(graph.count) + 1] += STEP
    strengths = sweep(graph, columns, rules).strength[-1]
    below, above = (swept.strength[-1] - strengths[0::2]) / STEP, (strengths[1::2] - swept.strength[-1]) / STEP
    smooth = np.abs(below - above) < 1e-2  # elsewhere there is a kink, or a cycle settles elsewhere
    differences = (strengths[1::2] - strengths[0::2]) / (2 * STEP)
    tolerance = 2e-2 if graph.cycles else 1e-6  # strengths in cycles are settled to 1e-9 only
    assert slopes[smooth] == pytest.approx(differences[smooth], abs=tolerance)


def plain(case: dict[str, Any]) -> tuple[Graph, Numbers, dict[str, int], Rules]:
    given = case["graph"]
    number = {name: at for at, name in enumerate(given["base"])}
    attacks, supports = ([(number[a], number[b]) for a, b in given[field]] for field in ("attacks", "supports"))
    graph = from_edges(len(number), attacks, supports)
    base = np.array(list(given["base"].values()), dtype=np.float64)[graph.node]
    at = {name: int(graph.position[node]) for name, node in number.items()}
    return graph, base, at, Rules(semantics(case["semantics"]), Gate.OPEN)


def close(found: dict[int, float], expected: dict[str, float], at: dict[str, int], tolerance: float) -> None:
    for name, value in expected.items():
        assert found[at[name]] == pytest.approx(value, abs=max(tolerance, 1e-8)), name


@pytest.mark.parametrize("case", cases("gradient"))
def test_published_gradients(case: dict[str, Any]) -> None:
    graph, base, at, rules = plain(case)
    expected = case["expected"]
    found = gradients(graph, base, at[expected["topic"]], at.values(), rules)
    close(found, expected["gradient"], at, case["tol"])


@pytest.mark.parametrize("case", cases("what_if"))
def test_published_what_ifs(case: dict[str, Any]) -> None:
    graph, base, at, rules = plain(case)
    expected = case["expected"]
    for name, value in expected["strength_when_base_set_to_0"].items():
        other = base.copy()
        other[at[name]] = 0.0
        strength = sweep(graph, other, rules).strength[at[expected["topic"]]]
        assert strength == pytest.approx(value, abs=max(case["tol"], 1e-8)), name


@pytest.mark.parametrize("case", cases("contribution"))
def test_published_contributions(case: dict[str, Any]) -> None:
    graph, base, at, rules = plain(case)
    expected = case["expected"]
    if "contributions" not in expected:
        short_forms(case, graph, base, at, rules)
        return
    topic = at[expected["topic"]]
    others = [node for node in at.values() if node != topic]
    for function, values in expected["contributions"].items():
        found = {
            "removal": lambda: removals(graph, base, topic, others, rules),
            "intrinsic_removal": lambda: intrinsic_removals(graph, base, topic, others, rules),
            "shapley": lambda: shapley(graph, base, topic, others, rules).values,
            "gradient": lambda: gradients(graph, base, topic, others, rules),
        }[function]()
        close(found, values, at, case["tol"])


def short_forms(case: dict[str, Any], graph: Graph, base: Numbers, at: dict[str, int], rules: Rules) -> None:
    expected = case["expected"]
    topic = at[expected["topic"]]
    if "removal" in expected:
        close(removals(graph, base, topic, at.values(), rules), expected["removal"], at, case["tol"])
    if "removal_a" in expected:
        assert removals(graph, base, topic, [at["a"]], rules)[at["a"]] == pytest.approx(expected["removal_a"])
        assert gradients(graph, base, topic, [at["a"]], rules)[at["a"]] == pytest.approx(expected["gradient_a"])


@given(st.integers(0, 10**6), st.sampled_from(BOUNDED))
@settings(deadline=None, max_examples=40)
def test_shapley_values_add_up_and_sampling_comes_near_them(seed: int, chosen: Any) -> None:
    graph, base = random_graph(seed, cyclic=False)
    rules, topic = Rules(chosen), graph.count - 1
    players = list(range(topic))[:8]
    exact = shapley(graph, base, topic, players, rules)
    assert exact.permutations == 0
    present = np.ones((graph.count, 1))
    present[players] = 0.0
    present[graph.premises.targets[np.isin(graph.premises.sources, players)]] = 0.0
    alone = sweep(graph, base[:, None], rules, present).strength[topic, 0]
    whole = sweep(graph, base, rules).strength[topic]
    assert sum(exact.values.values()) == pytest.approx(whole - alone, abs=1e-9)


def test_many_players_are_sampled_with_an_error() -> None:
    graph, base = from_edges(13, (), [(node, 12) for node in range(12)]), np.full(13, 0.5)
    found = shapley(graph, base, 12, list(range(12)), Rules(SEMANTICS["dfquad"], Gate.OPEN), permutations=200)
    assert isinstance(found, Shapley)
    assert found.permutations == 200
    mean = sum(found.values.values()) / 12
    assert all(abs(value - mean) <= 4 * found.errors[node] for node, value in found.values.items())


DEBATE = a_map(
    reason("a", "t", "p", "q"),
    reason("b", "t", "c", stance=CON),
    reason("up", "p", "r"),
    claims=["t", "p", "q", "c", "r", "u"],
)
ADA = Perspective(
    id="ada",
    title="Ada",
    credence={"t": 0.5, "p": 0.8, "q": 0.9, "c": 0.7, "r": 0.8},
    force={"a": 0.9, "b": 0.6, "up": 0.7},
)


@pytest.mark.parametrize("combination", Combination)
def test_with_a_premise_goes_the_argument_that_rests_on_it(combination: Combination) -> None:
    weighing = compile(DEBATE).weigh(ADA, Rules(combination=combination))
    without = {one.id: one.removed for one in cruxes(weighing, "t")}
    del without["t"]  # its own credence is given no share
    found = attributed(weighing, "t", list(without), Attribution.REMOVAL)
    assert without["p"] == without["a"] != weighing["t"]
    for id, share in found.items():
        assert share.value == pytest.approx(weighing["t"] - without[id]), id


def test_each_attribution_by_its_name() -> None:
    weighing = compile(DEBATE).weigh(ADA)
    found = {how: attributed(weighing, "t", ["p", "c", "r", "u"], how) for how in Attribution}
    for shares in found.values():
        assert shares["u"] == Share(0.0)  # it does not bear on the claim
        assert shares["p"].value > 0 > shares["c"].value
    assert found[Attribution.INTRINSIC]["p"].value < found[Attribution.REMOVAL]["p"].value  # without what lifts it
    shapley_values = [one.value for one in found[Attribution.SHAPLEY].values()]
    assert sum(shapley_values) == pytest.approx(weighing["t"] - 0.5)
    assert set(MEANING) == set(Attribution)
    with pytest.raises(UnknownId):
        attributed(weighing, "t", ["nowhere"], Attribution.REMOVAL)


def test_an_argument_given_in_one_sentence_counts_by_the_weight_that_people_give_it() -> None:
    said = Argument(id="said", stance=PRO, target="t", text="It is.")
    compiled = compile(a_map(said, reason("u", "said", "q", stance=CON), claims=["t", "q"]))

    def weighed(force: float, q: float = 0.7) -> Weighing:
        view = Perspective(id="v", title="V", credence={"t": 0.3, "q": q}, force={"said": force, "u": 1.0})
        return compiled.weigh(view)

    now = weighed(0.8)
    shares = {how: attributed(now, "t", ["said"], how)["said"].value for how in Attribution}
    slope = (weighed(0.8 + STEP)["t"] - weighed(0.8 - STEP)["t"]) / (2 * STEP)
    assert shares[Attribution.GRADIENT] == pytest.approx(slope, abs=1e-6)
    assert slope > 0.1
    assert shares[Attribution.REMOVAL] == shares[Attribution.SHAPLEY] == pytest.approx(now["t"] - 0.3)
    assert shares[Attribution.INTRINSIC] == pytest.approx(weighed(0.8, q=0.5)["t"] - 0.3)  # as if nothing undercut it


@pytest.mark.parametrize(("p", "share"), [(0.1, 0.0), (0.75, 0.7 * 0.9 * 0.5)])
def test_intrinsic_removal_leaves_an_argument_its_premises(p: float, share: float) -> None:
    undercut, lifting = reason("u", "a", "q", stance=CON), reason("up", "p", "q")
    compiled = compile(a_map(reason("a", "t", "p"), undercut, lifting, claims=["t", "p", "q"]))
    force = {"a": 0.9, "u": 0.5, "up": 0.9}
    weighing = compiled.weigh(Perspective(id="v", title="V", credence={"t": 0.3, "p": p, "q": 0.8}, force=force))
    found = attributed(weighing, "t", ["a"], Attribution.INTRINSIC)
    assert found["a"].value == pytest.approx(share)  # by the credence of p alone, and without the undercut
