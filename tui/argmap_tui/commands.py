"""Every act of a user, declared once: keys, footer, palette, help and guide are made from these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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

    def binding(self) -> Binding:
        """The binding of its keys; remapped by id."""
        return Binding(self.keys, self.action, self.label, show=self.footer, id=self.id, tooltip=self.help)

    @property
    def shown_keys(self) -> str:
        """The keys as help and guide print them."""
        return " ".join(KEY_NAMES.get(key, key) for key in self.keys.split(","))


KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "backspace": "Backspace", "slash": "/",
    "question_mark": "?", "tab": "Tab", "escape": "Esc", "asterisk": "*", "home": "Home", "end": "End",
    "pageup": "PgUp", "pagedown": "PgDn", "space": "Space", "delete": "Del", "f1": "F1",
    "ctrl+r": "Ctrl+R", "ctrl+f": "Ctrl+F", "ctrl+y": "Ctrl+Y", "ctrl+z": "Ctrl+Z", "ctrl+q": "Ctrl+Q",
}  # fmt: skip

OUTLINE = (
    Command("outline.down", "down,j", "Down", "Move to the next row", "down", palette=False),
    Command("outline.up", "up,k", "Up", "Move to the row above", "up", palette=False),
    Command("outline.unfold", "right,l", "Unfold", "Show what bears on the row, or step in", "unfold", palette=False),
    Command("outline.fold", "left,h", "Fold", "Hide what bears on the row, or step out", "fold", palette=False),
    Command("outline.unfold-all", "asterisk", "Unfold all", "Show everything below the row", "unfold_all"),
    Command(
        "outline.open", "enter", "Open", "Read the row's item and step into it", "open", footer=True, palette=False
    ),
    Command("outline.page-down", "pagedown", "Page down", "Move one screen down", "page(1)", palette=False),
    Command("outline.page-up", "pageup", "Page up", "Move one screen up", "page(-1)", palette=False),
    Command("outline.first", "home,g", "First", "Move to the first row", "first", palette=False),
    Command("outline.last", "end,G", "Last", "Move to the last row", "last", palette=False),
)
"""Acts on the outline."""

CARD = (
    Command("card.down", "down,j", "Down", "Move to the next line that leads on", "down", palette=False),
    Command("card.up", "up,k", "Up", "Move to the line above that leads on", "up", palette=False),
    Command("card.right", "right,l", "Right", "Move to the column of reasons against", "right", palette=False),
    Command("card.left", "left,h", "Left", "Move to the column of reasons for", "left", palette=False),
    Command(
        "card.open", "enter", "Go into", "Read the item that the line leads to", "open", footer=True, palette=False
    ),
    Command("card.page-down", "pagedown,space", "Page down", "Read on, one screen further", "page(1)", palette=False),
    Command("card.page-up", "pageup", "Page up", "Read one screen back", "page(-1)", palette=False),
)
"""Acts on the card of the item in view."""

MAP = (
    Command(
        "map.back",
        "backspace,escape",
        "Back",
        "Go back to what you read before, or to the outline",
        "back",
        footer=True,
    ),
    Command("map.switch", "tab", "Outline/Card", "Switch between the outline and the card", "switch"),
    Command("map.find", "slash,ctrl+f", "Find", "Find an item by words", "find", footer=True),
    Command("map.add", "a", "Add", "Add a reason, evidence or a claim to the item in view", "add", footer=True),
    Command("map.revise", "e", "Edit", "Revise the item in view", "revise", footer=True),
    Command("map.retire", "x,delete", "Retire", "Take the item in view out of the map", "retire", footer=True),
    Command("map.undo", "u,ctrl+z", "Undo", "Take back your last edit", "undo", footer=True),
    Command("map.redo", "ctrl+r,ctrl+y", "Redo", "Make your last undone edit again", "redo"),
    Command("map.reveal", "o", "Show in outline", "Show the item in view in the outline", "reveal"),
    Command("map.help", "question_mark,f1", "Help", "Read how this works, and every key", "help", footer=True),
    Command("map.quit", "q,ctrl+q", "Quit", "Leave; everything is already saved", "quit", footer=True),
)
"""Acts on the map."""

EVERY = (("On the map", MAP), ("In the outline", OUTLINE), ("On a card", CARD))
"""All commands, by where they work."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of ``commands``, for a ``BINDINGS`` class variable."""
    return [command.binding() for command in commands]
