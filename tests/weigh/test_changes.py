"""Why a ranking or a verdict changed: minimal sets of changes, on plain graphs and on maps."""

from __future__ import annotations

import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError, UnknownId
from argmap.model import Evidence, EvidenceKind, Link, LinkKind, Map
from argmap.weigh.change_sets import Bipolar, Kept, Reasons, mixed, reasons, why_ranked
from argmap.weigh.changes import Turn, _Mixtures, changes, turned, why
from argmap.weigh.compare import top_claims
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.perspectives import NEUTRAL
from argmap.weigh.rules import Rules
from argmap.weigh.semantics import semantics
from argmap.weigh.semantics.base import Numbers
from tests.strategies import maps
from tests.weigh.oracles import cases
from tests.weigh.small import CON, a_map, asks, claim, reason, view

BELIEVED = view("ada", p=0.9, q=0.9, r=0.9)
BEFORE = a_map(reason("because", "t", "p"), asks("t"), claims=["t", "p", "q", "r", "aside"])


def bipolar(graph: Any) -> Bipolar:
    return Bipolar(
        graph["base"],
        frozenset((one, other) for one, other in graph["attacks"]),
        frozenset((one, other) for one, other in graph["supports"]),
    )


@pytest.mark.parametrize("case", cases("change_explanation"))
def test_oracles(case: Any) -> None:
    before, after = (bipolar(case["graph"][state]) for state in ("before", "after"))
    one, other = case["expected"]["topics"]
    found = why_ranked(before, after, (one, other), Rules(semantics(case["semantics"])))
    expected = case["expected"]["after_vs_before"]
    assert [list(ids) for ids in found.sufficient] == expected["minimal_sufficient"]
    assert [list(ids) for ids in found.counterfactual] == expected["minimal_counterfactual"]
    assert [list(ids) for ids in found.necessary] == expected["minimal_necessary"]
    assert found.is_exhaustive


def test_topics_that_are_not_in_both() -> None:
    with pytest.raises(UnknownId, match="no 'b'"):
        why_ranked(Bipolar({"a": 1.0}), Bipolar({"a": 1.0, "b": 1.0}), ("a", "b"), Rules())


def test_edges_belong_to_the_node_they_lead_from() -> None:
    before = Bipolar({"a": 0.5, "b": 0.5, "c": 0.5}, attacks=frozenset({("a", "b"), ("c", "b")}))
    after = Bipolar({"a": 0.5, "b": 0.9}, supports=frozenset({("a", "b")}))
    assert mixed(before, after, {"a"}) == Bipolar(before.base, frozenset({("c", "b")}), after.supports)
    assert mixed(before, after, {"a", "b", "c"}) == after
    assert mixed(before, after, set()) == before


