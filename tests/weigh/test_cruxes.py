"""Cruxes: every number equal to a sweep of its own; flips found where they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map, Perspective
from argmap.weigh import cruxes as crux_module
from argmap.weigh import flips
from argmap.weigh import scenarios as scenario_module
from argmap.weigh import sweep as sweep_module
from argmap.weigh.compiled import compile
from argmap.weigh.cruxes import cruxes, mixing, turning
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import Gate, Rules, sweep
from argmap.weigh.upstream import upstream
from tests.weigh.graphs import Case, cases, rules
from tests.weigh.small import CON, a_map, reason

SETTINGS: dict[str, dict[str, float]] = {
    "as they are": {},
    "always as a whole": {"TREE": 0.0, "CROWDED": 10**9, "COLUMNS": 16},
    "few columns": {"CELLS": 1, "CACHED": 1, "COLUMNS": 3},
}
settings_ = st.sampled_from(sorted(SETTINGS))


@contextmanager
def tuned(name: str) -> Iterator[None]:
    """The scenarios' engine in another of its gears."""
    with pytest.MonkeyPatch.context() as patch:
        for constant, value in SETTINGS[name].items():
            patch.setattr(scenario_module, constant, value)
        yield


def asking(case: Case, target: int, chosen: Rules) -> tuple[Scenarios, Indices]:
    part = upstream(case.graph, target)
    scenarios = Scenarios(part, case.base[part.whole], chosen)
    return scenarios, np.arange(part.graph.count)


def resting_on(graph: Graph, node: int) -> list[int]:
    premises = graph.premises
    return [int(t) for s, t in zip(premises.sources, premises.targets, strict=True) if s == node]


def alone(case: Case, node: int, target: int, weight: float | None, chosen: Rules) -> float:
    """The target's strength by a sweep of the whole graph with ``node`` at ``weight``, or taken out.

    Of its own weight: at the middle.
    """
    base, present = case.base.copy(), np.ones_like(case.base)
    weight = 0.5 if weight is None and node == target else weight
    if weight is None:
        present[[node, *resting_on(case.graph, node)]] = 0.0
    else:
        base[node] = weight
    swept = sweep(case.graph, base, chosen, present)
    return float("nan") if swept.unsettled else float(swept.strength[target])


def surely(case: Case, node: int, target: int, weight: float | None, chosen: Rules) -> float:
    """As `alone`, but NaN for a cycle whose numbers depend on the way of getting there.

    Near a fixed point that is approached slower than by any factor, a small change in a round says little about the
    way that is left; and a cycle that supports itself may settle at one of several fixed points.
    """
    found = alone(case, node, target, weight, chosen)
    for name, other in (("SETTLED", 1e-13), ("STEPS", sweep_module.STEPS[1:]), ("NEAR", 0.0)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sweep_module, name, other)
            if not abs(found - alone(case, node, target, weight, chosen)) < 1e-6:
                return float("nan")
    return found


def agree(found: Numbers, expected: list[float], tolerance: float) -> None:
    for one, other in zip(found.tolist(), expected, strict=True):
        assert np.isnan(other) or one == pytest.approx(other, abs=tolerance)


@given(cases(), st.integers(0, 10**6), rules, settings_)
@settings(max_examples=150, deadline=None)
def test_ends_agree_with_a_sweep_for_each(case: Case, pick: int, chosen: Rules, gear: str) -> None:
    target = case.graph.count - 1 - pick % min(3, case.graph.count)
    with tuned(gear):
        scenarios, nodes = asking(case, target, chosen)
        found = (*scenarios.ends(nodes), scenarios.without(nodes))
    whole = scenarios.part.whole[nodes].tolist()
    for values, weight in zip(found, (0.0, 1.0, None, None), strict=True):
        agree(values, [alone(case, node, target, weight, chosen) for node in whole], 1e-12)


