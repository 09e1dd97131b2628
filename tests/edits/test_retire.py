"""Retiring an item: who needs it, and what goes with it."""

from __future__ import annotations

import pytest

from argmap.edits import Retire, Revise, apply
from argmap.errors import ArgmapError, EditRefused
from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Link,
    LinkKind,
    Map,
    Note,
    NoteKind,
    Perspective,
    Question,
    Source,
    Voice,
)
from tests.strategies import edit


@pytest.fixture
def map() -> Map:
    items = [
        Source(id="paper", csl={"type": "article", "title": "Paper"}),
        Claim(id="thesis", text="It is so.", kind=ClaimKind.POLICY, voices=(Voice(source="paper"),)),
        Claim(id="ground", text="There is a ground.", kind=ClaimKind.EMPIRICAL),
        Claim(id="alone", text="Nobody needs this.", kind=ClaimKind.EMPIRICAL),
        Argument(id="reason", stance=Direction.PRO, target="thesis", premises=("ground",)),
        Argument(id="doubt", stance=Direction.CON, target="reason", text="It does not follow.", grants=("ground",)),
        Evidence(
            id="seen",
            text="Seen.",
            kind=EvidenceKind.CASE,
            bears_on={"ground": Bearing.SUPPORTS, "alone": Bearing.SUPPORTS},
        ),
        Question(id="ask", text="So?", theses=("thesis",), options=("thesis",), baseline="thesis"),
        Note(id="remark", kind=NoteKind.ENCODER, text="Mind this.", about=("reason",)),
        Link(id="near", kind=LinkKind.CITES, **{"from": "ground", "to": "alone"}),
        Perspective(id="mine", title="Mine", credence={"thesis": 0.5}, force={"reason": 0.5, "doubt": 0.1}),
    ]
    return Map.build(Header(title="test"), items)


def test_a_claim_that_others_need_is_not_retired_and_the_refusal_names_them(map: Map) -> None:
    with pytest.raises(EditRefused) as refusal:
        apply(map, edit(Retire(id="ground")))
    message = str(refusal.value)
    for named in (
        "argument 'reason'",
        "argument 'doubt' (It does not follow.)",
        "evidence 'seen' (Seen.)",
        "link 'near'",
    ):
        assert named in message
    assert "--with-dependents" in refusal.value.next_step


def test_a_refusal_names_the_first_few_of_many_dependents(map: Map) -> None:
    for number in range(20):
        map = map.put(Argument(id=f"pro-{number}", stance=Direction.PRO, target="alone", text="Because."))
    with pytest.raises(EditRefused, match="; and 14 more"):
        apply(map, edit(Retire(id="alone")))


def test_retiring_with_dependents_takes_what_makes_no_sense_without_it(map: Map) -> None:
    applied = apply(map, edit(Retire(id="thesis", dependents=True)))
    after = applied.map
    assert set(map.entries) - set(after.entries) == {"thesis", "reason", "doubt", "remark"}
    assert after.find("ask", Question).theses == ()
    assert after.find("ask", Question).baseline is None
    assert after.find("mine", Perspective).force == {}
    assert apply(after, applied.inverse).map == map


def test_what_can_do_without_the_retired_item_stays(map: Map) -> None:
    after = apply(map, edit(Retire(id="ground", dependents=True))).map
    assert after.find("seen", Evidence).bears_on == {"alone": "supports"}
    assert {"reason", "doubt", "near", "ground"}.isdisjoint(after.entries)
    assert "thesis" in after


def test_weights_on_a_retired_item_go_without_asking(map: Map) -> None:
    map = apply(map, edit(Retire(id="remark"))).map
    map = apply(map, edit(Retire(id="doubt"))).map
    assert map.find("mine", Perspective).force == {"reason": 0.5}


def test_a_source_that_is_cited_is_not_retired_even_with_dependents(map: Map) -> None:
    for dependents in (False, True):
        with pytest.raises(EditRefused, match="is cited by claim 'thesis'"):
            apply(map, edit(Retire(id="paper", dependents=dependents)))
    freed = apply(map, edit(Revise(id="thesis", fields={"voices": []}))).map
    assert "paper" not in apply(freed, edit(Retire(id="paper"))).map


def test_arguments_in_a_circle_retire_together(map: Map) -> None:
    for id, target in (("a", "b"), ("b", "a")):
        map = map.put(Argument(id=id, stance=Direction.CON, target=target, text="No."))
    with pytest.raises(EditRefused, match="needed by argument 'b'"):
        apply(map, edit(Retire(id="a")))
    after = apply(map, edit(Retire(id="a", dependents=True))).map
    assert {"a", "b"}.isdisjoint(after.entries)


def test_a_long_chain_retires_whole() -> None:
    claims = [Claim(id=f"c-{number}", text="So.", kind=ClaimKind.CAUSAL) for number in range(20_001)]
    chain = [
        Argument(id=f"a-{number}", stance=Direction.PRO, target=f"c-{number}", premises=(f"c-{number + 1}",))
        for number in range(20_000)
    ]
    chain += [Argument(id=f"u-{number}", stance=Direction.CON, target=f"u-{number - 1}") for number in range(1, 5000)]
    chain.append(Argument(id="u-0", stance=Direction.CON, target="a-0"))
    map = Map.build(Header(title="chain"), [*claims, *chain])
    after = apply(map, edit(Retire(id="c-0", dependents=True))).map
    assert len(map) - len(after) == 1 + 1 + 5000


def test_an_unknown_id_is_not_retired_and_near_ids_are_suggested(map: Map) -> None:
    with pytest.raises(ArgmapError, match="there is no 'reasn'") as refusal:
        apply(map, edit(Retire(id="reasn")))
    assert "reason" in refusal.value.next_step
