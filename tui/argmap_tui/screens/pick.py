"""Picking the other item of an act that takes two, by finding it."""

from __future__ import annotations

from textual.widgets import Input, Label

from argmap.errors import ArgmapError
from argmap.model import Item
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.screens.find import SHOWN, FindScreen
from argmap_tui.workspace import Workspace

NAME = 50
"""Cells of an item's name in a heading."""


class PickScreen(FindScreen):
    """Finds only what suits the item ``subject``; before anything is typed, it lists what ``likely`` gives."""

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace)
        self.workspace = workspace
        self.subject = subject

    @property
    def name_of_subject(self) -> str:
        """What the item is called."""
        map = self.workspace.map
        return f"“{cut(label(map, map[self.subject]), NAME)}”" if self.subject in map else "Nothing"

    def suits(self, item: Item) -> bool:
        """Whether the item can be picked."""
        return item.id != self.subject

    def likely(self) -> list[str]:
        """The ids to offer before anything is typed."""
        return []

    def on_mount(self) -> None:
        """List what is likely."""
        self.query_one("#words", Input).post_message(Input.Changed(self.query_one("#words", Input), ""))

    def matching(self, typed: str) -> list[Item]:
        """What the words find among the items that suit; without words, what is likely."""
        map = self.workspace.map
        ids = [hit.id for hit in self.workspace.live.search(typed, limit=4 * SHOWN)] if typed.strip() else self.likely()
        return [map[id] for id in ids if id in map and self.suits(map[id])][:SHOWN]

    def complain(self, error: ArgmapError) -> None:
        """Say why it cannot be this one; what was typed stays."""
        words = "\n".join(filter(None, (error.message, error.next_step)))
        self.notify(words, severity="error", timeout=8, markup=False)

    def hint(self, words: str) -> None:
        """Say something under the list."""
        self.query_one("#hint", Label).update(words)
