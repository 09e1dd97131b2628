"""The arguments on an option: as many on each side by one rule, with counters, replies and who speaks."""

from __future__ import annotations

from argmap.memo.blocks import Section
from argmap.memo.sections import arguments
from argmap.model import Bearing, Map
from argmap.model.base import Hedge, Stance, Voice
from tests.memo.debates import basis, debate, line, said, scribe, text
from tests.memo.test_option_table import observed
from tests.weigh.small import CON, claim, reason


def told(map: Map) -> Section:
    found = basis(map)
    return arguments.section(found, scribe(found))


def test_each_side_has_the_weightiest_up_to_the_same_number_and_counts_the_rest() -> None:
    claims = [claim(f"c{n}") for n in range(5)]
    reasons = [reason(f"r{n}", "go", f"c{n}") for n in range(5)]
    section = told(debate(*claims, *reasons, c0=0.55, c1=0.6, c2=0.65, c3=0.7, c4=0.75))
    shown = [key for key in _keys(section) if key.startswith("arguments.go.") and key.count(".") == 2]
    assert shown == ["arguments.go.go-cheap", "arguments.go.r4", "arguments.go.r3"]
    assert line(section, "arguments.go.pro.count") == "For. 6 reasons, 3 weaker ones not shown."
    assert line(section, "arguments.go.con.count") == "Against. The map holds no reason on this side."


def test_reasons_without_weight_are_shown_as_such() -> None:
    section = told(debate())
    assert line(section, "arguments.stay.pro.count") == "For. 1 reason, none with weight here."
    assert line(section, "arguments.stay.stay-safe.effect").startswith("Without weight here.")
    assert line(section, "arguments.stay.stay-dull.effect").startswith("Gives .60; effect −.")


def test_the_strongest_counter_and_its_reply() -> None:
    weak = reason("weak", "cheap", "hidden-costs", stance=CON)
    undercut = reason("undercut", "go-cheap", "beside", stance=CON)
    reply = reason("reply", "beside", "nonsense", stance=CON)
    section = told(debate(weak, undercut, reply, claim("beside"), claim("nonsense"), beside=0.9, nonsense=0.6))
    assert line(section, "arguments.go.go-cheap.counter").startswith("Strongest counter, which gives .")
    assert "beside. [undercut]" in line(section, "arguments.go.go-cheap.counter")
    assert line(section, "arguments.go.go-cheap.reply") == "Reply, which gives .20: nonsense. [reply]"


def test_what_is_unanswered_is_flagged() -> None:
    section = told(debate())
    assert line(section, "arguments.go.go-cheap.counter").endswith("hidden-costs. [not-cheap]")
    assert line(section, "arguments.go.go-cheap.reply") == "No reason against it is written down."
    assert line(section, "arguments.stay.stay-dull.counter") == "No counter is written down."


def test_what_is_only_granted_is_no_place_to_counter() -> None:
    granting = reason("go-cheap", "go", "cheap", "dull", grants=("dull",))
    against = reason("not-dull", "dull", "safe", stance=CON)
    section = told(debate(granting, against, safe=1.0))
    assert line(section, "arguments.go.go-cheap.counter").endswith("[not-cheap]")


def test_a_steelman_is_not_its_author_s_view() -> None:
    voice = Voice(by="Eve", stance=Stance.STEELMANS, hedge=Hedge.WEAK, on_behalf_of="the thrifty")
    section = told(debate(reason("go-cheap", "go", "cheap", voices=(voice,))))
    assert line(section, "arguments.go.go-cheap.voices") == (
        "Steelmanned by Eve on behalf of the thrifty, not their own view, weakly hedged."
    )
    asserted = claim("cheap", voices=(Voice(by="Kim"),))
    assert line(told(debate(asserted)), "arguments.go.go-cheap.voices") == "Asserted by Kim."


def test_evidence_is_named_by_id_and_may_counter() -> None:
    for_it = observed("price-list", "cheap")
    section = told(debate(for_it))
    assert line(section, "arguments.go.go-cheap.evidence") == "Evidence: price-list."
    against = observed("bill", "cheap").model_copy(update={"bears_on": {"cheap": Bearing.CONTRADICTS}})
    perspective = {"bill": 0.9}
    map = debate(against)
    ann = map["ann"].model_copy(update={"certainty": perspective})
    assert "[bill]" in line(told(map.put(ann)), "arguments.go.go-cheap.counter")


def test_every_finding_rests_on_items_of_the_map() -> None:
    map = debate()
    for one in said(told(map)):
        assert one.trace is None or all(id in map for id in one.trace.rests_on)
    assert "arguments" not in text(told(map))


def _keys(section: Section) -> list[str]:
    return [one.trace.key for one in said(section) if one.trace is not None]


def test_an_option_whose_reasons_came_to_nothing_is_told_with_them() -> None:
    section = told(debate(cheap=0.2))
    assert line(section, "arguments.go") == "go [go]: nothing believed bears on it."
    assert line(section, "arguments.go.go-cheap.effect") == "Without weight here."
