"""Adding what rests on words selected in a document: the words of the map are the user's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Select

from argmap.edits import Change
from argmap.model import Stance
from argmap_tui.additions import Addition, Way
from argmap_tui.cells import cut
from argmap_tui.compat import Line
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.workspace import Workspace

STANCES = {
    Stance.ASSERTS: "asserts it",
    Stance.REPORTS: "reports it as somebody else's",
    Stance.STEELMANS: "makes the case for it without holding it",
    Stance.CONCEDES: "concedes it",
    Stance.GRANTS: "grants it for the sake of argument",
    Stance.ENTERTAINS: "entertains it without asserting it",
    Stance.QUESTIONS: "questions it",
    Stance.REJECTS: "rejects it",
}
SHOWN = 130
"""Cells of the selected words that stand above the form."""


Resting = Callable[[Change, Stance, str], Change]
"""Lets what a change adds rest on the words selected, said in a stance and at a place of the document."""


class QuoteScreen(ExtendScreen):
    """Asks, beside what every addition asks, how the document says it and where in it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["form.tcss", "extend.tcss", "quote.tcss"]

    def __init__(self, workspace: Workspace, ways: list[Way], selected: str, resting: Resting) -> None:
        super().__init__(workspace, ways)
        self._selected = selected
        self._resting = resting
        self.stance = Stance.ASSERTS
        self.locator = ""

    def change(self, addition: Addition) -> tuple[Change, str]:
        """The change that adds it, resting on what is selected."""
        change, id = super().change(addition)
        return self._resting(change, self.stance, self.locator), id

    def on_mount(self) -> None:
        """Show what is selected, and ask how the document says it and where."""
        form = self.query_one("#form", VerticalScroll)
        form.mount(
            Label(Content(f"“{cut(self._selected, SHOWN)}”"), classes="selected"),
            Label("Say it in your own words: the document's stay outside the map.", classes="selected"),
            before=1,
        )
        stances = [(f"the document {words}", stance) for stance, words in STANCES.items()]
        form.mount(Select(stances, value=self.stance, allow_blank=False, id="stance", compact=True), after="#way")
        form.mount(
            Label("Where in the document, such as section 2 (may stay empty)", classes="field"),
            Line(id="locator", compact=True),
        )

    @on(Select.Changed, "#way")
    def _ask_for_stance(self) -> None:
        """Only a claim is said in some stance; evidence stands there."""
        self.query_one("#stance").display = not self._way.is_evidence

    @on(Select.Changed, "#stance")
    def _take_stance(self, event: Select.Changed) -> None:
        self.stance = Stance(str(event.value))

    @on(Input.Changed, "#locator")
    def _take_locator(self, event: Input.Changed) -> None:
        self.locator = event.value.strip()
