"""The guided pass: the beliefs that matter most to a question, asked about one by one."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from argmap.errors import ArgmapError
from argmap.reading.questions import question_of
from argmap.weigh.perspectives import perspectives
from argmap_tui.cells import cut
from argmap_tui.commands import GUIDED, SLIDER, besides, bindings
from argmap_tui.guided import ROUND, Pass
from argmap_tui.guided_lines import MOVED, Pause, answerable, outlook_words, pause_page, question_page
from argmap_tui.lines import Layout
from argmap_tui.refusals import refusal_words
from argmap_tui.still_lines import why_still
from argmap_tui.strengths import Move, Strengths
from argmap_tui.waiting import Waiting, heed
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.widgets.page import PageView
from argmap_tui.widgets.slider import MOVES, Slider
from argmap_tui.widgets.strip import OptionsStrip
from argmap_tui.workspace import Workspace

if TYPE_CHECKING:
    from argmap.weigh.questions import Agenda, Asked, Outlook

WORKING = "Finding the questions that matter most … Esc leaves."
NO_QUESTION = "This map asks no question yet, so there is nothing to ask you about. Esc leaves."
SILENT = ("Nothing weighed yet, so no verdict. Your first answers make one.",)
SUPPOSING = "You are trying what-ifs. Press Esc, then i to keep or drop them; answers here are meant to be saved."
GONE = "This was taken out of the map meanwhile. Enter goes on."
LOW = "That is an answer, too: what hangs on it alone is not asked any more."
SET_FIRST = "Set it first: digits or arrows. s skips it."


class AnswerSlider(Slider, inherit_bindings=False):
    """A slider that leaves the keys of the pass to the pass."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(besides(SLIDER, GUIDED))
    HOW = "← → or a digit answers, Enter goes on; s skips it."


