"""What the screens that report have in common: a heading, a page of findings, and a way to go to what they name."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from argmap.errors import ArgmapError
from argmap_tui.cells import cut
from argmap_tui.commands import REPORT, bindings
from argmap_tui.lines import Layout, Maker
from argmap_tui.refusals import refusal_words
from argmap_tui.waiting import Waiting
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.widgets.page import PageView
from argmap_tui.widgets.seek import SeekLine
from argmap_tui.workspace import Workspace

Found = TypeVar("Found")


class ReportScreen(Screen[str | None], Generic[Found]):
    """Finds something about the item in view, in a thread of its own, and lays it out; gives back the item chosen."""

    CSS_PATH = "report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(REPORT)
    AUTO_FOCUS = "#page"
    HEADING: ClassVar[str] = ""
    """What the screen is about, in a few words."""
    LEGEND: ClassVar[str] = ""
    """What the signs on the page mean, always in view while there are any; empty for a page without."""
    WORKING: ClassVar[str] = "Working … Esc leaves."

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.subject = subject
        self.page = PageView(id="page")
        self.seeking = SeekLine()
        self.found: Found | None = None
        self.waiting = Waiting(self)
        self.is_working = False
        """Whether what keys would act on is still being found."""

    def compose(self) -> ComposeResult:
        """A heading, the page, what its signs mean, a line to find words with, and the keys."""
        yield Static(id="heading", markup=False)
        yield self.page
        if self.LEGEND:
            yield Static(self.LEGEND, id="legend", markup=False)
        yield self.seeking
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to find."""
        self.show_heading()
        self.look()

    def heading(self) -> str:
        """The line above the page."""
        return self.HEADING

    def show_heading(self) -> None:
        """Bring the line above the page up to date."""
        self.query_one("#heading", Static).update(cut(self.heading(), max(1, self.size.width - 4)))

    def on_resize(self) -> None:
        """Fit the heading to the width."""
        self.show_heading()

    def begin(self) -> None:
        """Find something else than what is shown, to be read from its top."""
        self.page.lay_out(lambda _: Layout())
        self.show_heading()
        self.look()

    def look(self) -> None:
        """Find anew, as after a change; the reader stays where they are on the page."""
        self.waiting.begin(self.WORKING, lambda words: self.page.lay_out(_said(words), passing=True))
        self.is_working = True
        self.run_worker(self.find, name="find", group="find", thread=True, exclusive=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _came(self, event: Worker.StateChanged) -> None:
        if event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self.waiting.end()
            self.show_heading()
        if event.state is WorkerState.SUCCESS:
            self.found = event.worker.result
            self.show()
            self.is_working = False
            self.refresh_bindings()
        elif event.state is WorkerState.ERROR:
            error = event.worker.error
            if not isinstance(error, ArgmapError):
                raise error or RuntimeError(self.HEADING)
            self.is_working = False
            self.page.lay_out(_said(refusal_words(error, self.workspace.map)), passing=True)

    def look_on(self, words: str) -> None:
        """Find what comes after what is shown, which stays; ``words`` say above it what is waited for."""
        self.waiting.begin(words, self.query_one("#heading", Static).update)
        self.run_worker(self.find, name="find", group="find", thread=True, exclusive=True, exit_on_error=False)

    def show(self) -> None:
        """Lay out what was found."""
        found = self.found
        if found is not None:
            self.page.lay_out(lambda width: self.laid_out(found, width), anew=False)

    @abstractmethod
    def find(self) -> Found:
        """Find what is to be told. Runs in a thread: it reads the workspace and touches no widget."""

    @abstractmethod
    def laid_out(self, found: Found, width: int) -> Layout:
        """What was found, in lines of ``width`` cells."""

    @on(PageView.Opened)
    def _go(self, event: PageView.Opened) -> None:
        event.stop()
        self.choose(event.id)

    def choose(self, stop: str) -> None:
        """Do what the line leads to: go to the item, unless a screen has other lines."""
        self.dismiss(stop)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """What does nothing now has no key: words are not looked for anew while they are."""
        return not self.seeking.is_open if action == "seek" else self.acts(action)

    def acts(self, action: str) -> bool:  # noqa: ARG002 - for screens with acts of their own
        """Whether an act of the screen does anything now."""
        return True

    def action_seek(self) -> None:
        """Find words on the page."""
        self.seeking.open(self.page)

    def action_leave(self) -> None:
        """Go back to the map."""
        self.dismiss(None)


def _said(words: str) -> Maker:
    def maker(width: int) -> Layout:
        made = Layout()
        made.say(words, width)
        return made

    return maker
