"""YAML text as plain data that remembers its lines.

A small reader over libyaml's event stream instead of PyYAML's constructor: five times as fast, never recursive, and
strict where silence would lose something: a key given twice, an alias, a tag and a second document are errors with a
line. Plain scalars mean what YAML 1.2 says they mean, so ``no``, ``on`` and ``2020-01-01`` are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from argmap.errors import Problem

DEEPEST = 40
"""Deepest nesting accepted; maps need seven levels, and libyaml slows down quadratically on thousands."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
MOST_DIGITS = 4000
"""Longer integers are words: Python refuses to convert them."""
DECIMAL = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?$")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}

Path = tuple[str | int, ...]


class YamlProblem(Exception):
    """The text is not YAML that can be read."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
        """1-based."""


@dataclass
class _Node:
    """A mapping or list being read."""

    value: Any
    key: Any = None
    has_key: bool = False


@dataclass
class YamlText:
    """The data of one YAML document, and the keys that were given twice."""

    data: Any = None
    repeated: list[Problem] = field(default_factory=list)


def read_yaml(text: str, name: str) -> YamlText:
    """The data in ``text``; ``name`` is the file to blame in ``repeated``. Raises ``YamlProblem``."""
    builder = _Builder(name)
    for event in _events(text):
        builder.feed(event)
    return YamlText(builder.root, builder.repeated)


class Lines:
    """The lines of a YAML text; it is read again for them once, when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line_of(self, path: Path) -> int:
        """The 1-based line on which the value at ``path``, or the nearest thing above it, begins."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    @cached_property
    def _lines(self) -> dict[Path, int]:
        tracker = _LineTracker()
        tracker.read(self._text)
        return tracker.lines


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(part for part in (error.context, error.problem) if part)
        line = min(mark.line + 1, text.count("\n", 0, len(text) - 1) + 1) if mark else 1  # not past the last line
        raise YamlProblem(f"this is not YAML: {message}", line) from error
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position] if LOADER is not yaml.SafeLoader else text[: error.position].encode()
        line = before.count(b"\n") + 1
        raise YamlProblem(f"this is not YAML: {error.reason}", line) from error


class _Builder:
    """Builds data from events; a ``tracker`` is told the path of every key and value."""

    def __init__(self, name: str, tracker: YamlTracker | None = None) -> None:
        self.name = name
        self.root: Any = None
        self.repeated: list[Problem] = []
        self._stack: list[_Node] = []
        self._tracker = tracker
        self._documents = 0

    def feed(self, event: Any) -> None:
        """Take in one event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._open(event, {})
        elif kind is yaml.SequenceStartEvent:
            self._open(event, [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, f"the alias *{event.anchor} is not supported; write the value out")
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "a second document begins here; a map's file holds one")

    def _scalar(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self._refuse(event, f"the tag {event.tag} is not supported")
        top = self._stack[-1] if self._stack else None
        if top is not None and not top.has_key and type(top.value) is dict:
            self._key(top, event)
        else:
            self._place(_plain(event.value) if event.implicit[0] else event.value, event)

    def _key(self, top: _Node, event: Any) -> None:
        if event.value in top.value:
            self.repeated.append(
                Problem(f"'{event.value}' is given twice here", file=self.name, line=event.start_mark.line + 1)
            )
        top.key, top.has_key = event.value, True
        if self._tracker is not None:
            self._tracker.on_key(tuple(node.key for node in self._stack), event)

    def _open(self, event: Any, value: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self._refuse(event, f"the tag {event.tag} is not supported")
        if len(self._stack) >= DEEPEST:
            self._refuse(event, f"nested deeper than {DEEPEST} levels")
        if self._stack and type(self._stack[-1].value) is dict and not self._stack[-1].has_key:
            self._refuse(event, "expected a word as a key, found a list or a mapping")
        self._place(value, event)
        self._stack.append(_Node(value))

    def _place(self, value: Any, event: Any) -> None:
        """Put a finished value, or a list or mapping that begins, where it belongs."""
        if not self._stack:
            self.root = value
        else:
            top = self._stack[-1]
            if type(top.value) is dict:
                top.value[top.key] = value
            else:
                top.key = len(top.value)
                top.value.append(value)
            top.has_key = False
        if self._tracker is not None:
            self._tracker.on_value(tuple(node.key for node in self._stack), event)

    def _refuse(self, event: Any, message: str) -> None:
        raise YamlProblem(message, event.start_mark.line + 1)


def _plain(word: str) -> Any:
    """What a plain scalar means: a number, true, false, nothing, or the word itself."""
    lowered = word.lower()
    if lowered in CONSTANTS and word in (lowered, lowered.title(), lowered.upper()):
        return CONSTANTS[lowered]
    if INTEGER.match(word):
        return int(word) if len(word) <= MOST_DIGITS else word
    if DECIMAL.match(word):
        return float(word)
    return word


class YamlTracker:
    """Is told where everything stands while a YAML text is read."""

    def read(self, text: str) -> None:
        """Read ``text`` for the places of its parts. Raises ``YamlProblem``."""
        builder = _Builder("", self)
        for event in _events(text):
            builder.feed(event)

    def on_key(self, path: Path, event: Any) -> None:
        """The key of the field ``path`` stands where ``event`` says."""

    def on_value(self, path: Path, event: Any) -> None:
        """The value at ``path`` begins, and if it is plain also ends, where ``event`` says."""


class _LineTracker(YamlTracker):
    """Notes the line of every path."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}

    def on_key(self, path: Path, event: Any) -> None:
        self.lines[path] = event.start_mark.line + 1

    def on_value(self, path: Path, event: Any) -> None:
        self.lines.setdefault(path, event.start_mark.line + 1)
