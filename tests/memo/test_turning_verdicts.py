"""Advice and what turns it follow the verdict, in every draw, and not only the strength."""

from __future__ import annotations

from argmap.memo.basis import Basis
from argmap.memo.judging import STEADY, Advice, advice, doubt, percent, steadiness
from argmap.memo.sections import bluf, cruxes, method, open, options, risks, standing
from argmap.memo.tracing import Scribe
from argmap.memo.turning import of_verdict, turns
from argmap.model import Argument, Map
from tests.memo.debates import basis, debate, held, line, said, scribe
from tests.weigh.small import CON, claim, reason

ROADS = (claim("roads-bad"), reason("go-roads", "go", "roads-bad", stance=CON))


def merge(**credence: float) -> Basis:
    """Going is good for one reason and bad for another, and believed of itself."""
    weights = {"go": 0.9, "cheap": 0.8, "hidden-costs": 0.0, "roads-bad": 0.7, **credence}
    return basis(debate(*ROADS, asked=None, **weights), draws=200)


def test_what_turns_the_verdict_is_found_before_what_carries_the_strength() -> None:
    made = merge()
    assert made.verdicts["go"].stated.holds
    first = turns(made, "go")[0]
    assert (first.id, first.is_of_verdict) == ("roads-bad", True)
    assert 0.7 < first.flip < 0.85
    assert first.distance < min(one.distance for one in made.cruxes["go"])
    assert {one.id for one in of_verdict(made, "go")} >= {"roads-bad", "cheap"}


def test_every_section_tells_what_turns_the_verdict() -> None:
    made = merge()
    crux = line(bluf.section(made, scribe(made)), "bluf.crux")
    assert crux.startswith("go no longer holds once “roads-bad” rises from .70 to .")
    told = line(cruxes.section(made, scribe(made)), "cruxes.go.verdict")
    assert (
        "would each turn its verdict (holds by preponderance of the evidence), nearest first: “roads-bad” once" in told
    )
    assert "“cheap” once it falls from .80 to ." in told
    trigger = line(risks.section(made, scribe(made)), "risks.trigger.roads-bad")
    assert trigger.endswith("which turns the verdict on go.")


def test_advice_needs_a_verdict_that_stands_in_nearly_all_draws() -> None:
    made = merge()
    assert steadiness(made, "go") < STEADY
    assert advice(made, "go") is Advice.UNDETERMINED
    assert doubt(made, "go") == f"the verdict stands in only {percent(steadiness(made, 'go'))} of draws"
    lead = line(bluf.section(made, scribe(made)), "bluf.lead")
    assert lead.endswith(
        f"it holds by preponderance of the evidence in only {percent(steadiness(made, 'go'))} of draws."
    )
    firm = merge(**{"roads-bad": 0.2})
    assert steadiness(firm, "go") == 1
    assert advice(firm, "go") is Advice.RECOMMEND


def test_in_how_many_draws_it_holds_is_told() -> None:
    made = merge()
    told = {one.trace.key: one.text for one in standing.draws(made, Scribe(made.map)) if one.trace}
    share = percent(made.spread.holding["go"])
    assert told["standing.holding"].startswith("Judged anew in each draw, by preponderance of the evidence hold go in ")
    assert f"go in {share}; " in told["standing.holding"]


def test_percentages_never_round_to_all_or_none() -> None:
    assert [percent(one) for one in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]


def test_options_that_are_level_under_a_formula_do_not_lead_there() -> None:
    twins = debate(reason("stay-cheap", "stay", "cheap"), dull=0.5)
    made = basis(twins)
    told = {one.trace.key: one.text for one in standing._leading(made, Scribe(made.map)) if one.trace}
    assert told["standing.lead"].endswith("Under all of them several are level at the top.")
    assert not made.formula_leads


def ring() -> Map:
    """The reasons for going and those for staying bear each other out."""
    return debate(reason("cheap-safe", "cheap", "safe"), reason("safe-cheap", "safe", "cheap"))


