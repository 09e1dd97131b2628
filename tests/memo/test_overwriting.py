"""A memo that somebody has edited is theirs: argmap does not write over it unasked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import command_line
from argmap.formats import json_text, write_map
from argmap.memo.build import build
from argmap.memo.saving import is_changed
from argmap.memo.write import WRITERS, write
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))


def reworded(raw: bytes) -> bytes:
    return raw.replace(b"Memorandum", b"My own memo", 1)


def retyped(raw: bytes) -> bytes:
    """A DOCX with another body, saved by a program that keeps the properties."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(b"POLICY MEMO", b"MY MEMO") if name == "word/document.xml" else part)
    return made.getvalue()


def annotated(raw: bytes) -> bytes:
    """A PDF that a program has added to (ISO 32000-1, 7.5.6)."""
    return raw + b"\n1 0 obj <<>> endobj\nstartxref\n0\n%%EOF\n"


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    ".md": reworded,
    ".html": reworded,
    ".docx": retyped,
    ".pdf": annotated,
}


@pytest.mark.parametrize("ending", list(WRITERS))
def test_a_memo_shows_that_somebody_changed_it(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"memo{ending}"
    raw = write(MEMO, ending, json_text(MAP))
    path.write_bytes(raw)
    assert not is_changed(path)
    other = CHANGES[ending](raw)
    assert other != raw
    path.write_bytes(other)
    assert is_changed(path)


def test_the_command_asks_for_force(tmp_path: Path) -> None:
    write_map(MAP, tmp_path / "office.yaml")
    memo = tmp_path / "memo.md"
    call = ["memo", str(tmp_path / "office.yaml"), "--perspective", "ada", "-o", str(memo)]
    assert [CliRunner().invoke(command_line, call).exit_code for _ in range(2)] == [0, 0]
    memo.write_bytes(reworded(memo.read_bytes()))
    edited = memo.read_bytes()
    refused = CliRunner().invoke(command_line, call)
    assert refused.exit_code == 2
    assert "somebody has changed since argmap wrote it" in " ".join(refused.stderr.split())
    assert memo.read_bytes() == edited
    assert CliRunner().invoke(command_line, [*call, "--force"]).exit_code == 0
    assert not is_changed(memo)
