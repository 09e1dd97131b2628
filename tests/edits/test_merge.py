"""Merging two items keeps what both had."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from argmap.edits import Merge, apply
from argmap.errors import ArgmapError, EditRefused
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Definition,
    Direction,
    Effect,
    Evidence,
    EvidenceKind,
    Header,
    Item,
    Link,
    LinkKind,
    Map,
    Note,
    NoteKind,
    Perspective,
    Place,
    Question,
    Source,
    Term,
    Voice,
    arguments_on,
    evidence_on,
)
from tests.strategies import edit, maps, merges


def claim(id: str, kind: ClaimKind = ClaimKind.EMPIRICAL, by: str = "") -> Claim:
    return Claim(id=id, text=f"{id} is so.", kind=kind, voices=(Voice(by=by),) if by else ())


def built(*items: Item) -> Map:
    return Map.build(Header(title="test"), items)


def merged(map: Map, keep: str, drop: str) -> Map:
    return apply(map, edit(Merge(keep=keep, drop=drop))).map


@given(data=st.data(), map=maps())
def test_merging_keeps_every_argument_voice_and_evidence_item(data: st.DataObject, map: Map) -> None:
    change = data.draw(merges(map))
    try:
        after = merged(map, change.keep, change.drop)
    except ArgmapError as error:
        event(f"refused: {type(error).__name__}")
        return
    kept, dropped = map[change.keep], map[change.drop]
    gone = set(map.entries) - set(after.entries)
    assert change.drop in gone
    assert all(isinstance(map[id], Link) for id in gone - {change.drop})
    assert {item.id for item in map.of_kind(Argument)} - {item.id for item in after.of_kind(Argument)} <= {change.drop}
    for item in (kept, dropped):
        for voice in getattr(item, "voices", ()):
            assert moved_place(voice, change) in getattr(after[kept.id], "voices", ())
    for argument in map.of_kind(Argument):
        if argument.id not in (kept.id, dropped.id):
            moved = after.find(argument.id, Argument)
            assert moved.target == (kept.id if argument.target == dropped.id else argument.target)
            assert moved.stance is argument.stance
    if isinstance(kept, Claim):
        on_either = {evidence.id for id in (kept.id, dropped.id) for evidence in evidence_on(map, id)}
        assert {evidence.id for evidence in evidence_on(after, kept.id)} == on_either
        reasons = {argument.id for id in (kept.id, dropped.id) for argument in arguments_on(map, id)}
        assert {argument.id for argument in arguments_on(after, kept.id)} == reasons


@given(data=st.data(), map=maps())
def test_whatever_mentioned_either_of_two_merged_items_mentions_the_one_kept(data: st.DataObject, map: Map) -> None:
    change = data.draw(merges(map))
    try:
        after = merged(map, change.keep, change.drop)
    except ArgmapError:
        return
    mentioning = {item.id for id in (change.keep, change.drop) for item in map.mentioned_by(id)}
    lost = mentioning - {item.id for item in after.mentioned_by(change.keep)} - {change.keep, change.drop}
    assert all(isinstance(map[id], Link) and id not in after for id in lost)
    assert change.drop not in after.mentions


def moved_place(voice: Voice, change: Merge) -> Voice:
    return voice.model_copy(update={"source": change.keep}) if voice.source == change.drop else voice


def test_merged_claims_have_the_arguments_voices_evidence_and_uses_of_both() -> None:
    map = built(
        claim("keep", by="Ada"),
        claim("drop", by="Bo"),
        claim("other"),
        Argument(id="on-keep", stance=Direction.PRO, target="keep", text="Because."),
        Argument(id="on-drop", stance=Direction.CON, target="drop", text="No."),
        Argument(id="uses-drop", stance=Direction.PRO, target="other", premises=("keep", "drop"), grants=("drop",)),
        Evidence(id="seen", text="It was seen.", kind=EvidenceKind.CASE, bears_on={"drop": Bearing.SUPPORTS}),
        Question(id="ask", text="So?", theses=("drop",)),
        Note(id="remark", kind=NoteKind.ENCODER, text="Mind this.", about=("drop", "keep")),
        Link(id="same", kind=LinkKind.RESTATES, **{"from": "drop", "to": "keep"}),
        Link(id="near", kind=LinkKind.CITES, **{"from": "drop", "to": "other"}),
        Perspective(id="mine", title="Mine", credence={"drop": 0.25}),
        Perspective(id="yours", title="Yours", credence={"drop": 0.25, "keep": 0.75}),
    )
    after = merged(map, "keep", "drop")
    assert [voice.by for voice in after.find("keep", Claim).voices] == ["Ada", "Bo"]
    assert [argument.id for argument in arguments_on(after, "keep")] == ["on-keep", "on-drop"]
    assert after.find("uses-drop", Argument).premises == ("keep",)
    assert after.find("uses-drop", Argument).grants == ("keep",)
    assert after.find("seen", Evidence).bears_on == {"keep": "supports"}
    assert after.find("ask", Question).theses == ("keep",)
    assert after.find("remark", Note).about == ("keep",)
    assert "same" not in after
    assert after.find("near", Link).start == "keep"
    assert after.find("mine", Perspective).credence == {"keep": 0.25}
    assert after.find("yours", Perspective).credence == {"keep": 0.75}


def test_two_claims_joined_by_a_link_that_has_a_note_can_be_merged() -> None:
    map = built(
        claim("keep"),
        claim("drop"),
        Link(id="same", kind=LinkKind.RESTATES, **{"from": "drop", "to": "keep"}),
        Note(id="why", kind=NoteKind.ENCODER, text="They say the same.", about=("same",)),
        Note(id="both", kind=NoteKind.ENCODER, text="They say the same.", about=("same", "drop")),
        Link(id="about", kind=LinkKind.CITES, **{"from": "same", "to": "keep"}),
    )
    after = merged(map, "keep", "drop")
    assert [item.id for item in after.items] == ["keep", "why", "both"]
    assert after.find("why", Note).about == after.find("both", Note).about == ("keep",)


def test_merged_arguments_keep_voices_exceptions_values_and_objections_of_both() -> None:
    fields = {"stance": Direction.PRO, "target": "thesis"}
    map = built(
        claim("thesis"),
        Argument(id="one", **fields, voices=(Voice(by="Ada"),), unless=("rain",), values={"cost": Effect.HARMS}),
        Argument(id="two", **fields, voices=(Voice(by="Bo"),), unless=("snow",), values={"care": Effect.PROMOTES}),
        Argument(id="objection", stance=Direction.CON, target="two", text="No."),
        Perspective(id="mine", title="Mine", force={"two": 0.5}),
    )
    after = merged(map, "one", "two")
    kept = after.find("one", Argument)
    assert [voice.by for voice in kept.voices] == ["Ada", "Bo"]
    assert kept.unless == ("rain", "snow")
    assert kept.values == {"cost": "harms", "care": "promotes"}
    assert after.find("objection", Argument).target == "one"
    assert after.find("mine", Perspective).force == {"one": 0.5}


def test_merged_evidence_keeps_figures_anchors_and_claims_of_both() -> None:
    source = Source(id="report", csl={"type": "report", "title": "Report"})
    fields = {"text": "Seen.", "kind": EvidenceKind.CASE}
    map = built(
        claim("this"),
        claim("that"),
        source,
        Evidence(id="one", **fields, bears_on={"this": Bearing.SUPPORTS}, figures=("3 %",)),
        Evidence(
            id="two",
            **fields,
            bears_on={"that": Bearing.CONTRADICTS},
            figures=("4 %",),
            anchors=(Place(source="report", locator="p. 2"),),
        ),
    )
    kept = merged(map, "one", "two").find("one", Evidence)
    assert kept.bears_on == {"this": "supports", "that": "contradicts"}
    assert kept.figures == ("3 %", "4 %")
    assert kept.anchors == (Place(source="report", locator="p. 2"),)


def test_merged_terms_keep_the_definitions_of_both() -> None:
    map = built(
        Term(id="model", name="model", definitions=(Definition(text="weights"),)),
        Term(id="system", name="system", definitions=(Definition(text="weights and prompt"),)),
    )
    kept = merged(map, "model", "system").find("model", Term)
    assert [definition.text for definition in kept.definitions] == ["weights", "weights and prompt"]


def test_whatever_cites_either_of_two_merged_sources_cites_the_one_kept() -> None:
    place = {"source": "preprint"}
    map = built(
        Source(id="paper", csl={"type": "article", "title": "Paper"}),
        Source(id="preprint", csl={"type": "article", "title": "Paper (preprint)"}),
        Claim(id="said", text="It is said.", kind=ClaimKind.EMPIRICAL, voices=(Voice(**place),)),
        Argument(id="reason", stance=Direction.PRO, target="said", voices=(Voice(**place),)),
        Evidence(
            id="seen",
            text="Seen.",
            kind=EvidenceKind.CASE,
            bears_on={"said": Bearing.SUPPORTS},
            anchors=(Place(**place),),
        ),
        Term(id="word", name="word", definitions=(Definition(text="a sign", **place),)),
        Note(id="remark", kind=NoteKind.SCOPE_EXCLUSION, text="Left out.", **place),
        Perspective(id="theirs", title="Theirs", **place),
    )
    after = merged(map, "paper", "preprint")
    assert {item.id for item in after.mentioned_by("paper")} == {"said", "reason", "seen", "word", "remark", "theirs"}


@pytest.mark.parametrize(
    ("keep", "drop", "why"),
    [
        ("this", "this", "with itself"),
        ("this", "pro", "a claim and a argument|a claim and an argument"),
        ("pro", "con", "different reasons"),
        ("pro", "pro-that", "different reasons"),
        ("pro", "pro-premise", "different reasons"),
        ("for", "against", "point both ways"),
        ("note", "note-2", "cannot be merged"),
    ],
)
def test_items_that_cannot_be_one_are_not_merged(keep: str, drop: str, why: str) -> None:
    evidence = {"text": "Seen.", "kind": EvidenceKind.CASE}
    map = built(
        claim("this"),
        claim("that"),
        Argument(id="pro", stance=Direction.PRO, target="this"),
        Argument(id="con", stance=Direction.CON, target="this"),
        Argument(id="pro-that", stance=Direction.PRO, target="that"),
        Argument(id="pro-premise", stance=Direction.PRO, target="this", premises=("that",)),
        Evidence(id="for", **evidence, bears_on={"this": Bearing.SUPPORTS}),
        Evidence(id="against", **evidence, bears_on={"this": Bearing.CONTRADICTS}),
        Note(id="note", kind=NoteKind.ENCODER, text="A."),
        Note(id="note-2", kind=NoteKind.ENCODER, text="B."),
    )
    with pytest.raises(EditRefused, match=why):
        merged(map, keep, drop)


def test_an_option_is_not_merged_into_a_claim_that_is_no_policy() -> None:
    map = built(
        claim("policy", ClaimKind.POLICY),
        claim("fact"),
        Question(id="ask", text="So?", options=("policy",)),
    )
    with pytest.raises(EditRefused, match=r"ask\.options\.0: expected a claim of kind policy"):
        merged(map, "fact", "policy")
    assert merged(map, "policy", "fact").find("ask", Question).options == ("policy",)


def test_evidence_that_points_both_ways_on_two_claims_keeps_them_apart() -> None:
    bears_on = {"this": Bearing.SUPPORTS, "that": Bearing.CONTRADICTS}
    map = built(
        claim("this"), claim("that"), Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on=bears_on)
    )
    with pytest.raises(EditRefused, match="point both ways"):
        merged(map, "this", "that")


def test_sources_of_other_authors_are_not_merged() -> None:
    works = [
        Source(id=id, csl={"type": "report", "title": id, "author": [{"literal": author}]})
        for id, author in (("one", "Ada"), ("two", "Bo"), ("three", "Ada"))
    ]
    map = Map.build(Header(title="T"), works)
    with pytest.raises(EditRefused, match="different works"):
        apply(map, edit(Merge(keep="one", drop="two")))
    assert "three" not in apply(map, edit(Merge(keep="one", drop="three"))).map


def test_an_act_that_either_calls_irreversible_is_so() -> None:
    plain, marked = (Claim(id=id, text="Sell.", kind=ClaimKind.POLICY, irreversible=id == "b") for id in "ab")
    for keep, drop in ("ab", "ba"):
        assert merged(built(plain, marked), keep, drop).find(keep, Claim).irreversible
