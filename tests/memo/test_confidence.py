"""Confidence counts evidence for the side that prevails, and what stands well evidenced on the other against it."""

from __future__ import annotations

import pytest

from argmap.memo.confidence import agreement_on, confidence_in, evidence_for, grounds
from argmap.memo.words import Level
from argmap.model import Bearing, Certainty, Evidence, EvidenceKind, Item, Source
from argmap.model.base import Place
from tests.memo.debates import basis, debate, held
from tests.weigh.small import CON, claim, reason

SECOND = reason("go-safe", "go", "safe")
AGAINST = (claim("loud"), claim("steep"), *(reason(f"not-{one}", "go", one, stance=CON) for one in ("loud", "steep")))
BOB = held("bob", "go-cheap", "go-safe", cheap=0.8, safe=0.8)


def found(id: str, claim: str, bearing: Bearing = Bearing.SUPPORTS, **fields: object) -> Evidence:
    plain = {"id": id, "text": f"{id}.", "kind": EvidenceKind.OBSERVATION, "certainty": Certainty.HIGH}
    anchors = (Place(source=f"s-{id}"),)
    return Evidence.model_validate({**plain, "bears_on": {claim: bearing}, "anchors": anchors, **fields})


def two(bearing: Bearing, *claims: str) -> list[Item]:
    items = [found(f"e-{one}", one, bearing) for one in claims]
    return [*items, *(Source(id=f"s-{one.id}", csl={"type": "report", "title": one.id}) for one in items)]


def test_evidence_against_the_premises_of_reasons_does_not_make_them_well_evidenced() -> None:
    said = {}
    for bearing in Bearing:
        made = basis(debate(*two(bearing, "cheap", "safe"), SECOND, BOB, safe=0.8), "ann", "bob")
        said[bearing] = evidence_for(made, "go"), grounds(made, "go")
    assert said[Bearing.SUPPORTS][0] is Level.HIGH
    assert said[Bearing.CONTRADICTS][0] is Level.LOW
    assert "2 of 2 reasons for it well evidenced" in said[Bearing.SUPPORTS][1]
    assert "none of 2 reasons for it well evidenced" in said[Bearing.CONTRADICTS][1]


def test_evidence_for_the_objections_counts_against_it_whatever_weight_they_have() -> None:
    made = basis(debate(*two(Bearing.SUPPORTS, "loud", "steep"), *AGAINST, SECOND, safe=0.8, loud=0.1, steep=0.1))
    assert made.weighing["go"] > 0.5
    assert evidence_for(made, "go") is Level.LOW
    assert grounds(made, "go").startswith(
        "limited evidence (none of 2 reasons for it well evidenced; 2 on the other side are)"
    )
    both = basis(
        debate(
            *two(Bearing.SUPPORTS, "loud", "steep", "cheap", "safe"), *AGAINST, SECOND, safe=0.8, loud=0.1, steep=0.1
        )
    )
    assert evidence_for(both, "go") is Level.MEDIUM
    assert "2 of 2 reasons for it well evidenced; so are 2 on the other side" in grounds(both, "go")


def test_what_is_turned_down_rests_on_the_reasons_against_it() -> None:
    made = basis(
        debate(
            *two(Bearing.SUPPORTS, "dull", "loud"),
            claim("loud"),
            reason("stay-loud", "stay", "loud", stance=CON),
            loud=0.9,
        )
    )
    assert made.weighing["stay"] < 0.5
    assert evidence_for(made, "stay") is Level.HIGH
    assert "2 of 2 reasons against it well evidenced" in grounds(made, "stay")


def test_a_verdict_that_a_formula_turns_is_no_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    made = basis(debate(SECOND, BOB, safe=0.8), "ann", "bob")
    assert agreement_on(made, "go") is Level.HIGH
    assert confidence_in(made, "go") == "medium"
    other = made.alternatives[1]
    turned = made.fragility("go").__class__(rules=(other.rules,), tried=2, accruals=(), presets=(), burdens=())
    monkeypatch.setitem(made._fragility, "go", turned)
    assert agreement_on(made, "go") is Level.MEDIUM
    assert grounds(made, "go").endswith("; a formula turns it")
