"""MLP-based semantics: the balance of the reasons is added to the log-odds of the base score."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import Sum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Logistic

MLP = Semantics(
    id="mlp",
    title="MLP-based",
    aggregation=Sum(),
    influence=Logistic(),
    formula="E = sum(pro) - sum(con); s = logistic(logit(w) + E)",
    reference="Potyka, AAAI 2021",
    properties="The number of reasons counts without limit, like evidence in log-odds; "
    "base scores of 0 and 1 cannot be moved.",
)
