"""Basic: leaves [0, 1]; no verdict should rest on it."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import Sum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Plain

BASIC = Semantics(
    id="basic",
    title="Basic",
    aggregation=Sum(),
    influence=Plain(),
    formula="E = sum(pro) - sum(con); s = w + E",
    reference="Kampik and Cyras; for tests and explanations of changes",
    properties="Leaves [0, 1]; no verdict should rest on it.",
)
