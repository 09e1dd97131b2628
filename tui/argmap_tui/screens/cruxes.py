"""The few beliefs on which a claim turns."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from argmap.reading import label
from argmap.reading.questions import claim_meant
from argmap_tui.commands import CRUXES, bindings
from argmap_tui.crux_lines import LEGEND, Cruxes, layout
from argmap_tui.lines import Layout
from argmap_tui.screens.report import ReportScreen


class CruxesScreen(ReportScreen[Cruxes]):
    """Shows what turns the claim in view, or the thesis of the question that the item in view belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CRUXES)
    HEADING = "What it turns on"
    LEGEND = LEGEND

    _by_swing = False

    def heading(self) -> str:
        """Which claim is asked about, and the order."""
        map = self.workspace.map
        meant = claim_meant(map, self.subject)
        by_swing = self._by_swing or bool(self.found and self.found.tried)  # none turns it: there is no nearest one
        order = "by how far they move it" if by_swing else "nearest first"
        return f"Cruxes, {order}: {label(map, map[meant])}" if meant else "Cruxes"

    def find(self) -> Cruxes:
        """What turns the claim, and where nothing that bears on it does by itself, which pairs do."""
        map, scales = self.workspace.map, self.workspace.scales
        meant = claim_meant(map, self.subject)
        if not meant or scales.is_silent:
            return Cruxes(map, meant)
        from argmap.weigh.cruxes import cruxes  # with the next: they import numpy
        from argmap.weigh.pairs import movers, pairs_that_flip

        weighing = scales.weighing
        found, now = cruxes(weighing, meant), weighing[meant]
        bearing = [one for one in found if one.id != meant]
        tried = movers(found, now) if bearing and not any(one.flip is not None for one in bearing) else []
        pairs = tuple(pairs_that_flip(weighing, meant, tried))
        view = weighing.view
        weighed = frozenset((*view.credence, *view.force, *view.certainty))
        settled = not any(meant in members for members in weighing.unsettled)
        return Cruxes(map, meant, now, tuple(found), len(tried), pairs, scales.tells(meant), weighed, settled)

    def laid_out(self, found: Cruxes, width: int) -> Layout:
        """The beliefs in the order chosen."""
        return layout(found, width, by_swing=self._by_swing)

    def show(self) -> None:
        """Show the beliefs, and what the bars mean where there are any."""
        self.show_heading()
        self.set_class(self._moves_anything, "-drawn")
        super().show()

    @property
    def _moves_anything(self) -> bool:
        found = self.found
        return found is not None and found.strength is not None and bool(found.ordered(by_swing=self._by_swing))

    def acts(self, action: str) -> bool:
        """Another order is offered only where there is one."""
        return action != "order" or (self._moves_anything and not (self.found and self.found.tried))

    def action_order(self) -> None:
        """Put those first that move the claim furthest, or again those nearest to turning it."""
        self._by_swing = not self._by_swing
        self.show_heading()
        self.show()
