"""Letting an argument bear on something else, picked by finding it."""

from __future__ import annotations

from argmap.edits.retarget import retargeting
from argmap.errors import ArgmapError
from argmap.model import Argument, Claim, Direction, Item
from argmap.reading import label
from argmap_tui.screens.pick import PickScreen


class RetargetScreen(PickScreen):
    """Asks what the argument in view is to be about; gives back the argument."""

    def heading(self) -> str:
        """What the argument is about now."""
        map, item = self.workspace.map, self.workspace.map.get(self.subject)
        if not isinstance(item, Argument):
            return (
                f"{self.name_of_subject} is no argument, so it is not about anything: choose a reason for or against."
            )
        side = "for" if item.stance is Direction.PRO else "against"
        return f"{self.name_of_subject} speaks {side} “{label(map, map[item.target])}”. {side.title()} what instead?"

    def suits(self, item: Item) -> bool:
        """Claims and arguments can be argued about."""
        subject = self.workspace.map.get(self.subject)
        return isinstance(subject, Argument) and isinstance(item, Claim | Argument) and item.id != self.subject

    def matching(self, typed: str) -> list[Item]:
        """Claims first: most arguments are about one."""
        return sorted(super().matching(typed), key=lambda item: not isinstance(item, Claim))

    def choose(self, id: str) -> None:
        """Move the argument there."""
        try:
            self.workspace.submit(retargeting(self.workspace.map, self.subject, id))
        except ArgmapError as error:
            self.complain(error)
            return
        map = self.workspace.map
        self.app.notify(f"It is about “{label(map, map[id])}” now; u takes it back", timeout=3, markup=False)
        self.dismiss(self.subject)
