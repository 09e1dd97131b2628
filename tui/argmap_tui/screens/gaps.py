"""What the map leaves open, and adding what is missing."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from argmap.weigh.gaps import TITLES, GapKind
from argmap.weigh.gaps import gaps as gaps_of
from argmap_tui.additions import What, ways
from argmap_tui.commands import GAPS, bindings
from argmap_tui.gap_lines import Gaps, layout, meant
from argmap_tui.lines import Layout
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.screens.report import ReportScreen

MISSING = {GapKind.UNSUPPORTED: What.PRO, GapKind.UNTESTED: What.PRO, GapKind.SINGLE_SOURCE: What.EVIDENCE_FOR}
"""What to add to close a gap; for the other kinds it is a reason against."""


class GapsScreen(ReportScreen[Gaps]):
    """Lists gaps of all kinds or of one; gives back the item chosen, or the one that was added."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GAPS)
    HEADING = "Gaps: what the map leaves open"

    kind: GapKind | None = None
    """The only kind that is shown; None for all."""

    def heading(self) -> str:
        """Which kind is shown."""
        if self.kind is None or self.found is None:
            return self.HEADING
        return f"Gaps: {TITLES[self.kind]}, {len(self.found.of(self.kind)):,}"

    def find(self) -> Gaps:
        """Everything that is open."""
        return Gaps(self.workspace.map, tuple(gaps_of(self.workspace.map)))

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
