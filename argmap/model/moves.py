"""What bears on what: the moves that arguments make, derived from their stance and target.

The names are Pollock's as used in structured argumentation (ASPIC+, Modgil & Prakken 2014): an attack on a conclusion
rebuts, on a premise undermines, on the step from premises to conclusion undercuts.
"""

from __future__ import annotations

from enum import StrEnum

from argmap.model.map import Map
from argmap.model.nodes import Argument, Bearing, Claim, Direction, Evidence


class Move(StrEnum):
    """What an argument does to its target."""

    SUPPORT = "support"
    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"
    BACKING = "backing"


def move_of(map: Map, argument: Argument) -> Move:
    """The move of ``argument``, by its stance and what its target is."""
    return _moves(map, argument.target)[argument.stance]


def moves_on(map: Map, id: str) -> list[tuple[Argument, Move]]:
    """The arguments whose target is ``id`` with the move that each makes, in the order in which they were made."""
    moves = _moves(map, id)
    return [(argument, moves[argument.stance]) for argument in arguments_on(map, id)]


def _moves(map: Map, target: str) -> dict[Direction, Move]:
    """What a pro and a con argument do to ``target``: attacking a claim that is somebody's premise undermines."""
    if isinstance(map.get(target), Argument):
        return {Direction.PRO: Move.BACKING, Direction.CON: Move.UNDERCUT}
    return {Direction.PRO: Move.SUPPORT, Direction.CON: Move.UNDERMINE if is_premise(map, target) else Move.REBUT}


def is_premise(map: Map, claim_id: str) -> bool:
    """Whether any argument uses the claim as a premise."""
    known = map.known_premises
    if claim_id not in known:
        mentioning = map.mentioned_by(claim_id)
        known[claim_id] = any(isinstance(item, Argument) and claim_id in item.premises for item in mentioning)
    return known[claim_id]


def arguments_on(map: Map, id: str, stance: Direction | None = None) -> list[Argument]:
    """The arguments whose target is ``id``, in the order in which they were made; only those of ``stance`` if given."""
    return [
        item
        for item in map.mentioned_by(id)
        if isinstance(item, Argument) and item.target == id and (stance is None or item.stance is stance)
    ]


def arguments_from(map: Map, claim_id: str) -> list[Argument]:
    """The arguments that use the claim as a premise."""
    return [item for item in map.mentioned_by(claim_id) if isinstance(item, Argument) and claim_id in item.premises]


def evidence_on(map: Map, claim_id: str) -> list[Evidence]:
    """The evidence that bears on the claim, whichever way."""
    return [item for item in map.mentioned_by(claim_id) if isinstance(item, Evidence) and claim_id in item.bears_on]


def is_answered(map: Map, argument: Argument) -> bool:
    """Whether anything speaks against the step of the argument, or against a premise that it needs."""
    needed = [id for id in argument.premises if id not in argument.grants]
    return any(arguments_on(map, id, Direction.CON) for id in (argument.id, *needed)) or any(
        evidence.bears_on[id] is Bearing.CONTRADICTS for id in needed for evidence in evidence_on(map, id)
    )


def premises_of(map: Map, argument: Argument) -> list[Claim]:
    """The premises of an argument as claims."""
    return [map.find(premise, Claim) for premise in argument.premises]


def gist(map: Map, argument: Argument) -> str:
    """The reason in words: the argument's own sentence, else its premises, else its title."""
    if argument.text:
        return argument.text
    premises = " ".join(claim.text for claim in premises_of(map, argument))
    return premises or argument.title or argument.id
