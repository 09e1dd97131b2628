"""Gestures that people make as one: a reason with its premises, evidence for a claim."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Protocol

from argmap.edits.apply import apply
from argmap.edits.changes import Add, Batch, Change, Edit, Retire
from argmap.model.base import Item, Voice
from argmap.model.map import Map
from argmap.model.nodes import Argument, Bearing, Claim, ClaimKind, Direction, Evidence, EvidenceKind


class FreeId(Protocol):
    """Gives a readable id that is free, made from words."""

    def __call__(self, words: str, taken: Container[str] = ()) -> str:
        """An id that no item has and that is not in ``taken``."""
        ...


@dataclass(frozen=True)
class Wording:
    """What a person says when adding something."""

    text: str
    kind: str
    """A kind of claim or of evidence, by what is added."""
    title: str = ""
    speaker: str = ""


def new_claim(wording: Wording, free_id: FreeId, theme: str = "map") -> Claim:
    """A claim of its own."""
    return Claim(
        id=free_id(wording.title or wording.text),
        theme=theme,
        text=wording.text,
        kind=ClaimKind(wording.kind),
        title=wording.title,
        voices=voices_of(wording.speaker),
    )


def new_reason(map: Map, target: str, stance: Direction, wording: Wording, free_id: FreeId) -> tuple[Change, Argument]:
    """A reason for or against ``target``: a new claim, and the argument that it is the premise of, as one change."""
    theme = map[target].theme
    premise = new_claim(wording, free_id, theme)
    argument = Argument(
        id=free_id(named_after(stance, premise.id), taken={premise.id}),
        theme=theme,
        stance=stance,
        target=target,
        premises=(premise.id,),
        title=wording.title,
        voices=voices_of(wording.speaker),
    )
    return Batch(changes=(Add(item=premise), Add(item=argument))), argument


def named_after(stance: Direction, premise: str) -> str:
    """Words for the id of an argument without a name, told from the id of its premise by the direction."""
    return f"{stance} {premise}"


def new_evidence(map: Map, claim: str, bearing: Bearing, wording: Wording, free_id: FreeId) -> Evidence:
    """Evidence that bears on ``claim``."""
    return Evidence(
        id=free_id(wording.title or wording.text),
        theme=map[claim].theme,
        text=wording.text,
        kind=EvidenceKind(wording.kind),
        title=wording.title,
        bears_on={claim: bearing},
    )


def retirement(map: Map, id: str) -> Change:
    """Retiring an item as a person means it: an argument goes with those of its premises that nothing else mentions."""
    item = map[id]
    premises = item.premises if isinstance(item, Argument) else ()
    alone = [premise for premise in premises if set(map.mentions[premise]) == {id}]
    if not alone:
        return Retire(id=id)
    return Batch(changes=(Retire(id=id), *(Retire(id=premise) for premise in alone)))


def dropped_by(map: Map, change: Change) -> list[Item]:
    """The items that ``change`` would take out of the map, in the order in which they go. Raises ``EditRefused``."""
    applied = apply(map, Edit(author="nobody", change=change))
    return [map[id] for id in applied.touched if id in map and id not in applied.map]


def voices_of(speaker: str) -> tuple[Voice, ...]:
    """The voice of a person who adds something in their own name; none for nobody."""
    return (Voice(by=speaker),) if speaker else ()
