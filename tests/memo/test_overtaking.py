"""What would put another option ahead of the leading one: found wherever there is something, told so that it does."""

from __future__ import annotations

import numpy as np
import pytest

from argmap.memo import overtaking
from argmap.memo.basis import Basis
from argmap.memo.overtaking import Overtaking, nearest, overtakings
from argmap.memo.sections import cruxes
from argmap.memo.tracing import Scribe
from argmap.memo.turning import of_verdict
from argmap.model import Item, Map, Question
from argmap.weigh.sweep import sweep
from tests.memo.debates import basis, debate, held, line, question, scribe, text
from tests.weigh.small import CON, claim, reason

FERRY = {"cheap": 0.75, "dull": 0.6, "safe": 0.8, "hidden-costs": 0.4}
BOTH = (reason("stay-cheap", "stay", "cheap"), reason("go-safe", "go", "safe"))
RING = (reason("cheap-safe", "cheap", "safe"), reason("safe-cheap", "safe", "cheap"))
BACK = (claim("noise"), reason("stay-noise", "stay", "noise"), reason("go-noise", "go", "noise", stance=CON))
FORK = (
    *(claim("tide"), claim("swell")),
    *(reason("go-tide", "go", "tide"), reason("dull-swell", "dull", "swell")),
    *(reason("tide-moon", "tide", "moon"), reason("swell-moon", "swell", "moon", stance=CON), claim("moon")),
)
ISLAND = (
    *(claim("moon"), claim("half"), claim("tide")),
    *(
        reason("stay-moon", "stay", "moon", "half"),
        reason("go-tide", "go", "tide"),
        reason("tide-moon", "tide", "moon"),
    ),
)
"""The moon lifts staying at once, and going later and further."""
VALLEY = (*ISLAND[:4], reason("stay-moon", "stay", "moon"), reason("tide-moon", "tide", "moon", "half"), ISLAND[4])
EVEN = {"cheap": 0.5, "dull": 0.5, "safe": 0.5, "hidden-costs": 0.5}


def close(*items: Item, asked: Question | None = None, **credence: float) -> Map:
    return debate(*items, asked=asked, **{**FERRY, **credence})


def ferries() -> list[Map]:
    return [
        close(),
        close(*BOTH),
        close(*RING, cheap=0.9),
        close(*BACK, noise=0.6),
        close(*FORK, moon=0.7, tide=0.6),
        close(dull=0.0, safe=0.9, cheap=0.65),
        debate(*ISLAND, asked=None, **{**EVEN, "cheap": 0.52, "moon": 0.52, "half": 0.8, "tide": 0.3, "go": 0.52}),
        debate(
            *VALLEY, asked=None, **{**EVEN, "safe": 0.8, "moon": 0.75, "half": 0.8, "tide": 0.6, "go": 0.6, "stay": 0.3}
        ),
    ]


def gaps(made: Basis, id: str, rival: str, weights: np.ndarray) -> np.ndarray:
    """How far the rival lies above the leader with that belief at each of ``weights``, the whole map weighed anew."""
    compiled = made.compiled
    bases = np.repeat(made.weighing.bases[:, None], len(weights), axis=1)
    bases[compiled.weight_at(id)] = weights
    strengths = sweep(compiled.graph, bases, made.rules).strength
    found: np.ndarray = strengths[compiled.at(rival)] - strengths[compiled.at(made.leader or "")]
    return found


def only(made: Basis) -> Overtaking:
    (found,) = overtakings(made)
    return found


@pytest.mark.parametrize("map", ferries())
def test_all_that_overtakes_is_found_where_it_first_does(map: Map) -> None:
    made, grid = basis(map), np.linspace(0, 1, 1001)
    found = only(made)
    first: dict[str, float] = {}
    for id in (made.bearing("go") | made.bearing("stay")) - {"go", "stay"}:
        own = made.weighing.bases[made.compiled.weight_at(id)]
        turned = grid[gaps(made, id, found.rival, grid) > 1e-12]
        if len(turned):
            first[id] = float(np.abs(turned - own).min())
    assert found.count == len(first)
    soonest = sorted(first.values())[:3]
    assert [one.distance for one in found.turns] == pytest.approx(soonest, abs=0.0011)
    assert all(one.distance == pytest.approx(first[one.id], abs=0.0011) for one in found.turns)


def test_something_overtakes_in_most_of_these() -> None:
    assert sum(bool(only(basis(map)).turns) for map in ferries()) >= 5


@pytest.mark.parametrize("map", ferries())
def test_the_weight_that_is_told_overtakes_and_the_one_before_does_not(map: Map) -> None:
    made = basis(map)
    found = only(made)
    for one in found.turns:
        on = 1 if one.is_rise else -1
        told = one.edge if one.at.startswith("to ") else one.edge + on * 0.0001
        assert gaps(made, one.id, found.rival, np.array([told])).item() > 0
        assert gaps(made, one.id, found.rival, np.array([one.edge - on * 0.011])).item() <= 0


def test_a_weight_between_may_overtake_where_no_end_does_and_both_ends_where_none_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overtaking, "NEAREST", 9)
    *_, island, valley = ferries()
    found = {one.id: one for one in only(basis(island)).turns}
    assert 0.52 < found["moon"].flip < 0.7
    turns = [one for one in only(basis(valley)).turns if one.id == "moon"]
    assert len(turns) == 1


