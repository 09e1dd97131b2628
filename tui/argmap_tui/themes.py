"""The colours: a dark and a light theme, readable for weak and for colour-blind eyes.

For and against differ on the axis from blue to yellow, which people who confuse red with green see as others do.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="argmap-dark",
    dark=True,
    background="#12151c",
    surface="#151a22",
    panel="#242b38",
    boost="#232936",
    foreground="#eceff4",
    primary="#5b9bf0",
    secondary="#7f8ea8",
    accent="#b48cf2",
    success="#2fb0b8",
    warning="#d8b23c",
    error="#f0824f",
    variables={
        "text-primary": "#9cc4ff",
        "text-secondary": "#b8c4d8",
        "text-accent": "#d2b8ff",
        "text-success": "#5fd6dc",
        "text-warning": "#ecd07a",
        "text-error": "#ffa266",
        "text-muted": "#b3bccb",
        "text-disabled": "#98a2b3",
        "footer-key-foreground": "#9cc4ff",
    },
)
LIGHT = Theme(
    name="argmap-light",
    dark=False,
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e6e3da",
    boost="#e9e6de",
    foreground="#0e1116",
    primary="#28579f",
    secondary="#5d6b80",
    accent="#7a4fc0",
    success="#0f7f77",
    warning="#b58a12",
    error="#a8400c",
    variables={
        "text-primary": "#1c4688",
        "text-secondary": "#3d4858",
        "text-accent": "#532d91",
        "text-success": "#04514c",
        "text-warning": "#5c4300",
        "text-error": "#8a2f00",
        "text-muted": "#454d59",
        "text-disabled": "#5b6472",
        "footer-key-foreground": "#1c4688",
    },
)
THEMES = (DARK, LIGHT)
LIGHT_BACKGROUNDS = frozenset({"7", "15"})
"""Colours by which a terminal that names its background says that it is light."""


def fitting(environment: Mapping[str, str]) -> str:
    """The name of the theme that fits the terminal's background where it tells of it, else the dark one."""
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return (LIGHT if background in LIGHT_BACKGROUNDS else DARK).name
