"""Attaching a copy of a document: its path, completed from the file system."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from argmap.model import Map, Source
from argmap.sources.attaching import Attachment, attach
from argmap.sources.shelf import Shelf
from argmap_tui.paths import meant
from argmap_tui.screens.naming import NamingScreen
from argmap_tui.waiting import heed

READING = "Reading … Esc stops; nothing is attached then."


class AttachScreen(NamingScreen[Attachment]):
    """Gives back what was attached; what is wrong with a file is told where it was typed."""

    HINT: ClassVar[str] = "Text, Markdown, HTML, PDF or DOCX. Tab completes, ↑ ↓ choose, Enter attaches, Esc leaves."

    def __init__(self, map: Map, source: str = "") -> None:
        super().__init__()
        self._map = map
        self._source = source

    def heading(self) -> str:
        """Of which document a copy is wanted."""
        source = self._map.get(self._source)
        if isinstance(source, Source):
            return f"Attach your copy of “{source.short_title}”"
        return "Attach a document: it is recognised by what stands in it"

    def begin(self, typed: str) -> None:
        """Read the file: a PDF may take a while."""
        self.work_on(READING, partial(attach, self._map, Shelf.usual(), meant(typed), self._source or None, heed=heed))
