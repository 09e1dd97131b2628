"""Changing single fields of a YAML text in place: comments, order and layout of everything else stay as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from argmap.errors import InputError
from argmap.formats._yaml_data import Path, YamlTracker


class _Stretches(YamlTracker):
    """For every field with a plain value, where its key begins and its value ends in the text."""

    def __init__(self) -> None:
        self.stretches: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, int] = {}

    def on_key(self, path: Path, event: Any) -> None:
        self.keys[path] = event.start_mark.index

    def on_value(self, path: Path, event: Any) -> None:
        if type(event) is yaml.ScalarEvent and path in self.keys:
            end: Any = event.end_mark
            self.stretches[path] = (self.keys[path], end.index)


def with_fields(text: str, replaced: Mapping[Path, str], put_before: Mapping[Path, str]) -> str:
    """``text`` with other fields, each written as ``key: value``.

    A field whose path is in ``replaced`` gives way to the one there; one whose path is in ``put_before`` gets it as its
    neighbour, which needs a line of its own. Raises ``InputError`` when a field is not where it could be changed.
    """
    found = _Stretches()
    found.read(text)
    changes: list[tuple[int, int, str]] = []
    for path, field in replaced.items():
        start, end = found.stretches[path]
        kept = len(text[start:end].rstrip())
        changes.append((start, start + kept, field))
    for path, field in put_before.items():
        start = found.keys[path]
        indent = text[text.rfind("\n", 0, start) + 1 : start]
        if indent.strip():
            raise InputError(f"'{'.'.join(map(str, path))}' is not on a line of its own", "Begin a new line before it.")
        changes.append((start, start, f"{field}\n{indent}"))
    for start, end, field in sorted(changes, reverse=True):
        text = text[:start] + field + text[end:]
    return text
