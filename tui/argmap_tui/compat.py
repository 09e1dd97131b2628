"""The only place that reaches into Textual's private parts."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any, Literal, Self

from textual._context import active_message_pump
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1, TokenCallback
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key
from textual.geometry import Region
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets._toast import Toast, ToastRack
from textual.worker import WorkerFailed, get_current_worker


class FailsQuietly(App[None]):
    """An app that ends on an unexpected error without a traceback; whoever runs it asks for the ``failure``."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """End the app, unless a screen that is left before it is up misses what it would have held."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        node = active_message_pump.get() if cause is error else get_current_worker().node
        if not (isinstance(cause, NoMatches) and isinstance(node, Widget) and self._has_left(node)):
            super()._handle_exception(error)

    def _has_left(self, node: Widget) -> bool:
        if self._exit or not self.is_running:  # nothing is put up any more
            return True
        return node._closing or node._pruning or not node.is_attached or node.screen not in self.screen_stack

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception


class SpeaksBriefly(App[None]):
    """An app that shows two messages at most: what was said last, and what went wrong last."""

    def _on_notify(self, event: Notify) -> None:
        """Let the message take the place of the one of its kind; Textual then shows it."""
        is_said = event.notification.severity == "information"
        for toast in self.screen.query(Toast) if self.screen_stack else ():
            if (toast._notification.severity == "information") == is_said:
                toast._expire()
        for other in list(self._notifications):
            if (other.severity == "information") == is_said:
                del self._notifications[other]


class Line(Input):
    """A line to type in that takes all keys in the order in which they come.

    Textual writes a letter at once, but acts on any other key only when that has gone up to the app and nobody wanted
    it: letters that follow quickly would come before it, and Ctrl+U would delete what was typed after it. Textual also
    lays the whole screen out again at each letter; here only where the line grows with its words.
    """

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Ask for a layout only where the size can change."""
        layout = layout and self.styles.auto_dimensions
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    async def on_key(self, event: Key) -> None:
        """Act on a key that is no letter before the next one is looked at, unless another screen has come on top."""
        is_ours = not event.is_printable and self.screen is self.app.screen
        if is_ours and await self.app._check_bindings(event.key):
            event.stop()
            event.prevent_default()


async def replace_first_screen(app: App[None], screen: Screen[None]) -> None:
    """Show ``screen`` in place of the app's first one, which lacks the callback that Textual takes off when it goes."""
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.screen._push_result_callback(app, None)
    await app.switch_screen(screen)


def focus_as_opened(screen: Screen[Any]) -> None:
    """Give the focus to what the screen opens with, if nothing has it."""
    screen._update_auto_focus()


def text_on(screen: Screen[Any]) -> str:
    """What stands on the screen."""
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def hide_messages(screens: Iterable[Screen[Any]]) -> None:
    """Take the messages off ``screens``, which stand behind another one that shows the same; they come back on top."""
    for screen in screens:
        for rack in screen.children:
            if isinstance(rack, ToastRack):
                rack.display = False


def paint_together(*widgets: Widget) -> None:
    """Hand what the widgets want repainted to their screen now, so that it comes in one frame."""
    for widget in widgets:
        widget._check_refresh()


def _dismiss(screen: Screen[Any], result: Any = None) -> AwaitComplete:
    stack = screen.app.screen_stack
    if stack[-1:] == [screen]:
        return _dismiss_of_textual(screen, result)
    if screen in stack:
        screen.pop_until_active()
        screen.app.call_later(screen.dismiss, result)
    return AwaitComplete()


_dismiss_of_textual = Screen.dismiss
Screen.dismiss = _dismiss  # type: ignore[method-assign, assignment]
"""Textual takes off whatever screen is on top: a second Enter would take the map away, too."""


def _move_page(options: OptionList, direction: Literal[-1, 1]) -> None:
    if (options.highlighted or 0) in options._index_to_line:
        _move_page_of_textual(options, direction)


_move_page_of_textual = OptionList._move_page
OptionList._move_page = _move_page  # type: ignore[method-assign, assignment]
"""Textual pages through a list that is not yet laid out with a KeyError: the palette's and every menu's."""


def _wrap_range(document: WrappedDocument, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG001 - Textual's
    document.wrap(document._width, document._tab_width)


WrappedDocument.wrap_range = _wrap_range  # type: ignore[method-assign, assignment]
"""Textual miscounts the lines when it takes back several strokes at once: lines vanish, or painting them fails."""


SOON = 0.05
"""Seconds that a message stays at least."""


def _make_toast(toast: Toast, notification: Notification) -> None:
    _toast_of_textual(toast, notification)
    toast._timeout = max(SOON, toast._timeout)


_toast_of_textual = Toast.__init__
Toast.__init__ = _make_toast  # type: ignore[method-assign, assignment]
"""Textual loops for ever in a timer of less than no time: that of a message whose time ends while it is put up."""


ESCAPE = "\x1b"
Reading = Generator[Read1 | Peek1, str, None]


def _parse(parser: XTermParser, token_callback: TokenCallback[Any]) -> Reading:
    reading = _parse_of_textual(parser, token_callback)
    wanted, last = next(reading), ""
    try:
        while True:
            try:
                character = yield wanted
            except ParseTimeout as late:
                wanted, last = reading.throw(late), ""
                continue
            wanted, last = reading.send(character), f"{last}{character}"[-len(BRACKETED_PASTE_START) :]
            if last == BRACKETED_PASTE_START:
                pasted = yield from _pasted()
                for character in f"{pasted}{BRACKETED_PASTE_END}":
                    wanted = reading.send(character)
                last = ""
    except (ParseEOF, StopIteration):
        reading.close()


def _pasted() -> Generator[Read1 | Peek1, str, str]:
    """All that comes before the end of the paste, without what begins escape sequences."""
    came: list[str] = []
    while "".join(came[-len(BRACKETED_PASTE_END) :]) != BRACKETED_PASTE_END:
        came.append((yield Read1()))
    return "".join(came[: -len(BRACKETED_PASTE_END)]).replace(ESCAPE, "")


_parse_of_textual = XTermParser.parse
XTermParser.parse = _parse  # type: ignore[method-assign, assignment]
"""Textual ends a paste at the first escape sequence in it: the letters that follow would be keys, and do things."""
