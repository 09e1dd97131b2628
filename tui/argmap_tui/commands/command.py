"""What a command is: an act of a user, with its keys, its words, and the action that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a user can do: its name, its keys (comma-separated, the first is shown), and the action it calls."""

    id: str
    keys: str
    label: str
    help: str
    action: str
    footer: bool = False
    palette: bool = True
    priority: bool = False
    """Whether the keys of a screen mean this even where the part of it in focus has them too."""

    def binding(self) -> Binding:
        """The binding of its keys; remapped by id."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.footer,
            id=self.id,
            tooltip=self.help,
            priority=self.priority,
        )

    @property
    def shown_keys(self) -> str:
        """The keys as help and guide print them."""
        return " ".join(KEY_NAMES.get(key, key) for key in self.keys.split(","))


KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "backspace": "Backspace", "slash": "/",
    "question_mark": "?", "tab": "Tab", "escape": "Esc", "asterisk": "*", "home": "Home", "end": "End",
    "pageup": "PgUp", "shift+tab": "Shift+Tab", "shift+left": "Shift+←", "shift+right": "Shift+→", "plus": "+",
    "minus": "-", "right_square_bracket": "]", "pagedown": "PgDn", "space": "Space", "delete": "Del", "f1": "F1",
    "ctrl+r": "Ctrl+R", "ctrl+f": "Ctrl+F", "ctrl+y": "Ctrl+Y", "ctrl+z": "Ctrl+Z", "ctrl+q": "Ctrl+Q",
    "ctrl+s": "Ctrl+S", "ctrl+n": "Ctrl+N", "ctrl+p": "Ctrl+P", "ctrl+c": "Ctrl+C",
    "shift+enter": "Shift+Enter",
    "f2": "F2", "f3": "F3", "f4": "F4", "f8": "F8", "shift+up": "Shift+↑", "shift+down": "Shift+↓",
    "equals_sign": "=", "semicolon": ";",
}  # fmt: skip


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of ``commands``, for a ``BINDINGS`` class variable."""
    return [command.binding() for command in commands]


def besides(commands: Iterable[Command], others: Iterable[Command]) -> list[Command]:
    """``commands`` without the keys that ``others`` use; what has no key left is left out."""
    taken = {key for command in others for key in command.keys.split(",")}
    kept = [(command, [key for key in command.keys.split(",") if key not in taken]) for command in commands]
    return [replace(command, keys=",".join(keys)) for command, keys in kept if keys]


def remapped(commands: Iterable[Command], keys: Mapping[str, str]) -> list[Command]:
    """``commands`` with ``keys``, given by id; the others lose what is given, and are left out if that was all."""
    every = list(commands)
    given = [replace(command, keys=keys[command.id]) for command in every if command.id in keys]
    kept = besides((command for command in every if command.id not in keys), given)
    now = {command.id: command for command in (*given, *kept)}
    return [now[command.id] for command in every if command.id in now]
