"""Sources: where the item in view is said, the document with the passage lit, and what else rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from argmap.edits import Change
from argmap.errors import ArgmapError, InputError
from argmap.model import Map, Passage, Source, Stance
from argmap.reading import label
from argmap.sources.attaching import Attachment
from argmap.sources.citing import cite, resting
from argmap.sources.passages import Found, State
from argmap.sources.shelf import Shelf
from argmap.sources.verify import Copy, passages_of, verify
from argmap_tui.additions import ways
from argmap_tui.cells import cut
from argmap_tui.commands import SOURCES, bindings
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.attach import AttachScreen
from argmap_tui.screens.quote import QuoteScreen
from argmap_tui.sources_lines import BRIEF, Overview, Reading, first_passage, layout, source_of, start_of
from argmap_tui.widgets.document import DocumentView
from argmap_tui.widgets.keys import KeyLine
from argmap_tui.widgets.page import PageView
from argmap_tui.widgets.seek import SeekLine
from argmap_tui.workspace import Workspace

NEEDS_DOCUMENT = frozenset({"step", "switch", "add"})
WIDE_FROM = 110
"""Width from which the list stands beside the document."""
SELECT_FIRST = "Select words first: v, then move. A passage needs eight words or more."


class SourcesScreen(Screen[str | None]):
    """Reads the attached documents one after the other, that of the item in view first; gives back an item."""

    CSS_PATH = "sources.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCES)
    AUTO_FOCUS = "#page"
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [  # type: ignore[misc]
        (0, "-narrow"),
        (WIDE_FROM, "-wide"),
    ]

    @dataclass
    class Read(Message):
        """A source's passages have been looked for."""

        map: Map
        source: str
        reading: Reading

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.subject = subject
        self.page = PageView(id="page")
        self.document = DocumentView(id="document")
        self.seeking = SeekLine()
        self.readings: dict[str, Reading] = {}
        self.open = ""
        """The source whose document is shown; empty for none."""
        self._started = ""
        """Where the cursor was put at first."""
        self._wanted = source_of(workspace.map, subject)
        self._passage = first_passage(workspace.map, subject)

    def compose(self) -> ComposeResult:
        """A heading, the list, the document, a line to find words with, and the keys."""
        yield Static(id="heading", markup=False)
        with Container(id="sides"):
            yield self.page
            yield self.document
        yield self.seeking
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self.document.can_focus = False
        self._lay_out()
        self.show_heading()
        self._look()

    def on_resize(self) -> None:
        """Fit the heading to the width."""
        self.show_heading()

    def show_heading(self) -> None:
        """Say which item this is about."""
        item = self.workspace.map.get(self.subject)
        about = f": “{label(self.workspace.map, item)}”" if item is not None else ""
        self.query_one("#heading", Static).update(cut(f"Sources{about}", max(1, self.size.width - 4)))

    # Reading

    def _look(self) -> None:
        self.run_worker(self._read_all, name="read", group="read", thread=True, exclusive=True, exit_on_error=False)

    def _read_all(self) -> None:
        """Look for the passages of every source, those wanted first."""
        map, worker, wanted = self.workspace.map, get_current_worker(), self._wanted
        passages = passages_of(map)
        for source in sorted(map.of_kind(Source), key=lambda one: one.id != wanted):
            if worker.is_cancelled:
                return
            self.post_message(self.Read(map, source.id, read(source, passages[source.id])))

    @on(Read)
    def _take(self, event: Read) -> None:
        if event.map is not self.workspace.map:  # somebody has changed it meanwhile
            self._look()
            return
        self.readings[event.source] = event.reading
        if event.source == self._wanted:
            self._show(event.source, self._passage)
        else:
            self._lay_out()

    def _show(self, source: str, passage: str = "") -> None:
        """Show the document of a source, at a passage if one is named."""
        self._wanted, self._passage = source, passage
        verified = self.readings[source].verified if source in self.readings else None
        if verified is not None and verified.copy is not None:
            if source != self.open:
                self.open = source
                self.document.show(verified.copy.document.text)
                self.document.tell(verified.spans)
            self.call_after_refresh(self._light, passage)
        else:
            self.open = ""
        self.document.can_focus = bool(self.open)
        self.set_class(bool(self.open), "-reading")
        self.refresh_bindings()
        self._lay_out()

    def _light(self, passage: str) -> None:
        """Light the passage once the document has its width."""
        if passage and not self.document.light(passage):
            self.document.lit = ""
            self._lay_out()
        self._show_place()

    def _lay_out(self) -> None:
        shown = Overview(
            self.workspace.map,
            self.workspace.live.name,
            self.subject,
            self.document.lit if self.open else "",
            dict(self.readings),
        )
        if self.page.stop in {"", self._started}:  # as long as the reader has not moved on
            self._started = start_of(shown)
            self.page.lay_out(lambda width: layout(shown, width), on=self._started, anew=False)
        else:
            self.page.lay_out(lambda width: layout(shown, width), anew=False)

    def _show_place(self) -> None:
        """Say above the document which one it is, and which passage of it is lit, in which state."""
        source, ids = self.workspace.map.get(self.open), self.document.passages
        if not isinstance(source, Source):
            return
        lit = self.document.lit
        state = self.readings[self.open].verified.found.get(lit, Found(State.NOT_ATTACHED)).state
        told = f" · passage {ids.index(lit) + 1} of {len(ids)}, {BRIEF.get(state, '')}" if lit in ids else ""
        room = max(1, self.document.size.width - 2 - len(told))
        self.document.border_title = Content(f"{cut(source.short_title, room)}{told}")

    # Going about

    @on(DocumentView.Lit)
    def _lit(self) -> None:
        self._lay_out()
        self._show_place()

    @on(DocumentView.Selected)
    def _tell_selection(self, event: DocumentView.Selected) -> None:
        words = f"{event.words} words selected · Enter adds what rests on them · Esc lets go"
        self.document.border_subtitle = Content(words if event.words else "")

    @on(DocumentView.Chosen)
    def _choose(self) -> None:
        """Add from what is selected, else go to what rests on the passage under the caret."""
        if self.document.is_selecting:
            self.action_add()
            return
        passage = self.document.under_caret()
        if not passage:
            self.say("No passage here. n goes to the next one; v selects words to make one.")
            return
        if passage != self.document.lit:
            self.document.light(passage)
        else:
            self.page.focus()

    @on(PageView.Opened)
    def _open(self, event: PageView.Opened) -> None:
        """Show a passage or a document here; go to any other item."""
        event.stop()
        item = self.workspace.map.get(event.id)
        if isinstance(item, Passage):
            self._go_into(item.source, item.id)
        elif isinstance(item, Source):
            self._go_into(item.id, "")
        else:
            self.dismiss(event.id)

    def _go_into(self, source: str, passage: str) -> None:
        self._show(source, passage)
        if self.open:
            self.document.focus()
        else:
            self.say("It is not attached: A attaches your copy.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """What needs a document is offered only while one is shown."""
        return bool(self.open) or action not in NEEDS_DOCUMENT

    def action_step(self, direction: int) -> None:
        """Light the next passage of the document, or the one before."""
        if not self.document.step(direction):
            self.say("That was the last passage." if direction > 0 else "That was the first passage.")

    def action_switch(self) -> None:
        """Go to the text, or back to the list."""
        if not self.document.has_focus:
            self.document.focus()
        else:
            self.page.focus()

    def action_leave(self) -> None:
        """Select nothing; else go back to the map."""
        if self.document.is_selecting:
            self.document.let_go()
        else:
            self.dismiss(None)

    def action_find(self) -> None:
        """Find words in the document, or in the list where none is shown."""
        self.seeking.open(self.document if self.open else self.page)

    # Changing

    def action_attach(self) -> None:
        """Ask for a file and attach it: as the source it looks like, else as the one under the cursor."""
        map, source = self.workspace.map, self.page.stop
        is_known = any(passage.source == source for passage in map.of_kind(Passage))
        chosen = source if isinstance(map.get(source), Source) and not is_known else ""
        self.app.push_screen(AttachScreen(map, chosen), self._attached)

    def _attached(self, done: Attachment | None) -> None:
        if done is None:
            return
        self.readings, self.open, self._wanted = {}, "", done.source.id
        held = self.workspace.map.get(self._passage)
        self._passage = self._passage if isinstance(held, Passage) and held.source == done.source.id else ""
        self._look()
        self.say(" ".join(filter(None, (done.words().capitalize() + ".", done.doubt()))))

    def action_add(self) -> None:
        """Add a claim or evidence that rests on what is selected."""
        span, reading = self.document.selection, self.readings.get(self.open)
        copy = reading.verified.copy if reading is not None else None
        if span is None or copy is None:
            self.say(SELECT_FIRST)
            return
        try:
            cite(self.workspace.map, copy, span, self.workspace.live.free_id)
        except ArgmapError as error:
            self.complain(error)
            return
        selected = copy.document.text[slice(*span)]
        found = (way for way in ways(self.workspace.map, self.subject) if not way.is_question)
        choices = sorted(found, key=lambda way: not way.is_evidence)

        def rested(change: Change, stance: Stance, locator: str) -> Change:
            """Passage and addition as one change, on the map as it is when it is saved."""
            passage, marking = cite(self.workspace.map, copy, span, self.workspace.live.free_id)
            return resting(change, passage, stance, locator, first=marking)

        form = QuoteScreen(self.workspace, choices, selected, rested)
        self.app.push_screen(form, lambda _: self._added(form))

    def _added(self, form: QuoteScreen) -> None:
        """Go to what was added."""
        if form.added:
            self.dismiss(form.added)

    def say(self, words: str) -> None:
        """Tell the reader something in passing."""
        self.notify(words, timeout=4, markup=False)

    def complain(self, error: ArgmapError) -> None:
        """Tell the reader what went wrong and what to do."""
        self.notify(refusal_words(error, self.workspace.map), severity="error", markup=False)


def read(source: Source, passages: list[Passage]) -> Reading:
    """Look for the passages of one source in the copy that is attached, if one is."""
    try:
        attached = Shelf.usual().get(source)
    except InputError as error:
        return Reading(verify(source, passages, None), f"{error.message}: attach the document again")
    return Reading(verify(source, passages, Copy(source, attached.document) if attached is not None else None))
