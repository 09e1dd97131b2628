"""Words on the command line and in the environment that cannot be what they should."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from argmap.cli._output import clean
from argmap.errors import Problem
from argmap.model import Voice

Done = Callable[..., str]


def test_a_pipe_as_a_record(office: str, refused: Done, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.json")
    assert "no ordinary file" in refused("edit", office, "add-source", "--csl", tmp_path / "f.json")


def test_a_name_too_long_for_a_file(refused: Done) -> None:
    refused("show", "a" * 300)
    refused("show", "a" * 300 + ".yaml")


def test_export_to_nothing(office: str, refused: Done) -> None:
    assert "FILE is empty" in refused("export", office, "")


def test_the_home_of_nobody(refused: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_HOME", "~nosuchuser/x")
    assert "ARGMAP_HOME" in refused("maps")


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "a\u202eb"])
def test_a_name_that_is_none(name: str, office: str, refused: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = ["edit", office, "add-claim", "New.", "--kind", "empirical"]
    assert "--as" in refused(*edit, "--as", name)
    monkeypatch.setenv("ARGMAP_AUTHOR", name)
    assert "ARGMAP_AUTHOR" in refused(*edit)
    with pytest.raises(ValidationError):
        Voice(by=name)


def test_turns_of_direction_are_not_printed() -> None:
    assert clean("a\u202eb\u2066") == "a�b�"
    assert "\u202e" not in str(Problem("a\u202eb"))
