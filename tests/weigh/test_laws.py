"""What the default weighing promises: the encoding does not vote."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

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
    Link,
    LinkKind,
    Map,
    Perspective,
)
from argmap.weigh import NEUTRAL
from argmap.weigh.compiled import Compiled, Weighing, compile
from argmap.weigh.explain import item_of
from argmap.weigh.semantics import SEMANTICS
from argmap.weigh.sweep import Combination, Rules
from tests.strategies import maps
from tests.weigh.plain import counted_once

unit = st.floats(0, 1)
above = st.floats(0.51, 1)
rules = st.builds(
    Rules,
    st.sampled_from([one for id, one in SEMANTICS.items() if id != "basic"]),
    combination=st.sampled_from(Combination),
)


def claim(id: str) -> Claim:
    return Claim(id=id, text=f"{id}.", kind=ClaimKind.EMPIRICAL)


def reason(id: str, target: str, *premises: str, stance: Direction = Direction.PRO) -> Argument:
    return Argument(id=id, stance=stance, target=target, premises=premises)


def weighed(items: Iterable[Item], rules: Rules | None = None, /, **credence: float) -> Weighing:
    view = Perspective(id="view", title="View", credence=credence)
    return compile(Map.build(Header(title="T"), items)).weigh(view, rules)


@given(maps(), rules)
@settings(deadline=None)
def test_neutrality_with_nothing_believed_nothing_leaves_the_middle(map: Map, chosen: Rules) -> None:
    found = compile(map).weigh(NEUTRAL, chosen)
    if not found.unsettled:
        assert all(found[claim.id] == pytest.approx(0.5) for claim in map.of_kind(Claim))


@given(st.floats(0, 0.5), unit, st.sampled_from(Direction), rules)
@settings(deadline=None)
def test_only_believed_premises_push(held: float, start: float, stance: Direction, chosen: Rules) -> None:
    found = weighed([claim("t"), claim("p"), reason("r", "t", "p", stance=stance)], chosen, t=start, p=held)
    assert found["t"] == pytest.approx(start)


@given(above, st.floats(0.1, 0.9), st.sampled_from(Direction))
@settings(deadline=None)
def test_a_reason_that_rests_on_the_same_premise_adds_nothing(held: float, start: float, stance: Direction) -> None:
    once = [claim("t"), claim("p"), reason("r", "t", "p", stance=stance)]
    again = [*once, reason("again", "t", "p", stance=stance), reason("third", "t", "p", stance=stance)]
    assert weighed(again, t=start, p=held)["t"] == pytest.approx(weighed(once, t=start, p=held)["t"])


@given(above, st.sampled_from(Direction))
@settings(deadline=None)
def test_a_premise_in_other_words_adds_nothing(held: float, stance: Direction) -> None:
    once = [claim("t"), claim("p"), claim("q"), reason("r", "t", "p", stance=stance)]
    twice = [*once, reason("s", "t", "q", stance=stance)]
    same = Link.model_validate({"id": "same", "kind": LinkKind.RESTATES, "from": "q", "to": "p"})
    alone = weighed(once, p=held, q=held)["t"]
    assert weighed([*twice, same], p=held, q=held)["t"] == pytest.approx(alone)
    apart = weighed(twice, p=held, q=held)["t"]
    assert apart > alone if stance is Direction.PRO and alone < 1 else apart <= alone


Told = tuple[set[str], float, Direction]
told = st.tuples(st.sets(st.sampled_from("pqrs"), min_size=1), unit, st.sampled_from(Direction))
"""A reason: what it rests on, its force, and its side."""
credences = st.fixed_dictionaries(dict.fromkeys("tpqrs", unit))
SIDES = (Direction.PRO, Direction.CON)
q_is_p = Link.model_validate({"id": "same", "kind": LinkKind.RESTATES, "from": "q", "to": "p"})


def strength(given: list[Told], credence: dict[str, float], chosen: Rules, *, linked: bool) -> float:
    """How strong t is for these reasons, when q restates p or does not."""
    reasons = [reason(f"r{at}", "t", *premises, stance=stance) for at, (premises, _, stance) in enumerate(given)]
    items = [*map(claim, "tpqrs"), *reasons, *([q_is_p] if linked else [])]
    view = Perspective(id="v", title="V", credence=credence, force={f"r{at}": one[1] for at, one in enumerate(given)})
    return compile(Map.build(Header(title="T"), items)).weigh(view, chosen)["t"]


APART: list[Told] = [({"p"}, 1.0, Direction.PRO), ({"s"}, 1.0, Direction.PRO)]
BOTH: Told = ({"p", "s"}, 1.0, Direction.PRO)
BELIEVED = dict.fromkeys("ps", 0.95)


@given(st.lists(told, max_size=5), told, credences, rules, st.booleans())
@example(given=APART, one=BOTH, credence=BELIEVED, chosen=Rules(), linked=False)
@settings(deadline=None)
def test_one_more_reason_for_a_claim_never_lowers_it_and_one_without_force_changes_nothing(
    given: list[Told],
    one: Told,
    credence: dict[str, float],
    chosen: Rules,
    linked: bool,  # noqa: FBT001 - drawn
) -> None:
    before = strength(given, credence, chosen, linked=linked)
    more, less = (strength([*given, (one[0], one[1], side)], credence, chosen, linked=linked) for side in SIDES)
    assert more >= before - 1e-12
    assert less <= before + 1e-12
    assert strength([*given, (one[0], 0.0, one[2])], credence, chosen, linked=linked) == pytest.approx(before)


@given(st.lists(told, max_size=4), told, st.lists(unit, min_size=1, max_size=3), credences, st.booleans())
@settings(deadline=None)
def test_a_reason_repeated_or_split_on_the_same_premises_adds_nothing(
    given: list[Told],
    one: Told,
    forces: list[float],
    credence: dict[str, float],
    linked: bool,  # noqa: FBT001 - drawn
) -> None:
    again: list[Told] = [(one[0], force * one[1], one[2]) for force in forces]
    for id in ("measured", "euler-top"):
        once, often = (
            strength([*given, one, *more], credence, Rules(SEMANTICS[id]), linked=linked) for more in ([], again)
        )
        assert often == pytest.approx(once)


def test_reasons_that_share_some_of_their_premises_are_reasons_of_their_own() -> None:
    one, two, three = (strength(some, BELIEVED, Rules(), linked=False) for some in (APART[:1], APART, [*APART, BOTH]))
    assert one < two < three


def restating(one: str, other: str) -> Link:
    return Link.model_validate({"id": f"{one}-{other}", "kind": LinkKind.RESTATES, "from": one, "to": other})


@pytest.mark.parametrize("stance", Direction)
def test_arguments_that_restate_each_other_count_once(stance: Direction) -> None:
    one, other = reason("r", "t", "p", stance=stance), reason("s", "t", "q", stance=stance)
    items: list[Item] = [*map(claim, "tpq"), one, other]
    alone, apart = (weighed(some, None, p=0.9, q=0.9)["t"] for some in (items[:-1], items))
    assert weighed([*items, restating("r", "s")], None, p=0.9, q=0.9)["t"] == pytest.approx(alone) != apart
    third = reason("third", "t", "q", stance=stance)  # on the premises of the second, so it is of the same class
    assert weighed([*items, third, restating("r", "s")], None, p=0.9, q=0.9)["t"] == pytest.approx(alone)


@pytest.mark.parametrize("bearing", Bearing)
def test_evidence_that_restates_other_evidence_counts_once(bearing: Bearing) -> None:
    seen: list[Item] = [
        Evidence(id=id, text="Seen.", kind=EvidenceKind.CASE, bears_on={"t": bearing}) for id in ("e", "f")
    ]
    view = Perspective(id="v", title="V", certainty={"e": 0.9, "f": 0.9})
    strengths = [
        compile(Map.build(Header(title="T"), [claim("t"), *some])).weigh(view)["t"]
        for some in (seen[:1], seen, [*seen, restating("e", "f")])
    ]
    assert strengths[0] == pytest.approx(strengths[2]) != strengths[1]


def groups(compiled: Compiled, target: str, stance: Direction) -> set[frozenset[str]]:
    """The reasons on one side as they are compiled, by class."""
    edges = compiled.graph.pro if stance is Direction.PRO else compiled.graph.con
    here = edges.targets == compiled.at(target)
    classes = np.cumsum(edges.begins[here]).tolist()
    sources = [item_of(compiled.names[source]) for source in edges.sources[here].tolist()]
    return {
        frozenset(name for name, other in zip(sources, classes, strict=True) if other == one) for one in set(classes)
    }


LINKED = ["p", "q", "s", "r0", "r1", "r2", "r3", "e0", "e1", "e2"]
links = st.sets(st.tuples(st.sampled_from(LINKED), st.sampled_from(LINKED)).filter(lambda ends: ends[0] < ends[1]))


@given(st.lists(st.tuples(st.sets(st.sampled_from("pqs")), st.sets(st.sampled_from("pqs"))), max_size=4), links)
@settings(deadline=None)
def test_just_what_rests_on_the_same_or_is_restated_counts_once(
    premises: list[tuple[set[str], set[str]]], links: set[tuple[str, str]]
) -> None:
    items: list[Item] = [claim(id) for id in "tpqs"]
    for at, (needed, granted) in enumerate(premises):
        given = Argument.model_validate({"id": f"r{at}", "stance": "pro", "target": "t", "text": "Because."})
        items.append(given.model_copy(update={"premises": tuple(needed | granted), "grants": tuple(granted)}))
    seen = {"text": "Seen.", "kind": EvidenceKind.CASE, "bears_on": {"t": Bearing.SUPPORTS}}
    items += [Evidence.model_validate({"id": f"e{at}", **seen}) for at in range(3)]
    there = {item.id for item in items}
    map = Map.build(Header(title="T"), [*items, *(restating(*ends) for ends in links if there.issuperset(ends))])
    assert groups(compile(map), "t", Direction.PRO) == counted_once(map, "t", Direction.PRO)


@given(st.floats(0, 0.7), st.floats(0.9, 1))
def test_ten_weak_reasons_do_not_outweigh_one_that_is_decisive(weak: float, decisive: float) -> None:
    items: list[Item] = [claim("t"), claim("d"), reason("con", "t", "d", stance=Direction.CON)]
    for number in range(10):
        items += [claim(f"p{number}"), reason(f"r{number}", "t", f"p{number}")]
    credence = {f"p{number}": weak for number in range(10)}
    assert weighed(items, None, d=decisive, **credence)["t"] < 0.5


@given(unit, above, rules)
@settings(deadline=None)
def test_a_full_undercut_silences_an_argument_of_any_force(force: float, held: float, chosen: Rules) -> None:
    items = [claim("t"), claim("p"), claim("u"), reason("r", "t", "p"), reason("no", "r", "u", stance=Direction.CON)]
    view = Perspective(id="v", title="V", credence={"p": held, "u": 1.0}, force={"r": force, "no": 1.0})
    found = compile(Map.build(Header(title="T"), items)).weigh(view, chosen)
    assert found.act("r") == 0
    assert found["t"] == pytest.approx(0.5)


@given(st.lists(st.tuples(above, st.booleans()), max_size=6))
@settings(deadline=None)
def test_for_and_against_are_mirror_images(reasons: list[tuple[float, bool]]) -> None:
    def strength(*, flipped: bool) -> float:
        items: list[Item] = [claim("t")]
        for number, (_, pro) in enumerate(reasons):
            stance = Direction.PRO if pro is not flipped else Direction.CON
            items += [claim(f"p{number}"), reason(f"r{number}", "t", f"p{number}", stance=stance)]
        return weighed(items, None, **{f"p{number}": held for number, (held, _) in enumerate(reasons)})["t"]

    assert strength(flipped=True) == pytest.approx(1 - strength(flipped=False))


@given(above, above, above, rules)
@settings(deadline=None)
def test_believing_a_reason_more_never_weakens_what_it_supports(
    low: float, high: float, other: float, chosen: Rules
) -> None:
    low, high = sorted((low, high))
    items = [claim("t"), claim("p"), claim("q"), reason("r", "t", "p"), reason("s", "t", "q", stance=Direction.CON)]
    less, more = (weighed(items, chosen, p=held, q=other)["t"] for held in (low, high))
    assert more >= less - 1e-12


@given(above)
def test_evidence_says_nothing_until_somebody_trusts_it(trusted: float) -> None:
    seen = Evidence(id="e", text="Seen.", kind=EvidenceKind.CASE, bears_on={"t": Bearing.SUPPORTS})
    map = Map.build(Header(title="T"), [claim("t"), seen])
    assert compile(map).weigh()["t"] == 0.5
    assert compile(map).weigh(Perspective(id="v", title="V", certainty={"e": trusted}))["t"] > 0.5


def test_an_argument_given_in_one_sentence_bears_as_much_as_somebody_says() -> None:
    said = Argument(id="r", stance=Direction.PRO, target="t", text="Because.")
    map = Map.build(Header(title="T"), [claim("t"), said])
    assert compile(map).weigh()["t"] == 0.5
    assert compile(map).weigh(Perspective(id="v", title="V", force={"r": 1.0}))["t"] == 1.0


def test_an_argument_on_nothing_but_what_it_grants_says_nothing_by_itself() -> None:
    granting = Argument(id="r", stance=Direction.PRO, target="t", premises=("g",), grants=("g",))
    assert weighed([claim("t"), claim("g"), granting], g=1.0)["t"] == 0.5


def test_what_is_granted_for_the_sake_of_argument_needs_no_belief() -> None:
    granting = Argument(id="r", stance=Direction.PRO, target="t", premises=("p", "g"), grants=("g",))
    assert weighed([claim("t"), claim("p"), claim("g"), granting], p=1.0)["t"] == 0.75


@given(above)
def test_an_argument_nobody_has_weighed_bears_by_half(held: float) -> None:
    items = [claim("t"), claim("p"), reason("r", "t", "p")]
    stated = Perspective(id="v", title="V", credence={"p": held}, force={"r": 0.5})
    assert weighed(items, None, p=held)["t"] == compile(Map.build(Header(title="T"), items)).weigh(stated)["t"] > 0.5


@pytest.mark.parametrize("stance", Direction)
def test_an_undercut_or_backing_given_twice_counts_once(stance: Direction) -> None:
    """Repeating a reason adds nothing, also where it is about an argument."""
    items = [claim("t"), claim("p"), claim("u"), reason("r", "t", "p"), reason("once", "r", "u", stance=stance)]
    alone = weighed(items, None, p=0.9, u=0.75)["t"]
    assert weighed([*items, reason("again", "r", "u", stance=stance)], None, p=0.9, u=0.75)["t"] == alone
    assert alone != weighed(items[:-1], None, p=0.9, u=0.75)["t"]
