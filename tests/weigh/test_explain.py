"""Explanations and standings: exact effects, the map's own lean, and what another formula would turn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import UnknownId
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Map,
    Perspective,
)
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.explain import explain
from argmap.weigh.robust import OFFERED, Leaning, leaning, reasons_on, standings
from argmap.weigh.semantics import Semantics
from argmap.weigh.sweep import Rules


def claim(id: str) -> Claim:
    return Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL)


def argument(id: str, stance: Direction, target: str, *premises: str) -> Argument:
    return Argument(id=id, stance=stance, target=target, premises=premises)


PRO, CON = Direction.PRO, Direction.CON
ITEMS: list[Item] = [
    *(claim(id) for id in ("t", "p", "q", "r", "deep")),
    argument("for-p", PRO, "t", "p"),
    argument("for-q", PRO, "t", "q"),
    argument("against-r", CON, "t", "r"),
    argument("under", CON, "for-q", "p"),
    argument("behind-p", PRO, "p", "deep"),
    Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"t": Bearing.SUPPORTS}),
]
MAP = Map.build(Header(title="T"), ITEMS)


def weighed(rules: Rules | None = None, **credence: float) -> Weighing:
    return compile(MAP).weigh(Perspective(id="v", title="V", credence=credence, certainty={"seen": 0.7}), rules)


@given(st.fixed_dictionaries(dict.fromkeys("tpqr", st.floats(0, 1))), st.sampled_from(OFFERED))
@settings(deadline=None)
def test_the_effect_of_a_reason_is_what_taking_it_out_changes(credence: dict[str, float], chosen: Semantics) -> None:
    rules = Rules(chosen)
    view = Perspective(id="v", title="V", credence=credence, certainty={"seen": 0.7})
    found = explain(compile(MAP).weigh(view, rules), "t")
    for push in (*found.raised, *found.lowered):
        left = [item for item in ITEMS if item.id != push.id and getattr(item, "target", "") != push.id]
        without = compile(Map.build(Header(title="T"), left)).weigh(view, rules)["t"]
        assert push.effect == pytest.approx(found.strength - without, abs=1e-9)


def test_a_reason_is_told_with_the_claims_it_comes_through() -> None:
    found = explain(weighed(deep=0.9, p=0.8, r=0.7), "t")
    assert found.base == 0.5
    raised = {push.id: push for push in found.raised}
    assert raised["for-p"].path == ("p", "deep")
    assert set(raised) == {"for-p", "seen"}
    assert [push.id for push in found.lowered] == ["against-r"]
    assert found.silent == ("for-q",)
    alone = compile(Map.build(Header(title="T"), [item for item in ITEMS if item.id != "against-r"]))
    view = Perspective(id="v", title="V", credence={"deep": 0.9, "p": 0.8, "r": 0.7}, certainty={"seen": 0.7})
    assert found.lowered[0].effect == pytest.approx(found.strength - alone.weigh(view)["t"])


def test_a_reason_comes_through_the_premise_that_limits_it_most() -> None:
    items: list[Item] = [*(claim(id) for id in ("t", "firm", "weak")), argument("for", PRO, "t", "firm", "weak")]
    view = Perspective(id="v", title="V", credence={"firm": 0.9, "weak": 0.6})
    found = explain(compile(Map.build(Header(title="T"), items)).weigh(view), "t")
    assert [push.path for push in found.raised] == [("weak",)]


def test_reasons_that_others_already_carry_are_named_with_what_they_give() -> None:
    items: list[Item] = [claim("t"), *(claim(f"p{number}") for number in range(3)), claim("doubted")]
    items += [argument(f"a{number}", PRO, "t", f"p{number}") for number in range(3)]
    items.append(argument("idle", PRO, "t", "doubted"))
    force = {"a0": 1.0, "a1": 1.0, "a2": 0.9, "idle": 1.0}
    view = Perspective(id="v", title="V", credence={"p0": 1.0, "p1": 1.0, "p2": 1.0, "doubted": 0.5}, force=force)
    found = explain(compile(Map.build(Header(title="T"), items)).weigh(view), "t")
    assert [(push.id, push.act) for push in found.raised] == [("a0", 1.0), ("a1", 1.0), ("a2", 0.9)]
    assert all(push.effect == pytest.approx(0) for push in found.raised)
    assert found.silent == ("idle",), "only what gives nothing is silent"


def test_an_argument_is_explained_by_what_undercuts_it() -> None:
    found = explain(weighed(q=0.9, p=0.8), "for-q")
    assert found.base == 0.5
    assert [push.id for push in found.lowered] == ["under"]
    assert found.strength == pytest.approx(0.5 + found.lowered[0].effect)


def test_what_is_nowhere_is_not_explained() -> None:
    with pytest.raises(UnknownId):
        explain(weighed(), "nowhere")


def test_a_standing_tells_the_lean_the_reasons_and_what_would_turn_it() -> None:
    standing = standings(weighed(p=0.9, q=0.9, r=0.8), ["t"])[0]
    assert standing.lean == 0.5
    assert (standing.reasons_for, standing.reasons_against) == reasons_on(compile(MAP), "t") == (3, 1)
    assert standing.lowest <= standing.strength <= standing.highest
    assert standing.turned_by == ()
    assert not standing.unsettled


def test_a_strength_that_another_formula_turns_says_which() -> None:
    items: list[Item] = [claim("t"), claim("c"), argument("con", CON, "t", "c")]
    for number in range(6):
        items += [claim(f"p{number}"), argument(f"a{number}", PRO, "t", f"p{number}")]
    credence = {"c": 0.9, **{f"p{number}": 0.7 for number in range(6)}}
    weighing = compile(Map.build(Header(title="T"), items)).weigh(Perspective(id="v", title="V", credence=credence))
    standing = standings(weighing, ["t"])[0]
    assert standing.leaning is Leaning.AGAINST
    assert any(words.startswith("DF-QuAD") for words in standing.turned_by)
    assert standing.highest > 0.5 > standing.lowest


@pytest.mark.parametrize(
    ("strength", "side"), [(0.5, "undecided"), (0.504, "undecided"), (0.51, "for"), (0.1, "against")]
)
def test_sides_of_the_middle(strength: float, side: str) -> None:
    assert leaning(strength) == side
