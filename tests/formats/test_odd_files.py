"""Pipes, devices, links, and the mistakes that hide behind another mistake."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given

from argmap.errors import InputError, UnreadableMap
from argmap.formats import _files, read_map, write_map
from argmap.formats._mentions import mentions
from argmap.model import Header, Map, Source
from tests.strategies import maps

EMPTY = Map(Header(title="T"))


@pytest.mark.parametrize("name", ["f.yaml", "f.json"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match="no ordinary file"):
        read_map(tmp_path / name)
    with pytest.raises(InputError, match="no ordinary file"):
        write_map(EMPTY, tmp_path / name, "json")
    assert (tmp_path / name).is_fifo()


def test_an_endless_or_very_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="no ordinary file"):
        read_map(tmp_path / "zero.yaml")
    monkeypatch.setattr(_files, "LARGEST", 10)
    (tmp_path / "m.yaml").write_text("x" * 11)
    with pytest.raises(InputError, match="larger than"):
        read_map(tmp_path / "m.yaml")


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "m.json").symlink_to(tmp_path / "real.json")
    write_map(EMPTY, tmp_path / "m.json")
    assert (tmp_path / "m.json").is_symlink()
    assert read_map(tmp_path / "real.json") == EMPTY


def test_the_folder_one_is_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="the folder you are in"):
        write_map(EMPTY, Path())


def test_a_broken_item_does_not_hide_what_it_mentions(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("map: {title: T}\narguments:\n  d: {stance: up, target: nope, premises: [zz], foo: 1}\n")
    with pytest.raises(UnreadableMap) as unreadable:
        read_map(path)
    assert sorted(p.field for p in unreadable.value.problems) == ["foo", "premises.0", "stance", "target"]
    assert {p.line for p in unreadable.value.problems} == {3}


@given(maps())
def test_mentions_in_data_are_those_of_the_item(map: Map) -> None:
    for item in map.items:
        found = {
            (".".join(str(part) for part in path), id)
            for path, id in mentions(type(item), item.model_dump(mode="json"))
        }
        assert found == {tuple(reference) for reference in item.references()}


def test_a_record_is_no_deeper_than_yaml_can_hold(tmp_path: Path) -> None:
    def source(levels: int, number: int = 1) -> Source:
        value: object = number
        for _ in range(levels):
            value = [value]
        return Source.model_validate({"id": "s", "csl": {"type": "book", "title": "T", "x": value}})

    for number in (10**3999 - 1, 1 - 10**3999):
        map = Map.build(Header(title="T"), [source(29, number)])
        write_map(map, tmp_path / f"m{number > 0}")
        assert read_map(tmp_path / f"m{number > 0}") == map
    with pytest.raises(ValueError, match="at most 30 levels"):
        source(30)
    with pytest.raises(ValueError, match="thousands of digits"):
        source(1, 10**3999)


@pytest.mark.parametrize("version", ["true", "1.0"])
def test_a_version_is_a_whole_number(tmp_path: Path, version: str) -> None:
    (tmp_path / "m.json").write_text(f'{{"format": "argmap", "version": {version}, "map": {{"title": "T"}}}}')
    with pytest.raises(UnreadableMap, match="another version"):
        read_map(tmp_path / "m.json")
