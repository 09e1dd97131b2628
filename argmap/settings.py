"""Where argmap keeps its files, and who is using it."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import UNPRINTABLE, InputError
from argmap.names import is_hidden

HOME_VARIABLE = "ARGMAP_HOME"
AUTHOR_VARIABLE = "ARGMAP_AUTHOR"
MODEL_VARIABLE = "ARGMAP_MODEL"


@dataclass(frozen=True)
class Home:
    """The folder of everything argmap keeps."""

    folder: Path

    @property
    def library(self) -> Path:
        """The SQLite file that holds the maps and their history."""
        return self.folder / "library.db"

    @property
    def documents(self) -> Path:
        """The folder of attached copies of documents."""
        return self.folder / "documents"

    @property
    def backups(self) -> Path:
        """The folder of dated copies of the library."""
        return self.folder / "backups"


def home() -> Home:
    """The folder named by ``ARGMAP_HOME``, else the platform's folder for a user's data. Raises ``InputError``."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        try:
            return Home(Path(named).expanduser())
        except RuntimeError as error:
            message = f"{HOME_VARIABLE} is '{named}', and there is no such user's folder"
            raise InputError(message, f"Set {HOME_VARIABLE} to the path of a folder.") from error
    from platformdirs import user_data_path  # deferred: not needed when the variable is set

    return Home(user_data_path("argmap", appauthor=False))


def author() -> str:
    """The name under which edits are recorded: ``ARGMAP_AUTHOR``, else the login name. Raises ``InputError``."""
    named = os.environ.get(AUTHOR_VARIABLE, "").strip()
    if named:
        return as_name(named, AUTHOR_VARIABLE)
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
    return as_name(user, "the login name", f"Set {AUTHOR_VARIABLE} to your name, on one line.")


def model() -> str:
    """The language model to ask, by ``ARGMAP_MODEL``; empty where none is named: then none is asked."""
    return os.environ.get(MODEL_VARIABLE, "").strip()


def as_name(words: str, given_as: str, next_step: str = "") -> str:
    """``words`` if they can be somebody's name; raises ``InputError`` that says where they were given."""
    words = words.strip()
    if not words or UNPRINTABLE.search(words):
        wrong = "has control characters or more than one line" if words else "is empty"
        raise InputError(f"{given_as} {wrong}: {words!a}", next_step or f"Give a name on one line as {given_as}.")
    if any(map(is_hidden, words)):
        message = f"{given_as} has characters that cannot be seen: {words!a}"
        raise InputError(message, next_step or "Type the name anew.")
    return words
