"""Quadratic energy: the number of reasons counts without limit; small balances move little."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import Sum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import PMax

QUADRATIC = Semantics(
    id="qe",
    title="Quadratic energy",
    aggregation=Sum(),
    influence=PMax(2),
    formula="E = sum(pro) - sum(con); s = w + (1-w) h(E) - w h(-E), h(x) = x^2 / (1 + x^2) for x > 0",
    reference="Potyka, KR 2018",
    properties="The number of reasons counts without limit; small balances move little.",
)
