"""Every act of a user, declared once: keys, footer, palette, help and guide are made from these."""

from __future__ import annotations

from argmap_tui.commands.command import Command, besides, bindings
from argmap_tui.commands.drawing import AROUND, GRAPH
from argmap_tui.commands.home import CARD, HOME, MAP, OUTLINE, SLIDER, TOUR, VISITS
from argmap_tui.commands.reading import DOCUMENT, GAPS, HISTORY, LIBRARY, MERGING, QUESTIONING, REPORT, SOURCES
from argmap_tui.commands.weighing import COMPARISON, CRUXES, GUIDED, OPTIONS, PERSPECTIVES

EVERY = (
    ("On the map", HOME),
    ("In the outline", OUTLINE),
    ("On a card", CARD),
    ("Weighing", SLIDER),
    ("On other screens", REPORT),
    ("Among sources", SOURCES),
    ("In a document", DOCUMENT),
    ("Among cruxes", CRUXES),
    ("Among gaps", GAPS),
    ("In the history", HISTORY),
    ("In the library", LIBRARY),
    ("Among critical questions", QUESTIONING),
    ("Merging", MERGING),
    ("Among options", OPTIONS),
    ("In the guided pass", GUIDED),
    ("On the tour", TOUR),
    ("Among perspectives", PERSPECTIVES),
    ("In a comparison", COMPARISON),
    ("In the graph", GRAPH),
    ("On the graph's screen", AROUND),
)
"""All commands, by where they work."""

__all__ = [
    "AROUND",
    "CARD",
    "COMPARISON",
    "CRUXES",
    "DOCUMENT",
    "EVERY",
    "GAPS",
    "GRAPH",
    "GUIDED",
    "HISTORY",
    "HOME",
    "LIBRARY",
    "MAP",
    "MERGING",
    "OPTIONS",
    "OUTLINE",
    "PERSPECTIVES",
    "QUESTIONING",
    "REPORT",
    "SLIDER",
    "SOURCES",
    "TOUR",
    "VISITS",
    "Command",
    "besides",
    "bindings",
]
