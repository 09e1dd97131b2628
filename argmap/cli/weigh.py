"""``argmap weigh`` and ``argmap cruxes``: what follows from what somebody believes, and what it turns on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging, number
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import Target, reading
from argmap.errors import InputError
from argmap.model import Claim, Map, Question
from argmap.reading import label
from argmap.weigh import perspective
from argmap.weigh.compare import first_thesis
from argmap.weigh.compiled import Weighing, compile
from argmap.weigh.cruxes import Crux
from argmap.weigh.cruxes import cruxes as cruxes_of
from argmap.weigh.explain import Explanation, Push, explain
from argmap.weigh.robust import Leaning, Standing, standings
from argmap.weigh.semantics import DEFAULT, SEMANTICS, semantics
from argmap.weigh.standards import Accrual, Burden, Comparison, Standard, compare_standards
from argmap.weigh.sweep import Combination, Gate, Rules

STANDARDS = [one.value for one in Standard]
BURDENS = [one.value for one in Burden]
OFFERED = [id for id in SEMANTICS if id != "basic"]
BAR = 10
"""Columns of a bar."""
PUSHES_SHOWN = 12
LEAST = 0.005
"""Effects below this would print as .00."""


def weighing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say from whose eyes and under which rules a map is weighed."""
    options = (
        click.option("--perspective", "view", default="undecided", show_default=True, help="From whose eyes."),
        click.option("--semantics", "named", type=click.Choice(OFFERED), default=DEFAULT.id, help="The formula."),
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
    rules = Rules(semantics(named), Gate(gate), Combination(premises))
    return compile(target.map).weigh(perspective(target.map, view), rules)


@click.command(
    epilog=examples(
        "argmap weigh deprecation",
        "argmap weigh deprecation --perspective on-deprecations",
        "argmap weigh deprecation retirement-is-wrong --perspective on-deprecations",
    )
)
@click.argument("map")
@click.argument("id", required=False)
@weighing_options
@click.option("--standard", type=click.Choice(STANDARDS), default="preponderance", help="The proof standard for ID.")
@click.option("--burden", type=click.Choice(BURDENS), default="asserter", help="Who has to meet it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def weigh(map: str, id: str | None, *, standard: str, burden: str, as_json: bool, **rules: str) -> None:
    """Say how strong the theses and options of a map are for somebody, or why the claim ID is as strong as it is.

    A strength from 0 to 1 says how far a claim stands once the reasons for and against it are heard; .50 is the middle,
    and it is no probability. Beside it stand what a reader who believes nothing would get from the same map (lean), how
    many reasons are encoded on each side, and the range over all other formulas: a strength that another formula would
    turn is fragile.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        if id is None:
            _report_questions(target.map, weighing, as_json=as_json)
        else:
            _report_claim(target.map, weighing, id, (Standard(standard), Burden(burden)), as_json=as_json)


def _report_questions(map: Map, weighing: Weighing, *, as_json: bool) -> None:
    questions = list(map.of_kind(Question))
    if not questions:
        raise InputError("this map asks no question", "Name a claim: `argmap weigh MAP ID`.")
    found = {one.id: standings(weighing, [*one.theses, *one.options]) for one in questions}
    if as_json:
        data = [{"question": id, "standings": [asdict(one) for one in listed]} for id, listed in found.items()]
        say_json({**_rules_data(weighing), "questions": data})
        return
    for line in _head(weighing):
        click.echo(line)
    for question in questions:
        say("")
        for line in hanging("", [Span(question.text, "heading")], width()):
            click.echo(line)
        for standing in found[question.id]:
            for line in _standing_lines(map, standing):
                click.echo(line)


def _rules_data(weighing: Weighing) -> dict[str, Any]:
    rules = weighing.rules
    return {
        "perspective": weighing.view.id,
        "semantics": rules.semantics.id,
        "premises": rules.combination.value,
        "gate": rules.gate.value,
        "unsettled": weighing.unsettled,
    }


def _head(weighing: Weighing) -> Iterator[str]:
    rules = weighing.rules
    yield from hanging("", [Span(weighing.view.title, "heading")], width())
    how = f"{rules.semantics.title}; premises by {rules.combination}; gate {rules.gate}. {rules.semantics.properties}"
    yield from hanging("    ", [Span(how, "dim")], width())
    if _is_empty(weighing):
        words = "Nothing is believed yet, so nothing follows: choose a perspective with --perspective."
        yield from hanging("    ", [Span(words, "dim")], width())
    for members in weighing.unsettled:
        yield from hanging("    ", [Span(f"did not settle: {', '.join(members)}", "against")], width())


def _is_empty(weighing: Weighing) -> bool:
    """Whether the perspective has said nothing yet."""
    return not (weighing.view.credence or weighing.view.force or weighing.view.certainty)


def _standing_lines(map: Map, one: Standing) -> Iterator[str]:
    style = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}[one.leaning]
    words = [Span(label(map, map[one.id])), Span(f"[{one.id}]", "id")]
    yield from hanging(f"  {number(one.strength)} {_bar(one.strength)} ", words, width(), style)
    facts = [f"{decimal(one.lowest)}–{decimal(one.highest)} over formulas", f"lean {decimal(one.lean)}"]
    facts.append(f"{one.reasons_for} for, {one.reasons_against} against encoded")
    if one.turned_by:
        facts.append(f"turned by {len(one.turned_by)} of {len(Combination) * len(OFFERED)} formulas: fragile")
    if one.unsettled:
        facts.append("rests on a cycle that did not settle")
    yield from hanging(" " * (BAR + 8), [Span("; ".join(facts), "dim")], width())


def _bar(value: float) -> str:
    filled = round(value * BAR)
    return "█" * filled + "░" * (BAR - filled)


def _report_claim(map: Map, weighing: Weighing, id: str, by: tuple[Standard, Burden], *, as_json: bool) -> None:
    found = explain(weighing, id)
    standing = standings(weighing, [id])[0] if isinstance(map[id], Claim) else None
    proof = _proof(weighing, id, *by) if standing is not None else None
    if as_json:
        data = asdict(standing) if standing is not None else None
        say_json({**_rules_data(weighing), "explanation": asdict(found), "standing": data, "proof": _proof_data(proof)})
        return
    for line in _head(weighing):
        click.echo(line)
    if standing is not None:
        for line in _standing_lines(map, standing):
            click.echo(line)
    for line in _explanation_lines(map, found):
        click.echo(line)
    if proof is not None:
        say("")
        for line in hanging("", [Span(f"{proof.stated.words()} {proof.words()}")], width()):
            click.echo(line)


def _proof(weighing: Weighing, id: str, standard: Standard, burden: Burden) -> Comparison:
    return compare_standards(weighing, id, standard, accrual=Accrual.MAXIMUM, burden=burden)


def _proof_data(proof: Comparison | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    return {
        "standard": proof.stated.standard.value,
        "burden": proof.stated.burden.value,
        "holds": proof.stated.holds,
        "pro": proof.stated.pro,
        "con": proof.stated.con,
        "turned_by": [{"standard": one.standard.value, "burden": one.burden.value} for one in proof.turned_by],
    }


def _explanation_lines(map: Map, found: Explanation) -> Iterator[str]:
    yield f"  starts at {decimal(found.base)}, comes to {decimal(found.strength)}"
    for title, pushes in (("RAISED BY", found.raised), ("LOWERED BY", found.lowered)):
        if pushes:
            yield ""
            yield from hanging("", [Span(title, "heading")], width())
        shown = [push for push in pushes if abs(push.effect) >= LEAST][:PUSHES_SHOWN]
        for push in shown:
            yield from _push_lines(map, push)
        if len(pushes) > len(shown):
            yield f"  {len(pushes) - len(shown)} more, each by less than can be shown with the others there"
    if found.silent:
        yield ""
        words = f"{len(found.silent)} more give nothing: their premises are not believed, or they are undercut."
        yield from hanging("", [Span(words, "dim")], width())


def _push_lines(map: Map, push: Push) -> Iterator[str]:
    words = [Span(label(map, map[push.id])), Span(f"[{push.id}]", "id")]
    style = "for" if push.effect > 0 else "against"
    yield from hanging(f"  {'+' if push.effect > 0 else '−'}{decimal(abs(push.effect))} ", words, width(), style)
    if push.path:
        through = " ← ".join(label(map, map[claim]) for claim in push.path[:3])
        yield from hanging("        ", [Span(f"through {through}", "dim")], width())


@click.command(epilog=examples("argmap cruxes deprecation --for avoid-retirement --perspective on-deprecations"))
@click.argument("map")
@click.option("--for", "id", metavar="ID", help="The claim in question; without it the first thesis of the map.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show.")
@weighing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def cruxes(map: str, id: str | None, top: int, *, as_json: bool, **rules: str) -> None:
    """Show the few beliefs on which the strength of a claim turns.

    For every belief, argument and piece of evidence that bears on the claim: how strong the claim would be if it were
    denied (0), if it were certain (1), and without it; and, where that can turn the claim, at which value it does.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        chosen = id or first_thesis(target.map)
        found = cruxes_of(weighing, chosen)[:top]
        if as_json:
            data = [{**asdict(one), "swing": one.swing} for one in found]
            say_json({**_rules_data(weighing), "for": chosen, "strength": weighing[chosen], "cruxes": data})
            return
        for line in _crux_lines(target.map, weighing, chosen, found):
            click.echo(line)


def _crux_lines(map: Map, weighing: Weighing, id: str, found: list[Crux]) -> Iterator[str]:
    yield from _head(weighing)
    yield from hanging(f"  {decimal(weighing[id])} ", [Span(map[id].words()), Span(f"[{id}]", "id")], width())
    yield ""
    if _is_empty(weighing):
        return
    moving = [one for one in found if one.swing >= LEAST or one.flip is not None]
    if not any(one.flip is not None for one in found):
        yield "No single belief turns it." + (" What moves it most:" if moving else " None moves it by itself.")
    for one in moving:
        turn = f"turns it at {decimal(one.flip)} (now {decimal(one.weight)})" if one.flip is not None else ""
        yield from hanging("  ", [Span(map[one.id].words() or one.id), Span(f"[{one.id}]", "id")], width())
        facts = f"denied {decimal(one.at_zero)}, certain {decimal(one.at_one)}, without it {decimal(one.removed)}"
        yield from hanging("      ", [Span("; ".join(part for part in (turn, facts) if part), "dim")], width())
