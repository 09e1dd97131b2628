"""The critical questions to an argument: each is taken up by a reason, or noted as open."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from argmap.edits import Add, Change, Revise
from argmap.errors import ArgmapError
from argmap.model import Argument, Direction
from argmap.reading import label
from argmap.schemes import CriticalQuestion, asked_of, doubted, note_of, scheme_named
from argmap_tui.additions import Way, What, ways
from argmap_tui.commands import QUESTIONING, bindings
from argmap_tui.lines import Layout
from argmap_tui.refusals import refusal_words
from argmap_tui.scheme_lines import QUESTION, SCHEME, Examination, questions_page, schemes_page
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.widgets.page import PageView
from argmap_tui.workspace import Workspace

NO_ARGUMENT = "Critical questions test arguments, and this is none: choose a reason for or against something."


class QuestionsScreen(ReportScreen[Examination]):
    """Lists the critical questions to the argument in view; gives back the reason that was added, if one was."""

    HEADING = "Critical questions"
    BINDINGS: ClassVar[list[BindingType]] = bindings(QUESTIONING)

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        self.is_naming = False
        """Whether the schemes are listed, to name one."""

    def find(self) -> Examination:
        """The scheme and its questions as the map has them now."""
        map = self.workspace.map
        item = map.get(self.subject)
        if not isinstance(item, Argument):
            raise NotAnArgument(NO_ARGUMENT, "")
        return Examination(map, item.id, item.scheme, scheme_named(item.scheme), tuple(asked_of(map, item)))

    def laid_out(self, found: Examination, width: int) -> Layout:
        """The questions, or the schemes where none is named yet."""
        page = schemes_page if self.is_naming or found.scheme is None else questions_page
        return page(found, width)

    @on(PageView.Opened)
    def _choose(self, event: PageView.Opened) -> None:
        if event.id.startswith(SCHEME):
            event.prevent_default()
            self.is_naming = False
            self._submit(Revise(id=self.subject, fields={"scheme": event.id.removeprefix(SCHEME)}))
        elif event.id.startswith(QUESTION):
            event.prevent_default()
            self._take_up(event.id)

    def _question(self, line: str) -> CriticalQuestion | None:
        number = line.removeprefix(QUESTION)
        return self.found.asked[int(number)].question if self.found and number != line else None

    def _take_up(self, line: str) -> None:
        question = self._question(line)
        if question is None:
            return
        map = self.workspace.map
        target, stance = doubted(map.find(self.subject, Argument), question)
        what = What.PRO if stance is Direction.PRO else What.CON
        choices = ways(map, self.subject)
        first = next((way for way in choices if (way.what, way.target) == (what, target)), None)
        first = first or Way(what, target, f"a {what.value} “{label(map, map[target])}”")
        form = ExtendScreen(self.workspace, [first, *(way for way in choices if way != first)], asked=question)
        self.app.push_screen(form, lambda _: self._taken_up(form))

    def _taken_up(self, form: ExtendScreen) -> None:
        if form.added:
            self.dismiss(form.added)

    def acts(self, action: str) -> bool:
        """Questions are noted, and schemes named, only of an argument."""
        return action not in {"note", "scheme"} or self.found is not None

    def action_note(self) -> None:
        """Note the question under the cursor as open."""
        question = self._question(self.page.stop)
        if question is None or self.is_naming:
            self.notify("Choose an open question first.", markup=False)
            return
        map = self.workspace.map
        argument = map.find(self.subject, Argument)
        if any(one.question == question and one.note for one in asked_of(map, argument)):
            self.notify("It is noted already.", markup=False)
            return
        self._submit(Add(item=note_of(argument, question, self.workspace.live.free_id)))

    def action_scheme(self) -> None:
        """List the schemes, to name another one, or go back to the questions."""
        self.is_naming = not self.is_naming
        self.show()

    def _submit(self, change: Change) -> None:
        try:
            self.workspace.submit(change)
        except ArgmapError as error:
            self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)
            return
        self.look()


class NotAnArgument(ArgmapError):
    """The item in view is no argument."""
