"""Many perspectives made one: the laws of the pools, the two orders, and the published examples."""

from __future__ import annotations

import math
import statistics
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.weigh import NEUTRAL
from argmap.weigh.compiled import compile
from argmap.weigh.pooling import Ballots, Pool, group_informed_consensus, pool, pooled_view, routes
from tests.weigh.oracles import cases
from tests.weigh.small import a_map, claim, in_full, reason, view

unit = st.floats(0, 1)
inner = st.floats(0.05, 0.95)
methods = st.sampled_from(Pool)
people = st.lists(unit, min_size=1, max_size=7)
weighed = st.lists(st.tuples(inner, st.floats(0.01, 5)), min_size=1, max_size=7)


def pooled(held: list[float], method: Pool, weights: list[float] | None = None) -> float:
    return float(pool(np.array(held)[:, None], method, weights)[0])


@given(people, methods)
def test_bounds(held: list[float], method: Pool) -> None:
    assert min(held) <= pooled(held, method) <= max(held)


@given(unit, st.integers(1, 6), methods)
def test_unanimity(held: float, count: int, method: Pool) -> None:
    assert pooled([held] * count, method) == held


@given(weighed, methods, st.randoms())
def test_who_is_who_does_not_matter(held: list[tuple[float, float]], method: Pool, chance: Any) -> None:
    mixed = chance.sample(held, len(held))
    values = [pooled([b for b, _ in some], method, [w for _, w in some]) for some in (held, mixed)]
    assert values[0] == pytest.approx(values[1])


@given(weighed, methods, st.floats(0.1, 10))
def test_only_the_ratio_of_weights_matters(held: list[tuple[float, float]], method: Pool, factor: float) -> None:
    beliefs = [belief for belief, _ in held]
    scaled = pooled(beliefs, method, [weight * factor for _, weight in held])
    assert scaled == pytest.approx(pooled(beliefs, method, [weight for _, weight in held]))


@given(people, methods)
def test_denial_is_treated_as_belief_is(held: list[float], method: Pool) -> None:
    assert pooled([1 - belief for belief in held], method) == pytest.approx(1 - pooled(held, method), abs=1e-9)


@given(people, unit, methods)
def test_who_believes_more_does_not_lower_the_pool(held: list[float], more: float, method: Pool) -> None:
    raised = [max(held[0], more), *held[1:]]
    assert pooled(raised, method) >= pooled(held, method) - 1e-12


@given(people, methods)
def test_silence_and_no_weight_count_nothing(held: list[float], method: Pool) -> None:
    alone = pooled(held, method)
    assert pooled([*held, math.nan], method) == pytest.approx(alone)
    assert pooled([*held, 0.3], method, [1.0] * len(held) + [0.0]) == pytest.approx(alone)


@given(people)
def test_the_median_is_the_usual_one(held: list[float]) -> None:
    assert pooled(held, Pool.MEDIAN) == pytest.approx(statistics.median(held))


@given(st.lists(unit, min_size=3, max_size=3), unit)
def test_whoever_exaggerates_does_not_draw_the_median_nearer(held: list[float], said: float) -> None:
    honest = abs(pooled(held, Pool.MEDIAN) - held[0])
    assert abs(pooled([said, *held[1:]], Pool.MEDIAN) - held[0]) >= honest - 1e-12


@given(st.lists(inner, min_size=1, max_size=5), st.floats(0.2, 5))
def test_shared_evidence_may_come_before_or_after_a_logarithmic_pool(held: list[float], ratio: float) -> None:
    def learn(belief: float) -> float:
        return belief * ratio / (belief * ratio + 1 - belief)

    learnt = [learn(belief) for belief in held]
    assert pooled(learnt, Pool.LOGARITHMIC) == pytest.approx(learn(pooled(held, Pool.LOGARITHMIC)))


def test_nobody_who_is_certain_decides_alone() -> None:
    assert 0.01 < pooled([0.0, 0.9, 0.9, 0.9], Pool.LOGARITHMIC) < 0.9
    assert pooled([0.0, 1.0], Pool.LOGARITHMIC) == pytest.approx(0.5)
    assert pooled([0.5, 1.0], Pool.LOGARITHMIC) == pytest.approx(1 / (1 + (0.001 / 0.999) ** 0.5))


