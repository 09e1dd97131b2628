"""How long a memo takes: `uv run python tests/bench/memo.py`. The bar for building is 0.3 s.

The memo is the long one on the map that comes with argmap, under the perspectives of two of its documents.
"""

from __future__ import annotations

import datetime as dt

from argmap.formats import read_map
from argmap.memo.basis import snapshot
from argmap.memo.build import build
from argmap.memo.compare import build_comparison
from argmap.memo.recipe import Form, Recipe
from argmap.model import Map
from argmap.resources import bundled_maps
from tests.bench.timing import timed

RUNS = 7


def recipe_for(map: Map, **fields: object) -> Recipe:
    """What the memo is made from."""
    plain = {
        "map": "deprecation",
        "map_title": map.header.title,
        "snapshot": snapshot(map),
        "date": dt.date(2026, 11, 21),
        "question": "withdraw-public-access",
        "perspectives": ("view-of-on-deprecations", "view-of-model-weight-preservation"),
    }
    return Recipe.model_validate({**plain, **fields})


def main() -> None:
    """Print the times."""
    map = read_map(bundled_maps()["deprecation"])
    long, short = recipe_for(map), recipe_for(map, form=Form.SHORT)
    timed("build, long, first", lambda: build(map, long))
    timed("build, long", lambda: build(map, long), runs=RUNS)
    timed("build, short", lambda: build(map, short), runs=RUNS)
    other = recipe_for(map, burden="denier")
    timed("build, comparison", lambda: build_comparison(map, long, other), runs=RUNS)


if __name__ == "__main__":
    main()
