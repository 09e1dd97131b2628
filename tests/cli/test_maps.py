"""``maps``, ``import``, ``export``, ``check`` and ``doctor``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import argmap.cli.maps as maps_module
from argmap.formats import read_map

Done = Callable[..., str]
Data = Callable[..., Any]
Argmap = Callable[..., Any]


def test_the_list(office: str, done: Done, data: Data) -> None:
    own, bundled = data("maps")
    assert (bundled["name"], bundled["counts"], bundled["origin"]) == ("deprecation", None, "bundled")
    assert (own["name"], own["title"]) == ("office", "Should we move the office?")
    assert own["counts"]["claim"] == 4
    assert own["origin"].endswith("office.yaml")
    assert own["changed"]
    printed = done("maps")
    assert "office Should we move the office?" in printed
    assert "4 claims, 2 arguments" in printed


def test_a_new_map(done: Done, data: Data, refused: Done) -> None:
    assert done("maps", "new", "one", "--title", "One") == "made the map 'one': One\n"
    done("maps", "new", "two")
    assert data("show", "two")["title"] == "two"
    assert "already a map 'one'" in refused("maps", "new", "one")
    assert "cannot be a map's name" in refused("maps", "new", "Not A Name")
    assert "title: expected words" in refused("maps", "new", "three", "--title", "")
    assert "empty" in done("maps")


def test_add_names_the_map_after_the_path(done: Done, data: Data, office_file: Path, refused: Done) -> None:
    odd = office_file.with_name("Our Office_Map (2).yaml")
    office_file.rename(odd)
    assert done("maps", "add", odd).startswith("added 'our-office-map-2' to the library")
    done("maps", "add", odd, "--name", "named")
    assert {entry["name"] for entry in data("maps")} == {"deprecation", "named", "our-office-map-2"}
    assert "there is no file" in refused("maps", "add", "nope.yaml")


def test_copy_and_remove(office: str, done: Done, data: Data, refused: Done) -> None:
    done("maps", "copy", office, "second")
    assert "--yes" in refused("maps", "remove", "second")
    done("maps", "remove", "second", "--yes")
    assert "second" not in {entry["name"] for entry in data("maps")}
    assert "there is no map 'second'" in refused("maps", "remove", "second", "--yes")
    assert "there is no map" in refused("maps", "copy", "second", "third")


def test_remove_asks_at_a_terminal(office: str, argmap: Argmap, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps_module, "at_terminal", lambda: True)
    assert argmap("maps", "remove", office, input="n\n").exit_code == 1
    assert len(data("maps")) == 2
    assert argmap("maps", "remove", office, input="y\n").exit_code == 0
    assert len(data("maps")) == 1


def test_backup(office: str, done: Done, refused: Done, tmp_path: Path, own_home: Path) -> None:
    copy = Path(done("maps", "backup", tmp_path / "copy.db").strip())
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM map").fetchone() == (1,)
    assert "already there" in refused("maps", "backup", copy)
    assert Path(done("maps", "backup").strip()).parent == own_home / "backups"


@pytest.mark.parametrize("target", ["folder", "map.json"])
def test_a_map_goes_out_and_comes_back_equal(
    office: str, done: Done, tmp_path: Path, office_file: Path, target: str
) -> None:
    path = tmp_path / target
    assert f"to {path}" in done("export", office, path)
    assert read_map(path) == read_map(office_file)
    done("import", path, "--name", "back")
    assert done("export", "back", "-") == done("export", office, "-")


def test_export_refuses_what_it_cannot_mean(office: str, refused: Done, tmp_path: Path) -> None:
    assert "Name a folder" in refused("export", office, tmp_path / "map.yaml")
    assert "--format" in refused("export", office, tmp_path / "map.csv")
    assert "cannot be printed" in refused("export", office, "-", "--format", "yaml")
    assert "not empty" in refused("export", office, tmp_path)
    assert "cannot be written" in refused("export", office, tmp_path / "no" / "map.json")


def test_json_on_standard_output_is_a_map(office: str, done: Done) -> None:
    assert json.loads(done("export", office, "-"))["claims"]["lease-runs"]["kind"] == "empirical"


def test_import_names_the_map_after_the_file(office_file: Path, done: Done) -> None:
    assert done("import", office_file).startswith("added 'office' to the library")


def test_check_finds_nothing(done: Done, office_file: Path) -> None:
    office_file.write_text("map: {title: T}\nclaims:\n  a: {text: A holds., kind: empirical}\n", encoding="utf-8")
    assert done("check", office_file) == "clean: 1 claim\n"
    assert done("check", office_file, "--strict", "--json") == "[]\n"


def test_check_names_what_is_worth_a_look(argmap: Argmap, office_file: Path, data: Data) -> None:
    office_file.write_text(
        "map: {title: T}\nclaims:\n  a: {text: A holds., kind: empirical}\n  b: {text: a HOLDS, kind: empirical}\n",
        encoding="utf-8",
    )
    result = argmap("check", office_file)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{office_file}:4: b.text: says the same as 'a'; merge them if they mean the same",
        "1 thing worth a look: 2 claims",
    ]
    assert argmap("check", office_file, "--strict").exit_code == 1
    (finding,) = data("check", office_file)
    assert (finding["severity"], finding["line"], finding["item"], finding["field"]) == ("finding", 4, "b", "text")


def test_check_of_a_map_in_the_library_and_of_those_that_ship(office: str, argmap: Argmap) -> None:
    assert argmap("check", office).exit_code == 0
    result = argmap("check")
    assert result.exit_code == 0
    assert "deprecation: " in result.stdout


def test_errors_as_data(argmap: Argmap, office_file: Path) -> None:
    office_file.write_text("map: {title: T}\narguments:\n  a: {stance: pro, target: gone}\n", encoding="utf-8")
    result = argmap("check", office_file, "--json")
    assert result.exit_code == 2
    (problem,) = json.loads(result.stdout)
    assert (problem["severity"], problem["line"], problem["field"]) == ("error", 3, "target")
    assert result.stderr.startswith("argmap: ")


def test_doctor(office: str, done: Done, data: Data, own_home: Path) -> None:
    done("maps", "backup")
    report = data("doctor")
    assert {"argmap", "Python", "SQLite", "sqlite-utils", "textual"} == set(report["versions"])
    assert (report["library"], report["maps"], report["events"]) == (str(own_home / "library.db"), 1, 1)
    assert (report["problems"], report["error"]) == ([], "")
    assert report["newest_backup"].startswith(str(own_home / "backups"))
    assert report["size"] > 0
    assert "sound" in done("doctor")


def test_doctor_finds_a_changed_past(office: str, argmap: Argmap, data: Data, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / "library.db")) as db, db:
        db.execute("DROP TRIGGER event_no_update")
        db.execute("UPDATE event SET actor = 'nobody'")
    result = argmap("doctor")
    assert result.exit_code == 1
    assert "was changed after it was written" in result.stdout
    assert "argmap maps backup" in result.stderr
    assert len(data("doctor")["problems"]) == 2
