"""The README shows what argmap prints: its transcripts are replayed from top to bottom."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_transcripts_are_what_argmap_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("ARGMAP_AUTHOR", "dana"), ("COLUMNS", "100"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    for body in BLOCK.findall(README.read_text(encoding="utf-8")):
        for shown in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, expected = shown.partition("\n")
            assert without_times(printed(command, tmp_path)) == without_times(expected), command


def printed(command: str, folder: Path) -> str:
    words = [sys.executable, "-c", "from argmap.cli import main; main()", *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout


def without_times(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "(time)", text)


def test_the_picture_is_there() -> None:
    picture = re.search(r"!\[[^]]+]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert picture is not None
    assert (README.parent / picture[1]).is_file()
