"""A map that quotes a report, as one file and as a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.bridge import MAP


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same map, a section or two to a file."""
    path = tmp_path / "bridge"
    path.mkdir()
    first, *rest = MAP.split("\n\n")
    parts = {"map": first, "sources": rest[0], "rest": "\n\n".join(rest[1:])}
    for name, text in parts.items():
        schema = "# yaml-language-server: $schema=there.json\n" if name == "map" else ""
        (path / f"{name}.yaml").write_text(schema + text.rstrip("\n") + "\n", encoding="utf-8")
    return path
