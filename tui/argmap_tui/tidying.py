"""Collecting garbage while nobody types: a full collection takes as long as a key may."""

from __future__ import annotations

import gc

from textual.app import App

IDLE = 1.0
"""Seconds without a key after which there is time."""
FULL_AFTER = 1000
"""Collections of the middle generation that force a full one where keys come without a pause."""


class Tidying:
    """Looks after the garbage of ``app`` once its first screen is up; what stands by then is not looked through again.

    Whoever starts the app may have put collecting off until then.
    """

    def __init__(self, app: App[None]) -> None:
        self._keys = 0
        self._seen = -1
        self._tidied = -1
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, FULL_AFTER)
        app.call_after_refresh(gc.enable)
        app.set_interval(IDLE, self.look)

    def key(self) -> None:
        """Take note that somebody types."""
        self._keys += 1

    def look(self) -> None:
        """Collect if there were keys, and none since the last look."""
        if self._keys == self._seen != self._tidied:
            gc.collect()
            if self._tidied < 0:
                gc.freeze()
            self._tidied = self._keys
        self._seen = self._keys
