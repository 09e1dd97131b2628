"""The only place that reaches into Textual's private parts."""

from __future__ import annotations

from textual.app import App


class FailsQuietly(App[None]):
    """An app that ends on an unexpected error without a traceback; whoever runs it asks for the ``failure``."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception
