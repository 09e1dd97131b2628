"""The semantics that can be chosen by name, the default first."""

from __future__ import annotations

from argmap.errors import UnknownId
from argmap.weigh.semantics.base import Semantics
from argmap.weigh.semantics.basic import BASIC
from argmap.weigh.semantics.dfquad import DFQUAD
from argmap.weigh.semantics.euler import EULER
from argmap.weigh.semantics.euler_top import EULER_TOP
from argmap.weigh.semantics.measured import MEASURED
from argmap.weigh.semantics.mlp import MLP
from argmap.weigh.semantics.quadratic import QUADRATIC
from argmap.weigh.semantics.sd_dfquad import SD_DFQUAD

SEMANTICS: dict[str, Semantics] = {
    one.id: one for one in (MEASURED, DFQUAD, QUADRATIC, EULER, EULER_TOP, MLP, SD_DFQUAD, BASIC)
}
"""Every semantics by its id."""
DEFAULT = MEASURED


def semantics(id: str) -> Semantics:
    """The semantics ``id``. Raises ``UnknownId``."""
    if id not in SEMANTICS:
        raise UnknownId(f"there is no semantics '{id}'", f"There are: {', '.join(SEMANTICS)}.")
    return SEMANTICS[id]


__all__ = ["DEFAULT", "SEMANTICS", "Semantics", "semantics"]
