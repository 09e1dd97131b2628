"""Energies beyond all bounds, and input that is wrong or odd: a defined result or a clear error, never a silent NaN."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from argmap.errors import ArgmapError, InputError, UnknownId
from argmap.formats import read_map
from argmap.model import ClaimKind, Header, Map, Perspective
from argmap.weigh import kernels, spelled
from argmap.weigh.compiled import compile
from argmap.weigh.cruxes import cruxes
from argmap.weigh.gradient import gradient
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.rules import Gate, Rules
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import sweep
from argmap.weigh.update import update
from tests.weigh.small import CON, a_map, claim, reason, view

BOUNDED = sorted(set(SEMANTICS) - {"basic"})
MANY = 2_000
every = pytest.mark.parametrize("id", BOUNDED)


def reasons(pro: int, con: int) -> Graph:
    """Node 0 with so many reasons for and against it."""
    numbers = np.arange(1, pro + con + 1)
    pairs = np.stack([numbers, np.zeros_like(numbers)], axis=1)
    return from_edges(pro + con + 1, pairs[pro:], pairs[:pro])


def in_all_ways(graph: Graph, base: Numbers, rules: Rules) -> list[float]:
    """The strength of node 0 as arrays, side by side and loops find it."""
    formula, target = spelled.formula(rules), int(graph.position[0])
    assert formula is not None
    strengths, acts = np.zeros_like(base), np.zeros_like(base)
    kernels.walk(0, graph.count, spelled.arrays(graph, base), formula, strengths, acts, 0.0)
    side_by_side = sweep(graph, np.repeat(base[:, None], 9, axis=1), rules).strength[target, 4]
    return [float(sweep(graph, base, rules).strength[target]), float(side_by_side), float(strengths[target])]


@every
@pytest.mark.parametrize(("pro", "con"), [(MANY, 0), (0, MANY), (MANY, MANY)])
@pytest.mark.parametrize("own", [0.0, 0.3, 1.0])
def test_two_thousand_full_reasons(id: str, pro: int, con: int, own: float) -> None:
    graph = reasons(pro, con)
    base = np.ones(graph.count)
    base[graph.position[0]] = own
    found = in_all_ways(graph, base, Rules(SEMANTICS[id], Gate.OPEN))
    assert found == pytest.approx([found[0]] * 3, abs=1e-12)
    stays = pro == con or (own in {0.0, 1.0} and id == "mlp") or (own in {0.0, 1.0} and id.startswith("euler"))
    if stays:
        assert found[0] == pytest.approx(own, abs=1e-12)
    else:
        assert 0 <= found[0] <= 1
        assert found[0] >= own if pro else found[0] <= own
    if not stays and id == "euler":  # what pulls down ends at w^2
        assert found[0] == pytest.approx(1.0 if pro else own**2, abs=1e-12)
    if not stays and id == "mlp":
        assert found[0] == pytest.approx(1.0 if pro else 0.0, abs=1e-12)


@every
@pytest.mark.parametrize(("pro", "con"), [(MANY, 0), (0, MANY), (MANY, MANY)])
def test_gradients_under_two_thousand_full_reasons(id: str, pro: int, con: int) -> None:
    graph = reasons(pro, con)
    base = np.ones(graph.count)
    for own in (0.0, 0.3, 1.0):
        base[graph.position[0]] = own
        assert np.isfinite(by_base(graph, base, id)).all()


def by_base(graph: Graph, base: Numbers, id: str) -> Numbers:
    rules = Rules(SEMANTICS[id], Gate.OPEN)
    found: Numbers = gradient(graph, base, sweep(graph, base, rules), int(graph.position[0]), rules)
    return found


WRONG = [float("nan"), -0.1, 1.1, float("inf")]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("field", ["credence", "force", "certainty"])
def test_a_perspective_takes_no_weight_outside_0_to_1(wrong: float, field: str) -> None:
    with pytest.raises(ValidationError, match=r"less than or equal|greater than or equal|finite"):
        Perspective.model_validate({"id": "v", "title": "V", field: {"p": wrong}})


@pytest.mark.parametrize("wrong", WRONG)
def test_one_changed_weight_is_held_to_the_same(wrong: float) -> None:
    graph, base = from_edges(2, [(0, 1)]), np.array([0.5, 0.5])
    with pytest.raises(ValueError, match="base score of node 0"):
        update(graph, base, sweep(graph, base), 0, wrong)
    assert base.tolist() == [0.5, 0.5]


@pytest.mark.parametrize("wrong", [".nan", "-0.1", "1.1", ".inf", "much"])
def test_a_file_with_a_wrong_weight_is_refused_by_name(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(
        f"argmap: 1\ntitle: T\nperspectives:\n  mine:\n    title: Mine\n    credence: {{p: {wrong}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(ArgmapError) as found:
        read_map(file)
    assert "mine" in str(found.value)
    assert "credence" in str(found.value)


def test_ids_that_are_not_there_are_named() -> None:
    weighing = compile(a_map(claims="t")).weigh()
    with pytest.raises(UnknownId, match="nothing"):
        weighing["nothing"]
    with pytest.raises(UnknownId, match="nothing"):
        cruxes(weighing, "nothing")
    with pytest.raises(ValueError, match="outside 0 … 1"):
        from_edges(2, premises=[(0, -1)])
    with pytest.raises(ValueError, match="outside 0 … 1"):
        from_edges(2, arguments=[2])
    with pytest.raises(ValueError, match="outside 0 … 1"):
        from_edges(2, arguments=[-1])
    with pytest.raises(ValueError, match="whole number"):
        from_edges(2, attacks=[(0.5, 1)])  # type: ignore[list-item]


def test_a_perspective_may_weigh_what_the_map_no_longer_holds() -> None:
    assert compile(a_map(claims="t")).weigh(view("v", t=0.7, gone=0.9))["t"] == 0.7


def test_a_map_without_claims_says_so() -> None:
    with pytest.raises(InputError, match="“T” holds no claims"):
        compile(Map.build(Header(title="T"), []))


@pytest.mark.parametrize("shape", [(2,), (4,), (2, 5), (3, 5, 1)])
def test_base_scores_of_another_number_of_nodes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="scores of 3 nodes"):
        sweep(from_edges(3, [(0, 1)]), np.full(shape, 0.5))


@every
@pytest.mark.parametrize("gate", Gate)
def test_odd_graphs_have_defined_strengths(id: str, gate: Gate) -> None:
    rules = Rules(SEMANTICS[id], gate)
    odd = {
        "attacks itself": from_edges(1, [(0, 0)]),
        "supports itself": from_edges(1, supports=[(0, 0)]),
        "attacks and supports": from_edges(2, [(0, 1)], [(0, 1)]),
        "an argument without premises": from_edges(2, [(0, 1)], arguments=[0]),
        "its own premise": from_edges(2, [(1, 0)], premises=[(0, 1)], arguments=[1]),
        "undercuts itself": from_edges(2, [(0, 0), (0, 1)], arguments=[0]),
    }
    for name, graph in odd.items():
        for own in (0.0, 0.5, 1.0):
            swept = sweep(graph, np.full(graph.count, own), rules)
            assert np.isfinite(swept.strength).all(), name
            assert ((swept.strength >= 0) & (swept.strength <= 1)).all(), name
            assert not swept.unsettled or swept.residual > 0, name


@every
def test_a_reason_both_for_and_against_cancels(id: str) -> None:
    graph = from_edges(2, [(0, 1)], [(0, 1)])
    strengths = sweep(graph, np.array([0.9, 0.3])[graph.node], Rules(SEMANTICS[id], Gate.OPEN)).strength
    assert strengths == pytest.approx(np.array([0.9, 0.3]), abs=1e-15)


@every
def test_an_edge_given_twice_counts_once(id: str) -> None:
    base, rules = np.array([0.8, 0.3]), Rules(SEMANTICS[id], Gate.OPEN)
    once, twice = (sweep(from_edges(2, pairs), base, rules).strength for pairs in ([(0, 1)], [(0, 1), (0, 1)]))
    assert once.tolist() == twice.tolist()


def test_the_same_argument_under_another_id_counts_once_by_default() -> None:
    map = a_map(reason("r", "t", "p", stance=CON), reason("same", "t", "p", stance=CON), claims=["t", "p"])
    alone = a_map(reason("r", "t", "p", stance=CON), claims=["t", "p"])
    mine = view("v", t=0.6, p=0.8)
    assert compile(map).weigh(mine)["t"] == compile(alone).weigh(mine)["t"]


def test_a_claim_nobody_argues_about_turns_on_its_own_credence() -> None:
    (own,) = cruxes(compile(Map.build(Header(title="T"), [claim("t", ClaimKind.EMPIRICAL)])).weigh(), "t")
    assert (own.id, own.at_zero, own.at_one, own.removed) == ("t", 0.0, 1.0, 0.5)


@every
def test_a_circle_of_a_hundred_thousand(id: str) -> None:
    count = 100_000
    numbers = np.arange(count)
    graph = from_edges(count, np.stack([numbers, (numbers + 1) % count], axis=1))
    swept = sweep(graph, np.full(count, 0.5), Rules(SEMANTICS[id], Gate.OPEN))
    assert not swept.unsettled
    assert np.ptp(swept.strength) < 1e-9
    assert 0 < swept.strength[0] < 0.5


def test_a_cycle_is_not_taken_for_settled_before_its_first_round_has_told() -> None:
    """An argument of full force backs itself; what undercuts it is stronger than that."""
    graph = from_edges(3, attacks=[(1, 0)], supports=[(0, 0)], premises=[(2, 0)], arguments=[0])
    base = np.array([1.0, 0.95, 0.95])[graph.node]
    found = sweep(graph, base)
    force, undercut, held = (float(found.strength[graph.position[node]]) for node in range(3))
    backing = force * (held - 0.5) / 0.5
    assert force == pytest.approx(1.0 - (undercut - backing), abs=1e-8)
