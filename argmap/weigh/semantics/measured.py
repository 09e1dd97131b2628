"""Measured accrual, the default: DF-QuAD in which many weak reasons do not make up for a decisive one."""

from __future__ import annotations

from argmap.weigh.semantics.aggregations import AczelAlsina
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.influences import Linear

DEGREE = 4.0
"""Ten reasons of .5 come to .71, two of .9 to .94: see the guide, weighing, for what other degrees do."""
MEASURED = Semantics(
    id="measured",
    title="Measured accrual",
    aggregation=AczelAlsina(DEGREE),
    influence=Linear(),
    formula="E = S(pro) - S(con), S(a) = 1 - exp(-(sum (-ln(1 - a))^4)^(1/4)); s = w + (1-w) max(0,E) - w max(0,-E)",
    reference="DF-QuAD (Rago et al., KR 2016) with the t-conorm of Aczel and Alsina (Aequationes Mathematicae 1982) "
    "of degree 4 in place of the probabilistic sum",
    properties="Independent reasons accumulate; ten that are weak do not outweigh one that is decisive; "
    "reasons on the same premises count once.",
    joins_dependent=True,
)
