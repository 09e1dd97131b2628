"""What the commands that weigh share: under which rules, from whose eyes, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from argmap.cli._layout import Span, hanging
from argmap.cli._output import width
from argmap.cli._targets import Target, author_of
from argmap.model import Claim, Map, Perspective
from argmap.weigh import NEUTRAL, perspective, perspectives
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.perspectives import eyes_of, holds_nothing, own_perspective
from argmap.weigh.robust import OFFERED
from argmap.weigh.rules import Combination, Gate, Rules
from argmap.weigh.semantics import DEFAULT, semantics
from argmap.weigh.silence import borne, spoken_on

LEAST = 0.005
"""Effects below this would print as .00."""
FORMULAS = [one.id for one in OFFERED]
"""The semantics that stay in [0, 1], by id."""
NAMED_NONE = "without it your own if you have weighed anything, else nobody's. Nobody's are named 'undecided'."
"""Whose eyes are meant where none are named."""
GATES = {
    Gate.BELIEVED: "premises at or below .50 give nothing",
    Gate.OPEN: "every premise gives its strength",
}
"""What each gate means."""


def weighing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say from whose eyes and under which rules a map is weighed."""
    return eyes_option(rules_options(command))


def eyes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says from whose eyes a map is seen."""
    return click.option("--perspective", "view", metavar="P", help=f"From whose eyes; {NAMED_NONE}")(command)


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


def weighed(target: Target, view: str | None, named: str, premises: str, gate: str) -> Weighing:
    """The map of ``target`` weighed as the options say."""
    return compile(target.map).weigh(eyes(target.map, view), chosen_rules(named, premises, gate))


def eyes(map: Map, named: str | None) -> Perspective:
    """The perspective that is named, else the one that the user looks through unless they say otherwise."""
    return perspective(map, named) if named is not None else eyes_of(map, author_of(None))


def whose(map: Map, view: Perspective, *, hint: bool = True) -> Iterator[str]:
    """The first lines of a report: whose eyes these are, how to look through others, and that nothing follows yet.

    Without ``hint`` nothing is said of a perspective that holds nothing: beliefs come from elsewhere.
    """
    own = own_perspective(map, author_of(None))
    spans = [Span(view.title, "heading")]
    if view == own:
        words = "your own beliefs; --perspective P looks through other eyes, --perspective undecided through nobody's"
        spans.append(Span(f"({words})", "dim"))
    elif view is NEUTRAL:
        why = ", since you have weighed nothing here" if own is None or holds_nothing(own) else ""
        spans.append(Span(f"(nobody's eyes{why}; --perspective P looks through somebody's)", "dim"))
    yield from hanging("", spans, width())
    if hint and holds_nothing(view):
        yield from hanging("    ", [Span("Nothing is believed yet, so nothing follows.", "dim")], width())


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
    yield from whose(weighing.compiled.map, weighing.view, hint=hint)
    yield from hanging("    ", [Span(f"{how(rules)}. {rules.semantics.properties}", "dim")], width())
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
    return holds_nothing(weighing.view)


def spoken(weighing: Weighing, claims: Iterable[str]) -> frozenset[str]:
    """Those of ``claims`` that something believed bears on, and other items on which anything is weighed.

    The strengths of what is left are nobody's.
    """
    compiled, view = weighing.compiled, weighing.view
    bears = borne(compiled, view, weighing.swept.act)
    said = spoken_on(compiled, compiled.weights(view), claims)
    return frozenset(id for id in said if bears[compiled.at(id)] or not isinstance(compiled.map[id], Claim))
