"""How quick layered drawings are, and how often their lines cross: `uv run python tests/bench/layout.py`.

Graphs are random trees with further lines, boxes of the sizes that sentences take. Where Graphviz is installed its
`dot` draws the same graphs; crossings of both are those of straight lines between the middles of boxes.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from itertools import combinations

from argmap.layout import Edge, Size, layered
from tests.bench.timing import timed

GRAPHS = ((20, 25), (40, 50), (150, 186), (1_000, 1_300))
COUNTED = 400
"""Edges up to which crossings are counted."""
BAR = "bar: 0.3 s for 150"
Places = dict[str, tuple[float, float]]


def graph(nodes: int, edges: int) -> tuple[dict[str, Size], list[Edge]]:
    dice = random.Random(nodes)
    ids = [f"n{number}" for number in range(nodes)]
    sizes = {id: Size(26, dice.randint(4, 7)) for id in ids}
    tree = [Edge(ids[number], ids[dice.randrange(number)], dice.choice("+-")) for number in range(1, nodes)]
    further = [Edge(dice.choice(ids), dice.choice(ids), dice.choice("+-")) for _ in range(edges - len(tree))]
    return sizes, tree + further


def crossings(places: Places, edges: list[Edge]) -> int:
    """How many pairs of straight lines between places cross."""

    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    found = 0
    for one, other in combinations(edges, 2):
        if {one.source, one.target} & {other.source, other.target}:
            continue
        a, b, c, d = (places[id] for id in (one.source, one.target, other.source, other.target))
        found += side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)
    return found


def by_dot(sizes: dict[str, Size], edges: list[Edge]) -> Places:
    """Where `dot` puts the middles of the boxes."""
    lines = [f"{id} [width={size.width / 10} height={size.height / 5}]" for id, size in sizes.items()]
    lines += [f"{edge.source} -> {edge.target}" for edge in edges]
    text = "digraph {rankdir=RL; node [shape=box fixedsize=true label=x];" + ";".join(lines) + "}"
    answer = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    parts = [line.split() for line in answer.splitlines() if line.startswith("node ")]
    return {part[1]: (float(part[2]), float(part[3])) for part in parts}


def main() -> None:
    has_dot = shutil.which("dot") is not None
    if not has_dot:
        print("Graphviz is not installed: nothing to compare with")
    for nodes, edges in GRAPHS:
        sizes, lines = graph(nodes, edges)
        made = timed(f"{nodes} boxes, {edges} lines ({BAR})", lambda: layered(sizes, lines), runs=5)  # noqa: B023
        middles = {id: (box.x + box.width / 2, box.y + box.height / 2) for id, box in made.boxes.items()}
        if edges <= COUNTED:
            print(f"  {crossings(middles, lines)} crossings, {made.width} × {made.height} cells")
        if has_dot:
            start = time.perf_counter()
            places = by_dot(sizes, lines)
            said = f", {crossings(places, lines)} crossings" if edges <= COUNTED else ""
            print(f"  dot: {time.perf_counter() - start:.3f} s{said}")


if __name__ == "__main__":
    main()
