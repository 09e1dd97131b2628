"""The memo, read as it would be written: from each sentence to what it rests on, and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from argmap.model import Map
from argmap.reading import label
from argmap.reading.questions import question_of
from argmap_tui.cells import cut, wrap
from argmap_tui.commands import MEMO, bindings
from argmap_tui.compat import paint_together
from argmap_tui.memo_ways import way_words, ways
from argmap_tui.memos import HEADING, STYLES, choices, eyes, preview
from argmap_tui.screens.choosing import ChoosingScreen
from argmap_tui.screens.contents import ContentsScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.widgets.page import PageView
from argmap_tui.workspace import Workspace

if TYPE_CHECKING:  # what builds memos imports numpy, which a screen that is opened does not wait for
    from argmap_tui.memo_lines import Heading, MemoLayout, Preview
    from argmap_tui.screens.own_words import OwnWords
    from argmap_tui.screens.write import Files

BEGIN = "bluf"
"""The section that says what is recommended: a reader begins there."""
ONE_WAY = "one-way"
"""Stands in the list of second ways for none."""
SECOND = "A second way to judge it: a first letter goes there, Enter takes it"
WORDS_SHOWN = 80
"""Cells of an item's name in the list of what a sentence rests on, and of its words."""
REST_LINES = 2
"""Lines at the bottom for what a sentence rests on."""


