"""The maps of the library: open another, make, copy, remove and update them, and back them all up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from pydantic import ValidationError
from textual.binding import BindingType
from textual.message import Message

from argmap.edits.apply import explain
from argmap.errors import ArgmapError, InputError
from argmap.model import Header, Map
from argmap.model.base import SLUG, free_slug, slugify
from argmap.store import Library
from argmap.store.listing import listed
from argmap_tui.commands import LIBRARY, bindings
from argmap_tui.library_lines import Done, Shelf, layout
from argmap_tui.lines import Layout
from argmap_tui.screens.asking import AskScreen, SureScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.workspace import Workspace

Act = Callable[[Library], Done]
IS_OPEN = "This map is open. Open another one first; then it can be removed."
WHAT_IFS = "There are what-ifs here that are not saved. Leave this list and press i to keep or drop them first."


class LibraryScreen(ReportScreen[Shelf]):
    """Lists the maps; what takes long is done in a thread, on a connection of its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIBRARY)
    HEADING = "Library: your maps"
    WORKING = "Working … Esc leaves; what you asked for is done all the same."

    @dataclass
    class Chosen(Message):
        """The user wants to work on another map."""

        name: str

    def __init__(self, workspace: Workspace, subject: str) -> None:
        super().__init__(workspace, subject)
        self._act: Act = lambda _: Done()
        """What is to be done before the maps are listed."""
        self._begin = workspace.live.name
        """The map that the cursor is put on at first; empty from then on."""

    def find(self) -> Shelf:
        """Do what was asked for, and list the maps."""
        act, self._act = self._act, lambda _: Done()
        with Library(self.workspace.library.home) as library:
            try:
                done = act(library)
            except ArgmapError as error:
                done = Done(f"{error.message}\n{error.next_step}", is_refusal=True)
            return Shelf(tuple(listed(library)), self.workspace.live.name, done)

    def laid_out(self, found: Shelf, width: int) -> Layout:
        """The list."""
        return layout(found, width)

    def show(self) -> None:
        """Show the list, and say what was done."""
        found = self.found
        if found is None:
            return
        begin, self._begin = self._begin, ""
        self.page.lay_out(lambda width: self.laid_out(found, width), on=begin, anew=False)
        if found.done.said:
            severity = "error" if found.done.is_refusal else "information"
            self.app.notify(found.done.said, severity=severity, markup=False)  # type: ignore[arg-type]
        if found.done.opens:
            self.post_message(self.Chosen(found.done.opens))

    def _do(self, act: Act) -> None:
        self._act = act
        self.look()

    def choose(self, stop: str) -> None:
        """Open the map; the one that is open already is gone back to."""
        map = self.found.named(stop) if self.found else None
        if map is None or stop == self.workspace.live.name:
            self.dismiss(None)
        elif self.workspace.scales.supposed:
            self.app.notify(WHAT_IFS, severity="warning", markup=False)
        elif map.counts is None or map.is_behind:
            self._do(lambda library: Done(opens=library.open(stop).name))
        else:
            self.post_message(self.Chosen(stop))

    def action_new(self) -> None:
        """Ask what a new map is to be called, and open it."""
        if self.workspace.scales.supposed:
            self.app.notify(WHAT_IFS, severity="warning", markup=False)
        else:
            asked = "What is it about? A title of a few words"
            self.app.push_screen(AskScreen("New map", asked, attempt=self._make), self._did)

    def _make(self, title: str) -> Done:
        with Library(self.workspace.library.home) as library:  # as in ``find``
            return _made(library, self._free(slugify(title)), title, self.workspace.author)

    def _did(self, done: Done | None) -> None:
        """List the maps as they are after something was done, and say so."""
        if done is not None:
            self._do(lambda _: done)

    def action_copy(self) -> None:
        """Ask for a name, and copy the map under the cursor."""
        chosen = self.page.stop
        if chosen:
            words = "Its name: a few words joined by hyphens"
            free = self._free(f"{chosen}-copy")
            self.app.push_screen(
                AskScreen(f"Copy of {chosen}", words, free, attempt=partial(self._copy, chosen)), self._did
            )

    def _copy(self, chosen: str, name: str) -> Done:
        slug = name if SLUG.fullmatch(name) else slugify(name)
        with Library(self.workspace.library.home) as library:  # as in ``find``
            return _copied(library, chosen, slug, self.workspace.author)

    def action_remove(self) -> None:
        """Ask, and remove the map under the cursor."""
        map = self.found.named(self.page.stop) if self.found else None
        if map is None or map.counts is None:
            return
        if map.name == self.workspace.live.name:
            self.app.notify(IS_OPEN, severity="warning", markup=False)
            return
        words = f"{map.title}\n\nIt leaves the list for good; only a backup brings it back: Esc, then b, makes one."
        ask = SureScreen(f"Remove the map {map.name}?", words, "Remove it")
        self.app.push_screen(ask, lambda sure: self._remove(map.name, sure=bool(sure)))

    def _remove(self, name: str, *, sure: bool) -> None:
        if sure:
            self._do(lambda library: _removed(library, name, self.workspace.author))

    def action_update(self) -> None:
        """Bring the map under the cursor up to date with what ships."""
        name = self.page.stop
        if name:
            self._do(lambda library: _updated(library, name))

    def action_backup(self) -> None:
        """Copy the whole library to a dated file."""
        self._do(lambda library: Done(f"Backed up to {library.backup()}"))

    def _free(self, name: str) -> str:
        taken = {one.name for one in self.found.maps} if self.found else set()
        return free_slug(name, lambda slug: slug in taken)


def _made(library: Library, name: str, title: str, author: str) -> Done:
    try:
        header = Header(title=title)
    except ValidationError as error:
        raise InputError(f"a map cannot be called that: {explain(error)}", "Choose other words.") from error
    library.add(name, Map.build(header, ()), author)
    return Done(f"Made the map {name}. a adds its first claim.", opens=name)


def _copied(library: Library, chosen: str, name: str, author: str) -> Done:
    library.copy(chosen, name, author)
    return Done(f"Copied to {name}")


def _removed(library: Library, name: str, author: str) -> Done:
    library.remove(name, author)
    return Done(f"Removed {name}")


def _updated(library: Library, name: str) -> Done:
    changed, kept = library.update(name)
    if not changed and not kept:
        return Done(f"{name} is up to date")
    mine = f"; kept as they were changed here: {', '.join(kept)}" if kept else ""
    return Done(f"Brought {name} up to date: {changed:,} items changed{mine}")
