"""Euler-based semantics: the number of reasons counts, and what pulls down weighs less than what lifts."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import Sum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Euler

EULER = Semantics(
    id="euler",
    title="Euler-based",
    aggregation=Sum(),
    influence=Euler(),
    formula="E = sum(pro) - sum(con); s = 1 - (1 - w^2) / (1 + w exp(E))",
    reference="Amgoud and Ben-Naim, IJCAI 2018",
    properties="The number of reasons counts without limit; what pulls down weighs less than what lifts; "
    "a base score of 1 cannot be moved.",
)
