"""Perspectives side by side on one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from argmap.errors import InputError
from argmap.model import Claim, Question
from argmap.reading import label
from argmap.reading.questions import question_of
from argmap.weigh.perspectives import NEUTRAL, perspective, perspectives
from argmap_tui.commands import COMPARISON, bindings
from argmap_tui.comparison_lines import layout
from argmap_tui.comparison_silence import layout as silent_layout
from argmap_tui.lines import Layout
from argmap_tui.screens.report import ReportScreen
from argmap_tui.workspace import Workspace

if TYPE_CHECKING:
    from argmap.weigh.side_by_side import SideBySide, Silence


class ComparisonScreen(ReportScreen["SideBySide | Silence"]):
    """Compares the perspectives ``chosen`` on the theses and options of the question in view, and the claim in view."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPARISON)
    HEADING = "Perspectives side by side"

    def __init__(self, workspace: Workspace, subject: str, chosen: tuple[str, ...]) -> None:
        super().__init__(workspace, subject)
        self.chosen = chosen
        map, question = workspace.map, question_of(workspace.map, subject)
        asked = (*question.theses, *question.options) if question else ()
        own = [subject] if isinstance(map.get(subject), Claim) else []
        self.claims = tuple(dict.fromkeys((*asked, *own)))
        """The claims that it can be about."""
        self._at = self.claims.index(subject) if subject in self.claims and subject in asked else 0

    def heading(self) -> str:
        """On which claim, and how many there are."""
        if not self.claims:
            return self.HEADING
        map, id = self.workspace.map, self.claims[self._at]
        about = label(map, map[id]) if id in map else id
        return f"{self.HEADING}, claim {self._at + 1}/{len(self.claims)}: {about}"

    def find(self) -> SideBySide | Silence:
        """Everything that divides and joins them; where none of them speaks, what to compare instead."""
        from argmap.weigh.side_by_side import side_by_side, silence  # it imports numpy

        map, scales = self.workspace.map, self.workspace.scales
        if not self.claims:
            raise InputError("This map asks no question yet.", "Open a claim, then compare what they come to on it.")
        views = [scales.own if id == scales.own.id else perspective(map, id) for id in self.chosen]
        offered = [scales.own, *(one for one in perspectives(map) if one.id not in {scales.own.id, NEUTRAL.id})]
        heard = [one for one in offered if one.credence or one.force or one.certainty]
        target, rules = self.claims[self._at], scales.rulebook.rules()
        every = [id for asked in map.of_kind(Question) for id in (*asked.theses, *asked.options)]
        is_silent = silence(scales.compiled, views, target, (*self.claims, *every), heard, rules=rules)
        return is_silent or side_by_side(scales.compiled, views, target, self.claims, rules)

    def laid_out(self, found: SideBySide | Silence, width: int) -> Layout:
        """The comparison, or what to compare instead."""
        from argmap.weigh.side_by_side import Silence

        return silent_layout(found, width) if isinstance(found, Silence) else layout(found, width)

    def acts(self, action: str) -> bool:
        """Another claim is offered only where there is one."""
        return action != "turn" or len(self.claims) > 1

    def choose(self, stop: str) -> None:
        """Compare on the claim where there was nothing to compare; else go to the item."""
        from argmap.weigh.side_by_side import Silence

        if isinstance(self.found, Silence) and stop in self.found.claims:
            self.claims = tuple(dict.fromkeys((*self.claims, stop)))
            self._at = self.claims.index(stop)
            self.begin()
        else:
            super().choose(stop)

    def action_turn(self, step: int) -> None:
        """Compare them on the next claim, or on the one before."""
        if self.claims:
            self._at = (self._at + step) % len(self.claims)
            self.begin()
