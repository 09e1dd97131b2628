"""The Python in the guide runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "argmap" / "guide"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [
    pytest.param(body, id=f"{file.stem}-{number}")
    for file in sorted(GUIDE.glob("*.md"))
    for number, body in enumerate(BLOCK.findall(file.read_text(encoding="utf-8")), 1)
]


def test_there_is_some() -> None:
    assert BLOCKS


@pytest.mark.parametrize("body", BLOCKS)
def test_it_runs(body: str) -> None:
    exec(compile(body, "the guide", "exec"), {})  # noqa: S102 - our own text
