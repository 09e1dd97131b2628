"""What the commands that state a verdict share: by which numbers, with what accrual, and who has to show what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from argmap.weigh.compiled import Weighing
from argmap.weigh.fragility import Fragility
from argmap.weigh.precaution import PRECAUTION
from argmap.weigh.standards import CARNEADES_4, PRESETS, Accrual, Burden, Comparison, Standard, compare_standards

BURDENS = [*(one.value for one in Burden), PRECAUTION]


def proof_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say with which numbers a verdict is reached."""
    for option in (
        click.option(
            "--accrual",
            type=click.Choice([one.value for one in Accrual]),
            default=Accrual.MAXIMUM.value,
            help="What several reasons on one side come to together.",
        ),
        click.option(
            "--preset",
            type=click.Choice(list(PRESETS)),
            default=CARNEADES_4.id,
            help="Whose numbers the two strictest standards have.",
        ),
    ):
        command = option(command)
    return command


def judged(  # noqa: PLR0913 - each is a choice to be stated
    weighing: Weighing,
    claim: str,
    standard: Standard = Standard.PREPONDERANCE,
    burden: Burden = Burden.ASSERTER,
    *,
    preset: str,
    accrual: str,
) -> Comparison:
    """The verdict on ``claim`` and those under every standard and both burdens, with the numbers the options name."""
    return compare_standards(weighing, claim, standard, preset=PRESETS[preset], accrual=Accrual(accrual), burden=burden)


def fragility_data(found: Fragility) -> dict[str, Any]:
    """What would turn a verdict, for JSON."""
    return {
        "formulas": [{"semantics": one.semantics.id, "premises": one.combination.value} for one in found.rules],
        "formulas_tried": found.tried,
        "accruals": [one.value for one in found.accruals],
        "presets": [one.id for one in found.presets],
        "burdens": [one.value for one in found.burdens],
    }
