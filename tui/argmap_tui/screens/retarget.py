"""Letting an argument bear on something else, picked by finding it."""

from __future__ import annotations

from textual.widgets import Input, Label

from argmap.edits.retarget import retargeting
from argmap.errors import ArgmapError
from argmap.model import Argument, Claim, Direction, Item
from argmap.reading import label
from argmap_tui.screens.pick import PickScreen

WHICH = "Which of its arguments is to bear on something else?"
NONE = "No argument rests or bears on it: open a reason for or against, then press t."


class RetargetScreen(PickScreen):
    """Asks what the argument in view is to be about, of another item first which one is meant; gives back that one."""

    def heading(self) -> str:
        """What the argument is about now, or which arguments there are to choose from."""
        map, item = self.workspace.map, self.workspace.map.get(self.subject)
        if not isinstance(item, Argument):
            about = f"Arguments are re-targeted, and {self.name_of_subject} is none."
            return f"{about} {WHICH if self.likely() else NONE}"
        side = "for" if item.stance is Direction.PRO else "against"
        return f"{self.name_of_subject} speaks {side} “{label(map, map[item.target])}”. {side.title()} what instead?"

    def suits(self, item: Item) -> bool:
        """Claims and arguments can be argued about; before that, only the arguments at the item in view."""
        if not self._is_chosen:
            return item.id in self.likely()
        return isinstance(item, Claim | Argument) and item.id != self.subject

    @property
    def _is_chosen(self) -> bool:
        """Whether it is known which argument is meant."""
        return isinstance(self.workspace.map.get(self.subject), Argument)

    def likely(self) -> list[str]:
        """The arguments that rest on the item in view, then those that bear on it."""
        map, subject = self.workspace.map, self.subject
        if self._is_chosen or not subject:
            return []
        near = [item for id in map.mentions.get(subject, ()) if isinstance(item := map.get(id), Argument)]
        near = [one for one in near if subject in (one.target, *one.premises)]
        return [one.id for one in sorted(near, key=lambda one: (one.target == subject, one.id))]

    def hint_for(self, found: list[Item], typed: str) -> str:
        """How many there are to choose from."""
        if self._is_chosen or typed.strip():
            return super().hint_for(found, typed)
        return f"{len(found)} arguments rest or bear on it: ↑ ↓ choose, Enter takes" if found else "Esc leaves"

    def matching(self, typed: str) -> list[Item]:
        """Claims first: most arguments are about one."""
        return sorted(super().matching(typed), key=lambda item: not isinstance(item, Claim))

    def choose(self, id: str) -> None:
        """Move the argument there; before that, take the one that is meant."""
        if not self._is_chosen:
            self.subject = id
            self.query_one("#asked", Label).update(self.heading())
            self.query_one("#words", Input).clear()
            self._search("")
            return
        try:
            self.workspace.submit(retargeting(self.workspace.map, self.subject, id))
        except ArgmapError as error:
            self.complain(error)
            return
        map = self.workspace.map
        self.app.notify(f"It is about “{label(map, map[id])}” now; u takes it back", timeout=3, markup=False)
        self.dismiss(self.subject)
