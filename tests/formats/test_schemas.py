"""The schemas are those of the models, and accept what the reader accepts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from argmap import resources
from argmap.errors import UnreadableMap
from argmap.formats import json_text, read_map
from argmap.formats.__main__ import every_schema
from argmap.formats._schemas import DOCUMENT_SCHEMA, MAP_FILE_SCHEMA
from argmap.formats._yaml_data import read_yaml
from argmap.formats._yaml_write import texts
from argmap.model import Map
from tests.strategies import maps

MADE = {name: json.loads(text) for name, text in every_schema().items()}
FILE = jsonschema.Draft202012Validator(MADE[MAP_FILE_SCHEMA])
DOCUMENT = jsonschema.Draft202012Validator(MADE[DOCUMENT_SCHEMA])
CORPUS_FILES = [file for folder in resources.bundled_maps().values() for file in sorted(folder.glob("*.yaml"))]


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in resources.folder("schemas").glob("*.json")}
    assert kept == every_schema(), "run python -m argmap.formats"


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(MADE[name])


def test_the_command_says_whether_the_schemas_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from argmap.formats import __main__ as command

    monkeypatch.setattr(command, "folder", lambda name: tmp_path / name)
    assert command.main(["--check"]) == 1
    assert f"schemas/{MAP_FILE_SCHEMA} is stale" in capsys.readouterr().err
    assert command.main([]) == 0
    assert command.main(["--check"]) == 0
    (tmp_path / "schemas" / "old.schema.json").write_text("{}")
    assert command.main(["--check"]) == 1
    assert command.main([]) == 0
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == sorted(MADE)
    assert command.main(["--what"]) == 2


def test_the_command_runs() -> None:
    made = subprocess.run([sys.executable, "-m", "argmap.formats", "--check"], capture_output=True, check=False)
    assert (made.returncode, made.stderr) == (0, b"")


@pytest.mark.parametrize("file", CORPUS_FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_file_of_a_bundled_map_is_valid_and_names_its_schema(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    FILE.validate(read_yaml(text, file.name).data)
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve() == resources.folder("schemas").resolve() / MAP_FILE_SCHEMA


@given(maps())
def test_everything_written_is_valid(map: Map) -> None:
    DOCUMENT.validate(json.loads(json_text(map)))
    for text in texts(map, "s").values():
        FILE.validate(read_yaml(text, "").data)


CLAIM = {"text": "A.", "kind": "causal"}
GOOD: list[dict[str, Any]] = [
    {"map": {"title": "T"}},
    {"map": {"title": "T"}, "claims": None, "arguments": {}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}},
    {"map": {"title": "T"}, "claims": {"2020": {**CLAIM, "voices": [{"by": "Ada", "source": None}]}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "links": {"l": {"kind": "cites", "from": "a", "to": "a"}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "perspectives": {"p": {"title": "P", "credence": {"a": 1}}}},
    {"map": {"title": "T"}, "sources": {"s": {"csl": {"type": "book", "title": "T", "issued": {"raw": "2020"}}}}},
    {
        "map": {"title": "T"},
        "claims": {"a": CLAIM},
        "evidence": {"e": {"text": "E.", "kind": "case", "bears_on": {"a": "supports"}, "certainty": None}},
    },
]
BAD: list[dict[str, Any]] = [
    {"map": None},
    {"map": {}},
    {"map": {"title": ""}},
    {"map": {"title": 1}},
    {"map": {"title": "T", "id": "t"}},
    {"map": {"title": "T"}, "claim": {}},
    {"map": {"title": "T"}, "claims": []},
    {"map": {"title": "T"}, "claims": {"a": None}},
    {"map": {"title": "T"}, "claims": {"A": CLAIM}},
    {"map": {"title": "T"}, "claims": {"a" * 65: CLAIM}},
    {"map": {"title": "T"}, "claims": {"a": {"text": "A."}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "id": "a"}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "kind": "factual"}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "text": "a\x1bb"}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "text": "x" * 20_001}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "title": None}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "voices": "Ada"}}},
    {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "voices": [{"stanse": "asserts"}]}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "links": {"l": {"kind": "cites", "start": "a", "end": "a"}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "perspectives": {"p": {"title": "P", "credence": {"a": "1"}}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "perspectives": {"p": {"title": "P", "credence": {"a": True}}}},
    {"map": {"title": "T"}, "claims": {"a": CLAIM}, "perspectives": {"p": {"title": "P", "credence": {"a": 1.1}}}},
    {"map": {"title": "T"}, "sources": {"s": {"csl": {"type": "book"}}}},
    {"map": {"title": "T"}, "evidence": {"e": {"text": "E.", "kind": "case", "bears_on": {}}}},
    {"map": {"title": "T"}, "questions": {"q": {"text": "So?", "criteria": {"Big Cost": {"title": "C"}}}}},
]
HEAD = {"format": "argmap", "version": 1}


def is_read(path: Path, data: object) -> bool:
    path.write_text(json.dumps(data))
    try:
        read_map(path)
    except UnreadableMap:
        return False
    return True


@pytest.mark.parametrize("data", GOOD)
def test_what_the_reader_accepts_is_valid(tmp_path: Path, data: dict[str, Any]) -> None:
    assert is_read(tmp_path / "m.yaml", data)
    assert FILE.is_valid(data)
    assert is_read(tmp_path / "m.json", {**HEAD, "$schema": "s", **data})
    assert DOCUMENT.is_valid({**HEAD, "$schema": "s", **data})


@pytest.mark.parametrize("data", BAD)
def test_what_the_reader_refuses_is_not_valid(tmp_path: Path, data: dict[str, Any]) -> None:
    assert not is_read(tmp_path / "m.yaml", data)
    assert not FILE.is_valid(data)
    assert not is_read(tmp_path / "m.json", {**HEAD, **data})
    assert not DOCUMENT.is_valid({**HEAD, **data})


def test_a_theme_is_a_field_of_a_document_and_not_of_a_file(tmp_path: Path) -> None:
    data = {"map": {"title": "T"}, "claims": {"a": {**CLAIM, "theme": "for"}}}
    assert not is_read(tmp_path / "m.yaml", data)
    assert not FILE.is_valid(data)
    assert is_read(tmp_path / "m.json", {**HEAD, **data})
    assert DOCUMENT.is_valid({**HEAD, **data})


@pytest.mark.parametrize("head", [{}, {"format": "aif", "version": 1}, {"format": "argmap", "version": 2}])
def test_a_document_says_that_it_is_one(tmp_path: Path, head: dict[str, Any]) -> None:
    assert not is_read(tmp_path / "m.json", {**head, "map": {"title": "T"}})
    assert not DOCUMENT.is_valid({**head, "map": {"title": "T"}})
