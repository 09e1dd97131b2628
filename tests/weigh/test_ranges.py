"""Ranges over draws: within what is possible, repeatable, and telling what drives them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map, Perspective
from argmap.weigh.compiled import compile
from argmap.weigh.ranges import CHUNK, Belief, Beta, Interval, observed, spread, within
from argmap.weigh.standards import Accrual, Burden, Standard, verdict

NAMES = ("t", "u", "p", "q")
ITEMS = [
    *(Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL) for id in NAMES),
    Argument(id="r", stance=Direction.PRO, target="t", premises=("p",)),
    Argument(id="s", stance=Direction.CON, target="t", premises=("q",)),
]
MAP = Map.build(Header(title="T"), ITEMS)
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
    beliefs = within(COMPILED, VIEW, 0.2)
    one, again = (spread(COMPILED, ["t"], beliefs, VIEW, seed=3) for _ in range(2))
    assert one == again
    assert spread(COMPILED, ["t"], beliefs, VIEW, seed=4).ranges != one.ranges


def test_what_drives_a_strength_is_told_with_its_sign() -> None:
    found = spread(COMPILED, ["t", "u"], {"p": Interval(0.5, 1), "q": Interval(0.5, 0.6)}, VIEW, draws=1_000)
    assert [id for id, _ in found.drivers["t"]] == ["p", "q"]
    assert found.drivers["t"][0][1] > 0.9
    assert found.drivers["t"][1][1] < 0
    assert found.drivers["u"] == ()


@pytest.mark.parametrize("burden", Burden)
def test_in_how_many_draws_a_claim_holds(burden: Burden) -> None:
    stated = verdict(COMPILED.weigh(VIEW), "t", Standard.PREPONDERANCE, accrual=Accrual.MAXIMUM, burden=burden)
    beliefs: dict[str, Belief] = {"p": Interval(0.5, 1)}
    found = spread(COMPILED, ["t", "u"], beliefs, VIEW, draws=2_000, stated=[stated])
    assert found.holding == {"t": pytest.approx(0.8, abs=0.01)}  # where p is believed more than q is, .6
    assert spread(COMPILED, ["t"], beliefs, VIEW).holding == {}


def test_leads_are_shares_that_add_up() -> None:
    found = spread(COMPILED, ["t", "u"], {"u": Interval(0, 1)}, VIEW, draws=2_000)
    at = COMPILED.weigh(VIEW)["t"]
    front = found.front(["t", "u"])
    assert sum(front.shares.values()) == pytest.approx(1)
    assert front.shares["u"] == pytest.approx(1 - at, abs=0.01)
    assert (front.leader, front.overlapping, front.is_clear) == ("t", ("u",), False)


def test_ties_are_shared_and_a_range_above_all_others_is_clear() -> None:
    still = spread(COMPILED, ["u", "t", "q"], {}, Perspective(id="n", title="N"), draws=7)
    assert still.front(["u", "t"]).shares == {"u": 0.5, "t": 0.5}
    assert not still.front(["u", "t"]).is_clear
    apart = spread(COMPILED, ["u", "q"], {"u": Interval(0, 0.3), "q": Interval(0.4, 1)}, VIEW).front(["u", "q"])
    assert (apart.leader, apart.shares["q"], apart.is_clear) == ("q", 1.0, True)


def test_only_what_bears_on_a_claim_and_varies_drives_it() -> None:
    noise = {f"n{at}": Interval(0, 1) for at in range(40)}
    claims = [Claim(id=id, text="N.", kind=ClaimKind.EMPIRICAL) for id in noise]
    compiled = compile(Map.build(Header(title="T"), [*ITEMS, *claims]))
    beliefs: dict[str, Belief] = {**noise, "p": Interval(0.5, 1), "q": Interval(0.7, 0.7)}
    found = spread(compiled, ["t"], beliefs, VIEW, draws=50)
    assert [id for id, _ in found.drivers["t"]] == ["p"]


def test_what_gives_nothing_or_never_varies_drives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    beliefs: dict[str, Belief] = {"t": Interval(0.2, 0.8), "p": Interval(0, 0.4), "q": Interval(0.4, 0.4)}
    for seed in range(5):
        assert [id for id, _ in spread(COMPILED, ["t"], beliefs, VIEW, seed=seed).drivers["t"]] == ["t"]
    monkeypatch.setattr("argmap.weigh.ranges.CHANCE", 0.0)
    assert {id for id, _ in spread(COMPILED, ["t"], beliefs, VIEW).drivers["t"]} == {"t", "p"}


def test_batches_are_alike_and_together_cover_every_part() -> None:
    found = spread(COMPILED, ["p", "q"], {"p": Interval(0, 1), "q": Interval(0, 1)}, VIEW, draws=3 * CHUNK + 1)
    for drawn in found.strengths[:, :CHUNK]:
        assert np.array_equal(np.sort((drawn * CHUNK).astype(int)), np.arange(CHUNK))
    one, other = found.strengths
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.15


def test_draws_in_which_a_cycle_does_not_settle_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    cycle = [
        Argument(id=f"c{at}", stance=Direction.CON, target=target, premises=(premise,))
        for at, (premise, target) in enumerate([("p", "q"), ("q", "p")])
    ]
    compiled = compile(Map.build(Header(title="T"), [*ITEMS, *cycle]))
    assert spread(compiled, ["t"], within(compiled, VIEW, 0.1), VIEW, draws=20).unsettled == 0
    monkeypatch.setattr("argmap.weigh.sweep.SETTLED", -1.0)
    assert spread(compiled, ["t"], within(compiled, VIEW, 0.1), VIEW, draws=20).unsettled == 20
    assert spread(compiled, ["u"], within(compiled, VIEW, 0.1), VIEW, draws=20).unsettled == 0


def test_a_beta_belief_has_its_mean_and_its_spread() -> None:
    shares = (np.arange(4_000) + 0.5) / 4_000
    values = Beta(0.7, 20).at(shares)
    assert values.mean() == pytest.approx(0.7, abs=0.005)
    assert values.std() == pytest.approx((0.7 * 0.3 / 21) ** 0.5, abs=0.005)


@pytest.mark.parametrize("mean", [1e-12, 0.001, 0.3, 0.999, 1 - 1e-12])
@pytest.mark.parametrize("weight", [1e-6, 0.1, 2.0, 500.0, 1e9])
def test_extreme_beta_beliefs_are_numbers_in_order(mean: float, weight: float) -> None:
    values = Beta(mean, weight).at((np.arange(20_000) + 0.5) / 20_000)
    assert np.isfinite(values).all()
    assert (np.diff(values) >= 0).all()
    assert values.min() >= 0
    assert values.max() <= 1
    assert values.mean() == pytest.approx(mean, abs=2e-3)


@pytest.mark.parametrize(("mean", "weight", "power"), [(0.5, 2, 1.0), (0.75, 4, 1 / 3), (1 / 11, 1.1, 10.0)])
def test_beta_quantiles_in_closed_form(mean: float, weight: float, power: float) -> None:
    shares = np.linspace(0.05, 0.95, 19)
    assert Beta(mean, weight).at(shares) == pytest.approx(shares**power, abs=1e-4)  # shapes 1 / power and 1


def test_what_is_certain_stays_so_however_few_observations() -> None:
    view = Perspective(id="v", title="V", credence={"p": 1.0, "q": 0.0, "t": 0.6}, force={"r": 0.5})
    assert observed(COMPILED, view, 4) == {"t": Beta(0.6, 4), "r": Beta(0.5, 4)}


def test_every_part_of_an_interval_is_drawn() -> None:
    found = spread(COMPILED, ["p"], {"p": Interval(0, 1)}, VIEW, draws=100).ranges[0]
    assert found.lowest < 0.01
    assert found.highest > 0.99
    assert (found.low, found.median, found.high) == pytest.approx((0.05, 0.5, 0.95), abs=0.011)


@pytest.mark.parametrize(
    "belief",
    [Interval(-0.1, 0.5), Interval(0.6, 0.5), Interval(float("nan"), 1), Beta(0, 3), Beta(0.5, 0), Beta(0.5, 1e300)],
)
def test_impossible_beliefs_are_refused(belief: Belief) -> None:
    with pytest.raises(InputError, match="'p'"):
        spread(COMPILED, ["t"], {"p": belief}, VIEW)


def test_a_weight_of_what_is_not_in_the_map_is_passed_over() -> None:
    view = VIEW.model_copy(update={"credence": {**VIEW.credence, "gone": 0.9}, "force": {"gone-too": 0.2}})
    for beliefs in (within(COMPILED, view, 0.1), observed(COMPILED, view, 10)):
        assert set(beliefs) == {"p", "q"}
        assert spread(COMPILED, ["t"], beliefs, view, draws=10).ranges[0].lowest < COMPILED.weigh(view)["t"]


def test_what_is_not_there_or_never_drawn_is_refused() -> None:
    with pytest.raises(UnknownId):
        spread(COMPILED, ["t"], {"nowhere": Interval(0, 1)}, VIEW)
    with pytest.raises(InputError, match="0 draws"):
        spread(COMPILED, ["t"], {}, VIEW, draws=0)
    assert within(COMPILED, VIEW, 0.3)["p"] == Interval(0.5, 1.0)
    for off in (-0.1, 1.1, float("nan")):
        with pytest.raises(InputError, match="both sides"):
            within(COMPILED, VIEW, off)


def test_drivers_are_left_out_on_request_and_ranges_stay() -> None:
    beliefs = within(COMPILED, VIEW, 0.2)
    told, untold = (spread(COMPILED, ["t"], beliefs, VIEW, draws=30, with_drivers=one) for one in (True, False))
    assert told.ranges == untold.ranges
    assert told.drivers["t"]
    assert not untold.drivers
