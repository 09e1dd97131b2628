"""The card of the item in view: what it says, who says it, what bears on it, and where one can go from it."""

from __future__ import annotations

from functools import partial

from argmap.model.map import Map
from argmap.reading import card_of
from argmap_tui.card_lines import layout
from argmap_tui.lines import Layout, Maker
from argmap_tui.widgets.page import PageView


class CardView(PageView):
    """Shows the card of one item."""

    BINDING_GROUP_TITLE = "Card"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._item = ""
        self._map: Map | None = None
        self._made: Maker = lambda _: Layout()

    @property
    def item(self) -> str:
        """The id of the item shown; empty for none."""
        return self._item

    def show(self, map: Map, item: str, *, on: str = "") -> None:
        """Show the card of ``item``, the cursor on the line that leads to ``on`` if there is one."""
        anew = item != self._item
        if anew or map is not self._map:
            self._item, self._map = item if item in map else "", map
            self._made = partial(_made, map, self._item)
        self.lay_out(self._made, on=on, anew=anew)


def _made(map: Map, item: str, width: int) -> Layout:
    return layout(card_of(map, item), width) if item else Layout()
