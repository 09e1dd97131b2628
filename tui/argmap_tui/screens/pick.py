"""Picking the other item of an act that takes two, by finding it."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual.widgets import Label

from argmap.errors import ArgmapError
from argmap.model import Item, Question
from argmap.reading import label
from argmap_tui.cells import cut
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.find import SHOWN, FindScreen
from argmap_tui.workspace import Workspace

NAME = 50
"""Cells of an item's name in a heading."""


class PickScreen(FindScreen):
    """Finds only what suits the item ``subject``; before anything is typed, it lists what ``likely`` gives."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["find.tcss", "pick.tcss"]

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
        self._search("")

    def matching(self, typed: str) -> list[Item]:
        """What the words find among the items that suit; without words, what is likely."""
        map = self.workspace.map
        ids = [hit.id for hit in self.workspace.live.search(typed, limit=4 * SHOWN)] if typed.strip() else self.likely()
        return [map[id] for id in ids if id in map and self.suits(map[id])][:SHOWN]

    def complain(self, error: ArgmapError) -> None:
        """Say why it cannot be this one; what was typed stays."""
        self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)

    def hint(self, words: str) -> None:
        """Say something under the list."""
        self.query_one("#hint", Label).update(words)


class StakesScreen(PickScreen):
    """Chooses among the theses and options of a question, which are weighed in its stead."""

    def heading(self) -> str:
        """Why there is something to choose."""
        return "A question is not weighed; the claims it puts up are. Weigh which?"

    def suits(self, item: Item) -> bool:
        """Only what the question puts up."""
        return item.id in self.likely()

    def likely(self) -> list[str]:
        """Its theses, then its options."""
        item = self.workspace.map.get(self.subject)
        return [*dict.fromkeys((*item.theses, *item.options))] if isinstance(item, Question) else []
