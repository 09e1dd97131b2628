"""How quick the figures of a memo are, and how often their lines cross: `uv run python tests/bench/figures.py`.

Maps of the bundled options, then random ones of up to 150 boxes. Where Graphviz is installed its `dot` draws the same
boxes; counted is what a reader sees: the places at which lines cross that have no end in common.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from datetime import UTC, datetime
from itertools import combinations, pairwise, product
from math import comb
from typing import NamedTuple

from argmap.formats import read_map
from argmap.layout import Drawing
from argmap.layout.layered import planned
from argmap.memo.basis import Basis
from argmap.memo.figures import draw
from argmap.memo.figures.choosing import Below
from argmap.memo.figures.data import Arrow, Box, MapFigure
from argmap.memo.figures.drawing import MEMO
from argmap.memo.figures.map_figure import arranged
from argmap.memo.figures.whole import fitting
from argmap.memo.prints import snapshot
from argmap.memo.recipe import Recipe
from argmap.resources import bundled_maps

RANDOM = ((33, 36), (40, 50), (60, 70), (100, 120), (150, 186))
GRAPHS = 5
RUNS = 3
INCH = 72
"""Points in an inch."""
PIECES = 8
"""Straight pieces of a curve."""
BAR = "bars: 0.3 s for 150 boxes, crossings of each group at most 15 % more than dot's"
Spot = tuple[float, float]


class Line(NamedTuple):
    """A line and what it joins."""

    start: str
    end: str
    way: list[Spot]


def bundled() -> dict[str, MapFigure]:
    """The maps of the bundled options, by option."""
    map = read_map(bundled_maps()["deprecation"])
    recipe = Recipe(
        map="deprecation",
        map_title=map.header.title,
        snapshot=snapshot(map),
        date=datetime.now(tz=UTC).date(),
        question="withdraw-public-access",
        perspectives=("view-of-on-deprecations",),
    )
    basis = Basis(map, recipe)
    return {option: fitting(Below(basis, option)) for option in basis.options}


def scattered(boxes: int, arrows: int, seed: int) -> MapFigure:
    """A tree with a few arrows more."""
    dice = random.Random(seed)
    ids = [f"n{number}" for number in range(boxes)]
    ties = [(ids[number], ids[dice.randrange(number)]) for number in range(1, boxes)]
    ties += [(dice.choice(ids), dice.choice(ids)) for _ in range(arrows - len(ties))]
    words = {id: " ".join("lorem" for _ in range(dice.randint(2, 9))) for id in ids}
    shown = tuple(Box(id=id, words=words[id], kind="claim", strength=dice.random()) for id in ids)
    drawn = (Arrow(start=start, end=end, opposes=dice.random() < 0.3) for start, end in dict.fromkeys(ties))
    return MapFigure(root=ids[0], boxes=shown, arrows=tuple(drawn))


def compared(figure: MapFigure) -> tuple[float, int, int | None]:
    """The best time of drawing it, its crossings, and those of `dot`."""
    times = []
    for _ in range(RUNS):
        draw.cache_clear()
        planned.cache_clear()
        start = time.perf_counter()
        draw(figure)
        times.append(time.perf_counter() - start)
    layout = arranged(figure, MEMO).layout
    routes = zip(figure.arrows, layout.routes, strict=True)
    own = [Line(one.start, one.end, [(float(x), float(y)) for x, y in route]) for one, route in routes if route]
    others = by_dot(figure, layout) if shutil.which("dot") else None
    return min(times), crossings(own), None if others is None else crossings(others)


def by_dot(figure: MapFigure, layout: Drawing) -> list[Line]:
    """The lines that `dot` draws between boxes of the same sizes, its curves as pieces of straight lines."""
    number = {box.id: f"n{at}" for at, box in enumerate(figure.boxes)}
    parts = [f"{number[id]} [width={box.width / INCH} height={box.height / INCH}]" for id, box in layout.boxes.items()]
    parts += [
        f"{number[one.start]} -> {number[one.end]} [arrowhead=none]" for one in figure.arrows if one.start != one.end
    ]
    text = "digraph {rankdir=RL; node [shape=box fixedsize=true label=x];" + ";".join(parts) + "}"
    answer = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    found = []
    for line in answer.splitlines():
        kind, *rest = line.split()
        if kind == "edge":
            values = [float(one) * INCH for one in rest[3 : 3 + 2 * int(rest[2])]]
            found.append(Line(rest[0], rest[1], flat(list(zip(values[::2], values[1::2], strict=True)))))
    return found


def flat(controls: list[Spot]) -> list[Spot]:
    """Bézier curves, joined at every third control point, in straight pieces."""
    found = controls[:1]
    for at in range(0, len(controls) - 3, 3):
        for step in range(1, PIECES + 1):
            share = step / PIECES
            weights = [comb(3, k) * share**k * (1 - share) ** (3 - k) for k in range(4)]
            four = controls[at : at + 4]
            found.append((sumprod(weights, [x for x, _ in four]), sumprod(weights, [y for _, y in four])))
    return found


def sumprod(weights: list[float], values: list[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def crossings(drawn: list[Line]) -> int:
    """At how many places, to the point, lines cross that have no end in common; joined lines cross others once."""
    places = set()
    for one, other in combinations(drawn, 2):
        if not {one.start, one.end} & {other.start, other.end}:
            for mine, theirs in product(pairwise(one.way), pairwise(other.way)):
                spot = meeting(mine, theirs)
                if spot:
                    places.add((round(spot[0]), round(spot[1])))
    return len(places)


def meeting(mine: tuple[Spot, Spot], theirs: tuple[Spot, Spot]) -> Spot | None:
    """Where two pieces cross."""
    (a, b), (c, d) = mine, theirs
    if area(a, b, c) * area(a, b, d) >= 0 or area(c, d, a) * area(c, d, b) >= 0:
        return None
    share = area(c, d, a) / (area(c, d, a) - area(c, d, b))
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def area(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def main() -> None:
    print(BAR)
    if shutil.which("dot") is None:
        print("Graphviz is not installed: nothing to compare with")
    groups = {"bundled": list(bundled().items())}
    groups |= {f"{size[0]} boxes": [(f"random {at}", scattered(*size, at)) for at in range(GRAPHS)] for size in RANDOM}
    print(f"{'map':<28}{'boxes':>6}{'arrows':>7}{'seconds':>9}{'crossings':>11}{'by dot':>8}")
    for group, figures in groups.items():
        own_total, dot_total = 0, 0
        for name, figure in figures:
            took, own, others = compared(figure)
            own_total, dot_total = own_total + own, dot_total + (others or 0)
            said = "" if others is None else others
            print(f"{name:<28}{len(figure.boxes):>6}{len(figure.arrows):>7}{took:>9.3f}{own:>11}{said:>8}")
        print(f"{group + ', together':<50}{own_total:>11}{dot_total or '':>8}{more(own_total, dot_total)}")


def more(own: int, others: int) -> str:
    """By how much the first is more."""
    return f"  {own / others - 1:+.0%}" if others else ""


if __name__ == "__main__":
    main()
