"""Gestures that people make as one: a reason with its premises, evidence for a claim."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Protocol

from argmap.edits.apply import apply
from argmap.edits.changes import Add, Batch, Change, Edit, Retire, Revise
from argmap.edits.retarget import refuse_circle
from argmap.errors import EditRefused
from argmap.model.base import Item, Voice
from argmap.model.context import Link, LinkKind, Question
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


def new_claim(wording: Wording, free_id: FreeId, theme: str = "map", taken: Container[str] = ()) -> Claim:
    """A claim of its own."""
    return Claim(
        id=free_id(wording.title or wording.text, taken),
        theme=theme,
        text=wording.text,
        kind=ClaimKind(wording.kind),
        title=wording.title,
        voices=voices_of(wording.speaker),
    )


@dataclass(frozen=True)
class Reason:
    """What a person says when giving a reason: its premises, each in new words or by the id of a known claim."""

    premises: tuple[Wording | str, ...]
    title: str = ""
    scheme: str = ""
    note: str = ""
    speaker: str = ""


def new_reason(map: Map, target: str, stance: Direction, reason: Reason, free_id: FreeId) -> tuple[Change, Argument]:
    """A reason for or against ``target``: its new claims and the argument whose premises they are, as one change.

    Raises ``EditRefused`` for a reason without premises and for a claim that would speak for or against itself.
    """
    if not reason.premises:
        raise EditRefused("the reason says nothing", "Say it in one sentence, or use a claim that is there.")
    theme, claims, premises = map[target].theme, dict[str, Claim](), list[str]()
    for premise in reason.premises:
        if isinstance(premise, Wording):
            claim = new_claim(premise, free_id, theme, taken=claims)
            claims[claim.id] = claim
            premises.append(claim.id)
        else:
            premises.append(map.find(premise, Claim).id)
    refuse_circle(target, premises)
    argument = Argument(
        id=free_id(named_after(stance, premises[0]), taken=claims),
        theme=theme,
        stance=stance,
        target=target,
        premises=tuple(dict.fromkeys(premises)),
        title=reason.title,
        scheme=reason.scheme,
        note=reason.note,
        voices=voices_of(reason.speaker),
    )
    return Batch(changes=(*(Add(item=claim) for claim in claims.values()), Add(item=argument))), argument


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


def new_question(map: Map, claim: str, text: str, free_id: FreeId) -> Question:
    """A question that puts up ``claim``: something to do as an option, any other as a thesis."""
    field = "options" if map.find(claim, Claim).kind is ClaimKind.POLICY else "theses"
    return Question(id=free_id(text), theme=map[claim].theme, text=text, **{field: (claim,)})


def put_up(map: Map, question: str, field: str, wording: Wording, free_id: FreeId) -> tuple[Change, str]:
    """A new claim among the ``theses`` or the ``options`` of a question, as one change, and the claim's id.

    An option is something to do, of whatever kind the wording says that it is.
    """
    asked = map.find(question, Question)
    kind = ClaimKind.POLICY if field == "options" else wording.kind
    claim = new_claim(replace(wording, kind=kind), free_id, asked.theme)
    ids = [*getattr(asked, field), claim.id]
    return Batch(changes=(Add(item=claim), Revise(id=question, fields={field: ids}))), claim.id


def new_link(map: Map, kind: LinkKind, ends: tuple[str, str], why: str, free_id: FreeId) -> Link:
    """A weightless relation between two items. Raises ``EditRefused`` for one that says nothing or is there already."""
    start, end = (map[id].id for id in ends)
    if start == end:
        raise EditRefused("an item stands in no relation to itself", "Choose another item.")
    for item in map.mentioned_by(start):
        if isinstance(item, Link) and (item.kind, item.start, item.end) == (kind, start, end):
            raise EditRefused("the map says so already", "Choose another relation or another item.")
    return Link(id=free_id(f"{start} {kind}"), theme=map[start].theme, kind=kind, why=why, **{"from": start, "to": end})


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
