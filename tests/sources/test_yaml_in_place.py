"""Quotations in YAML files give way to passages in place: everything people wrote around them stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import InputError
from argmap.formats import read_map, write_passages
from argmap.formats._yaml_data import read_yaml
from argmap.formats._yaml_edit import with_fields
from tests.sources.bridge import MAP, anchored
from tests.strategies import HOSTILE, any_texts


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_files_are_changed_in_place(kind: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(kind)
    wanted = anchored(path)
    assert {item.id: item.model_dump(exclude={"theme"}) for item in read_map(path).items} == {
        item.id: item.model_dump(exclude={"theme"}) for item in wanted.items
    }
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(path.glob("*.yaml")) or [path])
    comments = [line.partition("#")[2] for line in MAP.splitlines() if "#" in line]
    assert len(comments) == 8
    assert [comment for comment in comments if comment not in text] == []
    assert "quote" not in text.replace("quote: words of another work", "")


def test_lines_without_a_quotation_stay_as_they_were(file: Path) -> None:
    anchored(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in MAP.splitlines() if "quote" not in line]
    wrapped = ["the river for pedestrians", "first, it is", "who built it long ago", "live by the river"]
    missing = [line for line in kept if line not in lines and not any(words in line for words in wrapped)]
    assert missing == []
    assert "  {kind: encoder, text: Said once more., source: report, passage: report-" in "\n".join(lines)
    assert any(line.strip().endswith("# in the first line") for line in lines)


def test_a_folder_gets_a_file_of_passages_and_the_rest_keeps_its_place(folder: Path) -> None:
    anchored(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        *("map.yaml", "passages-report.yaml", "rest.yaml", "sources.yaml")
    ]
    added = (folder / "passages-report.yaml").read_text(encoding="utf-8")
    assert added.startswith("# yaml-language-server: $schema=there.json\n\npassages:\n  report-0: {")
    assert len(added.splitlines()) == 3 + 6
    assert "# short for it\n    fingerprint: {" in (folder / "sources.yaml").read_text(encoding="utf-8")


REWRITTEN: dict[str, Callable[[str], Any]] = {
    "an empty section of passages": lambda text: text + "\npassages: {}\n",
    "a source on one line": lambda text: text.replace(
        "  report:  # short for it\n    csl: {type: report, title: The old bridge}\n",
        "  report: {csl: {type: report, title: The old bridge}}\n",
    ),
    "a second text after the map": lambda text: text + "...\n",
}


@pytest.mark.parametrize("how", REWRITTEN)
def test_files_that_cannot_be_changed_in_place_stay_as_they_were(file: Path, how: str) -> None:
    text = REWRITTEN[how](MAP)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        anchored(file)
    assert refused.value.next_step
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["map.json", "map.txt"])
def test_only_yaml_is_changed_in_place(tmp_path: Path, name: str, file: Path) -> None:
    with pytest.raises(InputError, match="is no YAML"):
        write_passages(tmp_path / name, read_map(file), [], {})


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "\n", "# the end", "\n\n\n"])
def test_other_ends_of_lines_and_files_are_no_obstacle(file: Path, ending: str, tail: str) -> None:
    file.write_bytes((MAP.rstrip("\n") + tail).replace("\n", ending).encode())
    wanted = anchored(file)
    for item in wanted.items:
        assert read_map(file)[item.id] == item.model_copy(update={"theme": "map"})
    assert tail.strip() in file.read_text(encoding="utf-8")


KEYS = st.sampled_from(["quote", "text", "no", "08", "a b", "“key”"])
SHAPES = st.recursive(
    st.one_of(st.sampled_from(HOSTILE), any_texts),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)
STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([True, False, None]),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
        "allow_unicode": st.booleans(),
    }
)


def fields_in(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all fields with a plain value."""
    if isinstance(data, dict):
        own = [(*path, key) for key, value in data.items() if not isinstance(value, dict | list)]
        return own + [found for key, value in data.items() for found in fields_in(value, (*path, key))]
    if isinstance(data, list):
        return [found for index, value in enumerate(data) for found in fields_in(value, (*path, index))]
    return []


def replaced_in(data: Any, paths: set[tuple[str | int, ...]], path: tuple[str | int, ...] = ()) -> Any:
    """``data`` with ``passage: there`` in place of the fields at ``paths``."""
    if isinstance(data, dict):
        return {
            "passage" if (*path, key) in paths else key: "there"
            if (*path, key) in paths
            else replaced_in(value, paths, (*path, key))
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [replaced_in(value, paths, (*path, index)) for index, value in enumerate(data)]
    return data


@given(st.dictionaries(st.sampled_from(["one", "two", "three"]), SHAPES, min_size=1), STYLES, st.data())
def test_only_the_fields_named_are_changed(shape: dict[str, Any], style: dict[str, Any], data: st.DataObject) -> None:
    parts = [yaml.safe_dump({key: value}, sort_keys=False, **style).strip("\n") for key, value in shape.items()]
    if any(part.startswith("{") for part in parts):
        parts = [yaml.safe_dump(shape, sort_keys=False, **style).strip("\n")]
    text = "\n# a word between\n".join(["# at the top", *parts, "# at the end"]) + "\n"
    known = read_yaml(text, "").data
    fields = fields_in(known)
    beside: dict[tuple[str | int, ...], list[tuple[str | int, ...]]] = {}
    for field in fields:
        beside.setdefault(field[:-1], []).append(field)
    chosen = {data.draw(st.sampled_from(found)) for found in beside.values() if data.draw(st.booleans())}
    changed = with_fields(text, dict.fromkeys(chosen, "passage: there"), {})
    assert read_yaml(changed, "").data == replaced_in(known, chosen)
    assert changed.count("# a word between") == text.count("# a word between")
    assert changed.startswith("# at the top\n")
    assert changed.endswith("\n# at the end\n")
    if not chosen:
        assert changed == text


@given(st.dictionaries(KEYS, SHAPES, min_size=1), st.integers(1, 8), st.data())
def test_a_field_is_put_before_its_neighbour(shape: dict[str, Any], indent: int, data: st.DataObject) -> None:
    body = yaml.safe_dump({"outer": shape}, sort_keys=False, indent=max(2, indent), allow_unicode=True)
    text = f"# at the top\n{body}# at the end\n"
    known = read_yaml(text, "").data
    neighbour = data.draw(st.sampled_from(list(known["outer"])))
    changed = with_fields(text, {}, {("outer", neighbour): "put: there"})
    at = list(known["outer"]).index(neighbour)
    items = list(known["outer"].items())
    assert list(read_yaml(changed, "").data["outer"].items()) == [*items[:at], ("put", "there"), *items[at:]]
    lines = changed.splitlines()
    lines.remove(next(line for line in lines if line.strip() == "put: there"))
    assert lines == text.splitlines()


def test_a_field_is_not_put_into_the_middle_of_a_line() -> None:
    with pytest.raises(InputError, match=r"'a\.b' is not on a line of its own"):
        with_fields("a: {b: 1}\n", {}, {("a", "b"): "c: 2"})


def test_several_fields_are_changed_at_once() -> None:
    text = "a: {quote: x, b: 1}\nc:\n  - quote: >-  # folded\n      x\n      y\n\n    # after\n    d: 2\n"
    replaced = {("a", "quote"): "passage: p", ("c", 0, "quote"): "passage: q"}
    assert with_fields(text, replaced, {("c", 0, "d"): "put: 1"}) == (
        "a: {passage: p, b: 1}\nc:\n  - passage: q\n\n    # after\n    put: 1\n    d: 2\n"
    )
