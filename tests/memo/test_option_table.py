"""The table of options: what is advised by which rule, and what is said beside it."""

from __future__ import annotations

import pytest

from argmap.memo.blocks import Row, Section
from argmap.memo.confidence import agreement_on, confidence_in, evidence_for
from argmap.memo.judging import Advice, advice
from argmap.memo.sections import criteria, options
from argmap.memo.words import BARE, Level
from argmap.model import Bearing, Certainty, Claim, ClaimKind, Evidence, EvidenceKind, Link, LinkKind, Map
from argmap.model.base import Place
from tests.memo.debates import basis, debate, held, line, question, said, scribe, text
from tests.weigh.small import CON, claim, reason

SECOND = reason("go-safe", "go", "safe")
"""A second reason to go."""


def told(map: Map, *perspectives: str, **fields: object) -> Section:
    found = basis(map, *perspectives, **fields)
    return options.section(found, scribe(found))


def cells(section: Section, option: str) -> list[str]:
    row = next(one for one in said(section) if one.trace is not None and one.trace.key == f"options.{option}")
    assert isinstance(row, Row)
    return ["".join(run.text for run in cell) for cell in row.cells]


def observed(id: str, *claims: str, source: str | None = None, certainty: Certainty | None = None) -> Evidence:
    bears = dict.fromkeys(claims, Bearing.SUPPORTS)
    places = (Place(source=source),) if source else ()
    return Evidence(id=id, text=f"{id}.", kind=EvidenceKind.CASE, bears_on=bears, certainty=certainty, anchors=places)


def test_a_row_says_what_is_advised_and_why() -> None:
    section = told(debate(claim("go", ClaimKind.POLICY, irreversible=True)))
    go, stay = cells(section, "go"), cells(section, "stay")
    assert (go[0], *go[3:5], *go[6:]) == ("go", "holds", "recommend", "cheap", "none in the map")
    assert (stay[0], *stay[3:5], stay[7]) == ("stay (baseline)", "does not hold", "reject", "dull")
    assert line(section, "options.irreversible").endswith("that cannot be undone, wholly or in part: go.")
    assert not line(told(debate()), "options.irreversible")
    assert [one.trace.key for one in said(section) if isinstance(one, Row) and one.trace] == [
        "options.go",
        "options.stay",
    ]


def test_the_short_form_tells_which_advised_options_are_set_against_each_other() -> None:
    conflict = Link(id="l", kind=LinkKind.CONFLICTS_WITH, start="go", end="stay")
    found = basis(debate(conflict, safe=0.9, dull=0.5), form="short")
    assert {advice(found, one) for one in found.heard} == {Advice.ACCEPTABLE}
    told = line(options.section(found, scribe(found)), "options.conflicts")
    assert told.startswith("Set against each other, so that not all that is advised can be done: ")
    assert " and " in told
    apart = basis(debate(safe=0.9, dull=0.5), form="short")
    assert not line(options.section(apart, scribe(apart)), "options.conflicts")


def test_names_of_options_are_told_in_full_before_they_are_used() -> None:
    policy = Claim(id="go", title="Go", text="The office moves in spring.", kind=ClaimKind.POLICY)
    for form, name in (("long", "Go [go]"), ("short", "Go")):
        found = basis(debate(policy), form=form)
        section = options.section(found, scribe(found))
        assert line(section, "named.go") == f"{name}: The office moves in spring."
        keys = [one.trace.key for one in said(section) if one.trace]
        assert keys.index("named.go") < keys.index("options.go")
    assert line(told(debate()), "named.stay") == "stay [stay]."  # its name says all
    assert not line(told(debate(), form="short"), "named.stay")
    silent = told(debate(held("nobody")), "nobody")
    assert {"named.go", "named.stay"} <= {one.trace.key for one in said(silent) if one.trace}


def test_overlapping_options_are_acceptable_and_none_is_recommended() -> None:
    found = basis(debate(safe=0.9, dull=0.5))
    assert {advice(found, one) for one in found.options} == {Advice.ACCEPTABLE}


def test_a_verdict_against_its_strength_is_undetermined() -> None:
    found = basis(debate(go=0.1, cheap=0.6))
    assert found.verdicts["go"].stated.holds
    assert found.weighing["go"] < 0.5
    assert advice(found, "go") is Advice.UNDETERMINED


def test_what_nobody_weighed_has_a_line_and_no_row() -> None:
    section = told(debate(claim("wait", ClaimKind.POLICY), asked=question("stay", "go", "wait")))
    assert line(section, "left-out.silent") == "Nothing believed bears on 1 option, so no verdict is given: wait."
    assert not line(section, "options.wait")


