"""Naming a file: a path, completed from the file system, and what comes of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from argmap_tui.commands import ATTACHING, bindings
from argmap_tui.compat import Line
from argmap_tui.paths import completions, meant
from argmap_tui.screens.trying import TryingScreen

Result = TypeVar("Result")
EXAMPLE = "path of the file, such as ~/papers/report.pdf"


class NamingScreen(TryingScreen[Result]):
    """Asks for a path and works on it in a thread; what is wrong is told where it was typed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["attach.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(ATTACHING)
    HINT: ClassVar[str] = ""
    """What is told until something comes of it."""

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """A line to type in, what it can become, and what came of it."""
        with Vertical(id="attach"):
            yield Label(Content(self.heading()), classes="heading")
            yield Line(self._path, placeholder=EXAMPLE, id="path", compact=True)
            offered = OptionList(id="offered", compact=True)
            offered.can_focus = False
            yield offered
            yield from self.choices()
            yield Label(Content(self.HINT), id="said")

    def heading(self) -> str:
        """What the file is for."""
        return ""

    def choices(self) -> Iterable[Widget]:
        """What else there is to choose."""
        return ()

    def on_mount(self) -> None:
        """Offer what lies in the folder that argmap was started in."""
        self._offer(self._path)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def offered(self, typed: str) -> list[str]:
        """The paths that can stand for what was typed."""
        return completions(typed)

    def _offer(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.set_options(Option(Content(path), id=None) for path in self.offered(typed))
        options.highlighted = 0 if options.option_count else None

    def action_complete(self) -> None:
        """Take over the path that is chosen in the list."""
        options, line = self.query_one(OptionList), self.query_one(Input)
        if options.highlighted is not None:
            line.value = str(options.get_option_at_index(options.highlighted).prompt)
            line.cursor_position = len(line.value)

    def action_move(self, direction: int) -> None:
        """Choose another path of the list."""
        options = self.query_one(OptionList)
        if direction > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _pick(self) -> None:
        self.action_complete()

    @on(Input.Submitted)
    def take(self) -> None:
        """Work on the file that was named, unless it cannot be one."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self.say("Type the path of the file first.")
        elif typed.endswith("/") or meant(typed).is_dir():
            self.say("That is a folder: go on with the name of a file in it, or Tab.")
        else:
            self.begin(typed)

    @abstractmethod
    def begin(self, typed: str) -> None:
        """Begin to work on the file of that name."""

    def action_cancel(self) -> None:
        """Leave it, and stop the work."""
        self.dismiss(None)
