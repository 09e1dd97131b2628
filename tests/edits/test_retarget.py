"""Gestures that join what is there: an argument on another target, a reason from known claims, a link."""

from __future__ import annotations

from collections.abc import Container
from itertools import count

import pytest

from argmap.edits import apply
from argmap.edits.compose import Reason, Wording, new_link, new_reason
from argmap.edits.retarget import retargeting
from argmap.errors import EditRefused, UnknownId
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, LinkKind, Map
from tests.strategies import edit


def claim(id: str) -> Claim:
    return Claim(id=id, text=f"{id} is so.", kind=ClaimKind.EMPIRICAL)


def reason(id: str, target: str, *premises: str, stance: Direction = Direction.PRO) -> Argument:
    return Argument(id=id, stance=stance, target=target, premises=premises)


MAP = Map.build(
    Header(title="T"),
    [
        *(claim(id) for id in ("top", "mid", "low", "other")),
        reason("upper", "top", "mid"),
        reason("lower", "mid", "low"),
        reason("against", "top", "low", stance=Direction.CON),
        reason("doubt", "upper", "other", stance=Direction.CON),
        reason("doubted", "doubt", "other", stance=Direction.CON),
    ],
)


class FreeIds:
    """Ids that are free, in order."""

    def __init__(self) -> None:
        self.numbers = count()

    def __call__(self, words: str, taken: Container[str] = ()) -> str:  # noqa: ARG002 - as `FreeId` has it
        return f"new-{next(self.numbers)}"


@pytest.mark.parametrize(
    ("id", "target"), [("upper", "other"), ("lower", "top"), ("against", "mid"), ("doubt", "against"), ("doubt", "top")]
)
def test_an_argument_moves_and_moves_back(id: str, target: str) -> None:
    applied = apply(MAP, edit(retargeting(MAP, id, target)))
    assert applied.map.find(id, Argument).target == target
    assert applied.map.find(id, Argument).stance == MAP.find(id, Argument).stance
    assert apply(applied.map, applied.inverse).map == MAP


@pytest.mark.parametrize(
    ("id", "target", "why"),
    [
        ("upper", "top", "about now"),
        ("upper", "upper", "about itself"),
        ("upper", "mid", "for or against itself"),
        ("against", "low", "for or against itself"),
        ("upper", "doubt", "about this argument"),
        ("upper", "doubted", "about this argument"),
        ("upper", "low", "support itself"),
        ("upper", "lower", "support itself"),
    ],
)
def test_what_is_no_reason_is_refused(id: str, target: str, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        retargeting(MAP, id, target)


def test_an_attack_may_run_in_a_circle() -> None:
    against = MAP.put(reason("attack", "other", "top", stance=Direction.CON))
    assert apply(against, edit(retargeting(against, "attack", "low"))).map.find("attack", Argument).target == "low"


def test_only_claims_and_arguments_are_targets() -> None:
    with pytest.raises(UnknownId):
        retargeting(MAP, "upper", "gone")
    with pytest.raises(UnknownId):
        retargeting(MAP, "top", "mid")


def test_a_reason_from_new_and_known_claims() -> None:
    said = Reason((Wording("New.", "causal"), "low", "low"), title="Why", scheme="analogy", note="N", speaker="ann")
    change, argument = new_reason(MAP, "top", Direction.CON, said, FreeIds())
    after = apply(MAP, edit(change)).map
    assert argument.premises == ("new-0", "low")
    assert after.find("new-0", Claim).kind is ClaimKind.CAUSAL
    assert (argument.title, argument.scheme, argument.note) == ("Why", "analogy", "N")
    assert [voice.by for voice in argument.voices] == ["ann"]
    assert after["low"] is MAP["low"]


@pytest.mark.parametrize("premises", [(), ("top",), (Wording("New.", "causal"), "top")])
def test_a_reason_that_says_nothing_is_refused(premises: tuple[Wording | str, ...]) -> None:
    with pytest.raises(EditRefused):
        new_reason(MAP, "top", Direction.PRO, Reason(premises), FreeIds())


def test_a_link_is_made_once() -> None:
    link = new_link(MAP, LinkKind.RESTATES, ("top", "mid"), "They do.", FreeIds())
    assert (link.start, link.kind, link.end, link.why) == ("top", LinkKind.RESTATES, "mid", "They do.")
    linked = MAP.put(link)
    with pytest.raises(EditRefused, match="already"):
        new_link(linked, LinkKind.RESTATES, ("top", "mid"), "", FreeIds())
    assert new_link(linked, LinkKind.CITES, ("top", "mid"), "", FreeIds()).kind is LinkKind.CITES
    with pytest.raises(EditRefused, match="itself"):
        new_link(MAP, LinkKind.RESTATES, ("top", "top"), "", FreeIds())
