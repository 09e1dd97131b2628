"""Everybody's perspectives: look through somebody's eyes, or mark some to compare."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from argmap.errors import ArgmapError
from argmap.memo.setters import origin, origin_words
from argmap.model import Perspective
from argmap.reading.questions import question_of
from argmap.store import Event
from argmap.weigh.perspectives import NEUTRAL, perspectives
from argmap_tui.commands import PERSPECTIVES, bindings
from argmap_tui.lines import Layout
from argmap_tui.perspective_lines import Eyes, Listing, layout
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.comparison import ComparisonScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.workspace import Workspace

LOOKING = "Other eyes now: what you weigh is a what-if. p, Enter: your own eyes again."
TOO_FEW = "Mark two or more with Space, then press c."


class PerspectivesScreen(ReportScreen[Listing]):
    """Lists from whose eyes the map can be seen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PERSPECTIVES)
    HEADING = "Perspectives: through whose eyes the map is weighed"

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        self.marked: list[str] = []
        """The ids of what is to be compared, in the order in which they were marked."""
        self.history: list[Event] = []

    def look(self) -> None:
        """Find anew; the history is read here, since only this thread may ask the library."""
        self.history = self.workspace.live.history()
        super().look()

    def find(self) -> Listing:
        """What everybody has weighed, and how the claims of the question in view stand for each."""
        from argmap.weigh.side_by_side import strengths_by_view  # it imports numpy

        map, scales = self.workspace.map, self.workspace.scales
        question, own = question_of(map, self.subject), scales.own
        claims = tuple(dict.fromkeys((*question.theses, *question.options))) if question else ()
        views = [own, *(view for view in perspectives(map) if view.id not in {own.id, NEUTRAL.id})]
        heard = [view for view in views if view.credence or view.force or view.certainty] if claims else []
        known = strengths_by_view(scales.compiled, heard, claims, scales.rulebook.rules()) if heard else {}
        eyes = tuple(Eyes(one, known.get(one.id, ()), one is own, self._set_by(one)) for one in views)
        return Listing(map, question, claims, eyes)

    def _set_by(self, view: Perspective) -> str:
        """How its weights came about, where whom it is named after has not set them all."""
        return origin_words(origin(view, self.history))

    def laid_out(self, found: Listing, width: int) -> Layout:
        """The list."""
        return layout(found, self.marked, self._through, width)

    @property
    def _through(self) -> str:
        """The perspective looked through."""
        return self.workspace.scales.view.id

    def show(self) -> None:
        """Lay out the list; at first the cursor is on the eyes to change to: one's own, or the first others."""
        is_first = not self.page.stop
        super().show()
        if is_first and self.found is not None and self.workspace.scales.is_own:
            self.page.action_down()

    def acts(self, action: str) -> bool:
        """What is about the line under the cursor waits until there is one: its keys are held until then."""
        return action not in {"look", "mark", "compare"} or (bool(self.page.stop) and not self.seeking.is_open)

    def action_look(self) -> None:
        """Weigh the map through the eyes under the cursor."""
        if self.page.stop:
            self._look_as(self.page.stop)

    def action_own(self) -> None:
        """Weigh the map through one's own eyes again."""
        self._look_as("")

    def _look_as(self, id: str) -> None:
        scales = self.workspace.scales
        try:
            scales.look_as(id)
        except ArgmapError as error:
            self.app.notify(refusal_words(error, self.workspace.map), severity="error", markup=False)
            return
        words = "You look through your own eyes." if scales.is_own else LOOKING
        self.app.notify(words, timeout=5, markup=False)
        self.dismiss(None)

    def action_mark(self) -> None:
        """Mark the perspective under the cursor to be compared, or not."""
        id = self.page.stop
        if id:
            self.marked = [one for one in self.marked if one != id] if id in self.marked else [*self.marked, id]
            self.show()

    def action_compare(self) -> None:
        """Compare what is marked; where less than two are, also what is under the cursor and what is looked through."""
        through = "" if self.workspace.scales.is_silent else self._through
        chosen = list(dict.fromkeys(filter(None, (*self.marked, self.page.stop, through))))
        chosen = chosen[: max(2, len(self.marked))]
        if len(chosen) < 2:
            self.app.notify(TOO_FEW, markup=False)
        else:
            self.app.push_screen(ComparisonScreen(self.workspace, self.subject, tuple(chosen)), self._compared)

    def _compared(self, id: str | None) -> None:
        if id is not None:
            self.dismiss(id)
