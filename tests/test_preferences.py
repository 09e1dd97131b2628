"""What a user likes is kept, and nothing that stands in its file stops anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.preferences import FILE, prefer, preference
from argmap.settings import Home


def test_kept(tmp_path: Path) -> None:
    prefer(Home(tmp_path), "theme", "argmap-light")
    prefer(Home(tmp_path), "other", "é")
    assert preference(Home(tmp_path), "theme") == "argmap-light"
    assert preference(Home(tmp_path), "other") == "é"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("content", [b"[", b"[]", b'{"theme": 3}', b"\xff", b""])
def test_nonsense_is_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert preference(Home(tmp_path), "theme") == ""


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    prefer(Home(tmp_path / "none"), "theme", "argmap-dark")
    assert preference(Home(tmp_path / "none"), "theme") == ""
