"""Completing the path of a file as it is typed."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

SHOWN = 200
"""Entries of a folder that are offered at most."""
READABLE = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
"""Endings of the documents that argmap reads; they are offered first."""


def completions(typed: str) -> list[str]:
    """What can stand for ``typed``: folders, ending with a slash, and files that begin like it, documents first."""
    folder, _, begun = typed.rpartition("/")
    base = meant(f"{folder}/" if "/" in typed else ".")
    try:
        entries = [one for one in base.iterdir() if _offered(one.name, begun)]
        ordered = sorted(entries, key=lambda one: (_rank(one), one.name.casefold()))
    except (OSError, ValueError):  # no such folder, or no name of one
        return []
    lead = typed[: len(typed) - len(begun)]
    return [f"{lead}{one.name}{'/' * one.is_dir()}" for one in islice(ordered, SHOWN)]


def meant(typed: str) -> Path:
    """The path, with ~ for the user's folder; as it was typed where there is no such user."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def _offered(name: str, begun: str) -> bool:
    return name.casefold().startswith(begun.casefold()) and (begun.startswith(".") or not name.startswith("."))


def _rank(path: Path) -> int:
    if path.suffix.lower() in READABLE:
        return 0
    return 1 if path.is_dir() else 2
