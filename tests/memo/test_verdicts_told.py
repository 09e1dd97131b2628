"""What a verdict is told with: how much it rests on, on theses as on options, and what it does not say."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Memo, Section, Table
from argmap.memo.build import build
from argmap.memo.compare import build_comparison
from argmap.memo.judging import doubt, to_weigh
from argmap.memo.sections import bluf, cruxes, method, options, risks
from argmap.memo.sections import question as asking
from argmap.model import ClaimKind, Item, Link, LinkKind, Map
from argmap.weigh.cruxes import Crux
from tests.memo.debates import basis, debate, held, line, question, recipe, said, scribe, text
from tests.weigh.small import CON, claim, reason

ACT = claim("go", ClaimKind.POLICY, irreversible=True)
FEW = held("bob", "go-cheap", cheap=0.9, dull=0.8)
"""Two beliefs, only one of which bears on going."""


def part(memo: Memo, id: str) -> Section:
    return next(one for _, one in memo.walk() if one.id == id)


def table(section: Section) -> Table:
    return next(one for one in section.blocks if isinstance(one, Table))


def thesis(**credence: float) -> Map:
    """A debate with a thesis for which there is a reason, and one against."""
    reasons = (reason("t-cheap", "t", "cheap"), reason("t-dull", "t", "dull", stance=CON))
    return debate(claim("t"), *reasons, asked=question(theses=("t",)), **credence)


# On how much it rests


def test_what_rests_on_too_little_for_advice_says_so_wherever_its_verdict_stands() -> None:
    memo = build(debate(ACT, FEW), recipe("bob"))
    lead = line(part(memo, "bluf"), "bluf.withheld")
    assert lead == "Nothing is recommended: of what bears on “go” only 2 items are weighed, and it takes 3."
    count = "on only 2 weighed items"
    assert f"| holds, {count} | undetermined |" in line(part(memo, "options"), "options.go")
    act = line(part(memo, "risks-irreversible"), "risks.go.caution")
    assert f"they do (.80 for, .00 against, {count}). That is a verdict, not advice" in act
    assert act.endswith("the advice on it stays undetermined, for only 2 items that bear on it are weighed.")
    assert f"go holds, judged by preponderance of the evidence, {count}: " in text(part(memo, "method-choices"))
    assert "what is advised on it stays undetermined" in line(part(memo, "method-choices"), "method.undetermined")
    assert "shown" not in text(part(memo, "risks")) + text(part(memo, "method"))


def test_a_verdict_that_is_advised_on_is_told_without_a_doubt() -> None:
    found = basis(debate(ACT))
    assert line(risks.section(found, scribe(found)), "risks.go.caution").endswith(": they do (.80 for, .00 against).")
    section = method.section(found, scribe(found))
    assert line(section, "method.verdict").endswith(
        "whoever asserts it has to meet the standard, and the reasons for it do."
    )
    assert not line(section, "method.undetermined")


def test_why_a_verdict_is_not_advised_on() -> None:
    assert doubt(basis(debate(go=0.1, cheap=0.6)), "go").startswith("its strength, .")
    near = basis(thesis(cheap=0.85, dull=0.8))
    assert doubt(near, "t").startswith("its range over beliefs, .")
    assert not doubt(basis(debate()), "go")


# Theses


def test_every_memo_tells_the_verdict_on_the_thesis_beside_its_strength() -> None:
    found = basis(thesis(cheap=0.7, dull=0.9))
    bottom = line(bluf.section(found, scribe(found)), "bluf.thesis")
    assert bottom.startswith("The thesis, t, does not hold by preponderance of the evidence")
    told = line(asking.section(found, scribe(found)), "question.thesis.t")
    assert told.startswith(
        "t does not hold by preponderance of the evidence (burden on whoever asserts): reasons for it"
    )
    assert "; strength ." in told


def test_the_verdict_on_a_thesis_follows_the_burden() -> None:
    words = [
        line(asking.section(found, scribe(found)), "question.thesis.t")
        for found in (basis(thesis(), burden=one, standard="clear-and-convincing") for one in ("asserter", "denier"))
    ]
    assert words[0].startswith("t does not hold by clear and convincing evidence (burden on whoever asserts)")
    assert words[1].startswith("t holds by clear and convincing evidence (burden on whoever denies)")


def test_several_theses_are_counted_by_their_verdicts_and_told_in_the_short_form() -> None:
    more = (claim("u"), reason("u-cheap", "u", "cheap"), claim("v"))
    reasons = (reason("t-dull", "t", "dull", stance=CON), claim("t"))
    map = debate(*more, *reasons, asked=question(theses=("t", "u", "v")))
    found = basis(map, form="short")
    bottom = line(bluf.section(found, scribe(found)), "bluf.thesis")
    assert bottom.startswith("Of 3 theses 1 holds, 1 is undetermined and 1 has no verdict")
    told = line(options.section(found, scribe(found)), "options.theses")
    assert told.startswith(
        "The theses: t is undetermined (does not hold, yet only 2 items that bear on it are weighed)"
    )
    assert "; u holds (strength ." in told


def test_how_firm_a_verdict_is_counts_theses() -> None:
    firm = basis(thesis(dull=0.8))
    section = options.section(firm, scribe(firm))
    assert line(section, "firm.all").endswith("whether the thesis or any of the 2 options holds by the proof standard.")
    several = [reason(f"against-{n}", "t", f"c{n}", stance=CON) for n in range(3)]
    claims = [claim(f"c{n}") for n in range(3)]
    map = debate(
        *claims,
        *several,
        claim("t"),
        reason("t-cheap", "t", "cheap"),
        asked=question(theses=("t",)),
        c0=0.8,
        c1=0.8,
        c2=0.8,
    )
    found = basis(map)
    assert line(options.section(found, scribe(found)), "firmness.t").startswith("The thesis t holds, since ")


def test_a_comparison_tells_a_thesis_that_turns_though_no_option_does() -> None:
    map = thesis(safe=0.95, dull=0.6, cheap=0.6)
    one = recipe(standard="clear-and-convincing")
    memo = build_comparison(map, one, one.model_copy(update={"burden": "denier"}))
    told = line(part(memo, "bluf"), "compare.thesis.t")
    assert told.startswith("The thesis, t, does not hold in the first way and holds in the second (strength .")
    assert line(part(memo, "options"), "compared.t").endswith("| verdict")
    assert "t (thesis)" in line(part(memo, "options"), "compared.t")
    assert line(part(memo, "differing"), "compared.t.why").startswith("The thesis t: first does not hold at .")


def test_a_thesis_that_does_not_turn_is_told_with_what_it_comes_to() -> None:
    one = recipe()
    memo = build_comparison(thesis(dull=0.5), one, one.model_copy(update={"burden": "denier"}))
    assert line(part(memo, "bluf"), "compare.thesis.t").startswith("The thesis, t, holds in both ways, at strength .")
    assert "any option or thesis judged in both ways" in line(part(memo, "alike"), "compare.alike")


def theses(*more: Item, **credence: float) -> Map:
    """A debate with three theses: on ``t`` bears what is cheap, on ``u`` what is dull, on ``v`` what is safe."""
    claims = [claim(id) for id in "tuv"]
    reasons = [reason("t-cheap", "t", "cheap"), reason("u-dull", "u", "dull"), reason("v-safe", "v", "safe")]
    return debate(*claims, *reasons, *more, asked=question(theses=("t", "u", "v")), **credence)


def bottom_of(map: Map, *views: str) -> Section:
    return part(build_comparison(map, recipe(views[0]), recipe(views[1])), "bluf")


def test_theses_that_one_way_is_silent_on_do_not_count_as_alike() -> None:
    bottom = bottom_of(theses(held("bob", "go-cheap", go=0.7), safe=0.9), "ann", "bob")
    assert line(bottom, "compare.theses") == "No thesis is judged in both ways."
    assert "another verdict" not in text(bottom)


def test_of_several_theses_one_that_is_judged_in_both_ways_is_told_by_itself() -> None:
    bottom = bottom_of(theses(held("bob", "t-cheap", cheap=0.8), safe=0.9), "ann", "bob")
    assert line(bottom, "compare.thesis.t").startswith("The thesis t holds in both ways, at strength .")
    assert not line(bottom, "compare.theses")
    assert line(bottom, "compare.theses.first") == "Of the theses, judged in the first way only: u; v."


def test_of_several_theses_those_that_turn_are_told_and_the_others_counted() -> None:
    against = reason("t-dull", "t", "dull", stance=CON)
    bob = held("bob", "t-cheap", "t-dull", "u-dull", "v-safe", cheap=0.6, dull=0.8, safe=0.9)
    bottom = bottom_of(theses(against, bob, safe=0.9), "ann", "bob")
    assert line(bottom, "compare.thesis.t").startswith("The thesis t holds in the first way and does not hold in")
    assert line(bottom, "compare.theses") == "2 other theses judged in both ways come to the same verdict."
    same = bob.model_copy(update={"credence": {**bob.credence, "cheap": 0.95}})
    bottom = bottom_of(theses(against, same, safe=0.9), "ann", "bob")
    assert line(bottom, "compare.theses") == "None of 3 theses judged in both ways comes to another verdict."


def test_theses_are_compared_as_such_where_there_are_no_options() -> None:
    map = thesis().put(question().model_copy(update={"options": (), "baseline": None, "theses": ("t",)}))
    memo = build_comparison(map, recipe(), recipe(standard="clear-and-convincing"))
    assert not line(part(memo, "bluf"), "compare.changed")
    assert not line(part(memo, "bluf"), "compare.lead")
    assert "advice" not in table(part(memo, "options")).caption + text(part(memo, "options"))
    assert [one.heading for one in table(part(memo, "options")).columns][:3] == [
        "Thesis",
        "First: strength",
        "First: verdict",
    ]


# Options that exclude each other


def test_what_is_set_against_an_act_by_reasons_is_told_under_options_as_under_risks() -> None:
    found = basis(debate(ACT, reason("stay-cheap", "stay", "cheap", stance=CON), asked=question("stay", "go", "wait")))
    section, risk = options.section(found, scribe(found)), risks.section(found, scribe(found))
    assert line(section, "together.against.go").endswith("the map sets against go, which cannot be undone: stay.")
    assert line(risk, "risks.go.opposed").startswith(
        "Opposed to it, by a link, by reasons or as the only other option: stay."
    )
    assert not line(section, "together.none")


@pytest.mark.parametrize("linked", [True, False])
def test_options_that_exclude_each_other_and_both_hold_are_told(*, linked: bool) -> None:
    link = Link(id="l", kind=LinkKind.CONFLICTS_WITH, start="go", end="stay")
    against = (ACT, reason("stay-cheap", "stay", "cheap", stance=CON))
    found = basis(debate(*([link] if linked else against), safe=0.95, cheap=0.7, dull=0.5))
    section = options.section(found, scribe(found))
    told = [one.text for one in said(section) if one.trace and one.trace.key == "together.both.go.stay"]
    assert told
    assert "does not say that both can be done" in told[0]
    assert "none excluding another" not in text(bluf.section(found, scribe(found)))
    found = basis(debate(link))
    assert not line(options.section(found, scribe(found)), "together.both.go.stay")


# What is acceptable, what to weigh, in what order


def test_the_bottom_line_names_what_is_acceptable() -> None:
    found = basis(debate(safe=0.9, dull=0.5))
    assert line(bluf.section(found, scribe(found)), "bluf.outcome") == "Both options are acceptable (stay; go)."


def test_where_nothing_is_recommended_it_is_told_what_to_weigh() -> None:
    found = basis(debate(FEW), "bob")
    assert to_weigh(found) == ["hidden-costs"]
    assert line(bluf.section(found, scribe(found)), "bluf.weigh") == "Nearest to weigh: hidden-costs."
    alone = basis(debate(held("bob", "go-cheap", "not-cheap", cheap=0.9, hidden_costs=0.4)), "bob")
    assert to_weigh(alone) == ["dull", "safe"]
    assert not to_weigh(basis(debate()))


def test_options_are_ordered_as_the_caption_says() -> None:
    clear, tied = basis(debate()), basis(debate(safe=0.9, dull=0.5))
    captions = [table(options.section(one, scribe(one))).caption for one in (clear, tied)]
    assert captions == [
        "The options, the strongest first (Ann)",
        "The options, by the draws in which each is strongest (Ann)",
    ]
    weaker = (claim("wait", ClaimKind.POLICY), claim("slow"), reason("wait-slow", "wait", "slow"))
    found = basis(debate(*weaker, asked=question("stay", "go", "wait"), slow=0.6, safe=0.9, dull=0.5))
    assert table(options.section(found, scribe(found))).caption == (
        "The options, first those that overlap, by the draws in which each is strongest; then by strength (Ann)"
    )


def test_a_question_nobody_weighed_has_neither_a_table_of_dashes_nor_its_rules() -> None:
    for form in ("long", "short"):
        found = basis(debate(held("nobody")), "nobody", form=form)
        section = options.section(found, scribe(found))
        named = "" if form == "short" else "stay [stay].\ngo [go].\n"
        assert text(section) == f"{named}Nothing believed bears on 2 options, so no verdict is given: stay; go."
    compared = build_comparison(debate(held("nobody")), recipe("nobody"), recipe("nobody", burden="denier"))
    assert text(part(compared, "options")).endswith("\nNothing believed bears in either way on stay; go.")


# What was tried


def test_no_more_is_claimed_than_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    found = basis(debate(go=0.9), burden="denier")
    assert line(bluf.section(found, scribe(found)), "bluf.crux") == "go stays above .50 whatever one reason is worth."
    none = "No single belief in a reason would carry “go” to .50 or below or turn its verdict, however far it "
    none += "moves."
    assert line(risks.section(found, scribe(found)), "risks.triggers.none") == none
    unsure = Crux("cheap", 0.9, 0.9, 0.9, 0.9, flip=None, is_certain=False)
    far = Crux("dull", 0.1, 0.4, 0.9, 0.9, flip=0.9)
    for known in ([unsure], [unsure, far]):
        found = basis(debate(go=0.9), burden="denier")
        monkeypatch.setitem(found.__dict__, "cruxes", {"go": known})
        assert "is known to carry" in line(risks.section(found, scribe(found)), "risks.triggers.none")
    monkeypatch.setitem(found.__dict__, "cruxes", {"go": [unsure]})
    assert line(bluf.section(found, scribe(found)), "bluf.crux") == "No reason alone is known to turn go."
    assert line(cruxes.section(found, scribe(found)), "cruxes.go").startswith("No belief by itself is known to carry")


def test_belief_in_the_option_itself_is_nothing_to_wait_for() -> None:
    found = basis(debate(go=0.6, cheap=0.5), burden="denier")
    section = risks.section(found, scribe(found))
    assert not line(section, "risks.trigger.go")
    start = "No single belief in a reason would carry “go” to .50 or below"
    assert line(section, "risks.triggers.none").startswith(start)


def test_the_two_ways_have_what_leads_in_the_table_and_say_why_a_burden_turns_nothing() -> None:
    many = [claim(f"o{n}", ClaimKind.POLICY) for n in range(9)]
    map = debate(*many, asked=question("stay", "go", *(one.id for one in many)), **{f"o{n}": 0.6 for n in range(9)})
    one = recipe(form="short")
    memo = build_comparison(map, one, one.model_copy(update={"burden": "denier"}))
    leader = basis(map).leader
    assert leader is not None
    assert line(part(memo, "options"), f"compared.{leader}")
    plain = build_comparison(debate(), recipe(), recipe(burden="denier"))
    assert line(part(plain, "bluf"), "compare.changed").endswith(
        "of each option the reasons on exactly one side meet the standard, so it does not matter who has to."
    )