def test_the_baseline_has_a_row_though_nobody_weighed_it_and_in_the_short_form() -> None:
    many = [claim(f"o{n}", ClaimKind.POLICY) for n in range(7)]
    reasons = [reason(f"r{n}", f"o{n}", "cheap") for n in range(7)]
    map = debate(*many, *reasons, asked=question("stay", "go", *(one.id for one in many)))
    short = told(map, form="short")
    rows = [one for one in said(short) if isinstance(one, Row)]
    assert len(rows) == options.SHORT_ROWS
    assert "stay (baseline)" in rows[-1].text
    assert line(short, "left-out.weaker") == "4 more options left out of the table."
    acceptable = line(short, "options.acceptable")
    assert acceptable.startswith("Acceptable: o")
    assert acceptable.endswith(" and 2 more.")
    assert line(short, "options.reject") == "Rejected: stay."
    unweighed = told(debate(held("bob", "go-cheap", cheap=0.9)), "bob")
    assert cells(unweighed, "stay")[1:5] == ["–", "–", "–", BARE]


def test_options_exclude_each_other_only_where_the_map_says_so() -> None:
    assert "marks no two options" in line(told(debate()), "together.none")
    link = Link(id="l", kind=LinkKind.CONFLICTS_WITH, start="go", end="stay", why="One cannot do both.")
    section = told(debate(link))
    assert line(section, "together.link.l") == "go conflicts with stay: One cannot do both."
    assert not line(section, "together.none")


def test_fragile_verdicts_name_what_turns_them() -> None:
    several = [reason(f"against-{n}", "go", f"c{n}", stance=CON) for n in range(3)]
    map = debate(*(claim(f"c{n}") for n in range(3)), *several, c0=0.8, c1=0.8, c2=0.8)
    section = told(map)
    assert "with reasons accruing by probabilistic sum" in line(section, "firmness.go")
    assert line(section, "firm.all").endswith("turns whether stay holds by the proof standard.")


def test_confidence_joins_evidence_and_agreement() -> None:
    assert confidence_in(basis(debate()), "go") == "low"
    agreeing = held("bob", "go-cheap", "go-safe", cheap=0.8, safe=0.8)
    assert agreement_on(basis(debate(agreeing), "ann", "bob"), "go") is Level.MEDIUM
    assert agreement_on(basis(debate(agreeing, SECOND, safe=0.8), "ann", "bob"), "go") is Level.HIGH
    opposed = held("bob", go=0.1)
    assert agreement_on(basis(debate(opposed), "ann", "bob"), "go") is Level.LOW


@pytest.mark.parametrize(
    ("certainty", "sources", "level"),
    [
        (None, (), Level.LOW),
        (None, ("s", "t"), Level.LOW),
        (Certainty.LOW, ("s", "t"), Level.LOW),
        (Certainty.HIGH, ("s", "s"), Level.MEDIUM),
        (Certainty.HIGH, ("s", "t"), Level.HIGH),
    ],
)
def test_evidence_is_robust_when_good_and_of_two_sources(
    certainty: Certainty | None, sources: tuple[str, ...], level: Level
) -> None:
    items = [observed(f"e{n}", "cheap", "safe", source=source, certainty=certainty) for n, source in enumerate(sources)]
    assert evidence_for(basis(debate(*items, SECOND, safe=0.8)), "go") is level
    assert evidence_for(basis(debate(*items, safe=0.8)), "go") is Level.LOW, "one reason alone"


def test_criteria_tell_the_option_each_prefers_and_who_weighed_them() -> None:
    asked = question(criteria={"cost": {"title": "Cost"}, "welfare": {"title": "Welfare"}})
    map = debate(reason("go-cheap", "go", "cheap", values={"cost": "promotes"}), asked=asked)
    found = basis(map)
    section = criteria.section(found, scribe(found))
    assert line(section, "criterion.cost") == "Cost | go | 1 of 2 options"
    assert line(section, "criterion.welfare") == "Welfare | silent | 0 of 2 options"
    assert line(section, "criteria.weights").startswith("No perspective heard here gives the criteria weights")
    weighing = held("bob", "go-cheap", cheap=0.9).model_copy(update={"values": {"cost": 0.9}, "holder": "Bob B."})
    other = held("cem").model_copy(update={"values": {"cost": 0.2}})
    found = basis(
        debate(weighing, other, reason("go-cheap", "go", "cheap", values={"cost": "promotes"}), asked=asked),
        "bob",
        "cem",
    )
    section = criteria.section(found, scribe(found))
    assert line(section, "criteria.weights") == "Weights were set by Bob B. (Bob) and Cem."
    assert line(section, "criterion.cost").endswith("| .90 | .20")
    assert line(section, "criterion.cost.weights") == "Weights of Cost range over .20–.90."
    bare = basis(debate())
    assert "names no criteria" in text(criteria.section(bare, scribe(bare)))
