"""JSON Schemas (2020-12) of the files argmap writes, generated from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from argmap.model.map import SECTIONS, Header

MAP_FILE_SCHEMA = "map-file.schema.json"
DOCUMENT_SCHEMA = "map-document.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of every schema by file name."""
    return {MAP_FILE_SCHEMA: map_file_schema(), DOCUMENT_SCHEMA: document_schema()}


def map_file_schema() -> str:
    """The schema of one YAML file of a map: any of the sections, items without the fields their place implies."""
    return _text(_sections_model("MapFile", required=False), "One file of an argmap map in YAML", {"id", "theme"})


def document_schema() -> str:
    """The schema of a whole map as one JSON document."""
    return _text(_sections_model("MapDocument", required=True), "A whole argmap map as one JSON document", {"id"})


def _sections_model(name: str, *, required: bool) -> type[BaseModel]:
    """A model with the header and every section as a mapping from id to item."""
    fields: dict[str, Any] = {}
    if required:
        fields = {"format": (str, Field(pattern="^argmap$")), "version": (int, Field(ge=1, le=1))}
    fields["map"] = (Header, ...) if required else (Header | None, None)
    for section, kind in SECTIONS.items():
        fields[section] = (dict[str, kind], ...) if required else (dict[str, kind] | None, None)  # type: ignore[valid-type]
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)


def _text(model: type[BaseModel], title: str, implied: set[str]) -> str:
    schema = model.model_json_schema()
    kinds = {kind.__name__ for kind in SECTIONS.values()}
    for name, definition in schema["$defs"].items():
        if name in kinds:
            for field in implied:
                definition["properties"].pop(field)
            definition["required"] = [field for field in definition.get("required", ()) if field not in implied]
    schema = {"$schema": DIALECT, **schema, "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
