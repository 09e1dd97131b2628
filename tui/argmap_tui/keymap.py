"""Which keys the user has given to which commands, and what of that cannot be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from argmap.errors import InputError
from argmap.own_keys import own_keys
from argmap.settings import Home
from argmap_tui.commands import (
    AROUND,
    ATTACHING,
    CARD,
    COMPARISON,
    CRUXES,
    DOCUMENT,
    EVERY,
    EVERYWHERE,
    EXTENDING,
    FINDING,
    FORM,
    GAPS,
    GRAPH,
    GUIDED,
    HELP,
    HISTORY,
    HOME,
    LIBRARY,
    MEMO,
    MERGING,
    OPTIONS,
    OUTLINE,
    PERSPECTIVES,
    QUESTIONING,
    RELATING,
    REPORT,
    REVIEW,
    SEEKING,
    SLIDER,
    SOURCES,
    TOUR,
    WRITING,
    remapped,
)

NAMES = frozenset({*(key.value for key in Keys), *KEY_NAME_REPLACEMENTS.values()})
MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
REPORTS = (CRUXES, GAPS, HISTORY, LIBRARY, QUESTIONING, MERGING, OPTIONS, PERSPECTIVES, COMPARISON, MEMO, REVIEW)
TOGETHER = (
    *((commands,) for _, commands in EVERY),
    *((REPORT, commands) for commands in REPORTS),
    *((EVERYWHERE, commands) for _, commands in EVERY),
    *((TOUR, commands) for commands in (HOME, OUTLINE, CARD, REPORT, *REPORTS, SOURCES, GUIDED, AROUND)),
    (HOME, OUTLINE),
    (HOME, CARD),
    (SOURCES, DOCUMENT),
    (AROUND, GRAPH),
    (GUIDED, SLIDER),
    (FORM, EXTENDING),
    (FORM, RELATING),
    (FINDING, RELATING),
    (ATTACHING, WRITING),
    *((SEEKING, commands) for commands in (REPORT, *REPORTS, SOURCES, DOCUMENT, HELP)),
)
"""Commands whose keys work at the same time."""
MEETING = tuple(frozenset(command.id for command in chain.from_iterable(groups)) for groups in TOGETHER)
HEAD = "# The keys of the terminal. Write the lines that you change into {path}"


@dataclass(frozen=True)
class Keymap:
    """Keys by the id of the command, and what is wrong with the file that gives them."""

    keys: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def keymap(home: Home) -> Keymap:
    """The user's own keys; what is not understood is left as argmap has it."""
    try:
        written = own_keys(home)
    except InputError as error:
        return Keymap(wrong=(f"{error.message}. {error.next_step}",))
    known = {command.id for command in chain.from_iterable(commands for _, commands in EVERY)}
    keys: dict[str, str] = {}
    wrong = []
    for id, typed in written.items():
        unknown = [key for key in typed.split(",") if not is_key(key.strip())]
        if id not in known:
            wrong.append(f"keys.toml: argmap has no command '{id}'; `argmap keys` lists them.")
        elif unknown:
            wrong.append(f"keys.toml: {id} has no key '{unknown[0]}'; write it as in 'ctrl+f', 'f5', 'slash' or '/'.")
        else:
            meant = ",".join(one.key for one in Binding.make_bindings([Binding(typed, "")]))
            key, other = _collision(id, meant, keys)
            if other:
                wrong.append(f"keys.toml: {id} cannot have the key '{key}', which {other} has; its line is left out.")
            else:
                keys[id] = meant
    return Keymap(keys, tuple(wrong))


def _collision(id: str, typed: str, keys: Mapping[str, str]) -> tuple[str, str]:
    """The first key of ``typed`` that a command which works where ``id`` does has been given, and that command."""
    beside = [other for other in keys if any({id, other} <= ids for ids in MEETING)]
    return next(((key, one) for key in typed.split(",") for one in beside if key in keys[one].split(",")), ("", ""))


def is_key(key: str) -> bool:
    """Whether there is such a key: a letter, or a name, with or without modifiers."""
    *held, name = key.split("+") if len(key) > 1 else [key]
    if not MODIFIERS.issuperset(held):
        return False
    try:
        return len(name) == 1 or name in NAMES or bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


def listed(keys: Mapping[str, str], path: str) -> Iterator[str]:
    """Every command with its keys, as the file of one's own keys is written."""
    yield HEAD.format(path=path)
    for title, commands in EVERY:
        yield f"\n# {title}"
        for command in remapped(commands, keys):
            yield f'{command.id} = "{command.keys}"  # {command.help}'
