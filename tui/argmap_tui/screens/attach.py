"""Attaching a copy of a document: its path, completed from the file system."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from argmap.errors import ArgmapError
from argmap.model import Map, Source
from argmap.sources.attaching import Attachment, attach
from argmap.sources.shelf import Shelf
from argmap_tui.commands import ATTACHING, bindings
from argmap_tui.paths import completions, meant
from argmap_tui.waiting import Waiting, heed

READING = "Reading … Esc stops; nothing is attached then."
HINT = "Text, Markdown, HTML, PDF or DOCX. Tab completes, ↑ ↓ choose, Enter attaches, Esc leaves."


class AttachScreen(ModalScreen[Attachment | None]):
    """Gives back what was attached; what is wrong with a file is told where it was typed."""

    CSS_PATH = "attach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(ATTACHING)

    def __init__(self, map: Map, source: str = "") -> None:
        super().__init__()
        self._map = map
        self._source = source
        self._waiting = Waiting(self)

    def compose(self) -> ComposeResult:
        """A line to type in, what it can become, and what came of it."""
        source = self._map.get(self._source)
        named = (
            f"your copy of “{source.short_title}”"
            if isinstance(source, Source)
            else "a document: it is recognised by what stands in it"
        )
        with Vertical(id="attach"):
            yield Label(Content(f"Attach {named}"), classes="heading")
            yield Input(placeholder="path of the file, such as ~/papers/report.pdf", id="path", compact=True)
            offered = OptionList(id="offered", compact=True)
            offered.can_focus = False
            yield offered
            yield Label(Content(HINT), id="said")

    def on_mount(self) -> None:
        """Offer what lies in the folder that argmap was started in."""
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.set_options(Option(Content(path), id=None) for path in completions(typed))
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
    def _submit(self, event: Input.Submitted) -> None:
        """Read the file in a thread: a PDF may take a while."""
        typed = event.value.strip()
        if not typed:
            self._say("Type the path of the file first.")
            return
        file = meant(typed)
        if file.is_dir():
            self._say("That is a folder: go on with the name of a file in it, or Tab.")
            return
        self._waiting.begin(READING, self._say)
        work = partial(attach, self._map, Shelf.usual(), file, self._source or None, heed=heed)
        self.run_worker(work, group="attach", thread=True, exclusive=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _done(self, event: Worker.StateChanged) -> None:
        if event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self._waiting.end()
        if event.state is WorkerState.SUCCESS:
            self.dismiss(event.worker.result)
        elif event.state is WorkerState.ERROR:
            error = event.worker.error
            if not isinstance(error, ArgmapError):
                raise error or RuntimeError("attach")
            self._say(f"{error.message}\n{error.next_step}")

    def _say(self, words: str) -> None:
        self.query_one("#said", Label).update(Content(words))

    def action_cancel(self) -> None:
        """Attach nothing."""
        self.dismiss(None)
