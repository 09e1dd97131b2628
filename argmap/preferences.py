"""What a user likes, kept from one time to the next."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from argmap.settings import Home

FILE = "preferences.json"


def preference(home: Home, name: str) -> str:
    """What the user prefers; empty where nothing is kept or it cannot be read."""
    return _kept(home.folder / FILE).get(name, "")


def prefer(home: Home, name: str, value: str) -> None:
    """Keep what the user prefers; where it cannot be written it holds for this time only."""
    path = home.folder / FILE
    kept = {**_kept(path), name: value}
    with contextlib.suppress(OSError):
        path.with_suffix(".new").write_text(json.dumps(kept, indent=2), encoding="utf-8")
        path.with_suffix(".new").replace(path)


def _kept(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}
