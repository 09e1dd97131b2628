"""Ranges over draws: within what is possible, repeatable, and telling what drives them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map, Perspective
from argmap.weigh.compiled import compile
from argmap.weigh.ranges import Belief, Beta, Interval, spread, within

NAMES = ("t", "u", "p", "q")
MAP = Map.build(
    Header(title="T"),
    [
        *(Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL) for id in NAMES),
        Argument(id="r", stance=Direction.PRO, target="t", premises=("p",)),
        Argument(id="s", stance=Direction.CON, target="t", premises=("q",)),
    ],
)
COMPILED = compile(MAP)
VIEW = Perspective(id="v", title="V", credence={"p": 0.8, "q": 0.6})


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 300))
@settings(deadline=None)
def test_a_range_stays_between_the_strengths_at_its_bounds(one: float, other: float, draws: int) -> None:
    low, high = sorted((one, other))
    found = spread(COMPILED, ["t"], {"p": Interval(low, high)}, VIEW, draws=draws).ranges[0]
    ends = [COMPILED.weigh(Perspective(id="v", title="V", credence={"p": at, "q": 0.6}))["t"] for at in (low, high)]
    assert ends[0] - 1e-9 <= found.lowest <= found.low <= found.median <= found.high <= found.highest <= ends[1] + 1e-9


def test_the_same_seed_gives_the_same_ranges_and_another_does_not() -> None:
    beliefs = within(VIEW, 0.2)
    one, again = (spread(COMPILED, ["t"], beliefs, VIEW, seed=3) for _ in range(2))
    assert one == again
    assert spread(COMPILED, ["t"], beliefs, VIEW, seed=4).ranges != one.ranges


def test_what_drives_a_strength_is_told_with_its_sign() -> None:
    found = spread(COMPILED, ["t", "u"], {"p": Interval(0.5, 1), "q": Interval(0.5, 0.6)}, VIEW)
    assert [id for id, _ in found.drivers["t"]] == ["p", "q"]
    assert found.drivers["t"][0][1] > 0.9
    assert found.drivers["t"][1][1] < 0
    assert found.drivers["u"] == ()


def test_leads_are_shares_that_add_up() -> None:
    found = spread(COMPILED, ["t", "u"], {"u": Interval(0, 1)}, VIEW, draws=2_000)
    at = COMPILED.weigh(VIEW)["t"]
    leads = {one.id: one.leads for one in found.ranges}
    assert sum(leads.values()) == pytest.approx(1)
    assert leads["u"] == pytest.approx(1 - at, abs=0.01)


def test_a_beta_belief_has_its_mean_and_its_spread() -> None:
    shares = (np.arange(4_000) + 0.5) / 4_000
    values = Beta(0.7, 20).at(shares)
    assert values.mean() == pytest.approx(0.7, abs=0.005)
    assert values.std() == pytest.approx((0.7 * 0.3 / 21) ** 0.5, abs=0.005)


def test_every_part_of_an_interval_is_drawn() -> None:
    found = spread(COMPILED, ["p"], {"p": Interval(0, 1)}, VIEW, draws=100).ranges[0]
    assert found.lowest < 0.01
    assert found.highest > 0.99
    assert (found.low, found.median, found.high) == pytest.approx((0.05, 0.5, 0.95), abs=0.011)


@pytest.mark.parametrize("belief", [Interval(-0.1, 0.5), Interval(0.6, 0.5), Beta(0, 3), Beta(0.5, 0)])
def test_impossible_beliefs_are_refused(belief: Belief) -> None:
    with pytest.raises(InputError, match="'p'"):
        spread(COMPILED, ["t"], {"p": belief}, VIEW)


def test_what_is_not_there_or_never_drawn_is_refused() -> None:
    with pytest.raises(UnknownId):
        spread(COMPILED, ["t"], {"nowhere": Interval(0, 1)}, VIEW)
    with pytest.raises(InputError, match="0 draws"):
        spread(COMPILED, ["t"], {}, VIEW, draws=0)
    assert within(VIEW, 0.3)["p"] == Interval(0.5, 1.0)
