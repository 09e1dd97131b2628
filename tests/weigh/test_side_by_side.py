"""Everything that is told about several perspectives, gathered."""

from __future__ import annotations

import pytest

from argmap.errors import InputError, UnknownId
from argmap.weigh.compiled import compile
from argmap.weigh.pooling import Pool
from argmap.weigh.rules import Rules
from argmap.weigh.semantics import semantics
from argmap.weigh.side_by_side import PAIRS, side_by_side, silence, strengths_by_view
from tests.weigh.small import CON, a_map, asks, reason, view

DEBATE = a_map(
    reason("because", "t", "p"), reason("however", "t", "q", stance=CON), asks("t"), claims=["t", "p", "q", "aside"]
)
ADA, BEN = view("ada", p=0.9, q=0.5), view("ben", p=0.1, q=0.9)


def test_it_holds_what_divides_two_people() -> None:
    found = side_by_side(compile(DEBATE), [ADA, BEN], "t", ["aside", "t"])
    assert [one.id for one in found.comparison.outcomes] == ["t", "aside"]
    assert [one.id for one in found.split] == ["t"]
    assert found.outcome.id == "t"
    assert [one.method for one in found.group] == list(Pool)
    assert [(one.one.id, one.other.id) for one in found.exchanges] == [("ada", "ben")]
    assert found.left_out == 0
    assert not found.one_sided


def test_who_is_silent_stands_on_no_side_and_has_no_vote() -> None:
    compiled, silent = compile(DEBATE), view("silent", aside=0.9)
    alone = side_by_side(compiled, [ADA, silent], "t", ["aside"])
    assert not alone.split
    assert [one.id for one in alone.one_sided] == ["t", "aside"]
    assert not alone.group
    both, three = (side_by_side(compiled, views, "t").group for views in ([ADA, BEN], [ADA, BEN, silent]))
    assert [one.conclusion_based for one in three] == pytest.approx([one.conclusion_based for one in both])
    assert [one.premise_based for one in three] == pytest.approx([one.premise_based for one in both])
    assert three[0].speaks == (True, True, False)


def test_of_many_pairs_those_furthest_apart_are_exchanged() -> None:
    people = [view(f"v{number}", p=0.5 + number / 10) for number in range(5)]
    found = side_by_side(compile(DEBATE), people, "t")
    assert (len(found.exchanges), found.left_out) == (PAIRS, 4)
    assert {found.exchanges[0].one.id, found.exchanges[0].other.id} == {"v0", "v4"}


def test_the_rules_reach_every_part() -> None:
    compiled, rules = compile(DEBATE), Rules(semantics("qe"))
    found = side_by_side(compiled, [ADA, BEN], "t", rules=rules)
    expected = tuple(compiled.weigh(one, rules)["t"] for one in (ADA, BEN))
    assert found.outcome.strengths == pytest.approx(expected)
    assert found.exchanges[0].strengths == pytest.approx(expected)
    assert found.group[0].each == pytest.approx(expected)


def test_what_cannot_be_compared() -> None:
    with pytest.raises(InputError):
        side_by_side(compile(DEBATE), [ADA], "t")
    with pytest.raises(UnknownId):
        side_by_side(compile(DEBATE), [ADA, BEN], "because")


def test_strengths_for_each() -> None:
    compiled = compile(DEBATE)
    found = strengths_by_view(compiled, [ADA, BEN], ["t", "p"])
    assert list(found) == ["ada", "ben"]
    assert found["ada"] == pytest.approx((compiled.weigh(ADA)["t"], 0.9))
    assert strengths_by_view(compiled, [], ["t"]) == {}
    assert strengths_by_view(compiled, [view("silent", aside=1)], ["t", "aside"]) == {"silent": (None, 1.0)}


def test_where_none_speaks_it_is_told_who_does_and_what_else_they_speak_on() -> None:
    compiled, quiet = compile(DEBATE), [view("one", aside=0.9), view("two", aside=0.2)]
    found = silence(compiled, quiet, "t", ["aside", "p"], [ADA, *quiet])
    assert found is not None
    assert [one.id for one in found.speaking] == ["ada"]
    assert found.claims == ("aside",)
    assert silence(compiled, [*quiet, ADA], "t", ["aside"], []) is None