@given(cases(cyclic=True, most=10), rules)
@settings(max_examples=40, deadline=None)
def test_ends_agree_with_a_sweep_for_each_through_cycles(case: Case, chosen: Rules) -> None:
    target = case.graph.count - 1
    scenarios, nodes = asking(case, target, chosen)
    whole = scenarios.part.whole[nodes].tolist()
    found = (*scenarios.ends(nodes), scenarios.without(nodes))
    for values, weight in zip(found, (0.0, 1.0, None, None), strict=True):
        expected = [surely(case, node, target, weight, chosen) for node in whole]
        if not scenarios.now.unsettled and chosen.gate is Gate.BELIEVED:
            agree(values, expected, 1e-4)


@given(cases(), rules, settings_)
@settings(max_examples=100, deadline=None)
def test_a_flip_lies_between_weights_on_either_side_of_the_threshold(case: Case, chosen: Rules, gear: str) -> None:
    target = case.graph.count - 1
    with tuned(gear):
        scenarios, nodes = asking(case, target, chosen)
        found = turning(scenarios, nodes)
    bar = 0.5 + flips.TIE
    now = scenarios.strength > bar
    grid = np.linspace(0, 1, flips.GRID)
    assert found.is_certain.tolist() == (~mixing(scenarios.part)).tolist()
    for node, flip in zip(nodes.tolist(), found.flip.tolist(), strict=True):
        whole, own = int(scenarios.part.whole[node]), float(scenarios.base[node])
        turned = [weight for weight in grid if (alone(case, whole, target, weight, chosen) > bar) is not now]
        assert bool(turned) <= (not np.isnan(flip))
        if not np.isnan(flip):
            before = flip + np.sign(own - flip) * min(1e-6, abs(own - flip))
            assert (alone(case, whole, target, flip, chosen) > bar) is not now
            assert (alone(case, whole, target, before, chosen) > bar) is now
            assert all(abs(flip - own) <= abs(weight - own) + 1e-6 for weight in turned)  # as near as halving comes


def golden() -> Scenarios:
    """What a does to t: a supports it, and two arguments that rest on a twice over attack it.

    t = .5 + .5 (a - (1 - (1 - a^2)^2)): .5 at both ends, above it between 0 and the golden section, below it beyond.
    """
    premises = [(0, 2), (1, 2), (0, 3), (1, 3)]
    graph = from_edges(5, [(2, 4), (3, 4)], [(0, 1), (0, 4)], premises, [2, 3])
    base = np.array([1.0, 0.0, 1.0, 1.0, 0.5])[graph.node]
    return Scenarios(upstream(graph, int(graph.position[4])), base, Rules(SEMANTICS["dfquad"], Gate.OPEN))


def test_a_claim_whose_ends_agree_flips_in_the_middle() -> None:
    scenarios = golden()
    assert np.flatnonzero(mixing(scenarios.part)).tolist() == [0]
    found = turning(scenarios, np.array([0]))
    assert (found.at_zero.tolist(), found.at_one.tolist()) == ([0.5], [0.5])
    assert found.flip.tolist() == pytest.approx([(5**0.5 - 1) / 2], abs=1e-6)
    assert not found.is_certain.any()  # others might lie between the weights that were tried


def test_scans_are_rationed() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crux_module, "SCANS", 0)
        found = turning(golden(), np.arange(4))
    assert found.is_certain.tolist() == [False, True, True, True]
    assert np.isnan(found.flip[0])


