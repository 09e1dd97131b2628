"""Saying how two items stand to each other where neither speaks for or against the other."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input, Label, OptionList, Select

from argmap.edits import Add
from argmap.edits.compose import new_link
from argmap.errors import ArgmapError
from argmap.model import Item, Link, LinkKind
from argmap.reading import LINK_KINDS, label
from argmap_tui.cells import cut
from argmap_tui.commands import RELATING, bindings
from argmap_tui.compat import Line
from argmap_tui.screens.pick import NAME, PickScreen


class LinkScreen(PickScreen):
    """Asks for the other item, how the two stand to each other, and why; gives back the item in view."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["find.tcss", "pick.tcss", "link.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(RELATING)

    picked = ""
    """The other item."""

    def heading(self) -> str:
        """What is being linked."""
        return f"{self.name_of_subject} and which other item? Type words of it:"

    def suits(self, item: Item) -> bool:
        """Anything but itself and other links."""
        return super().suits(item) and not isinstance(item, Link) and self.subject in self.workspace.map

    def on_mount(self) -> None:
        """Ask for the other item first."""
        super().on_mount()
        choices = [(f"{kind.replace('-', ' ')}: {meaning}", kind) for kind, meaning in LINK_KINDS.items()]
        self.query_one("#find").mount(
            Label("", id="picked", markup=False),
            Select(choices, value=LinkKind.AGREES_WITH, allow_blank=False, id="kind", compact=True),
            Line(placeholder="why (may stay empty)", id="why", compact=True),
            before="#hint",
        )
        self._ask_how(shown=False)

    def _ask_how(self, *, shown: bool) -> None:
        for id in ("#picked", "#kind", "#why"):
            self.query_one(id).display = shown
        for id in ("#words", "#found"):
            self.query_one(id).display = not shown

    def choose(self, id: str) -> None:
        """Take the other item and ask how the two stand to each other."""
        self.picked = id
        map = self.workspace.map
        self._ask_how(shown=True)
        self.query_one("#asked", Label).update(f"{self.name_of_subject} …")
        self.query_one("#picked", Label).update(f"… “{cut(label(map, map[id]), NAME)}”")
        self.hint("Enter opens the relations, Tab goes on to why, Ctrl+S saves, Esc leaves")
        self.query_one("#kind").focus()

    def action_move(self, direction: int) -> None:
        """Move the choice; once it is made, the keys are the relation's."""
        if not self.picked:
            super().action_move(direction)
        elif isinstance(self.app.focused, OptionList):
            (self.app.focused.action_cursor_down if direction > 0 else self.app.focused.action_cursor_up)()

    @on(Input.Submitted, "#why")
    def action_save(self) -> None:
        """Say it in the map."""
        if not self.picked:
            self.notify("Pick the other item first.", markup=False)
            return
        kind, why = LinkKind(str(self.query_one("#kind", Select).value)), self.query_one("#why", Input).value.strip()
        try:
            link = new_link(self.workspace.map, kind, (self.subject, self.picked), why, self.workspace.live.free_id)
            self.workspace.submit(Add(item=link))
        except ArgmapError as error:
            self.complain(error)
            return
        self.app.notify(f"Linked: {kind.replace('-', ' ')}; u takes it back", timeout=3, markup=False)
        self.dismiss(self.subject)
