"""What would turn a verdict, as against what would turn the strength beside it."""

from __future__ import annotations

import pytest

from argmap.model import Map, Perspective
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.fragility import fragility
from argmap.weigh.robust import OFFERED, alternatives, standings
from argmap.weigh.rules import Combination
from argmap.weigh.standards import CARNEADES_3, CARNEADES_4, Accrual, Burden, Standard, Verdict, verdict
from tests.weigh.small import CON, a_map, reason

ONE_AGAINST_TWO = a_map(
    reason("pro", "t", "p", "q"),
    reason("con", "t", "r", stance=CON),
    claims=("t", "p", "q", "r"),
)
"""Two linked premises of which the weaker, their mean and their product lie on different sides of the counter."""


def weighed(map: Map = ONE_AGAINST_TWO, **credence: float) -> Weighing:
    force = {one: 1.0 for one in ("pro", "con", "pro-2") if one in map}
    return compile(map).weigh(Perspective(id="v", title="V", credence=credence, force=force))


def judged(weighing: Weighing, standard: Standard = Standard.PREPONDERANCE, **choices: object) -> Verdict:
    return verdict(weighing, "t", standard, **{"accrual": Accrual.MAXIMUM, **choices})  # type: ignore[arg-type]


def test_every_formula_with_every_combination_is_tried() -> None:
    others = alternatives(weighed(p=0.9, q=0.8, r=0.75))
    assert len({(one.rules.semantics.id, one.rules.combination) for one in others}) == len(OFFERED) * len(Combination)


def test_a_verdict_is_turned_by_formulas_that_leave_the_strength_on_its_side() -> None:
    weighing = weighed(p=0.9, q=0.8, r=0.77, t=0.95)
    others = alternatives(weighing)
    stated = judged(weighing)
    assert (round(stated.pro, 2), round(stated.con, 2), stated.holds) == (0.48, 0.54, False)
    found = fragility(weighing, stated, others)
    assert {one.combination for one in found.rules} == {Combination.MIN, Combination.MEAN}
    assert (len(found.rules), found.tried, found.is_fragile) == (2 * len(OFFERED), 3 * len(OFFERED), True)
    assert all("(min, mean)" in words for words in found.formulas)
    assert found.in_short() == f"{len(found.rules)} of {found.tried} formulas"
    assert standings(weighing, ["t"], others)[0].turned_by == ()
    for other in others:
        assert (other.rules in found.rules) is (judged(other).holds is not stated.holds)


def test_a_verdict_that_nothing_turns_is_not_fragile() -> None:
    weighing = weighed(p=1.0, q=1.0, r=0.6)
    found = fragility(weighing, judged(weighing), alternatives(weighing))
    assert not found.is_fragile
    assert (found.words(), found.in_short(), found.burdens) == ("", "", ())


def test_another_accrual_turns_what_several_reasons_carry() -> None:
    several = a_map(
        reason("pro", "t", "p"), reason("pro-2", "t", "q"), reason("con", "t", "r", stance=CON), claims="tpqr"
    )
    weighing = weighed(several, p=0.8, q=0.8, r=0.85)
    found = fragility(weighing, judged(weighing), alternatives(weighing))
    assert found.accruals == (Accrual.PROBABILISTIC_SUM,)
    assert "another accrual" in found.in_short()
    assert "with reasons accruing by probabilistic-sum" in found.words()


@pytest.mark.parametrize(("credence", "burdens"), [(0.7, (Burden.DENIER,)), (0.5, (Burden.DENIER,))])
def test_other_numbers_and_the_other_burden(credence: float, burdens: tuple[Burden, ...]) -> None:
    alone = a_map(reason("pro", "t", "p"), claims="tp")
    weighing = weighed(alone, p=credence)
    stated = judged(weighing, Standard.CLEAR_AND_CONVINCING, preset=CARNEADES_4)
    assert fragility(weighing, stated, []).burdens == burdens
    strong = judged(weighed(alone, p=0.755), Standard.CLEAR_AND_CONVINCING, preset=CARNEADES_3)
    assert fragility(weighed(alone, p=0.755), strong, []).presets == ()
    middling = judged(weighed(alone, p=0.72), Standard.CLEAR_AND_CONVINCING, preset=CARNEADES_4)
    found = fragility(weighed(alone, p=0.72), middling, [])
    assert [one.id for one in found.presets] == ["carneades-dsl"]
    assert "with the numbers of CarneadesDSL" in found.words()
