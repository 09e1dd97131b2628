"""How long a memo takes, beside its bars: `uv run python tests/bench/memo.py`.

The memo is the long one on the map that comes with argmap, under the perspectives of its three documents. Each line has
the median time on the clock and on the processor; on a machine that others use too, the second is the one to judge by.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from argmap.formats import json_text, read_map
from argmap.memo.build import build
from argmap.memo.compare import build_comparison
from argmap.memo.figures.drawing import draw
from argmap.memo.prints import snapshot
from argmap.memo.recipe import Form, Recipe
from argmap.memo.write import write
from argmap.model import Map
from argmap.resources import bundled_maps

RUNS = 7
VIEWS = ("view-of-on-deprecations", "view-of-model-weight-preservation", "view-of-protective-behaviors")
FORMATS = (".md", ".html", ".pdf", ".docx")


def recipe_for(map: Map, **fields: object) -> Recipe:
    """What the memo is made from."""
    plain = {
        "map": "deprecation",
        "map_title": map.header.title,
        "snapshot": snapshot(map),
        "date": dt.date(2026, 11, 21),
        "question": "withdraw-public-access",
        "perspectives": VIEWS,
    }
    return Recipe.model_validate({**plain, **fields})


def timed(name: str, work: Callable[[], object], bar: float | None = None, runs: int = RUNS) -> None:
    """Print the medians of ``work``, in seconds, and its bar."""
    draw.cache_clear()
    marks = [_mark()]
    for _ in range(runs):
        work()
        draw.cache_clear()
        marks.append(_mark())
    clock, used = (
        statistics.median(after[at] - before[at] for before, after in pairwise(marks)) for at in range(len(marks[0]))
    )
    said = "" if bar is None else f"  bar {bar:.1f} s  {'met' if used <= bar else 'MISSED'}"
    print(f"{name:<34} {clock:7.3f} s   processor {used:7.3f} s{said}")


def _mark() -> tuple[float, float]:
    """The time on the clock, and that of the processor for this process and those that it has waited for."""
    spent = os.times()
    return time.perf_counter(), spent.user + spent.system + spent.children_user + spent.children_system


def whole_process(folder: str) -> None:
    """Write all formats as a user does, in a process of its own, with compiled code kept as an installation does."""
    out = [part for ending in FORMATS for part in ("-o", str(Path(folder) / f"memo{ending}"))]
    views = [part for one in VIEWS for part in ("--perspective", one)]
    command = [
        str(Path(sys.executable).with_name("argmap")),
        "memo",
        str(bundled_maps()["deprecation"]),
        "--force",
        *views,
        *out,
    ]
    kept = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "code"), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=True, capture_output=True, env=os.environ | kept)


def main() -> None:
    """Print the times."""
    map = read_map(bundled_maps()["deprecation"])
    long, short, other = recipe_for(map), recipe_for(map, form=Form.SHORT), recipe_for(map, burden="denier")
    timed("build, long", lambda: build(map, long), 0.3)
    timed("build, short", lambda: build(map, short))
    timed("build, comparison", lambda: build_comparison(map, long, other))
    made, attached = build(map, long), json_text(map)
    timed("Markdown and HTML", lambda: [write(made, ending) for ending in (".md", ".html")], 0.3)
    timed("PDF, the first of a process", lambda: write(made, ".pdf", attached), 1.5, runs=1)
    timed("PDF, again", lambda: write(made, ".pdf", attached))
    timed("DOCX", lambda: write(made, ".docx"), 1.0)
    with tempfile.TemporaryDirectory() as folder:
        whole_process(folder)  # compiles the modules, as an installation does
        timed("all four, whole process, compiled", lambda: whole_process(folder), 3.0, runs=3)


if __name__ == "__main__":
    main()
