"""Many scenarios weighed side by side: one column of base scores for each, in batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.weigh.graph import Graph
from argmap.weigh.semantics.base import Indices, Numbers
from argmap.weigh.sweep import Rules, sweep

WIDTH = 64
"""Scenarios in a batch."""


@dataclass(frozen=True)
class Columns:
    """The strengths of some nodes under many scenarios."""

    strength: Numbers
    """Shape (nodes, scenarios), values in [0, 1]."""
    settled: NDArray[np.bool_]
    """Shape (scenarios,): whether every cycle of the graph settled; where not, the strengths mean nothing."""


def strengths_of(
    graph: Graph, nodes: Indices, base: Numbers, rules: Rules, heed: Callable[[], None] = lambda: None
) -> Columns:
    """The strengths of ``nodes`` (positions in ``graph``) for each column of ``base``, shape (n, scenarios).

    A batch in which a cycle does not settle is weighed again one column at a time, so that one scenario that swings
    for ever spoils no other. ``heed`` is called before each batch; what it raises ends the work.
    """
    count = base.shape[1]
    strength, settled = np.empty((len(nodes), count)), np.ones(count, dtype=np.bool_)
    for start in range(0, count, WIDTH):
        heed()
        batch = slice(start, min(count, start + WIDTH))
        swept = sweep(graph, base[:, batch], rules)
        strength[:, batch] = swept.strength[nodes]
        for column in range(batch.start, batch.stop) if swept.unsettled else ():
            alone = sweep(graph, base[:, column], rules)
            strength[:, column], settled[column] = alone.strength[nodes], not alone.unsettled
    return Columns(strength, settled)


def swapped(base: Numbers, other: Numbers, nodes: Indices) -> Numbers:
    """``base`` (shape (n,)) once for each of ``nodes``, with that node's score taken from ``other``."""
    columns = np.repeat(base[:, None], len(nodes), axis=1)
    columns[nodes, np.arange(len(nodes))] = other[nodes]
    return columns