def test_an_island_between_the_weights_of_the_grid_is_found_where_the_strength_comes_near() -> None:
    # p lifts t by little at once, and lowers it by much from .775 on, where q, denied till then, is believed
    items = (reason("a", "t", "p"), reason("b", "t", "q", stance=CON), reason("c", "q", "p"))
    view = Perspective(
        id="v", title="V", credence={"t": 0.49, "p": 0.6, "q": 0.0}, force={"a": 0.0363, "b": 1.0, "c": 0.9}
    )
    compiled = compile(a_map(*items, claims=["t", "p", "q"]))
    found = {one.id: one for one in cruxes(compiled.weigh(view), "t")}
    island = found["p"].flip
    assert island is not None
    assert 0.75 < island < 0.8125  # neighbours on the grid, at neither of which it turns
    assert not found["p"].is_certain
    assert all(found[id].is_certain for id in ("t", "q", "a", "b", "c"))
    for weight, turned in ((0.75, False), (island, True), (0.8125, False)):
        assert (
            compiled.weigh(view.model_copy(update={"credence": {**view.credence, "p": weight}}))["t"] > 0.5
        ) is turned


def test_a_claim_turns_on_its_own_credence() -> None:
    view = Perspective(id="v", title="V", credence={"t": 0.9, "p": 0.6}, force={"r": 0.3})
    compiled = compile(a_map(reason("r", "t", "p", stance=CON), claims=["t", "p"]))
    found, *others = cruxes(compiled.weigh(view), "t")
    assert not any(one.flip for one in others)
    assert (found.id, found.weight) == ("t", 0.9)
    assert (found.at_zero, found.at_one, found.removed) == pytest.approx((0.0, 0.94, 0.47))  # of its weight .94 is left
    assert found.flip == pytest.approx(0.5 / 0.94, abs=1e-6)
    assert found.is_certain


def test_the_credence_of_a_claim_in_a_circle_of_reasons() -> None:
    view = Perspective(id="v", title="V", credence={"t": 0.6, "p": 0.55}, force={"r": 0.5, "back": 0.5})
    compiled = compile(a_map(reason("r", "t", "p"), reason("back", "p", "t"), claims=["t", "p"]))
    own = next(one for one in cruxes(compiled.weigh(view), "t") if one.id == "t")
    for weight, found in ((0.0, own.at_zero), (1.0, own.at_one), (0.5, own.removed)):
        credence = {**view.credence, "t": weight}
        assert found == pytest.approx(compiled.weigh(view.model_copy(update={"credence": credence}))["t"], abs=1e-6)
    assert not own.is_certain


def test_a_crux_by_hand() -> None:
    def claim(id: str) -> Claim:
        return Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL)

    reason = Argument(id="r", stance=Direction.CON, target="t", premises=("p",))
    map = Map.build(Header(title="T"), [claim("t"), claim("p"), reason])
    view = Perspective(id="v", title="V", credence={"t": 0.8, "p": 0.9}, force={"r": 1.0})
    first, second, own = cruxes(compile(map).weigh(view), "t")
    # t = .8 (1 - act), act = (p - .5) / .5: at .9 it is .16, and .5 where act is .375
    assert first.id == "p"
    assert first.flip == pytest.approx(0.6875, abs=1e-6)
    assert (first.at_zero, first.at_one, first.removed) == pytest.approx((0.8, 0.0, 0.8))
    assert (second.id, second.weight) == ("r", 1.0)
    assert second.removed == pytest.approx(0.8)
    assert second.flip == pytest.approx(0.375 / 0.8, abs=1e-6)
    assert first.is_certain
    assert first.distance < second.distance
    assert own.at_one == pytest.approx(0.2)
    assert (own.id, own.flip) == ("t", None)


def test_an_argument_given_in_one_sentence_turns_at_the_weight_that_people_give_it() -> None:
    said = Argument(id="said", stance=Direction.CON, target="t", text="It is not.")
    map = Map.build(Header(title="T"), [Claim(id="t", text="t.", kind=ClaimKind.EMPIRICAL), said])
    found, _ = cruxes(compile(map).weigh(Perspective(id="v", title="V", credence={"t": 0.8})), "t")
    # unweighed it stands at the middle and gives nothing; t = .8 (1 - act) is .5 where act is .375
    assert (found.id, found.weight, found.at_zero, found.at_one) == ("said", 0.5, 0.8, 0.0)
    assert found.flip == pytest.approx(0.5 + 0.375 / 2, abs=1e-6)
