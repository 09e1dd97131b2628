"""Acts on the drawing of a neighbourhood and on the screen around it."""

from __future__ import annotations

from argmap_tui.commands.command import Command

GRAPH = (
    Command(
        "graph.right", "right,l", "Right", "Move to the box to the right: what bears on it", "move(1, 0)", palette=False
    ),
    Command(
        "graph.left", "left,h", "Left", "Move to the box to the left: what it bears on", "move(-1, 0)", palette=False
    ),
    Command("graph.down", "down,j", "Down", "Move to the box below", "move(0, 1)", palette=False),
    Command("graph.up", "up,k", "Up", "Move to the box above", "move(0, -1)", palette=False),
    Command("graph.pan-right", "shift+right", "Pan right", "Show more to the right", "pan(1, 0)", palette=False),
    Command("graph.pan-left", "shift+left", "Pan left", "Show more to the left", "pan(-1, 0)", palette=False),
    Command("graph.pan-down", "shift+down,pagedown", "Pan down", "Show more below", "pan(0, 1)", palette=False),
    Command("graph.pan-up", "shift+up,pageup", "Pan up", "Show more above", "pan(0, -1)", palette=False),
    Command("graph.open", "enter", "Draw around", "Draw what is around the box", "open", footer=True, palette=False),
)
"""Acts on a drawing."""

AROUND = (
    Command(
        "around.deeper",
        "plus,equals_sign",
        "Further",
        "Draw one step further out",
        "deeper(1)",
        footer=True,
        palette=False,
    ),
    Command("around.nearer", "minus", "Nearer", "Draw one step less far out", "deeper(-1)", footer=True, palette=False),
    Command(
        "around.go", "g", "Go there", "Back to the map, on the box under the cursor", "go", footer=True, palette=False
    ),
    Command(
        "around.back",
        "backspace",
        "Back",
        "Draw what was drawn before; at last, leave",
        "back",
        footer=True,
        palette=False,
    ),
    Command(
        "around.leave", "escape,q", "Leave", "Back to the map where you left it", "leave", footer=True, palette=False
    ),
)
"""Acts on the screen of the graph."""
