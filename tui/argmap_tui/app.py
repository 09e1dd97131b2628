"""The terminal application: opens a map of the library and shows its screens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import SystemCommand
from textual.screen import Screen

from argmap import settings
from argmap.store import Library
from argmap_tui.commands import CARD, MAP, OUTLINE
from argmap_tui.compat import FailsQuietly
from argmap_tui.screens.map import MapScreen
from argmap_tui.workspace import Workspace

OWN_INSTEAD = frozenset({"Quit", "Keys", "Maximize", "Minimize"})
"""Commands of Textual's that argmap has its own of, or that its two panes have no use for."""


class ArgmapApp(FailsQuietly):
    """argmap in the terminal."""

    TITLE = "argmap"
    CSS_PATH = "screens/map.tcss"
    """The default screen's style; Textual loads the others with their screens."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.map_screen = MapScreen(workspace)

    def get_default_screen(self) -> Screen[None]:
        """The map."""
        return self.map_screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: argmap's own commands, then Textual's."""
        if isinstance(screen, MapScreen):
            for widget, commands in ((screen, MAP), (screen.outline, OUTLINE), (screen.card, CARD)):
                for command in commands:
                    if command.palette:
                        callback = partial(self.run_action, command.action, widget)
                        yield SystemCommand(command.label, command.help, callback)
        for command_of_textual in super().get_system_commands(screen):
            if command_of_textual.title not in OWN_INSTEAD:
                yield command_of_textual


def run(name: str | None = None) -> int:
    """Open the terminal on the map ``name``, or on the one opened last. Raises ``ArgmapError``."""
    with Library() as library:
        chosen = name or library.last_opened()
        workspace = Workspace(library, library.open(chosen), settings.author())
        library.note_opened(chosen)
        app = ArgmapApp(workspace)
        app.run()
        workspace.save_place(app.map_screen.place())
        library.backup_daily()
        if app.failure is not None:
            raise app.failure
        return app.return_code or 0
