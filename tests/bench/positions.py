"""How long grounded and preferred extensions take: `uv run python tests/bench/positions.py`.

The bars: grounded at 1e6 attacks 0.3 s, building included; the first preferred extension of a random framework of 3,000
arguments and 9,000 attacks 0.2 s, grounded and building the formula included.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from argmap import resources
from argmap.formats import read_map
from argmap.weigh import perspectives
from argmap.weigh.extensions import ExtensionKind, extensions, first_extension
from argmap.weigh.frameworks import Framework, framework, from_pairs, labels
from argmap.weigh.positions import positions
from tests.bench.timing import timed

ATTACKS = 1_000_000
RUNS = 5


def main() -> None:
    dice = np.random.default_rng(1)
    for count in (300_000, 1_000_000):
        pairs = dice.integers(0, count, (ATTACKS, 2))
        time_grounded(f"random, {count:,} arguments", count, pairs)
    forward = np.sort(dice.integers(0, 300_000, (ATTACKS, 2)), axis=1)
    time_grounded("random without circles, 300,000 arguments", 300_000, forward)
    chain = np.stack([np.arange(ATTACKS), np.arange(1, ATTACKS + 1)], axis=1)
    time_grounded("one chain", ATTACKS + 1, chain)
    time_grounded_by_sets(dice)
    time_preferred()
    time_positions()


def time_grounded(name: str, count: int, pairs: NDArray[np.int64]) -> None:
    made = timed(f"build, {name}", lambda: from_pairs(count, pairs), runs=RUNS)
    found = timed("  grounded (bar with building: 0.3 s)", lambda: labels(made), runs=RUNS)
    print(f"    {len(made.targets):,} attacks, {int((found != 0).sum()):,} arguments settled")


def time_grounded_by_sets(dice: np.random.Generator) -> None:
    count, size = 100_000, 3
    names = [str(at) for at in range(count)]
    members, targets = dice.integers(0, count, (count, size)), dice.integers(0, count, count)
    made = framework(
        names, set_attacks=[([names[a] for a in m], names[t]) for m, t in zip(members, targets, strict=True)]
    )
    timed(f"grounded, {count:,} attacks by sets of {size}", lambda: labels(made), runs=RUNS)


def time_preferred() -> None:
    def first(made: Framework) -> frozenset[str] | None:
        return first_extension(made, ExtensionKind.PREFERRED)

    for seed in range(4):
        pairs = np.random.default_rng(seed).integers(0, 3000, (9000, 2))
        made = from_pairs(3000, pairs)
        found = timed(f"first preferred, 3,000 / 9,000, seed {seed} (bar: 0.2 s)", lambda: first(made), runs=RUNS)  # noqa: B023
        print(f"    {len(found or ())} arguments")
        for kind in (ExtensionKind.PREFERRED, ExtensionKind.STABLE):
            every = timed(f"  {kind}, up to the cap", lambda: extensions(made, kind))  # noqa: B023
            print(f"    {every.words()}")


def time_positions() -> None:
    map = read_map(resources.bundled_maps()["deprecation"])
    for view in perspectives(map):
        found = timed(f"positions of the bundled map: {view.id}", lambda: positions(map, view))  # noqa: B023
        print(f"    {found.words()}")


if __name__ == "__main__":
    main()
