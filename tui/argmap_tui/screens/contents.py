"""The contents of a memo, to go to a section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from argmap_tui.commands import CONTENTS, bindings

if TYPE_CHECKING:
    from argmap_tui.memo_lines import Heading


class ContentsScreen(ModalScreen[str | None]):
    """Gives back the section that was chosen, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["contents.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONTENTS)

    def __init__(self, headings: Sequence[Heading], at: str) -> None:
        super().__init__()
        self._headings = headings
        self._at = at

    def compose(self) -> ComposeResult:
        """The headings, deeper ones set in."""
        options = [Option(Content("  " * (one.level - 1) + one.title), id=one.id) for one in self._headings]
        with Vertical(id="contents"):
            yield Label("Contents: Enter goes there, Esc stays", classes="heading")
            yield OptionList(*options, compact=True)

    def on_mount(self) -> None:
        """Begin where the reader is."""
        sections = [one.id for one in self._headings]
        self.query_one(OptionList).highlighted = sections.index(self._at) if self._at in sections else 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
