"""Beliefs that fight with each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import InputError
from argmap.model import Evidence, EvidenceKind, Map, Perspective
from argmap.weigh import NEUTRAL
from argmap.weigh.compiled import compile
from argmap.weigh.consistency import Tension, tensions
from tests.strategies import maps
from tests.weigh.small import CON, a_map, in_full, reason, view

DEBATE = a_map(reason("because", "t", "p"), reason("however", "t", "q", stance=CON), claims=["t", "p", "q", "bare"])
unit = st.floats(0, 1)


def found(**credence: float) -> list[Tension]:
    return tensions(compile(DEBATE).weigh(in_full(DEBATE, view("ada", **credence))))


def test_a_belief_against_its_own_reasons() -> None:
    (one,) = found(t=0.9, q=0.9)
    assert (one.id, one.credence, one.strongest) == ("t", 0.9, ("however",))
    assert one.from_reasons == pytest.approx(0.1)
    assert one.distance == pytest.approx(0.8)
    assert one.are_opposed
    assert one.words == "Believed (0.90), yet its reasons, as weighed here, lead from the middle to 0.10, against it."


@pytest.mark.parametrize(
    ("credence", "words"),
    [
        ({"t": 0.1, "p": 0.9}, "Disbelieved (0.10), yet"),
        ({"t": 0.5, "p": 0.9}, "Left open (0.50), yet"),
        ({"t": 0.9, "p": 0.8, "q": 0.8}, "for and against cancel out"),
        ({"t": 0.9, "p": 0.6}, "Held more firmly (0.90) than its reasons carry it: they lead from the middle to 0.60"),
        ({"t": 0.55, "p": 0.95}, "Held less firmly (0.55)"),
    ],
)
def test_in_words(credence: dict[str, float], words: str) -> None:
    (one,) = found(**credence)
    assert words in one.words


def test_silence_and_harmony_are_no_tension() -> None:
    assert found(t=0.9) == []
    assert found(t=0.9, p=0.9) == []
    assert found(p=0.9) == []  # a reason for what has not been weighed
    assert found(t=0.9, bare=0.1, q=0.4) == []  # a premise held below the middle gives nothing
    assert tensions(compile(DEBATE).weigh(NEUTRAL)) == []


def test_the_furthest_come_first() -> None:
    map = a_map(reason("one", "a", "p"), reason("two", "b", "p", stance=CON), claims=["a", "b", "p"])
    weighing = compile(map).weigh(view("ada", a=0.4, b=0.9, p=0.9))
    assert [one.id for one in tensions(weighing)] == ["b", "a"]
    assert [one.id for one in tensions(weighing, least=0.6)] == ["b"]


@pytest.mark.parametrize("least", [float("nan"), -0.1, 1.1])
def test_a_distance_that_cannot_be_is_refused(least: float) -> None:
    with pytest.raises(InputError, match="no number from 0 to 1"):
        tensions(compile(DEBATE).weigh(NEUTRAL), least)


def test_evidence_is_a_reason() -> None:
    seen = Evidence(id="seen", text="Seen.", kind=EvidenceKind.CASE, bears_on={"t": "contradicts"})
    ada = Perspective(id="ada", title="A", credence={"t": 0.9}, certainty={"seen": 0.9})
    (one,) = tensions(compile(a_map(seen, claims=["t"])).weigh(ada))
    assert one.strongest == ("seen",)


@given(unit, unit, unit)
@settings(deadline=None)
def test_it_is_the_strength_from_the_middle(t: float, p: float, q: float) -> None:
    compiled = compile(DEBATE)
    middle = compiled.weigh(view("middle", t=0.5, p=p, q=q))["t"]
    for one in tensions(compiled.weigh(view("ada", t=t, p=p, q=q)), least=0):
        assert one.id == "t"
        assert one.from_reasons == pytest.approx(middle)
        assert one.distance == pytest.approx(abs(t - middle))


@given(maps())
@settings(deadline=None)
def test_any_map_can_be_asked(map: Map) -> None:
    compiled = compile(map)
    for ada in map.of_kind(Perspective):
        for one in tensions(compiled.weigh(ada), least=0):
            assert 0 <= one.from_reasons <= 1
            assert one.words
            assert one.strongest
