"""Writing a map as YAML for people: a file for each theme, fields in a fixed order, nothing that is implied."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from argmap.formats._files import write_files
from argmap.formats._schemas import MAP_FILE_SCHEMA, map_file_schema
from argmap.model.base import Item
from argmap.model.map import SECTIONS, Map

HEADER_THEME = "map"
WIDTH = 110
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SCHEMA_FOLDER = ".schemas"
"""Folder beside the files that holds the schema editors check them against."""


def write(map: Map, folder: Path, schema: str = "") -> None:
    """Write ``map`` into ``folder``, which must be empty or not exist, with the schema its first lines name.

    ``schema`` is the path of the schema as the files should name it; without it a copy is put into the folder.
    Raises ``InputError``, with nothing left half written.
    """
    reference = schema or f"{SCHEMA_FOLDER}/{MAP_FILE_SCHEMA}"
    files = {f"{theme}.yaml": text for theme, text in texts(map, reference).items()}
    if not schema:
        files[reference] = map_file_schema()
    write_files(folder, files)


def texts(map: Map, schema: str) -> dict[str, str]:
    """The YAML text of each theme of ``map``, the header under the theme ``map``."""
    sections: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for item in map.items:
        sections[item.theme][item.section][item.id] = fields_of(item)
    header = {"map": map.header.model_dump(mode="json", exclude_defaults=True)}
    sections[HEADER_THEME] = {**header, **sections[HEADER_THEME]}
    return {theme: _text(found, schema) for theme, found in sorted(sections.items())}


def fields_of(item: Item) -> dict[str, Any]:
    """The fields of an item that say something, without those its place implies."""
    return item.model_dump(mode="json", exclude_defaults=True, exclude={"id", "theme"})


def _text(sections: dict[str, dict[str, Any]], schema: str) -> str:
    ordered = {name: sections[name] for name in ("map", *SECTIONS) if sections.get(name)}
    body = "\n".join(
        yaml.dump({name: content}, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=WIDTH)
        for name, content in ordered.items()
    )
    return f"# yaml-language-server: $schema={schema}\n\n{body}"
