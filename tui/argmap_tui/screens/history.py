"""Who changed what in the map, or in the item in view, and taking back one's own last change."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from argmap.errors import ArgmapError
from argmap.reading import label, labels_in
from argmap.store import Event, Library
from argmap.store.telling import event_words
from argmap_tui.commands import HISTORY, bindings
from argmap_tui.history_lines import OLDER, Past, layout, told
from argmap_tui.lines import Layout
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.report import ReportScreen

OLDER_COMING = "Looking for older changes … Esc leaves."
PAGE = 100
"""Events that are loaded at a time."""


class HistoryScreen(ReportScreen[Past]):
    """Lists events, newest first, and loads older ones when asked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)
    HEADING = "History of the map"

    of_item = False
    """Whether only what touched the item in view is shown."""

    def heading(self) -> str:
        """Whose history it is."""
        map = self.workspace.map
        if not self.of_item:
            return self.HEADING
        return f"History of: {label(map, map[self.subject]) if self.subject in map else self.subject}"

    def find(self) -> Past:
        """The next page of events, after those that are shown."""
        workspace, past = self.workspace, self.found or Past()
        name, id = workspace.live.name, self.subject if self.of_item else None
        with Library(workspace.library.home) as library:  # a connection serves the thread that opened it
            before = past.told[-1].seq if past.told else None
            events = library.history(name, id, before=before, limit=PAGE + 1)
            own = library.undoable(name, workspace.author)
        page = told(events[:PAGE], workspace.author, workspace.last_head, labels_in(workspace.map))
        return Past((*past.told, *page), len(events) > PAGE, own.seq if own else 0)

    def laid_out(self, found: Past, width: int) -> Layout:
        """The events so far."""
        return layout(found, width)

    def choose(self, stop: str) -> None:
        """Go to what the event is about, or load older ones."""
        if stop == OLDER:
            self.look_on(OLDER_COMING)
            return
        subjects = next((one.subjects for one in self.found.told if str(one.seq) == stop), ()) if self.found else ()
        id = next((id for id in subjects if id in self.workspace.map), None)
        if id is None:
            self.app.notify("Nothing of this is in the map any more." if subjects else "This is the map's beginning.")
        else:
            self.dismiss(id)

    def action_whose(self) -> None:
        """Show the history of the item in view, or again that of the map."""
        if self.subject in self.workspace.map:
            self.of_item = not self.of_item
            self._load()

    def action_undo(self) -> None:
        """Take back one's own last change."""
        self._step(self.workspace.undo, "Taken back:")

    def action_redo(self) -> None:
        """Make one's last undone change again."""
        self._step(self.workspace.redo, "Made again:")

    def _step(self, act: Callable[[], Event], verb: str) -> None:
        before = self.workspace.map
        try:
            event = act()
        except ArgmapError as error:
            self.app.notify(refusal_words(error, self.workspace.map, before), severity="error", markup=False)
        else:
            self.app.notify(f"{verb} {event_words(event, labels_in(self.workspace.map, before))}", markup=False)
            self._load()

    def _load(self) -> None:
        """Load the history anew from its newest event; the reader stays where they are."""
        self.found = None
        self.show_heading()
        self.look()
