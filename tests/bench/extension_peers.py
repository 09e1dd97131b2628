"""Grounded and preferred extensions beside the peers, on the same random frameworks, and that the results agree.

`uv run --with python-argumentation --with pygarg python tests/bench/extension_peers.py`; argmap needs neither. A peer
that is not installed is left out, and said to be. Sizes are what the slower of the two finishes in a few seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.extensions import ExtensionKind, Rest, extensions, first_extension
from argmap.weigh.frameworks import Framework, from_pairs, grounded

GROUNDED = {"pygarg": (50, 100), "py_arg": (50, 100)}
"""Numbers of arguments by peer; there are three times as many attacks."""
PREFERRED = {"pygarg": (50, 300), "py_arg": (10, 20)}
LONG = 0.5
"""Seconds from which on once is enough."""
SMALL = 100
"""Arguments up to which the peer is asked for all preferred extensions; beyond, for the first."""


def main() -> None:
    for peer, extra in (("pygarg", "pygarg"), ("py_arg", "python-argumentation")):
        if find_spec(peer) is None:
            print(f"{peer} is not installed: run with `uv run --with {extra}`")
            continue
        for count in GROUNDED[peer]:
            compared(peer, "grounded", count)
        for count in PREFERRED[peer]:
            compared(peer, "all preferred" if count <= SMALL else "first preferred", count)


def compared(peer: str, asked: str, count: int) -> None:
    """Print both times and their ratio."""
    pairs = random_pairs(count)
    made = from_pairs(count, pairs)
    ours, own = timed(lambda: own_answer(made, asked))
    given = PEERS[peer](count, pairs)
    theirs, other = timed(lambda: given(asked))
    assert ours == theirs if asked != "first preferred" else next(iter(theirs)) in some_preferred(made, theirs)
    ratio = f"{other / own:,.0f}" if other > 10 * own else f"{other / own:.1f}"
    name = f"{peer}: {asked}, {count:,} arguments, {len(pairs):,} attacks"
    print(f"{name:<66} {other * 1e3:10.3f} ms  argmap {own * 1e3:.3f} ms, {ratio} times as fast")


def random_pairs(count: int) -> NDArray[np.int64]:
    """Different attacks, most of them along a direction, so that something is settled and something is open."""
    dice = np.random.default_rng(count)
    pairs = dice.integers(0, count, (3 * count, 2))
    forward = dice.random(len(pairs)) < 0.9
    pairs[forward] = np.sort(pairs[forward], axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def timed(work: Callable[[], set[frozenset[str]]], runs: int = 5) -> tuple[set[frozenset[str]], float]:
    """What ``work`` gives, and the seconds it took at best: the first run of either may load solvers, too.

    What takes long is not run again.
    """
    found, seconds = _once(work)
    for _ in range(runs - 1 if seconds < LONG else 0):
        seconds = min(seconds, _once(work)[1])
    return found, seconds


def _once(work: Callable[[], set[frozenset[str]]]) -> tuple[set[frozenset[str]], float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def own_answer(made: Framework, asked: str) -> set[frozenset[str]]:
    if asked == "grounded":
        return {grounded(made)}
    if asked == "first preferred":
        return {first_extension(made, ExtensionKind.PREFERRED) or frozenset()}
    return set(extensions(made, ExtensionKind.PREFERRED).sets)


def some_preferred(made: Framework, theirs: set[frozenset[str]]) -> set[frozenset[str]]:
    """All preferred extensions where they are few, else what cannot be checked as it is."""
    every = extensions(made, ExtensionKind.PREFERRED)
    return set(every.sets) if every.rest is Rest.NONE else theirs


def pygarg(count: int, pairs: NDArray[np.int64]) -> Callable[[str], set[frozenset[str]]]:
    from pygarg.dung import solver

    names, attacks = [str(at) for at in range(count)], [[str(a), str(b)] for a, b in pairs.tolist()]

    def answer(asked: str) -> set[frozenset[str]]:
        if asked == "grounded":
            return {frozenset(solver.compute_grounded_extension(names, attacks))}
        if asked == "first preferred":
            return {frozenset(solver.compute_some_preferred_extension(names, attacks))}
        return {frozenset(one) for one in solver.preferred_extension_enumeration(names, attacks)}

    return answer


def py_arg(count: int, pairs: NDArray[np.int64]) -> Callable[[str], set[frozenset[str]]]:
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension
    from py_arg.algorithms.semantics.get_preferred_extensions import get_preferred_extensions

    nodes = [Argument(str(at)) for at in range(count)]
    made = AbstractArgumentationFramework("af", nodes, [Defeat(nodes[a], nodes[b]) for a, b in pairs.tolist()])

    def answer(asked: str) -> set[frozenset[str]]:
        found: Any = [get_grounded_extension(made)] if asked == "grounded" else get_preferred_extensions(made)
        return {frozenset(one.name for one in members) for members in found}

    return answer


PEERS: dict[str, Callable[[int, NDArray[np.int64]], Callable[[str], set[frozenset[str]]]]] = {
    "pygarg": pygarg,
    "py_arg": py_arg,
}


if __name__ == "__main__":
    main()
