"""The data that ships with argmap: maps, schemas and the guide."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The data folder ``name``: inside the package when installed from a wheel, beside it in a checkout."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def bundled_maps() -> dict[str, Path]:
    """The maps that ship with argmap, by name."""
    corpora = folder("corpora")
    if not corpora.is_dir():
        return {}
    return {path.name: path for path in sorted(corpora.iterdir()) if (path / "map.yaml").is_file()}
