"""The contents of a memo, to go to a section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from argmap_tui.screens.choosing import ChoosingScreen

if TYPE_CHECKING:
    from argmap_tui.memo_lines import Heading


class ContentsScreen(ChoosingScreen):
    """Gives back the section that was chosen, or None."""

    def __init__(self, headings: Sequence[Heading], at: str) -> None:
        listed = [(one.id, Content("  " * (one.level - 1) + one.title)) for one in headings]
        super().__init__("Contents: Enter or a first letter goes there, Esc stays", listed, at)
