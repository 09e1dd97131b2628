"""JSON Schemas (2020-12) of the files argmap writes, generated from the models."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from argmap.model.base import Slug
from argmap.model.map import SECTIONS, Header

MAP_FILE_SCHEMA = "map-file.schema.json"
DOCUMENT_SCHEMA = "map-document.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of every schema by file name."""
    return {MAP_FILE_SCHEMA: map_file_schema(), DOCUMENT_SCHEMA: document_schema()}


def map_file_schema() -> str:
    """The schema of one YAML file of a map: any of the sections, items without the fields their place implies."""
    return schema_text(_sections_model("MapFile", {}), "One file of an argmap map in YAML", {"id", "theme"})


def document_schema() -> str:
    """The schema of a whole map as one JSON document."""
    fields: dict[str, Any] = {
        "format": (Literal["argmap"], ...),
        "version": (Literal[1], ...),
        "map": (Header, ...),
        "dialect": (str, Field("", alias="$schema")),
    }
    return schema_text(_sections_model("MapDocument", fields), "A whole argmap map as one JSON document", {"id"})


def _sections_model(name: str, fields: dict[str, Any]) -> type[BaseModel]:
    """A model with the header and every section as a mapping from id to item, any of which may be missing."""
    sections: dict[str, Any] = {section: (dict[Slug, kind] | None, None) for section, kind in SECTIONS.items()}  # type: ignore[valid-type]
    header = (Header, Field(default_factory=lambda: Header(title="untitled")))
    made: dict[str, Any] = {"map": header, **sections, **fields}
    return create_model(name, __config__=ConfigDict(extra="forbid"), **made)


def schema_text(model: type[BaseModel], title: str, implied: Collection[str] = ()) -> str:
    """The schema of ``model`` as kept in a file, without the fields of items that their place implies."""
    schema = model.model_json_schema()
    for definition in schema["$defs"].values():
        if "id" in definition.get("properties", ()):
            for field in implied:
                definition["properties"].pop(field)
            definition["required"] = [field for field in definition.get("required", ()) if field not in implied]
    _refuse_other_keys(schema)
    schema = {"$schema": DIALECT, **schema, "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _refuse_other_keys(schema: dict[str, Any]) -> None:
    """Make mappings whose keys have a pattern refuse all others; pydantic leaves that out."""
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            waiting.extend(part.values())
            if "patternProperties" in part:
                part["additionalProperties"] = False
