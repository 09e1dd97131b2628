"""Proof standards: thresholds, burdens, accrual, precaution, and what the verdicts say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from time import process_time
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.errors import UnknownId
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Link,
    LinkKind,
    Map,
    Perspective,
)
from argmap.weigh import NEUTRAL
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.standards import (
    CARNEADES_3,
    CARNEADES_4,
    CARNEADES_DSL,
    PRESETS,
    Accrual,
    Burden,
    Preset,
    Standard,
    Verdict,
    accrued,
    compare_standards,
    judged,
    meets,
    verdict,
)
from tests.strategies import maps
from tests.weigh.small import in_full

units = st.floats(0, 1)
MAXIMUM = Accrual.MAXIMUM


@pytest.mark.parametrize(
    ("standard", "preset", "pro", "con", "expected"),
    [
        (Standard.SCINTILLA, CARNEADES_4, 0.01, 1.0, True),
        (Standard.SCINTILLA, CARNEADES_4, 0.0, 0.0, False),
        (Standard.PREPONDERANCE, CARNEADES_4, 0.5, 0.5, False),
        (Standard.PREPONDERANCE, CARNEADES_4, 0.6, 0.5, True),
        (Standard.DIALECTICAL_VALIDITY, CARNEADES_4, 0.1, 0.0, True),
        (Standard.DIALECTICAL_VALIDITY, CARNEADES_4, 0.9, 0.1, False),
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_DSL, 0.45, 0.1, True),
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_3, 0.45, 0.1, False),
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_4, 0.45, 0.1, False),
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_DSL, 0.4, 0.0, False),
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_4, 0.8, 0.3, False),  # .8 - .3 > .5 is false on floats, as in Go
        (Standard.CLEAR_AND_CONVINCING, CARNEADES_4, 0.81, 0.3, True),
        (Standard.BEYOND_REASONABLE_DOUBT, CARNEADES_DSL, 0.9, 0.2, False),
        (Standard.BEYOND_REASONABLE_DOUBT, CARNEADES_DSL, 0.9, 0.19, True),
        (Standard.BEYOND_REASONABLE_DOUBT, CARNEADES_4, 0.9, 0.3, False),
        (Standard.BEYOND_REASONABLE_DOUBT, CARNEADES_4, 0.9, 0.29, True),
    ],
)
def test_thresholds_are_strict(standard: Standard, preset: Preset, pro: float, con: float, *, expected: bool) -> None:
    assert meets(standard, pro, con, preset) is expected


@given(units, units, st.sampled_from(list(PRESETS.values())))
def test_each_stricter_standard_implies_the_one_before(pro: float, con: float, preset: Preset) -> None:
    ladder = [
        Standard.BEYOND_REASONABLE_DOUBT,
        Standard.CLEAR_AND_CONVINCING,
        Standard.PREPONDERANCE,
        Standard.SCINTILLA,
    ]
    met = [meets(standard, pro, con, preset) for standard in ladder]
    assert met == sorted(met)
    assert not (meets(Standard.PREPONDERANCE, pro, con, preset) and meets(Standard.PREPONDERANCE, con, pro, preset))


@given(units, units, units, st.sampled_from(Standard), st.sampled_from(list(PRESETS.values())))
def test_more_for_a_claim_never_turns_it_down(
    pro: float, more: float, con: float, standard: Standard, preset: Preset
) -> None:
    assert meets(standard, max(pro, more), con, preset) >= meets(standard, pro, con, preset)
    assert meets(standard, pro, max(con, more), preset) <= meets(standard, pro, con, preset) or con >= more


def test_accrual() -> None:
    assert accrued([0.5, 0.4], MAXIMUM) == 0.5
    assert accrued([0.5, 0.4], Accrual.PROBABILISTIC_SUM) == pytest.approx(0.7)
    assert accrued([], MAXIMUM) == accrued([], Accrual.PROBABILISTIC_SUM) == 0.0


def reason(id: str, move: str, *premises: str, target: str = "c", **fields: Any) -> Argument:
    return Argument(id=id, stance=Direction(move), target=target, premises=premises, **fields)


def weighed(items: Sequence[Item], **credence: float) -> Weighing:
    names = {"c", *credence, *(one for item in items if isinstance(item, Argument) for one in item.premises)}
    claims = [Claim(id=id, text=f"{id.title()} is so.", kind=ClaimKind.POLICY) for id in sorted(names)]
    map = Map.build(Header(title="T"), [*claims, *items])
    view = Perspective(id="own", title="Own", credence=credence, certainty={"e": 0.75})
    return compile(map).weigh(in_full(map, view))


FOR_AND_AGAINST: list[Item] = [reason("yes", "pro", "p"), reason("too", "pro", "q"), reason("no", "con", "r")]


def test_reasons_count_with_their_acts() -> None:
    weighing = weighed(FOR_AND_AGAINST, p=0.8, q=0.75, r=0.6)
    found = verdict(weighing, "c", Standard.PREPONDERANCE, accrual=MAXIMUM)
    assert [found.pro, found.con] == pytest.approx([0.6, 0.2])
    assert found.strength == weighing["c"]
    assert found.holds
    both = verdict(weighing, "c", Standard.PREPONDERANCE, accrual=Accrual.PROBABILISTIC_SUM)
    assert both.pro == pytest.approx(0.8)


def summed(items: Sequence[Item], **credence: float) -> Verdict:
    return verdict(weighed(items, **credence), "c", Standard.SCINTILLA, accrual=Accrual.PROBABILISTIC_SUM)


def restating(one: str, other: str) -> Link:
    return Link(id=f"{one}-{other}", kind=LinkKind.RESTATES, **{"from": one, "to": other})


def test_reasons_on_the_same_premises_count_once() -> None:
    told = [reason("yes", "pro", "p"), reason("again", "pro", "p", "g", grants=("g",)), reason("said", "pro", "s")]
    held = {"p": 0.8, "s": 0.7, "g": 0.9}
    assert summed(told, **held).pro == pytest.approx(1 - 0.4 * 0.6)
    assert summed([*told, restating("s", "p")], **held).pro == pytest.approx(0.6)
    assert summed([*told, restating("said", "yes")], **held).pro == pytest.approx(0.6)
    partly = reason("partly", "pro", "p", "s")
    assert summed([*told, partly], **held).pro == pytest.approx(1 - 0.4 * 0.6 * (1 - 0.6 * 0.4))


def test_evidence_that_restates_other_evidence_counts_once() -> None:
    seen = [Evidence(id=id, text="E.", kind=EvidenceKind.CASE, bears_on={"c": Bearing.SUPPORTS}) for id in ("e", "f")]
    view = Perspective(id="own", title="Own", certainty={"e": 0.75, "f": 0.75})
    claim = Claim(id="c", text="C is so.", kind=ClaimKind.POLICY)
    for links, expected in ([], 0.75), ([restating("e", "f")], 0.5):
        weighing = compile(Map.build(Header(title="T"), [claim, *seen, *links])).weigh(view)
        found = verdict(weighing, "c", Standard.SCINTILLA, accrual=Accrual.PROBABILISTIC_SUM)
        assert found.pro == pytest.approx(expected)


grounds = st.sets(st.sampled_from("pqrs"), min_size=1)


@given(st.lists(grounds, max_size=5), grounds, st.fixed_dictionaries(dict.fromkeys("pqrs", units)))
@example([{"p"}, {"s"}], {"p", "s"}, {"p": 0.95, "s": 0.95})
def test_one_more_reason_for_a_claim_never_takes_from_it(
    told: list[set[str]], more: set[str], held: dict[str, float]
) -> None:
    reasons = [reason(f"r{at}", "pro", *premises) for at, premises in enumerate([*told, more])]
    assert summed(reasons, **held).pro >= summed(reasons[:-1], **held).pro - 1e-12


def test_thousands_of_reasons_are_judged_at_once() -> None:
    names = [f"p{at}" for at in range(5_000)]
    weighing = weighed([reason(f"r-{name}", "pro", name) for name in names], **dict.fromkeys(names, 0.9))
    start = process_time()
    assert verdict(weighing, "c", Standard.SCINTILLA, accrual=Accrual.PROBABILISTIC_SUM).pro == 1.0
    assert process_time() - start < 1


def test_evidence_and_undercuts_bear() -> None:
    against = Evidence(id="e", text="E.", kind=EvidenceKind.CASE, bears_on={"c": Bearing.CONTRADICTS})
    undercut = reason("cut", "con", "u", target="yes")
    found = verdict(
        weighed([*FOR_AND_AGAINST, against, undercut], p=1.0, u=1.0), "c", Standard.PREPONDERANCE, accrual=MAXIMUM
    )
    assert [found.pro, found.con] == pytest.approx([0.0, 0.5])
    assert not found.holds


def test_without_reasons_the_burden_decides() -> None:
    for standard in Standard:
        for burden in Burden:
            found = verdict(weighed([]), "c", standard, accrual=MAXIMUM, burden=burden)
            assert (found.pro, found.con) == (0.0, 0.0)
            assert found.holds is (burden is Burden.DENIER)


def test_every_standard_and_both_burdens() -> None:
    weighing = weighed(FOR_AND_AGAINST, p=0.8, q=0.75, r=0.6)
    found = compare_standards(weighing, "c", Standard.PREPONDERANCE, accrual=MAXIMUM)
    assert [(one.standard, one.burden) for one in found.verdicts] == [
        (one, side) for one in Standard for side in Burden
    ]
    assert found.stated in found.verdicts
    turned = {(one.standard, one.burden) for one in found.turned_by}
    assert turned == {
        (Standard.CLEAR_AND_CONVINCING, Burden.ASSERTER),
        (Standard.BEYOND_REASONABLE_DOUBT, Burden.ASSERTER),
        (Standard.DIALECTICAL_VALIDITY, Burden.ASSERTER),
        (Standard.SCINTILLA, Burden.DENIER),
    }
    assert not found.burden_decides
    assert not found.holds(Standard.CLEAR_AND_CONVINCING, Burden.ASSERTER)
    assert found.holds(Standard.CLEAR_AND_CONVINCING, Burden.DENIER)
    assert found.hanging == tuple(one for one in Standard if one is not Standard.PREPONDERANCE)
    assert found.words() == (
        "With the same burden, clear and convincing evidence, proof beyond reasonable doubt or dialectical validity "
        "would turn it. With the burden on whoever denies the claim, a scintilla of evidence would turn it."
    )


def test_the_burden_decides_where_reasons_balance() -> None:
    found = compare_standards(weighed(FOR_AND_AGAINST, p=0.8, r=0.8), "c", Standard.PREPONDERANCE, accrual=MAXIMUM)
    assert not found.stated.holds
    assert found.burden_decides
    certain = compare_standards(weighed(FOR_AND_AGAINST, p=1.0), "c", Standard.SCINTILLA, accrual=MAXIMUM)
    assert certain.turned_by == ()
    assert certain.words() == "No other standard and no other burden would turn this verdict."


def test_any_standard_in_words() -> None:
    found = compare_standards(weighed([]), "c", Standard.PREPONDERANCE, accrual=MAXIMUM)
    assert found.words() == "With the burden on whoever denies the claim, any standard would turn it."


def said(standard: Standard, burden: Burden, p: float, r: float, **fields: Any) -> str:
    weighing = weighed(FOR_AND_AGAINST, p=p, r=r)
    return verdict(weighing, "c", standard, accrual=MAXIMUM, burden=burden, **fields).words()


def test_verdicts_in_words() -> None:
    assert said(Standard.PREPONDERANCE, Burden.ASSERTER, 0.8, 0.6) == (
        "“C is so” holds by the standard of preponderance of the evidence. Whoever asserts it has to show it, and has: "
        "the reasons for it come to 0.60, those against it to 0.20."
    )
    assert said(Standard.CLEAR_AND_CONVINCING, Burden.ASSERTER, 0.8, 0.6) == (
        "“C is so” does not hold by the standard of clear and convincing evidence (numbers of Carneades 4). Whoever "
        "asserts it has to show it, and has not: the reasons for it (0.60) do not exceed those against it (0.20) by "
        "more than 0.50."
    )
    assert said(Standard.PREPONDERANCE, Burden.DENIER, 0.8, 0.6) == (
        "“C is so” holds by the standard of preponderance of the evidence. Whoever denies it has to show the contrary, "
        "and has not: the reasons against it (0.20) do not outweigh those for it (0.60)."
    )
    assert "Whoever denies it has shown the contrary" in said(Standard.SCINTILLA, Burden.DENIER, 0.8, 0.6)
    assert "a reason against it has some weight (0.20)" in said(
        Standard.DIALECTICAL_VALIDITY, Burden.ASSERTER, 0.8, 0.6
    )
    assert "do not exceed 0.50" in said(Standard.CLEAR_AND_CONVINCING, Burden.ASSERTER, 0.7, 0.5, preset=CARNEADES_3)
    assert "are not below 0.30" in said(Standard.BEYOND_REASONABLE_DOUBT, Burden.ASSERTER, 1.0, 0.7)
    assert "no reason for it has any weight" in said(Standard.SCINTILLA, Burden.ASSERTER, 0.5, 0.5)


@given(maps(), st.sampled_from(Standard), st.sampled_from(Burden), st.sampled_from(Accrual))
def test_every_claim_of_any_map_has_a_verdict(map: Map, standard: Standard, burden: Burden, accrual: Accrual) -> None:
    weighing = compile(map).weigh(next(iter(map.of_kind(Perspective)), NEUTRAL))
    for claim in map.of_kind(Claim):
        found = compare_standards(weighing, claim.id, standard, accrual=accrual, burden=burden)
        assert found.stated in found.verdicts
        words = found.stated.words() + found.words()
        assert not any(word in words.replace(claim.text, "") for word in ("probab", "chance", "likel"))
        if found.stated.is_settled:
            assert 0 <= found.stated.pro <= 1
            assert 0 <= found.stated.con <= 1
            other = found.verdicts[list(Standard).index(standard) * 2 + (burden is Burden.ASSERTER)]
            assert other.burden is not burden


def test_no_verdict_rests_on_what_did_not_settle() -> None:
    items = [reason("yes", "pro", "p"), reason("round", "con", "c", target="p")]
    weighing = weighed(items, p=0.9)
    found = verdict(weighing, "c", Standard.SCINTILLA, accrual=MAXIMUM)
    assert found.is_settled
    broken = Verdict("c", "C.", Standard.SCINTILLA, CARNEADES_4, MAXIMUM, Burden.DENIER, math.nan, math.nan, 0.5, False)
    assert not broken.holds
    assert "does not settle" in broken.words()


def test_only_what_hangs_on_an_unsettled_cycle_lacks_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [
        reason("yes", "pro", "p"),
        reason("deep", "pro", "q", target="p"),
        reason("cut", "con", "r", target="deep"),
    ]
    weighing = weighed(items, p=0.9, q=0.9, r=0.9, s=0.9)
    monkeypatch.setattr(Weighing, "unsettled", [["r"]])
    settled = {id: verdict(weighing, id, Standard.SCINTILLA, accrual=MAXIMUM).is_settled for id in "cpqrs"}
    assert settled == {"c": False, "p": False, "q": True, "r": False, "s": True}
    found = compare_standards(weighing, "c", Standard.SCINTILLA, accrual=MAXIMUM)
    assert "no verdict" in found.words()


def test_only_claims_have_verdicts() -> None:
    weighing = weighed(FOR_AND_AGAINST, p=0.8, q=0.5, r=0.5)
    with pytest.raises(UnknownId, match="no 'zz'"):
        verdict(weighing, "zz", Standard.SCINTILLA, accrual=MAXIMUM)
    with pytest.raises(UnknownId, match="not claim"):
        verdict(weighing, "yes", Standard.SCINTILLA, accrual=MAXIMUM)


@given(
    st.lists(st.tuples(units, units), max_size=4),
    st.lists(st.tuples(units, units), max_size=4),
    st.sampled_from(Standard),
    st.sampled_from(sorted(PRESETS)),
    st.sampled_from(Accrual),
    st.sampled_from(Burden),
)
def test_many_scenarios_are_judged_as_one_is(  # noqa: PLR0917 - one for each choice
    pro: list[tuple[float, float]],
    con: list[tuple[float, float]],
    standard: Standard,
    preset: str,
    accrual: Accrual,
    burden: Burden,
) -> None:
    alone = []
    for column in range(2):
        ours, theirs = (accrued([one[column] for one in acts], accrual) for acts in (pro, con))
        alone.append(Verdict("t", "T.", standard, PRESETS[preset], accrual, burden, ours, theirs, 0.5, is_settled=True))
    acts = (np.array(side, dtype=np.float64).reshape(-1, 2) for side in (pro, con))
    assert judged(alone[0], *acts).tolist() == [one.holds for one in alone]
