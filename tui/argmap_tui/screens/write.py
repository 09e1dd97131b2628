"""Writing a memo: its name, which formats, and how far the work is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input

from argmap.memo.write import WRITERS
from argmap_tui.commands import WRITING, bindings
from argmap_tui.memos import file_of, memo
from argmap_tui.paths import meant
from argmap_tui.screens.asking import SureScreen
from argmap_tui.screens.naming import NamingScreen
from argmap_tui.waiting import heed
from argmap_tui.workspace import Workspace

STOPS = "Esc stops; nothing is written then."


@dataclass(frozen=True)
class Files:
    """The files of a memo."""

    file: Path
    """What they are called, without the ending."""
    endings: tuple[str, ...]

    @property
    def names(self) -> str:
        """What they are called, in a few words."""
        return f"{self.file.name}{', '.join(self.endings)}"

    @property
    def paths(self) -> list[Path]:
        """Where each is."""
        return [self.file.with_name(self.file.name + ending) for ending in self.endings]


@dataclass(frozen=True)
class Foreign:
    """Files that are there and are not as argmap wrote them."""

    files: Files
    there: tuple[Path, ...]


class WriteScreen(NamingScreen[Files]):
    """Gives back the files that were written."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["attach.tcss", "write.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(WRITING)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(str(file_of(workspace)))
        self._workspace = workspace

    def heading(self) -> str:
        """What is named."""
        return "Write the memo: its name, without an ending, and the formats"

    def choices(self) -> Iterable[Widget]:
        """The formats, and the button that begins."""
        boxes = [Checkbox(Content(ending), value=True, name=ending, compact=True) for ending in WRITERS]
        yield Horizontal(*boxes, Button("Write  Ctrl+S", id="write", variant="primary", compact=True), id="formats")

    def on_mount(self) -> None:
        """Say what would be written."""
        super().on_mount()
        self._tell()

    def offered(self, typed: str) -> list[str]:
        """Folders: the file is a new one, or one that is named as before."""
        return [path for path in super().offered(typed) if path.endswith("/")]

    @on(Input.Changed)
    @on(Checkbox.Changed)
    def _tell(self) -> None:
        """Say what would be written, and where."""
        files = self._files(self.query_one(Input).value.strip())
        if not files.file.name or not files.endings:
            self.say("Space or Enter on a format chooses it; Tab goes there.")
            return
        said = f"Enter writes {files.names}\nin {files.file.absolute().parent}"
        there = [path.suffix for path in files.paths if _is_there(path)]
        self.say(f"{said}\nThere already: {', '.join(there)}." if there else said)

    def _files(self, typed: str) -> Files:
        """What is to be written: the format that was typed, else those chosen."""
        path = meant(typed)
        if path.suffix.lower() in WRITERS:
            return Files(path.with_suffix(""), (path.suffix,))
        return Files(path, tuple(box.name or "" for box in self.query(Checkbox) if box.value))

    def action_complete(self) -> None:
        """Take over the folder chosen in the list; without one, go on to the formats."""
        if self.query_one(Input).has_focus and self._completes():
            super().action_complete()
        else:
            self.focus_next()

    def _completes(self) -> bool:
        typed = self.query_one(Input).value
        return any(path != typed for path in self.offered(typed))

    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write what is named and chosen."""
        self.take()

    def begin(self, typed: str) -> None:
        """Write the files, unless somebody else's would be lost."""
        files = self._files(typed)
        if files.endings:
            self.work_on(f"Looking what is there … {STOPS}", partial(self._written, files))
        else:
            self.say("Choose at least one format: Tab goes there, Space chooses.")

    def _written(self, files: Files, *, anyway: bool = False) -> Files | Foreign:
        """Write the files, once all of them are made; nothing where one is not ours, unless ``anyway``."""
        from argmap.formats import write_bytes
        from argmap.memo.saving import contents, is_changed, is_foreign  # the writers take a moment to import

        there = () if anyway else tuple(path for path in files.paths if is_foreign(path) or is_changed(path))
        if there:
            return Foreign(files, there)
        made = memo(self._workspace, files.file)
        for path, content in contents(made, self._workspace.map, files.paths, self._next).items():
            write_bytes(path, content)
        return files

    def _next(self, path: Path) -> None:
        heed()
        self.go_on(f"Making {path.name} … {STOPS}")

    def finish(self, result: Any) -> None:
        """Give back what was written, or ask whether to replace what is not ours."""
        if isinstance(result, Files):
            self.dismiss(result)
            return
        self._tell()
        names = "\n".join(str(path) for path in result.there)
        ask = SureScreen(
            "Replace what is not as argmap wrote it?", f"{names}\n\nWhat is in there is lost.", "Replace it"
        )
        self.app.push_screen(ask, lambda sure: self._replace(result.files) if sure else None)

    def _replace(self, files: Files) -> None:
        self.work_on(f"Replacing … {STOPS}", partial(self._written, files, anyway=True))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file can have
        return False
