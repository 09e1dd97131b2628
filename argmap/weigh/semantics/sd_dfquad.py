"""Squared DF-QuAD: as DF-QuAD, but nothing is ever certain."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import ProbabilisticSum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import PMax

SD_DFQUAD = Semantics(
    id="sd-dfquad",
    title="Squared DF-QuAD",
    aggregation=ProbabilisticSum(),
    influence=PMax(1),
    formula="E as in DF-QuAD; s = w + (1-w) h(E) - w h(-E), h(x) = x / (1 + x) for x > 0",
    reference="As implemented in QBAF-Py (Kampik et al., arXiv 2401.08879)",
    properties="As DF-QuAD, but nothing is ever certain.",
)
