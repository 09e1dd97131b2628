"""The card of the item in view: what it says, who says it, what bears on it, and where one can go from it."""

from __future__ import annotations

from argmap.model.map import Map
from argmap.reading import card_of
from argmap_tui.card_lines import layout
from argmap_tui.lines import Layout
from argmap_tui.widgets.page import PageView


class CardView(PageView):
    """Shows the card of one item."""

    BINDING_GROUP_TITLE = "Card"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._item = ""

    @property
    def item(self) -> str:
        """The id of the item shown; empty for none."""
        return self._item

    def show(self, map: Map, item: str, *, on: str = "") -> None:
        """Show the card of ``item``, the cursor on the line that leads to ``on`` if there is one."""
        anew = item != self._item
        self._item = item if item in map else ""
        card = card_of(map, item) if self._item else None
        self.lay_out(lambda width: layout(card, width) if card else Layout(), on=on, anew=anew)
