"""Asking before an item is retired that others need."""

from __future__ import annotations

from argmap_tui.screens.asking import SureScreen

SHOWN = 12
"""How many of the items that would go are spelled out."""


class RetireScreen(SureScreen):
    """Names everything that would go with an item; gives back whether to retire it all."""

    def __init__(self, going: list[str]) -> None:
        more = len(going) - SHOWN
        named = "\n".join([*going[:SHOWN], *([f"… and {more} more"] if more > 0 else [])])
        super().__init__(f"Others need this: {len(going)} items would go", named, f"Retire all {len(going)}")
