"""A claim that several arguments use is one claim: cards say what else it bears on."""

from __future__ import annotations

from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.reading import Line, card_of


def built(users: int) -> Map:
    claims = [Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL) for id in ("thesis", "shared", "own")]
    arguments = [
        Argument(
            id=f"use-{number}", stance=Direction.PRO, target="thesis", premises=("shared", "own")[: 2 - bool(number)]
        )
        for number in range(users)
    ]
    return Map.build(Header(title="t"), [*claims, *arguments])


def section(map: Map, id: str, title: str) -> list[Line]:
    return [line for one in card_of(map, id).sections if one.title == title for line in one.lines]


def test_an_argument_says_what_else_its_premises_bear_on() -> None:
    shared, own = section(built(2), "use-0", "PREMISES")
    assert shared.more == "also bears on “use-1”"
    assert own.more == ""
    assert section(built(5), "use-0", "PREMISES")[0].more == "also bears on “use-1”, “use-2” and 2 more"


def test_a_claim_says_what_each_of_its_users_bears_on() -> None:
    first, second = section(built(2), "shared", "PREMISE OF")
    assert (first.more, second.more) == ("bears on “thesis”", "also bears on “thesis”")
    assert section(built(1), "shared", "PREMISE OF")[0].more == ""
