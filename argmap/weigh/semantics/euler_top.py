"""Euler-based, top: only the strongest reason on each side counts."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import Top
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Euler

EULER_TOP = Semantics(
    id="euler-top",
    title="Euler-based, top",
    aggregation=Top(),
    influence=Euler(),
    formula="E = max(pro) - max(con); s = 1 - (1 - w^2) / (1 + w exp(E))",
    reference="Amgoud and Ben-Naim, IJCAI 2018, with the maximum for the sum, as implemented in QBAF-Py",
    properties="Only the strongest reason on each side counts.",
)
