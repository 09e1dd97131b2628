"""A file of one's own words for a memo: begun with the bottom line as it is, or opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from argmap_tui.memos import hand_of, started
from argmap_tui.paths import meant
from argmap_tui.screens.naming import NamingScreen
from argmap_tui.workspace import Workspace


@dataclass(frozen=True)
class OwnWords:
    """A file of somebody's words."""

    file: Path
    is_new: bool
    """Whether it was begun now."""


class OwnWordsScreen(NamingScreen[OwnWords]):
    """Gives back the file of words: one that is there is opened, another begun."""

    HINT: ClassVar[str] = "Enter opens a file that is there; else it begins one, with the bottom line as it is."

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(str(hand_of(workspace)))
        self._workspace = workspace

    def heading(self) -> str:
        """What is named."""
        return "Your own words for this memo: a Markdown file"

    def offered(self, typed: str) -> list[str]:
        """Folders, and Markdown."""
        return [path for path in super().offered(typed) if path.endswith(("/", ".md"))]

    def begin(self, typed: str) -> None:
        """Open the file, or write one."""
        file = meant(typed)
        if file.exists():
            self.dismiss(OwnWords(file, is_new=False))
        else:
            self.work_on("Writing the bottom line as it is … Esc stops.", partial(self._begun, file))

    def _begun(self, file: Path) -> OwnWords:
        from argmap.formats import write_bytes

        write_bytes(file, started(self._workspace).encode())
        return OwnWords(file, is_new=True)