class GuidedScreen(Screen[str | None]):
    """Asks about one belief a page and saves each answer in the author's own perspective."""

    CSS_PATH = "guided.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(GUIDED)
    AUTO_FOCUS = "#slider"

    def __init__(self, workspace: Workspace, subject: str, *, seed: int | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        asked = question_of(workspace.map, subject)
        self.question = asked.id if asked else ""
        self.strip = OptionsStrip(workspace.scales, id="strip", silent=SILENT)
        self.page = PageView(id="page")
        self.page.can_focus = False
        self.slider = AnswerSlider(id="slider")
        self.course = Pass(secrets.randbits(32) if seed is None else seed)
        self.waiting = Waiting(self)
        self.shows_voices = False
        self.answers: set[str] = set()
        self._stated: float | None = None
        """The weight that the item asked about had when its page was opened."""
        self._before: Strengths | None = None
        self._start: Strengths | None = None
        self._began: Outlook | None = None
        """How firm the verdict was when there first was one."""

    def compose(self) -> ComposeResult:
        """How far the pass is, how the question stands, the page, the slider, and the keys."""
        yield Static(id="heading", markup=False)
        yield self.strip
        yield self.page
        yield self.slider
        yield KeyLine()

    def on_mount(self) -> None:
        """Turn to the author's own beliefs and find what to ask."""
        scales = self.workspace.scales
        self.strip.show(self.question)
        self.show()
        if self.question and not (scales.supposing or scales.supposed):
            scales.look_as("")
            self._find()

    def on_resize(self) -> None:
        """Fit the heading to the width."""
        self.show_heading()

    # Finding

    def _find(self) -> None:
        if self.course.outlook is None or self.course.is_paused:
            self.waiting.begin(WORKING, lambda words: self.page.lay_out(partial(_said, words)))
        self.run_worker(self.find, name="agenda", group="agenda", thread=True, exclusive=True, exit_on_error=False)

    def find(self) -> Agenda:
        """What to ask next. Runs in a thread."""
        from argmap.weigh.questions import agenda

        views = [view for view in perspectives(self.workspace.map) if view.source is not None]
        seen = {one.id for one in self.course.seen}
        weighing, seed = self.workspace.scales.weighing, self.course.seed
        return agenda(weighing, self.question, views, skip=seen, count=ROUND + 1, seed=seed, heed=heed)

    @on(Worker.StateChanged)
    def _came(self, event: Worker.StateChanged) -> None:
        if event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self.waiting.end()
        if event.state is WorkerState.SUCCESS:
            self._take(event.worker.result)
        elif event.state is WorkerState.ERROR:
            error = event.worker.error
            if not isinstance(error, ArgmapError):
                raise error or RuntimeError(WORKING)
            self.page.lay_out(lambda width: _said(refusal_words(error, self.workspace.map), width))

    def _take(self, agenda: Agenda | None) -> None:
        if agenda is None:
            return
        was_waiting = self.course.outlook is None or self.course.is_paused
        self.course.take(agenda)
        if self._start is None:
            self._start = self.workspace.scales.strengths()
        if self._began is None and not self.workspace.scales.is_silent:
            self._began = agenda.outlook
        if was_waiting:
            self.course.on()
            self._ask()
        else:
            self.show()

    # Showing

    @property
    def asked(self) -> Asked | None:
        """What is asked now, if it is still in the map."""
        current = self.course.current
        return current if current is not None and answerable(self.workspace.map, current.id) else None

    def show(self) -> None:
        """Show the page as it is now."""
        self.slider.display = self.asked is not None
        self.refresh_bindings()
        self.strip.refresh()
        self.show_heading()
        self.page.lay_out(self._laid_out)

    def show_heading(self) -> None:
        """Bring the line above everything up to date."""
        course = self.course
        place = f" · {course.at + 1} of {course.length}" if course.current else ""
        words = cut(f"Guided pass: the questions that matter most{place}", max(1, self.size.width - 4))
        self.query_one("#heading", Static).update(words)

    def _laid_out(self, width: int) -> Layout:
        """The page; the slider follows its last line however much room there is."""
        made = self._page(width)
        self.page.styles.max_height = len(made.lines) + 1
        return made

    def _page(self, width: int) -> Layout:
        map, course, asked = self.workspace.map, self.course, self.asked
        if asked is not None and course.outlook is not None:
            return question_page(map, asked, self._outlook(course.outlook), width, voices=self.shows_voices)
        if course.current is not None:
            return _said(GONE, width)
        if course.outlook is not None:
            skipped = sum(one.id not in self.answers for one in course.seen)
            pause = Pause(course.outlook, len(self.answers), self._moved(), course.has_more, skipped, began=self._began)
            return pause_page(map, pause, width)
        supposes = self.workspace.scales.supposing or self.workspace.scales.supposed
        return _said(SUPPOSING if supposes else WORKING if self.question else NO_QUESTION, width)

    def _outlook(self, outlook: Outlook) -> str:
        """What has been answered, and how firm that makes the verdict."""
        words = [f"Answered so far: {len(self.answers)}."] if self.answers else []
        if not self.workspace.scales.is_silent:
            words.append(outlook_words(outlook, self._began))
        return " ".join(words)

    def _moved(self) -> list[Move]:
        """What moved furthest since the pass began, beside what was answered itself."""
        if self._start is None:
            return []
        moves = self.workspace.scales.moves(self._start, MOVED + len(self.answers))
        return [move for move in moves if move.id not in self.answers]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """What is about a question is offered only while one is asked."""
        course = self.course
        match action:
            case "skip" | "voices":
                return self.asked is not None
            case "back":
                return course.at > 0
            case "next":
                return course.current is not None or not course.is_paused or course.has_more
        return True

    # Answering

    def _ask(self) -> None:
        """Open the page of what is asked now."""
        asked, scales = self.asked, self.workspace.scales
        self.shows_voices = False
        if asked is not None:
            self._before, self._stated = scales.strengths(), scales.stated(asked.id)
            self._offer()
        self.show()
        if asked is not None:
            self.slider.focus()

    def _offer(self, note: str = "") -> None:
        asked = self.asked
        item = answerable(self.workspace.map, asked.id) if asked else None
        if item is not None:
            self.slider.ask(self.workspace.map, item, self.workspace.scales.stated(item.id), note)

    @on(Slider.Moved)
    def _weigh(self, event: Slider.Moved) -> None:
        scales = self.workspace.scales
        scales.put(event.id, event.weight)
        if self._before is not None:
            moves = [move for move in scales.moves(self._before, MOVES + 1) if move.id != event.id]
            self.slider.tell(moves, "" if moves else why_still(scales, event.id, there="", low=LOW))
        self.strip.refresh()

    def action_next(self) -> None:
        """Keep this answer and go on to the next question."""
        asked = self.asked
        if asked is None:
            self._pass_by()
        elif self.slider.weight is None:
            self._offer(SET_FIRST)
        else:
            self.answers.add(asked.id)
            self._go_on()

    def _pass_by(self) -> None:
        """Leave a page that asks nothing: another round after a pause, else the next question."""
        if self.course.is_paused and self.course.has_more:
            self.course.resume()
            self._find()
        elif self.course.current is not None:
            self.course.on()
            self._ask()

    def action_skip(self) -> None:
        """Leave this question as it was and go on."""
        asked = self.asked
        if asked is not None:
            if self.slider.weight != self._stated:
                self.workspace.scales.put(asked.id, self._stated)
            self._go_on()

    def _go_on(self) -> None:
        self._save()
        self.course.on()
        self._ask()
        self._find()

    def action_back(self) -> None:
        """Go back to the question before."""
        self._save()
        self.course.back()
        self._ask()

    def action_voices(self) -> None:
        """Show who says it, or hide it."""
        self.shows_voices = not self.shows_voices
        self.show()

    def action_page(self, direction: int) -> None:
        """Read on, or back."""
        self.page.action_page(direction)

    def action_leave(self) -> None:
        """Save and go back to the map."""
        self._save()
        self.dismiss(None)

    def _save(self) -> None:
        try:
            self.workspace.save_weights()
        except ArgmapError as error:
            self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)


def _said(words: str, width: int) -> Layout:
    made = Layout()
    made.say(words, width)
    return made
