"""What the map leaves open, and adding what is missing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from argmap.model import Question
from argmap.reading.questions import question_of
from argmap.weigh.gaps import TITLES, GapKind
from argmap.weigh.gaps import gaps as gaps_of
from argmap_tui.additions import What, ways
from argmap_tui.commands import GAPS, bindings
from argmap_tui.gap_lines import Gaps, layout, meant
from argmap_tui.lines import Layout
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.workspace import Workspace

MISSING = {GapKind.UNSUPPORTED: What.PRO, GapKind.UNTESTED: What.PRO, GapKind.SINGLE_SOURCE: What.EVIDENCE_FOR}
"""What to add to close a gap; for the other kinds it is a reason against."""


class GapsScreen(ReportScreen[Gaps]):
    """Lists what the question in view leaves open, or the map; gives back the item chosen, or the one added."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GAPS)
    HEADING = "Gaps: what the whole map leaves open"

    kind: GapKind | None = None
    """The only kind that is shown; None for all."""
    is_whole = False
    """Whether the gaps of the whole map are shown."""

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        asked = workspace.map.get(workspace.question) or question_of(workspace.map, subject)
        self.question = asked if isinstance(asked, Question) else None

    def heading(self) -> str:
        """Which kind is shown, and of which question."""
        asked = self.question
        if self.kind is not None and self.found is not None:
            of = "" if asked is None or self.is_whole else f" · {asked.words()}"
            return f"Gaps: {TITLES[self.kind]}, {len(self.found.of(self.kind)):,}{of}"
        return self.HEADING if asked is None or self.is_whole else f"Gaps under: {asked.words()}"

    def find(self) -> Gaps:
        """Everything that is open, and how much of it bears on the question."""
        map, asked = self.workspace.map, self.question
        every = tuple(gaps_of(map))
        if asked is None or asked.id not in map:
            return Gaps(map, every, len(every))
        own = every if self.is_whole else tuple(gaps_of(map, question=asked.id))
        return Gaps(map, own, len(every), is_whole=self.is_whole, has_question=True)

    def action_whose(self) -> None:
        """Show the gaps of the whole map, or again those of the question in view."""
        if self.question is not None:
            self.is_whole, self.kind, self.found = not self.is_whole, None, None
            self.show_heading()
            self.look()

    def acts(self, action: str) -> bool:
        """What acts on a gap is offered only where there is one."""
        if action == "whose":
            return self.question is not None
        return action not in {"kind", "add"} or bool(self.page.stop)

    def laid_out(self, found: Gaps, width: int) -> Layout:
        """The kind chosen, or all."""
        return layout(found, self.kind, width)

    def choose(self, stop: str) -> None:
        """Go to the item of a gap, or show all of its kind."""
        kind, id = meant(stop)
        if id:
            self.dismiss(id)
        else:
            self._show_only(kind)

    def action_kind(self, direction: int) -> None:
        """Show the next kind alone, or the one before; after the last all."""
        found = self.found
        if found is not None:
            kinds = [None, *found.kinds]
            self._show_only(kinds[(kinds.index(self.kind) + direction) % len(kinds)])

    def _show_only(self, kind: GapKind | None) -> None:
        self.kind = kind
        self.show_heading()
        found = self.found
        if found is not None:
            self.page.lay_out(lambda width: self.laid_out(found, width))

    def action_add(self) -> None:
        """Ask for what is missing at the gap under the cursor."""
        if self.page.stop:
            kind, id = meant(self.page.stop)
            if id:
                wanted = MISSING.get(kind, What.CON)
                choices = sorted(ways(self.workspace.map, id), key=lambda way: way.what is not wanted)
                form = ExtendScreen(self.workspace, choices)
                self.app.push_screen(form, lambda _: self._added(form))

    def _added(self, form: ExtendScreen) -> None:
        if form.added:
            self.dismiss(form.added)
