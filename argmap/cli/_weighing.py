"""What the commands that weigh share: under which rules, from whose eyes, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from argmap.cli._layout import Span, hanging
from argmap.cli._output import width
from argmap.cli._targets import Target
from argmap.model import Map
from argmap.weigh import NEUTRAL, perspective, perspectives
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.robust import OFFERED
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics import DEFAULT, semantics

LEAST = 0.005
"""Effects below this would print as .00."""
FORMULAS = [one.id for one in OFFERED]
"""The semantics that stay in [0, 1], by id."""
GATES = {
    Gate.BELIEVED: "premises at or below .50 give nothing",
    Gate.OPEN: "every premise gives its strength",
}
"""What each gate means."""


def weighing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say from whose eyes and under which rules a map is weighed."""
    eyes = click.option("--perspective", "view", default="undecided", show_default=True, help="From whose eyes.")
    return eyes(rules_options(command))


def rules_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say under which rules a map is weighed."""
    options = (
        click.option("--semantics", "named", type=click.Choice(FORMULAS), default=DEFAULT.id, help="The formula."),
        click.option(
            "--premises",
            type=click.Choice([one.value for one in Combination]),
            default="product",
            help="How premises combine.",
        ),
        click.option(
            "--gate",
            type=click.Choice([one.value for one in Gate]),
            default="believed",
            help="What undecided premises give.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def weighed(target: Target, view: str, named: str, premises: str, gate: str) -> Weighing:
    """The map of ``target`` weighed as the options say."""
    return compile(target.map).weigh(perspective(target.map, view), chosen_rules(named, premises, gate))


def chosen_rules(named: str, premises: str, gate: str) -> Rules:
    """The rules that the options name."""
    return Rules(semantics(named), Gate(gate), Combination(premises))


def rules_data(weighing: Weighing) -> dict[str, Any]:
    """Under which rules it was weighed, for JSON."""
    rules = weighing.rules
    return {
        "perspective": weighing.view.id,
        "semantics": rules.semantics.id,
        "premises": rules.combination.value,
        "gate": rules.gate.value,
        "unsettled": weighing.unsettled,
    }


def head(weighing: Weighing, *, hint: bool = True) -> Iterator[str]:
    """The lines that say whose eyes and which rules these are, and what to beware of.

    Without ``hint`` nothing is said of a perspective that holds nothing: beliefs come from elsewhere.
    """
    rules = weighing.rules
    yield from hanging("", [Span(weighing.view.title, "heading")], width())
    yield from hanging("    ", [Span(f"{how(rules)}. {rules.semantics.properties}", "dim")], width())
    if hint and is_empty(weighing):
        words = "Nothing is believed yet, so nothing follows: choose a perspective with --perspective."
        yield from hanging("    ", [Span(words, "dim")], width())
    for members in weighing.unsettled:
        yield from hanging("    ", [Span(f"did not settle: {', '.join(members)}", "against")], width())


def how(rules: Rules) -> str:
    """By which formula, in words, with what the gate means."""
    return f"{rules.semantics.title}; premises by {rules.combination}; gate {rules.gate} ({GATES[rules.gate]})"


def others_named(map: Map) -> str:
    """Which perspectives there are to choose, in a sentence."""
    names = [view.source or view.id for view in perspectives(map) if view is not NEUTRAL]
    if not names:
        return "The map holds no perspective yet: `argmap edit MAP weigh PERSPECTIVE ID VALUE` begins one."
    return f"Perspectives to choose from: {', '.join(names)}."


def is_empty(weighing: Weighing) -> bool:
    """Whether the perspective has said nothing yet."""
    return not (weighing.view.credence or weighing.view.force or weighing.view.certainty)
