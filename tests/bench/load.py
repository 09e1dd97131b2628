"""How long maps take to write, read and open, the bundled one and a large one: `uv run python tests/bench/load.py`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from argmap.formats import read_map, write_map
from argmap.model.check import errors, findings
from argmap.resources import bundled_maps
from argmap.settings import Home
from argmap.store import Library
from tests.bench.big_maps import big_map
from tests.bench.timing import timed

CLAIMS = 10_001
RUNS = 3


def main() -> None:
    bundled = timed(
        "read the bundled map's YAML (bar: 0.5 s)", lambda: read_map(bundled_maps()["deprecation"]), runs=RUNS
    )
    print(f"    {len(bundled)} items")
    map = big_map(CLAIMS)
    print(f"{len(map)} items: {CLAIMS} claims and {CLAIMS - 1} arguments, a voice each")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed("write YAML", lambda: write_map(map, folder / "yaml"))
        timed("read YAML (bar: 2.5 s)", lambda: read_map(folder / "yaml"), runs=RUNS)
        timed("write JSON", lambda: write_map(map, folder / "map.json"))
        timed("read JSON", lambda: read_map(folder / "map.json"), runs=RUNS)
        timed("check", lambda: (errors(map), findings(map)))
        with Library(Home(folder)) as library:
            timed("put into the library", lambda: library.add("big", map, "bench"))
        with Library(Home(folder)) as library:
            opened = timed("open from the library (bar: 0.4 s)", lambda: library.open("big"), runs=RUNS)
            timed("canonical order", lambda: opened.map.items)
            timed("search two words", lambda: opened.search("claim retire"), runs=RUNS)
            timed("check the library's health", lambda: list(library.problems()))


if __name__ == "__main__":
    main()
