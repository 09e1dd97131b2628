"""Letting an argument bear on something else than it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.edits.changes import Change, Revise
from argmap.errors import EditRefused
from argmap.model.map import Map
from argmap.model.moves import arguments_from
from argmap.model.nodes import Argument, Direction

NEXT = "Choose another target."


def retargeting(map: Map, id: str, target: str) -> Change:
    """The change that lets the argument bear on ``target``, in the direction it has.

    Raises ``EditRefused`` where that is no reason: about itself, about its own premise, about something that is about
    it, or in a circle of support, where a claim would be a reason for itself.
    """
    argument = map.find(id, Argument)
    item = map[target]
    if target == argument.target:
        raise EditRefused("that is what it is about now", NEXT)
    if target == id:
        raise EditRefused("an argument cannot be about itself", NEXT)
    refuse_circle(target, argument.premises)
    if id in _about(map, target):
        raise EditRefused("that is itself about this argument", NEXT)
    if argument.stance is Direction.PRO and id in _supported_by(map, target):
        raise EditRefused("its premises rest on that already: it would support itself", NEXT)
    return Revise(id=id, fields={"target": item.id})


def refuse_circle(target: str, premises: Iterable[str]) -> None:
    """Raise ``EditRefused`` for a claim that would be a premise for or against itself."""
    if target in premises:
        raise EditRefused("a claim cannot speak for or against itself", "Choose another claim.")


def _about(map: Map, id: str) -> Iterator[str]:
    """The argument ``id``, what it is about, what that is about and so on, as long as those are arguments."""
    seen: set[str] = set()
    while id not in seen and isinstance(item := map.get(id), Argument):
        seen.add(id)
        yield id
        id = item.target


def _supported_by(map: Map, id: str) -> set[str]:
    """Everything that ``id`` helps to support, with itself."""
    reached: set[str] = set()
    waiting = [id]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        item = map.get(here)
        if isinstance(item, Argument):
            waiting.extend([item.target] if item.stance is Direction.PRO else ())
        else:
            waiting.extend(argument.id for argument in arguments_from(map, here))
    return reached
