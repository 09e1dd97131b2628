"""How long weighing takes, beside peers and bars: `uv run python tests/bench/weighing.py`.

With the peers and compiled kernels, none of which argmap needs, put these before `python`:
`--with formal-argumentation --with python-argumentation --with pygarg --with numba`.

Graphs are random, of degree 3: edges / 3 nodes, half the edges attacks, base scores uniform; the same every time.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.formats import read_map
from argmap.model import Claim, Perspective
from argmap.weigh import fast, perspective
from argmap.weigh.compare import exchange, top_claims
from argmap.weigh.compiled import Compiled, compile
from argmap.weigh.cruxes import cruxes, turning
from argmap.weigh.graph import Graph, from_edges
from argmap.weigh.order import reached
from argmap.weigh.ranges import spread, within
from argmap.weigh.scenarios import Scenarios
from argmap.weigh.semantics import DEFAULT, SEMANTICS
from argmap.weigh.semantics.base import Numbers
from argmap.weigh.sweep import Gate, Rules, sweep
from argmap.weigh.update import update
from argmap.weigh.upstream import upstream
from tests.bench import extension_peers
from tests.bench.big_maps import SHAPES, big_map

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PEER_SIZES = (1_000, 10_000, 100_000)
MAP = Path(__file__).resolve().parents[2] / "corpora" / "deprecation"
PUBLISHED = Rules(SEMANTICS["dfquad"], Gate.OPEN)
DRAWS, COLUMNS = 10_000, 256
RUNS = 7


@dataclass(frozen=True)
class Random:
    """A generated graph."""

    count: int
    attacks: NDArray[np.int64]
    supports: NDArray[np.int64]
    base: Numbers

    def build(self) -> Graph:
        return from_edges(self.count, self.attacks, self.supports)


@lru_cache
def random_graph(edges: int, kind: str = "acyclic") -> Random:
    """``acyclic``: random pairs, from the lower number to the higher; ``cyclic``: random pairs."""
    dice, count = np.random.default_rng(edges), edges // 3
    pairs = dice.integers(0, count, (edges + edges // 10, 2))
    if kind == "acyclic":
        pairs = np.sort(pairs, axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    pairs = dice.permutation(pairs)[:edges]
    return Random(count, pairs[: edges // 2], pairs[edges // 2 :], dice.random(count))


def crowded_graph(edges: int) -> Random:
    """Acyclic, each node with 3 reasons among those before it, so that hundreds of nodes bear on the last."""
    dice, count = np.random.default_rng(edges), edges // 3
    targets = np.repeat(np.arange(1, count), 3)
    pairs = dice.permutation(np.stack([(dice.random(len(targets)) * targets).astype(np.int64), targets], axis=1))
    return Random(count, pairs[: edges // 2], pairs[edges // 2 :], dice.random(count))


def best(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The shortest of several times, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


def say(name: str, milliseconds: float, bar: float | None = None, note: str = "") -> None:
    """Print a time, with its bar."""
    told = "" if bar is None else f"  bar {bar:g} ms: {'kept' if milliseconds <= bar else 'MISSED'}"
    print(f"{name:<66} {milliseconds:10.3f} ms{told}{note}")


def solving(label: str, bars: dict[int, float]) -> dict[int, float]:
    """Acyclic graphs of all sizes: building, solving, both; the exponent; then a cyclic graph."""
    times, builds = {}, {}
    for edges in SIZES:
        given = random_graph(edges)
        graph = given.build()
        base = given.base[graph.node]
        builds[edges] = built = best(given.build, 3)
        times[edges] = best(partial(sweep, graph, base, PUBLISHED), 15)
        rate = edges / times[edges] * 1e3
        note = f"  {rate:.1e} edges/s; build {built:.2f} ms, both {built + times[edges]:.2f} ms"
        say(f"{label}: DF-QuAD, acyclic, {edges:,} edges, solve", times[edges], bars.get(edges), note)
    powers = np.polyfit(np.log(SIZES[1:]), np.log([[times[size], builds[size] + times[size]] for size in SIZES[1:]]), 1)
    told = f"{powers[0][0]:.2f}, with building {powers[0][1]:.2f}"
    print(f"{label}: time grows as edges to the power {told}, from {SIZES[1]:,} to {SIZES[-1]:,} edges")
    given = random_graph(100_000, "cyclic")
    graph = given.build()
    base = given.base[graph.node]
    residual = sweep(graph, base, PUBLISHED).residual
    note = f"  last change {residual:.1e}"
    work = best(partial(sweep, graph, base, PUBLISHED), 15)
    say(f"{label}: DF-QuAD, cyclic, 100,000 edges", work, bars[0], note)
    return times


def peer(own: dict[int, float]) -> None:
    """The same acyclic graphs by formal-argumentation, and that the results agree."""
    if find_spec("argumentation") is None:
        print("formal-argumentation is not installed: run with `uv run --with formal-argumentation`")
        return
    for edges in PEER_SIZES:
        peer_graph, strengths, built = _as_peer(random_graph(edges))
        solve = best(partial(strengths, peer_graph), 3 if edges < 10**5 else 1)
        bar = "  bar 300x" if edges == 10**5 else ""
        ratios = f"argmap solves {solve / own[edges]:,.0f} times as fast{bar}; its build {built:.0f} ms"
        say(f"formal-argumentation: DF-QuAD, acyclic, {edges:,} edges, solve", solve, None, f"  {ratios}")
        _agree(random_graph(edges), strengths(peer_graph).strengths)


def _as_peer(given: Random) -> tuple[Any, Callable[[Any], Any], float]:
    from argumentation.gradual.dfquad import dfquad_strengths
    from argumentation.gradual.gradual import WeightedBipolarGraph

    both = set(map(tuple, given.attacks.tolist())) & set(map(tuple, given.supports.tolist()))
    assert not both  # it rejects a pair that attacks and supports
    start = time.perf_counter()
    graph = WeightedBipolarGraph(
        frozenset(map(str, range(given.count))),
        {str(node): float(weight) for node, weight in enumerate(given.base)},
        frozenset((str(a), str(b)) for a, b in given.attacks.tolist()),
        frozenset((str(a), str(b)) for a, b in given.supports.tolist()),
    )
    return graph, dfquad_strengths, (time.perf_counter() - start) * 1e3


def _agree(given: Random, theirs: dict[str, float]) -> None:
    graph = given.build()
    ours = sweep(graph, given.base[graph.node], PUBLISHED).strength[graph.position]
    assert all(abs(theirs[str(node)] - strength) < 1e-9 for node, strength in enumerate(ours.tolist()))


def changing() -> None:
    """One credence changed in a graph of 10,000 edges: the slowest and the median of many."""
    given = random_graph(10_000)
    graph = given.build()
    for rules in (PUBLISHED, Rules(DEFAULT, Gate.OPEN)):
        base = given.base[graph.node].copy()
        swept = sweep(graph, base, rules)
        dice, times, changed = np.random.default_rng(7), [], []
        for node in dice.integers(0, graph.count, 300).tolist():
            own, best_of = float(base[node]), []
            for weight in (*dice.random(2).tolist(), own):
                start = time.perf_counter()
                changed.append(len(update(graph, base, swept, node, weight, rules)))
                best_of.append((time.perf_counter() - start) * 1e3)
            times.append(min(best_of))
        note = f"  median {np.median(times):.3f} ms; changes {np.mean(changed):.0f} nodes, {max(changed)} at most"
        say(f"one credence changed, 10,000 edges, {rules.semantics.id}, slowest of 300", max(times), 1.0, note)


def turning_points(map: Compiled) -> None:
    """All cruxes of one claim."""
    even = Perspective(id="even", title="Even", credence={claim.id: 0.6 for claim in map.map.of_kind(Claim)})
    named = [perspective(map.map, id) for id in ("on-deprecations", "model-weight-preservation", "undecided")]
    for view in (*named, even):
        weighing = map.weigh(view)
        claims = top_claims(map.map)
        times = {id: best(partial(cruxes, weighing, id)) for id in claims}
        slowest = max(times, key=times.__getitem__)
        name = f"cruxes of one claim, deprecation map, {view.id}, slowest of {len(claims)}"
        say(name, times[slowest], 20.0, f"  {slowest}, {len(cruxes(weighing, slowest)):,} items")
    for label, given in (("random", random_graph(10_000)), ("3 reasons each", crowded_graph(10_000))):
        graph = given.build()
        base = given.base[graph.node]
        for rules in (PUBLISHED, Rules(DEFAULT, Gate.OPEN)):
            ask = partial(_asked, graph, base, rules, _most_borne_on(graph))
            name = f"cruxes of one claim, 10,000 edges, {label}, {rules.semantics.id}: {ask()} ancestors"
            say(name, best(ask, 3), 150.0)


def large_maps() -> None:
    """All cruxes of one claim, and a comparison, in maps of 50,000 claims of extreme shapes."""
    for shape in SHAPES:
        made = compile(big_map(50_000, shape))
        dice, claims = np.random.default_rng(3), [claim.id for claim in made.map.of_kind(Claim)]
        one, other = (
            Perspective(id=id, title=id, credence=dict(zip(claims, dice.random(len(claims)).tolist(), strict=True)))
            for id in ("one", "other")
        )
        say(f"cruxes of one claim, 50,000 claims in a {shape}", best(partial(cruxes, made.weigh(one), "claim-0"), 1))
        say(f"exchange of two perspectives, the same {shape}", best(partial(exchange, made, one, other, "claim-0"), 1))


def _asked(graph: Graph, base: Numbers, rules: Rules, target: int) -> int:
    part = upstream(graph, target)
    asked = np.flatnonzero(np.arange(part.graph.count) != part.target)
    turning(Scenarios(part, base[part.whole], rules), asked)
    return len(asked)


def _most_borne_on(graph: Graph) -> int:
    """The position of the node with the most ancestors among a hundred of the last level's and others."""
    nodes = np.linspace(graph.count // 2, graph.count - 1, 100).astype(int).tolist()
    found: int = max(nodes, key=lambda node: np.count_nonzero(reached(graph.before, node)))
    return found


def drawing(map: Compiled) -> None:
    """10,000 draws of all beliefs over the deprecation map, and beside that what the steps of it take.

    The bar is for the whole: drawing, weighing, the shares that lead, a range of every thesis and option, correlations.
    """
    view = perspective(map.map, "on-deprecations")
    claims, beliefs = top_claims(map.map), within(map, view, 0.2)
    draw = partial(spread, map, claims, beliefs, view, draws=DRAWS)
    ask = lambda: draw().front(claims)  # noqa: E731 - the shares that lead
    say(f"{DRAWS:,} draws over the deprecation map, {len(claims)} ranges, all of it", best(ask, 5), 500.0)
    columns = np.random.default_rng(1).random((map.graph.count, COLUMNS))
    one = best(lambda: sweep(map.graph, columns))
    say("of that, weighing alone", one * math.ceil(DRAWS / COLUMNS))


def chains() -> None:
    """Chains, which have a level for each node."""
    for count in (100_000, 1_000_000):
        links = np.stack([np.arange(count - 1), np.arange(1, count)], axis=1)
        built = best(partial(from_edges, count, links), 1)
        graph = from_edges(count, links)
        base = np.full(count, 0.5)
        assert abs(sweep(graph, base, PUBLISHED).strength[graph.position[-1]] - 1 / 3) < 1e-6
        note = f"  build {built:.0f} ms"
        say(f"a chain of {count:,}", best(partial(sweep, graph, base, PUBLISHED), 2), None, note)


def compiling() -> Compiled:
    """Compiling maps from the models."""
    map = read_map(MAP)
    say(f"compile the deprecation map, {compile(map).graph.edges:,} edges", best(lambda: compile(map), 3))
    large = big_map(50_001)
    edges = compile(large).graph.edges
    say(f"compile a map of {len(large):,} items, {edges:,} edges", best(lambda: compile(large), 3), 500.0)
    return compile(map)


def main() -> None:
    own = solving("numpy", {1_000: 0.2, 1_000_000: 25.0, 0: 150.0})
    peer(own)
    extension_peers.main()
    changing()
    chains()
    map = compiling()
    turning_points(map)
    large_maps()
    drawing(map)
    if fast.use():
        solving("argmap[fast]", {1_000_000: 8.0, 0: 30.0})
        fast.leave()
    else:
        print("numba is not installed: run with `uv run --with numba` for argmap[fast]")


if __name__ == "__main__":
    main()
