"""Reducing runs of rows, many scenarios wide: reason by reason for all nodes at once, instead of node by node.

numpy's ``reduceat`` along the first axis takes one step for every run *and column*. Here the first rows of all runs are
taken together, then the second rows of those that have one, and so on (the jagged diagonals of sparse matrices: Saad,
SIAM J. Sci. Stat. Comput. 1989), so that every step goes along whole rows: six times as fast at 64 columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from argmap.weigh.semantics.base import Indices, Numbers

LONG = 24
"""Runs with more rows than this are reduced by themselves."""
Change = Callable[[Numbers], Numbers]


@dataclass(frozen=True)
class Layers:
    """Runs of rows of a table, the longest first."""

    back: Indices
    """For each run as it was given, where it stands here."""
    long: tuple[Indices, ...]
    """The rows of each long run."""
    layers: tuple[Indices, ...]
    """The first row of each other run, the second row of each that has one, …"""

    @classmethod
    def of(cls, rows: Indices, starts: Indices) -> Layers:
        """The runs of ``rows``; run i begins at ``starts[i]``."""
        stops = np.append(starts[1:], len(rows))
        counts = stops - starts
        order = np.argsort(-counts, kind="stable")
        back = np.empty(len(order), dtype=np.int64)
        back[order] = np.arange(len(order))
        many = int((counts > LONG).sum())
        long = tuple(rows[starts[run] : stops[run]] for run in order[:many].tolist())
        firsts, lengths = starts[order[many:]], counts[order[many:]]
        depth = int(lengths[0]) if len(lengths) else 0
        layers = tuple(rows[firsts[: int((lengths > at).sum())] + at] for at in range(depth))
        return cls(back, long, layers)

    def reduced(self, ufunc: np.ufunc, table: Numbers, before: Change | None = None) -> Numbers:
        """Each run of rows of ``table``, after ``before``, reduced by ``ufunc``, in the order the runs were given."""
        result = np.empty((len(self.back), table.shape[1]))
        for at, rows in enumerate(self.long):
            result[at] = ufunc.reduce(_taken(table, rows, before), axis=0)
        rest = result[len(self.long) :]
        for depth, rows in enumerate(self.layers):
            taken = _taken(table, rows, before)
            if depth:
                ufunc(rest[: len(rows)], taken, out=rest[: len(rows)])
            else:
                rest[:] = taken
        return result.take(self.back, axis=0)


def _taken(table: Numbers, rows: Indices, before: Change | None) -> Numbers:
    taken: Numbers = table.take(rows, axis=0)
    return before(taken) if before else taken
