"""The bottom line: what is recommended, how sure that is, what would turn it, who dissents."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Section
from argmap.memo.sections import bluf, options
from argmap.model import ClaimKind, Map, Question
from tests.memo.debates import OPTIONS, basis, debate, held, line, question, said, scribe, text
from tests.weigh.small import CON, claim, reason


def told(map: Map, *perspectives: str, **fields: object) -> Section:
    found = basis(map, *perspectives, **fields)
    return bluf.section(found, scribe(found))


def test_a_clear_lead_is_recommended_with_strength_and_range() -> None:
    section = told(debate())
    lead = line(section, "bluf.lead")
    assert lead.startswith("Recommended: go, strongly supported at strength .9")
    assert "(range over beliefs ." in lead
    assert line(section, "bluf.baseline").startswith("The baseline, stay, is rejected at strength .")


def test_ranges_that_overlap_force_that_none_is_preferred() -> None:
    section = told(debate(safe=0.88, dull=0.5, asked=question(baseline=None)))
    assert line(section, "bluf.lead") == "No option is clearly preferred."
    assert "Recommended" not in text(section)
    start = "The ranges of 2 options overlap (strengths .88–.90), none marked as excluding another: "
    assert line(section, "bluf.front").startswith(start)


def test_options_that_are_level_are_told_as_level() -> None:
    section = told(debate(safe=0.9, dull=0.5, asked=question(baseline=None)))
    assert line(section, "bluf.lead") == "No option is clearly preferred."
    assert line(section, "bluf.front") == "stay and go are level at strength .90."


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"standard": "dialectical-validity"}, "it does not hold by dialectical validity"),
        ({"off": 0.6, "burden": "denier"}, "its range reaches .50"),
    ],
)
def test_a_lead_that_does_not_suffice_is_no_recommendation(fields: dict[str, object], why: str) -> None:
    map = debate(reason("go-dull", "go", "dull", stance=CON), asked=question("go", baseline=None), dull=0.6)
    lead = line(told(map, **fields), "bluf.lead")
    assert lead.startswith("go stands at strength ")
    assert lead.endswith(f"yet is not recommended: {why}.")


def test_the_nearest_crux_is_named_with_its_flip_value() -> None:
    map = debate(reason("go-dull", "go", "dull", stance=CON), asked=question("go", baseline=None), dull=0.7)
    crux = line(told(map), "bluf.crux")
    assert crux == "go no longer lies above .50 once “hidden-costs” rises from .50 to .62."


def test_its_own_credence_is_no_reason_and_told_apart() -> None:
    crux = line(told(debate(go=0.6, cheap=0.5), burden="denier"), "bluf.crux")
    assert crux == "go no longer lies above .50 once belief in it falls from .60 to .50; no reason alone turns it."


def test_what_no_belief_turns_says_so() -> None:
    stays = "go stays above .50 whatever one reason is worth."
    assert line(told(debate(go=0.9), burden="denier"), "bluf.crux") == stays


def test_what_turns_the_verdict_soonest_is_told_before_what_carries_the_strength() -> None:
    crux = line(told(debate(go=0.9)), "bluf.crux")
    assert crux == "go no longer holds once “hidden-costs” rises from .50 to .73."


def test_confidence_has_a_sentence_of_its_own() -> None:
    section = told(debate())
    with_it = [one.text for one in said(section) if "onfidence" in one.text]
    assert with_it == [
        "Confidence in go is low: limited evidence (the one reason for it is not well evidenced); one perspective."
    ]


def test_dissent_and_silence_are_counted() -> None:
    against = held("bob", "go-cheap", "not-cheap", go=0.1)
    silent = held("cem")
    assert line(told(debate(against, silent), "ann", "bob", "cem"), "bluf.dissent") == (
        "Of 2 other perspectives, 1 dissents, on the leading option; 1 is silent."
    )
    agrees = held("dan", "go-cheap", "cheap", go=0.9)
    assert line(told(debate(against, silent, agrees), "ann", "bob", "cem", "dan"), "bluf.dissent") == (
        "Of 3 other perspectives, 1 dissents, on the leading option; 1 is silent."
    )
    assert (
        line(told(debate(against), "ann", "bob"), "bluf.dissent")
        == "The one other perspective heard dissents, on the leading option."
    )
    assert line(told(debate()), "bluf.view").startswith("This follows “Ann”: 8 items bearing on")


def test_where_nobody_weighed_nothing_is_recommended() -> None:
    section = told(debate(held("nobody")), "nobody")
    assert text(section) == (
        "Nothing that “Nobody” believes bears on an option, so nothing is recommended.\n"
        "No other perspective is heard; of 1 not heard, 1 speaks on this."
    )


@pytest.mark.parametrize("most", [0.9, 0.5])
def test_it_never_has_more_than_120_words(most: float) -> None:
    long = " ".join(["word"] * 400)
    policies = [claim(f"o{n}", ClaimKind.POLICY, text=f"{n} {long}.") for n in range(9)]
    long_claims = [claim(id, text=f"{id} {long}.") for id in ("cheap", "dull")]
    reasons = [reason(f"r{n}", f"o{n}", "cheap") for n in range(9)]
    asked = question(*OPTIONS, *(one.id for one in policies))
    named = claim("stay", ClaimKind.POLICY, text=f"stay {long}.")
    views = [held(f"v{n}", *(one.id for one in reasons), cheap=0.1) for n in range(20)]
    named_at_length = [one.model_copy(update={"title": f"{one.id} {long}"}) for one in views]
    first = held("long", "go-cheap", "stay-dull", *(one.id for one in reasons), cheap=most, dull=0.8)
    first = first.model_copy(update={"title": long})
    map = debate(named, *policies, *long_claims, *reasons, *named_at_length, first, asked=asked)
    assert len(text(told(map, "long", *(one.id for one in views))).split()) <= 120


def test_theses_in_the_place_of_options_are_told_as_such() -> None:
    asked = Question(id="q", text="What holds?", theses=("stay", "go"))
    found = basis(debate(asked=asked))
    bottom = text(bluf.section(found, scribe(found)))
    assert bottom.startswith("stay ")
    assert "\ngo holds by preponderance of the evidence at strength ." in bottom
    assert "option" not in bottom.partition("This follows")[0]
    section = options.section(found, scribe(found))
    assert section.title == "Theses"
    assert line(section, "options.stand-ins") == options.STAND_INS
    assert "recommend" not in text(section).partition("Acceptable is")[0]
    assert not line(options.section(basis(debate()), scribe(found)), "options.stand-ins")
