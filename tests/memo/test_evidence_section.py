"""The evidence profile: certainty with its reasons, independence, and passages looked up or not."""

from __future__ import annotations

from argmap.memo.beside import Beside
from argmap.memo.sections import evidence
from argmap.model import Evidence, Source
from argmap.sources.passages import State
from tests.memo.making import BOB, SURVEY, changed, made, recipe, said, tables, text, without
from tests.weigh.small import claim

OTHER = Source(id="other", csl={"type": "report", "title": "Another"})


def seen(id: str, source: str, way: str = "supports", target: str = "love") -> Evidence:
    fields = {"text": f"{id}.", "kind": "case", "bears_on": {target: way}, "anchors": [{"source": source}]}
    return Evidence.model_validate({"id": id, **fields})


def test_a_downgrade_keeps_its_reason_and_certainty_has_dots_and_words() -> None:
    row = said(made(evidence.section))["evidence.survey"].split(" | ")
    assert row[:2] == ["A survey of users [survey]", "statistic"]
    assert row[2:4] == ["The Paper; no other", "for People will miss the model"]
    assert row[4] == "●●○○ low; risk of bias: asked by the lab"


def test_only_another_source_with_the_same_bearing_makes_evidence_independent() -> None:
    for more, told in (
        (seen("same-source", "paper"), "no other"),
        (seen("against", "other", "contradicts"), "no other"),
        (seen("elsewhere", "other", target="harm"), "no other"),
        (seen("second", "other"), "borne out by 1 other"),
    ):
        assert (
            said(made(evidence.section, changed(OTHER, more)))["evidence.survey"].split(" | ")[2]
            == f"The Paper; {told}"
        )


def test_what_nobody_has_weighed_is_said_to_give_nothing() -> None:
    found = said(made(evidence.section))
    assert found["evidence.weighed"].startswith("“Ann” has weighed none of 1; ")
    trusting = BOB.model_copy(update={"certainty": {"survey": 0.9}})
    found = said(made(evidence.section, changed(trusting), recipe("bob")))
    assert found["evidence.weighed"] == "“Bob” has weighed 1 of 1."


def test_evidence_that_bears_on_no_option_is_left_out() -> None:
    apart = SURVEY.model_copy(update={"id": "apart", "bears_on": {"idle": SURVEY.bears_on["love"]}})
    assert "evidence.apart" not in said(made(evidence.section, changed(claim("idle"), apart)))


def test_a_map_without_evidence_says_so() -> None:
    found = said(made(evidence.section, without("survey")))
    assert found["evidence.count"].startswith("No evidence is encoded")


def test_passages_are_told_only_when_somebody_looked_and_are_no_finding() -> None:
    assert "not looked up" in text(made(evidence.section))
    anchored = SURVEY.model_copy(update={"anchors": (SURVEY.anchors[0].model_copy(update={"passage": "p-1"}),)})
    states = {"p-1": State.CHANGED}
    section = made(evidence.section, changed(anchored), beside=Beside(states=states))
    (row,) = tables(section)[1].rows
    assert (row.text, row.trace) == ("survey | changed", None)
    unattached = made(evidence.section, changed(anchored), beside=Beside(states={"p-1": State.NOT_ATTACHED}))
    assert "no copy of a source is attached" in text(unattached)
    assert len(tables(unattached)) == 1
