"""The terminal application: opens a map of the library and shows its screens."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.theme import Theme
from textual.widgets import Footer

from argmap import settings
from argmap.errors import ArgmapError
from argmap.preferences import prefer, preference
from argmap.store import Library
from argmap_tui.commands import EVERYWHERE, TOUR, bindings
from argmap_tui.compat import FailsQuietly, SpeaksBriefly, focus_as_opened, hide_messages, replace_first_screen, text_on
from argmap_tui.early_keys import EarlyKeys
from argmap_tui.keymap import keymap
from argmap_tui.palette import offered
from argmap_tui.screens.library import LibraryScreen
from argmap_tui.screens.map import MapScreen
from argmap_tui.screens.words import WordsScreen
from argmap_tui.themes import THEMES, fitting
from argmap_tui.tidying import Tidying
from argmap_tui.tour import NO_TOUR, STEPS, Tour, sights
from argmap_tui.widgets.coach import Coach
from argmap_tui.workspace import Workspace

OWN_INSTEAD = frozenset({"Quit", "Keys", "Maximize", "Minimize"})
"""Commands of Textual's that argmap has its own of, or that its two panes have no use for."""
LEFT = "From the tour stays: {}. F8 takes it back; T goes on with the tour."
TAKEN_BACK = "Taken back: what you weighed and added on the tour. u brings it again."
NOTHING_LEFT = "Nothing is left of what you weighed and added on the tour."


