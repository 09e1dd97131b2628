"""Screens that say what can be done, and what argmap does not do by itself."""

from __future__ import annotations

from typing import ClassVar

from argmap_tui.lines import Layout
from argmap_tui.screens.report import ReportScreen


class PlaceScreen(ReportScreen[tuple[str, ...]]):
    """Says what there is to say, in paragraphs."""

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
    """How several people work on one map."""

    HEADING: ClassVar[str] = "Workshop: several people on one map"
    WORDS: ClassVar[tuple[str, ...]] = (
        (
            "On one library: each opens the map under their own name, as with `ARGMAP_AUTHOR=Rosa argmap`. What one "
            "changes appears at once for the others, marked •; H tells who changed what, and u takes back only one's "
            "own changes."
        ),
        (
            "Each weighs for themselves: W asks everybody the few questions that matter most. p then shows everybody's "
            "beliefs; Space marks some of them, c compares them, finds what divides them, and pools them as one group."
        ),
        ("At a decision: m writes the memo through one pair of eyes and hears the others beside it, dissent included."),
        "Not in this version: ballots and rounds that a room votes in from its phones.",
    )
