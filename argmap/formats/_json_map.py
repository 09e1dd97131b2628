"""A whole map as one JSON document: its header, and the items of each section as objects keyed by id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from argmap.errors import Problem, UnreadableMap
from argmap.formats._assemble import Assembly, Part
from argmap.formats._yaml_map import read_text
from argmap.model.map import SECTIONS, Map

FORMAT = "argmap"
VERSION = 1


def text(map: Map) -> str:
    """``map`` as JSON, every section present, items in canonical order."""
    sections: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    for item in map.items:
        sections[item.section][item.id] = item.model_dump(mode="json", exclude={"id"})
    document = {"format": FORMAT, "version": VERSION, "map": map.header.model_dump(mode="json"), **sections}
    return to_json(document, indent=2).decode() + "\n"  # as json.dumps, seven times as fast


def assemble(path: Path) -> Assembly:
    """Read a JSON document without judging the whole yet. Raises ``UnreadableMap`` when it is not one."""
    found = read_text(path)
    if isinstance(found, Problem):
        raise UnreadableMap(str(path), [found])
    assembly = Assembly(str(path))
    data = _document(str(path), found, assembly)
    sections = {name: value for name, value in data.items() if name not in ("format", "version", "$schema")}
    assembly.add(Part(str(path), sections, lambda _: None))
    return assembly


def _document(name: str, text: str, assembly: Assembly) -> dict[str, Any]:
    """The data of the document, whose format and version must be ours; keys given twice are noted in ``assembly``."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                assembly.problems.append(Problem(f"'{key}' is given twice", file=name))
            found[key] = value
        return found

    try:
        data = json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        problem = Problem(f"this is not JSON: {error.msg}", file=name, line=error.lineno)
        raise UnreadableMap(name, [problem]) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableMap(name, [Problem(f"this is not JSON that can be read: {error}", file=name)]) from error
    except RecursionError as error:
        raise UnreadableMap(name, [Problem("nested too deeply", file=name)]) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = f'expected a map as argmap writes it ("format": "{FORMAT}"), found another document'
        raise UnreadableMap(name, [Problem(message, file=name)])
    if type(data.get("version")) is not int or data["version"] != VERSION:  # true and 1.0 equal 1
        message = f'written by another version: expected "version": {VERSION}, found {data.get("version")!r}'
        raise UnreadableMap(name, [Problem(message, file=name)])
    return data
