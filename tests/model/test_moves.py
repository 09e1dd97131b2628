"""The moves that arguments make, derived from what they say about what."""

from __future__ import annotations

import pytest

from argmap.model import (
    Argument,
    Bearing,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Header,
    Map,
    Move,
    arguments_from,
    arguments_on,
    evidence_on,
    gist,
    move_of,
    moves_on,
    premises_of,
)

PRO, CON = Direction.PRO, Direction.CON
MAP = Map.build(
    Header(title="t"),
    [
        Claim(id="thesis", text="It is so.", kind=ClaimKind.CAUSAL),
        Claim(id="ground", text="There is a ground.", kind=ClaimKind.CAUSAL),
        Claim(id="granted", text="Granted.", kind=ClaimKind.CAUSAL),
        Argument(id="supports", stance=PRO, target="thesis", premises=("ground",), grants=("granted",)),
        Argument(id="rebuts", stance=CON, target="thesis", title="No"),
        Argument(id="undermines", stance=CON, target="ground", text="There is none."),
        Argument(id="undercuts", stance=CON, target="supports"),
        Argument(id="backs", stance=PRO, target="supports"),
        Argument(id="backs-attack", stance=PRO, target="rebuts"),
        Argument(id="supports-premise", stance=PRO, target="ground"),
        Argument(id="rebuts-granted", stance=CON, target="granted"),
        Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"ground": Bearing.CONTRADICTS}),
    ],
)


@pytest.mark.parametrize(
    ("id", "move"),
    [
        ("supports", Move.SUPPORT),
        ("rebuts", Move.REBUT),
        ("undermines", Move.UNDERMINE),
        ("undercuts", Move.UNDERCUT),
        ("backs", Move.BACKING),
        ("backs-attack", Move.BACKING),
        ("supports-premise", Move.SUPPORT),
        ("rebuts-granted", Move.REBUT),
    ],
)
def test_the_move_follows_from_stance_and_target(id: str, move: Move) -> None:
    assert move_of(MAP, MAP.find(id, Argument)) is move


def test_attacking_a_claim_that_is_no_premise_any_more_rebuts() -> None:
    map = MAP.put(MAP.find("supports", Argument).model_copy(update={"premises": ()}))
    assert move_of(map, map.find("undermines", Argument)) is Move.REBUT


def test_what_bears_on_an_item_is_listed_with_its_move() -> None:
    assert [(argument.id, move) for argument, move in moves_on(MAP, "supports")] == [
        ("undercuts", Move.UNDERCUT),
        ("backs", Move.BACKING),
    ]
    assert [argument.id for argument in arguments_on(MAP, "thesis", PRO)] == ["supports"]
    assert [argument.id for argument in arguments_on(MAP, "thesis")] == ["supports", "rebuts"]
    assert [argument.id for argument in arguments_from(MAP, "ground")] == ["supports"]
    assert arguments_from(MAP, "granted") == []
    assert [evidence.id for evidence in evidence_on(MAP, "ground")] == ["seen"]
    assert [claim.id for claim in premises_of(MAP, MAP.find("supports", Argument))] == ["ground"]


@pytest.mark.parametrize(
    ("id", "words"),
    [("undermines", "There is none."), ("supports", "There is a ground."), ("rebuts", "No"), ("backs", "backs")],
)
def test_the_gist_of_an_argument_is_its_sentence_its_premises_its_title_or_its_id(id: str, words: str) -> None:
    assert gist(MAP, MAP.find(id, Argument)) == words
