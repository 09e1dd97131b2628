"""Maps written to files and read back are the same maps."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given

from argmap import resources
from argmap.formats import read_map, write_map
from argmap.model import SECTIONS, Claim, ClaimKind, Header, Map, Source
from argmap.settings import Home
from argmap.store import Library
from tests.strategies import HOSTILE, any_texts, maps

BUNDLED = sorted(resources.bundled_maps())


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def files_of(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def with_text(text: str) -> Map:
    """A map in which ``text`` stands wherever people write, in values and in keys."""
    return Map.build(
        Header(title=text, summary=text),
        [
            Claim(id="so", text=text, title=text, note=f"a\n{text}", kind=ClaimKind.CAUSAL),
            Claim(id="no", text=f"{text}\n{text}", title=f"{text} #", note=f"- {text}", kind=ClaimKind.CAUSAL),
            Source(id="paper", csl={"type": "book", "title": text, text: text, "list": [text, {text: [text]}]}),
        ],
    )


@given(maps())
def test_a_map_is_the_same_after_yaml(map: Map) -> None:
    with folder() as place:
        write_map(map, place / "once")
        read = read_map(place / "once")
        assert read == map
        write_map(read, place / "twice")
        assert files_of(place / "twice") == files_of(place / "once")


@given(maps())
def test_a_map_is_the_same_after_json(map: Map) -> None:
    with folder() as place:
        write_map(map, place / "map.json")
        assert read_map(place / "map.json") == map


@given(map=maps())
def test_a_map_is_the_same_after_yaml_library_and_yaml(map: Map) -> None:
    with folder() as place:
        write_map(map, place / "before")
        with Library(Home(place / "home")) as library:
            library.add("it", read_map(place / "before"), "tester")
        with Library(Home(place / "home")) as library:
            stored = library.open("it").map
        assert stored == map
        write_map(stored, place / "after")
        assert files_of(place / "after") == files_of(place / "before")


@given(any_texts)
@example("a\ufeff")
@example("a\u2028 b")
@example("a \u2029\n b")
@example("\t# x")
@example("a\n\n\n  b\n\tc")
def test_any_text_is_the_same_after_yaml_and_json(text: str) -> None:
    map = with_text(text)
    with folder() as place:
        for name in ("map", "map.json"):
            write_map(map, place / name)
            assert read_map(place / name) == map


@pytest.mark.parametrize("text", HOSTILE)
def test_words_that_look_like_something_else_are_the_same_after_yaml_and_json(text: str, tmp_path: Path) -> None:
    map = with_text(text)
    for name in ("map", "map.json"):
        write_map(map, tmp_path / name)
        assert read_map(tmp_path / name) == map


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**40, 0.1, 1e22, -1e-7, 5e-324, 1.7976931348623157e308])
def test_numbers_in_a_record_are_the_same_after_yaml_and_json(number: float, tmp_path: Path) -> None:
    csl = {"type": "book", "title": "T", "volume": number, "list": [number, True, False, None]}
    map = Map.build(Header(title="T"), [Source(id="paper", csl=csl)])
    for name in ("map", "map.json"):
        write_map(map, tmp_path / name)
        read = read_map(tmp_path / name).find("paper", Source)
        assert read.csl == csl
        assert type(read.csl["volume"]) is type(number)


def test_themes_go_back_to_their_files(tmp_path: Path) -> None:
    items = [
        Claim(id="a", theme="for", text="A.", kind=ClaimKind.CAUSAL),
        Claim(id="b", text="B.", kind=ClaimKind.CAUSAL),
        Claim(id="c", theme="for", text="C.", kind=ClaimKind.CAUSAL),
        Claim(id="d", theme="no", text="D.", kind=ClaimKind.CAUSAL),
    ]
    map = Map.build(Header(title="T"), items)
    write_map(map, tmp_path / "map")
    names = {name for name in files_of(tmp_path / "map") if not name.startswith(".")}
    assert names == {"map.yaml", "for.yaml", "no.yaml"}
    assert "title: T" in (tmp_path / "map" / "map.yaml").read_text()
    assert {item.id: item.theme for item in read_map(tmp_path / "map").items} == {item.id: item.theme for item in items}
    write_map(map, tmp_path / "map.json")
    assert read_map(tmp_path / "map.json") == map


def test_yaml_names_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    write_map(Map(Header(title="T")), tmp_path / "map")
    first = (tmp_path / "map" / "map.yaml").read_text().splitlines()[0]
    schema = tmp_path / "map" / first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text())["title"] == "One file of an argmap map in YAML"


def test_json_has_every_section_as_an_object_keyed_by_id(tmp_path: Path) -> None:
    write_map(with_text("x"), tmp_path / "map.json")
    document = json.loads((tmp_path / "map.json").read_text())
    assert list(document) == ["format", "version", "map", *SECTIONS]
    assert document["claims"]["so"]["text"] == "x"
    assert document["arguments"] == {}


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_map_is_the_same_after_everything(name: str, tmp_path: Path) -> None:
    map = read_map(resources.bundled_maps()[name])
    assert len(map) > 50
    with Library() as library:
        assert library.open(name).map == map
    for target in ("map", "map.json"):
        write_map(map, tmp_path / target)
        assert read_map(tmp_path / target) == map


def test_a_file_of_windows_line_ends_or_with_a_byte_order_mark_reads_the_same(tmp_path: Path) -> None:
    claim = "  so:\n    kind: causal\n    text: |\n      One\n      two.\n    note: 'a\n\n      b'\n"
    text = f"map:\n  title: T\nclaims:\n{claim}"
    (tmp_path / "unix.yaml").write_bytes(text.encode())
    (tmp_path / "windows.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_map(tmp_path / "windows.yaml") == read_map(tmp_path / "unix.yaml")


def test_one_yaml_file_and_comments_are_welcome(tmp_path: Path) -> None:
    (tmp_path / "it.yml").write_text(
        "# A map.\nmap: {title: T} # its title\nclaims:\n  # first\n  a: {text: A., kind: causal}\n"
    )
    map = read_map(tmp_path / "it.yml")
    assert [item.id for item in map.items] == ["a"]
    assert map["a"].theme == "map"
