"""DF-QuAD: reasons add up like independent chances: many weak ones come near certainty."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import ProbabilisticSum
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Linear

DFQUAD = Semantics(
    id="dfquad",
    title="DF-QuAD",
    aggregation=ProbabilisticSum(),
    influence=Linear(),
    formula="E = prod(1 - con) - prod(1 - pro); s = w + (1-w) max(0,E) - w max(0,-E)",
    reference="Rago, Toni, Aurisicchio, Baroni, KR 2016",
    properties="Reasons add up like independent chances: many weak ones come near certainty.",
)
