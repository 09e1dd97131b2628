"""Finding an item by words, as they are typed."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from argmap.errors import ArgmapError
from argmap.model.base import Item
from argmap.model.moves import gist
from argmap.model.nodes import Argument
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.commands import FINDING, bindings
from argmap_tui.compat import Line, paint_together
from argmap_tui.workspace import Workspace

WORDS_SHOWN = 60
"""Cells of an item's words beside its label."""
UNTYPED = "Type words; ↑ ↓ choose, Enter takes, Esc leaves"
SHOWN = 50
"""How many items are listed."""


class FindScreen(ModalScreen[str | None]):
    """Gives back the id that was chosen, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["find.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(FINDING)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    def compose(self) -> ComposeResult:
        """A line to type in and what was found."""
        with Vertical(id="find"):
            if self.heading():
                yield Label(self.heading(), id="asked", markup=False)
            yield Line(placeholder='words to find, "a phrase"', id="words", compact=True)
            found = OptionList(id="found", compact=True)
            found.can_focus = False  # keys stay with the words; on a list not drawn yet, paging would fail
            yield found
            yield Label("Type words; ↑ ↓ choose, Enter opens, Esc leaves", id="hint")

    def heading(self) -> str:
        """What is to be found, in a line above the words; empty for anything."""
        return ""

    def matching(self, typed: str) -> list[Item]:
        """The items to choose from for the words so far."""
        live, map = self._workspace.live, self._workspace.map
        return [map[hit.id] for hit in live.search(typed, limit=SHOWN) if hit.id in map]

    def on_mount(self) -> None:
        """Search at every letter, before the letter is painted: one frame then shows both."""
        self.watch(self.query_one("#words", Input), "value", self._search, init=False)

    def _search(self, typed: str) -> None:
        """List what the words so far find."""
        try:
            found = self.matching(typed)
        except ArgmapError as error:
            self.notify(f"{error.message}\n{error.next_step}", severity="error", markup=False)
            return
        options = self.query_one(OptionList)
        options.set_options(Option(self._line(item), id=item.id) for item in found)
        options.highlighted = 0 if found else None
        said = self.query_one("#hint", Label)
        said.update(self.hint_for(found, typed), layout=said.styles.auto_dimensions)
        paint_together(options, said)

    def hint_for(self, found: list[Item], typed: str) -> str:
        """What stands under the list."""
        if not typed.strip():
            return UNTYPED
        return f"{len(found)} found" if found else "nothing found"

    def _line(self, item: Item) -> Content:
        """An item as the list shows it: its kind, its label, and its words where they say more."""
        map = self._workspace.map
        name = label(map, item)
        words = gist(map, item) if isinstance(item, Argument) else item.words()
        more = "" if words == name else f": {cut(words, WORDS_SHOWN)}"
        return Content.assemble(f"{item.kind_name:9} ", (cut(name, WORDS_SHOWN), "bold"), more)

    @on(Input.Submitted, "#words")
    def _choose(self) -> None:
        options = self.query_one("#found", OptionList)
        if options.highlighted is not None:
            self.choose(options.get_option_at_index(options.highlighted).id or "")

    @on(OptionList.OptionSelected, "#found")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.choose(event.option_id or "")

    def choose(self, id: str) -> None:
        """Give back what was chosen."""
        self.dismiss(id)

    def action_move(self, direction: int) -> None:
        """Move the choice while typing goes on."""
        options = self.query_one(OptionList)
        if direction > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
