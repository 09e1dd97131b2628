"""What other draws may advise otherwise, who differs in verdict alone, and documents that argue for a side."""

from __future__ import annotations

import pytest

from argmap.formats import read_map
from argmap.memo.build import build
from argmap.memo.confidence import grounds
from argmap.memo.judging import Advice, advice, advised_on, is_on_the_border
from argmap.memo.sections import bluf, criteria, dissent, options
from argmap.model import Claim, ClaimKind, Effect, Map, Source
from argmap.resources import bundled_maps
from tests.memo.debates import basis, debate, held, line, question, recipe, scribe, text
from tests.weigh.small import CON, reason

DIFFERS = held("bob", "stay-safe", "go-cheap", "stay-dull", cheap=0.4, dull=0.1, safe=0.9, go=0.9)
"""Above .50 on going, as Ann is, but without a reason for it that has weight."""


@pytest.fixture(scope="module")
def bundled() -> Map:
    return read_map(bundled_maps()["deprecation"])


def test_advice_on_the_border_is_told_and_does_not_hang_on_the_draws() -> None:
    for seed in range(6):
        found = basis(debate(go=0.335, cheap=0.8), seed=seed, draws=500)
        assert is_on_the_border(found, "go")
        told = line(options.section(found, scribe(found)), "options.border")
        assert told == "On the border, where other draws may advise otherwise: go."
    found = basis(debate(go=0.5, cheap=0.8), draws=500)
    assert not is_on_the_border(found, "go")
    assert not line(options.section(found, scribe(found)), "options.border")
    assert not is_on_the_border(basis(debate(go=0.335, cheap=0.8), off=0.0), "go")  # whatever is drawn


def test_ranges_that_overlap_wholly_are_no_border(bundled: Map) -> None:
    found = basis(bundled, "view-of-on-deprecations", question="withdraw-public-access", draws=500)
    assert found.leader == "avoid-retirement"
    assert [one for one in found.heard if is_on_the_border(found, one)] == ["demand-threshold"]


@pytest.mark.parametrize(
    ("safe", "go", "told"),
    [(0.65, 0.57, "barely recommended"), (0.65, 0.75, "recommended"), (0.8, 0.6, "acceptable")],
)
def test_a_lead_that_other_draws_may_catch_is_only_just_one(safe: float, go: float, told: str) -> None:
    found = basis(debate(safe=safe, dull=0.5, go=go), draws=500)
    assert found.leader == "go"
    assert advised_on(found, "go") == told
    assert is_on_the_border(found, "go") is told.startswith("barely")


def test_nothing_that_reads_as_half_lies_above_it() -> None:
    found = basis(debate(go=0.30, cheap=0.8))
    assert 0.5 < found.ranges["go"].low < 0.505
    assert advice(found, "go") is Advice.UNDETERMINED


def test_who_differs_in_verdict_alone_is_told() -> None:
    found = basis(debate(DIFFERS), "ann", "bob")
    assert found.strengths["go"] == pytest.approx((0.9, 0.9))
    assert not found.is_against(1, "go")
    said = line(dissent.section(found, scribe(found)), "dissent.bob.verdicts")
    assert (
        said
        == "“Bob” comes to another verdict by the same standard, on no other side of .50: go holds here and not there."
    )
    alike = basis(debate(held("bob", "go-cheap", cheap=0.9, go=0.9)), "ann", "bob")
    assert not alike.verdicts_apart
    assert line(bluf.section(alike, scribe(alike)), "bluf.dissent").endswith("heard does not dissent.")


def test_the_bottom_line_names_a_verdict_that_differs_where_nobody_dissents() -> None:
    bob = DIFFERS.model_copy(update={"credence": DIFFERS.credence | {"stay": 0.1, "safe": 0.1, "dull": 0.9}})
    found = basis(debate(bob), "ann", "bob")
    assert line(bluf.section(found, scribe(found)), "bluf.dissent") == (
        "The one other perspective heard dissents in its verdict alone, on the leading option."
    )


