"""The only place that reaches into Textual's private parts."""

from __future__ import annotations

from typing import Literal

from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.notifications import Notification
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets._toast import Toast
from textual.worker import WorkerFailed


class FailsQuietly(App[None]):
    """An app that ends on an unexpected error without a traceback; whoever runs it asks for the ``failure``."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """End the app, unless a screen that is left before it is up misses what it would have held."""
        node, cause = active_message_pump.get(), error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(cause, NoMatches) and isinstance(node, Widget) and (node._pruning or not node.is_attached)):
            super()._handle_exception(error)

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception


async def replace_first_screen(app: App[None], screen: Screen[None]) -> None:
    """Show ``screen`` in place of the app's first one, which lacks the callback that Textual takes off when it goes."""
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.screen._push_result_callback(app, None)
    await app.switch_screen(screen)


def paint_together(*widgets: Widget) -> None:
    """Hand what the widgets want repainted to their screen now, so that it comes in one frame."""
    for widget in widgets:
        widget._check_refresh()


def _move_page(options: OptionList, direction: Literal[-1, 1]) -> None:
    if (options.highlighted or 0) in options._index_to_line:
        _move_page_of_textual(options, direction)


_move_page_of_textual = OptionList._move_page
OptionList._move_page = _move_page  # type: ignore[method-assign, assignment]
"""Textual pages through a list that is not yet laid out with a KeyError: the palette's and every menu's."""


SOON = 0.05
"""Seconds that a message stays at least."""


def _make_toast(toast: Toast, notification: Notification) -> None:
    _toast_of_textual(toast, notification)
    toast._timeout = max(SOON, toast._timeout)


_toast_of_textual = Toast.__init__
Toast.__init__ = _make_toast  # type: ignore[method-assign, assignment]
"""Textual loops for ever in a timer of less than no time: that of a message whose time ends while it is put up."""
