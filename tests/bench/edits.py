"""Whether the cost of an edit grows with the edits before it: `uv run python tests/bench/edits.py [EDITS]`.

Each edit adds an argument with its premise about an earlier claim. The growth exponent is the slope of log time over
log number: 1 means that each edit costs the same.
"""

from __future__ import annotations

import itertools
import math
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from argmap.edits import Add, Batch, Change, Edit, apply
from argmap.model import Argument, Claim, ClaimKind, Direction, Header, Map
from argmap.settings import Home
from argmap.store import Library
from tests.bench.timing import say, timed

EDITS = 50_000
STEP = 1000


def main(count: int) -> None:
    print(f"{count} edits, each an argument and its premise")
    fold_only(count)
    into_the_library(count)


def changes(count: int) -> Iterator[Change]:
    dice = random.Random(0)
    yield Add(item=claim(0))
    for number in range(1, count):
        about = f"claim-{dice.randrange(number)}"
        reason = Argument(
            id=f"argument-{number}", stance=dice.choice(list(Direction)), target=about, premises=(f"claim-{number}",)
        )
        yield Batch(changes=(Add(item=claim(number)), Add(item=reason)))


def claim(number: int) -> Claim:
    return Claim(id=f"claim-{number}", text=f"Claim {number} is so.", kind=ClaimKind.CAUSAL)


def fold_only(count: int) -> None:
    edits = [Edit(author="bench", change=change) for change in changes(count)]
    map, marks = Map(Header(title="bench")), [time.perf_counter()]
    for number, edit in enumerate(edits, 1):
        map = apply(map, edit).map
        if number % STEP == 0:
            marks.append(time.perf_counter())
    report("fold in memory", marks)


def into_the_library(count: int) -> None:
    with tempfile.TemporaryDirectory() as name, Library(Home(Path(name))) as library:
        library.add("bench", Map(Header(title="bench")), "bench")
        live, marks = library.open("bench"), [time.perf_counter()]
        for number, change in enumerate(changes(count), 1):
            live.submit(change, "bench")
            if number % STEP == 0:
                marks.append(time.perf_counter())
        report("append to the library, durable", marks)
        opened = timed("open the map again", lambda: library.open("bench"))
        timed("replay and check the whole log", lambda: list(library.problems()))
        timed("undo the newest edit", lambda: opened.undo("bench"))
        print(f"size of the library: {library.home.library.stat().st_size / 1e6:.1f} MB")


def report(name: str, marks: list[float]) -> None:
    """Print the time of a thousand edits at the start and at the end, and the growth exponent."""
    steps = [later - earlier for earlier, later in itertools.pairwise(marks)]
    say(f"{name}: all", [marks[-1] - marks[0]])
    say(f"{name}: first {STEP}", steps[:1])
    say(f"{name}: last {STEP}", steps[-1:])
    if len(steps) > 1:
        half = len(steps) // 2
        growth = math.log((marks[-1] - marks[0]) / (marks[half] - marks[0]), len(steps) / half)
        print(f"{name + ': growth exponent':<58} {growth:8.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EDITS)
