"""Getting started leads to a memo: what it says to type can be typed, from the first command to the last."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.resources import guide_page

BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def typed(text: str) -> list[str]:
    """The commands of a page, but for `argmap` alone, which opens the terminal."""
    lines = [line.removeprefix("$ ") for block in BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.startswith("argmap ")]


def test_getting_started_ends_with_a_memo(
    done: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in typed(guide_page("start")):
        done(*shlex.split(command)[1:])
    assert "Should we move the office?" in Path("office.md").read_text(encoding="utf-8")
