"""Every error argmap raises on purpose, each with what happened, where, and what to do next.

    ArgmapError
    ├── InputError             a file or a value that a person gave is wrong
    │   └── UnreadableMap      a map on disk cannot be read; carries every problem found
    ├── UnknownId              no such map, claim, argument …
    ├── EditRefused            the change would break the map, or rests on something missing
    │   └── UndoRefused        somebody else has changed the thing since, or there is nothing to undo
    └── LibraryError           the library on disk
        ├── LibraryUnwritable  no permission, read-only, disk full, locked for too long
        ├── LibraryCorrupt     not a database, or damaged
        └── LibraryTooNew      written by a later argmap

The command line prints them and exits with 2; the terminal shows them as a notice. Nothing else is to reach a user.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PROBLEMS_SHOWN = 100
"""How many problems of a file a message lists; ``UnreadableMap.problems`` has them all."""


class ArgmapError(Exception):
    """Base of all: ``str(error)`` says what happened, ``next_step`` what to do about it."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


class InputError(ArgmapError):
    """Something a person gave, in a file or on the command line, is wrong."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a file or a map.

    ``file`` and ``line`` (1-based) are set where the problem lies in a file, ``item`` and ``field`` where it lies in
    an item of a map.
    """

    message: str
    file: str = ""
    line: int | None = None
    item: str = ""
    field: str = ""

    def __str__(self) -> str:
        where = self.file + (f":{self.line}" if self.line is not None else "")
        what = ".".join(part for part in (self.item, self.field) if part)
        return UNPRINTABLE.sub(_escaped, ": ".join(part for part in (where, what, self.message) if part))


UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a file may hold that must not reach a terminal or break a line of a message."""


def _escaped(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]


class UnreadableMap(InputError):
    """A map on disk could not be read; ``problems`` holds everything found wrong, not only the first."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = "\n".join(f"  {problem}" for problem in problems[:PROBLEMS_SHOWN])
        if len(problems) > PROBLEMS_SHOWN:
            lines += f"\n  … and {len(problems) - PROBLEMS_SHOWN} more"
        super().__init__(
            f"{path} cannot be read as a map: {count}\n{lines}",
            "Mend what is listed and run `argmap check` on it again.",
        )
        self.problems = tuple(problems)


class UnknownId(ArgmapError):
    """There is no map, claim, argument or other item of that name."""


class EditRefused(ArgmapError):
    """The change would leave the map broken; nothing was changed."""


class UndoRefused(EditRefused):
    """Nothing to undo, or somebody else has changed the same thing since."""


class LibraryError(ArgmapError):
    """The library on disk cannot be used as asked."""


class LibraryUnwritable(LibraryError):
    """The library cannot be written: permission, read-only medium, full disk, or a lock held for too long."""


class LibraryCorrupt(LibraryError):
    """The library file is damaged or is not a library."""


class LibraryTooNew(LibraryError):
    """The library was written by a later version of argmap."""
