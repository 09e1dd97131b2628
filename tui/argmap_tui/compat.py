"""The only place that reaches into Textual's private parts."""

from __future__ import annotations

from textual.app import App
from textual.command import CommandList, CommandPalette


class FailsQuietly(App[None]):
    """An app that ends on an unexpected error without a traceback; whoever runs it asks for the ``failure``."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def action_command_palette(self) -> None:
        """Show the palette of commands."""
        if self.use_command_palette and not CommandPalette.is_open(self):  # type: ignore[arg-type]  # its App[object] is invariant
            self.push_screen(PatientPalette(id="--command-palette"))

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception


class PatientPalette(CommandPalette):
    """The palette, whose list is not paged through before it is laid out: Textual's own would raise a KeyError."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList)._index_to_line:  # noqa: SLF001 - nothing public tells
            super()._action_command_list(action)
