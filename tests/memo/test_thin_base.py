"""What a memo says where little is weighed: that nothing is recommended yet, and that .50 is nobody's number."""

from __future__ import annotations

import pytest

from argmap.memo.basis import Basis
from argmap.memo.judging import FEWEST, Advice, advice, withheld
from argmap.memo.sections import bluf, dissent
from argmap.memo.tracing import Scribe
from argmap.model import ClaimKind, Map
from tests.memo.debates import basis, debate, held, line, question, scribe
from tests.weigh.small import claim, reason

FEW = held("bob", "go-cheap", cheap=0.9, dull=0.8)


def bottom(found: Basis, key: str) -> str:
    return line(bluf.section(found, Scribe(found.map)), key)


def test_nothing_is_recommended_before_enough_is_weighed() -> None:
    found = basis(debate(FEW), "bob")
    assert bottom(found, "bluf.withheld") == (
        "Nothing is recommended yet: only 3 items that bear on the options are weighed, and a recommendation takes 5."
    )
    assert bottom(found, "bluf.lead").startswith("go comes out strongest so far, strongly supported at strength .9")
    assert {advice(found, one) for one in found.options} == {Advice.UNDETERMINED}


def test_enough_that_bears_on_the_options_is_enough() -> None:
    assert len(basis(debate()).weighed) >= FEWEST
    assert not withheld(basis(debate()))
    aside = FEW.model_copy(update={"credence": {**FEW.credence, **dict.fromkeys(("a", "b", "c"), 0.9)}})
    assert "only 3 items" in withheld(basis(debate(aside, *map(claim, "abc")), "bob"))


def test_an_option_is_not_recommended_where_it_is_the_only_one_that_is_heard() -> None:
    alone = held("bob", "go-cheap", "not-cheap", cheap=0.9, hidden_costs=0.4, go=0.6)
    found = basis(debate(alone), "bob")
    assert found.heard == ("go",)
    assert bottom(found, "bluf.withheld").endswith("yet: nothing believed bears on the other option.")
    assert advice(found, "go") is Advice.ACCEPTABLE


def test_ranges_that_overlap_are_said_to_though_little_is_weighed() -> None:
    found = basis(debate(held("bob", "go-cheap", go=0.6, stay=0.6)), "bob")
    assert bottom(found, "bluf.withheld")
    assert bottom(found, "bluf.lead") == "No option is clearly preferred."


def doubting() -> Map:
    """Bob has weighed what speaks against staying, and does not believe it."""
    bob = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", cheap=0.9, dull=0.2, safe=0.5)
    return debate(bob)


def test_an_option_on_which_nothing_believed_bears_has_no_number_and_unsettles_no_comparison() -> None:
    found = basis(doubting(), "bob", off=0.4)
    assert found.heard == ("go",)
    assert found.strengths["stay"] == (None,)
    assert not found.overlapping
    assert bottom(found, "bluf.baseline") == "The baseline, stay, has no verdict: nothing believed bears on it."


def test_a_claim_that_somebody_holds_at_one_half_is_no_silence() -> None:
    found = basis(debate(held("bob", stay=0.5)), "bob")
    assert found.strengths["stay"] == (0.5,)


def test_reasons_that_cancel_are_no_silence() -> None:
    found = basis(debate(dull=0.8, safe=0.8))
    assert found.strengths["stay"][0] == pytest.approx(0.5)


def test_who_else_has_weighed_the_map_is_told_and_who_has_not_is_not() -> None:
    alone = basis(debate(held("dee")))
    assert bottom(alone, "bluf.dissent") == "No other perspective is heard: nobody else has weighed the map."
    bob, cem = held("bob", "go-cheap"), held("cem", cheap=0.2)
    other = basis(debate(bob, cem))
    assert bottom(other, "bluf.dissent") == "No other perspective is heard: Bob and Cem have weighed the map, too."
    both = basis(debate(bob, cem), "ann", "bob")
    assert (
        line(dissent.section(both, scribe(both)), "dissent.absent") == "Not heard here: Cem has weighed the map, too."
    )


def test_the_bottom_line_names_whose_eyes_it_follows_and_what_confidence_rests_on() -> None:
    wait = claim("wait", ClaimKind.POLICY)
    found = basis(debate(wait, reason("wait-dull", "wait", "dull"), asked=question("stay", "go", "wait")))
    assert bottom(found, "bluf.view").startswith("This follows one perspective: Ann, who has weighed 9 items that bear")
    assert ": limited evidence (for 0 of 1 reason with weight) and medium agreement (1 perspective" in bottom(
        found, "bluf.confidence"
    )
