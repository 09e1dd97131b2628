"""What a memo says where little is weighed: that nothing is recommended yet, and that .50 is nobody's number."""

from __future__ import annotations

import pytest

from argmap.memo.basis import Basis
from argmap.memo.judging import FEWEST, Advice, advice, withheld
from argmap.memo.sections import bluf, dissent
from argmap.memo.tracing import Scribe
from argmap.model import ClaimKind, Map
from tests.memo.debates import basis, debate, held, line, question, scribe, text
from tests.memo.making import changed, made, said
from tests.memo.making import recipe as asked
from tests.weigh.small import claim, reason

FEW = held("bob", "go-cheap", cheap=0.9, dull=0.8)


def bottom(found: Basis, key: str) -> str:
    return line(bluf.section(found, Scribe(found.map)), key)


def test_nothing_is_recommended_before_enough_is_weighed() -> None:
    found = basis(debate(FEW), "bob")
    assert bottom(found, "bluf.withheld") == (
        "Nothing is recommended: of what bears on “go” only 2 items are weighed, and it takes 3."
    )
    assert bottom(found, "bluf.lead").startswith("go comes out strongest so far, at strength .9")
    assert {advice(found, one) for one in found.options} == {Advice.UNDETERMINED}
    assert not bottom(found, "bluf.confidence")


def test_enough_that_bears_on_the_options_is_enough() -> None:
    assert basis(debate()).weighed_on("go") >= FEWEST
    assert not withheld(basis(debate()))
    aside = FEW.model_copy(update={"credence": {**FEW.credence, **dict.fromkeys(("a", "b", "c"), 0.9)}})
    assert "only 2 items" in withheld(basis(debate(aside, *map(claim, "abc")), "bob"))


def test_what_bears_on_other_options_does_not_count_for_the_leading_one_nor_for_its_rival() -> None:
    thin = held("bob", "go-cheap", "stay-dull", "stay-safe", cheap=0.9, dull=0.8, safe=0.6, stay=0.4)
    assert "“go” only 2 items" in withheld(basis(debate(thin), "bob"))
    rival = held("bob", "go-cheap", "not-cheap", "stay-dull", cheap=0.9, hidden_costs=0.4, dull=0.8)
    assert "“stay” only 2 items" in withheld(basis(debate(rival), "bob"))
    enough = held("bob", "go-cheap", "not-cheap", "stay-dull", cheap=0.9, hidden_costs=0.4, dull=0.8, stay=0.4)
    assert not withheld(basis(debate(enough), "bob"))


def test_an_option_is_not_recommended_where_it_is_the_only_one_that_is_heard() -> None:
    alone = held("bob", "go-cheap", "not-cheap", cheap=0.9, hidden_costs=0.4, go=0.6)
    found = basis(debate(alone), "bob")
    assert found.heard == ("go",)
    assert bottom(found, "bluf.withheld").endswith("recommended: nothing believed bears on the other option.")
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
    assert bottom(found, "bluf.baseline") == "The baseline, stay, has no verdict."


def test_a_claim_that_somebody_holds_at_one_half_is_no_silence() -> None:
    found = basis(debate(held("bob", stay=0.5)), "bob")
    assert found.strengths["stay"] == (0.5,)


def test_reasons_that_cancel_are_no_silence() -> None:
    found = basis(debate(dull=0.8, safe=0.8))
    assert found.strengths["stay"][0] == pytest.approx(0.5)


def test_who_else_has_weighed_the_map_is_told_and_who_has_not_is_not() -> None:
    alone = basis(debate(held("dee")))
    assert bottom(alone, "bluf.dissent") == "No other perspective is heard: nobody else weighs the map."
    bob, cem = held("bob", "go-cheap"), held("cem", cheap=0.2)
    other = basis(debate(bob, cem))
    assert bottom(other, "bluf.dissent") == (
        "No other perspective is heard; of 2 not heard, none speaks on this, 1 denies every reason for it."
    )
    both = basis(debate(bob, cem), "ann", "bob")
    assert line(dissent.section(both, scribe(both)), "dissent.absent") == "In the map but not heard here: “Cem”."


def test_who_is_not_heard_and_would_dissent_is_told_with_the_strengths() -> None:
    found = basis(debate(held("bob", "go-cheap", "not-cheap", go=0.1, hidden_costs=0.9, cheap=0.1)))
    assert (
        bottom(found, "bluf.dissent") == "No other perspective is heard; of 1 not heard, 1 speaks on this, 1 against."
    )
    section = dissent.section(found, scribe(found))
    assert line(section, "dissent.absent.bob") == "“Bob” would dissent: go .10, against .90 here."
    assert not line(section, "dissent.absent.none")


def test_a_document_whose_own_view_is_not_heard_is_no_nobody() -> None:
    found = made(dissent.section, changed(claim("love", voices=[{"source": "paper"}])), asked("ann", "bob", "cid"))
    absent = said(found)["dissent.absent"]
    assert absent == "In the map but not heard here: “As The Paper weighs it” (read off a document)."


def test_where_nothing_is_recommended_nobody_can_dissent() -> None:
    found = basis(debate(held("nobody")), "nobody", "ann")
    section = dissent.section(found, scribe(found))
    count = "“Nobody” takes no side here, so nobody can dissent from it (1 other perspective heard)."
    assert line(section, "dissent.count") == count
    assert "No dissent" not in text(section)


def test_the_bottom_line_names_whose_eyes_it_follows_and_what_confidence_rests_on() -> None:
    wait = claim("wait", ClaimKind.POLICY)
    found = basis(debate(wait, reason("wait-dull", "wait", "dull"), asked=question("stay", "go", "wait")))
    assert bottom(found, "bluf.view").startswith("This follows “Ann”: 9 items bearing on")
    assert bottom(found, "bluf.outcome") == "Of 3 options 1 is acceptable (go), 1 rejected, 1 undetermined."
    assert ": limited evidence (the one reason for it is not well evidenced); one perspective." in bottom(
        basis(debate()), "bluf.confidence"
    )
