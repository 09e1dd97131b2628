"""Maps on disk: reading and writing them as YAML for people and as JSON for programs."""

from __future__ import annotations

from pathlib import Path

from argmap.errors import InputError
from argmap.formats import _json_map, _yaml_map, _yaml_write
from argmap.formats._anchored import write_passages
from argmap.formats._assemble import Assembly
from argmap.formats._explain import complaints
from argmap.formats._files import read_bytes, write_bytes, write_text
from argmap.formats._json_map import text as json_text
from argmap.formats._schemas import schema_text, schemas
from argmap.model.map import Map

FORMATS = ("json", "yaml")
"""What ``write_map`` can write."""


def assemble(path: Path) -> Assembly:
    """Read a map from a folder of YAML, a YAML file or a JSON document, remembering where everything stands."""
    try:
        path.stat()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            raise InputError(f"there is no file or folder {path}", "Check the path.") from error
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read: {reason}", "Check the path and its permissions.") from error
    if path.is_file() and path.suffix.lower() == ".json":
        return _json_map.assemble(path)
    return _yaml_map.assemble(path)


def read_map(path: Path) -> Map:
    """The map at ``path``. Raises ``UnreadableMap`` with every problem found, or ``InputError``."""
    return assemble(path).finish()


def write_map(map: Map, path: Path, format: str = "") -> None:
    """Write ``map`` to ``path`` as ``json`` (one file) or ``yaml`` (a new folder), by its ending when none is named."""
    chosen = format or ("json" if path.suffix.lower() == ".json" else "yaml")
    if chosen == "json":
        write_text(path, _json_map.text(map))
    elif chosen == "yaml":
        _yaml_write.write(map, path)
    else:
        raise InputError(f"there is no format '{chosen}'", f"Known formats: {', '.join(FORMATS)}.")


__all__ = [
    "FORMATS",
    "Assembly",
    "assemble",
    "complaints",
    "json_text",
    "read_bytes",
    "read_map",
    "schema_text",
    "schemas",
    "write_bytes",
    "write_map",
    "write_passages",
    "write_text",
]
