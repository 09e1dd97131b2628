"""The reasons for and against one claim of a graph, in many scenarios side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from argmap.weigh.graph import Edges, Graph
from argmap.weigh.semantics.base import Indices, Numbers


@dataclass(frozen=True)
class Side:
    """The reasons on one side of a claim, by position; those that count once beside each other."""

    sources: Indices
    starts: Indices
    """Where each group of those begins."""

    @classmethod
    def of(cls, edges: Edges, claim: int) -> Side:
        """Those that lead by ``edges`` to the node ``claim``."""
        here = slice(*edges.pointers[claim : claim + 2].tolist())
        return cls(edges.sources[here], np.flatnonzero(edges.begins[here]))

    def acts(self, acts: Numbers) -> Numbers:
        """What each group gives, the greatest of its acts; of ``acts`` with the shape (n, scenarios)."""
        found: Numbers = acts[self.sources]
        return np.maximum.reduceat(found, self.starts, axis=0) if len(found) else found


@dataclass(frozen=True)
class Reasons:
    """Both sides of a claim."""

    pro: Side
    con: Side

    @classmethod
    def on(cls, graph: Graph, claim: int) -> Reasons:
        """Those on the node ``claim``."""
        return cls(Side.of(graph.pro, claim), Side.of(graph.con, claim))

    def acts(self, acts: Numbers) -> tuple[Numbers, Numbers]:
        """What each group of reasons for, and of those against, gives."""
        return self.pro.acts(acts), self.con.acts(acts)