def test_weights_shift_the_median() -> None:
    assert pooled([0.1, 0.5, 0.9], Pool.MEDIAN, [1, 1, 5]) == 0.9
    assert pooled([0.1, 0.9], Pool.MEDIAN, [3, 1]) == 0.1
    assert pooled([0.1, 0.9], Pool.MEDIAN, [1, 1]) == pytest.approx(0.5)


def test_where_nobody_has_said_anything_the_pool_says_nothing() -> None:
    found = pool(np.array([[0.2, math.nan], [0.4, math.nan]]), Pool.LINEAR)
    assert found[0] == pytest.approx(0.3)
    assert math.isnan(found[1])


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [0.0, 0.0], [1.0, math.nan], [math.inf, 1.0]])
def test_wrong_weights(weights: list[float]) -> None:
    with pytest.raises(InputError, match="weights"):
        pooled([0.1, 0.9], Pool.LINEAR, weights)
    with pytest.raises(InputError, match="weights"):
        pooled_view([view("ada"), view("ben")], Pool.LINEAR, weights)


def test_wrong_beliefs_and_nobody() -> None:
    with pytest.raises(InputError, match="from 0 to 1"):
        pooled([0.1, 1.2], Pool.LINEAR)
    for nobody in (np.empty((0, 2)), np.array([0.1, 0.2])):
        with pytest.raises(InputError, match="nobody"):
            pool(nobody)
    with pytest.raises(InputError, match="nobody"):
        pooled_view([])


def test_a_pooled_perspective_takes_each_weight_from_those_who_gave_it() -> None:
    found = pooled_view([view("ada", a=0.9, b=0.2), view("ben", a=0.5), NEUTRAL], Pool.LINEAR, id="both")
    assert found.credence == pytest.approx({"a": 0.7, "b": 0.2})
    assert (found.id, found.title) == ("both", "Linear pool of 3 perspectives")


LIABLE = a_map(reason("both", "t", "p", "q"), claims=["t", "p", "q"])
JUDGES = [
    in_full(LIABLE, judge)
    for judge in (view("one", t=0.2, p=1, q=1), view("two", t=0.2, p=1, q=0), view("three", t=0.2, p=0, q=1))
]


def test_the_doctrinal_paradox() -> None:
    (found,) = routes(compile(LIABLE), JUDGES, ["t"], Pool.MEDIAN)
    assert found.each == pytest.approx((1.0, 0.2, 0.2))
    assert (found.premise_based, found.conclusion_based) == pytest.approx((1.0, 0.2))
    assert found.disagree
    assert found.settled


def test_two_orders_agree_where_all_agree() -> None:
    (found,) = routes(compile(LIABLE), JUDGES[:1] * 3, ["t"], Pool.LINEAR)
    assert found.premise_based == pytest.approx(found.conclusion_based)
    assert not found.disagree


@given(st.lists(st.tuples(unit, unit, unit), min_size=2, max_size=5), methods)
@settings(deadline=None)
def test_a_claim_without_reasons_is_pooled_alike_in_both_orders(
    held: list[tuple[float, float, float]], method: Pool
) -> None:
    views = [view(f"v{n}", t=t, p=p, q=q) for n, (t, p, q) in enumerate(held)]
    found = {one.id: one for one in routes(compile(LIABLE), views, ["t", "p"], method)}
    assert found["p"].premise_based == pytest.approx(found["p"].conclusion_based)
    assert 0 <= found["t"].premise_based <= 1
    assert min(found["t"].each) <= found["t"].conclusion_based <= max(found["t"].each)


def test_who_is_silent_on_a_claim_has_no_verdict_to_pool() -> None:
    views = [view("one", t=0.9), view("two", p=0.8), view("three")]
    found = routes(compile(LIABLE), views, ["t", "p", "q"], Pool.LINEAR)
    assert [(one.id, one.speaks) for one in found] == [("t", (True, True, False))]
    assert found[0].conclusion_based == pytest.approx(sum(found[0].each[:2]) / 2)
    assert routes(compile(LIABLE), views, ["t"], weights=[1, 0, 1]) == []


def test_routes_ask_for_claims_and_people() -> None:
    with pytest.raises(UnknownId):
        routes(compile(LIABLE), JUDGES, ["both"])
    with pytest.raises(InputError, match="nobody"):
        routes(compile(LIABLE), [], ["t"])
    assert routes(compile(a_map(claim("t"))), JUDGES, []) == []


