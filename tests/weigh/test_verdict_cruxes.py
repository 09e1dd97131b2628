"""Cruxes of a verdict: against a weighing of the whole map for every weight tried."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from argmap.errors import UnknownId
from argmap.model import Argument, Claim, Evidence, EvidenceKind, Item, Map, Perspective
from argmap.weigh import verdict_cruxes as crux_module
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.standards import Accrual, Burden, Standard, Verdict, verdict
from argmap.weigh.sweep import sweep
from argmap.weigh.verdict_cruxes import VerdictCrux, verdict_cruxes
from tests.weigh.small import CON, PRO, a_map, in_full, reason, view

GRID = np.linspace(0, 1, 17).tolist()
Dice = np.random.Generator


def random_map(dice: Dice) -> Map:
    """Reasons on the first two claims, of which the second bears on the first, undercuts, and evidence."""
    claims = int(dice.integers(4, 8))
    seen = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"c0": "supports", "c1": "contradicts"})
    items: list[Item] = [seen]
    for at in range(int(dice.integers(4, 12))):
        stance, target = (CON if dice.random() < 0.5 else PRO), int(dice.integers(0, 2))
        premises = dice.choice(np.arange(target + 1, claims), int(dice.integers(1, 3)), replace=False).tolist()
        on = f"a{dice.integers(0, at)}" if at > 2 and dice.random() < 0.3 else f"c{target}"
        items.append(reason(f"a{at}", on, *(f"c{one}" for one in premises), stance=stance))
    return a_map(*items, claims=[f"c{at}" for at in range(claims)])


def random_view(map: Map, dice: Dice) -> Perspective:
    drawn = [{one.id: float(dice.random()) for one in map.of_kind(kind)} for kind in (Claim, Argument, Evidence)]
    return Perspective(id="v", title="V", credence=drawn[0], force=drawn[1], certainty=drawn[2])


def judged(weighing: Weighing, like: Verdict) -> bool:
    again = verdict(weighing, like.claim, like.standard, preset=like.preset, accrual=like.accrual, burden=like.burden)
    return again.holds


def at(weighing: Weighing, like: Verdict, id: str, weight: float) -> bool:
    """Whether the claim holds with another weight of one item."""
    old = weighing.view
    fields = ("credence", "force", "certainty")
    changed = {name: {**getattr(old, name), id: weight} for name in fields if id in getattr(old, name)}
    return judged(weighing.compiled.weigh(old.model_copy(update=changed), weighing.rules), like)


def without(weighing: Weighing, like: Verdict, id: str) -> bool:
    """Whether it holds without the item and what rests on it."""
    compiled = weighing.compiled
    present, node = np.ones(compiled.graph.count), compiled.at(id)
    present[node] = 0.0
    present[compiled.graph.premises.targets[compiled.graph.premises.sources == node]] = 0.0
    swept = sweep(compiled.graph, compiled.base(weighing.view), weighing.rules, present)
    return judged(replace(weighing, swept=swept), like)


def check(weighing: Weighing, stated: Verdict, one: VerdictCrux) -> None:
    assert one.at_zero is at(weighing, stated, one.id, 0.0)
    assert one.at_one is at(weighing, stated, one.id, 1.0)
    assert one.removed is without(weighing, stated, one.id)
    turned = [weight for weight in GRID if at(weighing, stated, one.id, weight) is not stated.holds]
    if one.flip is None:
        assert not (one.is_certain and turned)
        return
    step = np.sign(one.weight - one.flip) * min(1e-6, one.distance)
    assert at(weighing, stated, one.id, one.flip) is not stated.holds
    assert at(weighing, stated, one.id, one.flip + step) is stated.holds
    assert not one.is_certain or all(abs(weight - one.weight) >= one.distance - 1e-6 for weight in turned)


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("burden", Burden)
def test_they_agree_with_a_weighing_for_each(standard: Standard, burden: Burden) -> None:
    dice = np.random.default_rng(sum(standard.encode() + burden.encode()))
    flips = 0
    for _ in range(6):
        made = random_map(dice)
        weighing = compile(made).weigh(random_view(made, dice))
        for accrual in Accrual:
            stated = verdict(weighing, "c0", standard, accrual=accrual, burden=burden)
            found = verdict_cruxes(weighing, stated)
            flips += sum(one.flip is not None for one in found)
            some = {one.id for one in found[::2]}
            assert [replace(one, flip=None) for one in verdict_cruxes(weighing, stated, some)] == [
                replace(one, flip=None) for one in found if one.id in some
            ]
            for one in found:
                check(weighing, stated, one)
            assert [one.distance for one in found] == sorted(one.distance for one in found)
    assert flips


CLASH = a_map(reason("a", "t", "p"), reason("b", "t", "q", stance=CON), claims=["t", "p", "q", "u"])


def cruxes_of(ada: Perspective, map: Map = CLASH) -> tuple[Verdict, dict[str, VerdictCrux]]:
    weighing = compile(map).weigh(in_full(map, ada))
    stated = verdict(weighing, "t", Standard.PREPONDERANCE, accrual=Accrual.MAXIMUM)
    return stated, {one.id: one for one in verdict_cruxes(weighing, stated)}


def test_the_weight_at_which_the_sides_balance() -> None:
    stated, found = cruxes_of(view("ada", t=0.1, p=0.9, q=0.7))
    assert stated.holds
    assert list(found)[-1] == "t"
    assert found["p"].flip == pytest.approx(0.7, abs=1e-6)  # a tie is not enough
    assert found["q"].flip == pytest.approx(0.9, abs=1e-6)
    assert found["a"].flip == pytest.approx(0.5, abs=1e-6)
    assert (found["p"].at_zero, found["p"].at_one, found["p"].removed) == (False, True, False)


def test_its_own_credence_does_not_turn_a_verdict_on_its_reasons() -> None:
    stated, found = cruxes_of(view("ada", t=0.1, p=0.9, q=0.7))
    own = found["t"]
    assert (own.at_zero, own.at_one, own.removed, own.flip) == (stated.holds, stated.holds, stated.holds, None)
    assert "u" not in found


def test_of_what_lifts_and_lowers_weights_between_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    # p gives a reason for t that counts by half, and believed further one against it that rests on q as well
    both = a_map(reason("a", "t", "p"), reason("b", "t", "p", "q", stance=CON), reason("up", "q", "p"), claims="tpq")
    ada = Perspective(id="v", title="V", credence={"p": 0.5, "q": 0.3}, force={"a": 0.5, "b": 1.0, "up": 1.0})
    weighing = compile(both).weigh(ada)
    stated = verdict(weighing, "t", Standard.PREPONDERANCE, accrual=Accrual.MAXIMUM)
    found = {one.id: one for one in verdict_cruxes(weighing, stated)}["p"]
    assert (stated.holds, found.at_zero, found.at_one, found.is_certain) == (False, False, False, False)
    assert found.flip == pytest.approx(0.5, abs=1e-6)
    monkeypatch.setattr(crux_module, "SCANNED", 0)
    assert {one.id: one for one in verdict_cruxes(weighing, stated)}["p"].flip is None


def test_what_differs_by_rounding_only_turns_nothing() -> None:
    compiled = compile(CLASH)
    weighing = compiled.weigh(in_full(CLASH, view("ada", p=0.8, q=0.8)))
    acts = weighing.swept.act.copy()
    acts[compiled.at("a")] *= 1 + 2**-50  # as another way of summing may have it
    weighing = replace(weighing, swept=replace(weighing.swept, act=acts))
    stated = verdict(weighing, "t", Standard.PREPONDERANCE, accrual=Accrual.MAXIMUM)
    assert stated.holds
    found = {one.id: one for one in verdict_cruxes(weighing, stated)}
    assert (found["b"].weight, found["b"].at_one, found["b"].at_zero) == (1.0, True, True)
    assert found["b"].flip is None


def test_no_verdict_has_no_cruxes_and_what_is_not_there() -> None:
    stated, _ = cruxes_of(view("ada", p=0.9))
    weighing = compile(CLASH).weigh(view("ada", p=0.9))
    assert verdict_cruxes(weighing, replace(stated, is_settled=False)) == []
    with pytest.raises(UnknownId):
        verdict_cruxes(weighing, replace(stated, claim="nowhere"))