def test_circles_are_told_among_the_open_questions() -> None:
    made = basis(ring())
    told = open.section(made, scribe(made))
    (circle,) = (part for part in told.parts if part.id == "open-circular-support")
    assert any("cheap; safe." in one.text or "safe; cheap." in one.text for one in said(circle))
    assert "circle" in line(method.section(made, scribe(made)), "method.settled")
    plain = basis(debate())
    assert (
        line(method.section(plain, scribe(plain)), "method.settled")
        == "No reasons that bear on the options run in a circle."
    )


def test_what_rests_on_a_circle_is_told_in_the_bottom_line_with_what_is_left_without_it() -> None:
    made = basis(debate(*ring().of_kind(Argument), safe=0.9, cheap=0.6))
    alone = basis(debate(safe=0.9, cheap=0.6))
    told = line(bluf.section(made, scribe(made)), "bluf.circle")
    left = f"{alone.weighing[made.leader or '']:.2f}".removeprefix("0")
    assert told == f"Without the reasons that run in a circle {made.leader} would stand at {left}."
    plain = basis(debate())
    assert not line(bluf.section(plain, scribe(plain)), "bluf.circle")
    elsewhere = debate(claim("x"), claim("y"), reason("x-y", "x", "y"), reason("y-x", "y", "x"), x=0.9, y=0.9)
    assert not line(bluf.section(basis(elsewhere), scribe(basis(elsewhere))), "bluf.circle")


def test_a_strength_outside_its_range_is_told_as_such() -> None:
    made = basis(debate(go=1.0, cheap=1.0, hidden_costs=0.0), off=0.4)
    told = line(options.section(made, scribe(made)), "range.outside")
    assert told == "The strength of go lies outside its range: beliefs held near 0 or 1 are drawn to one side only."
    inside = basis(debate(go=0.6, cheap=0.7), off=0.05)
    assert not line(options.section(inside, scribe(inside)), "range.outside")


def test_the_weight_that_is_told_turns_it() -> None:
    made = basis(debate(go=0.9, cheap=0.4), draws=40)
    first = turns(made, "go")[0]
    assert (first.id, first.at, first.is_beyond) == ("cheap", "above .50", True)
    assert first.moves(is_weighed=True) == "rises from .40 above .50"
    assert first.moves(is_weighed=False) == "is held above .50 (now not weighed)"
    assert not basis(debate(go=0.9, cheap=0.5)).verdicts["go"].stated.holds
    for belief, told in ((0.8, 0.62), (0.95, 0.8)):
        made = merge(**{"cheap": belief, "roads-bad": told})
        found = next(one for one in of_verdict(made, "go") if one.id == "roads-bad")
        at = float(found.at.removeprefix("to "))
        assert not merge(**{"cheap": belief, "roads-bad": at}).verdicts["go"].stated.holds
        assert merge(**{"cheap": belief, "roads-bad": at - 0.011}).verdicts["go"].stated.holds


def test_a_leader_that_does_not_hold_is_told_as_one() -> None:
    twins = debate(reason("stay-loud", "stay", "loud"), claim("loud"), go=0.8, cheap=0.5, dull=0.0, stay=0.6, loud=0.7)
    made = basis(twins)
    assert made.overlapping
    assert made.leader == "go"
    assert "of draws, yet does not hold" in line(bluf.section(made, scribe(made)), "bluf.front")


def test_dissent_on_any_option_that_is_judged_is_told() -> None:
    other = held("bob", "stay-safe", safe=0.9, stay=0.7, go=0.1)
    made = basis(debate(other, safe=0.9, dull=0.2, cheap=0.95, stay=0.7), "ann", "bob")
    assert made.leader == "stay"
    dissent = line(bluf.section(made, scribe(made)), "bluf.dissent")
    assert dissent == "The one other perspective heard dissents, on another option."
