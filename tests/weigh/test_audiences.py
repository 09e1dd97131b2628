"""Values over a map: the published definition where it reaches, and what is argmap's own beyond it."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.model import Argument, Bearing, Claim, Direction, Effect, Evidence, EvidenceKind, Item, Link, LinkKind, Map
from argmap.model import Perspective as View
from argmap.weigh import NEUTRAL, perspectives
from argmap.weigh.audiences import (
    Acceptance,
    Audiences,
    audience_of,
    audiences,
    defeats_of,
    rank,
)
from argmap.weigh.compiled import bearing_of
from argmap.weigh.extensions import ExtensionKind, extensions
from argmap.weigh.orderings import Orderings, condition_words
from argmap.weigh.positions import attacks_of, positions
from argmap.weigh.value_based import MOST_VALUES, acceptability, audience
from tests.strategies import maps
from tests.weigh.oracles import cases
from tests.weigh.small import CON, PRO, a_map, claim, reason, view

SUPPORTS = Bearing.SUPPORTS
WELFARE, COST = {"welfare": "promotes"}, {"cost": "promotes"}
BOTH = {"welfare>cost": audience("welfare", "cost"), "cost>welfare": audience("cost", "welfare")}


def clash(*more: Item, claims: tuple[str, ...] = ()) -> Map:
    """A reason for ``act`` for the sake of welfare and one against it for the sake of cost."""
    return a_map(
        reason("for", "act", "kind", values=WELFARE),
        reason("against", "act", "dear", stance=CON, values=COST),
        *more,
        claims=("act", "kind", "dear", *claims),
    )


CLASH = view("own", kind=0.8, dear=0.8)


def seen(found: Audiences, claim: str) -> list[Acceptance]:
    return [found.acceptance(claim, at) for at in range(len(found.names))]


def as_map(graph: dict[str, Any]) -> tuple[Map, View]:
    """A framework in which nobody attacks two, as a map of arguments that undercut each other."""
    target = {one: f"arg-{other.lower()}" for one, other in graph["attacks"]}
    premises = [f"p-{name.lower()}" for name in graph["arguments"]]
    items = [
        reason(
            f"arg-{name.lower()}",
            target.get(name, "top"),
            f"p-{name.lower()}",
            stance=CON if name in target else PRO,
            values={value: "promotes"},
        )
        for name, value in graph["values"].items()
    ]
    return a_map(*items, claims=("top", *premises)), View(id="own", title="Own", credence=dict.fromkeys(premises, 0.9))


@pytest.mark.parametrize("case", cases("vaf"))
def test_published_audiences_are_kept_where_arguments_attack_arguments(case: dict[str, Any]) -> None:
    map, own = as_map(case["graph"])
    for name, expected in case["expected"]["preferred_by_audience"].items():
        found = extensions(defeats_of(map, own, audience(*name.split(">"))), ExtensionKind.PREFERRED)
        arguments = [
            {one.removeprefix("arg-").upper() for one in each if one.startswith("arg-")} for each in found.sets
        ]
        assert arguments == [set(one) for one in expected]


def test_one_value_each_is_the_abstract_definition() -> None:
    map = clash(reason("doubt", "against", "odd", stance=CON, values=WELFARE), claims=("odd",))
    own = view("own", kind=0.8, dear=0.8, odd=0.7)
    values = {"for": "welfare", "against": "cost", "doubt": "welfare"}
    plain = acceptability(attacks_of(map, own), values)
    for name, order in BOTH.items():
        found = extensions(defeats_of(map, own, order), ExtensionKind.PREFERRED)
        assert set(found.sets) == set(plain.preferred[name].sets)


def test_values_decide_between_reasons() -> None:
    found = audiences(clash(), CLASH)
    assert found.names == ("cost>welfare", "welfare>cost")
    assert seen(found, "act") == [Acceptance.NONE, Acceptance.EVERY]
    assert found.words("act") == "acceptable to whoever puts welfare above cost; not acceptable to the others"
    assert found.words("kind") == "acceptable to every audience"
    assert found.objective == {"kind", "dear"}
    assert found.subjective == {"kind", "dear", "act"}
    assert not found.indefensible
    assert (found.conflicts.attacks, found.conflicts.of_values) == (2, 2)
    assert found.depends("act")
    assert not found.depends("kind")
    assert found.is_exact


def test_equal_ranks_and_values_nobody_ranks_leave_it_open() -> None:
    even = {"even": {"welfare": 0.5, "cost": 0.5}, "silent": {}, "partial": {"welfare": 1.0}}
    assert seen(audiences(clash(), CLASH, even), "act") == [Acceptance.SOME] * 3


def test_the_weights_of_a_perspective_are_an_audience() -> None:
    own = CLASH.model_copy(update={"values": {"welfare": 0.2, "cost": 0.9}})
    assert seen(audiences(clash(), own, {"own": own.values}), "act") == [Acceptance.NONE]


def test_an_argument_without_values_is_neither_preferred_nor_disfavoured() -> None:
    map = a_map(
        reason("for", "act", "kind"),
        reason("against", "act", "dear", stance=CON, values=COST),
        claims=("act", "kind", "dear"),
    )
    found = audiences(map, CLASH)
    assert found.names == ("",)
    assert found.conflicts.of_values == 0
    assert found.words("act") == "open to every audience"
    assert found.indefensible == frozenset()


def test_a_belief_is_no_fact_and_comes_back_with_a_preferred_reason() -> None:
    alone = a_map(reason("against", "act", "dear", stance=CON, values=COST), claims=("act", "dear"))
    own = view("own", act=1.0, dear=0.8, kind=0.8)
    assert seen(audiences(alone, own, BOTH), "act") == [Acceptance.NONE, Acceptance.NONE]
    assert seen(audiences(clash(), own, BOTH), "act") == [Acceptance.EVERY, Acceptance.NONE]


def test_evidence_is_never_outranked() -> None:
    shown = Evidence(id="shown", text="Shown.", kind=EvidenceKind.CASE, bears_on={"act": Bearing.CONTRADICTS})
    map = a_map(reason("for", "act", "kind", values=WELFARE), shown, claims=("act", "kind"))
    own = view("own", kind=0.8).model_copy(update={"certainty": {"shown": 0.9}})
    assert seen(audiences(map, own, {"welfare": {"welfare": 1.0}}), "act") == [Acceptance.SOME]


def test_an_attack_on_a_premise_is_judged_at_the_premise() -> None:
    map = a_map(
        reason("rests", "goal", "act", values=WELFARE),
        reason("against", "act", "dear", stance=CON, values=COST),
        claims=("goal", "act", "dear"),
    )
    own = view("own", act=0.8, dear=0.8)
    assert seen(audiences(map, own, BOTH), "goal") == [Acceptance.NONE, Acceptance.NONE]
    kept = map.put(reason("for", "act", "kind", values=WELFARE)).put(claim("kind"))
    assert seen(audiences(kept, view("own", act=0.8, dear=0.8, kind=0.8), BOTH), "goal") == [
        Acceptance.EVERY,
        Acceptance.NONE,
    ]


def test_claims_that_conflict_are_told_apart_by_the_values_of_their_reasons() -> None:
    link = Link(id="l", kind=LinkKind.CONFLICTS_WITH, **{"from": "a", "to": "b"})
    map = a_map(
        link,
        reason("for-a", "a", "p", values=WELFARE),
        reason("for-b", "b", "q", values=COST),
        reason("on-a", "c", "a", values=WELFARE),
        reason("on-b", "c", "b", values=COST),
        claims=("a", "b", "c", "p", "q"),
    )
    found = audiences(map, view("own", p=0.8, q=0.8), BOTH)
    assert seen(found, "a") == [Acceptance.EVERY, Acceptance.NONE]
    assert seen(found, "b") == [Acceptance.NONE, Acceptance.EVERY]
    assert seen(found, "c") == [Acceptance.EVERY, Acceptance.EVERY]
    unfounded = map.drop("for-b")
    assert seen(audiences(unfounded, view("own", p=0.8, b=0.8), BOTH), "b") == [Acceptance.SOME] * 2


@pytest.mark.parametrize("ends", [("a", "b"), ("b", "a")])
def test_a_conflict_with_a_premise_is_judged_at_the_premise(ends: tuple[str, str]) -> None:
    link = Link(id="l", kind=LinkKind.CONFLICTS_WITH, **dict(zip(("from", "to"), ends, strict=True)))
    items = [reason("for-b", "b", "q", values=COST), reason("on-a", "c", "a", values=WELFARE)]
    found = audiences(a_map(link, *items, claims=("a", "b", "c", "q")), view("own", a=0.8, q=0.8), BOTH)
    assert seen(found, "c") == seen(found, "a") == [Acceptance.SOME] * 2


def test_a_granted_premise_is_no_premise_to_attack() -> None:
    granting = reason("for", "act", "kind", "act", grants=("act",), values=WELFARE)
    assert seen(audiences(clash().put(granting), CLASH, BOTH), "act") == [Acceptance.EVERY, Acceptance.NONE]


def test_arguments_of_the_same_values_are_no_conflict_of_values() -> None:
    alike = clash().put(reason("for", "act", "kind", values=COST))
    assert (audiences(alike, CLASH).conflicts.of_values, audiences(alike, CLASH).names) == (0, ("",))


def test_several_values_and_harm() -> None:
    promotes, harms = Effect.PROMOTES, Effect.HARMS
    order = audience("a", "b", "c")
    assert rank({"b": promotes, "c": promotes}, order) == rank({"b": promotes}, order)
    assert rank({"a": harms, "b": promotes}, order) < rank({"b": harms}, order) < rank({"c": harms}, order)
    assert rank({"c": harms}, order) < rank({"c": promotes}, order) < rank({"b": promotes, "c": harms}, order)
    without = [rank({"a": promotes, "b": harms}, {"a": 1.0, "b": 1.0}), rank({"z": promotes}, order), rank({}, order)]
    assert all(map(math.isnan, without))
    worth = a_map(
        reason("for", "act", "kind", values={**WELFARE, "cost": "harms"}),
        reason("against", "act", "dear", stance=CON, values=COST),
        claims=("act", "kind", "dear"),
    )
    assert seen(audiences(worth, CLASH, BOTH), "act") == [Acceptance.EVERY, Acceptance.NONE]


def test_more_values_than_orders_can_be_tried_are_told() -> None:
    items: list[Item] = []
    for at in range(9):
        times = 1 if at in {3, 5} else 2
        items += [reason(f"r{at}-{n}", "act", "kind", values={f"v{at}": "promotes"}) for n in range(times)]
    items.append(reason("against", "act", "dear", stance=CON))
    items.append(reason("counter", "act", "dear", stance=CON, values={"v0": "promotes"}))
    found = audiences(a_map(*items, claims=("act", "kind", "dear")), CLASH, seconds=60)
    assert found.orderings is not None
    assert len(found.orderings.values) == MOST_VALUES
    assert set(found.left_out) == {"v3", "v5"}
    assert len(found.names) == 5040


def test_lack_of_time_and_bad_input() -> None:
    assert not audiences(clash(), CLASH, seconds=-1).is_exact
    assert not audiences(clash(), CLASH, {"silent": {}}, cap=1).is_exact
    with pytest.raises(InputError, match="nobody is asked"):
        audiences(clash(), CLASH, {})
    with pytest.raises(InputError, match="every order"):
        audiences(clash(), CLASH, BOTH).words("act")
    with pytest.raises(UnknownId, match="no 'nope'"):
        audiences(clash(), CLASH).acceptance("nope", 0)
    with pytest.raises(UnknownId, match="'nope' is no value"):
        audience_of(clash(), "welfare>nope")
    with pytest.raises(InputError, match="twice"):
        audience_of(clash(), "welfare>cost=welfare")
    assert audience_of(clash(), "welfare = cost") == {"welfare": 1.0, "cost": 1.0}
    assert audience_of(clash(), "cost > welfare") == audience("cost", "welfare")
    assert audiences(a_map(), NEUTRAL).subjective == frozenset()


@given(maps(), st.randoms(use_true_random=False))
def test_laws_of_audiences(map: Map, dice: Any) -> None:
    for argument in list(map.of_kind(Argument)):
        map = map.put(argument.model_copy(update={"values": {dice.choice("abc"): dice.choice([*Effect])}}))
    orders = {">".join(order): audience(*order) for order in permutations("abc")}
    for own in perspectives(map):
        silent, plain = audiences(map, own, {"silent": {}}), positions(map, own)
        assert (silent.objective, silent.subjective) == (plain.everywhere, plain.somewhere)
        found = audiences(map, own, orders)
        for at, order in enumerate(orders.values()):
            sets = extensions(defeats_of(map, own, order), ExtensionKind.PREFERRED).sets
            held = [holding(map, one) for one in sets]
            assert {id for id, bits in found.every.items() if bits >> at & 1} == set.intersection(*held)
            assert {id for id, bits in found.some.items() if bits >> at & 1} == set().union(*held)
            for one in sets:
                assert_coherent(map, one)


def holding(map: Map, accepted: frozenset[str]) -> set[str]:
    """The claims that an extension holds."""
    held = {id for id in accepted if isinstance(map.get(id), Claim)}
    for item in map.unordered:
        match item.item:
            case Argument(id=id, stance=Direction.PRO, target=target) if id in accepted and isinstance(
                map[target], Claim
            ):
                held.add(target)
            case Evidence(id=id, bears_on=bears_on):
                held |= {one for one in bears_on if bears_on[one] is SUPPORTS and bearing_of(id, one) in accepted}
    return held


def assert_coherent(map: Map, accepted: frozenset[str]) -> None:
    """What is accepted holds no claim that it denies, and all that its arguments rest on."""
    held = holding(map, accepted)
    for argument in (one for one in map.of_kind(Argument) if one.id in accepted):
        assert argument.stance is PRO or argument.target not in held
        assert held >= set(argument.premises) - set(argument.grants)


def set_of(orderings: Orderings, which: Callable[[Callable[[str], int]], bool]) -> int:
    """The orderings that ``which`` says yes to, asked with a function from values to places."""
    return sum(1 << at for at, order in enumerate(orderings.orders) if which(order.index))


def test_orderings_in_the_shortest_words() -> None:
    three = Orderings(("a", "b", "c"))
    said = {
        "every audience": lambda _: True,
        "no audience": lambda _: False,
        "whoever puts a above b": lambda at: at("a") < at("b"),
        "whoever puts a above b and c": lambda at: at("a") == 0,
        "whoever puts a and b above c": lambda at: at("c") == 2,
        "every audience but whoever puts a above b and c": lambda at: at("a") > 0,
        "whoever puts a above b, and b above c": lambda at: at("a") < at("b") < at("c"),
        "whoever puts a above b and c, or to whoever puts b and c above a": lambda at: at("a") != 1,
    }
    for words, which in said.items():
        assert three.words(set_of(three, which)) == words
    assert Orderings(tuple("abcd")).words(0b1010_0000_0101_1100_1001) == "8 of 24 orders"
    assert three.conditions(three.every) == [frozenset()]
    five = Orderings(tuple("abcde"))
    assert five.words(set_of(five, lambda at: at("e") == 4)) == "whoever puts a, b, c and d above e"
    assert five.words(set_of(five, lambda at: at("e") == 0)) == "whoever puts e above a, b, c and d"
    assert condition_words(frozenset({("a", "c"), ("b", "d")})) == "whoever puts a above c, and b above d"


@given(st.integers(0, 2**24 - 1), st.booleans())
def test_conditions_are_exact(some: int, is_union: bool) -> None:  # noqa: FBT001 - drawn
    four = Orderings(("a", "b", "c", "d"))
    pairs = list(permutations(four.values, 2))
    upper, lower = pairs[some % 12]
    other, least = pairs[some // 12 % 12]
    chosen = set_of(four, lambda at: at(upper) < at(lower) or at(other) < at(least)) if is_union else some
    told = four.conditions(chosen)
    assert told or not is_union
    met = set_of(four, lambda at: any(all(at(up) < at(low) for up, low in one) for one in told))
    assert met == chosen or not told
