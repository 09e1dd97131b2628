"""Perspectives derived from documents: what counts as the author's own belief, and how much."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.errors import UnknownId
from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Direction,
    Header,
    Hedge,
    Map,
    Perspective,
    Source,
    Stance,
    Voice,
)
from argmap.weigh import NEUTRAL, derived, perspective, perspectives
from tests.strategies import maps

PAPER = Source(id="paper", csl={"type": "report", "title": "A Paper", "author": [{"literal": "Ada"}]})


def credence(*voices: Voice) -> float | None:
    claim = Claim(id="a", text="A.", kind=ClaimKind.CAUSAL, voices=voices)
    return derived(Map.build(Header(title="T"), [PAPER, claim]), PAPER).credence.get("a")


def says(stance: Stance, hedge: Hedge = Hedge.NONE, **fields: str) -> Voice:
    return Voice(source="paper", stance=stance, hedge=hedge, **fields)


@pytest.mark.parametrize(
    ("hedge", "asserted"), [(Hedge.NONE, 0.9), (Hedge.WEAK, 0.8), (Hedge.MODERATE, 0.65), (Hedge.STRONG, 0.55)]
)
def test_a_hedge_brings_belief_and_disbelief_nearer_to_the_middle(hedge: Hedge, asserted: float) -> None:
    assert credence(says(Stance.ASSERTS, hedge)) == asserted
    assert credence(says(Stance.CONCEDES, hedge)) == asserted
    assert credence(says(Stance.REJECTS, hedge)) == pytest.approx(1 - asserted)


@pytest.mark.parametrize("stance", [Stance.STEELMANS, Stance.REPORTS, Stance.GRANTS, Stance.ENTERTAINS])
def test_what_is_not_the_authors_own_is_not_weighed(stance: Stance) -> None:
    assert credence(says(stance)) is None
    assert credence(says(stance), says(Stance.ASSERTS)) == 0.9


def test_doubt_and_several_voices() -> None:
    assert credence(says(Stance.QUESTIONS)) == 0.4
    assert credence(says(Stance.ASSERTS), says(Stance.REJECTS)) == 0.5
    assert credence(says(Stance.ASSERTS, by="Somebody Else")) is None
    assert credence(says(Stance.ASSERTS, by="Ada")) == 0.9
    assert credence(Voice(stance=Stance.ASSERTS)) is None
    assert credence(says(Stance.REJECTS, on_behalf_of="Somebody Else")) is None


def test_an_argument_bears_as_firmly_as_it_is_made() -> None:
    claim = Claim(id="a", text="A.", kind=ClaimKind.CAUSAL)
    voices = {"firm": says(Stance.ASSERTS), "maybe": says(Stance.ASSERTS, Hedge.MODERATE), "no": says(Stance.REJECTS)}
    voices["theirs"] = says(Stance.STEELMANS)
    made = [Argument(id=id, stance=Direction.PRO, target="a", voices=(voice,)) for id, voice in voices.items()]
    view = derived(Map.build(Header(title="T"), [PAPER, claim, *made]), PAPER)
    assert view.force == {"firm": 1.0, "maybe": 0.5, "no": 0.0}


@given(maps())
def test_a_derived_perspective_fits_its_map(map: Map) -> None:
    for view in perspectives(map):
        assert all(map.get(reference.id) is not None for reference in view.references())
        assert perspective(map, view.id) == view
    assert perspectives(map)[-1] == NEUTRAL
    assert not NEUTRAL.credence


def test_a_perspective_is_found_by_its_source_and_peoples_own_come_first() -> None:
    own = Perspective(id="dana", title="Dana", credence={"a": 0.7})
    claim = Claim(id="a", text="A.", kind=ClaimKind.CAUSAL, voices=(says(Stance.ASSERTS),))
    map = Map.build(Header(title="T"), [PAPER, claim, own])
    assert [view.id for view in perspectives(map)] == ["dana", "view-of-paper", "undecided"]
    assert perspective(map, "paper").id == "view-of-paper"
    with pytest.raises(UnknownId, match="no perspective 'nobody'"):
        perspective(map, "nobody")
