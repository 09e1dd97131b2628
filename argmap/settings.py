"""Where argmap keeps its files, and who is using it."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "ARGMAP_HOME"
AUTHOR_VARIABLE = "ARGMAP_AUTHOR"


@dataclass(frozen=True)
class Home:
    """The folder of everything argmap keeps."""

    folder: Path

    @property
    def library(self) -> Path:
        """The SQLite file that holds the maps and their history."""
        return self.folder / "library.db"

    @property
    def backups(self) -> Path:
        """The folder of dated copies of the library."""
        return self.folder / "backups"


def home() -> Home:
    """The folder named by ``ARGMAP_HOME``, else the platform's folder for a user's data."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser())
    from platformdirs import user_data_path  # deferred: not needed when the variable is set

    return Home(user_data_path("argmap", appauthor=False))


def author() -> str:
    """The name under which edits are recorded: ``ARGMAP_AUTHOR``, else the login name."""
    named = os.environ.get(AUTHOR_VARIABLE, "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
