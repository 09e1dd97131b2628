"""The data that ships with argmap: maps, schemas and the guide."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
GUIDE_TOPICS = ("start", "terminal", "commands", "files", "sources", "weighing", "memo", "library", "model", "words")
"""The topics of the user guide in reading order."""


def folder(name: str) -> Path:
    """The data folder ``name``: inside the package when installed from a wheel, beside it in a checkout."""
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def guide_page(topic: str) -> str:
    """The text of a topic of the guide, in Markdown."""
    return (folder("guide") / f"{topic}.md").read_text(encoding="utf-8")


def bundled_maps() -> dict[str, Path]:
    """The maps that ship with argmap, by name."""
    corpora = folder("corpora")
    if not corpora.is_dir():
        return {}
    return {path.name: path for path in sorted(corpora.iterdir()) if (path / "map.yaml").is_file()}
