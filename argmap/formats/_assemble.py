"""From the data of files to a map, with every problem found on the way."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from argmap.errors import Problem, UnreadableMap
from argmap.formats._explain import close_to, complaints, shown
from argmap.formats._mentions import mentions
from argmap.model.base import SLUG, SLUG_LENGTH, Item, Reference
from argmap.model.check import dangling, errors
from argmap.model.map import SECTIONS, Header, Map

Path = tuple[str | int, ...]


@dataclass
class Part:
    """The data of one file of a map: top-level sections, and how to find the line of a path in it."""

    name: str
    data: dict[str, Any]
    line_of: Callable[[Path], int | None]
    theme: str | None = None
    """The theme of all items of the file, or None when each item names its own."""


@dataclass
class Assembly:
    """Gathers the parts of a map; ``finish`` gives the map or raises ``UnreadableMap`` with all problems."""

    path: str
    header: Header | None = None
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _homes: dict[str, tuple[Part, str]] = field(default_factory=dict)
    """For every id, the part and the section it was read from."""
    _header_file: str = ""
    _broken: set[str] = field(default_factory=set)
    """Ids of items that are there but could not be read: mentions of them are not dangling."""
    _unsettled: list[tuple[Part, str, str, Path, str]] = field(default_factory=list)
    """Mentions in broken items: part, section, id of the item, path in it, and the id mentioned."""
    _missed: bool = False
    """Whether a whole file could not be read: any mention, and the header, may be in it."""

    def add(self, part: Part) -> None:
        """Take in the sections of one file."""
        for section, value in part.data.items():
            if section == "map":
                self._add_header(part, value)
            elif section not in SECTIONS:
                known = ", ".join(["map", *SECTIONS])
                close = close_to(section, SECTIONS)
                self._blame(part, (section,), f"found a section '{section}', expected one of {known}{close}")
            elif isinstance(value, dict):
                self._add_section(part, section, value)
            elif value is not None:
                self._blame(part, (section,), f"expected a mapping of ids to {section}, found {shown(value)}")

    def miss(self, problem: Problem) -> None:
        """Note a file that could not be read at all."""
        self.problems.append(problem)
        self._missed = True

    def finish(self) -> Map:
        """The map of all parts. Raises ``UnreadableMap``."""
        if self.header is None and not self._header_file and not self._missed:
            self.problems.append(Problem("no header: expected a section 'map' with a title", file=self.path))
        map = Map.build(self.header or Header(title="untitled"), self.items)
        ignoring = _NotIn(map) if self._missed else self._broken
        self.problems.extend(self._located(problem, map[problem.item]) for problem in errors(map, ignoring))
        self._settle(map)
        if self.problems:
            raise UnreadableMap(self.path, sorted(self.problems, key=_reading_order))
        return map

    def where(self, id: str) -> tuple[str, int | None] | None:
        """The file and line where the item ``id`` begins, if it was read from a file."""
        if id not in self._homes:
            return None
        part, section = self._homes[id]
        return part.name, part.line_of((section, id))

    def home(self, id: str) -> tuple[str, str]:
        """The file and the section that the item ``id`` was read from."""
        part, section = self._homes[id]
        return part.name, section

    def _add_header(self, part: Part, value: Any) -> None:
        if self._header_file:
            self._blame(part, ("map",), f"a second header: the map already has one in {self._header_file}")
            return
        self._header_file = part.name
        try:
            self.header = Header.model_validate(value)
        except ValidationError as error:
            for location, message in complaints(error, Header):
                self._blame(part, ("map", *location), message, field=_dotted(("map", *location)))

    def _add_section(self, part: Part, section: str, entries: dict[str, Any]) -> None:
        """All items of a section at once; one by one only when something in it is wrong."""
        kind = SECTIONS[section]
        with contextlib.suppress(ValidationError, ValueError):
            for item in _list_of(kind).validate_python(
                [_with_id(part, *entry) for entry in entries.items()], by_alias=True, by_name=False
            ):
                self._accept(part, section, item)
            return
        for id, fields in entries.items():
            self._add_item(part, section, id, fields)

    def _add_item(self, part: Part, section: str, id: str, fields: Any) -> None:
        kind = SECTIONS[section]
        try:
            self._accept(part, section, kind.model_validate(_with_id(part, id, fields), by_alias=True, by_name=False))
            return
        except ValidationError as error:
            found = complaints(error, kind)
        except ValueError as error:
            found = [((), str(error))]
        self._broken.add(id)
        for location, message in found:
            path: Path = (section, id) if location == ("id",) else (section, id, *location)
            self._blame(part, path, message, id, _dotted(location))
        blamed = {location for location, _ in found}
        self._unsettled.extend(
            (part, section, id, path, mention)
            for path, mention in mentions(kind, fields)
            if path not in blamed or _is_id(mention)  # the key of a mapping may be right while its value is wrong
        )

    def _settle(self, map: Map) -> None:
        """Blame broken items for what they mention that is nowhere; other mistakes in a mention can wait."""
        for part, section, id, path, mention in self._unsettled:
            if not self._missed and mention not in map and mention not in self._broken:
                message = dangling(SECTIONS[section], Reference(_dotted(path), mention))
                self._blame(part, (section, id, *path), message, id, _dotted(path))

    def _accept(self, part: Part, section: str, item: Item) -> None:
        if item.id in self._homes:
            file, line = self.where(item.id) or ("", 0)
            self._blame(part, (section, item.id), f"the id '{item.id}' is already used at {file}:{line}", item.id)
            return
        self._homes[item.id] = (part, section)
        self.items.append(item)

    def _blame(self, part: Part, path: Path, message: str, item: str = "", field: str = "") -> None:
        self.problems.append(Problem(message, file=part.name, line=part.line_of(path), item=item, field=field))

    def _located(self, problem: Problem, item: Item) -> Problem:
        """``problem`` of an item with the file and line of the field it is about."""
        part, section = self._homes[problem.item]
        field, *rest = problem.field.split(".")
        keyed = isinstance(getattr(item, field, None), dict)
        inside = (int(name) if name.isdigit() and not keyed else name for name in rest)
        line = part.line_of((section, problem.item, field, *inside))
        return Problem(problem.message, file=part.name, line=line, item=problem.item, field=problem.field)


@dataclass(frozen=True)
class _NotIn:
    """Every id that a map does not have."""

    map: Map

    def __contains__(self, id: object) -> bool:
        return id not in self.map


@cache
def _list_of(kind: type[Item]) -> TypeAdapter[list[Item]]:
    return TypeAdapter(list[kind])  # type: ignore[valid-type]


def _with_id(part: Part, id: str, fields: Any) -> dict[str, Any]:
    """The fields of an item with those that its place implies. Raises ``ValueError``."""
    if not isinstance(fields, dict):
        raise ValueError(f"expected the fields of an item, found {shown(fields)}")
    if "id" in fields:
        raise ValueError("found a field 'id'; the id is the key above the fields")
    if part.theme is None:
        return {**fields, "id": id}
    if "theme" in fields:
        raise ValueError("found a field 'theme'; the theme is the name of the file")
    return {**fields, "id": id, "theme": part.theme}


def _is_id(word: str) -> bool:
    return len(word) <= SLUG_LENGTH and SLUG.fullmatch(word) is not None


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _reading_order(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.line or 0
