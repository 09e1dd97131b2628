"""Whatever is wrong ends as one clear error and exit code 2, and the library is as it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
import pytest

import argmap.cli._targets as targets
from argmap.cli import COMMANDS
from argmap.store import Library

Done = Callable[..., str]
Argmap = Callable[..., Any]

BAD_FILES: dict[str, tuple[str | bytes, str, int | None]] = {
    "malformed": ("map: {title: T\nclaims: [", "this is not YAML", 2),
    "dangling id": ("map: {title: T}\narguments:\n  a: {stance: pro, target: gone}\n", "found 'gone'", 3),
    "dangling premise": (
        "map: {title: T}\nclaims: {c: {text: C, kind: policy}}\narguments:\n a: {stance: pro, target: c, grants: [z]}",
        "found 'z'",
        4,
    ),
    "about itself": ("map: {title: T}\narguments:\n  a: {stance: con, target: a}\n", "cannot be about itself", 3),
    "id given twice": (
        "map: {title: T}\nclaims:\n  a: {text: A., kind: empirical}\n  a: {text: B., kind: empirical}\n",
        "'a' is given twice",
        4,
    ),
    "id used twice": (
        "map: {title: T}\nclaims:\n  a: {text: A., kind: empirical}\nquestions:\n  a: {text: A?}\n",
        "the id 'a' is already used",
        5,
    ),
    "wrong encoding": (b"map: {title: T}\nclaims:\n  a: {text: caf\xe9, kind: empirical}\n", "not UTF-8", 3),
    "unknown field": ("map: {title: T}\nclaims:\n  a: {txt: A., kind: empirical}\n", "did you mean 'text'?", 3),
    "no header": ("claims:\n  a: {text: A., kind: empirical}\n", "no header", None),
    "nothing": ("", "no header", None),
    "nothing but zeros": (b"\0" * 100, "this is not YAML", 1),
    "a list": ("- a\n- b\n", "expected sections", 1),
    "an alias": ("map: &m {title: T}\nclaims: *m\n", "alias", 2),
}


@pytest.mark.parametrize("case", BAD_FILES)
@pytest.mark.parametrize("command", ["check", "show", "find", "export", "maps add", "import"])
@pytest.mark.usefixtures("office")
def test_a_bad_file(command: str, case: str, refused: Done, own_home: Path, tmp_path: Path) -> None:
    content, message, line = BAD_FILES[case]
    path = tmp_path / "bad.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = library_content(own_home / "library.db")
    rest = {"find": ["x"], "export": ["-"]}.get(command, [])
    said = refused(*command.split(), path, *rest)
    assert message in said
    assert (f"{path}:{line}: " if line else str(path)) in said
    assert "→" in said
    assert library_content(own_home / "library.db") == before


def library_content(path: Path) -> list[str]:
    """Everything the library holds, as SQL; bytes may move into the file from its write-ahead log at any time."""
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


def test_a_bad_json_file(refused: Done, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    for content, message in (("{", "not JSON"), ("[]", "another document"), ("[" * 100_000, "nested too deeply")):
        path.write_text(content, encoding="utf-8")
        assert message in refused("check", path)


def test_a_path_that_is_not_there_or_not_readable(refused: Done, tmp_path: Path) -> None:
    assert "there is no file or folder" in refused("show", tmp_path / "nope.yaml")
    assert "holds no .yaml file" in refused("show", tmp_path)


USES_OF_A_LIBRARY = {
    "show": ["show", "office"],
    "last": ["show"],
    "find": ["find", "office", "rents"],
    "history": ["history", "office"],
    "check": ["check", "office"],
    "edit": ["edit", "office", "add-claim", "New.", "--kind", "empirical"],
    "undo": ["edit", "office", "undo"],
    "maps": ["maps"],
    "new": ["maps", "new", "other"],
    "backup": ["maps", "backup"],
    "export": ["export", "office", "-"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("use", USES_OF_A_LIBRARY)
@pytest.mark.parametrize("content", [b"not a library at all, however long it is\n" * 100, b"SQLite format 3\0" * 500])
def test_a_corrupt_library(use: str, content: bytes, refused: Done, own_home: Path) -> None:
    own_home.mkdir()
    library = own_home / "library.db"
    library.write_bytes(content)
    said = refused(*USES_OF_A_LIBRARY[use])
    assert str(library) in said
    assert "→" in said
    assert library.read_bytes() == content


@pytest.mark.parametrize("use", ["show", "find", "edit", "export", "check"])
def test_an_item_that_cannot_be_read(use: str, office: str, refused: Done, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / "library.db")) as db, db:
        db.execute("UPDATE item SET body = '{}' WHERE id = 'move-now'")
    assert f"the map '{office}'" in refused(*USES_OF_A_LIBRARY[use])


@pytest.mark.parametrize("use", USES_OF_A_LIBRARY)
def test_a_library_of_a_later_version(use: str, office: str, refused: Done, own_home: Path) -> None:
    library = own_home / "library.db"
    db = sqlite3.connect(library)
    db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('argmap', 'm999_new', '')")
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    before = library.read_bytes()
    assert "later version of argmap" in refused(*USES_OF_A_LIBRARY[use])
    assert library.read_bytes() == before


@pytest.mark.parametrize("use", USES_OF_A_LIBRARY)
def test_a_library_that_cannot_be_made(
    use: str, refused: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("ARGMAP_HOME", str(file / "home"))
    assert "cannot be used" in refused(*USES_OF_A_LIBRARY[use])
    assert file.read_text(encoding="utf-8") == "in the way"


class ReadOnlyLibrary(Library):
    def __init__(self) -> None:
        super().__init__()
        self.db.execute("PRAGMA query_only = 1")


class FullLibrary(Library):
    def __init__(self) -> None:
        super().__init__()
        pages = self.db.execute("PRAGMA page_count").fetchone()[0]
        self.db.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.parametrize(
    ("kind", "message"), [(ReadOnlyLibrary, "cannot be written"), (FullLibrary, "is full")], ids=["read-only", "full"]
)
def test_a_library_that_cannot_be_written(
    kind: type[Library],
    message: str,
    office: str,
    refused: Done,
    own_home: Path,
) -> None:
    before = library_content(own_home / "library.db")
    text = "word " * 3900
    for arguments in (
        ["edit", office, "add-claim", text, "--kind", "empirical"],
        ["edit", office, "revise", "lease-runs", f"text={text}"],
    ):
        with patch("argmap.store.Library", kind):
            said = refused(*arguments)
        assert message in said
        assert "Nothing was changed" in said
    assert library_content(own_home / "library.db") == before


def test_doctor_says_what_it_can_about_a_corrupt_library(argmap: Argmap, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "library.db").write_text("no library", encoding="utf-8")
    result = argmap("doctor", "--json")
    assert result.exit_code == 2
    report = json.loads(result.stdout)
    assert report["versions"]["argmap"]
    assert "damaged" in report["error"]


def test_what_argmap_itself_gets_wrong_is_said_in_one_line(argmap: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(targets, "open_library", fail)
    result = argmap("show")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first == "argmap: something went wrong inside argmap: ZeroDivisionError: a b"
    assert "ARGMAP_DEBUG=1" in second


def test_debugging_shows_the_details(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from argmap.cli import command_line

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(targets, "open_library", fail)
    assert "Traceback" in CliRunner().invoke(command_line, ["show"], env={"ARGMAP_DEBUG": "1"}).stderr


def test_interrupted(argmap: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(targets, "open_library", interrupt)
    assert argmap("show").exit_code == 130


def test_a_wrong_command(argmap: Argmap) -> None:
    result = argmap("sohw")
    assert result.exit_code == 2
    assert "Did you mean 'show'?" in result.stderr
    assert argmap("xyzzy").exit_code == 2
    assert argmap("show", "--nope").exit_code == 2


def test_the_terminal_opens_on_a_terminal_only(argmap: Argmap, refused: Done) -> None:
    assert "argmap show" in refused()
    assert "argmap show office" in refused("open", "office")


def test_the_terminal_is_opened(argmap: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    app = pytest.importorskip("argmap_tui.app")
    opened: list[str | None] = []

    def run(name: str | None = None) -> int:
        opened.append(name)
        return 0

    monkeypatch.setattr("argmap.cli.open.at_terminal", lambda: True)
    monkeypatch.setattr(app, "run", run)
    assert argmap().exit_code == 0
    assert argmap("open", "office").exit_code == 0
    assert opened == [None, "office"]


def test_every_command_loads() -> None:
    for lazy in COMMANDS.values():
        assert isinstance(lazy.load(), click.Command)
