"""The comparison memo: one question judged in two ways."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.memo import compare
from argmap.memo.blocks import Memo, Row, Section
from argmap.memo.build import build
from argmap.memo.compare import SHORT_ROWS, build_comparison
from argmap.model import ClaimKind, Map
from tests.memo.debates import debate, held, line, question, recipe, said, text
from tests.weigh.small import CON, claim, reason


def compared(map: Map, first: dict[str, object], second: dict[str, object]) -> Memo:
    one, other = (recipe(*fields.pop("who", ("ann",)), **fields) for fields in (first, second))  # type: ignore[misc]
    return build_comparison(map, one, other)


def part(memo: Memo, id: str) -> Section:
    return next(one for one in memo.sections if one.id == id)


def test_two_burdens_with_what_differs_and_what_does_not() -> None:
    map = debate(dull=0.6, safe=0.6)
    memo = compared(map, {}, {"burden": "denier"})
    options, why = part(memo, "options"), part(memo, "differing")
    assert line(options, "compared.stay").split(" | ")[2:5:2] == ["undetermined; does not hold", "undetermined; holds"]
    assert line(options, "compared.stay").endswith("| verdict")
    assert line(options, "compared.go").endswith("| nothing")
    assert "an option holds unless the strongest reason against it" in line(options, "compare.rule.second")
    assert "reasons for it .20, against it .20." in line(why, "compared.stay.why")
    assert line(part(memo, "alike"), "compare.alike").endswith("for go.")
    assert "differ in burden of proof. First: burden on whoever asserts. Second:" in text(part(memo, "bluf"))


def test_what_turns_several_options_is_told_once_and_not_as_shown() -> None:
    tied = [claim(f"o{n}", ClaimKind.POLICY) for n in range(3)]
    map = debate(*tied, asked=question("stay", "go", "o0", "o1", "o2"), o0=0.6, o1=0.6, o2=0.6)
    why = part(compared(map, {}, {"burden": "denier"}), "differing")
    cause = (
        "First, whoever asserts it has to meet the standard, and the reasons for it do not; second, whoever denies it "
        "has to meet the standard, and the reasons against it do not:"
    )
    assert text(why).count(cause) == 1
    assert text(why).count("; reasons for it none in the map, against it none in the map.") == 3


def test_where_nothing_differs_it_says_why() -> None:
    found = line(part(compared(debate(), {}, {"burden": "denier"}), "bluf"), "compare.changed")
    assert found.startswith("None of 2 options judged in both ways gets other advice, nor another verdict: of each")


def test_reversals_are_named_first_and_a_strength_alone_is_no_other_advice() -> None:
    bob = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", go=0.1, safe=1.0, dull=0.75, cheap=0.3)
    bottom = part(compared(debate(bob, go=0.8), {}, {"who": ("bob",)}), "bluf")
    told = "go, from recommended to rejected; the baseline, stay, from rejected to recommended."
    assert line(bottom, "compare.changed") == f"Of 2 options judged in both ways 2 get other advice: {told}"
    like = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", cheap=0.9, dull=0.95, safe=0.5)
    bottom = part(compared(debate(like), {}, {"who": ("bob",)}), "bluf")
    assert line(bottom, "compare.changed") == "None of 2 options judged in both ways gets other advice."
    assert line(bottom, "compare.lesser") == "With the same advice, 1 option differs in strength."


def test_caveats_are_told_once_or_for_each_way() -> None:
    bottom = part(compared(debate(), {}, {"burden": "denier"}), "bluf")
    assert line(bottom, "compare.eyes").startswith("Both ways: one perspective is followed, Ann: 8 items bearing on ")
    assert line(bottom, "compare.confidence").startswith("Both ways: confidence in where go stands is ")
    assert line(bottom, "compare.dissent") == "Both ways: no other perspective is heard."
    bob = held("bob", "go-cheap", "stay-safe", cheap=0.8, safe=0.7)
    memo = compared(debate(bob), {"who": ("ann", "bob")}, {"who": ("ann", "bob"), "burden": "denier"})
    told = "the one other perspective heard comes to the other side on an option."
    assert line(part(memo, "bluf"), "compare.dissent") == f"Both ways: {told}"


@pytest.mark.parametrize("named", [("ann",), ("ann", "bob")])
def test_two_perspectives_hear_each_other_whichever_stands_first(named: tuple[str, ...]) -> None:
    bob = held("bob", "go-cheap", "stay-safe", "stay-dull", cheap=0.2, safe=0.9, dull=0.6, go=0.1)
    found = []
    for first, second in ((named, ("bob",)), (("bob",), named)):
        memo = compared(debate(bob), {"who": first}, {"who": second})
        bottom = part(memo, "bluf")
        assert line(bottom, "compare.eyes.second").startswith("Second way: one perspective is followed, ")
        assert line(bottom, "compare.dissent") == "Nobody is heard beside the two perspectives compared."
        levels = [line(bottom, f"compare.confidence.{way}") for way in ("first", "second")]
        assert all("low agreement (2 perspectives)" in one for one in levels)
        found.append({one.partition(": ")[2] for one in levels})
        assert memo.recipe.compared is not None
        assert set(memo.recipe.perspectives) == set(memo.recipe.compared.perspectives) == {"ann", "bob"}
    assert found[0] == found[1]


def test_who_else_is_heard_is_heard_in_both_ways() -> None:
    bob, cem = held("bob", "go-cheap", cheap=0.7, go=0.6, dull=0.9), held("cem", "go-cheap", cheap=0.6, go=0.1)
    bottom = part(compared(debate(bob, cem), {"who": ("ann", "cem")}, {"who": ("bob",)}), "bluf")
    told = [line(bottom, f"compare.dissent{way}") for way in ("", ".first", ".second")]
    assert [one for one in told if one] == [
        "Both ways: 1 of 2 other perspectives heard comes to the other side on an option."
    ]


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (("cem",), "the one other perspective heard is silent on all that is judged here."),
        (("dan",), "the one other perspective heard comes to another verdict on an option."),
        (("fay",), "the one other perspective heard comes neither to the other side nor to another verdict on an opt"),
        (("dan", "eve"), "1 of 2 other perspectives heard comes to the other side on an option; 1 to another verdict"),
        (("cem", "gus"), "none of 2 other perspectives heard comes to the other side on an option; 2 are silent on "),
        (("cem", "eve"), "1 of 2 other perspectives heard comes to the other side on an option; 1 is silent on "),
    ],
)
def test_silence_of_those_who_are_heard_is_no_agreement(others: tuple[str, ...], told: str) -> None:
    map = debate(
        held("cem"),
        held("dan", "go-cheap", cheap=0.2),
        held("eve", go=0.1),
        held("gus"),
        held("fay", "go-cheap", cheap=0.8),
    )
    who = {"who": ("ann", *others)}
    bottom = part(compared(map, {**who}, {**who, "off": 0.05}), "bluf")
    assert line(bottom, "compare.dissent").startswith(f"Both ways: {told}")


def test_the_short_form_has_few_options_and_says_how_many_it_leaves_out() -> None:
    many = [claim(f"o{n}", ClaimKind.POLICY) for n in range(9)]
    beliefs = {f"o{n}": 0.6 for n in range(9)}
    map = debate(*many, asked=question("stay", "go", *(one.id for one in many)), **beliefs)
    memo = compared(map, {"form": "short"}, {"form": "short", "burden": "denier"})
    assert [one.id for one in memo.sections] == ["header", "bluf", "options", "differing", "provenance"]
    options = part(memo, "options")
    assert sum(isinstance(one, Row) for one in said(options)) == SHORT_ROWS
    assert line(options, "compared.stay")
    assert line(options, "compare.left-out") == "6 options left out, different in the two ways."


@pytest.mark.parametrize(
    ("count", "told"),
    [(4, "1 option left out, alike in both ways."), (5, "2 options left out, alike in both ways.")],
)
def test_what_is_left_out_is_counted_in_words_that_fit(count: int, told: str) -> None:
    more = [claim(f"o{n}", ClaimKind.POLICY) for n in range(count)]
    reasons = [reason(f"o{n}-cheap", f"o{n}", "cheap") for n in range(count)]
    map = debate(*more, *reasons, asked=question("stay", "go", *(one.id for one in more)))
    memo = compared(map, {"form": "short"}, {"form": "short", "burden": "denier"})
    assert line(part(memo, "options"), "compare.left-out") == told


def test_of_what_is_left_out_it_is_told_what_is_judged_in_one_way_only() -> None:
    more = [claim(f"o{n}", ClaimKind.POLICY) for n in range(5)]
    reasons = [reason(f"o{n}-cheap", f"o{n}", "cheap") for n in range(5)]
    map = debate(*more, *reasons, held("bob", o0=0.9), asked=question("stay", "go", *(one.id for one in more)))
    memo = compared(map, {"form": "short"}, {"form": "short", "who": ("bob",)})
    assert line(part(memo, "options"), "compare.left-out") == "2 options left out, judged in one way only."
    bottom = part(memo, "bluf")
    assert line(bottom, "compare.changed").startswith("The one option judged in both ways gets other advice: o0, from")
    told = line(bottom, "compare.options.first")
    assert told.startswith("Of the options, judged in the first way only: ")
    assert told.endswith(" and 2 more.")


def test_two_perspectives_with_the_beliefs_that_set_them_apart() -> None:
    bob = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", cheap=0.2, dull=0.8)
    memo = compared(debate(bob), {}, {"who": ("bob",)})
    why = part(memo, "differing")
    assert line(why, "compared.go.why").startswith("go: first recommended at .9")
    assert line(why, "compared.go.why").endswith("; second nothing believed bears on it.")
    assert line(why, "swap.go.cheap") == "cheap [cheap]: .90 against .20."
    assert not line(why, "compared.stay.why")


def parted(**second: float) -> Section:
    """What differs between Ann, who goes, and Bob, who believes what she does but for ``second``."""
    reasons = ("go-cheap", "go-dear", "stay-dull", "stay-safe", "not-cheap")
    beliefs = {"cheap": 0.9, "dear": 0.7, "go": 0.6, "dull": 0.8, "safe": 0.5} | second
    map = debate(
        held("bob", *reasons, **beliefs), claim("dear"), reason("go-dear", "go", "dear", stance=CON), dear=0.7, go=0.6
    )
    return part(compared(map, {}, {"who": ("bob",)}), "differing")


def test_verdicts_are_parted_by_beliefs_in_reasons_and_never_by_the_option_itself() -> None:
    why = parted(go=0.1, cheap=0.6, dear=0.75)
    assert line(why, "compared.cause.1") == (
        "Whoever asserts it has to meet the standard: first, the reasons for it do; second, the reasons for it do not:"
    )
    assert not line(why, "swap.go.go")
    assert line(why, "swap.go.cheap") == (
        "cheap [cheap]: .90 against .60; with the second, reasons for it .20, against it .40, which turns the verdict."
    )
    assert line(why, "swap.go.dear").endswith(": .70 against .75; with the second, reasons for it .80, against it .50.")
    swaps = [one.trace.key for one in said(why) if one.trace and one.trace.key.startswith("swap.go.")]
    assert swaps == ["swap.go.cheap", "swap.go.dear"]
    told = line(why, "compared.go.why")
    assert "recommended at .76 (reasons for it .80, against it .40); second " in told
    assert told.endswith("rejected at .07 (reasons for it .20, against it .50).")


def test_what_parts_verdicts_need_not_move_the_strength_the_same_way() -> None:
    why = parted(go=1.0, cheap=0.6)
    assert line(why, "swap.go.cheap").endswith("which turns the verdict.")
    assert line(why, "compared.go.why").endswith(
        " (reasons for it .20, against it .40), for its strength, .80, lies above .50."
    )


def test_it_is_told_where_no_single_belief_turns_the_verdict() -> None:
    why = parted(cheap=0.75, dear=0.8)
    assert line(why, "compared.go.why").endswith(" No single belief turns the verdict.")
    assert "turns the verdict" not in line(why, "swap.go.cheap") + line(why, "swap.go.dear")


def test_what_only_the_first_believes_can_part_the_verdicts() -> None:
    map = debate(
        held("bob", "go-cheap", "go-dear", "stay-dull", dear=0.7, go=0.6, dull=0.8),
        claim("dear"),
        reason("go-dear", "go", "dear", stance=CON),
        dear=0.7,
        go=0.6,
    )
    why = part(compared(map, {}, {"who": ("bob",)}), "differing")
    assert line(why, "swap.go.cheap") == (
        "cheap [cheap]: .90 against not weighed; without it, reasons for it none with weight, against it .40, "
        "which turns the verdict."
    )


def test_strength_is_told_as_strength_where_the_verdicts_are_the_same() -> None:
    why = parted(go=0.1, dear=0.8)
    assert not line(why, "compared.cause.1")
    own, other = line(why, "swap.go.go"), line(why, "swap.go.dear")
    assert own.startswith("Its own credence: .60 against .10; with the second, strength .")
    assert own.endswith(", on the other side of .50.")
    assert "turns" not in own + other
    assert "; with the second, strength ." in other
    assert not line(parted(go=0.1, dear=0.7001), "swap.go.dear")


def test_advice_that_differs_at_the_same_strength_is_told_with_its_reason_and_no_belief() -> None:
    why = part(compared(debate(held("bob", "go-cheap", cheap=0.89)), {}, {"who": ("bob",)}), "differing")
    told = line(why, "compared.go.why")
    assert told.startswith("go: first recommended at .90; second undetermined at .89, for only 2 items")
    assert not [one for one in said(why) if one.trace and one.trace.key.startswith("swap.go.")]


def test_two_formulas() -> None:
    memo = compared(debate(), {}, {"semantics": "euler"})
    assert "First: Measured accrual. Second: Euler-based." in text(part(memo, "bluf"))
    second = line(part(memo, "method"), "compare.formula")
    assert second.startswith("The second way has another formula, Euler-based: ")
    assert not line(part(compared(debate(), {}, {"burden": "denier"}), "method"), "compare.formula")


def test_where_no_reason_is_in_the_map_it_is_told_apart_from_reasons_without_weight() -> None:
    map = debate(
        held("bob", "go-cheap", "stay-dull", cheap=0.9, dull=0.8, wait=0.9, safe=0.2),
        claim("wait", ClaimKind.POLICY),
        asked=question("stay", "go", "wait"),
    )
    options = part(compared(map, {}, {"who": ("bob",)}), "options")
    assert "| – | nothing in the map bears on it | " in line(options, "compared.wait")


def test_a_burden_that_lies_elsewhere_on_some_options_only_is_told_so() -> None:
    act = claim("go", ClaimKind.POLICY, irreversible=True)
    more = (claim("wait", ClaimKind.POLICY), reason("wait-dull", "wait", "dull"))
    against = (*more, reason("stay-cheap", "stay", "cheap", stance=CON))
    map = debate(act, *against, safe=0.95, asked=question("stay", "go", "wait"))
    found = line(part(compared(map, {}, {"burden": "precaution"}), "bluf"), "compare.changed")
    assert "nor another verdict: the burden moves on 1 of them only, and of the option concerned the reasons" in found
    found = line(part(compared(debate(), {}, {"burden": "precaution"}), "bluf"), "compare.changed")
    assert found.endswith("nor another verdict: none of them has its burden on another side.")


def test_one_range_that_reaches_into_the_lead_is_told_as_one() -> None:
    bottom = part(compared(debate(safe=0.9, dull=0.5), {}, {"burden": "denier"}), "bluf")
    assert "and the range over beliefs of 1 more reaches into its own" in line(bottom, "compare.lead")


def test_silence_in_one_way_is_told() -> None:
    memo = compared(debate(held("cem")), {}, {"who": ("cem",)})
    assert "nothing believed bears on it | –" in line(part(memo, "options"), "compared.go")
    bottom = part(memo, "bluf")
    assert line(bottom, "compare.lead.second") == "Second way: nothing believed bears on an option."
    assert line(bottom, "compare.changed") == "No option is judged in both ways."
    assert {one.id for one in memo.sections}.isdisjoint({"differing", "alike"})


def test_the_same_twice_and_two_questions_are_refused() -> None:
    with pytest.raises(InputError, match="nothing to compare"):
        compared(debate(), {}, {"seed": 3})
    with pytest.raises(InputError, match="two questions"):
        compared(debate(), {}, {"question": "other"})


def test_it_can_be_made_again_from_its_recipe() -> None:
    map = debate()
    memo = compared(map, {}, {"burden": "denier"})
    assert build(map, memo.recipe) == memo
    assert Memo.model_validate_json(memo.model_dump_json()) == memo


def test_advice_that_other_draws_may_turn_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "advised_on", lambda *_: "only just acceptable")
    memo = compared(debate(), {}, {"off": 0.05})
    assert "| only just acceptable; holds | " in line(part(memo, "options"), "compared.go")