@pytest.mark.parametrize("case", cases("aggregation"))
def test_published_examples(case: Any) -> None:
    if case["semantics"] == "polis-group-aware-consensus":
        found = group_informed_consensus(case["graph"]["votes"], case["graph"]["groups"])
        assert found.agree == pytest.approx(case["expected"]["agree"], abs=case["tol"])
        assert found.disagree == pytest.approx(case["expected"]["disagree"], abs=case["tol"])
        return
    ballots = Ballots(("A", "B"), {_pattern(votes): count for votes, count in case["graph"]["counts"].items()})
    expected, tolerance = case["expected"], case["tol"]
    assert ballots.share("A") == pytest.approx(expected["P(A=1)"], abs=tolerance)
    assert ballots.share("A", {"B": 1}) == pytest.approx(expected["P(A=1|B=1)"], abs=tolerance)
    assert ballots.share("A", {"B": 0}) == pytest.approx(expected["P(A=1|B=0)"], abs=tolerance)
    assert ballots.informed("A", "B") == pytest.approx(expected["P_i(A=1)=P(A=1|B>=0)"], abs=tolerance)
    assert ballots.hypothetical("A", "B", ballots.share("B")) == pytest.approx(0.7)


def _pattern(words: str) -> tuple[int, ...]:
    return tuple(int(part.partition("=")[2]) for part in words.split(","))


votes = st.sampled_from([1, 0, -1, None])


@given(st.lists(st.tuples(votes, votes, st.integers(0, 2)), min_size=1, max_size=12))
def test_consensus_is_symmetric_and_falls_with_a_group(rows: list[tuple[int | None, int | None, int]]) -> None:
    table, groups = [row[:2] for row in rows], [row[2] for row in rows]
    found = group_informed_consensus(table, groups)
    turned = group_informed_consensus([[None if v is None else -v for v in row] for row in table], groups)
    assert found.agree == pytest.approx(turned.disagree)
    assert all(0 < share < 1 for share in (*found.agree, *found.disagree))
    more = group_informed_consensus([*table, (1, 1)], [*groups, 9])
    assert all(after < before for after, before in zip(more.agree, found.agree, strict=True))


@pytest.mark.parametrize(
    ("table", "groups", "words"),
    [([], [], "no votes"), ([[1]], [0, 1], "group"), ([[1], [1, 0]], [0, 0], "different numbers"), ([[2]], [0], "2")],
)
def test_wrong_votes(table: list[list[int]], groups: list[int], words: str) -> None:
    with pytest.raises(InputError, match=words):
        group_informed_consensus(table, groups)


def test_a_thread_informs_whoever_rejected_a_reason_or_heard_all() -> None:
    ballots = Ballots(
        ("A", "B", "C"),
        {(1, 0, -1): 10, (0, 1, 1): 20, (1, 1, 0): 5, (1, 1, -1): 100, (1, -1, -1): 100, (0, -1, 1): 7},
    )
    assert ballots.informed("A", "B", "C") == pytest.approx(15 / 35)
    assert ballots.informed("A", "B") == pytest.approx(115 / 135)
    assert ballots.informed("A") == ballots.share("A")


@given(st.lists(st.tuples(st.sampled_from([0, 1]), st.sampled_from([-1, 0, 1]), st.integers(1, 9)), min_size=1))
def test_informed_is_the_hypothetical_of_those_who_considered(rows: list[tuple[int, int, int]]) -> None:
    counts: dict[tuple[int, ...], int] = {}
    for a, b, count in rows:
        counts[a, b] = counts.get((a, b), 0) + count
    assume(any(b >= 0 for _, b in counts))
    ballots = Ballots(("A", "B"), counts)
    assert ballots.hypothetical("A", "B", ballots.share("B")) == pytest.approx(ballots.informed("A", "B"))


def test_wrong_ballots() -> None:
    ballots = Ballots(("A", "B"), {(1, -1): 3})
    with pytest.raises(InputError, match="nobody"):
        ballots.informed("A", "B")
    with pytest.raises(InputError, match="no statement 'C'"):
        ballots.share("C")
    wrong: list[dict[tuple[int, ...], int]] = [{(1,): 1}, {(1, 2): 1}, {(1, 1): -1}]
    for counts in wrong:
        with pytest.raises(InputError, match="expected"):
            Ballots(("A", "B"), counts)
    with pytest.raises(InputError, match="nobody"):
        Ballots(("A",), {}).share("A")
