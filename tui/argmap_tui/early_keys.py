"""Keys that are quicker than the screen they are meant for: held until it can take them."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.events import Key
from textual.screen import Screen

LOOK_AFTER = 0.02
"""Seconds until the next look whether the screen is ready."""
LEAVES = frozenset({"escape"})
"""Keys that act at once: nobody has to wait before leaving."""


class EarlyKeys:
    """Holds the keys of ``app`` while a screen opens, and presses them again once it is ready."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._held: list[Key] = []
        self._ready_since: WeakKeyDictionary[Screen[Any], float] = WeakKeyDictionary()

    def hold(self, key: Key) -> bool:
        """Whether the key, which no widget has taken, is held."""
        if not self._app.is_running or not self._app.screen_stack:
            return False
        screen = self._app.screen
        is_early = self._is_opening(screen) or key.time < self._ready_since.setdefault(screen, _now())
        if is_early and key.key in LEAVES:
            self._held.clear()
            return False
        if is_early:
            self._held.append(key)
            if len(self._held) == 1:
                self._app.set_timer(LOOK_AFTER, self._release)
        return is_early

    def follows(self, key: Key) -> bool:
        """Whether the key is held because earlier ones still are, though the screen could take it by now."""
        is_next = bool(self._held) and bool(self._app.screen_stack) and not self._is_opening(self._app.screen)
        if is_next:
            self._held.append(key)
        return is_next

    def _is_opening(self, screen: Screen[Any]) -> bool:
        """Whether nothing has had the focus yet, or what keys would act on is still being found."""
        if getattr(screen, "is_working", False):
            return True
        is_new = screen.focused is None and screen not in self._ready_since
        return is_new and (not screen.is_mounted or bool(screen.focus_chain))

    async def _release(self) -> None:
        if self._app.screen_stack and self._is_opening(self._app.screen):
            self._app.set_timer(LOOK_AFTER, self._release)
            return
        held, self._held = self._held, []
        for key in held:
            await self._app.on_event(Key(key.key, key.character))  # at once: posted, it would come after newer keys


def _now() -> float:
    """The time by the clock that keys are stamped with."""
    return Key("", None).time
