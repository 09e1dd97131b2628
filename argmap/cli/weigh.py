"""``argmap weigh``: what follows from what somebody believes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import click

from argmap.cli._help import examples
from argmap.cli._layout import Span, decimal, hanging, number
from argmap.cli._output import say, say_json, width
from argmap.cli._proof import BURDENS, judged, proof_options
from argmap.cli._targets import reading
from argmap.cli._weighing import FORMULAS, LEAST, head, is_empty, rules_data, weighed, weighing_options
from argmap.errors import InputError
from argmap.model import Claim, Map, Question
from argmap.reading import label
from argmap.weigh.compiled import Weighing
from argmap.weigh.explain import Explanation, Push, explain
from argmap.weigh.precaution import PRECAUTION, Precaution, precaution
from argmap.weigh.robust import Leaning, Standing, standings
from argmap.weigh.standards import GRADED, PRESETS, Burden, Comparison, Standard
from argmap.weigh.sweep import Combination

STANDARDS = [one.value for one in Standard]
BAR = 10
"""Columns of a bar."""
PUSHES_SHOWN = 12


@dataclass(frozen=True)
class _Judge:
    """How verdicts are reached, as the options say."""

    weighing: Weighing
    standard: Standard
    burden: str
    preset: str
    accrual: str

    @cached_property
    def _caution(self) -> Precaution:
        return precaution(self.weighing.compiled.map)

    def on(self, claim: str) -> Comparison:
        """The verdict on ``claim``, and what would turn it."""
        cautious = self.burden == PRECAUTION
        burden = self._caution.burden(claim) if cautious else Burden(self.burden)
        return judged(self.weighing, claim, self.standard, burden, preset=self.preset, accrual=self.accrual)

    def why(self, claim: str) -> str:
        """What precaution says of ``claim``, where it is asked for."""
        return self._caution.words(claim) if self.burden == PRECAUTION else ""

    def words(self) -> str:
        """How, in a sentence."""
        who = "under precaution" if self.burden == PRECAUTION else f"with the burden on the {self.burden}"
        numbers = f", numbers of {PRESETS[self.preset].title}" if self.standard in GRADED else ""
        return f"Verdicts by {self.standard.phrase}{numbers}, {who}."


@click.command(
    epilog=examples(
        "argmap weigh deprecation",
        "argmap weigh deprecation --perspective on-deprecations",
        "argmap weigh deprecation retirement-is-wrong --perspective on-deprecations",
        "argmap weigh deprecation --perspective on-deprecations --standard clear-and-convincing --burden precaution",
    )
)
@click.argument("map")
@click.argument("id", required=False)
@weighing_options
@click.option("--standard", type=click.Choice(STANDARDS), default="preponderance", help="The proof standard.")
@click.option("--burden", type=click.Choice(BURDENS), default="asserter", help="Who has to meet it.")
@proof_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def weigh(  # noqa: PLR0913 - each is a choice to be stated
    map: str,
    id: str | None,
    *,
    standard: str,
    burden: str,
    preset: str,
    accrual: str,
    as_json: bool,
    **rules: str,
) -> None:
    """Say how strong the theses and options of a map are for somebody, or why the claim ID is as strong as it is.

    A strength from 0 to 1 says how far a claim stands once the reasons for and against it are heard; .50 is the middle,
    and it is no probability. Beside it stand what a reader who believes nothing would get from the same map (lean), how
    many reasons are encoded on each side, and the range over all other formulas: a strength that another formula would
    turn is fragile. Whether it holds is judged by a proof standard: `argmap verdicts` shows all of them.
    """
    with reading(map) as target:
        weighing = weighed(target, **rules)
        judge = _Judge(weighing, Standard(standard), burden, preset, accrual)
        if id is None:
            _report_questions(target.map, judge, as_json=as_json)
        else:
            _report_claim(target.map, judge, id, as_json=as_json)


def _report_questions(map: Map, judge: _Judge, *, as_json: bool) -> None:
    weighing = judge.weighing
    questions = list(map.of_kind(Question))
    if not questions:
        raise InputError("this map asks no question", "Name a claim: `argmap weigh MAP ID`.")
    found = {one.id: standings(weighing, [*one.theses, *one.options]) for one in questions}
    if as_json:
        data = [
            {"question": id, "standings": [_standing_data(judge, one) for one in listed]}
            for id, listed in found.items()
        ]
        say_json({**rules_data(weighing), "questions": data})
        return
    for line in head(weighing):
        click.echo(line)
    for line in [] if is_empty(weighing) else hanging("    ", [Span(judge.words(), "dim")], width()):
        click.echo(line)
    for question in questions:
        say("")
        for line in hanging("", [Span(question.text, "heading")], width()):
            click.echo(line)
        for standing in found[question.id]:
            said = "" if is_empty(weighing) else _in_short(judge.on(standing.id))
            for line in _standing_lines(map, standing, said):
                click.echo(line)


def _standing_data(judge: _Judge, one: Standing) -> dict[str, Any]:
    return {**asdict(one), "proof": _proof_data(judge.on(one.id))}


def _in_short(proof: Comparison) -> str:
    """The verdict in a few words."""
    if not proof.stated.is_settled:
        return "no verdict"
    holds = "holds" if proof.stated.holds else "does not hold"
    return f"{holds}, by the burden alone" if proof.burden_decides else holds


def _standing_lines(map: Map, one: Standing, verdict: str = "") -> Iterator[str]:
    style = {Leaning.FOR: "for", Leaning.AGAINST: "against", Leaning.UNDECIDED: ""}[one.leaning]
    words = [Span(label(map, map[one.id])), Span(f"[{one.id}]", "id")]
    yield from hanging(f"  {number(one.strength)} {_bar(one.strength)} ", words, width(), style)
    facts = [verdict] if verdict else []
    facts += [f"{decimal(one.lowest)}–{decimal(one.highest)} over formulas", f"lean {decimal(one.lean)}"]
    facts.append(f"{one.reasons_for} for, {one.reasons_against} against encoded")
    if one.turned_by:
        facts.append(f"turned by {len(one.turned_by)} of {len(Combination) * len(FORMULAS)} formulas: fragile")
    if one.unsettled:
        facts.append("rests on a cycle that did not settle")
    yield from hanging(" " * (BAR + 8), [Span("; ".join(facts), "dim")], width())


def _bar(value: float) -> str:
    filled = round(value * BAR)
    return "█" * filled + "░" * (BAR - filled)


def _report_claim(map: Map, judge: _Judge, id: str, *, as_json: bool) -> None:
    weighing = judge.weighing
    found = explain(weighing, id)
    standing = standings(weighing, [id])[0] if isinstance(map[id], Claim) else None
    proof = judge.on(id) if standing is not None else None
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
        words = " ".join(filter(None, [proof.stated.words(), judge.why(id), proof.words()]))
        for line in hanging("", [Span(words)], width()):
            click.echo(line)


def _proof_data(proof: Comparison | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    return {
        "standard": proof.stated.standard.value,
        "burden": proof.stated.burden.value,
        "preset": proof.stated.preset.id,
        "accrual": proof.stated.accrual.value,
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
