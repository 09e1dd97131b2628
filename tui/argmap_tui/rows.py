"""The visible rows of an outline as a flat list, folded and unfolded by splicing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rpds import HashTrieSet

from argmap.model.map import Map
from argmap.reading import Branch, children, has_children, roots

UNFOLD_LIMIT = 5_000
"""Most rows that one command unfolds: enough for any map read by people, soon done on any other."""

NOTHING: HashTrieSet[str] = HashTrieSet()


@dataclass(eq=False, slots=True)
class Row:
    """An item at one place of the outline."""

    branch: Branch
    depth: int
    above: Row | None
    open: bool = False
    below: list[Row] | None = None
    """The rows directly under it, once they were asked for."""
    ids_above: HashTrieSet[str] = NOTHING
    """The items on the way to the top."""

    @property
    def id(self) -> str:
        """The item."""
        return self.branch.id

    @property
    def repeats(self) -> bool:
        """Whether the item already stands above this row on the way to the top."""
        return self.id in self.ids_above

    def path(self) -> list[str]:
        """The ids from the top to here."""
        ids: list[str] = []
        row: Row | None = self
        while row is not None:
            ids.append(row.id)
            row = row.above
        return ids[::-1]


class Rows:
    """The outline of a map: the rows that are visible now."""

    def __init__(self, map: Map) -> None:
        self.map = map
        self.top = [Row(branch, 0, None) for branch in roots(map)]
        self.visible: list[Row] = list(self.top)

    def below(self, row: Row) -> list[Row]:
        """The rows directly under ``row``; none under one that repeats a row above it."""
        if row.below is None:
            branches = [] if row.repeats else children(self.map, row.id)
            ids_above = row.ids_above.insert(row.id)
            row.below = [Row(branch, row.depth + 1, row, ids_above=ids_above) for branch in branches]
        return row.below

    def has_below(self, row: Row) -> bool:
        """Whether anything stands under ``row``."""
        if row.below is not None:
            return bool(row.below)
        return not row.repeats and has_children(self.map, row.id)

    def unfold(self, index: int) -> bool:
        """Show what is under the row at ``index``; False if there is nothing or it is shown already."""
        row = self.visible[index]
        if row.open or not self.below(row):
            return False
        row.open = True
        self.visible[index + 1 : index + 1] = self._opened(row)
        return True

    def fold(self, index: int) -> bool:
        """Hide what is under the row at ``index``; False if nothing is shown."""
        row = self.visible[index]
        if not row.open:
            return False
        row.open = False
        end = index + 1
        while end < len(self.visible) and self.visible[end].depth > row.depth:
            end += 1
        del self.visible[index + 1 : end]
        return True

    def unfold_all(self, index: int) -> None:
        """Show everything under the row at ``index``, up to a limit."""
        self.fold(index)
        row = self.visible[index]
        waiting, count = [row], 0
        while waiting and count < UNFOLD_LIMIT:
            here = waiting.pop()
            below = self.below(here)
            here.open = bool(below)
            count += len(below)
            waiting.extend(reversed(below))
        self.visible[index + 1 : index + 1] = self._opened(row)

    def _opened(self, row: Row) -> list[Row]:
        """The rows to show under an open row, in order."""
        found: list[Row] = []
        waiting = list(reversed(self.below(row)))
        while waiting:
            here = waiting.pop()
            found.append(here)
            if here.open:
                waiting.extend(reversed(self.below(here)))
        return found

    def index_of(self, row: Row) -> int:
        """Where a visible row stands; -1 if it is hidden."""
        return next((index for index, other in enumerate(self.visible) if other is row), -1)

    def reveal(self, path: Iterable[str]) -> int:
        """Unfold down to the last id of ``path``; gives the index of the last row found, -1 if there is none."""
        index, start = -1, 0
        for id in path:
            if index >= 0:
                self.unfold(index)
            depth = self.visible[index].depth + 1 if index >= 0 else 0
            found = self._row_below(start, id, depth)
            if found < 0:
                break
            index, start = found, found + 1
        return index

    def _row_below(self, start: int, id: str, depth: int) -> int:
        for index in range(start, len(self.visible)):
            row = self.visible[index]
            if row.depth < depth:
                break
            if row.depth == depth and row.id == id:
                return index
        return -1

    def open_paths(self) -> Iterator[list[str]]:
        """The paths of the rows that are open, those nearer the top first."""
        return (row.path() for row in self.visible if row.open)

    def moved_to(self, map: Map) -> Rows:
        """The rows of a later state of the map with the same rows open."""
        rows = Rows(map)
        waiting = list(zip(*_matched(self.top, rows.top), strict=True))
        while waiting:
            old, new = waiting.pop()
            if old.open and rows.below(new):
                new.open = True
                waiting.extend(zip(*_matched(old.below or [], rows.below(new)), strict=True))
        rows.visible = [shown for row in rows.top for shown in (row, *(rows._opened(row) if row.open else ()))]
        return rows


def _matched(old: list[Row], new: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that both lists have, by id, in the order of ``new``."""
    by_id = {row.id: row for row in old}
    kept = [row for row in new if row.id in by_id]
    return [by_id[row.id] for row in kept], kept
