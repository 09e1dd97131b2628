"""Files that cannot be read: each mistake is named with file, line, field, what was expected and what was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import InputError, Problem, UnreadableMap
from argmap.formats import read_map, write_map
from argmap.model import Claim, ClaimKind, Header, Map
from tests.bench.big_maps import big_map

HEADER = "map:\n  title: T\n"
CLAIM = "claims:\n  a:\n    text: A is so.\n    kind: causal\n"


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableMap) as unreadable:
        read_map(path)
    assert unreadable.value.next_step
    return unreadable.value.problems


def told(path: Path) -> list[str]:
    return [str(problem).replace(f"{path.parent}/", "") for problem in problems(path)]


def yaml(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "m.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claims: [", "m.yaml:1: this is not YAML: while parsing a flow node did not find expected node content"),
        (HEADER + 'claims:\n  a:\n    text: "open\n', "m.yaml:5: this is not YAML"),
        (HEADER + "claims:\n\ta: 1\n", "m.yaml:4: this is not YAML"),
        (HEADER + "claims:\n  a: b: c\n", "m.yaml:4: this is not YAML"),
        (HEADER + "- x\n", "m.yaml:3: this is not YAML"),
        (HEADER + "claims: a\x07b\n", "m.yaml:3: this is not YAML"),
        ("# é\n" * 9 + "x: \x00\n", "m.yaml:10: this is not YAML"),
        ("- a\n- b\n", "m.yaml:1: expected sections such as 'claims:', found none"),
        ("just words\n", "m.yaml:1: expected sections such as 'claims:', found none"),
        (HEADER + "claims:\n  a: &x {text: A., kind: causal}\n  b: *x\n", "m.yaml:5: the alias *x is not supported"),
        (HEADER + "claims:\n  a: !!set {}\n", "m.yaml:4: the tag tag:yaml.org,2002:set is not supported"),
        (HEADER + "claims:\n  a: {text: !py x}\n", "m.yaml:4: the tag !py is not supported"),
        (HEADER + "---\nmap: {}\n", "m.yaml:3: a second document begins here"),
        (HEADER + "claims:\n  ? [a]\n  : b\n", "m.yaml:4: expected a word as a key, found a list or a mapping"),
        (HEADER + "claims: " + "[" * 100, "m.yaml:3: nested deeper than 40 levels"),
        (HEADER + "claims: " + "{a: " * 100_000, "m.yaml:3: nested deeper than 40 levels"),
        (HEADER.encode() + b"claims:\n  a: {text: \xe9}\n", "m.yaml:4: not UTF-8: found the byte 0xe9"),
        (HEADER.encode("utf-16"), "m.yaml:1: not UTF-8: found the byte 0xff"),
        (HEADER.encode("utf-16-be"), "m.yaml:1: this is not YAML"),
        (b"PK\x03\x04" + bytes(range(256)), "m.yaml:2: not UTF-8: found the byte 0x80"),
        ("", "m.yaml: no header: expected a section 'map' with a title"),
        ("# only a comment\n", "m.yaml: no header"),
        (CLAIM, "m.yaml: no header: expected a section 'map' with a title"),
    ],
)
def test_a_file_that_is_no_map_says_why_and_where(tmp_path: Path, text: str | bytes, message: str) -> None:
    found = told(yaml(tmp_path, text))
    assert len(found) == 1
    assert found[0].startswith(message)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("map: null\n", ["m.yaml:1: map: expected a mapping, found nothing"]),
        ("map: T\n", ['m.yaml:1: map: expected a mapping, found "T"']),
        ("map:\n  summary: S\n", ["m.yaml:1: map.title: expected a field 'title', found none"]),
        ("map:\n  title: 2020\n", ["m.yaml:2: map.title: expected words, found 2020; put it in quotes"]),
        (
            "map:\n  title: T\n  titel: T\n",
            ["m.yaml:3: map.titel: found a field 'titel', which is not known; did you mean 'title'?"],
        ),
        (
            HEADER + "claim:\n  a: {}\n",
            [
                (
                    "m.yaml:3: found a section 'claim', expected one of map, questions, claims, arguments, evidence, "
                    "sources, links, terms, notes, perspectives, passages; did you mean 'claims'?"
                )
            ],
        ),
        (HEADER + "claims: 5\n", ["m.yaml:3: expected a mapping of ids to claims, found 5"]),
        (HEADER + "claims:\n  - a\n", ["m.yaml:3: expected a mapping of ids to claims, found a list"]),
        (HEADER + "claims:\n  a: words\n", ['m.yaml:4: a: expected the fields of an item, found "words"']),
        (HEADER + "claims:\n  a:\n", ["m.yaml:4: a: expected the fields of an item, found nothing"]),
        (
            HEADER + "claims:\n  A b: {text: A., kind: causal}\n",
            ['m.yaml:4: A b.id: expected an id (lower-case words joined by hyphens), found "A b"'],
        ),
        (
            HEADER + "claims:\n  a: {id: a, text: A., kind: causal}\n",
            ["m.yaml:4: a: found a field 'id'; the id is the"],
        ),
        (HEADER + "claims:\n  a: {theme: a, text: A., kind: causal}\n", ["m.yaml:4: a: found a field 'theme'; the"]),
        (HEADER + "claims:\n  a:\n    kind: causal\n", ["m.yaml:4: a.text: expected a field 'text', found none"]),
        (
            HEADER + "claims:\n  a:\n    text: A.\n    kind: normatve\n",
            [
                (
                    "m.yaml:6: a.kind: expected 'empirical', 'predictive', 'causal', 'conceptual', 'normative' or "
                    "'policy', found \"normatve\"; did you mean 'normative'?"
                )
            ],
        ),
        (HEADER + "claims:\n  a: {text: '', kind: causal}\n", ["m.yaml:4: a.text: expected words, found nothing"]),
        (HEADER + "claims:\n  a: {text: , kind: causal}\n", ["m.yaml:4: a.text: expected words, found nothing"]),
        (
            HEADER + "claims:\n  a: {text: true, kind: causal}\n",
            ["m.yaml:4: a.text: expected words, found true; put it"],
        ),
        (HEADER + "claims:\n  a: {text: [A], kind: causal}\n", ["m.yaml:4: a.text: expected words, found a list"]),
        (
            HEADER + 'claims:\n  a: {text: "a\\u001b[2Jb", kind: causal}\n',
            ['m.yaml:4: a.text: expected words without control characters, found "a\\u001b[2Jb"'],
        ),
        (
            HEADER
            + "claims:\n  a:\n    text: A.\n    kind: causal\n    voices:\n      - by: Ada\n        stanse: asserts\n",
            ["m.yaml:9: a.voices.0.stanse: found a field 'stanse', which is not known; did you mean 'stance'?"],
        ),
        (
            HEADER + "claims:\n  a:\n    text: A.\n    kind: causal\n    voices: Ada\n",
            ['m.yaml:7: a.voices: expected a list, found "Ada"'],
        ),
        (HEADER + CLAIM + CLAIM, ["m.yaml:7: 'claims' is given twice here"]),
        (HEADER + CLAIM + "  a:\n    text: B.\n    kind: causal\n", ["m.yaml:7: 'a' is given twice here"]),
        (HEADER + CLAIM + "    text: B.\n", ["m.yaml:7: 'text' is given twice here"]),
        (HEADER + CLAIM + "terms:\n  a: {name: A}\n", ["m.yaml:8: a: the id 'a' is already used at m.yaml:4"]),
        (
            HEADER + CLAIM + "arguments:\n  r:\n    stance: pro\n    target: r\n",
            ["m.yaml:10: r.target: an argument cannot be about itself: expected another argument or a claim"],
        ),
        (
            HEADER + CLAIM + "arguments:\n  r:\n    stance: pro\n    target: a\n    premises:\n      - a\n      - b\n",
            ["m.yaml:13: r.premises.1: expected the id of a claim, found 'b', which is not in the map"],
        ),
        (
            HEADER + CLAIM + "evidence:\n  e:\n    text: E.\n    kind: case\n    bears_on:\n      gone: supports\n",
            ["m.yaml:12: e.bears_on.gone: expected the id of a claim, found 'gone', which is not in the map"],
        ),
        (
            HEADER + CLAIM + "evidence:\n  e:\n    text: E.\n    kind: case\n    bears_on:\n\n      2020: supports\n",
            ["m.yaml:13: e.bears_on.2020: expected the id of a claim, found '2020', which is not in the map"],
        ),
        (
            HEADER + CLAIM + "evidence:\n  e:\n    text: E.\n    kind: case\n    bears_on: {}\n",
            ["m.yaml:11: e.bears_on: expected at least one entry, found none"],
        ),
        (
            HEADER + CLAIM + "links:\n  l:\n    kind: cites\n    from: a\n    to: b\n",
            ["m.yaml:11: l.to: expected the id of an item, found 'b', which is not in the map"],
        ),
        (
            HEADER + CLAIM + "links:\n  l:\n    kind: cites\n    start: a\n    to: a\n",
            [
                "m.yaml:8: l.from: expected a field 'from', found none",
                "m.yaml:10: l.start: found a field 'start', which is not known",
            ],
        ),
        (
            HEADER + "sources:\n  s:\n    csl: {type: book}\n",
            ["m.yaml:5: s.csl: a CSL-JSON record needs a 'title'"],
        ),
        (
            HEADER + CLAIM + "questions:\n  q: {text: So?, options: [a]}\n",
            ["m.yaml:8: q.options.0: expected a claim of kind policy, found 'a', which is causal"],
        ),
        (
            HEADER + CLAIM + "questions:\n  q: {text: So?, options: [a], baseline: b}\n",
            ["m.yaml:8: q: the baseline 'b' is not among the options"],
        ),
        (
            HEADER + CLAIM + "perspectives:\n  p:\n    title: P\n    credence:\n      a: 1.5\n",
            ["m.yaml:11: p.credence.a: expected a number from 0 to 1, found 1.5"],
        ),
        (
            HEADER + CLAIM + "perspectives:\n  p:\n    title: P\n    credence:\n      a: '0.5'\n",
            ['m.yaml:11: p.credence.a: expected a number from 0 to 1, found "0.5"'],
        ),
    ],
)
def test_a_mistake_in_a_map_is_named_with_line_and_field(tmp_path: Path, text: str, messages: list[str]) -> None:
    found = told(yaml(tmp_path, text))
    assert len(found) == len(messages)
    for message, expected in zip(found, messages, strict=True):
        assert message.startswith(expected)


def test_every_mistake_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "map.yaml").write_text("map:\n  titel: T\n")
    (folder / "a.yaml").write_text("claims:\n  a: {text: A., kind: factual}\n  b: {kind: causal}\nmap: {title: T}\n")
    (folder / "b.yaml").write_text("arguments:\n  r: {stance: up, target: gone}\n  s: {stance: pro, target: a}\n")
    (folder / "c.yaml").write_text("terms:\n  t: [\n")
    (folder / "d.yaml").write_bytes(b"terms:\n  u: {name: \xff}\n")
    (folder / "My Theme.yaml").write_text("terms: {}\n")
    (folder / "f.yaml").write_text("arguments:\n  w: {stance: con, target: w}\n")
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "f.yml").write_text("")
    (folder / "deep" / "er" / "g.yaml").write_text("")
    (folder / "notes.txt").write_text("not a map")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "h.yaml").write_text("{")
    found = [str(problem).replace(f"{folder}/", "") for problem in problems(folder)]
    expected = [
        "My Theme.yaml: the name of a theme is lower-case words joined by hyphens; rename it to my-theme.yaml",
        "a.yaml:2: a.kind: expected 'empirical', ",
        "a.yaml:3: b.text: expected a field 'text', found none",
        "b.yaml:2: r.stance: expected 'pro' or 'con', found \"up\"",
        "c.yaml:2: this is not YAML",
        "d.yaml:2: not UTF-8: found the byte 0xff",
        "deep/er/g.yaml: lies in a folder of its own",
        "deep/f.yml: lies in a folder of its own",
        "f.yaml:2: w.target: an argument cannot be about itself",
        "map.yaml:1: a second header: the map already has one in ",
    ]
    assert len(found) == len(expected)
    for message, beginning in zip(found, expected, strict=True):
        assert message.startswith(beginning)


def test_a_file_that_cannot_be_read_is_not_blamed_again_for_what_may_be_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "map.yaml").write_text("map:\n  title: [\n")
    (folder / "a.yaml").write_text("arguments:\n  r: {stance: pro, target: gone}\n  s: {stance: pro, target: s}\n")
    assert [(Path(problem.file).name, problem.item) for problem in problems(folder)] == [
        ("a.yaml", "s"),
        ("map.yaml", ""),
    ]


def test_mentions_of_an_item_that_could_not_be_read_are_not_blamed(tmp_path: Path) -> None:
    text = HEADER + "claims:\n  a: {text: A., kind: wrong}\narguments:\n  r: {stance: pro, target: a}\n"
    assert [problem.item for problem in problems(yaml(tmp_path, text))] == ["a"]


def test_a_message_shows_the_first_hundred_problems_and_counts_the_rest(tmp_path: Path) -> None:
    lines = "".join(f"  c-{number}: {{text: A.}}\n" for number in range(250))
    with pytest.raises(UnreadableMap) as unreadable:
        read_map(yaml(tmp_path, f"{HEADER}claims:\n{lines}"))
    assert len(unreadable.value.problems) == 250
    assert "250 problems" in unreadable.value.message
    assert unreadable.value.message.endswith("… and 150 more")


def test_a_folder_without_yaml_is_no_map(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert told(folder) == ["the folder holds no .yaml file"]
    (folder / "deep").mkdir()
    (folder / "deep" / "a.yaml").write_text(HEADER)
    assert len(told(folder)) == 2


def test_endings_are_known_in_capitals(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "map.yaml").write_text(HEADER)
    (folder / "more.YAML").write_text(CLAIM)
    assert "a" in read_map(folder)


def test_what_is_not_there_or_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no file or folder"):
        read_map(tmp_path / "gone.yaml")
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "map.yaml").mkdir()
    with pytest.raises(InputError, match=r"map\.yaml cannot be read: Is a directory"):
        read_map(tmp_path / "m")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "m.json:1: this is not JSON"),
        ("[]", "m.json: expected a map as argmap writes it"),
        ('{"format": "aif"}', "m.json: expected a map as argmap writes it"),
        ('{"format": "argmap", "version": 2}', 'm.json: written by another version: expected "version": 1, found 2'),
        ('{"format": "argmap", "version": 1}', "m.json: no header"),
        ('{"format": "argmap", "version": 1, "map": {"title": "T", "title": "U"}}', "m.json: 'title' is given twice"),
        ('{"format": "argmap", "version": 1, "map": {"title": "\\ud800"}}', "m.json: map.title: "),
        ('{"format": "argmap", "version": 1, "map": {"title": 1' + "0" * 5000 + "}}", "m.json: this is not JSON that"),
        ("[" * 100_000, "m.json: nested too deeply"),
        (
            '{"format": "argmap", "version": 1, "map": {"title": "T"}, "claims": {"a": {"text": 1, "kind": "causal"}}}',
            "m.json: a.text: expected words, found 1",
        ),
        (
            '{"format": "argmap", "version": 1, "map": {"title": "T"}, "claims": {"a\\u001b\\ud800": {}}}',
            "m.json: a\\x1b\\ud800.id: expected words, found",
        ),
        (
            (
                '{"format": "argmap", "version": 1, "map": {"title": "T"}, "sources": {"s": {"csl": '
                '{"type": "book", "title": "T", "volume": NaN}}}}'
            ),
            "m.json: s.csl: expected a finite number, found nan",
        ),
    ],
)
def test_a_json_document_that_is_no_map_says_why(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text)
    found = told(path)
    assert found[0].startswith(message)
    assert all(problem.encode() for problem in found)


@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=4)),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["map", "title", "claims", "arguments", "a", "text", "kind", "voices", "target", "csl", "bears_on"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_data_that_is_no_map_has_problems(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("any") / "m.yaml"
    path.write_text(json.dumps(data))
    with pytest.raises(UnreadableMap) as unreadable:
        read_map(path)
    assert all(problem.file and problem.message for problem in unreadable.value.problems)


@given(st.binary(max_size=80))
def test_bytes_that_are_no_map_have_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("m.yaml", "m.json"):
        (folder / name).write_bytes(data)
        with pytest.raises(UnreadableMap):
            read_map(folder / name)


def test_writing_over_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "mine.txt").write_text("precious")
    with pytest.raises(InputError, match="already there and not empty"):
        write_map(Map(Header(title="T")), folder)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["m.json", "m"])
def test_writing_where_nothing_can_be_written_says_so_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        write_map(Map(Header(title="T")), tmp_path / "file" / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("name", ["m.json", "m"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_map(Map(Header(title="old")), tmp_path / "m.json")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(InputError, match="No space left on device"):
        write_map(Map.build(Header(title="new"), [Claim(id="a", text="A.", kind=ClaimKind.CAUSAL)]), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]
    assert read_map(tmp_path / "m.json").header.title == "old"


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no format 'xml'"):
        write_map(Map(Header(title="T")), tmp_path / "m", "xml")


def test_a_large_map_with_one_mistake_names_it(tmp_path: Path) -> None:
    write_map(big_map(2000), tmp_path / "m")
    theme = tmp_path / "m" / "theme-1.yaml"
    lines = theme.read_text().splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("target: claim-"))
    lines[at] = "    target: claim-x"
    theme.write_text("\n".join(lines))
    assert [(Path(problem.file).name, problem.line, problem.field) for problem in problems(tmp_path / "m")] == [
        ("theme-1.yaml", at + 1, "target")
    ]
