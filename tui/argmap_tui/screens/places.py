"""Screens for what argmap does not do by itself yet: they say so, and what can be done by hand meanwhile."""

from __future__ import annotations

from typing import ClassVar

from argmap_tui.lines import Layout
from argmap_tui.screens.report import ReportScreen


class PlaceScreen(ReportScreen[tuple[str, ...]]):
    """Says what is not there, and the way round."""

    WORDS: ClassVar[tuple[str, ...]] = ()

    def find(self) -> tuple[str, ...]:
        """There is nothing to look for."""
        return self.WORDS

    def laid_out(self, found: tuple[str, ...], width: int) -> Layout:
        """One paragraph after another."""
        made = Layout()
        for words in found:
            made.say(words, width)
            made.gap()
        return made


class WorkshopScreen(PlaceScreen):
    """Where a room will be run from."""

    HEADING: ClassVar[str] = "Workshop: running a room"
    WORDS: ClassVar[tuple[str, ...]] = (
        "This version of argmap runs no workshop by itself yet.",
        (
            "Several people can work on one library meanwhile, each under their own name (ARGMAP_AUTHOR): what some "
            "change appears at once, and p compares and pools what they believe."
        ),
    )
