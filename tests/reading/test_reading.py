"""Maps as people read them: outline, cards, voices in words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from argmap.edits import Add, Batch, Change, Edit, Merge, Restore, Retire, Retitle, Revise, Weigh
from argmap.errors import UnknownId
from argmap.formats import read_map
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Hedge,
    Link,
    LinkKind,
    Map,
    Note,
    NoteKind,
    Question,
    Source,
    Stance,
    Voice,
)
from argmap.reading import (
    Sign,
    card_of,
    change_words,
    children,
    edit_words,
    label,
    labels_in,
    path_to,
    roots,
    voice_words,
)
from argmap.resources import bundled_maps
from tests.strategies import maps

PRO, CON = Direction.PRO, Direction.CON


def claim(id: str, kind: ClaimKind = ClaimKind.CAUSAL, *voices: Voice) -> Claim:
    return Claim(id=id, text=f"{id} is so.", kind=kind, voices=voices)


MAP = Map.build(
    Header(title="t"),
    [
        Source(id="paper", csl={"type": "book", "title": "Paper", "author": [{"family": "Roe"}]}),
        Question(id="ask", text="So?", theses=("thesis",), options=("thesis", "option")),
        claim("thesis", ClaimKind.POLICY, Voice(source="paper", stance=Stance.STEELMANS, on_behalf_of="labs")),
        claim("option", ClaimKind.POLICY),
        claim("ground"),
        claim("p"),
        claim("q"),
        claim("granted"),
        claim("loose"),
        Argument(id="against", stance=CON, target="thesis", text="No."),
        Argument(id="for", stance=PRO, target="thesis", premises=("ground",)),
        Argument(id="linked", stance=PRO, target="option", premises=("p", "q"), grants=("granted",)),
        Argument(id="undercut", stance=CON, target="for", text="It does not follow."),
        Argument(id="undermine", stance=CON, target="ground", text="There is none."),
        Argument(id="round-1", stance=PRO, target="loose", premises=("round",)),
        claim("round"),
        Argument(id="round-2", stance=PRO, target="round", premises=("loose",)),
        Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"ground": Bearing.SUPPORTS}),
        Evidence(id="unseen", text="Not seen.", kind=EvidenceKind.CASE, bears_on={"thesis": Bearing.CONTRADICTS}),
        Link(id="near", kind=LinkKind.IN_TENSION_WITH, **{"from": "ground", "to": "loose"}),
        Note(id="remark", kind=NoteKind.SCOPE_EXCLUSION, text="Left out.", about=("thesis",)),
    ],
)


def shown(map: Map, id: str) -> list[tuple[str, str]]:
    return [(branch.id, branch.sign.word) for branch in children(map, id)]


def test_the_outline_begins_with_questions_and_then_claims_that_nothing_leads_to() -> None:
    assert [(branch.id, branch.sign) for branch in roots(MAP)] == [("ask", Sign.QUESTION), ("loose", Sign.CLAIM)]


def test_what_stands_under_an_item_comes_in_reading_order() -> None:
    assert shown(MAP, "ask") == [("thesis", "thesis"), ("option", "option")]
    assert shown(MAP, "thesis") == [("for", "supports"), ("against", "rebuts"), ("unseen", "evidence against")]
    assert shown(MAP, "linked") == [("p", "premise"), ("q", "premise"), ("granted", "granted")]
    assert shown(MAP, "nobody") == []


def test_what_bears_on_the_only_premise_of_an_argument_stands_under_the_argument() -> None:
    assert set(shown(MAP, "for")) == {
        ("undermine", "undermines"),
        ("seen", "evidence for"),
        ("undercut", "undercuts"),
    }


@given(maps())
def test_every_claim_and_argument_on_one_can_be_reached_in_the_outline(map: Map) -> None:
    reached: set[str] = set()
    waiting = [branch.id for branch in roots(map)]
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            item = map[id]
            waiting.extend(branch.id for branch in children(map, id))
            if isinstance(item, Argument) and len(item.premises) == 1:
                waiting.extend(item.premises)
    on_claims = {argument.id for argument in map.of_kind(Argument) if isinstance(map[argument.target], Claim)}
    assert {claim.id for claim in map.of_kind(Claim)} | on_claims <= reached


@given(maps())
def test_every_item_has_a_card_whose_lines_lead_somewhere(map: Map) -> None:
    for item in map.items:
        card = card_of(map, item.id)
        assert card.text
        assert card.kind
        assert label(map, item)
        assert all(line.id in map and line.mark and line.text for line in card.lines)
        assert all(name and text for name, text in card.facts)


@given(maps())
def test_the_way_to_an_item_leads_through_rows_of_the_outline(map: Map) -> None:
    tops = {branch.id for branch in roots(map)}
    for item in map.items:
        path = path_to(map, item.id)
        if path:
            assert path[0] in tops
            for above, row in itertools.pairwise(path):
                assert row in {branch.id for branch in children(map, above)}


def test_a_card_has_supporters_and_attackers_and_what_the_claim_is_used_for() -> None:
    card = card_of(MAP, "ground")
    assert [line.id for line in card.pro.lines] == []
    assert [(line.id, line.word) for line in card.con.lines] == [("undermine", "undermines")]
    sections = {section.title: [line.id for line in section.lines] for section in card.sections}
    assert sections == {"EVIDENCE": ["seen"], "PREMISE OF": ["for"], "LINKS": ["loose"]}
    assert card.kind == "causal claim"
    thesis = card_of(MAP, "thesis")
    assert [line.id for line in thesis.pro.lines] == ["for"]
    assert [line.id for line in thesis.con.lines] == ["against"]
    assert {section.title for section in thesis.sections} == {"EVIDENCE", "NOTES", "QUESTIONS", "SOURCES"}


def test_the_card_of_an_argument_has_its_target_premises_and_what_bears_on_them() -> None:
    card = card_of(MAP, "for")
    assert card.kind == "argument that supports"
    assert card.text == "ground is so."
    assert [line.id for line in card.con.lines] == ["undercut", "undermine"]
    sections = {section.title: [line.id for line in section.lines] for section in card.sections}
    assert sections["FOR WHAT"] == ["thesis"]
    assert sections["PREMISES"] == ["ground"]
    with pytest.raises(UnknownId):
        card_of(MAP, "nobody")


def test_words_of_people_are_shown_as_written() -> None:
    map = MAP.put(Claim(id="odd", text="[Main claim] is [b]so[/b].", kind=ClaimKind.CAUSAL, title="[x]"))
    assert card_of(map, "odd").text == "[Main claim] is [b]so[/b]."
    assert label(map, map["odd"]) == "[x]"


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (Voice(by="Ada"), "asserted by Ada"),
        (Voice(), "asserted by somebody unnamed"),
        (Voice(source="paper", locator="p. 3"), "asserted by Roe (Paper, p. 3)"),
        (Voice(by="Ada", source="paper"), "asserted by Ada (Paper)"),
        (Voice(by="Ada", hedge=Hedge.STRONG), "asserted by Ada, strongly hedged"),
        (Voice(by="Ada", stance=Stance.GRANTS), "granted for the sake of argument by Ada"),
        (
            Voice(by="Ada", stance=Stance.STEELMANS, on_behalf_of="labs", hedge=Hedge.WEAK),
            "steelmanned by Ada on behalf of labs, not their own view, weakly hedged",
        ),
    ],
)
def test_a_voice_says_who_how_and_where(voice: Voice, words: str) -> None:
    assert voice_words(MAP, voice) == words


@pytest.mark.parametrize("stance", Stance)
def test_only_what_is_asserted_reads_as_a_belief(stance: Stance) -> None:
    words = voice_words(MAP, Voice(by="Ada", stance=stance))
    assert words.startswith("asserted by") == (stance is Stance.ASSERTS)
    assert ("not their own view" in words) == (stance is Stance.STEELMANS)


@pytest.mark.parametrize("name", sorted(bundled_maps()))
def test_a_bundled_map_can_be_walked_from_its_question_to_every_argument_on_a_claim(name: str) -> None:
    map = read_map(bundled_maps()[name])
    assert map[roots(map)[0].id].kind_name == "question"
    assert all(path_to(map, argument.id) for argument in map.of_kind(Argument))
    assert all(card_of(map, item.id).text for item in map.items)


@pytest.mark.parametrize(
    "change",
    [
        Add(item=claim("new")),
        Revise(id="loose", fields={"text": "x"}),
        Retire(id="loose"),
        Retire(id="gone"),
        Merge(keep="p", drop="q"),
        Weigh(perspective="mine", id="p", value=0.5),
        Weigh(perspective="mine", id="p", value=None),
        Retitle(header=Header(title="new")),
        Restore(),
        Batch(changes=(Add(item=claim("new")), Batch(changes=(Retire(id="p"),)))),
    ],
)
def test_every_change_can_be_told_in_words(change: Change) -> None:
    assert edit_words(Edit(author="tester", change=change))


def test_items_are_named_by_their_labels_where_these_are_known() -> None:
    map = Map.build(Header(title="T"), [claim("p")])
    known = labels_in(map)
    assert change_words(Weigh(perspective="mine", id="p", value=0.5), known).startswith("weighed claim “")
    assert "'p'" not in change_words(Retire(id="p"), known)
    assert change_words(Retire(id="gone"), known) == "retired 'gone'"
    assert change_words(Retire(id="p")) == "retired 'p'"


def test_a_way_under_the_question_wanted_goes_before_a_shorter_one() -> None:
    items = [
        *(Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL) for id in ("far", "near", "between", "shared")),
        Question(id="long", text="Far?", options=("far",)),
        Question(id="short", text="Near?", options=("near",)),
        Argument(id="one", stance=Direction.PRO, target="near", premises=("shared",)),
        Argument(id="two", stance=Direction.PRO, target="far", premises=("between",)),
        Argument(id="three", stance=Direction.PRO, target="between", premises=("shared",)),
    ]
    map = Map.build(Header(title="Two"), items)
    assert path_to(map, "shared")[0] == "short"
    assert path_to(map, "shared", "long")[0] == "long"
    assert path_to(map, "near", "long")[0] == "short"
