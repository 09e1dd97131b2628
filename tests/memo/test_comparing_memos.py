"""The comparison memo: one question judged in two ways."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.memo.blocks import Memo, Row, Section
from argmap.memo.build import build
from argmap.memo.compare import SHORT_ROWS, build_comparison
from argmap.model import ClaimKind, Map
from tests.memo.debates import debate, held, line, question, recipe, said, text
from tests.weigh.small import claim


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
    assert text(why).count("reasons for it .00, against it .00") == 3


def test_where_nothing_differs_it_says_why() -> None:
    found = line(part(compared(debate(), {}, {"burden": "denier"}), "bluf"), "compare.changed")
    assert found.startswith("None of 2 options judged in both ways gets other advice, nor another verdict: of each")


def test_reversals_are_named_first_and_a_strength_alone_is_no_other_advice() -> None:
    bob = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", go=0.1, safe=1.0, dull=0.75, cheap=0.3)
    bottom = part(compared(debate(bob, go=0.8), {}, {"who": ("bob",)}), "bluf")
    told = "go, from recommend to reject; the baseline, stay, from reject to recommend."
    assert line(bottom, "compare.changed") == f"Of 2 options judged in both ways 2 get other advice: {told}"
    like = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", cheap=0.9, dull=0.95, safe=0.5)
    bottom = part(compared(debate(like), {}, {"who": ("bob",)}), "bluf")
    assert line(bottom, "compare.changed") == "None of 2 options judged in both ways gets other advice."
    assert line(bottom, "compare.lesser") == "With the same advice, 1 option differs in strength."


def test_caveats_are_told_once_or_for_each_way() -> None:
    bottom = part(compared(debate(), {}, {"burden": "denier"}), "bluf")
    assert line(bottom, "compare.eyes").startswith("Both ways: one perspective, Ann: 8 items bearing on ")
    assert line(bottom, "compare.confidence").startswith("Both ways: confidence in where go stands is ")
    assert line(bottom, "compare.dissent") == "Both ways: no other perspective is heard."
    bob = held("bob", "go-cheap", "stay-safe", cheap=0.8, safe=0.7)
    bottom = part(compared(debate(bob), {"who": ("ann", "bob")}, {"who": ("bob", "ann")}), "bluf")
    assert line(bottom, "compare.eyes.second").startswith("Second way: one perspective, Bob: ")
    told = "the one other perspective heard comes to the other side on an option."
    assert line(bottom, "compare.dissent") == f"Both ways: {told}"


def test_the_short_form_has_few_options_and_says_how_many_it_leaves_out() -> None:
    many = [claim(f"o{n}", ClaimKind.POLICY) for n in range(9)]
    beliefs = {f"o{n}": 0.6 for n in range(9)}
    map = debate(*many, asked=question("stay", "go", *(one.id for one in many)), **beliefs)
    memo = compared(map, {"form": "short"}, {"form": "short", "burden": "denier"})
    assert [one.id for one in memo.sections] == ["header", "bluf", "options", "differing", "provenance"]
    options = part(memo, "options")
    assert sum(isinstance(one, Row) for one in said(options)) == SHORT_ROWS
    assert line(options, "compared.stay")
    assert line(options, "compare.left-out") == "6 options left out, none of them alike in both ways."


def test_two_perspectives_with_the_beliefs_that_set_them_apart() -> None:
    bob = held("bob", "go-cheap", "stay-dull", "stay-safe", "not-cheap", cheap=0.2, dull=0.8)
    memo = compared(debate(bob), {}, {"who": ("bob",)})
    why = part(memo, "differing")
    assert line(why, "compared.go.why").startswith("go: first recommend at .9")
    assert line(why, "compared.go.why").endswith("second nothing believed bears on it.")
    assert line(why, "swap.go.cheap").startswith("cheap [cheap]: .90 against .20; with the second, strength .")
    assert not line(why, "compared.stay.why")


def test_two_formulas() -> None:
    memo = compared(debate(), {}, {"semantics": "euler"})
    assert "First: Measured accrual. Second: Euler-based." in text(part(memo, "bluf"))


def test_silence_in_one_way_is_told() -> None:
    memo = compared(debate(held("cem")), {}, {"who": ("cem",)})
    assert "nothing believed bears on it | –" in line(part(memo, "options"), "compared.go")
    bottom = part(memo, "bluf")
    assert line(bottom, "compare.lead.second") == "Second way: nothing believed bears on an option."
    assert line(bottom, "compare.changed") == "No option is judged in both ways, so nothing can be compared."
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
