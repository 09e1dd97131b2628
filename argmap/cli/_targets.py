"""What MAP means on the command line: a name in the library, or the path of a map on disk."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import InputError
from argmap.model import Map
from argmap.model.base import SLUG, slugify
from argmap.reading.counting import counts, counts_words

if TYPE_CHECKING:
    from argmap.store import Event, Hit, Library, LiveMap

ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True)
class Target:
    """A map to read from: ``name`` is what the user may type to mean it again."""

    name: str
    map: Map
    live: LiveMap | None = None

    @property
    def quoted(self) -> str:
        """The name as a shell needs it."""
        return shlex.quote(self.name)

    def history(self) -> list[Event]:
        """Every event of a map of the library, newest first; none of a map on disk."""
        return self.live.history() if self.live is not None else []

    def search(self, words: str, limit: int, kinds: tuple[str, ...]) -> list[Hit]:
        """The items whose words match, best first."""
        if self.live is not None:
            return self.live.search(words, limit=limit, kinds=kinds)
        from argmap.store import search_map  # deferred: opening SQLite is half of the start-up of `show PATH`

        return search_map(self.map, words, limit=limit, kinds=kinds)


@contextlib.contextmanager
def reading(word: str | None) -> Iterator[Target]:
    """The map that ``word`` means, for commands that only look; without a word the map that was open last."""
    if word is not None and is_path(word):
        from argmap.formats import read_map  # deferred: maps of the library need no reader of files

        yield Target(word, read_map(Path(word)))
        return
    with editing(word) as live:
        yield Target(live.name, live.map, live)


@contextlib.contextmanager
def editing(word: str | None) -> Iterator[LiveMap]:
    """The map of the library that ``word`` means, for commands that change it or need its history."""
    if word is not None:
        refuse_path(word)
    with open_library() as library:
        yield library.open(word or _last(library))


@contextlib.contextmanager
def open_library() -> Iterator[Library]:
    """The user's library."""
    from argmap.store import Library  # deferred: commands about files never open SQLite

    with Library() as library:
        yield library


def is_path(word: str) -> bool:
    """Whether ``word`` means a file or folder: it looks like a path, or is one and no name in the library."""
    if os.sep in word or "/" in word or word.endswith(ENDINGS):
        return True
    return os.path.exists(word) and not _in_library(word)  # noqa: PTH110 - Path's fails on names too long to exist


def refuse_path(word: str) -> None:
    """Raise ``InputError`` when ``word`` is a path: only maps of the library can be changed."""
    if is_path(word):
        quoted = shlex.quote(word)
        raise InputError(
            f"{word} is a file on disk; only a map in the library can be opened, changed or have a history",
            f"Run `argmap maps add {quoted}` first, then use the name it gets. `argmap show {quoted}` only reads it.",
        )


def _in_library(name: str) -> bool:
    from argmap import resources, settings  # deferred: asked only about words that happen to be files

    if name in resources.bundled_maps():
        return True
    if not settings.home().library.exists():
        return False
    with open_library() as library:
        return any(row.name == name for row in library.maps())


def _last(library: Library) -> str:
    name = library.last_opened()
    if not name:
        raise InputError("there is no map yet", "Make one with `argmap maps new NAME`, or add one: `argmap maps add`.")
    return name


def author_of(named: str | None) -> str:
    """Who does it: the name given with --as, else the one in the settings. Raises ``InputError``."""
    from argmap import settings  # deferred: as above

    return settings.as_name(named, "--as") if named is not None else settings.author()


def add_from(path: Path, name: str | None, author: str) -> str:
    """Put the map at ``path`` into the library, and say so."""
    from argmap.formats import read_map  # deferred: as above

    map = read_map(path)
    chosen = name if name is not None else _name_from(path)
    with open_library() as library:
        library.add(chosen, map, author, origin=str(path))
    return f"added '{chosen}' to the library: {map.header.title} ({counts_words(counts(map))})"


def _name_from(path: Path) -> str:
    """A name made from the last part of a path; a stem that is a name already is kept."""
    stem = path.resolve().stem if not path.is_dir() else path.resolve().name
    return stem if SLUG.match(stem) else slugify(stem, words=12)
