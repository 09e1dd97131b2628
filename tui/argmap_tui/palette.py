"""What the palette offers on a screen: the commands that work there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from argmap_tui.commands import CARD, EVERY, EVERYWHERE, HOME, OUTLINE, TOUR, Command
from argmap_tui.screens.map import MapScreen

KNOWN = {command.id: command for command in chain.from_iterable(commands for _, commands in EVERY)}


def offered(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Command]]:
    """The commands of ``screen``, each with the part of it that carries it out."""
    if not isinstance(screen, ModalScreen):
        yield from ((screen.app, command) for command in (*TOUR, *EVERYWHERE) if command.palette)
    if isinstance(screen, MapScreen):
        for widget, commands in ((screen, HOME), (screen.outline, OUTLINE), (screen.card, CARD)):
            yield from ((widget, command) for command in commands if command.palette)
        return
    within = screen.focused.ancestors_with_self if screen.focused else []
    for part in (screen, *(one for one in within if not isinstance(one, (Screen, type(screen.app))))):
        yield from ((part, command) for command in commands_of(type(part)))


def commands_of(part: type[DOMNode]) -> list[Command]:
    """The commands that a kind of screen or widget has keys for, its own before those it inherits."""
    bound = chain.from_iterable(kind.__dict__.get("BINDINGS", ()) for kind in part.__mro__)
    ids = dict.fromkeys(binding.id for binding in bound if isinstance(binding, Binding))
    return [KNOWN[id] for id in ids if id in KNOWN]
