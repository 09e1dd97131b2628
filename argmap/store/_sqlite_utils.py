"""sqlite-utils, imported so that it does not bring in numpy and pandas, of which it would only learn more types."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

UNWANTED = ("numpy", "pandas")
"""A third of a second at start-up, where they are installed."""


@contextlib.contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    """Make the modules not yet imported look as if they were not installed."""
    hidden = [name for name in names if name not in sys.modules]
    modules: dict[str, object] = sys.modules  # type: ignore[assignment]  # None stands for "cannot be imported"
    for name in hidden:
        modules[name] = None
    try:
        yield
    finally:
        for name in hidden:
            del modules[name]


with _without(UNWANTED):
    from sqlite_utils import Database, Migrations
    from sqlite_utils.db import Table

__all__ = ["Database", "Migrations", "Table"]
