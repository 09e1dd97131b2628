"""Work that the reader waits for: how long it takes is told, and it ends when nobody waits any more."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import WorkerCancelled, get_current_worker


class Waiting:
    """Tells the reader of ``screen`` what they wait for, and after each second for how long."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._tell: Callable[[str], object] = lambda _: None
        self._words = ""
        self._since = 0.0
        self._timer: Timer | None = None

    def begin(self, words: str, tell: Callable[[str], object]) -> None:
        """Something has begun; ``tell`` shows words to the reader."""
        self.end()
        self._words, self._since, self._tell = words, monotonic(), tell
        tell(words)
        self._timer = self._screen.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Tell how long it has been."""
        self._tell(f"{self._words} {monotonic() - self._since:.0f} s")

    def end(self) -> None:
        """It is done, or was given up."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def heed() -> None:
    """End the work of the thread that calls this if its screen was left. Raises ``WorkerCancelled``."""
    if get_current_worker().is_cancelled:
        raise WorkerCancelled("nobody waits for it any more")
