"""The comparison memo: one question judged in two ways."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.memo.blocks import Memo, Section
from argmap.memo.build import build
from argmap.memo.compare import build_comparison
from argmap.model import Map
from tests.memo.debates import debate, held, line, recipe, text


def compared(map: Map, first: dict[str, object], second: dict[str, object]) -> Memo:
    one, other = (recipe(*fields.pop("who", ("ann",)), **fields) for fields in (first, second))  # type: ignore[misc]
    return build_comparison(map, one, other)


def part(memo: Memo, id: str) -> Section:
    return next(one for one in memo.sections if one.id == id)


def test_two_burdens_with_what_differs_and_what_does_not() -> None:
    map = debate(dull=0.6, safe=0.6)
    memo = compared(map, {}, {"burden": "denier"})
    options, why = part(memo, "options"), part(memo, "differing")
    assert line(options, "compared.stay").split(" | ")[2::2] == ["undetermined; does not hold", "undetermined; holds"]
    assert line(options, "compared.stay").endswith("| yes")
    assert line(options, "compared.go").endswith("| no")
    assert "First, it does not hold by preponderance of the evidence, the burden on whoever asserts" in text(why)
    assert line(part(memo, "alike"), "compare.alike").endswith("for go.")
    assert "differ in burden of proof. First: burden on whoever asserts. Second:" in text(part(memo, "bluf"))


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
