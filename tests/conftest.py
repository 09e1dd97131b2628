"""What every test stands on: a home of its own, a name of its own, and time to think."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("argmap", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("argmap")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which argmap keeps everything during the test."""
    home = tmp_path / "home"
    monkeypatch.setenv("ARGMAP_HOME", str(home))
    monkeypatch.setenv("ARGMAP_AUTHOR", "tester")
    return home
