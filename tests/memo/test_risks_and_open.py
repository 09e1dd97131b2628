"""Risks and open questions: what cannot be undone, when to look again, what to watch, what is left open."""

from __future__ import annotations

from argmap.memo.sections import open as open_section
from argmap.memo.sections import risks
from argmap.model import ClaimKind
from tests.memo.making import changed, made, recipe, said, without
from tests.weigh.small import CON, claim, reason, view


def test_an_act_that_cannot_be_undone_is_flagged_with_what_precaution_asks() -> None:
    found = said(made(risks.section))
    assert "meet preponderance of the evidence: they do not (" in found["risks.retire.caution"]
    assert found["risks.retire.opposed"].startswith(
        "Opposed to it, by a link, by reasons or as the only other option: Keep it. Under precaution"
    )
    assert found["risks.retire.opposed"].endswith("as they do for none.")
    proven = said(made(risks.section, asked=recipe("bob")))
    assert "they do (.45 for, .00 against, on only 2 weighed items)" in proven["risks.retire.caution"]
    assert "as they do for Keep it (.00 for, .45 against)." in proven["risks.retire.opposed"]


def test_precaution_puts_the_burden_on_whoever_denies_what_is_opposed_to_the_act() -> None:
    # with nothing weighed neither side is shown, so that the burden alone decides
    found = said(made(risks.section, asked=recipe("dee")))
    assert found["risks.retire.caution"].endswith("nothing believed bears on it, so that there is no verdict.")
    assert found["risks.retire.opposed"].endswith("as they do for none.")


def test_a_map_that_marks_no_act_says_so() -> None:
    found = said(made(risks.section, changed(claim("retire", ClaimKind.POLICY))))
    assert found["risks.irreversible"] == "The map marks none of the options as an act that cannot be undone."


def test_what_would_turn_the_leading_option_soonest_is_a_trigger() -> None:
    near = said(made(risks.section, changed(view("ann", love=0.9, harm=0.6, cost=0.3))))
    assert near["risks.trigger.harm"] == (
        "Look again when belief in “Loss is harm” falls from .60 to .50, which turns Keep it."
    )
    sure = changed(claim("keep", ClaimKind.POLICY, text="Keep."), view("ann", keep=0.95, love=0.9, harm=0.9, cost=0.1))
    none = "No single belief in a reason would carry “Keep” to .50 or below or turn its verdict"
    assert said(made(risks.section, sure))["risks.triggers.none"] == f"{none} by moving less than .40."
    denied = said(made(risks.section, sure, recipe(burden="denier")))
    assert denied["risks.triggers.none"] == f"{none} by moving less than .72."


def test_a_trigger_that_nobody_has_weighed_does_not_fall_from_the_middle() -> None:
    found = said(made(risks.section, changed(view("ann", love=0.9, harm=0.6))))
    assert found["risks.trigger.cost"].startswith("Weigh “It costs much”, which is not weighed yet: at .")
    assert found["risks.trigger.cost"].endswith(" or more it turns Keep it.")


def test_only_claims_of_fact_are_watched() -> None:
    found = said(made(risks.section))
    assert found["risks.watch.love"] == "People will miss the model: .50 if denied, .65 if certain."
    moral = said(made(risks.section, changed(claim("love", ClaimKind.NORMATIVE))))
    assert "risks.watch.love" not in moral


def test_gaps_beneath_the_options_are_told_by_kind_with_the_number_of_the_rest() -> None:
    found = said(made(open_section.section))
    assert found["open.unanswered-counter.dear"] == "It costs much, against “The lab keeps the model”."
    assert found["open.untested-premise.harm"] == "Loss is harm."
    assert "open.untested-premise.love" not in found
    counters = [reason(f"no-{at}", "keep", f"c-{at}", stance=CON) for at in range(9)]
    many = said(made(open_section.section, changed(*counters, *(claim(f"c-{at}") for at in range(9)))))
    told = [key for key in many if key.startswith("open.unanswered-counter.") and not key.endswith(".more")]
    assert len(told) == open_section.SHOWN
    assert many["open.unanswered-counter.more"] == "8 more of this kind lie beneath the options."


def test_gaps_elsewhere_are_none_of_the_memo() -> None:
    apart = [claim("idle"), claim("why"), reason("lone", "idle", "why", stance=CON)]
    found = said(made(open_section.section, changed(*apart)))
    assert not [key for key in found if key.endswith(("lone", "idle", "why"))]


def test_an_option_without_any_reason_is_a_gap() -> None:
    found = said(made(open_section.section, without("missed", "dear", "saves", "hurts", "survey")))
    assert "open.unsupported-claim.keep" in found
