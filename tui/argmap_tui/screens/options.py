"""The options of a question side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from argmap.model import Question
from argmap.reading.questions import at_stake, question_of
from argmap_tui.commands import OPTIONS, bindings
from argmap_tui.lines import Layout
from argmap_tui.option_lines import Options
from argmap_tui.option_views import VIEWS, layout, ranges
from argmap_tui.screens.report import ReportScreen
from argmap_tui.workspace import Workspace

OFF = 0.1
"""How far off every weight may be when ranges are drawn."""


class OptionsScreen(ReportScreen[Options]):
    """Compares the options of the question in view: as they stand, by criterion, by every rule, within ranges."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OPTIONS)
    HEADING = "Options"

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        shown = question_of(workspace.map, subject)
        self.question = shown.id if shown is not None else ""
        """The id of the question whose options are compared; empty in a map without questions."""
        self._view = 0

    @property
    def _shown(self) -> str:
        """The name of the view."""
        return list(VIEWS)[self._view]

    def heading(self) -> str:
        """Which view, and which question."""
        asked = [one.id for one in self.workspace.map.of_kind(Question)]
        view = f"Options {self._view + 1}/{len(VIEWS)}, {self._shown}"
        if self.question not in asked:
            return view
        count = f" {asked.index(self.question) + 1}/{len(asked)}" if len(asked) > 1 else ""
        return f"{view} · question{count}: {self.workspace.map[self.question].words()}"

    def find(self) -> Options:
        """How the options stand and what the criteria say of them; how often each leads only when that is looked at."""
        found = self.found or self._judged()
        if not (found.judged and self._wants_ranges):
            return found
        from argmap.weigh.ranges import spread, within  # it imports numpy

        weighing = self.workspace.scales.weighing
        claims = [one.standing.id for one in found.judged]
        beliefs = within(weighing.compiled, weighing.view, OFF)
        return replace(found, spread=spread(weighing.compiled, claims, beliefs, weighing.view, weighing.rules))

    @property
    def _wants_ranges(self) -> bool:
        return VIEWS[self._shown] is ranges

    def _judged(self) -> Options:
        map, scales = self.workspace.map, self.workspace.scales
        question = map.get(self.question)
        if not isinstance(question, Question):
            return Options(map, None, scales.rulebook)
        claims = at_stake(question)
        if scales.is_silent or not claims:
            return Options(map, question, scales.rulebook)
        from argmap.weigh.criteria import preferences  # with the next: they import numpy
        from argmap.weigh.outlooks import outlooks

        eyes = scales.author if scales.is_own else scales.view.title
        if scales.supposed:
            eyes += f", WHAT IF {len(scales.supposed)}"
        spoken = tuple(id for id in claims if scales.tells(id))
        judged = sorted(outlooks(scales.weighing, spoken), key=lambda one: -one.standing.strength)
        told = preferences(scales.weighing, question, spoken)
        silent = tuple(id for id in claims if id not in spoken)
        return Options(map, question, scales.rulebook, eyes, tuple(judged), told, silent=silent)

    def laid_out(self, found: Options, width: int) -> Layout:
        """The view chosen."""
        return layout(found, width, self._shown)

    def show(self) -> None:
        """Show the view chosen, once what it tells has been found."""
        found = self.found
        if self._wants_ranges and found is not None and found.judged and found.spread is None:
            self.look()
        else:
            super().show()

    def acts(self, action: str) -> bool:
        """Another question is offered only where there is one, another view where there is something to see."""
        if action == "question":
            return len(list(self.workspace.map.of_kind(Question))) > 1
        return action != "view" or bool(self.found and self.found.judged)

    def action_view(self, step: int) -> None:
        """Show the options in the next way, or the one before."""
        self._view = (self._view + step) % len(VIEWS)
        self.show_heading()
        self.show()

    def action_question(self, step: int) -> None:
        """Go on to the next question of the map, or back."""
        asked = [one.id for one in self.workspace.map.of_kind(Question)]
        if len(asked) > 1:
            at = asked.index(self.question) if self.question in asked else 0
            self.question = asked[(at + step) % len(asked)]
            self.found = None
            self.begin()
