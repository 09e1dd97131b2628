"""Precaution: which acts cannot be undone, which claims are denied in wanting one, and who bears the burden."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.errors import InputError, UnknownId
from argmap.formats import read_map
from argmap.model import ClaimKind, Header, Item, Link, LinkKind, Map, Question
from argmap.resources import bundled_maps
from argmap.weigh.precaution import irreversible_acts, opposed_to, precautionary_burden
from argmap.weigh.standards import Burden
from tests.strategies import maps
from tests.weigh.small import CON, PRO, claim, reason


def link(kind: LinkKind, start: str, end: str) -> Link:
    return Link(id="link", kind=kind, **{"from": start, "to": end})


POLICY = ClaimKind.POLICY
CLAIMS = [
    claim("retire", POLICY, irreversible=True),
    *(claim(id, POLICY) for id in ("keep", "fund", "outside")),
    *(claim(id, ClaimKind.NORMATIVE) for id in ("wrong", "loss", "cost")),
]
THREE = Question(id="q", text="Q?", theses=("wrong",), options=("retire", "keep", "fund"), baseline="retire")


def asked(*items: Item, question: Question = THREE) -> Map:
    return Map.build(Header(title="T"), [*CLAIMS, question, *items])


def opposed(*items: Item, question: Question = THREE) -> dict[str, str]:
    map = asked(*items, question=question)
    return opposed_to(map, irreversible_acts(map))


def test_only_policy_claims_that_are_marked_are_acts() -> None:
    marked = [
        claim("retire", POLICY, irreversible=True),
        claim("keep", POLICY),
        claim("so", ClaimKind.CAUSAL, irreversible=True),
    ]
    assert irreversible_acts(Map.build(Header(title="T"), marked)) == ("retire",)


def test_the_only_way_out_of_an_irreversible_baseline_is_opposed() -> None:
    two = Question(id="q", text="Q?", options=("retire", "keep"), baseline="retire")
    assert opposed(question=two) == {"keep": "retire"}
    assert opposed(question=two.model_copy(update={"baseline": "keep"})) == {}
    assert opposed() == {}, "turning one of several options down lets nothing happen yet"


def test_a_conflict_that_is_told_opposes() -> None:
    assert opposed(link(LinkKind.CONFLICTS_WITH, "keep", "retire")) == {"keep": "retire"}
    assert opposed(link(LinkKind.CONFLICTS_WITH, "retire", "keep")) == {"keep": "retire"}
    assert opposed(link(LinkKind.DIFFERS_FROM, "keep", "retire")) == {}
    assert opposed(link(LinkKind.CONFLICTS_WITH, "keep", "fund")) == {}


def test_an_argument_from_the_one_against_the_other_opposes() -> None:
    assert opposed(reason("a", "retire", "wrong", "loss", stance=CON)) == {"wrong": "retire"}
    assert opposed(reason("a", "wrong", "retire", stance=CON)) == {"wrong": "retire"}
    assert opposed(reason("a", "retire", "wrong")) == {}
    assert opposed(reason("a", "retire", "wrong", stance=CON, grants=("wrong",))) == {}


def test_a_ground_that_speaks_for_the_one_and_against_the_other_opposes() -> None:
    against = reason("a", "retire", "loss", stance=CON)
    assert opposed(against, reason("b", "wrong", "loss")) == {"wrong": "retire"}
    assert opposed(reason("a", "retire", "cost"), reason("b", "wrong", "cost", stance=CON)) == {"wrong": "retire"}
    assert opposed(against, reason("b", "wrong", "loss", stance=CON)) == {}
    assert opposed(against, reason("b", "wrong", "loss", "cost")) == {}, "another ground"
    bare = [
        reason(id, target, stance=stance, text="So.")
        for id, stance, target in (("a", CON, "retire"), ("b", PRO, "wrong"))
    ]
    assert opposed(*bare) == {}, "two arguments without premises share nothing"


def test_only_what_the_question_puts_up_is_opposed() -> None:
    shared = [reason(f"to-{id}", id, "loss") for id in ("outside", "wrong")]
    assert opposed(reason("a", "retire", "loss", stance=CON), *shared) == {"wrong": "retire"}


def test_the_burden_lies_on_whoever_wants_the_act() -> None:
    map = asked(link(LinkKind.CONFLICTS_WITH, "keep", "retire"))
    burdens = {id: precautionary_burden(map, id) for id in ("retire", "keep", "fund", "wrong", "outside")}
    assert {id for id, burden in burdens.items() if burden is Burden.DENIER} == {"keep"}
    assert precautionary_burden(map, "wrong", opposed={"wrong"}) is Burden.DENIER
    assert precautionary_burden(map, "keep", ()) is Burden.ASSERTER
    assert precautionary_burden(map, "retire", {"keep"}) is Burden.DENIER
    assert precautionary_burden(map, "keep", {"keep"}) is Burden.ASSERTER


def test_acts_and_opposed_claims_are_claims_and_never_the_same() -> None:
    map = asked()
    with pytest.raises(UnknownId, match="no 'zz'"):
        precautionary_burden(map, "keep", {"zz"})
    with pytest.raises(UnknownId, match="not claim"):
        precautionary_burden(map, "q", {"retire"})
    with pytest.raises(InputError, match="cannot be"):
        precautionary_burden(map, "keep", {"retire"}, {"retire"})


def test_the_bundled_map_tells_what_is_opposed_to_retirement() -> None:
    map = read_map(bundled_maps()["deprecation"])
    found = opposed_to(map, irreversible_acts(map))
    assert {"retirement-is-wrong", "avoid-retirement"} <= set(found)
    assert "train-equanimity" not in found


@given(maps())
def test_no_act_is_opposed_to_an_act(map: Map) -> None:
    acts = irreversible_acts(map)
    found = opposed_to(map, acts)
    assert not set(found) & set(acts)
    assert set(found.values()) <= set(acts)
    for id in found:
        assert precautionary_burden(map, id) is Burden.DENIER
