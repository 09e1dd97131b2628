"""The data that ships with argmap, and where argmap keeps its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import __version__, resources, settings


def test_the_bundled_maps_are_found_by_name() -> None:
    assert "deprecation" in resources.bundled_maps()
    assert all((path / "map.yaml").is_file() for path in resources.bundled_maps().values())


def test_data_inside_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "argmap"
    (tmp_path / "corpora").mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.folder("corpora") == tmp_path / "corpora"
    (package / "corpora").mkdir(parents=True)
    assert resources.folder("corpora") == package / "corpora"
    assert resources.bundled_maps() == {}


def test_argmap_home_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_HOME", str(tmp_path / "elsewhere"))
    assert settings.home().library == tmp_path / "elsewhere" / "library.db"
    assert settings.home().backups == tmp_path / "elsewhere" / "backups"
    monkeypatch.delenv("ARGMAP_HOME")
    assert settings.home().folder.name == "argmap"


def test_the_author_is_the_variable_or_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_AUTHOR", "  Ada  ")
    assert settings.author() == "Ada"
    monkeypatch.setenv("ARGMAP_AUTHOR", " ")
    monkeypatch.setenv("LOGNAME", "bo")
    assert settings.author() == "bo"


def test_the_version_has_three_numbers() -> None:
    assert len(__version__.split(".")) == 3