def subsets(ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [one for size in range(len(ids) + 1) for one in itertools.combinations(ids, size)]


def smallest(sets: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {one for one in sets if not any(set(other) < set(one) for other in sets)}


def table(seed: int, count: int) -> tuple[tuple[str, ...], dict[frozenset[str], float]]:
    """A margin for every set of changes, negative with all reverted and positive with all kept."""
    dice = random.Random(seed)
    ids = tuple("abcdefgh"[:count])
    found = {frozenset(one): dice.choice([-1.0, -1.0, 1.0, 0.0]) for one in subsets(ids)}
    return ids, {**found, frozenset(): -1.0, frozenset(ids): 1.0}


def asked(ids: tuple[str, ...], known: dict[frozenset[str], float], exact: int) -> Reasons:
    def margins(kept: Kept) -> Numbers:
        return np.array([known[frozenset(itertools.compress(ids, row))] for row in kept.tolist()])

    return reasons(ids, margins, exact=exact)


@given(st.integers(0, 10**6), st.integers(1, 6))
@settings(deadline=None)
def test_the_sets_are_those_of_the_definition(seed: int, count: int) -> None:
    ids, known = table(seed, count)
    found = asked(ids, known, exact=6)
    sufficient = [one for one in subsets(ids) if known[frozenset(one)] != -1]
    rest = {one: frozenset(ids) - set(one) for one in sufficient}
    counterfactual = [one for one in sufficient if known[rest[one]] == -1]
    necessary = [one for one in sufficient if not any(set(other) <= rest[one] for other in sufficient)]
    assert set(found.sufficient) == smallest(sufficient)
    assert set(found.counterfactual) == smallest(counterfactual)
    assert set(found.necessary) == smallest(necessary)
    assert found.enough == [id for id in ids if known[frozenset({id})] != -1]
    assert found.needed == [id for id in ids if known[frozenset(ids) - {id}] == -1]


@given(st.integers(0, 10**6), st.integers(1, 8))
@settings(deadline=None)
def test_of_many_changes_one_set_is_told_that_nothing_can_be_left_out_of(seed: int, count: int) -> None:
    ids, known = table(seed, count)
    found = asked(ids, known, exact=0)
    assert not found.is_exhaustive
    assert not found.necessary
    ((sufficient,), (counterfactual,)) = found.sufficient, found.counterfactual

    def is_sufficient(one: set[str]) -> bool:
        return known[frozenset(one)] != -1

    def is_counterfactual(one: set[str]) -> bool:
        return is_sufficient(one) and not is_sufficient(set(ids) - one)

    assert is_sufficient(set(sufficient))
    assert not any(is_sufficient(set(sufficient) - {id}) for id in sufficient)
    assert is_counterfactual(set(counterfactual))
    assert not any(is_counterfactual(set(counterfactual) - {id}) for id in counterfactual)


def test_where_nothing_turned_nothing_made_it() -> None:
    for exact in (0, 5):
        found = reasons(["a", "b"], lambda kept: np.full(len(kept), 0.2), exact=exact)
        assert not found.differs
        assert (found.sufficient, found.counterfactual, found.necessary) == ((), (), ())
        assert (found.enough, found.needed) == ([], [])
    assert not reasons([], lambda kept: np.zeros(len(kept))).differs


def weighed(map: Map, **weights: float) -> Weighing:
    return compile(map).weigh(view("ada", **weights))


def test_two_reasons_either_of_which_is_enough() -> None:
    after = BEFORE.put(reason("also", "t", "q")).put(reason("however", "t", "r", stance=CON)).drop("because")
    before = weighed(BEFORE)
    found = why(before, weighed(after, q=0.9, p=0.9, aside=0.9), Turn("t"))
    assert [one.id for one in found.changes] == [
        "also",
        "because",
        "however",
        "p",
        "q",
    ]  # and not what bears on nothing
    assert set(found.reasons.sufficient) == {("also", "q"), ("p",)}
    assert found.reasons.enough == ["p"]
    assert found.reasons.after == pytest.approx(weighed(after, q=0.9)["t"] - 0.5)


def test_a_reason_comes_with_its_new_premise_or_not_at_all() -> None:
    after = BEFORE.put(claim("new")).put(reason("fresh", "t", "new", stance=CON))
    found = why(weighed(BEFORE), weighed(after, new=0.9), Turn("t"))
    assert found.reasons.sufficient == found.reasons.counterfactual == found.reasons.necessary == (("fresh", "new"),)
    assert found.reasons.needed == ["fresh", "new"]
    assert [one.weights for one in found.changes] == [(None, 0.5), (None, 0.9)]


def test_what_rests_on_what_is_put_back_goes_with_it() -> None:
    seen = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"new": "supports", "aside": "supports"})
    cut = reason("cut", "fresh", "q", stance=CON)
    after = a_map(*BEFORE.items, claim("new"), reason("fresh", "t", "new"), seen, cut)
    mixtures = _Mixtures(weighed(BEFORE), weighed(after, new=0.9), ["t"])
    ids = [mixtures.changes[at].id for at in mixtures.structural]
    assert ids == ["cut", "fresh", "new", "seen"]
    assert set(ids) & set(mixtures._map(np.array([True, True, False, True])).entries) == set()
    assert set(ids) & set(mixtures._map(np.array([True, False, True, True])).entries) == {"new", "seen"}


def test_an_argument_that_turned_round_and_one_that_moved() -> None:
    turned_round = BEFORE.put(reason("because", "t", "p", stance=CON))
    (change,) = changes(weighed(BEFORE, p=0.9), weighed(turned_round, p=0.9))
    assert (change.id, change.is_structural) == ("because", True)
    found = why(weighed(BEFORE, p=0.9), weighed(turned_round, p=0.9), Turn("t"))
    assert found.reasons.necessary == (("because",),)
    assert (found.reasons.before, found.reasons.after) == pytest.approx((0.2, -0.2))


