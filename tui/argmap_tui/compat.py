"""The only place that reaches into Textual's private parts."""

from __future__ import annotations

from typing import Literal

from textual.app import App
from textual.screen import Screen
from textual.widgets import OptionList


class FailsQuietly(App[None]):
    """An app that ends on an unexpected error without a traceback; whoever runs it asks for the ``failure``."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

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


def _move_page(options: OptionList, direction: Literal[-1, 1]) -> None:
    if (options.highlighted or 0) in options._index_to_line:
        _move_page_of_textual(options, direction)


_move_page_of_textual = OptionList._move_page
OptionList._move_page = _move_page  # type: ignore[method-assign, assignment]
"""Textual pages through a list that is not yet laid out with a KeyError: the palette's and every menu's."""
