"""The home screen: the outline of the debate, and the card of the item in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Footer, Static

from argmap.edits import Change, Retire
from argmap.edits.compose import dropped_by, retirement
from argmap.errors import ArgmapError, EditRefused
from argmap.reading import change_words, credit_kept, edit_words, label, path_to
from argmap.store import Event
from argmap_tui.additions import change_for, ways
from argmap_tui.commands import MAP, bindings
from argmap_tui.screens.add import Addition, AddScreen
from argmap_tui.screens.find import FindScreen
from argmap_tui.screens.help import HelpScreen
from argmap_tui.screens.retire import RetireScreen
from argmap_tui.screens.revise import ReviseScreen
from argmap_tui.widgets.card import CardView
from argmap_tui.widgets.outline import Outline
from argmap_tui.workspace import Workspace

WIDE_FROM = 100
"""Width in cells from which outline and card stand side by side."""
WATCH_SECONDS = 1.0
"""How often other processes' edits are looked for."""
RETIRED = "Retired {id}; u takes it back"
OPEN_ROWS_KEPT = 300
"""How many open rows are remembered for the next time."""


class MapScreen(Screen[None]):
    """Walk the map, read it, add to it. What it shows comes from the workspace; it keeps nothing of its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MAP)
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (WIDE_FROM, "-wide")]  # type: ignore[misc]
    AUTO_FOCUS = "Outline"

    card_shown: var[bool] = var(False, toggle_class="-card-shown")
    """On a narrow screen, whether the card is shown instead of the outline."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.outline = Outline(workspace.map, id="outline")
        self.card = CardView(id="card")
        self._trouble = ""
        """What stood in the way of the last look for other processes' edits; it is said only once."""

    def compose(self) -> ComposeResult:
        """A line about the map, the two panes, and the keys."""
        yield Static(id="title", markup=False)
        with Horizontal(id="panes"):
            yield self.outline
            yield self.card
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Go to where the reader was."""
        self.outline.border_title = "Outline"
        self.card.border_title = "Card"
        self._show_title()
        self._return_to_place()
        self.set_interval(WATCH_SECONDS, self._watch)

    def _show_title(self) -> None:
        header = self.workspace.map.header
        self.query_one("#title", Static).update(
            f"argmap  {header.title}    {len(self.workspace.map)} items    as {self.workspace.author}"
        )

    # Where the reader is

    def _return_to_place(self) -> None:
        place = self.workspace.saved_place()
        if "open" in place:
            self.outline.restore(place["open"])
        else:
            self.outline.start()
        self.outline.reveal(place.get("at") or [row.id for row in self.outline.rows.top[:1]])
        here, row = place.get("here", ""), self.outline.row
        if here in self.workspace.map:
            self.workspace.trail.look(here)
        elif row is not None:
            self.workspace.trail.look(row.id)
        self._show_card()

    def place(self) -> dict[str, Any]:
        """Where the reader is, for the next time."""
        row = self.outline.row
        paths = [path for path, _ in zip(self.outline.rows.open_paths(), range(OPEN_ROWS_KEPT), strict=False)]
        return {"open": paths, "at": row.path() if row else [], "here": self.workspace.trail.here}

    @on(Outline.Moved)
    def _look(self, event: Outline.Moved) -> None:
        self.workspace.trail.look(event.id)
        self._show_card()

    @on(Outline.Opened)
    def _open(self, event: Outline.Opened) -> None:
        self.workspace.trail.look(event.id)
        self._show_card()
        self._to_card()

    @on(CardView.Opened)
    def _go(self, event: CardView.Opened) -> None:
        self.workspace.trail.go(event.id)
        self._show_card()

    def _show_card(self, *, on: str = "") -> None:
        self.card.show(self.workspace.map, self.workspace.trail.here, on=on)

    def _to_card(self) -> None:
        self.card_shown = True
        self.card.focus()

    def _to_outline(self) -> None:
        self.card_shown = False
        self.outline.focus()
        self._look_at_row()

    def _look_at_row(self) -> None:
        """Bring the card to the outline's row."""
        row = self.outline.row
        if row is not None and row.id != self.workspace.trail.here:
            self.workspace.trail.look(row.id)
            self._show_card()

    def _subject(self) -> str:
        """The item that a command is about: the outline's row while the outline has the focus, else the card's item."""
        if self.outline.has_focus:
            self._look_at_row()
        return self.workspace.trail.here

    def action_back(self) -> None:
        """Go back to the item read before; from the first, to the outline."""
        left = self.workspace.trail.here
        if self.card.has_focus and self.workspace.trail.return_():
            self._show_card(on=left)
        else:
            self._to_outline()

    def action_switch(self) -> None:
        """Switch between the outline and the card."""
        if self.outline.has_focus:
            self._to_card()
        else:
            self._to_outline()

    def action_reveal(self) -> None:
        """Put the outline's cursor on the item in view."""
        self._reveal(self.workspace.trail.here)
        self._to_outline()

    def _reveal(self, id: str) -> None:
        if not self.outline.reveal(path_to(self.workspace.map, id)):
            self.notify("It does not stand in the outline.", markup=False)

    def action_find(self) -> None:
        """Ask for words and go to what was chosen."""
        self.app.push_screen(FindScreen(self.workspace), self._found)

    def _found(self, id: str | None) -> None:
        if id is None:
            return
        path = path_to(self.workspace.map, id)
        if path:
            self.outline.reveal(path)
        self.workspace.trail.go(id)
        self._show_card()
        self._to_card()

    def action_help(self) -> None:
        """Show the keys and the guide."""
        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Remember the place and leave."""
        self.app.exit()

    # Changing the map

    def action_add(self) -> None:
        """Ask what to add to the item in view."""
        choices = ways(self.workspace.map, self._subject())
        self.app.push_screen(AddScreen(choices, self.workspace.author), self._add)

    def _add(self, addition: Addition | None) -> None:
        if addition is None:
            return
        try:
            change, id = change_for(self.workspace.map, addition.way, addition.wording, self.workspace.live.free_id)
            self.workspace.submit(change)
        except ArgmapError as error:
            self._complain(error)
            return
        self._map_changed()
        self.outline.reveal(path_to(self.workspace.map, id))
        self.workspace.trail.go(id)
        self._show_card()
        self._say(f"Added {label(self.workspace.map, self.workspace.map[id])}")

    def action_revise(self) -> None:
        """Ask for other words for the item in view."""
        id = self._subject()
        if id in self.workspace.map:
            self.app.push_screen(ReviseScreen(self.workspace.map, id), self._revise)

    def _revise(self, change: Change | None) -> None:
        if change is not None:
            credit = credit_kept(self.workspace.map, change, self.workspace.author)
            self._change(change, f"Done: {change_words(change)}. {credit}".strip())

    def action_retire(self) -> None:
        """Retire the item in view; ask first when others need it."""
        id = self._subject()
        if id not in self.workspace.map:
            return
        try:
            self.workspace.submit(retirement(self.workspace.map, id))
        except EditRefused as refusal:
            self._ask_to_retire_all(id, refusal)
        except ArgmapError as error:
            self._complain(error)
        else:
            self._map_changed()
            self._say(RETIRED.format(id=id))

    def _ask_to_retire_all(self, id: str, refusal: EditRefused) -> None:
        """Say what would go with an item that others need, and ask."""
        change = Retire(id=id, dependents=True)
        try:
            gone = dropped_by(self.workspace.map, change)
        except EditRefused:
            self._complain(refusal)
            return
        lines = [f"{item.kind_name}  {label(self.workspace.map, item)}" for item in gone]
        self.app.push_screen(RetireScreen(lines), lambda sure: self._retire_all(change, len(gone), sure=bool(sure)))

    def _retire_all(self, change: Retire, count: int, *, sure: bool) -> None:
        if sure:
            self._change(change, f"Retired {count} items; u takes them back")

    def action_undo(self) -> None:
        """Take back the last edit."""
        self._step(self.workspace.undo, "Taken back:")

    def action_redo(self) -> None:
        """Make the last undone edit again."""
        self._step(self.workspace.redo, "Made again:")

    def _step(self, act: Callable[[], Event], verb: str) -> None:
        try:
            event = act()
        except ArgmapError as error:
            self._complain(error)
            return
        self._map_changed()
        self._say(f"{verb} {edit_words(event.as_edit())}")

    def _change(self, change: Change, done: str) -> bool:
        """Submit a change and show what came of it; False when it was refused."""
        try:
            self.workspace.submit(change)
        except ArgmapError as error:
            self._complain(error)
            return False
        self._map_changed()
        self._say(done)
        return True

    def _map_changed(self) -> None:
        """Show the map as it is now."""
        self.workspace.trail.forget(self.workspace.map)
        self.outline.show_map(self.workspace.map)
        row = self.outline.row
        if row is not None and not self.workspace.trail.here:
            self.workspace.trail.look(row.id)
        self._show_card(on=self.card.stop)
        self._show_title()

    def _watch(self) -> None:
        """Take in what other processes have changed."""
        try:
            self.workspace.refresh()
        except ArgmapError as error:
            if error.message != self._trouble:
                self._complain(error)
            self._trouble = error.message
            return
        self._trouble = ""
        if self._stale:
            self._map_changed()
            self._say("The map was changed elsewhere; this is its newest state")

    def _say(self, words: str) -> None:
        self.notify(words, timeout=3, markup=False)

    @property
    def _stale(self) -> bool:
        """Whether the map is newer than what is shown; a refused edit, too, takes in what others have changed."""
        return self.outline.rows.map is not self.workspace.map

    def _complain(self, error: ArgmapError) -> None:
        if self._stale:
            self._map_changed()
        self.notify(
            "\n".join(filter(None, (error.message, error.next_step))), severity="error", timeout=8, markup=False
        )
