"""What a map leaves open, how far from the thesis, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.errors import UnknownId
from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Evidence,
    EvidenceKind,
    Header,
    Map,
    Place,
    Question,
    Source,
    Stance,
    Voice,
)
from argmap.weigh.gaps import TITLES, WHY, Balance, Gap, GapKind, balances, distances, gaps
from tests.strategies import maps
from tests.weigh.small import CON, a_map, asks, claim, reason

PAPER = Source(id="paper", csl={"type": "report", "title": "A Paper"})
OTHER = Source(id="other", csl={"type": "report", "title": "Another"})


def of(map: Map, kind: GapKind) -> list[str]:
    return [gap.id for gap in gaps(map, [kind])]


def seen(id: str, target: str, bearing: str = "supports", *sources: str) -> Evidence:
    anchors = tuple(Place(source=source) for source in sources)
    return Evidence.model_validate(
        {"id": id, "text": "Seen.", "kind": EvidenceKind.CASE, "bears_on": {target: bearing}, "anchors": anchors}
    )


def says(*sources: str, stance: Stance = Stance.ASSERTS) -> tuple[Voice, ...]:
    return tuple(Voice(source=source, stance=stance) for source in sources)


def test_a_counter_is_answered_by_an_undercut_or_by_what_speaks_against_a_premise() -> None:
    counter = reason("counter", "t", "p", stance=CON)
    base = [asks("t"), claim("t"), claim("p"), claim("q"), counter]
    assert of(a_map(*base), GapKind.UNANSWERED) == ["counter"]
    assert "counter" not in of(a_map(*base, reason("cut", "counter", "q", stance=CON)), GapKind.UNANSWERED)
    assert "counter" not in of(a_map(*base, reason("no", "p", "q", stance=CON)), GapKind.UNANSWERED)
    assert "counter" not in of(a_map(*base, seen("case", "p", "contradicts")), GapKind.UNANSWERED)
    assert "counter" in of(a_map(*base, reason("backed", "counter", "q"), reason("yes", "p", "q")), GapKind.UNANSWERED)


def test_a_reply_is_itself_a_counter_whichever_side_it_serves() -> None:
    map = a_map(
        reason("counter", "t", "p", stance=CON), reason("reply", "counter", "q", stance=CON), claims=["t", "p", "q"]
    )
    assert of(map, GapKind.UNANSWERED) == ["reply"]


def test_premises_that_nothing_tests() -> None:
    map = a_map(
        asks("t"),
        reason("one", "t", "bare", "shown"),
        reason("two", "t", "bare", "doubted"),
        seen("case", "shown"),
        reason("doubt", "doubted", "bare", stance=CON),
        claims=["t", "bare", "shown", "doubted"],
    )
    (gap,) = gaps(map, [GapKind.UNTESTED])
    assert (gap.id, gap.distance, gap.others) == ("bare", 1, ("one", "two", "doubt"))
    assert gap.what == "3 arguments need it; no reason and no evidence bears on it."


def test_what_is_only_granted_is_no_open_premise() -> None:
    map = a_map(reason("one", "t", "p", "g", grants=("g",)), asks("t"), claims=["t", "p", "g"])
    assert of(map, GapKind.UNTESTED) == ["p"]
    assert of(map, GapKind.UNSUPPORTED) == []


def test_claims_without_support() -> None:
    map = a_map(
        asks("t"),
        reason("against", "t", "p", stance=CON),
        reason("for", "u", "p"),
        reason("doubt", "p", "u", stance=CON),
        claims=["t", "p", "u", "alone"],
    )
    assert [(gap.id, gap.distance) for gap in gaps(map, [GapKind.UNSUPPORTED])] == [("t", 0), ("p", 1), ("alone", None)]
    assert gaps(map, [GapKind.UNSUPPORTED])[0].what == "No reason and no evidence for it; 1 reason against it."


def test_claims_that_nothing_challenges() -> None:
    base = [asks("t"), claim("t"), claim("p"), claim("q"), reason("because", "t", "p")]
    assert of(a_map(*base), GapKind.UNCHALLENGED) == ["t"]
    for challenge in (reason("no", "t", "q", stance=CON), reason("cut", "because", "q", stance=CON)):
        assert of(a_map(*base, challenge), GapKind.UNCHALLENGED) == []
    assert of(a_map(*base, seen("case", "t", "contradicts")), GapKind.UNCHALLENGED) == []
    assert of(a_map(claim("t"), seen("case", "t")), GapKind.UNCHALLENGED) == ["t"]


def test_claims_of_fact_from_a_single_source() -> None:
    map = a_map(
        PAPER,
        OTHER,
        claim("once", voices=says("paper")),
        claim("twice", voices=says("paper", "other")),
        claim("reported", voices=(*says("paper"), *says("other", stance=Stance.REPORTS))),
        claim("shown", voices=says("paper")),
        seen("case", "shown", "supports", "other"),
        claim("argued", voices=says("paper")),
        reason("because", "argued", "once", voices=says("other")),
        claim("ought", ClaimKind.NORMATIVE, voices=says("paper")),
        claim("unvoiced"),
    )
    assert of(map, GapKind.SINGLE_SOURCE) == ["reported", "once"]
    gap = gaps(map, [GapKind.SINGLE_SOURCE])[1]
    assert (gap.others, gap.what) == (("paper",), "Everything said for it comes from “A Paper”.")


def test_support_that_runs_in_a_circle() -> None:
    map = a_map(
        asks("t"),
        reason("ab", "b", "a"),
        reason("ba", "a", "b"),
        reason("bt", "t", "b"),
        reason("self", "s", "s"),
        reason("attack", "t", "t", stance=CON),
        claims=["t", "a", "b", "s"],
    )
    found = gaps(map, [GapKind.CIRCULAR])
    assert [(gap.id, gap.others, gap.distance) for gap in found] == [
        ("a", ("b", "ab", "ba"), 1),
        ("s", ("self",), None),
    ]
    assert [gap.what for gap in found] == [
        "2 claims support each other in a circle.",
        "The claim is a reason for itself.",
    ]


def test_arguments_that_back_each_other() -> None:
    found = gaps(a_map(claim("t"), reason("one", "two"), reason("two", "one")), [GapKind.CIRCULAR])
    assert [gap.what for gap in found] == ["These arguments back each other in a circle."]


def lopsided_map(supporting: int, attacking: int) -> Map:
    reasons = [reason(f"for-{n}", "t", text="So.", voices=says("paper")) for n in range(supporting)]
    reasons += [reason(f"no-{n}", "t", text="No.", stance=CON, voices=says("paper")) for n in range(attacking)]
    return a_map(PAPER, claim("t"), *reasons)


@pytest.mark.parametrize(
    ("supporting", "attacking", "found"),
    [(4, 1, ["t", "paper"]), (1, 4, ["t", "paper"]), (2, 1, []), (5, 2, []), (3, 0, ["paper"]), (0, 3, ["paper"])],
)
def test_many_more_reasons_on_one_side(supporting: int, attacking: int, found: list[str]) -> None:
    map = lopsided_map(supporting, attacking)
    assert of(map, GapKind.LOPSIDED) == found
    assert balances(map) == [Balance("t", supporting, attacking), Balance("paper", supporting, attacking)]


def test_distances_count_arguments() -> None:
    map = a_map(
        asks("t"),
        reason("one", "t", "p", "r"),
        reason("cut", "one", "q", stance=CON),
        reason("two", "p", "r", "far", grants=("far",)),
        claims=["t", "p", "q", "r", "far", "loose"],
    )
    assert distances(map) == {"t": 0, "one": 1, "p": 1, "r": 1, "cut": 2, "q": 2, "two": 2, "far": 2}


def test_without_a_question_claims_that_no_argument_uses_are_the_top() -> None:
    assert distances(a_map(reason("one", "t", "p"), claims=["t", "p"])) == {"t": 0, "one": 1, "p": 1}


def test_the_nearest_come_first_and_what_leads_nowhere_last() -> None:
    map = a_map(asks("t"), reason("one", "t", "p"), reason("two", "p", "q"), claims=["t", "p", "q", "loose"])
    found = [gap.distance for gap in gaps(map)]
    known = [distance for distance in found if distance is not None]
    assert known == sorted(known)
    assert found == [*known, None]


def test_every_kind_is_named_and_explained_without_taking_sides() -> None:
    assert set(TITLES) == set(WHY) == set(GapKind)
    for words in (*TITLES.values(), *WHY.values()):
        assert not {"weak", "wrong", "fault", "bias", "unfair", "fails", "fallacy"} & set(words.lower().split())
    gap = Gap(GapKind.UNTESTED, "p", 1, "1 argument needs it.")
    assert gap.why == WHY[GapKind.UNTESTED]


def test_nothing_is_open_in_an_empty_map() -> None:
    empty = Map.build(Header(title="Empty"), [])
    assert gaps(empty) == []
    assert balances(empty) == []
    assert distances(empty) == {}
    assert gaps(lopsided_map(4, 1), []) == []


def test_a_chain_of_any_length_is_read() -> None:
    count = 20_000
    items = [claim(f"c-{n}") for n in range(count)]
    chain = [reason(f"a-{n}", f"c-{n}", f"c-{n + 1}") for n in range(count - 1)]
    map = a_map(asks("c-0"), *items, *chain)
    assert distances(map)[f"c-{count - 1}"] == count - 1
    assert of(map, GapKind.UNTESTED) == [f"c-{count - 1}"]


@given(maps())
@settings(deadline=None)
def test_any_map_can_be_asked(map: Map) -> None:
    found = gaps(map)
    near = distances(map)
    for gap in found:
        assert gap.id in map
        assert all(other in map for other in gap.others)
        assert gap.distance is None or gap.distance >= 0
        if isinstance(map[gap.id], Claim) and gap.kind is not GapKind.CIRCULAR:
            assert gap.distance == near.get(gap.id)
        if gap.kind is GapKind.UNANSWERED:
            assert map.find(gap.id, Argument).stance is CON
    alone = (GapKind.UNTESTED, GapKind.UNSUPPORTED, GapKind.UNCHALLENGED)
    told = [gap.id for gap in found if gap.kind in alone]
    assert len(told) == len(set(told))
    for kind in GapKind:
        assert gaps(map, [kind]) == [gap for gap in found if gap.kind is kind]


def test_the_gaps_of_a_question_are_those_that_bear_on_it_theses_first() -> None:
    map = a_map(
        Question(id="q", text="Q?", theses=("t",), options=("o",)),
        Question(id="other", text="O?", options=("u",)),
        reason("for-o", "o", "a"),
        reason("for-t", "t", "b"),
        claims=["t", "o", "u", "a", "b", "alone"],
    )
    found = [(gap.id, gap.distance) for gap in gaps(map, [GapKind.UNSUPPORTED, GapKind.UNTESTED], "q")]
    assert found == [("b", 1), ("a", 1)]
    assert {gap.id for gap in gaps(map, [GapKind.UNSUPPORTED], "other")} == {"u"}
    with pytest.raises(UnknownId):
        gaps(map, question="nobody")
