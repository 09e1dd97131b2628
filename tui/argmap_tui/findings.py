"""What takes a moment to find about the strengths on the screen, so that it is found while nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Claim, Question
from argmap_tui.scales import Scales
from argmap_tui.why_lines import Turning
from argmap_tui.widgets.strip import Standings

if TYPE_CHECKING:
    from argmap.weigh.compiled import Weighing
    from argmap.weigh.cruxes import Crux

LARGEST = 20_000
"""Nodes of a map up to which what a strength turns on is found without being asked for."""


@dataclass(frozen=True)
class Findings:
    """What was found about one weighing."""

    weighing: Weighing
    standings: Standings
    turning: Turning


def found(scales: Scales, question: str, item: str) -> Callable[[], Findings]:
    """What finds how far the options of ``question`` reach over all formulas, and what ``item`` turns on."""
    weighing = scales.weighing

    def find() -> Findings:
        small = weighing.compiled.graph.count <= LARGEST
        asked = isinstance(scales.map.get(item), Claim) and small
        return Findings(
            weighing,
            _standings(weighing, question) if small else Standings(),
            Turning(item, _cruxes(weighing, item) if asked else ()),
        )

    return find


def _standings(weighing: Weighing, id: str) -> Standings:
    from argmap.weigh.robust import standings

    question = weighing.compiled.map.get(id)
    if not isinstance(question, Question):
        return Standings()
    claims = list(dict.fromkeys((*question.theses, *question.options)))
    return Standings(id, {one.id: (one.lowest, one.highest) for one in standings(weighing, claims)})


def _cruxes(weighing: Weighing, id: str) -> tuple[Crux, ...]:
    from argmap.weigh.cruxes import cruxes

    return tuple(cruxes(weighing, id))
