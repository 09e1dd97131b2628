"""What the map screen does to the map: adding, revising, retiring, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.edits import Change, Retire
from argmap.edits.compose import dropped_by, retirement
from argmap.errors import ArgmapError, EditRefused
from argmap.model import Argument, Claim, Evidence, Map
from argmap.reading import change_words, credit_kept, edit_words, label, labels_in
from argmap.store import Event
from argmap_tui.additions import added_words, asking, ways
from argmap_tui.screens.extend import ExtendScreen
from argmap_tui.screens.retire import RetireScreen
from argmap_tui.screens.revise import ReviseScreen
from argmap_tui.still_lines import STILL, why_still

if TYPE_CHECKING:
    from argmap_tui.screens.map import MapScreen

ASK_OF_CLAIM = "A question puts up a claim: open the claim it is about first, or add one with a."
RETIRED = "Retired “{}”; u takes it back"


class Changing:
    """The acts that change the map, each an edit in the user's name, for ``screen``."""

    def __init__(self, screen: MapScreen) -> None:
        self.screen = screen
        self.workspace = screen.workspace

    def add(self) -> None:
        """Ask what to add to the item in view."""
        form = ExtendScreen(self.workspace, ways(self.workspace.map, self.screen.subject()))
        self.screen.app.push_screen(form, lambda _: self._added(form))

    def ask(self) -> None:
        """Ask for a question about the claim in view."""
        map, id = self.workspace.map, self.screen.subject()
        if not isinstance(map.get(id), Claim):
            self.screen.say(ASK_OF_CLAIM)
            return
        form = ExtendScreen(self.workspace, [asking(map, id)])
        self.screen.app.push_screen(form, lambda _: self._added(form))

    def _added(self, form: ExtendScreen) -> None:
        """Bring what was added into view, with the slider for those who want to weigh it at once."""
        if form.added in self.workspace.map:
            self.screen.show_map()
            self.screen.go_to(form.added)
            self.greet(form.added)

    def greet(self, id: str | None) -> None:
        """Offer to weigh the item in view if it is the one added last, from whatever screen."""
        map, added = self.workspace.map, self.workspace.added
        if added and id == added and added in map:
            self.workspace.added = ""
            if isinstance(map[added], Claim | Argument | Evidence):
                self.screen.weighing.start(added)
            self.screen.say("\n".join(filter(None, (added_words(map, added), self._unheard(added)))))

    def _unheard(self, id: str) -> str:
        """Why the argument gives nothing so far, where it does not."""
        if self.workspace.scales.is_silent or not isinstance(self.workspace.map[id], Argument):
            return ""
        why = why_still(self.workspace.scales, id, there="")
        return "" if why == STILL else why

    def revise(self) -> None:
        """Ask for other words for the item in view."""
        id = self.screen.subject()
        if id in self.workspace.map:
            form = ReviseScreen(self.workspace, id)
            self.screen.app.push_screen(form, lambda change: self._revised(change, form.before))

    def _revised(self, change: Change | None, before: Map) -> None:
        if change is None:
            if self.screen.watching.is_stale:  # a refused change, too, takes in what others have changed
                self.screen.show_map()
        else:
            credit = credit_kept(before, change, self.workspace.author)
            done = change_words(change, labels_in(before))
            self.screen.show_map()
            self.screen.say(f"Done: {done}. {credit}".strip())

    def retire(self) -> None:
        """Retire the item in view; ask first when others need it."""
        id = self.screen.subject()
        if id not in self.workspace.map:
            return
        name = label(self.workspace.map, self.workspace.map[id])
        try:
            self.workspace.submit(retirement(self.workspace.map, id))
        except EditRefused as refusal:
            self._ask_to_retire_all(id, refusal)
        except ArgmapError as error:
            self.screen.complain(error)
        else:
            self.screen.show_map()
            self.screen.say(RETIRED.format(name))

    def _ask_to_retire_all(self, id: str, refusal: EditRefused) -> None:
        """Say what would go with an item that others need, and ask."""
        change = Retire(id=id, dependents=True)
        try:
            gone = dropped_by(self.workspace.map, change)
        except EditRefused:
            self.screen.complain(refusal)
            return
        lines = [f"{item.kind_name}  {label(self.workspace.map, item)}" for item in gone]
        self.screen.app.push_screen(
            RetireScreen(lines), lambda sure: self._retire_all(change, len(gone), sure=bool(sure))
        )

    def _retire_all(self, change: Retire, count: int, *, sure: bool) -> None:
        if sure:
            self._change(change, f"Retired {count} items; u takes them back")

    def undo(self) -> None:
        """Take back the newest what-if while there are any, else the last edit."""
        self.screen.weighing.finish()
        if not self.screen.weighing.take_back():
            self._step(self.workspace.undo, "Taken back:")

    def redo(self) -> None:
        """Make the last undone edit again."""
        self._step(self.workspace.redo, "Made again:")

    def _step(self, act: Callable[[], Event], verb: str) -> None:
        self.screen.weighing.finish()
        before = self.workspace.map
        try:
            event = act()
        except ArgmapError as error:
            self.screen.complain(error)
            return
        self.screen.show_map()
        self.screen.say(f"{verb} {edit_words(event.as_edit(), labels_in(self.workspace.map, before))}")

    def _change(self, change: Change, done: str) -> bool:
        """Submit a change and show what came of it; False when it was refused."""
        try:
            self.workspace.submit(change)
        except ArgmapError as error:
            self.screen.complain(error)
            return False
        self.screen.show_map()
        self.screen.say(done)
        return True
