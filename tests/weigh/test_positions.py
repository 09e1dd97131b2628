"""The positions that a map leaves open: free of contradiction, founded, and those of the whole framework."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from argmap.errors import InputError, UnknownId
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
from argmap.weigh import NEUTRAL, perspectives
from argmap.weigh.audiences import audiences
from argmap.weigh.compiled import bearing_of, compile
from argmap.weigh.extensions import ExtensionKind, Rest, extensions
from argmap.weigh.positions import Positions, attacks_of, denial_of, positions
from tests.strategies import maps


def claims(*ids: str) -> list[Item]:
    return [Claim(id=id, text=f"{id.title()}.", kind=ClaimKind.CAUSAL) for id in ids]


def reason(id: str, move: str, target: str, *premises: str, **fields: Any) -> Argument:
    return Argument(id=id, stance=Direction(move), target=target, premises=premises, **fields)


def believing(*ids: str, **fields: Any) -> Perspective:
    return Perspective(id="own", title="Own", credence=dict.fromkeys(ids, 0.8) | fields.pop("credence", {}), **fields)


def asked(items: list[Item], view: Perspective, kind: ExtensionKind = ExtensionKind.PREFERRED) -> Positions:
    return positions(Map.build(Header(title="T"), items), view, kind)


def holds(found: Positions) -> list[set[str]]:
    return [set(one.holds) for one in found.listed()]


def test_a_belief_gives_way_to_a_reason_and_comes_back_when_the_reason_is_undercut() -> None:
    items = [*claims("a", "b", "u"), reason("against", "con", "a", "b")]
    found = asked(items, believing("a", "b"))
    assert holds(found) == [{"b"}]
    assert found.listed()[0].denies == {"a"}
    assert found.given_up == {"a"}
    assert found.against("a") == ("against",)
    assert found.words() == "There is one position. Of the 2 claims believed, it holds 1 and gives up 1."
    items.append(reason("undercut", "con", "against", "u"))
    assert holds(asked(items, believing("a", "b", "u"))) == [{"a", "b", "u"}]
    items.append(reason("backing", "pro", "against", "b"))
    assert holds(asked(items, believing("a", "b", "u"))) == [{"a", "b", "u"}, {"b", "u"}]


def test_reasons_on_both_sides_leave_two_positions() -> None:
    items = [*claims("a", "b", "c", "d"), reason("for", "pro", "a", "b"), reason("against", "con", "a", "c")]
    items.append(reason("further", "pro", "d", "a"))
    found = asked(items, believing("b", "c"))
    assert holds(found) == [{"a", "b", "c", "d"}, {"b", "c"}]
    assert [set(one.denies) for one in found.listed()] == [set(), {"a"}]
    assert found.everywhere == {"b", "c"}
    assert found.somewhere == {"a", "b", "c", "d"}
    assert found.words() == (
        "There are 2 positions, by 1 choice that can be made independently. "
        "Of the 2 claims believed, 2 stand in every position, 0 in some and 0 in none."
    )
    assert holds(asked(items, believing("b", "c"), ExtensionKind.GROUNDED)) == [{"b", "c"}]


def test_undermining_takes_away_what_rests_on_the_premise() -> None:
    items = [*claims("a", "b", "c"), reason("for", "pro", "a", "b"), reason("against", "con", "b", "c")]
    found = asked(items, believing("b", "c"))
    assert holds(found) == [{"c"}]
    assert holds(asked(items, believing("a", "b", "c"))) == [{"a", "c"}]


def test_denials_grants_forces_and_evidence() -> None:
    view = believing("b", credence={"a": 0.1})
    items = [*claims("a", "b", "g"), reason("for", "pro", "a", "b", "g", grants=("g",))]
    found = asked(items, view)
    assert [(set(one.holds), set(one.denies)) for one in found.listed()] == [({"a", "b"}, set())]
    silent = view.model_copy(update={"force": {"for": 0.0}})
    assert [set(one.denies) for one in asked(items, silent).listed()] == [{"a"}]
    assert denial_of("a") in attacks_of(Map.build(Header(title="T"), items), view).names
    seen = Evidence(id="e", text="E.", kind=EvidenceKind.CASE, bears_on={"b": Bearing.CONTRADICTS})
    assert holds(asked([*items, seen], view)) == [{"a", "b"}]
    trusted = view.model_copy(update={"certainty": {"e": 0.9}})
    found = asked([*items, seen], trusted)
    assert holds(found) == [set()]
    assert found.against("b") == ("e",)
    assert bearing_of("e", "b") in found.framework.names
    sentence = reason("said", "con", "b", text="Said.")
    assert holds(asked([*items, sentence], view)) == [{"a", "b"}]
    assert holds(asked([*items, sentence], view.model_copy(update={"force": {"said": 0.7}}))) == [set()]


def test_claims_that_conflict_are_not_held_together() -> None:
    link = Link(id="l", kind=LinkKind.CONFLICTS_WITH, **{"from": "a", "to": "b"})
    items = [*claims("a", "b", "c", "d"), link, reason("rests", "pro", "c", "a")]
    assert holds(asked(items, believing("a", "b"))) == [{"a", "c"}, {"b"}]
    items += [reason("derived", "pro", "b", "d")]
    assert holds(asked(items, believing("a", "d"))) == [{"a", "c", "d"}, {"b", "d"}]
    both = [reason("one", "pro", "c", "a"), reason("other", "pro", "d", "b")]
    crossed = Link(id="l", kind=LinkKind.CONFLICTS_WITH, **{"from": "one", "to": "other"})
    assert holds(asked([*claims("a", "b", "c", "d"), *both, crossed], believing("a", "b"))) == [
        {"a", "b", "c"},
        {"a", "b", "d"},
    ]


def test_an_argument_against_its_own_premise_and_a_map_without_beliefs() -> None:
    items = [*claims("a"), reason("itself", "con", "a", "a")]
    assert holds(asked(items, believing("a"))) == [set()]
    assert asked(items, believing("a"), ExtensionKind.STABLE).words() == "There is no position."
    assert holds(asked(items, NEUTRAL)) == [set()]
    assert holds(asked([], NEUTRAL)) == [set()]
    with pytest.raises(UnknownId, match="no 'z'"):
        asked(items, NEUTRAL).against("z")


def test_independent_choices_are_told_apart() -> None:
    items: list[Item] = []
    for at in range(12):
        claim, yes, no = f"c{at}", f"y{at}", f"n{at}"
        items += [*claims(claim, yes, no), reason(f"for-{at}", "pro", claim, yes)]
        items.append(reason(f"against-{at}", "con", claim, no))
    view = believing(*(f"{letter}{at}" for letter in "yn" for at in range(12)))
    found = asked(items, view)
    assert (found.count, len(found.choices), found.rest) == (2**12, 12, Rest.NONE)
    assert len({one.holds for one in found.listed(100)}) == 100
    assert len(found.everywhere) == 24
    late = positions(Map.build(Header(title="T"), items), view, seconds=-1)
    assert (late.count, late.rest) == (0, Rest.UNKNOWN)
    assert late.words() == "No position could be found in time."


def test_more_attacks_than_can_be_looked_at_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [*claims("a", "y", "n"), *(reason(f"for-{at}", "pro", "a", "y") for at in range(4))]
    items += [reason(f"against-{at}", "con", "a", "n") for at in range(3)]
    view = believing("a", "y", "n")
    map = Map.build(Header(title="T"), items)
    attacks = 4 * 3 * 2 + 3
    assert len(attacks_of(map, view).targets) == attacks
    monkeypatch.setattr("argmap.weigh.positions.MOST_ATTACKS", attacks)
    assert positions(map, view).count == 2
    monkeypatch.setattr("argmap.weigh.positions.MOST_ATTACKS", attacks - 1)
    for ask in (positions, audiences):
        with pytest.raises(InputError, match=f"{attacks} attacks"):
            ask(map, view)


@given(maps())
def test_positions_are_the_extensions_of_the_whole(map: Map) -> None:
    for view in perspectives(map):
        for kind in (ExtensionKind.PREFERRED, ExtensionKind.STABLE, ExtensionKind.GROUNDED):
            found = positions(map, view, kind)
            whole = extensions(found.framework, kind)
            beliefs = {frozenset(one) & found.believed for one in whole.sets}
            assert {one.holds & found.believed for one in found.listed()} == beliefs
            assert found.everywhere & found.believed == (frozenset.intersection(*beliefs) if beliefs else frozenset())


@given(maps())
def test_positions_are_free_of_contradiction_and_rest_on_what_they_hold(map: Map) -> None:
    for view in perspectives(map):
        found = positions(compile(map), view, cap=20)
        assert found.count
        for one in found.listed(20):
            assert not one.holds & one.denies
            for id in one.accepts:
                item = map[id]
                if isinstance(item, Argument):
                    assert one.holds >= set(item.premises) - set(item.grants)
                    if isinstance(map.get(item.target), Claim):
                        assert item.target in (one.holds if item.stance is Direction.PRO else one.denies)
