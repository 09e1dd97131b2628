"""Worked examples with known answers, where the file that holds them is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "oracles.json"


def cases(*kinds: str) -> list[Any]:
    """The cases of some kinds as parameters for a test; one skipped parameter where the file is absent."""
    if not FILE.exists():
        reason = "oracles.json with the worked examples is not at hand"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    found = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in found if case["kind"] in kinds]