class ArgmapApp(FailsQuietly, SpeaksBriefly, inherit_bindings=False):
    """argmap in the terminal."""

    TITLE = "argmap"
    BINDINGS: ClassVar[list[BindingType]] = bindings((*TOUR, *EVERYWHERE))
    NOTIFICATION_TIMEOUT = 3.5
    CSS_PATH: ClassVar[list[str | PurePath]] = ["screens/shared.tcss", "screens/map.tcss"]
    """What many screens share, and the default screen's style; Textual loads the others with their screens."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.map_screen = MapScreen(workspace)
        self.tour: Tour | None = None
        self.early_keys = EarlyKeys(self)
        self._tidying: Tidying | None = None
        self._warned_on: Screen[Any] | None = None
        """The form whose words were last said to go when the program ends."""
        for theme in THEMES:
            self.register_theme(theme)
        liked = preference(workspace.library.home, "theme")
        self.theme = self._theme_kept = liked if liked in self.available_themes else fitting(os.environ)

    def on_mount(self) -> None:
        """Take the user's own keys, let the tour follow from screen to screen, remember the theme that is chosen."""
        self._tidying = Tidying(self)
        own = keymap(self.workspace.library.home)
        self.set_keymap(dict(own.keys))
        for words in own.wrong:
            self.notify(words, severity="warning", timeout=10, markup=False)
        self.screen_change_signal.subscribe(self, self._coach)
        self.screen_change_signal.subscribe(self, lambda _: hide_messages(self.screen_stack[:-1]))
        self.theme_changed_signal.subscribe(self, self._remember)
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # elsewhere than on a real terminal
            for ending in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(ending, self.exit)

    async def on_event(self, event: events.Event) -> None:
        """Drop the keys that come after the last screen has gone, and let none overtake those that are held."""
        if isinstance(event, events.Key) and self._tidying is not None:
            self._tidying.key()
        if isinstance(event, events.Key) and not event.is_forwarded and self.early_keys.follows(event):
            return
        if self.screen_stack or not isinstance(event, events.Key):
            await super().on_event(event)

    def watch_app_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Begin where a screen begins that opened while its page in a browser did not have the focus."""
        if focus and self.screen_stack:
            focus_as_opened(self.screen)

    def on_key(self, event: events.Key) -> None:
        """Let no key be lost while a screen opens."""
        if self.early_keys.hold(event):
            event.prevent_default()

    def _remember(self, theme: Theme) -> None:
        if theme.name != self._theme_kept:
            self._theme_kept = theme.name
            prefer(self.workspace.library.home, "theme", theme.name)

    def action_tour(self) -> None:
        """Take the tour, or go on with it."""
        if self.tour is None or self.tour.sights != sights(self.workspace.map):
            found = sights(self.workspace.map)
            self.tour = Tour(self.workspace, found) if found else None
        if self.tour is None:
            self.notify(NO_TOUR, markup=False)
        elif not self.tour.is_on:
            self.tour.start()
            if self.tour.at:
                self.notify(f"The tour is resumed at step {self.tour.at + 1} of {len(STEPS)}.", markup=False)
            self._coach(self.screen)

    def action_tour_on(self) -> None:
        """Go on to the next step of the tour."""
        if self.tour is not None and self.tour.is_on:
            self.tour.on()

    def action_tour_back(self) -> None:
        """Go back to the step before."""
        if self.tour is not None and self.tour.is_on:
            self.tour.back()

    def action_tour_leave(self) -> None:
        """Leave the tour; T goes on with the same step."""
        if self.tour is not None and self.tour.is_on:
            self.tour.leave()
            if self.tour.left.words:
                self.notify(LEFT.format(self.tour.left.words), timeout=8, markup=False)

    def action_tour_take_back(self) -> None:
        """Take back what was weighed and added on the tour."""
        self.map_screen.weighing.finish()
        try:
            is_done = self.tour is not None and self.tour.take_back()
        except ArgmapError as error:
            self.map_screen.complain(error)
            return
        self.map_screen.show_map()
        self.notify(TAKEN_BACK if is_done else NOTHING_LEFT, markup=False)

    def action_words(self) -> None:
        """Say what the words on the screen mean, or close that again."""
        if isinstance(self.screen, WordsScreen):
            self.screen.dismiss()
        else:
            self.push_screen(WordsScreen(text_on(self.screen)))

    def _coach(self, screen: Screen[Any]) -> None:
        """Show the tour's panel on the screen once that is up; dialogs are left alone, but however short, seen."""
        if self.tour is not None:
            self.tour.screens.add(type(screen).__name__)
        if self.tour is not None and self.tour.is_on and not isinstance(screen, ModalScreen):
            screen.call_after_refresh(self._mount_coach, screen, self.tour)

    def _mount_coach(self, screen: Screen[Any], tour: Tour) -> None:
        if screen.is_attached and screen.query(Footer) and not screen.query(Coach):
            screen.mount(Coach(tour), before=screen.query(Footer).first())

    async def action_quit(self) -> None:
        """Save what was weighed last and leave, from whatever screen; what was typed goes only when asked twice."""
        typed = next((screen for screen in reversed(self.screen_stack) if getattr(screen, "is_begun", False)), None)
        if typed is not None and typed is not self._warned_on:
            self._warned_on = typed
            self.notify("The same key again leaves and throws away what you typed.", severity="warning", markup=False)
        else:
            self.map_screen.action_quit()

    @on(LibraryScreen.Chosen)
    async def _change_map(self, event: LibraryScreen.Chosen) -> None:
        """Save what belongs to the present map and show another; where that fails, stay with the present one."""
        try:
            workspace = workspace_on(self.workspace.library, event.name, self.workspace.author)
            self.keep()
        except ArgmapError as error:
            self.notify(f"{error.message}\n{error.next_step}", severity="error", markup=False)
            return
        self.workspace, self.map_screen, self.tour = workspace, MapScreen(workspace), None
        await replace_first_screen(self, self.map_screen)

    def keep(self) -> None:
        """Save what was weighed, and where the reader is. Raises ``ArgmapError``; then nothing is lost yet."""
        self.workspace.save_weights()
        self.workspace.save_place(self.map_screen.place())

    def get_default_screen(self) -> Screen[None]:
        """The map."""
        return self.map_screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: argmap's own commands, then Textual's."""
        for part, command in offered(screen):
            yield SystemCommand(command.label, command.help, partial(self.run_action, command.action, part))
        for command_of_textual in super().get_system_commands(screen):
            if command_of_textual.title not in OWN_INSTEAD:
                yield command_of_textual


def workspace_on(library: Library, name: str, author: str) -> Workspace:
    """The map ``name`` opened for ``author``. Raises ``ArgmapError``."""
    workspace = Workspace(library, library.open(name), author)
    library.note_opened(name)
    gc.freeze()  # or now and then a key waits while the collector walks all items of the map
    return workspace


def run(name: str | None = None) -> int:
    """Open the terminal on the map ``name``, or on the one opened last. Raises ``ArgmapError``."""
    with Library() as library:
        chosen = name or library.last_opened()
        app = ArgmapApp(workspace_on(library, chosen, settings.author()))
        app.run()
        app.keep()
        library.backup_daily()
        if app.failure is not None:
            raise app.failure
        return app.return_code or 0