def test_a_link_that_joins_two_reasons_counts_and_words_do_not() -> None:
    map = a_map(
        reason("because", "t", "p"), reason("also", "t", "q"), reason("no", "t", "r", stance=CON), claims="tpqr"
    )
    after = map.put(Link(id="same", kind=LinkKind.RESTATES, start="p", end="q"))
    after = after.put(claim("p").model_copy(update={"text": "In other words."}))
    weights = {"p": 0.8, "q": 0.8, "r": 0.83}
    assert [one.id for one in changes(weighed(map, **weights), weighed(after, **weights))] == ["same"]
    found = why(weighed(map, **weights), weighed(after, **weights), Turn("t"))
    assert found.reasons.sufficient == (("same",),)


def test_silence_in_other_words_is_no_change() -> None:
    assert changes(weighed(BEFORE), weighed(BEFORE, p=0.5, because=0.5)) == []


def test_what_turned() -> None:
    map = a_map(reason("because", "b", "p"), asks("t").model_copy(update={"options": ("a", "b")}), claims="tabp")
    start = weighed(map, a=0.7, b=0.6)
    assert turned(start, start) is None
    assert turned(start, weighed(map, a=0.7, b=0.6, p=0.9)) == Turn("b", "a")
    assert turned(start, weighed(map, a=0.7, b=0.6, p=0.9), "a") == Turn("a", "b")
    assert turned(start, weighed(map, a=0.7, b=0.4, p=0.5)) == Turn("b")
    assert turned(start, weighed(map, t=0.1, a=0.7, b=0.4)) == Turn("t")
    assert turned(start, weighed(map, t=0.1, a=0.7, b=0.6), "a") is None
    found = why(start, weighed(map, a=0.7, b=0.6, p=0.9), Turn("b", "a"))
    assert found.reasons.sufficient == (("p",),)
    assert found.reasons.before == pytest.approx(-0.1)


def test_sets_are_not_all_tried_where_each_would_be_compiled_anew() -> None:
    reasons_against = [reason(f"no-{at}", "t", "p", stance=CON) for at in range(8)]
    for count in (7, 8):
        after = a_map(*BEFORE.items, *reasons_against[:count]).drop("because")
        found = why(weighed(BEFORE, p=0.9), weighed(after.put(reason("because", "t", "p")), p=0.9), Turn("t"))
        assert found.reasons.is_exhaustive is (count == 7)


def test_claims_that_were_not_there() -> None:
    after = BEFORE.put(claim("late"))
    with pytest.raises(InputError, match="'late' was not on the map then"):
        turned(weighed(BEFORE), weighed(after), "late")
    with pytest.raises(UnknownId, match="of kind argument"):
        turned(weighed(BEFORE), weighed(after), "because")
    with pytest.raises(UnknownId, match="nothing-such"):
        why(weighed(BEFORE), weighed(after), Turn("nothing-such"))


@given(maps(), maps(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_all_reverted_is_before_and_all_kept_is_after(one: Map, other: Map, dice: random.Random) -> None:
    common = [id for id in compile(one).names if id.startswith("claim") and id in compile(other).index]
    weights = [{id: dice.random() for id in compile(map).names if id.startswith("claim")} for map in (one, other)]
    views = [NEUTRAL.model_copy(update={"credence": given}) for given in weights]
    before, after = (compile(map).weigh(seen) for map, seen in zip((one, other), views, strict=True))
    for topic in common[:2]:
        mixtures = _Mixtures(before, after, [topic])
        count = len(mixtures.changes)
        some = np.array([[dice.random() < 0.5 for _ in range(count)] for _ in range(6)], dtype=np.bool_)
        ends = np.array([[False] * count, [True] * count], dtype=np.bool_)
        found = mixtures.margins(np.concatenate([ends, some.reshape(6, count)]))
        assert found[:2] == pytest.approx([before[topic] - 0.5, after[topic] - 0.5], abs=1e-7)
        assert np.isfinite(found).all()
    assert turned(before, before) is None
    assert all(id in after.compiled.map for id in top_claims(other))


def test_a_link_from_elsewhere_is_no_crash() -> None:
    """An argument on the claim restates one on another claim, which then bears on the first by counting once."""
    items = [reason("here", "t", "p"), reason("there", "z", "p")]
    same = Link.model_validate({"id": "same", "kind": LinkKind.RESTATES, "from": "here", "to": "there"})
    before = a_map(*items, same, claims=["t", "p", "z"])
    found = [compile(before).weigh(view("me", t=credence, p=0.9)) for credence in (0.1, 0.6)]
    assert why(found[0], found[1], Turn("t")).reasons.sufficient