class MemoScreen(ReportScreen["Preview"]):
    """Shows the memo on the question in view, as the reader weighs the map."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["report.tcss", "memo.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = bindings(MEMO)
    HEADING = "Memo"
    WORKING = "Writing the memo … Esc leaves."

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        self.place = workspace.memo
        asked = question_of(workspace.map, subject)
        self._returned = subject == self.place.item and self.place.question in workspace.map
        question = self.place.question if self._returned or asked is None else asked.id
        if question != self.place.question:
            self.place.question, self.place.at = question, ""
        self.place.item = ""
        self.headings: Sequence[Heading] = ()

    def compose(self) -> ComposeResult:
        """The page, and below it what the sentence under the cursor rests on."""
        *above, footer = super().compose()
        yield from above
        yield Static(id="rests", markup=False)
        yield footer

    def heading(self) -> str:
        """Which form, and on which question."""
        form = "two pages" if self.place.is_short else "long"
        ways = ", two ways" if self.place.against else ""
        question = self.workspace.map.get(self.place.question)
        return f"Memo, {form}{ways}{f': {question.words()}' if question is not None else ''}"

    def find(self) -> Preview:
        """The memo as it would be written; on coming back from an item, the one that was left if it still is that."""
        last, returned, self._returned = self.place.last, self._returned, False
        if not returned or last is None or last.choices != choices(self.workspace):
            self.place.last = last = preview(self.workspace)
        return last

    def laid_out(self, found: Preview, width: int) -> MemoLayout:
        """The memo, its headings kept for going from one to the other."""
        from argmap_tui.memo_lines import layout

        made = layout(found, width)
        self.headings = made.headings
        return made

    def show(self) -> None:
        """Lay out the memo, the cursor where it was; at first on the bottom line, unless the head tells of more."""
        found = self.found
        if found is None:
            return
        is_new = bool(found.trouble) and found.trouble != self.place.trouble
        self.place.trouble = found.trouble
        if is_new:
            self.place.at = ""  # what is wrong stands above everything else
        is_first = not (self.place.at or found.is_silent or found.trouble or self.workspace.scales.supposed)
        begin = next((key for key in found.rests if key.startswith(f"{BEGIN}.")), "") if is_first else self.place.at
        self.page.lay_out(lambda width: self.laid_out(found, width), on=begin, anew=is_new)
        if is_first:
            self._to_section(BEGIN)
            self.page.point_at(begin)

    @on(PageView.Moved)
    def _tell(self) -> None:
        """Say what the sentence under the cursor rests on."""
        rests = self.query_one("#rests", Static)
        rests.update(Content(self._rests()), layout=False)
        paint_together(self.page, rests)

    def _rests(self) -> str:
        at = self.page.stop
        if self.found is None or self.is_working or not at:
            return ""
        self.place.at = at
        if at.startswith(HEADING):
            return "A heading: n and N go to the next and the one before, c lists them all."
        width = max(20, self.size.width - 2)
        lines = wrap(f"Rests on: {self.found.rests_on(at, REST_LINES * width - 24)}", width)
        return "\n".join(lines[:REST_LINES])

    def choose(self, stop: str) -> None:
        """Go to the item that the sentence rests on, one of several being chosen first."""
        items = self.found.items(stop) if self.found is not None else []
        if stop.startswith(HEADING):
            return  # the line at the bottom says which keys there are
        if not items:
            self.app.notify("This rests on the map as a whole.", markup=False)
        elif len(items) == 1:
            self._go_to(items[0])
        else:
            self.app.push_screen(RestsScreen(self.workspace, items), self._go_to)

    def _go_to(self, item: str | None) -> None:
        if item is not None:
            self.place.item = item
            self.dismiss(item)

    def action_contents(self) -> None:
        """List the sections."""
        if self.headings:
            self.app.push_screen(ContentsScreen(self.headings, self._section()), self._to_section)

    def action_section(self, direction: int) -> None:
        """Go to the section that comes next, or the one before."""
        sections = [one.id for one in self.headings]
        here = self._section()
        if here in sections:
            at = sections.index(here) + direction
            self._to_section(sections[max(0, min(len(sections) - 1, at))])

    def _section(self) -> str:
        """The section that the cursor is in."""
        line = self.page.line
        return next((one.id for one in reversed(self.headings) if one.line <= line), "")

    def _to_section(self, section: str | None) -> None:
        self.page.point_at(f"{HEADING}{section}", on_top=True)

    def action_form(self) -> None:
        """Show the other form."""
        self.place.is_short = not self.place.is_short
        self._anew()

    def action_style(self) -> None:
        """Cite works in the next style."""
        at = STYLES.index(self.place.style)
        self.place.style = STYLES[(at + 1) % len(STYLES)]
        self.app.notify(f"References: {self.place.style}", markup=False)
        self._anew()

    def action_against(self) -> None:
        """Choose a second way to judge the question in, or one way again."""
        map, scales = self.workspace.map, self.workspace.scales
        offered = [(way, Content(way_words(map, way))) for way in ways(map, eyes(self.workspace), scales.rulebook)]
        one_way = [(ONE_WAY, Content("One way again, without a second"))] if self.place.against else []
        self.app.push_screen(ChoosingScreen(SECOND, [*one_way, *offered], self.place.against), self._judge)

    def _judge(self, way: str | None) -> None:
        if way is not None:
            self.place.against, self.place.at = "" if way == ONE_WAY else way, ""
            self.place.file = self.place.hand = None  # it is another memo
            self._anew()

    def action_own(self) -> None:
        """Begin a file of one's own words, or open one."""
        from argmap_tui.screens.own_words import OwnWordsScreen

        if self.found is not None:
            self.app.push_screen(OwnWordsScreen(self.workspace), self._say_so)

    def _say_so(self, words: OwnWords | None) -> None:
        if words is not None:
            self.place.hand = words.file
            told = f"Begun: {words.file}. Edit it; m then shows the memo with it." if words.is_new else ""
            self.app.notify(told or f"Your words: {words.file}", timeout=6, markup=False)
            self._anew()

    def _anew(self) -> None:
        self.show_heading()
        self.look()

    def action_review(self) -> None:
        """Decide on words that models have proposed; accepted ones are in the memo then."""
        from argmap_tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.workspace, self.subject), lambda _: self._anew())

    def action_write(self) -> None:
        """Ask for a name and formats, and write the memo."""
        from argmap_tui.screens.write import WriteScreen

        if self.found is not None:
            self.app.push_screen(WriteScreen(self.workspace), self._written)

    def _written(self, files: Files | None) -> None:
        """Say what was written; under another name there may be other words of the reader's own."""
        if files is not None:
            self.app.notify(f"Wrote {files.names} in {files.file.absolute().parent}", timeout=6, markup=False)
            self.place.file = files.file
            self._anew()


class RestsScreen(ChoosingScreen):
    """Chooses among the items that a sentence rests on."""

    def __init__(self, workspace: Workspace, items: Sequence[str]) -> None:
        heading = f"It rests on {len(items)} items. Enter or a first letter goes to one"
        super().__init__(heading, [(id, _named(workspace.map, id)) for id in items])


def _named(map: Map, id: str) -> Content:
    """An item by its name, what kind of item it is, and its words where they say more."""
    item = map[id]
    name, words = label(map, item), item.words()
    more = "" if words == name else f": {cut(words, WORDS_SHOWN)}"
    return Content.assemble((cut(name, WORDS_SHOWN), "bold"), f" ({item.kind_name})", more)
