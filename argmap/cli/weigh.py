"""``argmap weigh``: what follows from what somebody believes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging, number
from argmap.cli._output import say, say_json, width
from argmap.cli._targets import reading
from argmap.cli._weighing import FORMULAS, LEAST, head, rules_data, weighed, weighing_options
from argmap.errors import InputError
from argmap.model import Claim, Map, Question
from argmap.reading import label
from argmap.weigh.compiled import Weighing
from argmap.weigh.explain import Explanation, Push, explain
from argmap.weigh.robust import Leaning, Standing, standings
from argmap.weigh.standards import Accrual, Burden, Comparison, Standard, compare_standards
from argmap.weigh.sweep import Combination

STANDARDS = [one.value for one in Standard]
BURDENS = [one.value for one in Burden]
BAR = 10
"""Columns of a bar."""
PUSHES_SHOWN = 12


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
        say_json({**rules_data(weighing), "questions": data})
        return
    for line in head(weighing):
        click.echo(line)
    for question in questions:
        say("")
        for line in hanging("", [Span(question.text, "heading")], width()):
            click.echo(line)
        for standing in found[question.id]:
            for line in _standing_lines(map, standing):
                click.echo(line)


def _standing_lines(map: Map, one: Standing) -> Iterator[str]:
    style = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}[one.leaning]
    words = [Span(label(map, map[one.id])), Span(f"[{one.id}]", "id")]
    yield from hanging(f"  {number(one.strength)} {_bar(one.strength)} ", words, width(), style)
    facts = [f"{decimal(one.lowest)}–{decimal(one.highest)} over formulas", f"lean {decimal(one.lean)}"]
    facts.append(f"{one.reasons_for} for, {one.reasons_against} against encoded")
    if one.turned_by:
        facts.append(f"turned by {len(one.turned_by)} of {len(Combination) * len(FORMULAS)} formulas: fragile")
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
        say_json({**rules_data(weighing), "explanation": asdict(found), "standing": data, "proof": _proof_data(proof)})
        return
    for line in head(weighing):
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