def test_the_rival_soonest_to_overtake_comes_first_though_another_is_stronger() -> None:
    wait = (claim("wait"), claim("late"), reason("wait-late", "wait", "late"))
    asked = question("stay", "go", "wait")
    weights = {**EVEN, "cheap": 0.51, "go": 0.75, "stay": 0.7, "safe": 0.55, "wait": 0.0, "late": 0.86}
    made = basis(debate(*wait, asked=asked, **weights))
    assert made.leader == "go"
    assert made.weighing["stay"] > made.weighing["wait"]
    assert [one.rival for one in overtakings(made)] == ["wait", "stay"]
    first = nearest(made)
    assert first is not None
    assert (first.rival, first.turns[0].id) == ("wait", "late")


def test_what_lifts_both_options_is_no_proof_of_having_tried_all() -> None:
    assert only(basis(close())).is_certain
    assert not only(basis(close(*BOTH))).is_certain
    assert not only(basis(close(*RING))).is_certain
    circle = (claim("quick"), reason("quick-cheap", "quick", "cheap"), reason("cheap-quick", "cheap", "quick"))
    assert not only(basis(close(*circle))).is_certain
    assert only(basis(close(*BACK, noise=0.6))).is_certain  # it lifts one and lowers the other


def test_belief_in_the_options_themselves_is_left_out() -> None:
    made = basis(close(cheap=0.9, safe=0.55, stay=0.5, go=0.5))
    told = {one.id for found in overtakings(made) for one in found.turns}
    assert gaps(made, "stay", "stay", np.ones(1)).item() > 0
    assert not told & {"go", "stay"}


def test_options_that_are_level_are_parted_just_beyond() -> None:
    twins = debate(claim("quiet"), reason("stay-quiet", "stay", "quiet"), dull=0.0, quiet=0.9, safe=0.0)
    made = basis(twins)
    found = nearest(made)
    assert found is not None
    ways = {one.id: one.at for one in found.turns}
    belief = "cheap" if found.rival == "go" else "quiet"
    assert ways[belief] == "above .90"


def test_only_the_nearest_rivals_are_tried() -> None:
    more = [claim(f"o{n}") for n in range(6)]
    reasons = [reason(f"r{n}", f"o{n}", "cheap" if n < 5 else "dull") for n in range(6)]
    asked = question("go", "stay", *(one.id for one in more))
    made = basis(close(*more, *reasons, asked=asked, dull=0.55))
    tried = overtaking.rivals(made)
    assert len(tried) == overtaking.RIVALS
    assert set(tried) <= set(made.overlapping)
    apart = basis(debate(safe=0.6, dull=0.9, cheap=1.0, go=0.9, stay=0.2))
    assert not apart.overlapping
    assert overtaking.rivals(apart) == ["stay"]


def test_nothing_overtakes_the_only_option_that_is_heard() -> None:
    alone = debate(dull=0.5, safe=0.5)
    assert nearest(basis(alone)) is None
    assert nearest(basis(debate(held("nobody")), "nobody")) is None
    section = cruxes.section(made := basis(alone), scribe(made))
    assert "overtaking" not in text(section)
    assert not line(section, "overtaking.none")


def told(map: Map, key: str, **fields: object) -> str:
    made = basis(map, **fields)
    return line(cruxes.section(made, scribe(made)), key)


def test_it_is_told_in_both_forms() -> None:
    made = basis(close())
    found = only(made)
    first, second, third = found.turns
    assert {first.id, second.id, third.id} == {"cheap", "safe", "dull"}
    key = f"overtaking.{found.rival}"
    long, short = told(close(), key), told(close(), key, form="short")
    start = f"{found.count} beliefs in the reasons would each put {found.rival} (strength .70) ahead of "
    assert long.startswith(f"{start}{made.leader} (.75), ")
    assert f"nearest first: “{first.id}” once it " in long
    assert f"; “{third.id}” once it " in long
    assert long.endswith(f"; and {found.count - 3} more.")
    assert short.endswith(f", the nearest: “{first.id}” once it {first.moves(is_weighed=True)}.")


def test_that_nothing_overtakes_is_said_with_care() -> None:
    far = {"dull": 0.9, "safe": 0.55, "cheap": 0.9, "go": 0.95, "stay": 0.05}
    assert (
        told(debate(asked=None, **far), "overtaking.none")
        == "No single belief in the reasons would put stay ahead of go."
    )
    assert nearest(basis(debate(asked=None, **far))) is None
    unsure = told(debate(*RING, asked=None, **far), "overtaking.none")
    assert unsure == "No single belief in the reasons is known to put stay ahead of go."


def test_an_option_that_is_stronger_than_the_leader_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    made = basis(close())
    leader, rival = made.ranked
    assert not overtaking.ahead(made)
    monkeypatch.setitem(made.__dict__, "front", (rival, leader))
    monkeypatch.setitem(made.__dict__, "ranked", (rival, leader))
    monkeypatch.setitem(made.__dict__, "shares", {rival: 0.6, leader: 0.4})
    section = cruxes.section(made, scribe(made))
    passed = line(section, "overtaking.passed")
    assert passed.startswith(f"{leader} already comes out stronger (strength .")
    assert passed.endswith(", which leads in more draws.")
    assert not overtakings(made)


def test_the_force_of_an_argument_moves_and_not_the_argument() -> None:
    made = basis(debate(reason("go-dull", "go", "dull", stance=CON), dull=0.7))
    told = "".join(map(str, cruxes._once(made, Scribe(made.map), of_verdict(made, "go"))))
    assert "once it falls from .90 to .70" in told
    assert "once its force falls from 1.00 to .50" in told