def test_who_denies_every_reason_is_not_silent() -> None:
    nay = held("nay", cheap=0.05)
    found = basis(debate(nay), "ann", "nay")
    assert found.strengths["go"][1] is None
    bottom = line(bluf.section(found, scribe(found)), "bluf.dissent")
    assert bottom == "The one other perspective heard dissents in its verdict alone, on the leading option."
    section = text(dissent.section(found, scribe(found)))
    assert "go holds here and not there (no reason for it is left there)" in section
    assert "nothing that bears" not in section
    assert "| no reason left |" in section
    assert "low agreement (2 perspectives)" in grounds(found, "go")
    alone = basis(debate(nay))
    assert "none speaks on this, 1 denies every reason for it" in line(
        bluf.section(alone, scribe(alone)), "bluf.dissent"
    )
    told = line(dissent.section(alone, scribe(alone)), "dissent.absent.nay.unconvinced")
    assert told == "“Nay” denies every reason here for go."
    undecided = basis(debate(held("mid", cheap=0.5)), "ann", "mid")
    assert "denies" not in text(dissent.section(undecided, scribe(undecided)))
    assert not undecided.verdicts_apart
    many = [held(f"nay-{at}", cheap=0.05) for at in range(14)]
    crowd = basis(debate(*many), "ann", *(one.id for one in many))
    assert line(bluf.section(crowd, scribe(crowd)), "bluf.dissent").endswith("14 dissent in verdict alone.")
    elsewhere = basis(debate(held("far", safe=0.2)), "ann", "far")
    assert "believes anything that bears" in line(bluf.section(elsewhere, scribe(elsewhere)), "bluf.dissent")


def test_what_is_read_off_a_document_adds_no_agreement_and_may_disagree() -> None:
    for belief, alone in ((0.9, True), (0.1, False)):
        found = basis(
            debate(held("ben", "go-cheap", "not-cheap", cheap=0.9, go=belief, hidden_costs=1 - belief)), "ann", "ben"
        )
        assert "2 perspectives" in grounds(found, "go")
        ann, ben = found.views
        found.__dict__["views"] = (ann, ben.model_copy(update={"source": "paper"}))
        assert ("one perspective" in grounds(found, "go")) is alone


def test_a_document_that_argues_for_a_side_is_told_as_such(bundled: Map) -> None:
    memo = build(bundled, recipe("view-of-on-deprecations", question="withdraw-public-access"))
    bottom = next(one for one in memo.sections if one.id == "bluf")
    assert ", which argues for the thesis: reasons it only reports count for nothing; its authors" in text(bottom)
    ann = basis(debate())
    assert "argues for" not in text(bluf.section(ann, scribe(ann)))


def test_a_name_stands_in_full_where_it_is_first_told(bundled: Map) -> None:
    asked = recipe("view-of-on-deprecations", question="how-to-consult-models", form="short")
    bottom = next(one for one in build(bundled, asked).sections if one.id == "bluf")
    front = line(bottom, "bluf.front")
    assert "Interview retiring models leads " in front
    assert "(Pool and review" in line(bottom, "bluf.outcome")


def test_a_criterion_that_only_speaks_against_says_against_what() -> None:
    asked = question(criteria={"quiet": {"title": "Quiet", "text": "Is it quiet?"}})
    noisy = reason("stay-noisy", "stay", "dull", stance=CON).model_copy(update={"values": {"quiet": Effect.PROMOTES}})
    found = basis(debate(noisy, asked=asked))
    told = line(criteria.section(found, scribe(found)), "criterion.quiet")
    assert "| none; it speaks against stay |" in told


def test_names_are_not_cut_to_the_same() -> None:
    start = "We should retire the model at the end of this"
    both = [
        Claim(id=id, title=f"{start} {word}", text=f"{id}.", kind=ClaimKind.POLICY)
        for id, word in (("go", "year"), ("stay", "decade"))
    ]
    found = basis(debate(*both))
    bottom = text(bluf.section(found, scribe(found)))
    assert f"Recommended: {start} year" in bottom
    assert f"The baseline, {start} decade" in bottom


def test_a_document_that_only_questions_argues_for_nothing(bundled: Map) -> None:
    voices = {"questions": False, "concedes": False, "asserts": True}
    for stance, argues in voices.items():
        said = [{"source": "paper", "stance": stance}]
        go = Claim.model_validate({"id": "go", "text": "go.", "kind": "policy", "voices": said})
        paper = Source.model_validate({"id": "paper", "csl": {"type": "report", "title": "The Paper"}})
        cheap = Claim.model_validate(
            {"id": "cheap", "text": "cheap.", "kind": "empirical", "voices": [{"source": "paper", "stance": "asserts"}]}
        )
        found = basis(debate(paper, go, cheap), "paper")
        assert (", which argues for the leading option" in text(bluf.section(found, scribe(found)))) is argues
