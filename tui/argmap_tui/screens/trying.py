"""Dialogs that stay open until what was typed is taken: what is refused stays there, with the reason beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label
from textual.worker import Worker, WorkerState

from argmap.errors import ArgmapError
from argmap_tui.refusals import refusal_words
from argmap_tui.waiting import Waiting

Result = TypeVar("Result")
Attempt = Callable[[str], object]
"""What is made of words, in a thread. Raises ``ArgmapError`` where they are refused."""
DOING = "Working …"
ONCE_MORE = "Once more throws away what you typed."
NOT_YET = "This is being done; it tells in a moment what came of it."


class TryingScreen(ModalScreen[Result | None]):
    """Works on what was typed in a thread and gives back what came of it; what is wrong is told in ``#said``."""

    def __init__(self) -> None:
        super().__init__()
        self.is_trying = False
        self.was_refused = False
        """Whether anything was ever refused: what the dialog is about may have changed then."""
        self._waiting = Waiting(self)
        self._warned = False

    def told(self, words: str = "") -> ComposeResult:
        """Where it is told what came of what was typed; nothing is there at first unless ``words`` are."""
        said = Label(Content(words), id="said", classes="-refused")
        said.display = bool(words)
        yield said

    def work_on(self, words: str, work: Callable[[], object]) -> None:
        """Do ``work`` in a thread, for it may take a while, and say ``words`` meanwhile."""
        self.is_trying = True
        self._waiting.begin(words, self.say)
        self.run_worker(work, name="try", group="try", thread=True, exclusive=True, exit_on_error=False)

    def go_on(self, words: str) -> None:
        """Say how far the work is. Called in its thread."""
        self.app.call_from_thread(self._waiting.begin, words, self.say)

    @on(Worker.StateChanged)
    def _done(self, event: Worker.StateChanged) -> None:
        if event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self._waiting.end()
            self.is_trying = False
        if event.state is WorkerState.SUCCESS:
            self.finish(event.worker.result)
        elif event.state is WorkerState.ERROR:
            error = event.worker.error
            if not isinstance(error, ArgmapError):
                raise error or RuntimeError("try")
            self.was_refused = True
            self.say(refusal_words(error), is_refusal=True)

    def finish(self, result: Any) -> None:
        """Give back what came of it."""
        self.dismiss(result)

    def say(self, words: str, *, is_refusal: bool = False) -> None:
        """Tell something beside what was typed."""
        said = self.query_one("#said", Label)
        said.set_class(is_refusal, "-refused")
        said.display = True
        said.update(Content(words))
        said.scroll_visible(animate=False)

    @property
    def is_begun(self) -> bool:
        """Whether there is something typed to lose."""
        return False

    def action_cancel(self) -> None:
        """Give back nothing; what was typed is thrown away only when asked twice, and what is being done is awaited."""
        if self.is_trying:
            self.say(NOT_YET)
        elif self.is_begun and not self._warned:
            self._warned = True
            self.notify(ONCE_MORE, severity="warning", markup=False)
        else:
            self.dismiss(None)
