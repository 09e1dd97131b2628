"""What the map screen finds in the background once no more keys come: ranges, and what a strength turns on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from argmap_tui.findings import Findings, found

if TYPE_CHECKING:
    from argmap_tui.screens.map import MapScreen

PAUSE = 0.2
"""Seconds without a change after which it begins."""


class Finding:
    """Finds for ``screen`` what takes longer than a key may."""

    def __init__(self, screen: MapScreen) -> None:
        self.screen = screen
        self._pause: Timer | None = None

    def later(self) -> None:
        """Begin once no more changes come."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.screen.set_timer(PAUSE, self._find)

    def _find(self) -> None:
        screen = self.screen
        if screen.workspace.scales.is_weighed:
            work = found(screen.workspace.scales, screen.strip.question, screen.workspace.trail.here)
            screen.run_worker(
                lambda: screen.app.call_from_thread(self._tell, work()),
                group="findings",
                thread=True,
                exclusive=True,
                exit_on_error=False,
            )

    def _tell(self, findings: Findings) -> None:
        """Show what was found, unless something has changed since."""
        screen = self.screen
        if findings.weighing is screen.workspace.scales.weighing and not screen.is_weighing:
            screen.strip.tell(findings.standings)
            if findings.turning.id == screen.workspace.trail.here:
                screen.why.tell(findings.turning)
