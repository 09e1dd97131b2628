"""Making two items one that say the same: the other is found, both are read side by side, then it is done."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from argmap.edits import Edit, Merge, apply
from argmap.edits.merge import JOINED
from argmap.errors import ArgmapError, EditRefused
from argmap.model import Argument, Claim, Item
from argmap.reading import change_words, labels_in
from argmap.store import alike
from argmap_tui.commands import MERGING, bindings
from argmap_tui.lines import Layout
from argmap_tui.merge_lines import Plan, layout
from argmap_tui.refusals import refusal_words
from argmap_tui.scales import SEEN
from argmap_tui.screens.pick import PickScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.strengths import Move
from argmap_tui.workspace import Workspace

MOVES = 6
"""Strengths that are listed."""


LIKELY = 6
"""Items in like words that are offered before anything is typed."""
IN_COMMON = 0.5
"""The share of their words that two items have in common, at least, that are offered as saying the same."""
LIKE = "The likest first. ↑ ↓ choose, Enter shows both side by side; or type words."
NOTHING_LIKE = "Nothing on the map is said in like words. Type words to find the other one; Esc leaves."


class TwinScreen(PickScreen):
    """Finds the item that says the same as ``subject``; the likeliest are listed at once."""

    def heading(self) -> str:
        """What is to be merged."""
        return f"Which says the same as {self.name_of_subject}?"

    def suits(self, item: Item) -> bool:
        """Only two of one kind can be one."""
        return super().suits(item) and type(item) is type(self.workspace.map.get(self.subject))

    def likely(self) -> list[str]:
        """What is said in like words."""
        live, item = self.workspace.live, self.workspace.map.get(self.subject)
        if isinstance(item, Claim):
            return [hit.id for hit in live.similar(item.text, limit=LIKELY, least=IN_COMMON)]
        return alike(live.map, item.id, IN_COMMON)[:LIKELY] if item is not None else []

    def hint_for(self, found: list[Item], typed: str) -> str:
        """How many there are; before anything is typed, whether any is like it at all."""
        if typed.strip():
            return super().hint_for(found, typed)
        return LIKE if found else NOTHING_LIKE


class MergeScreen(ReportScreen[Plan]):
    """Shows two items side by side and what would move; merges them when told to, and gives back the one kept."""

    HEADING = "Merge two that say the same"
    BINDINGS: ClassVar[list[BindingType]] = bindings(MERGING)

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, meant(workspace, subject))
        self.keep, self.drop = self.subject, ""

    def look(self) -> None:
        """Ask for the other one first."""
        if self.drop:
            super().look()
        elif type(self.workspace.map.get(self.keep)) in JOINED:
            self.app.push_screen(TwinScreen(self.workspace, self.keep), self._picked)
        else:
            self.page.lay_out(lambda width: _refused(NO_MERGING, width))

    def _picked(self, id: str | None) -> None:
        if id is None:
            self.dismiss(None)
            return
        self.drop = id
        self.look()

    def find(self) -> Plan:
        """What the merge would do."""
        map, keep, drop = self.workspace.map, self.keep, self.drop
        try:
            merged = apply(map, Edit(author=self.workspace.author, change=Merge(keep=keep, drop=drop))).map
        except EditRefused as refusal:
            return Plan(map, keep, drop, refusal=refusal_words(refusal, map).replace("\n", ". "))
        moves: list[Move] = []
        if not self.workspace.scales.is_silent:
            from argmap.weigh.merged import moved_by_merging  # imports numpy

            found = moved_by_merging(self.workspace.scales.weighing, merged, keep, drop)
            moves = [Move(*one) for one in found[:MOVES] if abs(one[2] - one[1]) >= SEEN]
        return Plan(map, keep, drop, tuple(moves), is_silent=self.workspace.scales.is_silent)

    def laid_out(self, found: Plan, width: int) -> Layout:
        """The plan in lines."""
        return layout(found, width)

    def acts(self, action: str) -> bool:
        """Two are merged only where that is possible."""
        found = self.found
        return action not in {"merge", "swap"} or (found is not None and not (action == "merge" and found.refusal))

    def action_swap(self) -> None:
        """Keep the other one instead."""
        if self.drop:
            self.keep, self.drop = self.drop, self.keep
            self.look()

    def action_merge(self) -> None:
        """Merge them as shown."""
        if self.found is None or (self.found.keep, self.found.drop) != (self.keep, self.drop):
            return
        change, before = Merge(keep=self.keep, drop=self.drop), self.workspace.map
        try:
            self.workspace.submit(change)
        except ArgmapError as error:
            self.notify(refusal_words(error, self.workspace.map), severity="error", timeout=6, markup=False)
            return
        done = change_words(change, labels_in(before))
        self.app.notify(f"Done: {done}; u takes it back", timeout=3, markup=False)
        self.dismiss(self.keep)


NO_MERGING = "This cannot be merged: choose a claim, an argument, evidence, a term or a source."


def meant(workspace: Workspace, id: str) -> str:
    """The item that a person means: an argument without words of its own is said by its only premise."""
    item = workspace.map.get(id)
    return item.premises[0] if isinstance(item, Argument) and len(item.premises) == 1 and not item.text else id


def _refused(words: str, width: int) -> Layout:
    made = Layout()
    made.say(words, width)
    return made
